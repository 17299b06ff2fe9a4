"""What a change did, the changes of one person, and bringing back who was deleted, as the user does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history, interactions
from netdesk.store import contacts as kept_contacts
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.dialogs.history_gone import GonePage
from netdesk.ui.dialogs.in_the_way import InTheWayDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.change_lines import ChangeLinesModel
from netdesk.ui.models.gone import GoneModel
from netdesk.ui.navigator import Navigator


@pytest.fixture
def said(navigator: Navigator) -> list[str]:
    heard: list[str] = []
    navigator.said.connect(lambda text, _undo: heard.append(text))
    return heard


class Opener:
    """Opens the history and closes it at the end."""

    def __init__(
        self, jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot
    ) -> None:
        self._parts = (jobs, bus, navigator, small_window)
        self._qtbot = qtbot
        self.opened: list[HistoryDialog] = []

    def __call__(self, contact_id: int = 0, name: str = "") -> HistoryDialog:
        dialog = HistoryDialog.show_for(*self._parts, contact_id=contact_id, name=name)
        self.opened.append(dialog)
        self.settle()
        return dialog

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered."""
        self._qtbot.waitUntil(lambda: self._parts[0].is_idle)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: self._parts[0].is_idle)


@pytest.fixture
def look(jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot) -> Iterator[Opener]:
    opener = Opener(jobs, bus, navigator, small_window, qtbot)
    yield opener
    for dialog in opener.opened:
        dialog.reject()
    opener.settle()


def add(desk: Desk, *names: str) -> None:
    for name in names:
        contacts.add_contact(desk, Contact(Name(given=name)))


def edit(desk: Desk, contact_id: int, **values: object) -> None:
    with desk.reader() as reader:
        found = contacts.contact(reader, contact_id)
    assert found is not None
    contacts.save_contact(desk, replace(found, **values))  # type: ignore[arg-type]


def told(dialog: HistoryDialog) -> list[str]:
    rows = dialog.page.pane.lines.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def labels(dialog: HistoryDialog) -> list[str]:
    return [str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount())]


def gone(dialog: HistoryDialog) -> GonePage:
    assert dialog.gone is not None
    return dialog.gone


def gone_names(dialog: HistoryDialog) -> list[str]:
    model = gone(dialog).model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def present(jobs: Jobs) -> list[str]:
    ids = contacts.contact_ids(jobs.reader, ContactView())
    return [row.name for row in contacts.contact_rows(jobs.reader, list(ids)).values()]


def question() -> InTheWayDialog | None:
    shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in shown if isinstance(each, InTheWayDialog)), None)


def test_the_chosen_change_tells_what_was_changed_from_what_to_what(desk: Desk, look: Opener) -> None:
    add(desk, "Ann")
    edit(desk, 1, title="Student", tags=("chess",), emails=(Labelled("ann@halden.example", "work"),))
    edit(desk, 1, title="Engineer", tags=(), circle_id=4, starred=True)
    dialog = look()
    assert dialog.page.pane.title.text() == "Edit Ann"
    assert "just now" in dialog.page.pane.when.text()
    assert dialog.page.pane.chip.value.text == "In force"
    assert told(dialog) == [
        "Ann, changed",
        "Title: Student → Engineer",
        "Circle: added School and alumni",
        "Star: no → yes",
        "Tag: removed chess",
    ]
    dialog.list.setCurrentIndex(dialog.model.index(1))
    look.settle()
    assert "Email: added ann@halden.example (work)" in told(dialog)


def test_the_current_line_can_be_copied(desk: Desk, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann")
    edit(desk, 1, title="Engineer")
    dialog = look()
    lines = dialog.page.pane.lines
    lines.setCurrentIndex(lines.rows.index(1))
    qtbot.keyClick(lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Title: added Engineer"


def test_enter_on_a_person_shows_them(desk: Desk, look: Opener, navigator: Navigator, qtbot: QtBot) -> None:
    add(desk, "Ann")
    wanted: list[object] = []
    navigator.people_wanted.connect(wanted.append)
    dialog = look()
    lines = dialog.page.pane.lines
    lines.setCurrentIndex(lines.rows.index(0))
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert wanted == [frozenset({1})]
    assert not dialog.isVisible()


def test_a_large_change_tells_the_first_hundred_and_counts_the_rest(desk: Desk, look: Opener) -> None:
    with desk.change("Import 250 contacts", kind="import") as change:
        for start in range(0, 250, 50):
            kept_contacts.insert(change, [Contact(Name(given=f"Ann {start + at}")) for at in range(50)])
            change.part()
    dialog = look()
    lines = told(dialog)
    assert lines[0] == "Ann 0, added"
    assert lines[-1] == "and 150 more people"


def test_changes_are_narrowed_by_kind_and_by_words_and_shown_all_again(
    desk: Desk, look: Opener, qtbot: QtBot
) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1])
    dialog = look()
    chips = dialog.changes.sorts
    chips.set_current("deletions")
    chips.chosen.emit("deletions")
    look.settle()
    assert labels(dialog) == ["Delete Ann"]
    qtbot.keyClicks(dialog.page.search, "bo")
    look.settle()
    assert labels(dialog) == []
    assert dialog.changes.nothing.text() == "No change here matches."
    assert not dialog.verb_button.isEnabled()
    dialog.changes.reset.click()
    look.settle()
    assert labels(dialog) == ["Delete Ann", "Add Bo", "Add Ann"]


