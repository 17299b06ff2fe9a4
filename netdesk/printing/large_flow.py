"""Large print: the blocks of a sheet one under the other, over as many pages as they take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from netdesk.printing.blocks import Block, Item

REFERRALS: Final = "referrals"
STRIP: Final = "strip"
HEIGHTS: Final = {REFERRALS: 8.5, STRIP: 5.0}
"""Grid lines of what is no block of items: three rows for people who are named, and how the talk ends."""

Part = Block | str
"""A block, or the name of one of the two others."""
_MOST_PAGES: Final = 12


@dataclass(frozen=True, slots=True)
class Flow:
    """What stands on each page, and the labels of what not even the last could hold."""

    pages: tuple[tuple[Part, ...], ...]
    left_out: tuple[str, ...] = ()


def flow(parts: Iterable[Part], first: float, later: float, lines: float) -> Flow:
    """Share out parts over pages of `lines` grid lines, of which the first begins at line `first`, the others
    at `later`. A block goes on under its label again; a question never leaves its line to write on."""
    pages: list[list[Part]] = [[]]
    left_out: list[str] = []
    at = first
    for part in parts:
        if isinstance(part, str):
            if at + HEIGHTS[part] > lines and pages[-1]:
                pages.append([])
                at = later
            pages[-1].append(part)
            at += HEIGHTS[part]
            continue
        rest: Sequence[Item] = part.items
        while rest:
            taken, rest_after = _taken(rest, int(lines - at - 2 + 1e-6), alone=not pages[-1])
            if taken:
                shown = replace(part, items=taken)
                pages[-1].append(shown)
                at += shown.height
                rest = rest_after
            if rest and len(pages) == _MOST_PAGES:
                left_out.append(part.label)
                break
            if rest:
                pages.append([])
                at = later
    return Flow(tuple(tuple(page) for page in pages), tuple(left_out))


def _taken(items: Sequence[Item], room: int, *, alone: bool) -> tuple[tuple[Item, ...], Sequence[Item]]:
    """The items that fit in `room` lines, and the rest. On a page of its own a longer one is split."""
    taken: list[Item] = []
    for place, item in enumerate(items):
        if item.height > room:
            if taken or not alone or room < 1:
                return tuple(taken), items[place:]
            head = replace(item, lines=item.lines[:room], writing=0)
            return (head,), [replace(item, lines=item.lines[room:]), *items[place + 1 :]]
        taken.append(item)
        room -= item.height
    return tuple(taken), ()
