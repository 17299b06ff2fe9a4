"""The headers of an email as text, whatever was written into them.

Python's own strict reading of headers takes ten times as long as all the rest, and has no guess for bytes
beyond ASCII that no charset explains, of which old emails are full.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final

from netdesk.exchange.encodings import decode

BLOCK_LIMIT: Final = 1024 * 1024
"""Most bytes of an email that are taken for its headers."""

_VALUE_LIMIT: Final = 100_000
# A line of spaces goes on with the header before it.
_END: Final = re.compile(rb"\r?\n\r?\n")
_NAME: Final = re.compile(rb"([!-9;-~]+)[ \t]*:")
# RFC 2047; spaces are not allowed inside, but written.
_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN: Final = re.compile(r"\?=[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")


class Headers:
    """The headers of one email, by their names in small letters."""

    def __init__(self, data: bytes) -> None:
        block = data[:BLOCK_LIMIT].lstrip(b"\r\n")
        end = _END.search(block)
        self._values: dict[str, list[bytes]] = {}
        for name, value in _unfolded(block[: end.start()] if end else block):
            self._values.setdefault(name, []).append(value)

    def all(self, name: str) -> list[str]:
        """The values of all headers of that name as they are written, encoded words still in them."""
        return [_text(value) for value in self._values.get(name.casefold(), ())]

    def first(self, name: str) -> str:
        """The first header of that name as it is read, "" without one."""
        values = self._values.get(name.casefold())
        return " ".join(words_in(_text(values[0])).split()) if values else ""


def _unfolded(block: bytes) -> Iterator[tuple[str, bytes]]:
    name, parts = "", list[bytes]()
    for line in re.split(rb"\r\n|\n|\r", block):
        if line[:1] in (b" ", b"\t"):
            parts.append(line)
            continue
        if name:
            yield name, b"".join(parts)
        match = _NAME.match(line)
        name = match[1].decode("ascii").casefold() if match else ""
        parts = [line[match.end() :]] if match else []
    if name:
        yield name, b"".join(parts)


def _text(value: bytes) -> str:
    value = value[:_VALUE_LIMIT].strip()
    return value.decode("ascii") if value.isascii() else decode(value)


def words_in(text: str) -> str:
    """Text with its encoded words read (RFC 2047); neighbours may share a character between them."""
    if "=?" not in text:
        return text
    found: list[str] = []
    raw, charset, at = b"", "", 0
    text = _BETWEEN.sub("?=", text)
    for match in _WORD.finditer(text):
        mine = match[1].partition("*")[0].casefold()
        if match.start() > at or (charset and mine != charset):
            found.append(_decoded(raw, charset))
            found.append(text[at : match.start()])
            raw = b""
        raw += _bytes_of(match[2], match[3])
        charset, at = mine, match.end()
    return "".join((*found, _decoded(raw, charset), text[at:]))


def _bytes_of(encoding: str, text: str) -> bytes:
    plain = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(plain, header=True)
    try:
        return binascii.a2b_base64(plain + b"==")
    except binascii.Error:
        return plain


def _decoded(raw: bytes, charset: str) -> str:
    if charset.endswith("utf-7"):
        return raw.decode("utf-7", "replace")
    return decode(raw, charset) if raw else ""