def test_the_history_of_a_person_holds_only_what_touched_them(desk: Desk, look: Opener) -> None:
    add(desk, "Ann", "Bo")
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2)))
    edit(desk, 2, title="Engineer")
    dialog = look(1, "Ann")
    assert dialog.title_label.text() == "History of Ann"
    assert labels(dialog) == ["Plan call with Ann and 1 more", "Add Ann"]
    assert dialog.gone is None


def test_what_was_undone_is_made_again(desk: Desk, jobs: Jobs, look: Opener, said: list[str]) -> None:
    add(desk, "Ann", "Bo")
    history.undo_change(desk, 1)
    history.undo(desk)
    history.undo(desk)
    dialog = look()
    row = labels(dialog).index("Add Bo")
    dialog.list.setCurrentIndex(dialog.model.index(row))
    assert dialog.verb_button.text() == "Redo this"
    dialog.verb_button.click()
    look.settle()
    assert present(jobs) == ["Ann", "Bo"]
    assert said == ["“Add Bo” made again"]


def test_what_was_taken_back_long_ago_is_made_again_by_taking_that_back(
    desk: Desk, jobs: Jobs, look: Opener
) -> None:
    add(desk, "Ann", "Bo")
    history.undo_change(desk, 1)
    edit(desk, 2, title="Engineer")
    dialog = look()
    dialog.list.setCurrentIndex(dialog.model.index(labels(dialog).index("Add Ann")))
    assert dialog.verb_button.text() == "Redo this"
    dialog.verb_button.click()
    look.settle()
    assert present(jobs) == ["Ann", "Bo"]


def test_what_redo_has_passed_by_is_made_again_by_itself(
    desk: Desk, jobs: Jobs, look: Opener, said: list[str]
) -> None:
    add(desk, "Ann")
    history.undo(desk)
    add(desk, "Bo")
    dialog = look()
    dialog.list.setCurrentIndex(dialog.model.index(labels(dialog).index("Add Ann")))
    assert dialog.verb_button.text() == "Redo this"
    dialog.verb_button.click()
    look.settle()
    assert present(jobs) == ["Ann", "Bo"]
    assert said == ["“Add Ann” made again"]
    assert labels(dialog)[0] == "Redo: Add Ann"


def test_since_when_undo_is_possible_is_said_in_the_foot(desk: Desk, look: Opener) -> None:
    add(desk, "Ann")
    dialog = look()
    assert dialog._reach.text().startswith("Changes can be undone back to ")
    with desk.unrecorded() as connection:
        connection.run("DELETE FROM history_part")
    again = look()
    assert again._reach.text().startswith("An update of netdesk ended undo")
    assert again.page.pane.chip.value.text == "In force, too old to undo"
    assert again.page.pane.sentence == "What it changed, line by line, is no longer kept."
    assert not again.verb_button.isEnabled()


def test_somebody_deleted_with_others_is_restored_alone(
    desk: Desk, jobs: Jobs, look: Opener, said: list[str]
) -> None:
    add(desk, "Ann", "Bo", "Cy")
    contacts.delete_contacts(desk, [1, 2])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    assert gone_names(dialog) == ["Ann", "Bo"]
    assert dialog.tabs.tabData(1).text == "2"
    assert dialog.verb_button.text() == "Restore"
    gone(dialog).list.setCurrentIndex(gone(dialog).model.index(1))
    look.settle()
    assert told(dialog)[0] == "Bo, deleted"
    dialog.verb_button.click()
    look.settle()
    assert sorted(present(jobs)) == ["Bo", "Cy"]
    assert said == ["Bo restored"]
    assert gone_names(dialog) == ["Ann"]
    history.undo(desk)
    assert present(jobs) == ["Cy"]


