"""Very many records, set aside page by page, so that memory stays the same however many there are.

The first ones stay in memory, as nearly every import has no more. Where pages are kept is told from outside.
"""

from __future__ import annotations

import pickle
import threading
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeVar, overload

ROOM: Final = 100_000
"""Records that stay in memory; 150 MB of them, where none has a photo."""

_PAGE: Final = 64
_PAGE_BYTES: Final = 512 * 1024
_RECORD_BYTES: Final = 1500
"""What one record takes of memory, about; a photo comes on top."""

_AT_HAND: Final = 32
"""Pages of a sequence that stay at hand after somebody looked into them."""

T = TypeVar("T")


class Shelf(Protocol):
    """Where pages are kept: numbered from 0, gone when it is closed. Used by one thread at a time."""

    def put(self, number: int, page: bytes) -> None:
        """Keep a page."""

    def get(self, number: int) -> bytes:
        """A page that was kept."""

    def close(self) -> None:
        """Forget all of them."""


class Staging:
    """Opens a shelf when the first page has to go there. One for each dry run; safe from any thread."""

    def __init__(self, open_shelf: Callable[[], Shelf], room: int = ROOM) -> None:
        self._open_shelf = open_shelf
        self._shelf: Shelf | None = None
        self._lock = threading.Lock()
        self._count = 0
        self.room = room

    def put(self, page: bytes) -> int:
        """Keep a page; returns its number."""
        with self._lock:
            self._shelf = self._shelf or self._open_shelf()
            self._shelf.put(self._count, page)
            self._count += 1
            return self._count - 1

    def get(self, number: int) -> bytes:
        """A page that was kept."""
        with self._lock:
            if self._shelf is None:
                raise LookupError("These records have been let go.")
            return self._shelf.get(number)

    def close(self) -> None:
        """Let go of all pages."""
        with self._lock:
            shelf, self._shelf = self._shelf, None
            if shelf is not None:
                shelf.close()


class Room:
    """What several sequences together may hold in memory, in records."""

    def __init__(self, left: int) -> None:
        self.left = left


class Staged(Sequence[T]):
    """A list that grows at its end. `in_memory` are the first ones, as many as there was room for; the others
    are read in pages."""

    def __init__(
        self, staging: Staging, room: Room | None = None, bytes_of: Callable[[T], int] | None = None
    ) -> None:
        """`bytes_of` tells what a record takes of memory beyond what every one does."""
        self.staging = staging
        self._room = room or Room(staging.room)
        self._bytes_of = bytes_of
        self.in_memory: list[T] = []
        self._tail: list[T] = []
        self._tail_bytes = 0
        # The place of each page's first record among those that are staged, and its number on the shelf.
        self._starts = array("L")
        self._numbers = array("L")
        self._staged = 0
        self._at_hand: dict[int, list[T]] = {}

    def append(self, record: T) -> None:
        """Take in one more."""
        weight = _RECORD_BYTES + (self._bytes_of(record) if self._bytes_of else 0)
        if self._room.left > 0 and not (self._tail or self._starts):
            self._room.left -= weight // _RECORD_BYTES
            self.in_memory.append(record)
            return
        self._tail.append(record)
        self._tail_bytes += weight
        if len(self._tail) >= _PAGE or self._tail_bytes >= _PAGE_BYTES:
            self._starts.append(self._staged)
            self._numbers.append(self.staging.put(pickle.dumps(self._tail, pickle.HIGHEST_PROTOCOL)))
            self._staged += len(self._tail)
            self._tail, self._tail_bytes = [], 0

    def another(self) -> Staged[T]:
        """An empty one with the same shelf."""
        return Staged(self.staging, bytes_of=self._bytes_of)

    def let_go(self) -> list[T]:
        """Be empty, and the shelf too; gives what was in memory, to be freed as slowly as is needed."""
        self.staging.close()
        held, self.in_memory = self.in_memory, []
        self._staged = 0
        self._tail, self._at_hand = [], {}
        self._starts, self._numbers = array("L"), array("L")
        return held

    def __len__(self) -> int:
        return len(self.in_memory) + self._staged + len(self._tail)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return _Part(self, range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index < len(self.in_memory):
            return self.in_memory[index]
        index -= len(self.in_memory)
        if index >= self._staged:
            return self._tail[index - self._staged]
        page = bisect_right(self._starts, index) - 1
        return self._page(page)[index - self._starts[page]]

    def __iter__(self) -> Iterator[T]:
        yield from self.in_memory
        for page in range(len(self._starts)):
            # What is walked through is not put in the way of what is looked at.
            yield from self._at_hand.get(page) or self._read(page)
        yield from self._tail

    def _page(self, page: int) -> list[T]:
        found = self._at_hand.get(page)
        if found is None:
            found = self._read(page)
            known = dict(list(self._at_hand.items())[1 - _AT_HAND :])
            # Set at once: another thread may look at the same moment.
            self._at_hand = {**known, page: found}
        return found

    def _read(self, page: int) -> list[T]:
        # Nobody else can write there: what is read is what was put.
        found: list[T] = pickle.loads(self.staging.get(self._numbers[page]))  # noqa: S301
        return found


class _Part(Sequence[T]):
    """Some of a sequence, in order, without being taken out of it."""

    def __init__(self, whole: Sequence[T], places: range) -> None:
        self._whole, self._places = whole, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return _Part(self._whole, self._places[index])
        return self._whole[self._places[index]]


Records = list[T] | Staged[T]


def empty_like(records: Sequence[T]) -> Records[T]:
    """An empty list that holds records where the others are held."""
    return records.another() if isinstance(records, Staged) else []
