"""The bytes of one card into its properties.

Lines are unfolded as bytes, since a fold may split a character (RFC 6350, section 3.2); quoted-printable
soft breaks, base64 without indentation and text that goes on without any are put together as the programs
that wrote them meant. Most cards are plain UTF-8 and take a short way; the rest is read line by line.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from netdesk.exchange.cleaning import UNFIT
from netdesk.exchange.encodings import decode, guess, known_codec
from netdesk.exchange.formats.vcard.heads import HEADS, Head, end_of_head, parse_head


class Property(NamedTuple):
    """One property. Quoted-printable ones have their bytes in `raw` and no `value`: see `pieces`."""

    head: Head
    value: str
    raw: bytes
    charset: str


LINES_LIMIT = 20_000
"""Most properties of one card; no program writes so many, and what comes after is not read."""

SOFT_BREAKS_LIMIT = 1_000_000
"""Most soft line breaks of one card, and how many of its bytes are read when it has more."""

_BEYOND_ASCII = bytes(range(128, 256))
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n")
_CHARSET = re.compile(rb";[ ]?CHARSET=\"?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_OLD = re.compile(rb"^VERSION:2\.1\s*$", re.IGNORECASE | re.MULTILINE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=\s]+\Z")
_NOT_HEX = re.compile(rb"=(?![0-9A-Fa-f]{2})")
# A property in capitals as programs write it: what follows a soft break that was never meant.
_PROPERTY = re.compile(
    rb"(?:item\d+\.)?(?:N|FN|TEL|EMAIL|ADR|ORG|TITLE|NOTE|URL|BDAY|LABEL|PHOTO|ROLE|REV|UID|CATEGORIES|NICKNAME"
    rb"|END|BEGIN|X-[A-Z0-9-]+)[:;]"
)
# A property of its own behind a space that says that it is none.
_INDENTED = re.compile(rb"\n[ \t](?:FN|TEL|EMAIL|ORG|TITLE|NICKNAME|ADR|URL|BDAY)[:;]")
_FOLDED_AT_LEAST = 60
_FEW = 12
"""Fewer bytes beyond ASCII than that say too little of what they stand for."""


def properties(raw: bytes, sample: bytes = b"") -> tuple[list[Property], list[str]]:
    """Return a card's properties in order, and the lines that are none.

    BEGIN and END are not among them. `sample` are lines of other cards of the file that are in no encoding
    that it names. Never raises.
    """
    capitals = raw.upper()
    if b"QUOTED-PRINTABLE" not in capitals and b"\nAGENT" not in capitals and b"\x1b" not in raw:
        quick = _quick(raw)
        if quick is not None:
            return quick, []
    return _careful(raw, sample)


def _quick(raw: bytes) -> list[Property] | None:
    """The properties of a card in UTF-8 whose every line has a colon; None when it is not like that."""
    text = quick_text(raw)
    if text is None:
        return None
    found = []
    make = tuple.__new__
    lines = text.split("\n", LINES_LIMIT)
    if len(lines) > LINES_LIMIT:
        return None
    if lines[-1] == "END:VCARD":
        lines.pop()
    for line in lines:
        before, colon, value = line.partition(":")
        head = HEADS.get(before) if colon else None
        if head is None:
            if not line.strip():
                continue
            if colon and '"' in before:
                before, value = _divided(line)
            head = parse_head(before) if colon else None
            if head is None:
                return None
        found.append(make(Property, (head, value, b"", "")))
    return found


def _divided(line: str) -> tuple[str, str]:
    """Head and value of a line that has quotes in its head."""
    whole = line.encode()
    at = end_of_head(whole, last=True)
    return whole[:at].decode(), whole[at + 1 :].decode()


def quick_text(raw: bytes) -> str | None:
    """A card's text, unfolded and clean; None when its folds or its encoding need more care."""
    # `in` would first ask whether the bytes are a number, which takes longer than to find them.
    if raw.find(b"\n ") >= 0 or raw.find(b"\n\t") >= 0:
        if b"\n\n" in raw or _OLD.search(raw) or _INDENTED.search(raw):
            return None
        raw = raw.replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if len(raw.translate(None, _CONTROLS)) != len(raw) or (len(text) != len(raw) and _has_unfit(raw)):
        text = UNFIT.sub("", text.rstrip("\r").replace("\r", "\\n"))
    return text


