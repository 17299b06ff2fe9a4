"""A prep sheet sent to a printer: every page whole, in the order and number that were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from netdesk.domain.errors import Cancelled
from netdesk.domain.me import Paper
from netdesk.domain.progress import Silent, Until
from netdesk.services.previews import render_page
from netdesk.ui import user_settings
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import chosen_pages, print_pages, printer_for
from tests.ui.dialogs.print_sheet.pages import A4, LETTER, made, whole_sizes


def test_printing_sends_every_page_as_large_as_its_paper(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path, navigator: Navigator, bus: Bus
):
    said: list[str] = []
    busy: list[str] = []
    navigator.said.connect(lambda text, _undo: said.append(text))
    bus.busy.connect(lambda what, *_: busy.append(what))
    expected = [render_page(made(dialog).data, page, 1239) for page in (0, 1)]
    printer = file_printer(tmp_path / "out.pdf")
    dialog.print_on(printer)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: said == ["Prep sheet for Jonas Lindqvist sent to the printer"], timeout=20_000)
    assert busy[0] == "Printing 1 sheet"
    printed = (tmp_path / "out.pdf").read_bytes()
    assert whole_sizes(printed) == [A4, A4]
    for page in (0, 1):
        found = render_page(printed, page, 1239).data
        assert unlike(found, expected[page].data) < 0.008
        assert unlike(b"\xff" * len(found), expected[page].data) > 0.01


def test_a_printer_on_other_paper_gets_the_page_centred_and_whole(tmp_path: Path, interview: int, jobs: Jobs):
    from netdesk.services.sheets import sheet_pdf

    pdf = sheet_pdf(jobs.reader, [interview], paper=Paper.A4).data
    printer = file_printer(tmp_path / "out.pdf", Paper.LETTER)
    print_pages(printer, pdf, Silent())
    assert whole_sizes((tmp_path / "out.pdf").read_bytes()) == [LETTER, LETTER]


def test_stopping_ends_the_print(tmp_path: Path, interview: int, jobs: Jobs):
    from netdesk.services.sheets import sheet_pdf

    pdf = sheet_pdf(jobs.reader, [interview]).data
    with pytest.raises(Cancelled):
        print_pages(file_printer(tmp_path / "out.pdf"), pdf, Until(3))


def test_a_printer_is_told_paper_and_sides(monkeypatch: pytest.MonkeyPatch):
    told: list[QPrinter.DuplexMode] = []

    class Told(QPrinter):
        def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
            told.append(duplex)

    monkeypatch.setattr("netdesk.ui.paper.QPrinter", Told)
    printer = printer_for(Paper.LETTER, "Prep sheet", both_sides=True)
    printer_for(Paper.LETTER, "Prep sheet", both_sides=False)
    assert told == [QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone]
    assert printer.fullPage()
    assert printer.docName() == "Prep sheet"
    assert round(printer.pageLayout().fullRectPoints().width()) == LETTER[0]


def test_a_range_of_pages_and_the_order_are_obeyed():
    printer = QPrinter()
    assert chosen_pages(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 3) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1]


def file_printer(path: Path, paper: Paper = Paper.A4) -> QPrinter:
    printer = printer_for(paper, "Prep sheet", both_sides=True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def unlike(one: bytes, other: bytes) -> float:
    """The mean difference of two pictures' bytes, 0 to 1."""
    # Qt's A4 is a tenth of a point higher than the PDF's: a row of pixels may be added at the end.
    shared = min(len(one), len(other))
    return sum(abs(a - b) for a, b in zip(one[:shared], other[:shared], strict=True)) / shared / 255


def test_a_chosen_printer_gets_the_copies_at_once_and_is_remembered(
    dialog: PrintSheetDialog, monkeypatch: pytest.MonkeyPatch
):
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr(QPrinter, "setPrinterName", lambda _self, name: sent.append((name, 0)))
    monkeypatch.setattr(PrintSheetDialog, "print_on", lambda _self, it: sent.append(("", it.copyCount())))
    assert dialog.where.name == ""
    dialog.where.show_printers(["Hall", "Office"], "Office")
    assert dialog.where.printers.currentText() == "Office"
    dialog.where.copies.set_value(3)
    dialog.print_button.click()
    assert sent == [("Office", 0), ("", 3)]
    assert user_settings.printer() == "Office"


def test_without_a_printer_the_system_is_asked(dialog: PrintSheetDialog, monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []

    def ask(_self: QPrintDialog) -> int:
        asked.append(1)
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", ask)
    dialog.where.show_printers([], "")
    assert dialog.where.printers.currentText() == "No printer is set up"
    assert not dialog.where.copies.isEnabled()
    dialog.print_button.click()
    dialog.where.show_printers(["Hall"], "")
    dialog.where.printers.setCurrentIndex(1)
    assert dialog.where.printers.currentText() == "Choose when printing…"
    dialog.print_button.click()
    assert asked == [1, 1]
