"""Which links netdesk opens: addresses built anew from what was validated, never the text as it came.

Only http, https, mailto and tel. Whatever is odd (another scheme, a name and password before the host,
characters that cannot be seen, a host that is no public name) is not opened at all: it can be copied.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

LONGEST: Final = 2000
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST_AND_PORT: Final = re.compile(r"([^\s:/?#@\[\]\\]+)(?::(\d{1,5}))?$")
_HOST_LABEL: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)$")
_TOP_LABEL: Final = re.compile(r"(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$")
_MAILBOX: Final = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}$")
_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ().\-/\u00a0\u2011]{1,38}$")
_EXTENSION: Final = re.compile(r"(?:\s*(?:;ext=|ext\.?|x|#)\s*\d{1,8})$", re.IGNORECASE)
_PATH_KEPT: Final = "/:@!$&'()*+,;=-._~%"
_QUERY_KEPT: Final = _PATH_KEPT + "?"


@dataclass(frozen=True, slots=True)
class Link:
    """Something that may be opened. `url` is pure ASCII.

    `target` is what to tell the user it leads to: a host (in the ASCII form of an international name), an
    address or a number.
    """

    url: str
    target: str


def web_link(text: str) -> Link | None:
    """The web page that `text` names ("halden.example/team" is https), or None when it must not be opened."""
    text = text.strip()
    if not text or len(text) > LONGEST or _is_odd(text) or "\\" in text:
        return None
    address = text if _has_scheme(text) else f"https://{text}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not address[len(parts.scheme) :].startswith("://"):
        return None
    found = _HOST_AND_PORT.match(parts.netloc)
    host = ascii_host(found[1]) if found else ""
    if not found or not host or (found[2] and not 0 < int(found[2]) < 65536):
        return None
    port = f":{int(found[2])}" if found[2] else ""
    url = f"{parts.scheme.lower()}://{host}{port}{_encoded(parts.path, _PATH_KEPT)}"
    url += f"?{_encoded(parts.query, _QUERY_KEPT)}" if parts.query else ""
    url += f"#{_encoded(parts.fragment, _QUERY_KEPT)}" if parts.fragment else ""
    return Link(url, host)


def mail_link(text: str) -> Link | None:
    """A message to the one address that `text` is, with nothing else in it, or None."""
    text = text.strip()
    if not looks_like_email(text):
        return None
    mailbox, _, host = text.rpartition("@")
    address = f"{quote(mailbox, safe='.-_~!$*+')}@{ascii_host(host)}"
    return Link(f"mailto:{address}", text)


def phone_link(text: str) -> Link | None:
    """A call to the number that `text` is, or None. An extension is left to the user to dial."""
    number = _EXTENSION.sub("", text.strip())
    if not _PHONE.match(number):
        return None
    digits = "".join(str(unicodedata.digit(char)) for char in number if char.isdigit())
    if not 3 <= len(digits) <= 15:
        return None
    return Link(f"tel:{'+' if number.startswith('+') else ''}{digits}", number)


def looks_like_email(text: str) -> bool:
    """True for one plain address such as "leila@halden.example". An odd one may still be somebody's."""
    mailbox, at, host = text.strip().rpartition("@")
    return bool(
        at and len(text) <= 320 and not _is_odd(text) and _MAILBOX.match(mailbox) and ascii_host(host)
        and not mailbox.startswith(".") and not mailbox.endswith(".")
    )  # fmt: skip


def shown_web(text: str) -> str:
    """A web address without what everybody knows: no scheme, no "www.", no slash at the end."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", text.strip(), flags=re.IGNORECASE) or text.strip()


def ascii_host(host: str) -> str:
    """A public host name in small ASCII letters (xn-- where it is international), "" for anything else.

    Numbers and names without a dot lead into the user's own network and are refused; so are the few letters
    that old and new browsers turn into different hosts.
    """
    if any(letter in host for letter in "ßς"):
        return ""
    try:
        name = host.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = name.split(".")
    fine = len(name) <= 253 and len(labels) > 1 and all(_HOST_LABEL.match(label) for label in labels)
    return name if fine and _TOP_LABEL.match(labels[-1]) and labels[-1] not in _OWN_NETWORK else ""


_OWN_NETWORK: Final = frozenset(("local", "localhost", "internal", "lan", "home", "corp", "onion"))


def _has_scheme(text: str) -> bool:
    # "halden.example:8080/team" has a port; nothing that can harm has a dot and digits there.
    found = _SCHEME.match(text)
    return bool(found) and not re.match(r"[^:/]+\.[A-Za-z0-9-]+:\d", text)


def _is_odd(text: str) -> bool:
    """Spaces, control characters, direction marks and others that cannot be seen, lone surrogates."""
    return any(unicodedata.category(char)[0] in "CZ" for char in text)


def _encoded(text: str, kept: str) -> str:
    encoded = quote(text, safe=kept)
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)
