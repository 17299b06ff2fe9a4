"""Every printed document as pictures of its pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from netdesk.domain.me import Paper
from netdesk.domain.now import utc_now
from netdesk.services import sheets
from netdesk.services.desks import Desk
from netdesk.services.previews import page_sizes, render_page

if TYPE_CHECKING:
    from netdesk.services.desks import Reader

_DOTS_PER_INCH: Final = 80
_POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Document:
    """A document to print: how its files are called, what its pages are, and its PDF."""

    name: str
    pages: tuple[str, ...]
    data: bytes


def documents(reader: Reader) -> Iterator[Document]:
    """All that netdesk prints, from a desk. A new document is one more `yield` here."""
    meeting = sheets.next_interaction(reader, utc_now())
    for paper in Paper:
        made = sheets.sheet_pdf(reader, [meeting], paper=paper)
        yield Document(f"paper-prep-sheet-{paper.value.lower()}", ("front", "back"), made.data)
    large = sheets.sheet_pdf(reader, [meeting], large=True, cards=True)
    yield Document("paper-prep-sheet-large", (), large.data)
    card = sheets.sheet_pdf(reader, [meeting], on_card=True)
    yield Document("paper-index-card", ("front",), card.data)
    shared = sheets.sheet_pdf(reader, [meeting], back=False, private=False)
    yield Document("paper-prep-sheet-shared", ("front",), shared.data)


def take_pages(desk: Path, out: Path) -> list[str]:
    """Save every page of every document as a picture; their names."""
    opened = Desk.open(desk)
    try:
        reader = opened.reader()
        try:
            return [name for each in documents(reader) for name in _save(each, out)]
        finally:
            reader.close()
    finally:
        opened.close()


def _save(document: Document, out: Path) -> Iterator[str]:
    for number, (width, _height) in enumerate(page_sizes(document.data)):
        part = document.pages[number] if number < len(document.pages) else f"page-{number + 1}"
        name = f"{document.name}-{part}.png"
        page = render_page(document.data, number, round(width * _DOTS_PER_INCH / _POINTS_PER_INCH))
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        image.save(os.fspath(out / name))
        yield name
