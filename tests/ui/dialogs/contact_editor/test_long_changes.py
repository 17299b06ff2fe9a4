"""The contact editor while a long change runs: what is saved waits, and is kept safe."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.services import contacts, history
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.dialogs.contact_editor.typist import Typist, add, drafts, only


class LongChange:
    """Keeps the writer busy until it is let go."""

    def __init__(self, jobs: Jobs) -> None:
        self._go_on = threading.Event()
        jobs.long_change("Importing 312 people", lambda _desk, _progress: self._go_on.wait(20))

    def end(self) -> None:
        self._go_on.set()


def test_an_edit_during_a_long_change_waits_and_is_kept_safe(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    leila = add(desk)
    who = edit(leila)
    importing = LongChange(jobs)
    said: list[tuple[str, bool]] = []
    navigator.said.connect(lambda words, undo: said.append((words, undo)))
    navigator.declined.connect(lambda words: said.append((words, False)))
    who.alt("t")
    who.type("Director")
    who.save()
    qtbot.waitUntil(lambda: said == [("Leila Haddad: will be saved when the import is done", False)])
    assert [(draft.saving, draft.fields.title) for draft in drafts(jobs)] == [(True, "Director")]
    assert only(jobs).title == ""
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert only(jobs).title == "Director"
    assert said[-1] == ("Leila Haddad saved", True)
    assert drafts(jobs) == []


def test_two_edits_of_one_contact_during_a_long_change_are_both_kept(
    desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    leila = add(desk)
    importing = LongChange(jobs)
    for letter, text in (("t", "Director"), ("d", "Labs")):
        dialog = ContactEditor.ask(jobs, navigator, leila, window)
        assert dialog is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        who = Typist(dialog, qtbot, jobs)
        who.alt(letter)
        who.type(text)
        with qtbot.waitSignal(navigator.declined):
            who.save()
    third = ContactEditor.ask(jobs, navigator, leila, window)
    assert third is not None
    assert (third.form.fields().title, third.form.fields().department) == ("Director", "Labs")
    assert not third.is_changed
    third.reject()
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert (only(jobs).title, only(jobs).department) == ("Director", "Labs")


def test_what_waited_when_netdesk_was_killed_is_saved_at_the_next_start(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    who = edit(name="Priya Raman")
    importing = LongChange(jobs)
    who.alt("t")
    who.type("Founder")
    with qtbot.waitSignal(navigator.declined):
        who.save()
    left = pending_work(jobs.desk.path).all()
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    # As if the kill had come before the desk was free, and once more: as if it had come just after.
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: jobs.is_idle)
    for _ in range(2):
        for key in left:
            pending_work(jobs.desk.path).keep(key, partial(left.get, key))
        assert contact_drafts.resume(jobs, navigator) == 1
        qtbot.waitUntil(lambda: jobs.is_idle)
        assert contacts.counts(jobs.reader).contacts == 1
        assert (only(jobs).shown, only(jobs).title) == ("Priya Raman", "Founder")
        assert drafts(jobs) == []


def test_a_waiting_edit_that_is_refused_becomes_a_draft_again(
    desk: Desk, jobs: Jobs, navigator: Navigator, edit: Callable[..., Typist], qtbot: QtBot
) -> None:
    leila = add(desk)
    who = edit(leila)
    importing = LongChange(jobs)
    jobs.change(lambda desk: contacts.delete_contacts(desk, [leila]))
    said: list[str] = []
    navigator.declined.connect(said.append)
    who.alt("t")
    who.type("Director")
    who.save()
    importing.end()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert said[-1].startswith("Leila Haddad was not saved; your text is kept. This contact is no longer")
    assert [(draft.saving, draft.fields.title) for draft in drafts(jobs)] == [(False, "Director")]
