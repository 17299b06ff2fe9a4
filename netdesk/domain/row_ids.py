"""Very many row ids in little memory: eight bytes each, where a set takes sixty."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import lt


class RowIds(AbstractSet[int]):
    """A set of ids that does not change."""

    __slots__ = ("_ids",)

    def __init__(self, ids: Iterable[int] = ()) -> None:
        """`ids` in any order, each once or several times; quickest and smallest in ascending order."""
        found = ids if isinstance(ids, array) else array("q", ids)
        self._ids = found if _ascends(found) else array("q", sorted(set(found)))

    def __contains__(self, row_id: object) -> bool:
        """Whether the id is one of them."""
        if not isinstance(row_id, int):
            return False
        place = bisect_left(self._ids, row_id)
        return place < len(self._ids) and self._ids[place] == row_id

    def __iter__(self) -> Iterator[int]:
        """In ascending order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)

    def __hash__(self) -> int:
        """That of the ids, in whatever kind of set."""
        return self._hash()

    def __repr__(self) -> str:
        """The first of them."""
        return f"RowIds({list(self._ids[:20])}{'…' if len(self) > 20 else ''})"


def _ascends(ids: array[int]) -> bool:
    """Whether each id is greater than the one before."""
    return all(map(lt, ids, islice(ids, 1, None)))
