"""Pages after the back, for what did not fit on the front: the head in one line, then blocks, full width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import Block, Item, draw_block, indent
from netdesk.printing.ink import MM
from netdesk.printing.page import BODY_BOLD, RULE_HEAD, Geometry, Page
from netdesk.printing.typesetter import Typesetter

FIRST_LINE = 3
"""Where blocks begin on a further page."""
_MOST_PAGES = 6


@dataclass(frozen=True, slots=True)
class More:
    """Blocks by page, and the labels of those that not even these pages could hold."""

    pages: tuple[tuple[Block, ...], ...]
    left_out: tuple[str, ...] = ()


def paginate(blocks: Iterable[Block], geometry: Geometry) -> More:
    """Share out blocks over pages; a block goes on under its label again, an item splits only if it must."""
    pages: list[list[Block]] = []
    left_out: list[str] = []
    room = 0
    for block in blocks:
        rest = list(block.items)
        while rest:
            items, rest_after = _take(rest, room - 2)
            if items:
                part = replace(block, items=tuple(items))
                pages[-1].append(part)
                room -= part.height
                rest = rest_after
            elif len(pages) == _MOST_PAGES:
                left_out.append(block.label)
                break
            else:
                pages.append([])
                room = int(geometry.lines) - FIRST_LINE
    return More(tuple(tuple(page) for page in pages), tuple(left_out))


def relaid(blocks: Iterable[Block], setter: Typesetter, geometry: Geometry) -> tuple[Block, ...]:
    """Return blocks from a column set anew in the full measure."""
    return tuple(
        replace(block, items=tuple(_widened(item, setter, geometry) for item in block.items))
        for block in blocks
    )


def _widened(item: Item, setter: Typesetter, geometry: Geometry) -> Item:
    if not item.text:
        return item
    width = geometry.measure - indent(item.mark)
    return replace(item, lines=setter.again(item.text, item.style, width))


def _take(items: list[Item], room: int) -> tuple[list[Item], list[Item]]:
    """Return the items that fit in `room` lines, and the rest."""
    taken: list[Item] = []
    for place, item in enumerate(items):
        if item.height > room:
            if not taken and room >= _ENOUGH and len(item.lines) > room:
                head = replace(item, lines=item.lines[:room], writing=0)
                return [head], [replace(item, lines=item.lines[room:]), *items[place + 1 :]]
            return taken, items[place:]
        taken.append(item)
        room -= item.height
    return taken, []


_ENOUGH = 30


def draw_more(page: Page, sheet: PrepSheet, clock: Clock | None, blocks: Iterable[Block]) -> None:
    """Draw one page of what did not fit."""
    draw_running_head(page, sheet, clock)
    line: float = FIRST_LINE
    for block in blocks:
        line = draw_block(page, block, page.left, page.right, line)


def draw_running_head(page: Page, sheet: PrepSheet, clock: Clock | None) -> None:
    """Draw the head in one line."""
    when = ""
    if clock is not None:
        times = wording.times(clock, sheet.minutes)
        when = " · ".join(part for part in (wording.short_date(clock.start), times) if part)
    width = page.words_ending(page.right, 1, when, BODY_BOLD)
    page.words(page.left, 1, wording.full_name(sheet), BODY_BOLD, page.geometry.measure - width - 8 * MM)
    page.rule(1.75, RULE_HEAD)
