"""The back of a prep sheet: blanks to fill in after the talk, numbered like the fields they go into."""

from __future__ import annotations

from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import LABEL_LINE, draw_label, writing_lines
from netdesk.printing.ink import MM
from netdesk.printing.page import (
    ASIDE,
    BODY,
    BODY_BOLD,
    LABEL,
    RULE_HEAD,
    RULE_SECTION,
    RULE_WRITE,
    TITLE,
    Page,
)

_Label = tuple[int, str]

_GUTTER = 6 * MM
_AFTER_NUMBER = 2.05 * MM
_TICK, _TICK_WEIGHT = 3.2 * MM, 0.6
_BY = 17 * MM
_MARGIN_COLUMN = 9 * MM
_FIRST_WRITING = 3
_ANSWERS = 45
_STRIP_BELOW_TEXT = 2.4


def draw_back(page: Page, sheet: PrepSheet, clock: Clock | None) -> None:
    """Draw the whole back, but for its footer."""
    draw_back_head(page, sheet, clock)
    _held(page, 5)
    draw_writing(page, 7, 5, (2, "What I learned"))
    draw_writing(page, 19, 2, (3, "Fits my skills"), (4, "my values"), (5, "my interests"))
    draw_writing(page, 25, 2, (6, "Still unknown"), (7, "What surprised me"))
    draw_promises(page, 31)
    draw_writing(page, 39, 2, (10, "Who next, and what"))
    _strip(page, draw_answers(page, _ANSWERS, _STRIP_BELOW_TEXT), sheet)


def draw_back_head(page: Page, sheet: PrepSheet, clock: Clock | None) -> None:
    """Say what this side is for, whom it is about, and of when."""
    width = page.words(page.left, 2, wording.AFTER, TITLE)
    page.words_ending(
        page.right, 2, wording.full_name(sheet), BODY_BOLD, page.geometry.measure - width - 8 * MM
    )
    page.words(page.left, 3.25, wording.AFTER_HOW, ASIDE)
    if clock is not None:
        room = page.geometry.measure - page.setter.width(wording.AFTER_HOW, ASIDE) - 4 * MM
        day = wording.long_date(clock.start)
        if page.setter.width(day, BODY) > room:
            day = wording.short_date(clock.start)
        page.words_ending(page.right, 3.25, day, BODY)
    page.rule(4, RULE_HEAD)


def _held(page: Page, line: float) -> None:
    page.rule(line, RULE_SECTION)
    at = line + LABEL_LINE
    _label(page, (1, "Held"), "", page.left, page.right, line)
    x = page.left + 17 * MM
    for word, blank, step in (("from", 26 * MM, 45.5 * MM), ("to", 51 * MM, 0.0)):
        page.words(x, at, word, BODY)
        page.rule(at + 0.2, RULE_WRITE, page.left + blank, page.left + blank + 17 * MM)
        x = page.left + step
    for left, words in ((78, "in person"), (104, "video"), (123, "call"), (139, "did not happen")):
        draw_ticked(page, page.left + left * MM, at, words)


def draw_ticked(page: Page, x: float, line: float, words: str) -> None:
    """Draw a square to tick and what it means."""
    page.ink.tick(x, page.y(line) + 0.4 * MM, _TICK, _TICK_WEIGHT)
    page.words(x + 4.8 * MM, line, words, BODY)


def label_numbered(page: Page, label: _Label, line: float) -> float:
    """Write a block's label behind its number at the measure's beginning; return how wide both came."""
    _label(page, label, "", page.left, page.right, line)
    number, words = label
    return page.setter.width(str(number), LABEL) + _AFTER_NUMBER + page.setter.width(words, LABEL)


def _label(page: Page, label: _Label, note: str, left: float, right: float, line: float) -> None:
    """Write a block's label behind its number, the same as the field's in the debrief."""
    number, words = label
    draw_label(page, words, note, left + page.setter.width(str(number), LABEL) + _AFTER_NUMBER, right, line)
    page.words(left, line + LABEL_LINE, str(number), LABEL)


