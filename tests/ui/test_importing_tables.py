"""An unknown table from the drop to the desk: asked about once, then read by itself."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history
from netdesk.services.dry_runs import Batch, Outcome
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.letters import LettersDialog
from netdesk.ui.dialogs.mapping_columns import NEW_OWN
from netdesk.ui.dialogs.mapping_step import MappingStep
from netdesk.ui.dropping import DropTarget
from netdesk.ui.errands.pasting import PasteErrands
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.fields import ComboField

CLUB = (
    "Wer;Schuhe;Geboren;Tel\n"
    "Änne Müller;38;3/4/1990;+49 30 1234567\n"
    "Jörg Weiß;44;5/6/1991;+49 30 7654321\n"
    "Zoë Groß;41;7/8/1992;+49 30 1112223\n"
)


@pytest.fixture
def flow(jobs: Jobs, bus: Bus, navigator: Navigator, window: QWidget) -> ImportFlow:
    return ImportFlow(jobs, bus, navigator, window)


@pytest.fixture
def club(tmp_path: Path) -> Path:
    path = tmp_path / "club.csv"
    path.write_bytes(CLUB.encode("cp1252"))
    return path


def asked(flow: ImportFlow, qtbot: QtBot, *paths: Path) -> tuple[ImportDialog, MappingStep]:
    flow.start(list(paths))
    return mapping(flow, qtbot)


def mapping(flow: ImportFlow, qtbot: QtBot) -> tuple[ImportDialog, MappingStep]:
    assert flow.dialog is not None
    dialog = flow.dialog
    qtbot.waitUntil(lambda: dialog.mapping.step is not None and dialog.mapping.step.shown is not None)
    step = dialog.mapping.step
    assert step is not None
    qtbot.waitUntil(lambda: bool(step.columns.rows))
    return dialog, step


def planned(flow: ImportFlow, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.review is not None)
    assert flow.dialog is not None
    return flow.dialog


def choose(field: ComboField, data: object) -> None:
    """Choose as the keyboard does: go there, and say so."""
    at = field.findData(data)
    assert at >= 0, f"{data!r} is not offered"
    field.setCurrentIndex(at)
    field.activated.emit(at)


def first(step: MappingStep) -> tuple[str, str]:
    """Name and facts of the first person in the preview."""
    return next(iter(step.preview.shown()), ("", ""))


def map_all(step: MappingStep, qtbot: QtBot) -> None:
    rows = step.columns.rows
    choose(rows[0].target, "display")
    choose(rows[1].target, NEW_OWN)
    asking = step.findChild(AskNameDialog)
    assert asking is not None
    assert asking.edit.text() == "Schuhe"
    asking.edit.setText("Shoe size")
    asking.accept()
    choose(rows[2].target, "birthday")
    choose(rows[3].target, "phone")
    qtbot.waitUntil(lambda: rows[3].label is not None and rows[3].label.isVisible())
    label = rows[3].label
    assert label is not None
    choose(label, "mobile")
    qtbot.waitUntil(step.options.days.isVisible)
    choose(step.options.days, True)
    qtbot.waitUntil(lambda: "3 Apr 1990" in first(step)[1])
    qtbot.waitUntil(lambda: not step._timer.isActive())


def people(jobs: Jobs) -> list[str]:
    ids = contacts.contact_ids(jobs.reader, ContactView())
    return [row.name for row in contacts.contact_rows(jobs.reader, list(ids)).values()]


def test_an_unknown_table_is_mapped_imported_and_the_same_file_again_goes_straight_through(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, desk: Desk, club: Path
):
    dialog, step = asked(flow, qtbot, club)
    assert step.title.text() == "What do the columns hold?"
    assert "not say how its letters are written" in step.sentence.text()
    map_all(step, qtbot)
    assert first(step)[0] == "Änne Müller"
    assert "Shoe size 38" in first(step)[1]
    dialog.accept()
    dialog = planned(flow, qtbot)
    assert dialog.reading_strip.words.text() == "Columns as you said"
    assert dialog.verb_button.text() == "Add 3"
    dialog.accept()
    qtbot.waitUntil(lambda: flow.result is not None and flow.result.isVisible())
    everybody = contacts.contacts(jobs.reader, list(contacts.contact_ids(jobs.reader, ContactView())))
    (anne,) = [each for each in everybody if each.shown == "Änne Müller"]
    assert anne.birthday == PartialDate(4, 3, 1990)
    assert [(each.value, each.label) for each in anne.phones] == [("+49 30 1234567", "mobile")]
    assert anne.own == (OwnValue("Shoe size", "38", OwnKind.NUMBER),)
    assert isinstance(anne.phones[0], Labelled)

    flow.start([club])
    again = planned(flow, qtbot)
    assert again.mapping.step is None
    assert again.reading_strip.words.text() == "Columns as last time"
    assert again.planned is not None
    assert {item.outcome for item in again.planned.items} == {Outcome.SAME}
    again.reject()

    jobs.change(history.undo)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert people(jobs) == []


def test_columns_can_be_changed_from_the_dry_run_and_the_way_back_changes_nothing(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
):
    path = tmp_path / "people.csv"
    path.write_text("Name,Email,Job Title\nAnn Lee,a@x.example,Rower\n")
    flow.start([path])
    dialog = planned(flow, qtbot)
    assert len(dialog.findChildren(MappingStep)) == 0
    title, verb = dialog.windowTitle(), dialog.verb_button.text()
    dialog.reading_strip.columns.click()
    qtbot.waitUntil(dialog.verb_button.isEnabled)
    assert not dialog.title_label.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert (dialog.windowTitle(), dialog.verb_button.text()) == (title, verb)
    assert dialog.title_label.isVisible()

    dialog.batch_strip.choose(Batch(tags=("club",)))
    dialog.reading_strip.columns.click()
    step = dialog.mapping.step
    assert step is not None
    qtbot.waitUntil(lambda: bool(step.columns.rows))
    choose(step.columns.rows[2].target, "tags")
    qtbot.waitUntil(lambda: "Rower" in first(step)[1] and "Tag" in first(step)[1])
    dialog.accept()
    qtbot.waitUntil(lambda: flow.dialog is not dialog)
    again = planned(flow, qtbot)
    assert again.planned is not None
    assert again.planned.items[0].draft.contact.tags == ("Rower",)
    assert again.batch.tags == ("club",)


def test_every_choice_changes_the_preview_at_once(flow: ImportFlow, qtbot: QtBot, club: Path):
    dialog, step = asked(flow, qtbot, club)
    choose(step.columns.rows[0].target, "display")
    qtbot.waitUntil(lambda: first(step)[0] == "Änne Müller")
    choose(step.options.encoding, "cp1251")
    qtbot.waitUntil(lambda: first(step)[0] == "Дnne Mьller")
    choose(step.options.encoding, "")
    choose(step.options.heading, -1)
    qtbot.waitUntil(lambda: step.columns.rows[0].heading.text() == "Column 1")
    choose(step.options.heading, 1)
    qtbot.waitUntil(lambda: step.columns.rows[0].heading.text() == "Änne Müller")
    choose(step.options.heading, 0)
    qtbot.waitUntil(lambda: step.columns.rows[0].heading.text() == "Wer")
    choose(step.options.delimiter, "|")
    qtbot.waitUntil(lambda: len([row for row in step.columns.rows if row.isVisible()]) == 1)
    choose(step.options.delimiter, ";")
    qtbot.waitUntil(lambda: len([row for row in step.columns.rows if row.isVisible()]) == 4)
    dialog.reject()


def test_a_table_that_says_of_nobody_who_it_is_cannot_go_on_until_it_does(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
):
    path = tmp_path / "sums.csv"
    path.write_text("Year,Sum\n2024,12\n2025,13\n")
    dialog, step = asked(flow, qtbot, path)
    assert not dialog.verb_button.isEnabled()
    assert step.trouble.text().startswith("Say which column holds a name")
    dialog.accept()
    assert dialog.mapping.step is step
    choose(step.columns.rows[0].target, "display")
    qtbot.waitUntil(dialog.verb_button.isEnabled)
    assert not step.trouble.isVisible()
    dialog.reject()
    assert flow.dialog is None


def test_only_the_sheets_that_are_wanted_come_in(flow: ImportFlow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Friends"
    work = book.create_sheet("Work")
    for sheet, name in ((book.worksheets[0], "Ann"), (work, "Bo")):
        sheet.append(["Name", "Email"])
        sheet.append([name, f"{name}@x.example"])
    book.save(path)
    dialog, step = asked(flow, qtbot, path)
    assert step.sentence.text() == "Several sheets hold people."
    assert [step.table.itemText(at) for at in range(2)] == ["book.xlsx, Friends", "book.xlsx, Work"]
    assert not step.options.delimiter.isVisible()
    step.wanted.click()
    assert not step.wanted.isChecked()
    step.table.setCurrentIndex(1)
    step.table.activated.emit(1)
    qtbot.waitUntil(lambda: first(step)[0] == "Bo")
    assert step.wanted.isChecked()
    dialog.accept()
    dialog = planned(flow, qtbot)
    assert dialog.planned is not None
    assert [item.draft.contact.shown for item in dialog.planned.items] == ["Bo"]


def test_names_that_look_wrong_are_read_in_other_letters(flow: ImportFlow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "phone.vcf"
    path.write_bytes("BEGIN:VCARD\r\nVERSION:2.1\r\nN:Košťál;Jiří\r\nEND:VCARD\r\n".encode("cp1250"))
    flow.start([path])
    dialog = planned(flow, qtbot)
    assert dialog.reading_strip.words.text().startswith("Letters probably ")
    dialog.reading_strip.letters.click()
    letters = dialog.findChild(LettersDialog)
    assert letters is not None
    choose(letters.letters, "cp1251")
    qtbot.waitUntil(lambda: [name for name, _ in letters.preview.shown()] == ["Jiшн Koљќбl"])
    letters.accept()
    qtbot.waitUntil(lambda: flow.dialog is not dialog)
    planned(flow, qtbot).reject()
    flow.start([path])
    assert planned(flow, qtbot).reading_strip.words.text() == "Letters Cyrillic (Windows)"


def test_a_known_programs_table_goes_straight_to_the_dry_run(flow: ImportFlow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "google.csv"
    path.write_text("Given Name,E-mail 1 - Value,Odd\nAnn,a@x.example,boats\n")
    flow.start([path])
    dialog = planned(flow, qtbot)
    assert dialog.reading_strip.words.text() == "Columns read by their headings"
    assert dialog.reading_strip.columns.isVisible()
    assert not dialog.reading_strip.letters.isVisible()


def test_a_hostile_table_is_mapped_without_a_wait(flow: ImportFlow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "wide.csv"
    head = ",".join(f"h{n}<b>" for n in range(260))
    path.write_text(f"{head}\n" + "Ann Lee,x\n" * 3 + "<i>Bo</i>," + "y" * 200_000 + "\n1,2,3\n")
    dialog, step = asked(flow, qtbot, path)
    qtbot.waitUntil(lambda: len(step.columns.rows) == 200)
    assert "60 more columns" in step.columns._rest.text()
    assert step.columns.rows[0].heading.textFormat() == Qt.TextFormat.PlainText
    dialog.reject()


def test_the_keyboard_alone_maps_a_table(flow: ImportFlow, qtbot: QtBot, club: Path):
    dialog, step = asked(flow, qtbot, club)
    target = step.columns.rows[0].target
    qtbot.waitUntil(lambda: QApplication.focusWidget() is target)
    assert target.accessibleName() == "What “Wer” holds"
    QTest.keyClicks(target, "Nick")
    qtbot.waitUntil(lambda: step.sheet.settings.columns[0].field == "nickname")
    qtbot.waitUntil(dialog.verb_button.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.mapping.step is None
    planned(flow, qtbot).reject()


CELLS = "Wer\tSchuhe\nÄnne Müller\t38\nJörg Weiß\t44\n"


@pytest.fixture
def pasting(flow: ImportFlow) -> PasteErrands:
    return PasteErrands(flow, lambda: True, pytest.fail)


def paste(pasting: PasteErrands, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    pasting.by_key["paste-people"]()


def test_cells_that_are_pasted_are_mapped_and_the_same_headings_again_go_straight_through(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, pasting: PasteErrands
):
    paste(pasting, CELLS)
    dialog, step = mapping(flow, qtbot)
    assert "No heading tells who somebody is" in step.sentence.text()
    assert not step.options.encoding.isVisible()
    assert step.options.delimiter.currentData() == "\t"
    choose(step.columns.rows[0].target, "display")
    choose(step.columns.rows[1].target, "note")
    qtbot.waitUntil(lambda: first(step)[0] == "Änne Müller" and "38" in first(step)[1])
    dialog.accept()
    dialog = planned(flow, qtbot)
    assert dialog.verb_button.text() == "Add 2"
    dialog.accept()
    qtbot.waitUntil(lambda: flow.result is not None and flow.result.isVisible())
    assert sorted(people(jobs)) == ["Jörg Weiß", "Änne Müller"]

    paste(pasting, "Wer\tSchuhe\nZoë Groß\t41\nJörg Weiß\t44\n")
    again = planned(flow, qtbot)
    assert again.reading_strip.words.text() == "Columns as last time"
    assert again.planned is not None
    # Whoever only has a name may be anybody.
    assert [item.outcome for item in again.planned.items] == [Outcome.SUGGESTED, Outcome.SAME]
    again.reject()


def test_columns_of_pasted_cells_can_be_changed_from_the_dry_run(
    flow: ImportFlow, qtbot: QtBot, pasting: PasteErrands
):
    paste(pasting, "Name\tEmail\tTitle\nAnn Lee\ta@x.example\tRower\n")
    dialog = planned(flow, qtbot)
    dialog.reading_strip.columns.click()
    step = dialog.mapping.step
    assert step is not None
    qtbot.waitUntil(lambda: bool(step.columns.rows))
    choose(step.columns.rows[2].target, "tags")
    qtbot.waitUntil(lambda: "Tag" in first(step)[1])
    dialog.accept()
    qtbot.waitUntil(lambda: flow.dialog is not dialog)
    again = planned(flow, qtbot)
    assert again.planned is not None
    assert again.planned.items[0].draft.contact.tags == ("Rower",)
    again.reject()


def test_cells_that_are_dropped_on_the_window_are_mapped_too(
    flow: ImportFlow, qtbot: QtBot, window: QWidget, pasting: PasteErrands
):
    dropped: list[list[Path]] = []
    target = DropTarget(window, dropped.append, dropped_text=pasting.take_text)
    data = QMimeData()
    data.setText(CELLS)
    copy = Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), copy, data, left, none))
    assert "Import the table" in target.overlay.accessibleName()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, none))
    dialog, _ = mapping(flow, qtbot)
    assert dropped == []
    dialog.reject()
