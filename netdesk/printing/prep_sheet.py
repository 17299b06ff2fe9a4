"""Prep sheets: a front to talk from and a back to write on, for one person or for several in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet
from netdesk.printing import wording
from netdesk.printing.blocks import draw_block
from netdesk.printing.page import Document, Geometry, Page, geometry
from netdesk.printing.protecting import unprotect
from netdesk.printing.sheet_back import draw_back
from netdesk.printing.sheet_fit import Fitted, fit
from netdesk.printing.sheet_front import LEFT, RIGHT, lay_front
from netdesk.printing.sheet_head import draw_head
from netdesk.printing.sheet_more import More, draw_more, paginate, relaid
from netdesk.printing.sheet_strips import draw_referrals, draw_strip
from netdesk.printing.text import normalised
from netdesk.printing.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF, and what its maker should tell the user.

    `missing_glyphs` are the texts with a character that no bundled font has, a box in its place;
    `notes` sentences about what had to be left out or cut.
    """

    data: bytes
    pages: int
    missing_glyphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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


def prep_sheet_pdf(
    sheets: Sequence[PrepSheet], *, paper: Paper = Paper.A4, back: bool = True, private: bool = True
) -> PdfResult:
    """Return prep sheets as one PDF, to be printed duplex, flipped on the long edge.

    Each person begins on a front: with `back`, a blank page is put in where one is needed for that. Without
    `private` the sheets are copies to share: remarks on the person, stories and promises are left out.
    No text makes this fail or take long; what is too long is cut, and said to be in `notes`.

    Raises ValueError for no sheets.
    """
    if not sheets:
        raise ValueError("no sheet to print")
    shape = geometry(paper)
    setter = Typesetter(sheets[0].language)
    planned = _plan(sheets, setter, shape, back=back, private=private)
    last = planned[-1]
    total = last.first - 1 + last.pages(back=back)
    document = Document(shape, setter)
    for plan in planned:
        while document.pages + 1 < plan.first:
            document.page()
        _draw(document, plan, total, back=back, private=private)
    if len(sheets) > 1:
        document.show_outline()
    first = sheets[0]
    title = unprotect(normalised(wording.running_title(first, first.clock())[:500])) or wording.SUBJECT
    data = document.finish(title, normalised(first.author[:500]), wording.SUBJECT)
    return PdfResult(data, document.pages, setter.missing, _notes(planned, setter))


def _plan(
    sheets: Sequence[PrepSheet], setter: Typesetter, shape: Geometry, *, back: bool, private: bool
) -> list[_Planned]:
    found: list[_Planned] = []
    following = 1
    for sheet in sheets:
        fitted = fit(lay_front(sheet, setter, shape, private=private), shape)
        more = paginate(relaid(fitted.moved, setter, shape), shape)
        where = following + (2 if back else 1)
        found.append(_Planned(sheet, fitted.saying(wording.continued(where)), more, following))
        following += found[-1].pages(back=back)
        if back and following % 2 == 0:
            following += 1
    return found


def _draw(document: Document, plan: _Planned, total: int, *, back: bool, private: bool) -> None:
    sheet = plan.sheet
    clock = sheet.clock()
    what = wording.running_title(sheet, clock)
    if not private:
        what = f"{what} · {wording.SHARED_COPY}"
    page = document.page()
    number = document.pages
    name = normalised(wording.full_name(sheet)[:200])
    document.bookmark(name or wording.SUBJECT, 0)
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


def _notes(planned: Sequence[_Planned], setter: Typesetter) -> tuple[str, ...]:
    found = []
    for plan in planned:
        name = plan.sheet.name[:80]
        found += [f"{name}: no room for “{label}”." for label in (*plan.fitted.left_out, *plan.more.left_out)]
        if late := plan.fitted.late_musts:
            found.append(f"{name}: {late} must-ask questions are not on the first page.")
    found += [f"Too long, and cut: “{text[:60]}…”" for text in setter.shortened]
    return tuple(found)