def _columns(page: Page, count: int) -> list[tuple[float, float]]:
    """Return left and right end of columns that share the measure."""
    width = (page.geometry.measure - (count - 1) * _GUTTER) / count
    lefts = [page.left + number * (width + _GUTTER) for number in range(count)]
    return [(left, left + width) for left in lefts]


def draw_writing(page: Page, line: float, count: int, *labels: _Label) -> None:
    """Draw blocks side by side, each with `count` lines to write on."""
    for (left, right), label in zip(_columns(page, len(labels)), labels, strict=True):
        page.rule(line, RULE_SECTION, left, right)
        _label(page, label, "", left, right, line)
        writing_lines(page, left, right, line + _FIRST_WRITING, count)


def draw_promises(page: Page, line: float) -> None:
    """Draw what each promised the other: three rows to tick, with by when."""
    for (left, right), label in zip(
        _columns(page, 2), ((8, "I promised"), (9, "Promised to me")), strict=True
    ):
        page.rule(line, RULE_SECTION, left, right)
        _label(page, label, "by", left, right, line)
        writing_lines(page, left + 5.5 * MM, right - _BY - 3 * MM, line + _FIRST_WRITING, 3)
        writing_lines(page, right - _BY, right, line + _FIRST_WRITING, 3)
        for row in range(3):
            page.ink.tick(left, page.y(line + _FIRST_WRITING + 2 * row), _TICK, _TICK_WEIGHT)


def draw_answers(page: Page, line: float, below: float) -> float:
    """Draw block 11 down to where a strip of `below` lines must begin; return the strip's line."""
    page.rule(line, RULE_SECTION)
    _label(
        page,
        (11, "Answers that needed more room"),
        "number of the question in the margin",
        page.left,
        page.right,
        line,
    )
    room = page.geometry.lines - below - 1 - (line + _FIRST_WRITING)
    count = int(room // 2) + 1
    writing_lines(page, page.left, page.right, line + _FIRST_WRITING, count)
    last = line + _FIRST_WRITING + 2 * (count - 1)
    page.ink.upright(page.left + _MARGIN_COLUMN, page.y(line + 1.2), page.y(last), RULE_WRITE)
    return last + 1


def _strip(page: Page, line: float, sheet: PrepSheet) -> None:
    page.rule(line, RULE_HEAD)
    at = line + 1.1
    page.words(page.left, at, "Thank-you", BODY_BOLD)
    due = sheet.thank_you_clock()
    left = page.left + 24 * MM
    if due is not None:
        time = f", {wording.time_of(due.start)}" if due.has_time else ""
        page.words(left, at, f"due {wording.day_and_month(due.start)}{time}", BODY_BOLD)
    else:
        width = page.words(left, at, "due", BODY)
        page.rule(at + 0.2, RULE_WRITE, left + width + 2 * MM, page.left + 64 * MM)
    draw_ticked(page, page.left + 70 * MM, at, "sent")
    draw_ticked(page, page.left + 89 * MM, at, "told who introduced us")
    page.words(page.left, at + 1.25, wording.WHAT_BELONGS, BODY)
    draw_next_touch(page, at + 1.25, sheet)


def draw_next_touch(page: Page, line: float, sheet: PrepSheet) -> None:
    """Draw when to be in touch next, or a blank for it, at the right."""
    blank = 13 * MM
    if sheet.next_touch is not None:
        when = f"{wording.short_date(sheet.next_touch)}, or "
        page.rule(line + 0.2, RULE_WRITE, page.right - blank, page.right)
        x = page.right - blank - 1 * MM - page.setter.width(when, BODY)
        page.words(x, line, when, BODY)
    else:
        blank = 38 * MM
        page.rule(line + 0.2, RULE_WRITE, page.right - blank, page.right)
        x = page.right - blank
    page.words_ending(x - 2 * MM, line, "Next touch", BODY_BOLD)
