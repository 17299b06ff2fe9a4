"""What was typed into the contact editor and not saved: kept, offered, discarded, brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.dialogs.contact_editor.typist import Typist, add, drafts, only


def test_esc_keeps_what_was_typed_and_the_next_time_it_is_back(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    leila = add(desk)
    who = edit(leila)
    who.alt("t")
    who.type("Director")
    with qtbot.waitSignal(navigator.said) as said:
        who.press(Qt.Key.Key_Escape)
    assert said.args == ["Kept as a draft: Leila Haddad", False]
    who.settle()
    assert only(jobs).title == ""
    again = edit(leila)
    assert again.dialog.form.fields().title == "Director"
    assert not again.dialog.notice.isHidden()
    again.save()
    again.settle()
    assert only(jobs).title == "Director"
    assert drafts(jobs) == []


def test_a_draft_is_kept_while_typing_without_any_closing(
    jobs: Jobs, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    who = edit()
    who.type("Priya")
    qtbot.waitUntil(lambda: [draft.name for draft in drafts(jobs)] == ["Priya"], timeout=4000)
    who.dialog._on_discard()
    who.dialog.reject()


def test_somebody_new_who_was_begun_is_offered_not_forced(jobs: Jobs, edit: Callable[..., Typist]) -> None:
    who = edit()
    who.type("Priya Raman")
    who.alt("t")
    who.type("Founder")
    who.press(Qt.Key.Key_Escape)
    who.settle()
    other = edit()
    assert other.dialog.form.fields().is_blank
    other.dialog.notice.button.click()
    assert other.dialog.form.fields().title == "Founder"
    other.save()
    other.settle()
    assert (only(jobs).shown, only(jobs).title) == ("Priya Raman", "Founder")
    assert drafts(jobs) == []


def test_discarding_can_be_taken_back(desk: Desk, jobs: Jobs, edit: Callable[..., Typist]) -> None:
    leila = add(desk, title="Head")
    who = edit(leila)
    who.alt("t")
    who.clear()
    who.type("Director")
    button = who.dialog.discard_button
    button.click()
    assert who.dialog.form.fields().title == "Head"
    assert button.text() == "Bring my changes back"
    button.click()
    assert who.dialog.form.fields().title == "Director"
    button.click()
    who.press(Qt.Key.Key_Escape)
    who.settle()
    assert drafts(jobs) == []


def test_a_name_brought_from_the_search_alone_leaves_no_draft(
    jobs: Jobs, edit: Callable[..., Typist]
) -> None:
    who = edit(name="Priya")
    who.press(Qt.Key.Key_Escape)
    who.settle()
    assert drafts(jobs) == []


def test_a_draft_takes_back_nothing_that_changed_meanwhile(
    desk: Desk, jobs: Jobs, edit: Callable[..., Typist]
) -> None:
    leila = add(desk, title="Head", department="Labs")
    who = edit(leila)
    who.alt("t")
    who.clear()
    who.type("Director")
    who.press(Qt.Key.Key_Escape)
    jobs.change(lambda desk: contacts.save_contact(desk, replace(only(jobs), department="New Labs")))
    who.settle()
    again = edit(leila)
    fields = again.dialog.form.fields()
    assert (fields.title, fields.department) == ("Director", "New Labs")
    again.save()
    again.settle()
    assert (only(jobs).title, only(jobs).department) == ("Director", "New Labs")
