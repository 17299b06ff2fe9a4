"""Pages onto a printer: which paper it is told, and the pages drawn as pictures at its resolution."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.me import Paper
from netdesk.domain.progress import Progress
from netdesk.services.previews import page_sizes, render_bands
from netdesk.ui.tr import tr
from netdesk.ui.widgets.page_preview import image_of

MOST_DPI: Final = 600
"""Finer than this no eye sees on paper, and every doubling takes four times as long."""
_LEAST_ROWS: Final = 64
_MOST_ROWS: Final = 384
"""Drawing holds the interpreter lock: bands of a line or two of text never stop the window for long."""
_FOUR_BY_SIX: Final = QSizeF(4, 6)
_SIZES: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def printer_for(paper: Paper, title: str, *, both_sides: bool) -> QPrinter:
    """The system's usual printer, told the paper, the sides, and no margins: the pages have theirs."""
    printer = _printer(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, title)
    sides = QPrinter.DuplexMode.DuplexLongSide if both_sides else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)
    return printer


def printer_for_card(paper: Paper, title: str) -> QPrinter:
    """The same for a cue card: A6 where the paper is A4, else 4 by 6 inches; both lie on their long side."""
    size = (
        QPageSize(QPageSize.PageSizeId.A6)
        if paper is Paper.A4
        else QPageSize(_FOUR_BY_SIX, QPageSize.Unit.Inch)
    )
    return _printer(size, QPageLayout.Orientation.Landscape, title)


def _printer(size: QPageSize, way: QPageLayout.Orientation, title: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            size,
            way,
            QMarginsF(0, 0, 0, 0),
            QPageLayout.Unit.Point,
        )
    )
    printer.setFullPage(True)
    return printer


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The numbers (from 0) of the pages that the print dialog asked for, in the order of printing."""
    numbers = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        numbers = numbers[printer.fromPage() - 1 : printer.toPage() or count]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    if printer.supportsMultipleCopies():
        return numbers
    copies = printer.copyCount()
    return numbers * copies if printer.collateCopies() else [n for n in numbers for _ in range(copies)]


def print_pages(printer: QPrinter, pdf: bytes, progress: Progress) -> None:
    """Send the pages of a PDF to a printer, each as large as its paper. Works in any thread.

    Raises Trouble when the printer takes them not, Cancelled when the user stops it.
    """
    sizes = page_sizes(pdf)
    numbers = chosen_pages(printer, len(sizes))
    painter = QPainter()
    if not numbers or not painter.begin(printer):
        raise Trouble(
            tr("The printer did not take the sheet. Check that it is on and ready, then print again.")
        )
    # Without it pages in a PDF are JPEGs, with a haze around each letter.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for at, number in enumerate(numbers):
            progress.report(at, len(numbers))
            if at and not printer.newPage():
                raise Trouble(tr("The printer stopped between two pages. Check it, then print again."))
            _draw(painter, printer, pdf, number, sizes[number], progress)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise Trouble(tr("The printer reported a fault. Check it, then print again."))


def _draw(
    painter: QPainter,
    printer: QPrinter,
    pdf: bytes,
    number: int,
    size: tuple[float, float],
    progress: Progress,
) -> None:
    room = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(room.width() / size[0], room.height() / size[1])
    # Whole pixels of the printer for each pixel drawn: nothing between them to blur.
    factor = -(-printer.resolution() // MOST_DPI)
    width = max(1, round(size[0] * scale / factor))
    height = width * size[1] / size[0]
    left, top = round((room.width() - width * factor) / 2), round((room.height() - height * factor) / 2)
    for first, band in render_bands(pdf, number, width, _LEAST_ROWS, _MOST_ROWS):
        progress.report(0, 0)
        image = image_of(band)
        if image.allGray():
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        box = QRect(left, top + first * factor, band.width * factor, band.height * factor)
        painter.drawImage(box, image)
