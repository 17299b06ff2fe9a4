"""What a change did, the changes of one person, and changes made again, as the user does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.services import contacts, history, interactions
from netdesk.store import contacts as kept_contacts
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.change_lines import ChangeLinesModel
from netdesk.ui.models.gone import GoneModel
from netdesk.ui.navigator import Navigator
from tests.ui.dialogs.history.opener import Opener, add, edit, gone, gone_names, labels, told
from tests.ui.on_desk import names


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Escape])
def test_keys_that_lead_from_the_search_to_the_list_draw_its_ring(
    desk: Desk, look: Opener, qtbot: QtBot, key: Qt.Key
) -> None:
    add(desk, "Ann", "Bo")
    dialog = look()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.page.search.setFocus()
    qtbot.keyClick(dialog.page.search, key)
    assert dialog.list.hasFocus()
    assert dialog.list.property("keyboardFocus")


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
        "Starred: no → yes",
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
    assert names(jobs) == ["Ann", "Bo"]
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
    assert names(jobs) == ["Ann", "Bo"]


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
    assert names(jobs) == ["Ann", "Bo"]
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
