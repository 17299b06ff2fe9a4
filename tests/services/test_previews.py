"""Pages of a PDF as pictures."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.pdfgen.canvas import Canvas

from netdesk.domain.errors import Trouble
from netdesk.services.previews import RenderedPage, page_sizes, render_bands, render_page

A4 = (595.2756, 841.8898)
RED, WHITE = (0, 0, 255), (255, 255, 255)


def pdf_of(*marks: tuple[float, float]) -> bytes:
    """One A4 page for each mark, a red square of 100 points with its lower left corner there."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for x, y in marks:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(x, y, 100, 100, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pixel(page: RenderedPage, x: int, y: int) -> tuple[int, ...]:
    start = y * page.stride + 4 * x
    return tuple(page.data[start : start + 3])


def test_a_page_is_as_wide_as_asked_and_keeps_its_shape():
    page = render_page(pdf_of((0, 0)), 0, 210)
    assert (page.width, page.height) == (210, 297)
    assert len(page.data) == page.stride * page.height


def test_blue_comes_first_and_the_top_of_the_page_is_the_first_row():
    page = render_page(pdf_of((0, A4[1] - 100)), 0, 595)
    assert pixel(page, 50, 50) == RED
    assert pixel(page, 50, 150) == WHITE
    assert pixel(page, 150, 50) == WHITE


def test_pages_are_counted_from_nought():
    pdf = pdf_of((0, 0), (400, 400))
    assert pixel(render_page(pdf, 0, 595), 50, 800) == RED
    assert pixel(render_page(pdf, 1, 595), 450, 400) == RED
    with pytest.raises(IndexError):
        render_page(pdf, 2, 595)


def test_the_sizes_of_all_pages_are_told_in_points():
    sizes = page_sizes(pdf_of((0, 0), (1, 1)))
    assert [(round(w), round(h)) for w, h in sizes] == [(595, 842), (595, 842)]


def test_bands_put_on_white_are_the_page():
    pdf = pdf_of((100, 300), (300, 700))
    for number in (0, 1):
        whole = render_page(pdf, number, 700)
        rows = [b"\xff" * whole.stride] * whole.height
        for top, band in render_bands(pdf, number, 700, least=16, most=64):
            for row in range(band.height):
                rows[top + row] = band.data[row * band.stride : (row + 1) * band.stride]
        assert b"".join(rows) == whole.data


def test_bands_end_where_a_row_is_white():
    marks = io.BytesIO()
    canvas = Canvas(marks, pagesize=(100, 100))
    for bottom, height in ((80, 10), (40, 30), (0, 5)):
        canvas.rect(10, bottom, 50, height, stroke=0, fill=1)
    canvas.save()
    bands = list(render_bands(marks.getvalue(), 0, 100, least=1, most=50))
    assert [(top, band.height) for top, band in bands] == [(10, 10), (30, 30), (95, 5)]
    together = list(render_bands(marks.getvalue(), 0, 100, least=25, most=50))
    assert [(top, band.height) for top, band in together] == [(10, 50), (95, 5)]
    cut = list(render_bands(marks.getvalue(), 0, 100, least=1, most=20))
    assert [(top, band.height) for top, band in cut] == [(10, 10), (30, 20), (50, 10), (95, 5)]


def test_a_white_page_has_no_bands():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(100, 100))
    canvas.showPage()
    canvas.save()
    assert list(render_bands(stream.getvalue(), 0, 100, least=1, most=20)) == []


def test_what_is_no_pdf_is_said_in_one_sentence():
    with pytest.raises(Trouble, match="not a PDF"):
        render_page(b"this is a letter", 0, 100)


def test_many_threads_at_once_get_the_same_picture():
    pdf = pdf_of((100, 300), (0, 0))
    expected = [render_page(pdf, number, 300).data for number in (0, 1)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda n: render_page(pdf, n % 2, 300).data, range(40)))
    assert found == expected * 20
