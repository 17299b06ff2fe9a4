"""Pages as they come out of the print dialog."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from netdesk.printing.pdf_result import PdfResult
from netdesk.services.previews import page_sizes
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog

A4, LETTER = (595, 842), (612, 792)


def words_of(pdf: bytes | Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return pages


def whole_sizes(pdf: bytes) -> list[tuple[int, int]]:
    return [(round(width), round(height)) for width, height in page_sizes(pdf)]


def made(dialog: PrintSheetDialog) -> PdfResult:
    assert dialog._result is not None
    return dialog._result
