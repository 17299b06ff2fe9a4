"""The print dialog of a prep sheet: preview, choices, PDF, printer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QSaveFile, QSize, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion
from netdesk.domain.me import Me, Paper
from netdesk.domain.names import Name
from netdesk.domain.progress import Silent, Until
from netdesk.domain.sheets import PrepSheet
from netdesk.printing.pdf_result import PdfResult
from netdesk.services import contacts, interactions
from netdesk.services.me import me, save_me
from netdesk.services.previews import page_sizes, render_page
from netdesk.store.desk import Desk
from netdesk.ui import user_settings
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import chosen_pages, print_pages, printer_for
from netdesk.ui.saving import save_whole
from netdesk.ui.sheet_words import file_name, page_name, remarks

A4, LETTER = (595, 842), (612, 792)


@pytest.fixture
def interview(desk: Desk) -> int:
    save_me(desk, Me("Ana Petrova", paper=Paper.A4, zone="Europe/Stockholm"))
    jonas = Contact(Name(given="Jonas", family="Lindqvist"), organization="Lund", how_met="We rowed together")
    plan = Plan(objective="Advice", questions=(PlanQuestion("What does a planner decide?", must=True),))
    start = Moment("2030-10-13T10:30", "Europe/Stockholm")
    who = contacts.add_contact(desk, jonas)
    kind = Kind.INFORMATIONAL_INTERVIEW
    return interactions.add_interaction(desk, Interaction(kind, (who,), start=start, minutes=25, plan=plan))


@pytest.fixture
def dialog(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
) -> Iterator[PrintSheetDialog]:
    opened = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: opened.preview._image is not None)
    yield opened
    if isValid(opened):
        opened.reject()


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


def test_pages_are_called_by_their_side():
    assert page_name(0, 2, back=True, people=1) == "Front, 1 of 2"
    assert page_name(1, 2, back=True, people=1) == "Back, 2 of 2"
    assert page_name(2, 3, back=True, people=1) == "Page 3 of 3"
    assert page_name(1, 2, back=False, people=1) == "Page 2 of 2"
    assert page_name(0, 4, back=True, people=2) == "Page 1 of 4"


def test_a_file_name_holds_nothing_that_a_system_refuses():
    sheet = PrepSheet('Ann/Bob: "A*C"?\n<x>', start=Moment("2030-10-13T10:30"))
    assert file_name(sheet) == "Prep sheet Ann Bob A C x 2030-10-13.pdf"
    assert file_name(PrepSheet("...")) == "Prep sheet.pdf"


def test_characters_without_a_glyph_are_told_gently():
    assert remarks(PdfResult(b"", 1)) == []
    told = remarks(PdfResult(b"", 1, missing_glyphs=("a\U000f0000b",), notes=("Too long, and cut",)))
    assert "a box stands in their place" in told[0]
    assert told[1] == "Too long, and cut"


def test_the_front_is_shown_and_the_back_comes_after_it(dialog: PrintSheetDialog, qtbot: QtBot):
    assert dialog.page_label.text() == "Front, 1 of 2"
    assert not dialog.before.isEnabled()
    dialog.after.click()
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Back, 2 of 2")
    assert not dialog.after.isEnabled()
    qtbot.keyClick(dialog.preview, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Front, 1 of 2")
    assert dialog.preview.accessibleName() == "Front, 1 of 2"


def test_whose_sheet_it_is_stands_under_the_title(dialog: PrintSheetDialog):
    assert dialog.subtitle.text().startswith("Jonas Lindqvist, on ")
    assert dialog.subtitle.text().endswith("10:30")


def test_letter_paper_makes_the_sheet_anew(dialog: PrintSheetDialog, qtbot: QtBot):
    assert whole_sizes(made(dialog).data) == [A4, A4]
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.LETTER))
    qtbot.waitUntil(lambda: whole_sizes(made(dialog).data) == [LETTER, LETTER])


def test_without_the_back_there_is_one_page(dialog: PrintSheetDialog, qtbot: QtBot):
    dialog.turn(1)
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Back, 2 of 2")
    dialog.back.click()
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Front, 1 of 1")
    assert not dialog.after.isEnabled()


def test_private_notes_are_left_out_when_wanted(dialog: PrintSheetDialog, qtbot: QtBot):
    assert "We rowed together" in words_of(made(dialog).data)[0]
    before = made(dialog)
    dialog.leave_out.click()
    qtbot.waitUntil(lambda: made(dialog) is not before)
    assert "We rowed together" not in "".join(words_of(made(dialog).data))


def test_only_the_newest_choice_counts(dialog: PrintSheetDialog, qtbot: QtBot, jobs: Jobs):
    for _ in range(5):
        dialog.back.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert made(dialog).pages == (2 if dialog.back.isChecked() else 1)


def test_the_page_is_drawn_as_sharp_as_it_is_shown(dialog: PrintSheetDialog, qtbot: QtBot):
    dialog.resize(QSize(900, 560))
    wanted = dialog.preview.wanted_width
    qtbot.waitUntil(lambda: dialog.preview._image is not None and dialog.preview._image.width() == wanted())


def test_a_narrow_window_has_the_choices_below_the_page(dialog: PrintSheetDialog, qtbot: QtBot):
    side_by_side = dialog._row.direction()
    dialog.resize(QSize(480, 616))
    qtbot.waitUntil(lambda: dialog._row.direction() != side_by_side)
    assert dialog.print_button.isVisible()
    dialog.resize(QSize(1000, 616))
    qtbot.waitUntil(lambda: dialog._row.direction() == side_by_side)


def test_the_pdf_is_saved_and_the_paper_remembered(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path, jobs: Jobs, window: QWidget, interview: int
):
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.LETTER))
    dialog.back.click()
    qtbot.waitUntil(lambda: whole_sizes(made(dialog).data) == [LETTER])
    dialog.save_to(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: dialog._said.text() == "Saved as sheet.pdf")
    assert dialog.cancel_button.text() == "Close"
    assert "What does a planner decide?" in words_of(tmp_path / "sheet.pdf")[0]
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert me(jobs.reader).paper is Paper.LETTER
    assert me(jobs.reader).name == "Ana Petrova"
    again = PrintSheetDialog.ask(jobs, Navigator(), interview, window)
    assert again.choices() == replace(again.choices(), paper=Paper.LETTER, back=False, private=True)
    again.reject()


def test_a_folder_that_is_gone_is_said_and_the_dialog_stays(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path
):
    dialog.save_to(tmp_path / "gone" / "sheet.pdf")
    qtbot.waitUntil(lambda: "there is no folder" in dialog._said.text())
    assert dialog.isVisible()


def test_a_pdf_saved_after_the_dialog_was_closed_is_told_by_a_toast(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path, navigator: Navigator
):
    dialog.save_to(tmp_path / "sheet.pdf")
    with qtbot.waitSignal(navigator.said) as told:
        dialog.reject()
    assert told.args == ["Saved as sheet.pdf", False]


def test_an_interaction_that_is_gone_is_said_on_the_sheet(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
):
    interactions.delete_interactions(desk, [interview])
    dialog = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: "no interaction" in dialog.preview.accessibleName())
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_failed_write_keeps_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"older")

    class Full(QSaveFile):
        def write(self, data: object) -> int:
            return -1

    monkeypatch.setattr("netdesk.ui.saving.QSaveFile", Full)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(Trouble, match=r"disk is full, so sheet\.pdf was not saved"):
        save_whole(path, b"newer and longer")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_said(tmp_path: Path):
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(Trouble, match="a folder has that name"):
        save_whole(tmp_path / "sheet.pdf", b"x")


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


@pytest.fixture
def two_today(desk: Desk, interview: int) -> tuple[int, int]:
    ann = contacts.add_contact(desk, Contact(Name(given="Ann", family="Lee")))
    start = Moment("2030-10-13T09:00", "Europe/Stockholm")
    plan = Plan(objective="Advice", pitch="I am Ana. What would you do?")
    first = interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), start=start, plan=plan))
    return first, interview


def test_larger_print_makes_other_pages_and_is_remembered(
    dialog: PrintSheetDialog, qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
):
    before = made(dialog)
    dialog.larger.click()
    qtbot.waitUntil(lambda: made(dialog) is not before)
    assert made(dialog).pages > before.pages
    qtbot.waitUntil(lambda: dialog.page_label.text() == f"Page 1 of {made(dialog).pages}")
    dialog.remember()
    qtbot.waitUntil(lambda: jobs.is_idle)
    again = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: again.preview._image is not None)
    assert again.larger.isChecked()
    again.reject()


def test_the_cue_card_can_come_with_a_sheet_that_has_a_pitch(
    dialog: PrintSheetDialog,
    qtbot: QtBot,
    jobs: Jobs,
    navigator: Navigator,
    window: QWidget,
    two_today: tuple[int, int],
):
    assert not dialog.card.isEnabled()
    assert dialog.card.toolTip() == "No pitch was chosen for this meeting"
    other = PrintSheetDialog.ask(jobs, navigator, two_today[0], window)
    qtbot.waitUntil(lambda: other.preview._image is not None)
    assert other.card.isEnabled()
    before = made(other)
    other.card.click()
    qtbot.waitUntil(lambda: made(other) is not before)
    assert made(other).pages == before.pages + 1
    assert "What would you do?" in words_of(made(other).data)[-1]
    other.reject()


def test_all_meetings_of_the_day_can_come_into_one_file_and_go_again(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, two_today: tuple[int, int]
):
    dialog = PrintSheetDialog.ask(jobs, navigator, two_today[1], window)
    qtbot.waitUntil(lambda: dialog.preview._image is not None)
    assert dialog.offer.isVisible()
    assert dialog.offer.link.text() == "Add both"
    assert "The 2 meetings of 13 Oct 2030 fit in one file." in dialog.offer.link.accessibleDescription()
    dialog.offer.link.click()
    qtbot.waitUntil(lambda: made(dialog).pages == 4)
    words = words_of(made(dialog).data)
    assert "Ann Lee" in words[0]
    assert "Jonas Lindqvist" in words[2]
    assert dialog.subtitle.text() == "2 sheets"
    assert dialog.offer.link.text() == "Only this one"
    dialog.offer.link.click()
    qtbot.waitUntil(lambda: made(dialog).pages == 2)
    dialog.reject()


def test_a_single_meeting_of_a_day_is_offered_nothing(dialog: PrintSheetDialog):
    assert not dialog.offer.isVisible()


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


def test_an_index_card_has_its_own_paper_and_none_of_the_sheet_s_choices(
    dialog: PrintSheetDialog, qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
):
    before = made(dialog)
    dialog.layouts.setCurrentIndex(1)
    qtbot.waitUntil(lambda: made(dialog) is not before)
    assert [round(side) for side in page_sizes(made(dialog).data)[0]] == [420, 298]
    qtbot.waitUntil(lambda: dialog.page_label.text() == "Card 1 of 1")
    assert [box.isEnabled() for box in (dialog.back, dialog.larger, dialog.card)] == [False] * 3
    assert dialog.leave_out.isEnabled()
    assert dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    dialog.remember()
    qtbot.waitUntil(lambda: jobs.is_idle)
    again = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: again.preview._image is not None)
    assert again.layouts.currentText() == "Index card"
    again.layouts.setCurrentIndex(0)
    qtbot.waitUntil(lambda: made(again).pages == 2)
    assert again.back.isEnabled()
    again.reject()
