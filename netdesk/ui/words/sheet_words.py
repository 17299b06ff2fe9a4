"""What is said about a prep sheet's pages, its file and its person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from netdesk.domain.now import wall_now
from netdesk.domain.sheets import PrepSheet
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

if TYPE_CHECKING:
    from netdesk.printing.pdf_result import PdfResult

_TOLD: Final = 3
_NO_FILE_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*\u2028\u2029]+')


def page_name(page: int, count: int, *, back: bool, people: int) -> str:
    """What a page (from 0) is called: "Front, 1 of 2"; only a number where several people's sheets follow."""
    sides = (marked("Front, {n} of {count}"), marked("Back, {n} of {count}"))[: 2 if back else 1]
    words = sides[page] if people == 1 and page < len(sides) else marked("Page {n} of {count}")
    return tr(words, n=page + 1, count=count)


def file_name(sheet: PrepSheet, people: int = 1) -> str:
    """A name for the PDF that every system takes: "Prep sheet Leila Haddad 2026-10-13.pdf", or "Prep sheets
    2026-10-13.pdf" where those of several people are in it, this one's first."""
    day = sheet.start.day.isoformat() if sheet.start else ""
    if people > 1:
        return file_name_of(tr("Prep sheets"), "", day)
    return file_name_of(tr("Prep sheet"), sheet.name, day)


def file_name_of(what: str, name: str, day: str = "") -> str:
    """What it is, whose and of when, without what a system refuses in the name of a file."""
    told = " ".join(_NO_FILE_NAME.sub(" ", name).split())[:60].strip(". ")
    return f"{' '.join(part for part in (what, told, day) if part)}.pdf"


def remarks(result: PdfResult) -> list[str]:
    """What the user should know of the pages: characters without a glyph, what was cut or left out."""
    told = []
    if result.missing_glyphs:
        texts = ", ".join(f"“{wording.cut(text, 24)}”" for text in result.missing_glyphs[:_TOLD])
        if len(result.missing_glyphs) > _TOLD:
            texts = tr("{names} and others", names=texts)
        told.append(
            tr(
                "Some characters of {texts} are in none of the fonts: a box stands in their place.",
                texts=texts,
            )
        )
    return told + list(result.notes[:_TOLD])


def whose(sheet: PrepSheet, people: int = 1) -> str:
    """Whose sheet it is and when they meet: "Leila Haddad, tomorrow, 10:30"; only the number of several."""
    if people > 1:
        return counted(people, "{n} sheet", "{n} sheets")
    if sheet.start is None:
        return sheet.name
    now = wall_now(sheet.home_zone)
    begins = wording.home_time(sheet.start, sheet.home_zone)
    day = wording.on_day(begins.date(), now.date())
    told = (sheet.name, "" if begins.date() == now.date() and sheet.start.has_time else day)
    clock = wording.clock(begins) if sheet.start.has_time else ""
    return ", ".join(part for part in (*told, clock) if part)


def offered(sheet: PrepSheet, meetings: int) -> tuple[str, str]:
    """What is said of a day's meetings, the sheet's among them, and the verb that takes them all."""
    assert sheet.start is not None
    day, today = wording.home_time(sheet.start, sheet.home_zone).date(), wall_now(sheet.home_zone).date()
    if day == today:
        words = tr("Today’s {n} meetings fit in one file.", n=meetings)
    else:
        told = wording.that_day(day, today)
        words = tr("The {n} meetings of {day} fit in one file.", n=meetings, day=told)
    return words, tr("Add both") if meetings == 2 else tr("Add all {n}", n=meetings)
