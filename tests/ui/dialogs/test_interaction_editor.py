"""Logging a touch and editing an interaction, by keyboard."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, history, interactions
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.interaction_editor import InteractionEditor, blank
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.on_desk import kept

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 17)  # noqa: DTZ001 - the user's wall clock
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ann(desk: Desk) -> int:
    save_me(desk, Me(zone=OSLO))
    return contacts.add_contact(desk, Contact(Name(display="Ann Bell")))


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, interaction: Interaction) -> InteractionEditor:
    dialog = InteractionEditor(jobs, navigator, interaction, clock=lambda: NOW)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def save(qtbot: QtBot, dialog: InteractionEditor) -> None:
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)


def test_a_touch_is_logged_with_keys_alone(qtbot: QtBot, jobs: Jobs, navigator: Navigator, ann: int) -> None:
    dialog = opened(qtbot, jobs, navigator, blank())
    qtbot.waitUntil(dialog.people.edit.hasFocus)
    with qtbot.waitSignal(dialog.people.changed):
        QTest.keyClicks(dialog.people.edit, "ann")
        QTest.keyClick(dialog.people.edit, Qt.Key.Key_Return)
    dialog.notes.setFocus()
    QTest.keyClicks(dialog.notes, "Field data beats lab data")
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    save(qtbot, dialog)
    assert said == [("Call with Ann Bell logged", True)]
    assert kept(jobs) == Interaction(
        Kind.CALL,
        (ann,),
        State.HELD,
        id=1,
        start=Moment("2026-10-13T09:15", OSLO),
        notes="Field data beats lab data",
        uid=kept(jobs).uid,
    )


def test_what_lies_ahead_is_planned_unless_the_user_said_otherwise(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank(ann))
    assert dialog.interaction().state is State.HELD
    dialog.moment_edit.date_edit.setDate(dialog.moment_edit.date_edit.date().addDays(2))
    assert dialog.interaction().state is State.PLANNED
    dialog.state.setFocus()
    qtbot.keyClick(dialog.state, Qt.Key.Key_Down)
    dialog.state.activated.emit(dialog.state.currentIndex())
    dialog.moment_edit.date_edit.setDate(dialog.moment_edit.date_edit.date().addDays(2))
    assert dialog.interaction().state is State.HELD
    dialog.reject()


def test_editing_keeps_what_has_no_field(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    before = Interaction(
        Kind.COFFEE_CHAT,
        (ann,),
        start=Moment("2026-10-20T15:00", "Europe/London"),
        minutes=30,
        plan=Plan(objective="Learn"),
    )
    interactions.add_interaction(desk, before)
    dialog = opened(qtbot, jobs, navigator, kept(jobs))
    dialog.place.setText("  Café <i>Nord</i> ")
    save(qtbot, dialog)
    after = kept(jobs)
    assert after.place == "Café <i>Nord</i>"
    assert (after.plan, after.start, after.minutes) == (before.plan, before.start, 30)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: kept(jobs).place == "")


def test_saving_without_a_change_leaves_history_alone(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), start=Moment("2026-10-20", OSLO)))
    before = history.next_undo(jobs.reader)
    dialog = opened(qtbot, jobs, navigator, kept(jobs))
    save(qtbot, dialog)
    assert history.next_undo(jobs.reader) == before


def test_nobody_and_somebody_unknown_are_said_at_the_field(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank())
    dialog.accept()
    assert error_of(dialog) == "Choose whom it is with."
    dialog.people.edit.setText("Zed")
    dialog.accept()
    assert error_of(dialog).startswith("Nobody on your desk is called Zed.")
    assert dialog.isVisible()
    dialog.reject()


def test_a_fault_leaves_the_dialog_open_with_its_words(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,)))
    dialog = opened(qtbot, jobs, navigator, kept(jobs))
    dialog.notes.setPlainText("Do not lose this")
    interactions.delete_interactions(desk, [1])
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "no longer on the desk" in dialog._trouble.text())
    assert dialog.isVisible()
    assert dialog.verb_button.isEnabled()
    assert dialog.notes.toPlainText() == "Do not lose this"
    dialog.reject()


def test_asking_for_one_that_is_gone_opens_nothing(jobs: Jobs, navigator: Navigator, ann: int) -> None:
    assert InteractionEditor.ask(jobs, navigator, 77, 0, None) is None


def error_of(dialog: InteractionEditor) -> str:
    return dialog.form._errors[dialog.people].text()


def test_what_was_typed_waits_when_the_dialog_is_closed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    dialog = opened(qtbot, jobs, navigator, blank(ann))
    dialog.notes.setPlainText("Half a thought")
    dialog.moment_edit.no_day.setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert said == [("Your words wait as a draft", False)]
    finished(qtbot, jobs)
    again = opened(qtbot, jobs, navigator, blank(ann))
    assert again.notes.toPlainText() == "Half a thought"
    assert again.moment_edit.no_day.isChecked()
    save(qtbot, again)
    assert kept(jobs).notes == "Half a thought"
    assert opened(qtbot, jobs, navigator, blank(ann)).notes.toPlainText() == ""


def test_a_draft_can_be_thrown_away_and_brought_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank(ann))
    dialog.notes.setPlainText("Half a thought")
    dialog.reject()
    finished(qtbot, jobs)
    again = opened(qtbot, jobs, navigator, blank(ann))
    again.start_over.click()
    assert again.notes.toPlainText() == ""
    again.start_over.click()
    assert again.notes.toPlainText() == "Half a thought"
    again.start_over.click()
    again.reject()
    finished(qtbot, jobs)
    assert opened(qtbot, jobs, navigator, blank(ann)).notes.toPlainText() == ""


def test_closing_without_a_word_leaves_no_draft(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, ann: int
) -> None:
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    opened(qtbot, jobs, navigator, blank(ann)).reject()
    finished(qtbot, jobs)
    assert said == []
    assert opened(qtbot, jobs, navigator, blank(ann)).start_over.isHidden()


def finished(qtbot: QtBot, jobs: Jobs) -> None:
    """Wait until everything asked of the writer so far is done."""
    done: list[object] = []
    jobs.change(lambda _desk: None, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
