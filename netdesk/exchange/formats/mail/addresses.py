"""The people in a header of addresses (RFC 5322, section 3.4), as programs really write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from netdesk.exchange.formats.mail.headers import words_in

MOST: Final = 2_000
"""Most addresses of one header."""

# What is quoted, in brackets or an address stays whole; a quote that nobody closed means nothing.
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)|<[^<>]*>|[,;:]')
_ANGLE: Final = re.compile(r"<([^<>]*)>?[^<>]*\Z")
_COMMENT: Final = re.compile(r"\(((?:[^()\\]|\\.)*)\)")
_BARE: Final = re.compile(r"[^\s<>()\"]+@[^\s<>()\"]+")
_SCHEMES: Final = re.compile(r"(?:mailto|smtp):", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\(.)")
_QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PAIRS: Final = frozenset((("'", "'"), ('"', '"'), ("“", "”"), ("‘", "’")))
_QUOTES: Final = "\"'“”‘’ \t"


def people_in(text: str) -> list[tuple[str, str]]:
    """Names and addresses in order; "" for a name that is not given. Who has no address is left out."""
    found: list[tuple[str, str]] = []
    waiting = ""
    for piece in _pieces(text):
        name, address = _person(piece)
        if not address:
            waiting = name
            continue
        if waiting and name and _is_one_name(waiting, name):
            # "Lee, Ann <ann@...>", where quotes should have been.
            name = f"{waiting}, {name}"
        waiting = ""
        found.append((name, address))
        if len(found) >= MOST:
            break
    return found


def _is_one_name(family: str, given: str) -> bool:
    """False for two people of whom the first has no address."""
    return len(given.split()) <= 3 and (len(family.split()) == 1 or len(given.split()) == 1)


def _pieces(text: str) -> Iterator[str]:
    """What stands between the commas and semicolons that divide people; names of groups are left out."""
    start = 0
    for token in _TOKEN.finditer(text):
        at, sign = token.start(), token[0]
        if sign == ":" and _names_group(text[start:at]):
            start = at + 1
        elif sign in ",;":
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _names_group(text: str) -> bool:
    return bool(text.strip()) and not any(sign in text for sign in "@<") and "=?" not in text[-80:]


def _person(piece: str) -> tuple[str, str]:
    angle = _ANGLE.search(piece)
    if angle and "@" in angle[1]:
        before = piece[: angle.start()]
        name = _COMMENT.sub(" ", before) if '"' not in before else before
        if not name.strip():
            name = _comment(piece)
        return _name(name), _address(angle[1])
    bare = _BARE.search(_COMMENT.sub(" ", piece))
    if bare is None:
        return _name(piece), ""
    return _name(_comment(piece)), _address(bare[0])


def _comment(piece: str) -> str:
    found = _COMMENT.search(piece)
    return found[1] if found else ""


def _name(text: str) -> str:
    plain = _QUOTED.sub(lambda found: _ESCAPED.sub(r"\1", found[1]), text)
    plain = " ".join(words_in(plain).split())
    if plain.count('"') % 2:
        plain = plain.replace('"', "").strip()
    while len(plain) > 1 and (plain[0], plain[-1]) in _PAIRS:
        plain = plain[1:-1].strip()
    return plain


def _address(text: str) -> str:
    plain = _SCHEMES.sub("", "".join(_COMMENT.sub("", text).split())).strip(_QUOTES)
    # A route before the address (RFC 5322, section 4.4) leads nowhere any more.
    plain = plain.rpartition(":")[2] if plain.startswith("@") else plain
    return "" if set(plain) & set(":;") or "@" not in plain else plain
