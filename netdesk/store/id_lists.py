"""Ids as SQL takes them, in lists, and how many of them are dealt with at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

PART_CONTACTS: Final = 200
"""How many contacts, with all that is theirs, one part of a change may hold."""


def as_json(ids: Iterable[int]) -> str:
    """A JSON list of ids, to be read by json_each."""
    return f"[{','.join(map(str, ids))}]"


def batches(ids: Iterable[int], size: int = 2000) -> Iterator[str]:
    """The ids as JSON lists that are short enough not to hold up other threads while they are written."""
    remaining = iter(ids)
    while batch := list(islice(remaining, size)):
        yield as_json(batch)
