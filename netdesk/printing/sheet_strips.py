"""The two blocks across the foot of a front: who else to talk to, and how the talk ends on time."""

from __future__ import annotations

from netdesk.domain.sheets import Clock
from netdesk.printing import wording
from netdesk.printing.blocks import draw_label
from netdesk.printing.ink import MM
from netdesk.printing.page import (
    BODY,
    BODY_BOLD,
    NOTE,
    RULE_HEAD,
    RULE_SECTION,
    RULE_WRITE,
    SMALL,
    Page,
)

_TICK_AREA = 29.1 * MM
_BETWEEN = 3 * MM
_TICK, _TICK_WEIGHT = 3.2 * MM, 0.6
BLANK = 9.5 * MM
"""How long a line is on which a time is written."""
_TEXT_BELOW = 1.1
_LAST_QUESTION, _OVERRUN = -5, -1


def draw_referrals(page: Page, line: float, rows: int) -> float:
    """Draw the rows for people to be named, their rule on grid line `line`; return the line of the strip."""
    page.rule(line, RULE_SECTION)
    draw_label(page, wording.REFERRALS, wording.REFERRALS_NEXT, page.left, page.right, line)
    width = (page.geometry.measure - _TICK_AREA - 3 * _BETWEEN) / 3
    columns = [page.left + number * (width + _BETWEEN) for number in range(3)]
    for left, head in zip(columns, ("name", "title, organization", "how to reach"), strict=True):
        page.words(left, line + 2, head, SMALL)
    for row in range(rows):
        at = line + 3.5 + 2 * row
        for left in columns:
            page.rule(at, RULE_WRITE, left, left + width)
        tick = page.right - _TICK_AREA
        page.ink.tick(tick, page.y(at), _TICK, _TICK_WEIGHT)
        page.words(tick + 4.8 * MM, at, wording.MAY_USE_NAME, NOTE)
    return line + 2.5 + 2 * rows


def strip_words(clock: Clock | None, minutes: int) -> list[tuple[str, str]]:
    """Return when ("" while the end is not known) and what, for each step at the end of a talk."""
    known = clock is not None and clock.has_time and minutes > 0
    moments = (minutes + _LAST_QUESTION, minutes + _OVERRUN, minutes)
    said = (wording.LAST_QUESTION, wording.OVERRUN, wording.THANK)
    return [
        (wording.time_of(clock.after(max(moment, 0))) if clock and known else "", words)
        for moment, words in zip(moments, said, strict=True)
    ]


def draw_time(page: Page, x: float, line: float, time: str) -> float:
    """Draw a time at `x` on a grid line, or a blank to write it on; return how wide it came."""
    if time:
        return page.words(x, line, time, BODY_BOLD)
    page.rule(line + 0.1, RULE_WRITE, x, x + BLANK)
    return BLANK


def draw_strip(page: Page, line: float, clock: Clock | None, minutes: int) -> None:
    """Draw the closing strip, its rule on grid line `line`: times when the end is known, else blanks."""
    page.rule(line, RULE_HEAD)
    at = line + _TEXT_BELOW
    shown, said = zip(*strip_words(clock, minutes), strict=True)
    firsts = [page.setter.width(time, BODY_BOLD) + 2.1 * MM if time else BLANK + 2.4 * MM for time in shown]
    widths = [first + page.setter.width(words, BODY) for first, words in zip(firsts, said, strict=True)]
    gap = (page.geometry.measure - sum(widths)) / 2
    left = page.left
    for time, words, first, width in zip(shown, said, firsts, widths, strict=True):
        draw_time(page, left, at, time)
        page.words(left + first, at, words, BODY)
        left += width + gap
