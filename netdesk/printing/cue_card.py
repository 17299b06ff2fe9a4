"""A pitch on a card for the pocket: large words in groups, with the running second and what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from netdesk.domain.cue_cards import CueCard, CueGroup
from netdesk.domain.me import Paper
from netdesk.printing import wording
from netdesk.printing.fonts import Voice
from netdesk.printing.ink import MM
from netdesk.printing.page import ASIDE, NOTE, RULE_SECTION, RULE_WRITE, SMALL, Document, Geometry, Page
from netdesk.printing.pdf_result import PdfResult
from netdesk.printing.text import Line, Style, normalised
from netdesk.printing.typesetter import Typesetter

_SIZES: Final = {Paper.A4: (148.0, 105.0), Paper.LETTER: (152.4, 101.6)}
"""A6 where A4 is usual, 4 by 6 inches where Letter is."""
_MARGIN, _TOP, _BOTTOM = 8 * MM, 5.2 * MM, 8 * MM
_NAME: Final = Style(Voice.SANS_BOLD, 15)
_SAID: Final = Style(Voice.SERIF, 15)
_SECOND: Final = Style(Voice.SANS_BOLD, 9.5)
_TITLE_LINE, _FACTS_LINE, _RULE_LINE, _FIRST_LINE = 1.45, 2.6, 3.15, 5.25
_FOOT_RULE_UP, _FOOT_UP = 2.25, 1.15
"""Lines from the card's lower margin up to the rule and the words under it."""
_SECOND_RIGHT, _PART_LEFT = 5 * MM, 8 * MM
_LONGEST: Final = 6000


@dataclass(frozen=True, slots=True)
class _Setting:
    """How far the words are set in; grid lines from one line to the next, and more between groups."""

    indent: float
    line: float
    between: float


_WIDE: Final = _Setting(24 * MM, 1.5, 0.3)
_TIGHT: Final = _Setting(18 * MM, 1.25, 0.2)
"""For a pitch that would not fit on one card. Its letters stay as large."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A group's lines, or those of them that come on a further card."""

    group: CueGroup
    lines: tuple[Line, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class LaidCard:
    """A pitch on as many cards as it takes."""

    card: CueCard
    shape: Geometry
    setting: _Setting
    groups: tuple[tuple[_Laid, ...], ...]

    @property
    def pages(self) -> int:
        """How many cards there are."""
        return len(self.groups)

    def draw(self, page: Page, number: int) -> None:
        """Draw a card, the first of which is 0."""
        _draw(page, self.card, self.groups[number], self.setting, (number + 1, self.pages))


def lay_card(card: CueCard, setter: Typesetter, paper: Paper) -> LaidCard:
    """Lay a pitch on the card that goes with a paper."""
    shape = card_geometry(paper)
    setting, groups = _set(card, setter, shape)
    return LaidCard(card, shape, setting, tuple(map(tuple, groups)))


def card_geometry(paper: Paper) -> Geometry:
    """The card that goes with a paper."""
    width, height = _SIZES[paper]
    return Geometry(
        width * MM, height * MM, binding=_MARGIN, outer=_MARGIN, top=_TOP, bottom=_BOTTOM, foot=_BOTTOM
    )


def cue_card_pdf(card: CueCard, *, paper: Paper = Paper.A4) -> PdfResult:
    """Return the card as a PDF. A pitch that is too long for one goes on on a further one.

    No text makes this fail or take long; what is too long is cut, and said to be in `notes`.
    """
    setter = Typesetter(card.language)
    laid = lay_card(card, setter, paper)
    document = Document(laid.shape, setter)
    title = normalised(wording.card_title(card)[:300])
    for number in range(laid.pages):
        page = document.page()
        document.bookmark(title or wording.CARD, 0)
        laid.draw(page, number)
    data = document.finish(title, normalised(card.author[:500]), wording.CARD)
    notes = tuple(f"Too long, and cut: “{text[:60]}…”" for text in setter.shortened)
    if laid.pages > 1:
        notes = (wording.cards(laid.pages), *notes)
    return PdfResult(data, document.pages, setter.missing, notes)


def _set(card: CueCard, setter: Typesetter, shape: Geometry) -> tuple[_Setting, list[list[_Laid]]]:
    """On one card if it can be, else on as many as it takes."""
    wide = _dealt(_laid(card, setter, shape, _WIDE), shape, _WIDE)
    if len(wide) == 1:
        return _WIDE, wide
    setter.next_block()
    tight = _dealt(_laid(card, setter, shape, _TIGHT), shape, _TIGHT)
    return (_TIGHT, tight) if len(tight) < len(wide) else (_WIDE, wide)


def _laid(card: CueCard, setter: Typesetter, shape: Geometry, setting: _Setting) -> list[_Laid]:
    width = shape.measure - setting.indent
    found = []
    for group in card.groups:
        lines = setter.paragraph(group.text, _SAID, width, longest=_LONGEST)
        if lines:
            found.append(_Laid(group, lines))
    return found


def _dealt(groups: list[_Laid], shape: Geometry, setting: _Setting) -> list[list[_Laid]]:
    """The groups on as many cards as they need; at least one."""
    last = shape.lines - _FOOT_RULE_UP - 0.6
    cards: list[list[_Laid]] = [[]]
    at = _FIRST_LINE
    for laid in groups:
        rest, goes_on = laid.lines, False
        while rest:
            room = int((last - at) / setting.line + 1 + 1e-9)
            if room <= 0 or (room == 1 < len(rest) and cards[-1]):
                cards.append([])
                at = _FIRST_LINE
                continue
            cards[-1].append(_Laid(laid.group, rest[:room], goes_on))
            at += setting.line * len(rest[:room]) + setting.between
            rest, goes_on = rest[room:], True
    return cards


def _draw(
    page: Page, card: CueCard, groups: Sequence[_Laid], setting: _Setting, which: tuple[int, int]
) -> None:
    """One card; `which` is its number and how many there are."""
    _draw_head(page, card)
    number, total = which
    at = _FIRST_LINE
    for laid in groups:
        if not laid.goes_on:
            page.words_ending(page.left + _SECOND_RIGHT, at, str(laid.group.at), _SECOND)
            page.words(page.left + _PART_LEFT, at, laid.group.part.value, NOTE, setting.indent - _PART_LEFT)
        for line in laid.lines:
            left = page.right - line.width if line.right_to_left else page.left + setting.indent
            page.ink.text(left, page.y(at), line)
            at += setting.line
        at += setting.between
    foot = page.geometry.lines - _FOOT_RULE_UP
    page.rule(foot, RULE_WRITE)
    end = wording.page_of(number, total) if number < total else wording.THEN_LISTEN
    style = SMALL if number < total else Style(Voice.SERIF_ITALIC, ASIDE.size - 1)
    width = page.words_ending(page.right, foot + _FOOT_UP, end, style)
    room = page.geometry.measure - width - 6 * MM
    page.words(page.left, foot + _FOOT_UP, wording.card_goal(card), NOTE, room)


def _draw_head(page: Page, card: CueCard) -> None:
    spoken = wording.seconds(card.seconds)
    width = page.words_ending(page.right, _TITLE_LINE, spoken, _NAME)
    room = page.geometry.measure - width - 6 * MM
    page.words(page.left, _TITLE_LINE, wording.card_title(card), _NAME, room)
    width = page.words_ending(page.right, _FACTS_LINE, wording.card_pace(card), NOTE)
    page.words(page.left, _FACTS_LINE, wording.card_facts(card), NOTE, page.geometry.measure - width - 6 * MM)
    page.rule(_RULE_LINE, RULE_SECTION)
