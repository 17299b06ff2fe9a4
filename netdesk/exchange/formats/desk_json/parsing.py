"""A large JSON object read key by key and element by element, however it is laid out."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from netdesk.domain.errors import UnreadableFile

_CHUNK: Final = 256 * 1024
MOST_CHARACTERS: Final = 64 * 1024 * 1024
"""Longest single value: a photo of the largest size that is kept, and more."""

_SPACE: Final = re.compile(r"[ \t\r\n]*")


class Parser:
    """Reads one object. `line` is the line at which the value given last begins, counted from 1."""

    def __init__(self, stream: BinaryIO, tick: Callable[[int], None], name: str) -> None:
        self.line = 1
        self._stream = stream
        self._tick = tick
        self._name = name
        self._decode = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._read = 0
        self._over = False

    def pairs(self) -> Iterator[tuple[str, Any]]:
        """Each key with its value; the elements of a list come one by one, each with the list's key. Raises
        UnreadableFile for what is not JSON, after all that could be read before it."""
        self._expect("{")
        if self._next() == "}":
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise self._damaged()
            self._expect(":")
            if self._next() == "[":
                self._expect("[")
                for element in self._elements():
                    yield key, element
            else:
                yield key, self._value()
            if self._one_of(",}") == "}":
                return

    def _elements(self) -> Iterator[Any]:
        if self._next() == "]":
            self._expect("]")
            return
        while True:
            yield self._value()
            if self._one_of(",]") == "]":
                return

    def _value(self) -> Any:
        self._next()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as fault:
                if isinstance(fault, RecursionError) or self._over or len(self._text) > MOST_CHARACTERS:
                    raise self._damaged() from fault
                # Twice as much each time: a value of many pieces is not tried at each of them.
                self._more(wanted)
                wanted *= 2
                continue
            if end == len(self._text) and not self._over:
                # A number may go on in the next piece.
                self._more(wanted)
                continue
            self._move(end)
            return value

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to
        if self._at > _CHUNK:
            self._text = self._text[self._at :]
            self._at = 0

    def _next(self) -> str:
        """The next character that is no space, which stays to be read."""
        while True:
            found = _SPACE.match(self._text, self._at)
            assert found is not None
            self._move(found.end())
            if self._at < len(self._text):
                return self._text[self._at]
            if self._over:
                raise self._damaged()
            self._more(_CHUNK)

    def _one_of(self, characters: str) -> str:
        found = self._next()
        if found not in characters:
            raise self._damaged()
        self._move(self._at + 1)
        return found

    def _expect(self, character: str) -> None:
        self._one_of(character)

    def _more(self, size: int) -> None:
        data = self._stream.read(size)
        self._read += len(data)
        self._tick(self._read)
        self._over = not data
        self._text += self._decode.decode(data, final=self._over)

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self._name} is damaged at line {self.line:,}, or not whole. What stands before it was read."
        )
