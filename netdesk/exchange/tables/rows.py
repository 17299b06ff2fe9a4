"""The rows of a text table, whatever its encoding and line ends, and however its quotes are kept."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import BinaryIO

from netdesk.exchange.encodings import chunks, decode, guess, known_codec

LINE_LIMIT = 1024 * 1024
ROW_LINES_LIMIT = 100
"""Longest line in bytes, and most lines that one row may take; beyond, a quote was left open."""

Row = tuple[int, str]
"""A row's first line, counted from 1, and its text, line ends inside quoted cells kept."""


class TextRows:
    """Reads the rows of one file. `done` tells the bytes read so far."""

    def __init__(
        self,
        stream: BinaryIO,
        tick: Callable[[int], None],
        *,
        encoding: str = "",
        quote: str = '"',
        lines_limit: int = ROW_LINES_LIMIT,
    ) -> None:
        """`tick` is called with the bytes read so far at each chunk; it may raise. `encoding` is the
        user's word on what the bytes stand for, "" to guess; `quote` keeps line ends inside a cell, "" where
        no mark does."""
        self.done = 0
        self.sample = b""
        self._stream = stream
        self._tick = tick
        self._guessed = known_codec(encoding) if encoding else ""
        self._chosen = bool(self._guessed)
        self._quote = quote
        self._old_line_ends = False
        self._lines_limit = lines_limit

    def rows(self) -> Iterator[Row]:
        """Each row with its first line's number: several lines where a quoted cell holds line ends."""
        waiting: list[str] = []
        quotes = 0
        number = 0
        quote = self._quote or "\n"
        for number, text in enumerate(self.lines(), start=1):
            if quote not in text and not waiting:
                # Nearly every line is a row of its own.
                yield number, text
                continue
            waiting.append(text)
            quotes += text.count(quote)
            if quotes % 2 and len(waiting) < self._lines_limit:
                continue
            if len(waiting) == 1 or quotes % 2 == 0:
                yield number - len(waiting) + 1, "\n".join(waiting)
            else:
                # A quote that nobody closed must not take the rows after it along.
                yield from enumerate(waiting, start=number - len(waiting) + 1)
            waiting = []
            quotes = 0
        yield from enumerate(waiting, start=number - len(waiting) + 1 if waiting else 1)

    def lines(self) -> Iterator[str]:
        rest = b""
        first = True
        for chunk, done in chunks(self._stream):
            self.done = done
            self._tick(done)
            if first:
                first = False
                self._learn(chunk)
            lines = chunk.replace(b"\r", b"\n") if self._old_line_ends else chunk
            whole, ended, rest = (rest + lines).rpartition(b"\n")
            if ended:
                yield from self._texts(whole)
            if len(rest) > LINE_LIMIT:
                yield self._text(rest)
                rest = b""
        if rest:
            yield self._text(rest)

    def _texts(self, whole: bytes) -> list[str]:
        """Several lines; all at once where they are UTF-8, as nearly all are."""
        lines = whole.split(b"\n")
        if self._chosen or (len(whole) > LINE_LIMIT and max(map(len, lines)) > LINE_LIMIT):
            return [self._text(line) for line in lines]
        try:
            text = whole.decode()
        except UnicodeDecodeError:
            return [self._text(line) for line in lines]
        return [line.rstrip("\r") for line in text.split("\n")] if "\r" in text else text.split("\n")

    def _text(self, line: bytes) -> str:
        line = line[:LINE_LIMIT].rstrip(b"\r")
        try:
            return line.decode(self._guessed if self._chosen else "utf-8")
        except UnicodeDecodeError:
            return decode(line, guessed=self._guessed)

    def _learn(self, sample: bytes) -> None:
        """What the first part of the file says about its encoding and its line ends."""
        self.sample = sample
        self._old_line_ends = b"\r" in sample and b"\n" not in sample
        if self._chosen:
            return
        try:
            sample.decode()
        except UnicodeDecodeError as fault:
            if fault.end < len(sample) - 4:
                self._guessed = guess(b"\n".join(line for line in sample.split(b"\n") if not line.isascii()))


def cells_of(row: str, delimiter: str, quote: str = '"') -> list[str]:
    """The cells of a row, quotes taken off. A row that no rule fits is divided at every delimiter."""
    if not quote:
        return row.split(delimiter)
    try:
        found = next(csv.reader([row], delimiter=delimiter, quotechar=quote, strict=False), [])
    except csv.Error:
        # A cell longer than the csv module takes.
        return [cell.strip().strip(quote) for cell in row.split(delimiter)]
    return found


def split_again(row: str, delimiter: str, width: int) -> list[str]:
    """Rows that stray quotes made one row of, apart again: each has all the delimiters of a row."""
    if "\n" in row:
        lines = row.split("\n")
        if all(line.count(delimiter) >= width - 1 for line in lines if line.strip()):
            return lines
    return [row]
