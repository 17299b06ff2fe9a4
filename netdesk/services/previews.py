"""Pages of a PDF as pictures, for the preview and for printers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from netdesk.domain.errors import Trouble

_PDFIUM = threading.Lock()
"""PDFium keeps state of its own between calls: one thread at a time, whatever the file."""

_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page, or a strip of one, in pixels. Rows of `stride` bytes each, four bytes a pixel: blue, green,
    red, unused (what QImage calls Format_RGB32 on a little-endian machine)."""

    width: int
    height: int
    stride: int
    data: bytes


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points (1/72 inch). Raises Trouble for what is no PDF."""
    with _PDFIUM, _opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def render_page(pdf: bytes, page: int, width_px: int) -> RenderedPage:
    """Draw one page (counted from 0) on white, `width_px` pixels wide and as high as its shape asks.

    Safe from any thread. Raises Trouble for what is no PDF, IndexError for a page that it does not have.
    """
    with _PDFIUM, _opened(pdf) as document, _page(document, page) as opened:
        width, height = _size(opened, width_px)
        return _drawn(opened, width, height, 0, height)


def render_bands(
    pdf: bytes, page: int, width_px: int, least: int, most: int
) -> Iterator[tuple[int, RenderedPage]]:
    """Draw one page from top to bottom in bands, each with the number of its first row; white rows between
    them are left out.

    A band ends at the first white row after `least` rows, so that no seam goes through what is printed; where
    none comes, after `most` rows. A page whole at a printer's resolution would take 140 MB. Raises as
    `render_page` does.
    """
    with _PDFIUM, _opened(pdf) as document, _page(document, page) as opened:
        width, height = _size(opened, width_px)
    white, stride = b"", 0
    band, first = bytearray(), 0
    for top in range(0, height, most):
        with _PDFIUM, _opened(pdf) as document, _page(document, page) as opened:
            strip = _drawn(opened, width, height, top, min(most, height - top))
        stride = strip.stride
        white = white or b"\xff" * stride
        for row in range(strip.height):
            line = strip.data[row * stride : (row + 1) * stride]
            rows = len(band) // stride
            if rows and ((line == white and rows >= least) or rows >= most):
                yield first, RenderedPage(width, rows, stride, bytes(band))
                band.clear()
            if band or line != white:
                first = first if band else top + row
                band += line
    if band:
        yield first, RenderedPage(width, len(band) // stride, stride, bytes(band))


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Trouble("The pages cannot be shown: this is not a PDF that can be read.") from error
    with _closing(document.close):
        yield document


@contextmanager
def _page(document: Any, number: int) -> Iterator[Any]:
    if not 0 <= number < len(document):
        raise IndexError(f"page {number} of {len(document)}")
    page = document[number]
    with _closing(page.close):
        yield page


@contextmanager
def _closing(close: Callable[[], None]) -> Iterator[None]:
    # At once and under the lock: a garbage collection would close it in whichever thread it runs.
    try:
        yield
    finally:
        close()


def _size(page: Any, width_px: int) -> tuple[int, int]:
    width, height = page.get_size()
    return width_px, max(1, round(width_px * height / width))


def _drawn(page: Any, width: int, height: int, top: int, rows: int) -> RenderedPage:
    import pypdfium2
    from pypdfium2 import raw

    bitmap = pypdfium2.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx)
    with _closing(bitmap.close):
        bitmap.fill_rect(_WHITE, 0, 0, width, rows)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, raw.FPDF_ANNOT)
        data = bytes(bitmap.buffer)[: bitmap.stride * rows]
        return RenderedPage(width, rows, bitmap.stride, data)
