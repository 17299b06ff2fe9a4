"""The history of a desk, and taking single changes of it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ChangeState, HistoryEntry
from netdesk.services import contacts, history
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.dialogs.in_the_way import InTheWayDialog, last_import, undo_last_import
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.history import TOO_OLD, UNDO_THIS, HistoryModel, standing, when
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Role
from netdesk.ui.words.history_said import REDO_THIS
from tests.ui.dialogs.history.opener import edit, labels
from tests.ui.on_desk import names


@pytest.fixture
def ruth(desk: Desk) -> int:
    return contacts.add_contact(desk, Contact(Name(given="Ruth", family="Abernathy"), organization="Commons"))


@pytest.fixture
def said(navigator: Navigator) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    navigator.said.connect(lambda text, undo: heard.append((text, undo)))
    navigator.declined.connect(lambda text: heard.append((text, False)))
    return heard


@pytest.fixture
def dialog(
    qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, ruth: int
) -> Iterator[HistoryDialog]:
    opened = HistoryDialog.show_for(jobs, bus, navigator, small_window)
    qtbot.waitUntil(lambda: opened.model.rowCount() > 0)
    yield opened
    opened.reject()


def entry(number: int = 1, **values: object) -> HistoryEntry:
    plain = HistoryEntry(number, "2026-10-13T12:30:00+00:00", "Edit Ruth", "edit", ChangeState.APPLIED, True)
    return replace(plain, **values)  # type: ignore[arg-type]


def waiting_dialog() -> InTheWayDialog | None:
    shown = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, InTheWayDialog) and each.isVisible()
    ]
    return shown[0] if shown else None


def test_what_can_be_done_with_a_change_is_said_in_words():
    assert standing(entry()) == UNDO_THIS
    assert standing(entry(state=ChangeState.UNDONE, undoable=False)) == "Undone"
    assert standing(entry(state=ChangeState.DROPPED, undoable=False)) == "Undone"
    assert standing(entry(undoable=False)) == TOO_OLD
    assert standing(entry(kind="undone", undoable=False)) == ""


def test_a_change_is_told_on_the_users_clock():
    now = datetime(2026, 10, 13, 20, 0, tzinfo=UTC).replace(tzinfo=None)
    assert when(entry(), now, "Europe/Oslo") == "Today, 14:30"
    assert when(entry(at="2026-10-12T23:30:00+00:00"), now, "Europe/Oslo") == "Today, 01:30"
    assert when(entry(at="2026-10-11T10:00:00+00:00"), now, "UTC") == "Sun, 10:00"


def test_the_model_behaves_as_qt_asks():
    model = HistoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([entry(2), entry(1)], datetime(2026, 10, 13, tzinfo=UTC).replace(tzinfo=None), "UTC")
    assert model.rowCount() == 2
    assert model.row_of(1) == 1
    assert model.row_of(9) == -1
    assert "Edit Ruth" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_newest_import_in_force_is_found():
    older, undone = entry(1, kind="import"), entry(3, kind="import", undoable=False)
    assert last_import([entry(4), undone, entry(2), older]) == older
    assert last_import([entry(4)]) is None


def test_changes_are_listed_newest_first(dialog: HistoryDialog, desk: Desk, ruth: int, qtbot: QtBot):
    assert labels(dialog) == ["Add Ruth Abernathy"]
    edit(desk, ruth, title="Adviser")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    assert labels(dialog)[1] == "Add Ruth Abernathy"


def test_enter_undoes_the_chosen_change_and_a_toast_says_so(
    dialog: HistoryDialog, jobs: Jobs, qtbot: QtBot, said: list[tuple[str, bool]]
):
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(jobs) == [])
    qtbot.waitUntil(lambda: said == [("“Add Ruth Abernathy” undone", True)])
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    assert dialog.isVisible()
    assert dialog.model.index(1).data(Role.KEY) == REDO_THIS


def test_a_click_on_the_words_in_a_row_undoes_it(dialog: HistoryDialog, jobs: Jobs, qtbot: QtBot):
    box = dialog.list.visualRect(dialog.model.index(0))
    middle = QPoint(box.left() + 60, box.center().y())
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    words = QPoint(box.right() - 40, box.center().y())
    assert names(jobs) == ["Ruth Abernathy"]
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=words)
    qtbot.waitUntil(lambda: names(jobs) == [])


def test_what_cannot_be_undone_offers_no_button(dialog: HistoryDialog, jobs: Jobs, qtbot: QtBot):
    history.undo(jobs.desk)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.list.setCurrentIndex(dialog.model.index(1))
    assert dialog.verb_button.isEnabled()
    dialog.list.setCurrentIndex(dialog.model.index(0))
    assert labels(dialog)[0] == "Undo: Add Ruth Abernathy"
    assert not dialog.verb_button.isEnabled()


def test_an_undo_can_be_undone(dialog: HistoryDialog, jobs: Jobs, qtbot: QtBot):
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.list.setCurrentIndex(dialog.model.index(0))
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: names(jobs) == ["Ruth Abernathy"])


def test_later_changes_are_named_and_go_too_when_wanted(
    dialog: HistoryDialog, desk: Desk, jobs: Jobs, ruth: int, qtbot: QtBot
):
    edit(desk, ruth, title="Adviser")
    edit(desk, ruth, title="Adviser, retired")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    dialog.list.setCurrentIndex(dialog.model.index(2))
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: waiting_dialog() is not None)
    question = waiting_dialog()
    assert question is not None
    assert question.model.rowCount() == 2
    assert question.verb_button.text() == "Undo these too"
    assert names(jobs) == ["Ruth Abernathy"]
    question.verb_button.click()
    qtbot.waitUntil(lambda: names(jobs) == [])


def test_leaving_the_question_changes_nothing(
    dialog: HistoryDialog, desk: Desk, jobs: Jobs, ruth: int, qtbot: QtBot
):
    edit(desk, ruth, title="Adviser")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    dialog.list.setCurrentIndex(dialog.model.index(1))
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: waiting_dialog() is not None)
    question = waiting_dialog()
    assert question is not None
    assert question.title_label.text() == "A later change builds on it"
    question.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert names(jobs) == ["Ruth Abernathy"]
    assert history.next_undo(jobs.reader) is not None


def test_undo_import_of_the_menu_takes_an_import_back_that_is_not_the_latest_change(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot
):
    from netdesk.store import contacts as kept

    with desk.change("Import 2 contacts", kind="import") as change:
        kept.insert(change, [Contact(Name(given="Ann")), Contact(Name(given="Bo"))])
    contacts.add_contact(desk, Contact(Name(given="Cid")))
    undo_last_import(jobs, bus, navigator, small_window)
    qtbot.waitUntil(lambda: names(jobs) == ["Cid"])


def test_without_an_import_undo_import_says_so(
    jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, said: list[tuple[str, bool]]
):
    undo_last_import(jobs, bus, navigator, small_window)
    assert said == [("There is no import to undo", False)]


def test_an_empty_history_says_so(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot
):
    dialog = HistoryDialog.show_for(jobs, bus, navigator, small_window)
    qtbot.waitUntil(lambda: dialog.changes.nothing.text() == "Nothing has been changed yet.")
    assert not dialog.verb_button.isEnabled()
    dialog.reject()


def test_the_arrow_keys_walk_the_changes_at_once(dialog: HistoryDialog, ruth: int, qtbot: QtBot):
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    assert dialog.list.hasFocus()
