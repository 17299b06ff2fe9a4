"""What stands before a property's colon: group, name and parameters, in the spellings of all versions."""

from __future__ import annotations

import binascii
import re
from typing import NamedTuple

from netdesk.exchange.encodings import known_codec


class Head(NamedTuple):
    """What stands before a property's colon. `name` and `types` are in capitals, `params` as written.

    `encoding` is "Q" (quoted-printable), "B" (base64) or "".
    """

    group: str
    name: str
    types: tuple[str, ...]
    params: dict[str, str]
    encoding: str
    text: str


_NAME = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z][A-Za-z0-9_/.-]*)\Z")
_ENCODINGS = {"QUOTED-PRINTABLE": "Q", "QP": "Q", "BASE64": "B", "B": "B", "8BIT": "", "7BIT": ""}
_QUOTE, _COLON = b'":'
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
HEADS: dict[str, Head] = {}
"""Heads met before: programs write the same few."""


def parse_head(text: str) -> Head | None:
    """Take a property's head apart; None when it cannot be one."""
    parts = _semicolons(text) if '"' in text else text.split(";")
    match = _NAME.match(parts[0].strip().lstrip("\ufeff"))
    if not match:
        return None
    types: list[str] = []
    params: dict[str, str] = {}
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        key, value = key.strip().upper(), value.strip()
        if key.startswith("X-CUSTOM("):
            params["X-CUSTOM"] = _custom_label(part)
        elif not equals:
            _bare(key, types, params)
        elif key == "TYPE":
            types += [word.strip().upper() for word in value.replace('"', "").split(",") if word.strip()]
        elif key == "ENCODING":
            params[key] = value.strip('"').split(",")[0].upper()
        else:
            params.setdefault(key, _param_value(value))
    encoding = _ENCODINGS.get(params.pop("ENCODING", ""), "")
    head = Head(match[1] or "", match[2].upper(), tuple(types), params, encoding, text)
    if len(HEADS) >= 8_192:
        HEADS.clear()
    if len(text) < 200:
        HEADS[text] = head
    return head


def _bare(word: str, types: list[str], params: dict[str, str]) -> None:
    """A parameter without a name, as 2.1 has them: an encoding, a character set, or a TYPE."""
    if word in _ENCODINGS:
        params["ENCODING"] = word
    elif word.startswith(("UTF-", "WINDOWS-", "ISO-")) and known_codec(word):
        params["CHARSET"] = word
    elif word:
        types.append(word)


def _custom_label(part: str) -> str:
    """Android's own label in 2.1: X-CUSTOM(Boat), X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=41)."""
    last = part.strip()[9:].rstrip(")").rpartition(",")[2]
    if "QUOTED-PRINTABLE" not in part.upper():
        return last.strip()
    return binascii.a2b_qp(last.encode("utf-8", "replace")).decode("utf-8", "replace").strip()


def _param_value(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    # RFC 6868.
    return re.sub(r"\^[n^']", lambda found: _CARET[found.group()], value) if "^" in value else value


def _semicolons(text: str) -> list[str]:
    """Split at semicolons outside of quotes."""
    parts, start, quoted = [], 0, False
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def end_of_head(line: bytes, last: bool) -> int:
    """Where the colon after the head is; colons between quotes are part of it. -1 when it is not there.

    With `last` the line is whole, and a quote that is never closed means nothing.
    """
    first = line.find(b":")
    quote = line.find(b'"')
    if quote < 0 or first < 0 or first < quote:
        return first
    quoted = False
    for at, byte in enumerate(line):
        if byte == _QUOTE:
            quoted = not quoted
        elif byte == _COLON and not quoted:
            return at
    return first if last else -1
