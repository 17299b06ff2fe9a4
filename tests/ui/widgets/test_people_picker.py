"""Choosing people by typing, as a user at the keyboard does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.widgets.people_picker import PeoplePicker

NAMES = ("Leila Haddad", "Jonas Lindqvist", "Leo Varga", "<b>Bold</b> & Co")


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Some contacts by name."""
    return {name: contacts.add_contact(desk, Contact(Name(display=name), title="Planner")) for name in NAMES}


def shown(qtbot: QtBot, picker: PeoplePicker) -> PeoplePicker:
    """Put the picker into a window that has the focus."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(picker)
    column.addWidget(QLineEdit())
    column.addStretch(1)
    qtbot.addWidget(host)
    host.resize(420, 200)
    host.show()
    host.activateWindow()
    picker.edit.setFocus()
    qtbot.waitUntil(picker.edit.hasFocus)
    picker.host = host  # type: ignore[attr-defined]
    return picker


def offered(picker: PeoplePicker) -> list[str]:
    """Names in the open list."""
    model = picker._list._view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if picker._list.isVisible() else []


def test_typing_offers_and_enter_takes_the_first(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs))
    qtbot.keyClicks(picker.edit, "le")
    qtbot.waitUntil(lambda: offered(picker) == ["Leila Haddad", "Leo Varga"])
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.contact_ids == (people["Leila Haddad"],)
    assert picker.edit.text() == ""
    assert offered(picker) == []


def test_arrows_choose_and_whoever_is_taken_is_not_offered_again(
    qtbot: QtBot, jobs: Jobs, people: dict[str, int]
) -> None:
    picker = shown(qtbot, PeoplePicker(jobs))
    qtbot.keyClicks(picker.edit, "le")
    qtbot.waitUntil(lambda: len(offered(picker)) == 2)
    qtbot.keyClick(picker.edit, Qt.Key.Key_Down)
    qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(picker.edit, "le")
    qtbot.waitUntil(lambda: offered(picker) == ["Leila Haddad"])
    qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.contact_ids == (people["Leo Varga"], people["Leila Haddad"])


def test_enter_before_the_answer_takes_the_first_hit_all_the_same(
    qtbot: QtBot, jobs: Jobs, people: dict[str, int]
) -> None:
    picker = shown(qtbot, PeoplePicker(jobs))
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClicks(picker.edit, "jon")
        qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.contact_ids == (people["Jonas Lindqvist"],)


def test_backspace_takes_the_last_away(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs))
    picker.set_contact_ids([people["Leo Varga"], people["Jonas Lindqvist"]])
    qtbot.keyClick(picker.edit, Qt.Key.Key_Backspace)
    assert [person.name for person in picker.people] == ["Leo Varga"]


def test_a_picker_of_one_replaces_who_was_there(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs, several=False))
    picker.set_contact_ids([people["Leo Varga"]])
    with qtbot.waitSignal(picker.changed):
        qtbot.keyClicks(picker.edit, "jon")
        qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker.contact_ids == (people["Jonas Lindqvist"],)


def test_words_stay_words_until_somebody_is_chosen(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs, several=False, words=True))
    qtbot.keyClicks(picker.edit, "leo")
    qtbot.waitUntil(lambda: offered(picker) == ["Leo Varga"])
    qtbot.keyClick(picker.edit, Qt.Key.Key_Tab)
    assert (picker.words, picker.contact_ids) == ("leo", ())
    picker.edit.setFocus()
    qtbot.keyClick(picker.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: offered(picker) == ["Leo Varga"])
    qtbot.keyClick(picker.edit, Qt.Key.Key_Down)
    qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert (picker.words, picker.contact_ids) == ("", (people["Leo Varga"],))


def test_a_text_that_is_nobody_is_told_as_unmatched(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs))
    qtbot.keyClicks(picker.edit, "zzz")
    qtbot.waitUntil(picker._list.isVisible)
    assert picker._list._nobody.isVisible()
    qtbot.keyClick(picker.edit, Qt.Key.Key_Escape)
    assert not picker._list.isVisible()
    assert (picker.unmatched, picker.contact_ids) == ("zzz", ())


def test_markup_in_a_name_is_shown_as_it_is(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs, without=[people["Leo Varga"]]))
    qtbot.keyClicks(picker.edit, "bold")
    qtbot.waitUntil(lambda: offered(picker) == ["<b>Bold</b> & Co"])
    qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
    assert picker._chips[0].value.text == "<b>Bold</b> & Co"


def test_many_people_go_on_in_further_lines(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    picker = shown(qtbot, PeoplePicker(jobs))
    one_line = picker.heightForWidth(400)
    picker.set_contact_ids(list(people.values()))
    assert picker.heightForWidth(400) > one_line
    assert picker.heightForWidth(250) > picker.heightForWidth(400)
    assert all(chip.geometry().right() <= picker.width() for chip in picker._chips)


def test_tab_goes_through_the_field_both_ways(qtbot: QtBot, jobs: Jobs, people: dict[str, int]) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    before, picker, after = QLineEdit(), PeoplePicker(jobs), QLineEdit()
    for widget in (before, picker, after):
        column.addWidget(widget)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert picker.edit.hasFocus()
    qtbot.keyClick(picker.edit, Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert picker.edit.hasFocus()