def _has_unfit(raw: bytes) -> bool:
    """Whether UTF-8 may have a character beyond ASCII that `UNFIT` takes out: a few ways to look for them are
    ten times as quick as one."""
    return raw.find(b"\xe2\x80\xad") >= 0 or raw.find(b"\xe2\x80\xae") >= 0 or raw.find(b"\xef\xbf") >= 0


class _Logical:
    """A line being put together. `head` is None as long as no colon has ended it, `value` is how much of
    the bytes come before the value."""

    __slots__ = ("encoding", "head", "parts", "text", "value")

    def __init__(self, line: bytes) -> None:
        self.parts = [line]
        self.head: Head | None = None
        self.encoding = ""
        self.text = False
        self.value = 0
        self.look(last=False)

    def look(self, last: bool) -> None:
        """Find the head in what is there; a quote that is still open may close in what is to come."""
        if self.head is not None:
            return
        line = b"".join(self.parts)
        at = end_of_head(line, last)
        if at < 0:
            return
        self.head = parse_head(line[:at].decode("utf-8", "replace"))
        self.value = at + 1
        if self.head is not None:
            self.encoding = self.head.encoding
            self.text = self.head.name in ("NOTE", "LABEL", "ADR")

    def open_break(self) -> bool:
        """True when quoted-printable text says that it goes on."""
        return self.encoding == "Q" and self.parts[-1].rstrip(b" \t").endswith(b"=")


_AGENT = re.compile(
    rb"^((?:[\w-]+\.)?AGENT(?:;[^\n:]*)?:)[ \t]*\n?(BEGIN:VCARD[ \t]*\n(?![ \t]).*?^END:VCARD)[ \t]*$",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)


def _agent_line(found: re.Match[bytes]) -> bytes:
    """A card inside a card (2.1) as 3.0 writes it: one line of escaped text."""
    card = found.group(2).replace(b"\\", b"\\\\").replace(b";", b"\\;").replace(b",", b"\\,")
    return found.group(1) + card.replace(b"\n", b"\\n")


def _careful(raw: bytes, sample: bytes = b"") -> tuple[list[Property], list[str]]:
    found: list[Property] = []
    odd: list[str] = []
    raw = _AGENT.sub(_agent_line, raw, count=50)
    if raw.count(b"=\n") > SOFT_BREAKS_LIMIT:
        raw = raw[:SOFT_BREAKS_LIMIT]
        odd.append("(a text without end)")
    declared = _declared(raw)
    guessed = ""
    for logical in islice(_logical_lines(raw), LINES_LIMIT):
        logical.look(last=True)
        line = b"".join(logical.parts)
        head = logical.head
        if head is None:
            plain = line.decode("utf-8", "replace").strip()
            if plain and parse_head(plain) is None:
                odd.append(plain)
            continue
        value = line[logical.value :]
        charset = head.params.get("CHARSET", "")
        if head.encoding == "Q":
            found.append(Property(head, "", value, charset or declared))
            continue
        if value.isascii() and b"\x1b" not in value:
            text = value.decode("ascii")
        else:
            if not charset and not declared and not guessed:
                guessed = guess(_enough(texts_in(raw), sample))
            text = decode_value(value, charset or declared, guessed)
        if UNFIT.search(text):
            text = UNFIT.sub("", text.rstrip("\r").replace("\r", "\\n"))
        found.append(Property(head, text, b"", ""))
    if len(found) + len(odd) >= LINES_LIMIT:
        odd.append(f"(all after {LINES_LIMIT:,} lines)")
    return found, odd[-20:]


def _declared(raw: bytes) -> str:
    """The encoding, other than UTF-8, that some line of the card names: likely that of the others too."""
    for match in _CHARSET.finditer(raw):
        codec = known_codec(match.group(1).decode("ascii"))
        if codec and codec != "utf-8":
            return codec
    return ""


def _enough(texts: bytes, sample: bytes) -> bytes:
    """Text to guess an encoding by: that of other cards too, where this one has little."""
    few = len(texts) - len(texts.translate(None, _BEYOND_ASCII)) < _FEW
    return b"\n".join((texts, sample)) if few and sample else texts


