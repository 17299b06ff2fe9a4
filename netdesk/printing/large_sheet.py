"""A prep sheet in large print: one column that runs on, then two pages to write on after the talk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import Block, Item, Mark, draw_block
from netdesk.printing.ink import MM
from netdesk.printing.large_back import draw_large_backs
from netdesk.printing.large_flow import REFERRALS, STRIP, Flow, Part, flow
from netdesk.printing.page import BODY, RULE_HEAD, Document, Geometry, Page
from netdesk.printing.sheet_front import Part as Called
from netdesk.printing.sheet_front import lay_blocks, lay_told
from netdesk.printing.sheet_head import Head, draw_head, lay_head, outline_name
from netdesk.printing.sheet_more import FIRST_LINE, draw_running_head
from netdesk.printing.sheet_strips import draw_referrals, draw_time, strip_words
from netdesk.printing.typesetter import Typesetter

_ROWS: Final = 3
_BACKS: Final = 2
_BEFORE: Final = (Called.WHY, Called.MET, Called.PITCH, Called.QUESTIONS)
_AFTER: Final = (Called.KNOW, Called.STORIES, Called.BRING)


@dataclass(frozen=True, slots=True)
class LargePlan:
    """One person's sheet, laid, and the number of its first page."""

    sheet: PrepSheet
    head: Head
    flow: Flow
    first: int

    def pages(self, *, back: bool) -> int:
        """Pages that it takes, blank ones not counted."""
        return len(self.flow.pages) + (_BACKS if back else 0)

    def draw(self, document: Document, total: int, *, back: bool, private: bool) -> None:
        """Draw all its pages; the document is where its first one begins."""
        _draw(document, self, total, back=back, private=private)

    def notes(self) -> list[str]:
        """What could not be printed."""
        return [f"{self.sheet.name[:80]}: no room for “{label}”." for label in self.flow.left_out]


def plan_large(
    sheet: PrepSheet, setter: Typesetter, geometry: Geometry, first: int, *, private: bool
) -> LargePlan:
    """Lay a sheet. Its head leaves out mail and directions: they stand in full with what to bring."""
    setter.next_block()
    brief = replace(sheet, emails=(), route="", link="")
    head = lay_head(brief, sheet.clock(), setter, geometry)
    blocks = lay_blocks(sheet, setter, geometry, private=private)
    parts: list[Part] = [blocks[each] for each in _BEFORE]
    parts += [REFERRALS, STRIP, *(blocks[each] for each in _AFTER), _directions(sheet, setter, geometry)]
    shown = [each for each in parts if isinstance(each, str) or each.items]
    return LargePlan(sheet, head, flow(shown, head.first_block, FIRST_LINE, geometry.lines), first)


def _draw(document: Document, plan: LargePlan, total: int, *, back: bool, private: bool) -> None:
    sheet, clock = plan.sheet, plan.sheet.clock()
    what = wording.footer_title(sheet, clock, private=private)
    for at, parts in enumerate(plan.flow.pages):
        page = document.page(front=document.pages % 2 == 0)
        if at == 0:
            document.bookmark(outline_name(sheet), 0)
            document.bookmark("Front", 1)
            draw_head(page, plan.head)
        else:
            draw_running_head(page, sheet, clock)
        _draw_parts(page, parts, plan.head.first_block if at == 0 else FIRST_LINE, sheet, clock)
        following = _following(plan.flow.pages[at + 1 : at + 2])
        page.footer(what, wording.large_footer(document.pages, total, following))
    if back:
        draw_large_backs(document, sheet, clock, what, total)


def _directions(sheet: PrepSheet, setter: Typesetter, geometry: Geometry) -> Block:
    setter.next_block()
    reach = " · ".join(each.strip() for each in sheet.emails if each.strip())
    items = lay_told((reach, wording.whereabouts(sheet), sheet.link), setter, geometry.measure)
    told = bool(reach or sheet.route.strip() or sheet.link.strip())
    return Block(items if told else (), wording.DIRECTIONS)


def _draw_parts(
    page: Page, parts: tuple[Part, ...], line: float, sheet: PrepSheet, clock: Clock | None
) -> None:
    for part in parts:
        if isinstance(part, Block):
            line = draw_block(page, part, page.left, page.right, line)
        elif part == REFERRALS:
            line = draw_referrals(page, line, _ROWS)
        else:
            line = _draw_strip(page, line, clock, sheet.minutes)


def _draw_strip(page: Page, line: float, clock: Clock | None, minutes: int) -> float:
    """How the talk ends, a line for each step; the line after it."""
    page.rule(line, RULE_HEAD)
    for at, (time, words) in enumerate(strip_words(clock, minutes), start=1):
        width = draw_time(page, page.left, line + at + 0.1, time)
        page.words(page.left + width + 2.4 * MM, line + at + 0.1, words, BODY)
    return line + 5


def _following(pages: tuple[tuple[Part, ...], ...]) -> tuple[int, int] | None:
    """The first and the last number of the questions on the next page, if there are any."""
    numbers = [item.number for page in pages for part in page for item in _questions(part)]
    return (numbers[0], numbers[-1]) if numbers else None


def _questions(part: Part) -> list[Item]:
    items = part.items if isinstance(part, Block) else ()
    return [item for item in items if item.mark in (Mark.MUST, Mark.IF_TIME)]
