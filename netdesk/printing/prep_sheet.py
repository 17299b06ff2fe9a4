"""Prep sheets: a front to talk from and a back to write on, for one person or for several in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.cue_cards import CueCard
from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import draw_block
from netdesk.printing.cue_card import LaidCard, lay_card
from netdesk.printing.large_sheet import LargePlan, plan_large
from netdesk.printing.page import LARGE_STYLES, Document, Geometry, Page, geometry, large_geometry
from netdesk.printing.pdf_result import PdfResult
from netdesk.printing.protecting import unprotect
from netdesk.printing.sheet_back import draw_back
from netdesk.printing.sheet_fit import Fitted, fit
from netdesk.printing.sheet_front import LEFT, RIGHT, lay_front
from netdesk.printing.sheet_head import draw_head, outline_name
from netdesk.printing.sheet_more import More, draw_more, paginate, relaid
from netdesk.printing.sheet_strips import draw_referrals, draw_strip
from netdesk.printing.text import normalised
from netdesk.printing.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class _Planned:
    """One person's sheet, laid: its front, its further pages, and the number of its first page."""

    sheet: PrepSheet
    fitted: Fitted
    more: More
    first: int

    def pages(self, *, back: bool) -> int:
        """Pages that it takes, blank ones not counted."""
        return (2 if back else 1) + len(self.more.pages)

    @property
    def name(self) -> str:
        """Whose sheet it is."""
        return self.sheet.name[:80]

    def draw(self, document: Document, total: int, *, back: bool, private: bool) -> None:
        """Draw front, back and further pages."""
        _draw(document, self, total, back=back, private=private)

    def notes(self) -> list[str]:
        """What could not be printed as it should."""
        found = [f"{self.name}: no room for “{label}”." for label in self._left_out()]
        if late := self.fitted.late_musts:
            found.append(f"{self.name}: {late} must-ask questions are not on the first page.")
        return found

    def _left_out(self) -> tuple[str, ...]:
        return (*self.fitted.left_out, *self.more.left_out)


def prep_sheet_pdf(
    sheets: Sequence[PrepSheet],
    *,
    paper: Paper = Paper.A4,
    back: bool = True,
    private: bool = True,
    large: bool = False,
    cards: Sequence[CueCard | None] = (),
) -> PdfResult:
    """Return prep sheets as one PDF, to be printed duplex, flipped on the long edge.

    Each person begins on a front: with `back`, a blank page is put in where one is needed for that. Without
    `private` the sheets are copies to share: remarks on the person, stories and promises are left out.
    With `large` they are in large print. `cards` are the cue cards of the pitches, one for each sheet or
    None: each follows its sheet, on a page of its own to be cut out of.
    No text makes this fail or take long; what is too long is cut, and said to be in `notes`.

    Raises ValueError for no sheets.
    """
    if not sheets:
        raise ValueError("no sheet to print")
    shape = large_geometry(paper) if large else geometry(paper)
    setter = Typesetter(sheets[0].language, LARGE_STYLES if large else None)
    card_setter = Typesetter(sheets[0].language)
    planned: list[tuple[_Planned | LargePlan, LaidCard | None]] = []
    first = 1
    for at, sheet in enumerate(sheets):
        plan = (
            plan_large(sheet, setter, shape, first, private=private)
            if large
            else _plan(sheet, setter, shape, first, private=private, back=back)
        )
        card = _laid_card(cards[at] if at < len(cards) else None, card_setter, paper)
        planned.append((plan, card))
        last = first - 1 + plan.pages(back=back) + (card.pages if card else 0)
        first = last + 2 if back and last % 2 else last + 1
    document = Document(shape, setter)
    for plan, card in planned:
        while document.pages + 1 < plan.first:
            document.page()
        plan.draw(document, last, back=back, private=private)
        if card is not None:
            _draw_card(document, card)
    notes = [note for plan, _ in planned for note in plan.notes()]
    return finished(document, sheets, (setter, card_setter), notes)


def finished(
    document: Document, sheets: Sequence[PrepSheet], setters: Sequence[Typesetter], notes: Sequence[str]
) -> PdfResult:
    """Close a document of sheets: name it after the first, and tell what its setters could not set."""
    if len(sheets) > 1:
        document.show_outline()
    first = sheets[0]
    title = unprotect(normalised(wording.running_title(first, first.clock())[:500])) or wording.SUBJECT
    data = document.finish(title, normalised(first.author[:500]), wording.SUBJECT)
    shortened = dict.fromkeys(text for setter in setters for text in setter.shortened)
    missing = dict.fromkeys(text for setter in setters for text in setter.missing)
    cut = [f"Too long, and cut: “{text[:60]}…”" for text in shortened]
    return PdfResult(data, document.pages, tuple(missing), (*notes, *cut))


def _draw_card(document: Document, card: LaidCard) -> None:
    for number in range(card.pages):
        card.draw(document.inset(card.shape), number)
        document.bookmark(wording.CARD, 1)


def _laid_card(card: CueCard | None, setter: Typesetter, paper: Paper) -> LaidCard | None:
    if card is None:
        return None
    setter.next_block()
    return lay_card(card, setter, paper)


def _plan(
    sheet: PrepSheet, setter: Typesetter, shape: Geometry, first: int, *, back: bool, private: bool
) -> _Planned:
    fitted = fit(lay_front(sheet, setter, shape, private=private), shape)
    more = paginate(relaid(fitted.moved, setter, shape), shape)
    where = first + (2 if back else 1)
    return _Planned(sheet, fitted.saying(wording.continued(where)), more, first)


def _draw(document: Document, plan: _Planned, total: int, *, back: bool, private: bool) -> None:
    sheet = plan.sheet
    clock = sheet.clock()
    what = wording.footer_title(sheet, clock, private=private)
    page = document.page()
    number = document.pages
    document.bookmark(outline_name(sheet), 0)
    document.bookmark("Front", 1)
    _draw_front(page, plan)
    page.footer(what, wording.front_footer(number, total, back=back))
    if back:
        page = document.page(front=False)
        document.bookmark("Back", 1)
        draw_back(page, sheet, clock)
        page.footer(what, wording.page_of(document.pages, total))
    for blocks in plan.more.pages:
        page = document.page(front=not back or document.pages % 2 == 0)
        draw_more(page, sheet, clock, blocks)
        page.footer(what, wording.page_of(document.pages, total))


def _draw_front(page: Page, plan: _Planned) -> None:
    front, sheet = plan.fitted.front, plan.sheet
    draw_head(page, front.head)
    for column, left, width in (
        (LEFT, page.left, front.left_width),
        (RIGHT, page.right - front.right_width, front.right_width),
    ):
        line = front.head.first_block
        for part in column:
            line = draw_block(page, front.blocks[part], left, left + width, line)
    strip = draw_referrals(page, plan.fitted.referrals, plan.fitted.rows)
    draw_strip(page, strip, sheet.clock(), sheet.minutes)