def texts_in(raw: bytes) -> bytes:
    """The lines of a card that may be text in an unnamed encoding."""
    return b"\n".join(line for line in raw.split(b"\n") if not line.isascii())[:100_000]


def decode_value(value: bytes, declared: str = "", guessed: str = "") -> str:
    """Bytes as text; `declared` also when they look like ASCII but switch character sets (ISO 2022)."""
    if b"\x1b" in value and declared:
        try:
            return value.decode(known_codec(declared) or "ascii")
        except (UnicodeDecodeError, LookupError):
            pass
    if value.isascii():
        return value.decode("ascii")
    return decode(value, declared, guessed)


def _logical_lines(raw: bytes) -> Iterator[_Logical]:
    """Put a card's physical lines together."""
    old = bool(_OLD.search(raw))
    current: _Logical | None = None
    blank = False
    for line in raw.split(b"\n"):
        if not line.strip():
            blank = True
            continue
        if current is not None and _goes_on(current, line, blank, old):
            blank = False
            continue
        blank = False
        if current is not None:
            yield current
        current = _Logical(line.strip(b" \t\r") if current is not None else line.rstrip(b"\r"))
    if current is not None:
        yield current


def _goes_on(current: _Logical, line: bytes, blank: bool, old: bool) -> bool:
    """Add `line` to the line being put together, if it belongs there."""
    if current.open_break():
        if _ends_soft_break(current.parts[-1], line, blank):
            current.parts[-1] = current.parts[-1].rstrip(b" \t")[:-1]
            return False
        current.parts[-1] = current.parts[-1].rstrip(b" \t")[:-1]
        current.parts.append(line.rstrip(b"\r"))
        return True
    if current.encoding == "B" and (line[:1] in b" \t" or _BASE64_LINE.match(line)):
        current.parts.append(line.strip())
        return True
    if line[:1] in b" \t":
        if _is_indented(current, line):
            return False
        # 2.1 folds before a space that belongs to the text; programs that fold at a fixed width do not.
        spoken = old and not blank and not 74 <= len(current.parts[-1]) <= 76
        current.parts.append((b" " if spoken else b"") + line[1:].rstrip(b"\r"))
        current.look(last=False)
        return True
    if current.text and not _begins_property(line):
        # A note whose writer forgot that a line end has to be escaped.
        current.parts.append((b"=0A" if current.encoding == "Q" else b"\\n") + line.rstrip(b"\r"))
        return True
    return False


def _is_indented(current: _Logical, line: bytes) -> bool:
    """True for a property behind a space, after a line that nobody would fold: it is too short."""
    agent = current.head is not None and current.head.name == "AGENT"
    short = len(current.parts) == 1 and len(current.parts[0]) < _FOLDED_AT_LEAST
    return short and not agent and not current.text and _INDENTED.match(b"\n" + line) is not None


def _begins_property(line: bytes) -> bool:
    """True for a line that starts with a name, and a colon or parameters (which may be folded)."""
    name = re.split(rb"[:;]", line, maxsplit=1)[0]
    return len(name) < len(line) and parse_head(name.decode("utf-8", "replace")) is not None


def _ends_soft_break(last: bytes, line: bytes, blank: bool) -> bool:
    """True when the soft break at the end of `last` is the writer's mistake and `line` a new property."""
    if re.match(rb"(?:BEGIN|END):VCARD\s*\Z", line, re.IGNORECASE):
        return True
    if not _PROPERTY.match(line):
        return False
    head = line.partition(b":")[0]
    if _NOT_HEX.search(head):
        # `;CHARSET=UTF-8` cannot be quoted-printable text.
        return True
    return blank or not last.rstrip(b" \t").upper().endswith((b"=0A=", b"=0D="))


_PIECE = re.compile(rb"(?<!\\);")


def pieces(found: Property, split: bool) -> list[str]:
    """The text of a quoted-printable property, in pieces at semicolons when `split`, decoded after that."""
    parts = _PIECE.split(found.raw) if split else [found.raw]
    texts = []
    for part in parts:
        text = decode_value(binascii.a2b_qp(part.rstrip(b"\r")), found.charset)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        texts.append(UNFIT.sub("", text) if UNFIT.search(text) else text)
    return texts
