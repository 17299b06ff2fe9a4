"""All that an import is going to write."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Photo
from netdesk.domain.value import value
from netdesk.exchange.planning import ImportReport


@value
class Addition:
    """A contact to add (`contact.photo` is the SHA-256 of `photo.data`) and the digests of its records.

    `key` is the negative number that stands for it in `Work.apart` until it has an id.
    """

    contact: Contact
    digests: tuple[str, ...]
    photo: Photo | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class Update:
    """A contact of the desk as it shall be, and the digests of the records that say so."""

    contact: Contact
    digests: tuple[str, ...]
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """All that an import writes. `remembered` are (contact id, digest) of records that change nothing.

    `apart` are pairs of whom the user said that they are two people: ids of contacts, or keys of additions.
    `known` are the contacts of the desk that records stand for, while an event wants to know.
    The report lacks only what the desk knows: contacts before and after, and the change's id.
    """

    additions: Sequence[Addition]
    updates: tuple[Update, ...]
    remembered: tuple[tuple[int, str], ...]
    report: ImportReport
    apart: tuple[tuple[int, int], ...] = ()
    known: tuple[int, ...] = ()


class Additions(Sequence[Addition]):
    """The contacts to add, each made when it is asked for: all at once would be much memory."""

    def __init__(self, added: bytearray, make: Callable[[int], Addition]) -> None:
        self._places = array("L", (place for place, is_added in enumerate(added) if is_added))
        self._make = make

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Addition: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Addition]: ...

    def __getitem__(self, index: int | slice) -> Addition | Sequence[Addition]:
        if isinstance(index, slice):
            return [self._make(place) for place in self._places[index]]
        return self._make(self._places[index])