def test_several_are_restored_at_once_by_keys_alone(
    desk: Desk, jobs: Jobs, look: Opener, said: list[str], qtbot: QtBot
) -> None:
    add(desk, "Ann", "Bo", "Cy")
    contacts.delete_contacts(desk, [1])
    contacts.delete_contacts(desk, [2, 3])
    dialog = look()
    dialog.tabs.setFocus()
    qtbot.keyClick(dialog.tabs, Qt.Key.Key_Right)
    assert dialog.page is dialog.gone
    for page in (dialog.changes, dialog.gone):
        qtbot.keyClick(dialog, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert dialog.page is page
    look.settle()
    gone(dialog).list.setFocus()
    gone(dialog).list.selectAll()
    assert dialog.verb_button.text() == "Restore 3"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    look.settle()
    assert sorted(present(jobs)) == ["Ann", "Bo", "Cy"]
    assert said == ["3 contacts restored"]
    assert gone(dialog).nothing.text() == (
        "Nothing is gone. Whoever and whatever you delete waits here, to be brought back."
    )


def test_what_is_in_the_way_of_a_restore_is_named_and_undone_too_when_wanted(
    desk: Desk, jobs: Jobs, look: Opener, qtbot: QtBot
) -> None:
    circle = contacts.add_circle(desk, "Choir", 1)
    contacts.add_contact(desk, Contact(Name(given="Ann"), circle_id=circle))
    contacts.delete_contacts(desk, [1])
    history.undo_change(desk, 1)
    dialog = look()
    dialog.show_deleted()
    look.settle()
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: question() is not None)
    asked = question()
    assert asked is not None
    assert asked.title_label.text() == "A later change stands in the way"
    assert present(jobs) == []
    asked.verb_button.click()
    look.settle()
    assert present(jobs) == ["Ann"]
    assert "Choir" in [each.name for each in contacts.circles(jobs.reader)]


def test_the_context_menu_restores(desk: Desk, jobs: Jobs, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    page = gone(dialog)
    page.list.customContextMenuRequested.emit(page.list.visualRect(page.model.index(0)).center())
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    look.settle()
    assert present(jobs) == ["Ann"]


def test_who_is_gone_is_searched(desk: Desk, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1, 2])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    gone(dialog).search.setText("bo")
    look.settle()
    assert gone_names(dialog) == ["Bo"]
    assert dialog.tabs.tabData(1).text == "2", "the tab counts all of them"
    gone(dialog).search.setText("zz")
    look.settle()
    assert gone(dialog).nothing.text() == "Nothing that is gone matches."
    gone(dialog).reset.click()
    look.settle()
    assert gone_names(dialog) == ["Ann", "Bo"]


def test_only_the_pages_that_are_seen_are_read(desk: Desk, look: Opener) -> None:
    with desk.unrecorded() as connection:
        connection.run_many(
            "INSERT INTO history (at, label, kind, state) VALUES (?, ?, 'edit', 'applied')",
            [("2026-10-13T12:30:00+00:00", f"Edit {number}") for number in range(5000)],
        )
    dialog = look()
    assert dialog.model.rowCount() == 5000
    assert len(dialog.model._pages) <= 2


def test_a_read_only_desk_is_looked_at_and_not_changed(
    desk: Desk, qtbot: QtBot, small_window: QWidget
) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1])
    desk.close()
    shown = Desk(desk.path, None, None, created=False)
    bus = Bus()
    jobs = Jobs(shown, bus)
    dialog = HistoryDialog.show_for(jobs, bus, Navigator(), small_window)
    qtbot.waitUntil(lambda: jobs.is_idle and dialog.model.rowCount() == 3)
    assert "read-only" in dialog.sentence_label.text()
    assert not dialog.verb_button.isEnabled()
    dialog.show_deleted()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert gone_names(dialog) == ["Ann"]
    assert not dialog.verb_button.isEnabled()
    dialog.reject()
    jobs.close()
    shown.close()


def test_the_models_behave_as_qt_asks(desk: Desk, look: Opener) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1, 2])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    page = gone(dialog)
    assert isinstance(page.model, GoneModel)
    assert isinstance(page.pane.lines.rows, ChangeLinesModel)
    for model in (page.model, page.pane.lines.rows, dialog.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    page.list.selectionModel().select(page.model.index(1), flags)
    assert [key[1] for key in page.chosen_keys()] == [2]


def test_escape_closes_the_history_also_where_nobody_is_gone(desk: Desk, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann")
    dialog = look()
    dialog.show_deleted()
    look.settle()
    assert gone(dialog).search.hasFocus()
    qtbot.keyClick(gone(dialog).search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
