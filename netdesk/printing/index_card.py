"""A prep sheet on a card for the pocket: whom, when, why, what must be asked, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netdesk.domain.me import Paper
from netdesk.domain.sheets import Clock, PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import HANG_QUESTION, Item, Mark, disc
from netdesk.printing.cue_card import card_geometry
from netdesk.printing.fonts import Voice
from netdesk.printing.ink import MM
from netdesk.printing.page import (
    ASIDE,
    BODY,
    BODY_BOLD,
    RULE_HEAD,
    RULE_SECTION,
    RULE_WRITE,
    SAID,
    Document,
    Page,
)
from netdesk.printing.pdf_result import PdfResult
from netdesk.printing.prep_sheet import finished
from netdesk.printing.sheet_head import outline_name
from netdesk.printing.sheet_strips import BLANK, draw_time, strip_words
from netdesk.printing.text import Style
from netdesk.printing.typesetter import Typesetter

_NAME: Final = Style(Voice.SANS_BOLD, 15)
_NAME_LINE, _FACTS, _HEAD_RULE, _OBJECTIVE = 1.45, (2.5, 3.5, 4.5), 5.05, 6.05
_STEP: Final = 1.2
"""Grid lines from one question to the next."""
_WRITING_UP, _STRIP_RULE_UP, _STRIP_UP = (4.05, 2.0), 1.15, 0.3
"""Lines from the lower margin up to the lines to write on, the rule of the strip and its words."""
_MOST_QUESTIONS: Final = 6
_DISC: Final = 2.2 * MM
_GAP: Final = 4 * MM
_LONGEST: Final = 400


def index_cards_pdf(
    sheets: Sequence[PrepSheet], *, paper: Paper = Paper.A4, private: bool = True
) -> PdfResult:
    """Return a card for each sheet as one PDF: A6 where the paper is A4, 4 by 6 inches where it is Letter.

    Raises ValueError for no sheets.
    """
    if not sheets:
        raise ValueError("no card to print")
    setter = Typesetter(sheets[0].language)
    document = Document(card_geometry(paper), setter)
    notes: list[str] = []
    for sheet in sheets:
        setter.next_block()
        page = document.page()
        document.bookmark(outline_name(sheet), 0)
        late = _draw(page, sheet, private=private)
        if late:
            notes.append(f"{sheet.name[:80]}: {late} must-ask questions are not on the card.")
    return finished(document, sheets, (setter,), notes)


def _draw(page: Page, sheet: PrepSheet, *, private: bool) -> int:
    """Draw a card; how many must-ask questions had no room."""
    clock = sheet.clock()
    _head(page, sheet, clock, private=private)
    objective = page.setter.paragraph(sheet.objective, BODY_BOLD, page.geometry.measure, 2, _LONGEST)
    for number, line in enumerate(objective):
        page.ink.text(page.left, page.y(_OBJECTIVE + number), line)
    first = _OBJECTIVE + len(objective) + 0.25
    foot = page.geometry.lines
    room = foot - _WRITING_UP[0] - 1.35 - first
    shown, late = chosen(sheet, min(_MOST_QUESTIONS, int(room / _STEP + 1e-6) + 1))
    for at, (number, text, must) in enumerate(shown):
        _question(page, first + at * _STEP, number, text, must=must)
    for up in _WRITING_UP:
        page.rule(foot - up, RULE_WRITE)
    _strip(page, foot, sheet, clock)
    return late


def chosen(sheet: PrepSheet, most: int) -> tuple[list[tuple[int, str, bool]], int]:
    """The questions of a card with their numbers on the sheet and whether they must be asked: the musts, then
    the first of the others, and at the end whom else to talk to. And how many musts had no room."""
    asked = [each for each in enumerate(sheet.questions, start=1) if each[1].text.strip()]
    musts = [each for each in asked if each[1].must]
    others = [each for each in asked if not each[1].must][:1]
    kept = sorted([*musts[: most - 1], *others[: max(0, most - 1 - len(musts))]], key=lambda each: each[0])
    found = [(number, question.text, question.must) for number, question in kept]
    found.append((len(sheet.questions) + 1, wording.REFERRAL_QUESTION, True))
    return found, max(0, len(musts) - (most - 1))


def _question(page: Page, line: float, number: int, text: str, *, must: bool) -> None:
    mark = Mark.MUST if must else Mark.IF_TIME
    disc(page, page.left + _DISC, page.y(line) - 1.1 * MM, Item((), mark, number))
    page.words(page.left + HANG_QUESTION, line, text[:_LONGEST], SAID, page.geometry.measure - HANG_QUESTION)


def _head(page: Page, sheet: PrepSheet, clock: Clock | None, *, private: bool) -> None:
    ground = sheet.shared_ground[:1] if private else ()
    sent = f"sent by {sheet.introducer.strip()}" if sheet.introducer.strip() else ""
    work = ", ".join(each.strip() for each in (sheet.title, sheet.organization) if each.strip())
    place = sheet.place.strip() or sheet.link.strip()
    times = wording.times(clock, sheet.minutes) if clock else ""
    lines = (
        (_NAME_LINE, wording.full_name(sheet), _NAME, times, _NAME),
        (_FACTS[0], sheet.pronunciation, ASIDE, _when(clock), BODY_BOLD),
        (_FACTS[1], work, BODY, next(iter(sheet.phones), ""), BODY),
        (_FACTS[2], " · ".join(each for each in (place, sent, *ground) if each), BODY, "", BODY),
    )
    for line, left, style, right, right_style in lines:
        width = page.words_ending(page.right, line, right, right_style)
        page.words(page.left, line, left[:_LONGEST], style, page.geometry.measure - width - _GAP)
    page.rule(_HEAD_RULE, RULE_SECTION)


def _when(clock: Clock | None) -> str:
    if clock is None:
        return ""
    other = wording.elsewhere(clock, 0)
    return " · ".join(each for each in (wording.day_and_month(clock.start), other) if each)


def _strip(page: Page, foot: float, sheet: PrepSheet, clock: Clock | None) -> None:
    """The last question, the end, and by when to thank."""
    page.rule(foot - _STRIP_RULE_UP, RULE_HEAD)
    at = foot - _STRIP_UP
    (last, _), _overrun, (end, _) = strip_words(clock, sheet.minutes)
    x = page.left
    for time, words in ((last, wording.CARD_LAST), (end, wording.CARD_END)):
        x += draw_time(page, x, at, time) + 2.4 * MM
        x += page.words(x, at, words, BODY) + 8 * MM
    due = sheet.thank_you_clock()
    if due is None:
        page.rule(at + 0.1, RULE_WRITE, page.right - 2 * BLANK, page.right)
        page.words_ending(page.right - 2 * BLANK - 2 * MM, at, wording.CARD_THANK, BODY)
        return
    time = f" {wording.time_of(due.start)}" if due.has_time else ""
    told = f"{wording.CARD_THANK} {wording.short_weekday(due.start)}{time}"
    page.words_ending(page.right, at, told, BODY_BOLD, page.right - x)
