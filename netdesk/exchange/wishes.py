"""The user's word on how a file is to be read, where a guess could be wrong."""

from __future__ import annotations

import codecs
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, cast

from netdesk.exchange.detect import HEAD, sniff
from netdesk.exchange.encodings import known_codec, wide_codec
from netdesk.exchange.format import Reader, Tick
from netdesk.exchange.formats.spreadsheet import SpreadsheetReader
from netdesk.exchange.formats.table import TableReader
from netdesk.exchange.tables.settings import TableSettings

TEXT_TABLE: Final = ""
"""The name, among a wish's tables, of the one table that a file of text is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to read one file; blank: as guessed.

    `tables` says how each sheet is read; those it does not name are left out. `encoding` is for files that
    are no tables. `text` is read in the file's place: it was pasted, and the path is only what to call it.
    """

    tables: Mapping[str, TableSettings] = field(default_factory=lambda: MappingProxyType({}))
    encoding: str = ""
    text: str = ""


AS_GUESSED: Final = Wish()
Wishes = Mapping[Path, Wish]


def opened(stream: BinaryIO, tick: Tick, name: str, wish: Wish) -> tuple[str, Reader]:
    """What an open file is called, and a reader of it that follows the wish. Raises UnreadableFile."""
    if wish.tables:
        if TEXT_TABLE in wish.tables:
            settings = wish.tables[TEXT_TABLE]
            return settings.format_name, TableReader(stream, tick, name, settings)
        return SpreadsheetReader.format_name, SpreadsheetReader(stream, tick, name, wish.tables)
    head = stream.read(HEAD)
    stream.seek(0)
    if wish.encoding and known_codec(wish.encoding) and not wide_codec(head)[0]:
        head = head.decode(wish.encoding, "replace").encode()
        stream = as_utf8(stream, wish.encoding)
    found = sniff(head, name)
    return found.name, found.open(stream, tick, name)


def as_utf8(stream: BinaryIO, encoding: str) -> BinaryIO:
    """The stream's text in UTF-8; what the encoding has no character for becomes U+FFFD."""
    return cast("BinaryIO", io.BufferedReader(_Recoded(stream, encoding), 64 * 1024))


class _Recoded(io.RawIOBase):
    """Bytes of one encoding as those of UTF-8, read forward only."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The next bytes; 0 at the end."""
        while not self._waiting and not self._ended:
            piece = self._stream.read(64 * 1024)
            self._ended = not piece
            text = self._decoder.decode(piece, final=self._ended)
            self._waiting = text.encode("utf-8", "replace")
        taken = self._waiting[: len(buffer)]
        buffer[: len(taken)] = taken
        self._waiting = self._waiting[len(taken) :]
        return len(taken)
