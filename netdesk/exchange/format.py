"""What a format is to the rest: a name, and a reader made with an open file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import BinaryIO, Protocol

from netdesk.domain.drafts import Found, Problem
from netdesk.exchange.encodings import whole_text, wide_codec

Tick = Callable[[int], None]
"""Told the bytes read so far; it may raise."""


class Reader(Protocol):
    """What reads a format: made with an open file and a tick, asked once for what the file holds."""

    @property
    def format_name(self) -> str:
        """The format as people call it; right once reading has ended."""

    def read(self) -> Iterator[Found]:
        """Yield drafts, problems and what was ignored, in the file's order."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a file was found to have. `badge` is what the drop overlay writes on its sheet, `kind`
    how files of it are counted ("2 vCard, 1 CSV")."""

    name: str
    badge: str
    kind: str
    open: Callable[[BinaryIO, Tick, str], Reader]


@dataclass(frozen=True)
class Head:
    """A file's first bytes, and its name without its folders."""

    data: bytes
    name: str

    @cached_property
    def text(self) -> str:
        """The bytes as text, however they are encoded, with line feeds as line ends."""
        return whole_text(self.data).replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    @property
    def is_text(self) -> bool:
        """False for bytes that no text has. A few zeros in a damaged line, or behind the end where a disk
        filled its block, cost no other line."""
        told = self.data.rstrip(b"\x00")
        if b"\x00" not in told or wide_codec(self.data)[0]:
            return True
        strange = len(told) - len(told.translate(None, _STRANGE))
        return strange * _TEXT_FOR_STRANGE <= len(told)


_STRANGE = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
_TEXT_FOR_STRANGE = 100
"""So many bytes a damaged text has for each that no text has; programs and pictures have more of these."""

Sniff = Callable[[Head], Format | None]
"""Tells whether a file is of a format; each module in `formats` has one."""


def in_file(found: Found, name: str) -> Found:
    """A remark that says in which file of several; anything else as it is."""
    return replace(found, what=f"In {name}: {found.what}") if isinstance(found, Problem) else found
