"""The dialog that keeps a reminder."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUpKind
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, follow_ups
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.remind import RemindDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

pytestmark = pytest.mark.usefixtures("tuesday")


@pytest.fixture
def leila(desk: Desk) -> int:
    save_me(desk, Me(zone="Europe/Oslo"))
    return contacts.add_contact(desk, Contact(Name(display="Leila <b>Haddad</b>")))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    return made


def test_a_reminder_is_typed_and_kept_by_keys(
    leila: int, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    dialog = RemindDialog.ask(jobs, navigator, leila, 0, window)
    assert dialog.sentence_label.text() == "About Leila <b>Haddad</b>"
    assert dialog.sentence_label.textFormat() is Qt.TextFormat.PlainText
    qtbot.keyClicks(dialog.what, "Send the paper")
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(dialog.what, Qt.Key.Key_Return)
    assert said.args == ["Reminder kept for tomorrow: Send the paper", True]
    (kept,) = follow_ups.open_with(jobs.reader, leila)
    assert (kept.what, kept.due, kept.kind) == ("Send the paper", Moment("2026-10-14"), FollowUpKind.OWN)


def test_the_fields_are_as_high_as_each_other(
    leila: int, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    dialog = RemindDialog.ask(jobs, navigator, leila, 0, window)
    qtbot.waitExposed(dialog)
    assert dialog.day.height() == dialog.what.height()


def test_buttons_set_the_day_and_a_promise_is_one(
    leila: int, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    dialog = RemindDialog.ask(jobs, navigator, leila, 0, window)
    dialog.what.setText("Call")
    dialog.no_day.setChecked(True)
    assert dialog.due() is None
    assert not dialog.day.isEnabled()
    dialog._set_day(7)
    assert dialog.due() == Moment("2026-10-20")
    assert dialog.day.isEnabled()
    dialog.promised.setChecked(True)
    with qtbot.waitSignal(navigator.said):
        dialog.accept()
    assert follow_ups.open_with(jobs.reader, leila)[0].kind is FollowUpKind.PROMISE


def test_nothing_typed_is_said_and_nothing_kept(
    leila: int, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    dialog = RemindDialog.ask(jobs, navigator, leila, 0, window)
    dialog.accept()
    assert dialog._trouble.text() == "Type what you want to be reminded of."
    assert dialog.isVisible()
    dialog.reject()
    assert follow_ups.open_with(jobs.reader, leila) == []


def test_a_reminder_that_is_there_is_edited_and_keeps_its_time(
    leila: int, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    made: list[list[int]] = []
    jobs.change(
        lambda desk: follow_ups.remind(desk, [leila], "Call", Moment("2026-10-15T14:00", "Europe/London")),
        made.append,
    )
    qtbot.waitUntil(lambda: bool(made))
    dialog = RemindDialog.ask(jobs, navigator, leila, made[0][0], window)
    assert dialog.what.text() == "Call"
    assert dialog.promised.isHidden()
    dialog.day.setDate(QDate(2026, 10, 17))
    dialog.what.setText("Call at two")
    with qtbot.waitSignal(navigator.said):
        dialog.accept()
    (kept,) = follow_ups.open_with(jobs.reader, leila)
    assert (kept.what, kept.due) == ("Call at two", Moment("2026-10-17T14:00", "Europe/London"))


def test_somebody_deleted_meanwhile_is_said_and_the_words_stay(
    leila: int, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    dialog = RemindDialog.ask(jobs, navigator, leila, 0, window)
    dialog.what.setText("Call")
    jobs.change(lambda desk: contacts.delete_contacts(desk, [leila]))
    dialog.accept()
    qtbot.waitUntil(lambda: "no longer on the desk" in dialog._trouble.text())
    assert dialog.what.text() == "Call"
    assert dialog.verb_button.isEnabled()
    dialog.reject()
