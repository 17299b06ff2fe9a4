"""The back of a prep sheet in large print: the same blanks, with the same numbers, over two pages."""

from __future__ import annotations

from typing import Final

from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing import wording
from netdesk.printing.ink import MM
from netdesk.printing.page import BODY, BODY_BOLD, RULE_HEAD, RULE_SECTION, RULE_WRITE, Document, Page
from netdesk.printing.sheet_back import (
    draw_answers,
    draw_back_head,
    draw_next_touch,
    draw_promises,
    draw_ticked,
    draw_writing,
    label_numbered,
)
from netdesk.printing.sheet_more import FIRST_LINE, draw_running_head

_LEARNED_LINES: Final = 5
_ROOMY: Final = 41.0
"""Grid lines of A4 are enough for all lines; Letter has fewer, and one line less for what was learned."""
_STRIP: Final = 7.5
_BETWEEN_TICKS: Final = 9 * MM


def draw_large_backs(
    document: Document, sheet: PrepSheet, clock: Clock | None, what: str, total: int
) -> None:
    """Draw both pages."""
    page = document.page(front=document.pages % 2 == 0)
    document.bookmark("Back", 1)
    draw_back_head(page, sheet, clock)
    _held(page, 5)
    lines = _LEARNED_LINES if page.geometry.lines >= _ROOMY else _LEARNED_LINES - 1
    at = 8.0
    draw_writing(page, at, lines, (2, "What I learned"))
    at += 2 + 2 * lines
    draw_writing(page, at, 2, (3, "Fits my skills"), (4, "my values"), (5, "my interests"))
    draw_writing(page, at + 6, 2, (6, "Still unknown"), (7, "What surprised me"))
    draw_promises(page, at + 12)
    page.footer(what, wording.page_of(document.pages, total))
    page = document.page(front=document.pages % 2 == 0)
    draw_running_head(page, sheet, clock)
    draw_writing(page, FIRST_LINE, 2, (10, "Who next, and what"))
    _strip(page, draw_answers(page, FIRST_LINE + 6, _STRIP), sheet)
    page.footer(what, wording.page_of(document.pages, total))


def _held(page: Page, line: float) -> None:
    """From, to, and how: the ticks on a line of their own."""
    page.rule(line, RULE_SECTION)
    width = label_numbered(page, (1, "Held"), line)
    x = page.left + width + 8 * MM
    for word in ("from", "to"):
        x += page.words(x, line + 0.85, word, BODY) + 2 * MM
        page.rule(line + 1.05, RULE_WRITE, x, x + 17 * MM)
        x += 21 * MM
    x = page.left
    for words in ("in person", "video", "call", "did not happen"):
        draw_ticked(page, x, line + 2.2, words)
        x += 4.8 * MM + page.setter.width(words, BODY) + _BETWEEN_TICKS


def _strip(page: Page, line: float, sheet: PrepSheet) -> None:
    page.rule(line, RULE_HEAD)
    at = line + 1.1
    x = page.left + page.words(page.left, at, "Thank-you", BODY_BOLD) + 4 * MM
    due = sheet.thank_you_clock()
    if due is not None:
        time = f", {wording.time_of(due.start)}" if due.has_time else ""
        page.words(x, at, f"due {wording.day_and_month(due.start)}{time}", BODY_BOLD)
    else:
        x += page.words(x, at, "due", BODY) + 2 * MM
        page.rule(at + 0.2, RULE_WRITE, x, x + 40 * MM)
    draw_ticked(page, page.left, at + 1.5, "sent")
    draw_ticked(page, page.left + 24 * MM, at + 1.5, "told who introduced us")
    page.words(page.left, at + 2.75, wording.WHAT_BELONGS, BODY)
    draw_next_touch(page, at + 4.25, sheet)
