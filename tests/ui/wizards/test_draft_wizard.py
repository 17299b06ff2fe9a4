"""The frame of the wizards: a draft from the first word on, one change at the end, nothing lost between."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.names import Name
from netdesk.services import contacts, drafts, history
from netdesk.services.pending import pending_work
from netdesk.services.unfinished import unfinished
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.wizard_frame import Step
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.draft_wizard import DraftWizard

KEY = "wizard-draft-friend:7"
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Friend:
    """What the little wizard of this test works on."""

    name: str = ""
    place: str = ""


class LinePage(DraftPage[Friend]):
    """One line, for one part of a friend."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self.line = QLineEdit()
        self.line.textChanged.connect(self.changed)
        self.was_entered_with: list[Friend] = []
        QVBoxLayout(self).addWidget(self.line)

    def show_value(self, value: Friend) -> None:
        self.line.setText(getattr(value, self._part))

    def applied_to(self, value: Friend) -> Friend:
        changed: dict[str, Any] = {self._part: self.line.text()}
        return replace(value, **changed)

    @property
    def is_filled(self) -> bool:
        return bool(self.line.text())

    def entered(self, value: Friend) -> None:
        self.was_entered_with.append(value)

    def focus_first(self) -> None:
        self.line.setFocus()


class EndPage(DraftPage[Friend]):
    """Nothing to type."""

    is_filled = False

    def show_value(self, value: Friend) -> None:
        pass

    def applied_to(self, value: Friend) -> Friend:
        return value


class FriendWizard(DraftWizard[Friend]):
    """Adds a friend to the desk."""

    def __init__(self, jobs: Jobs, navigator: Navigator) -> None:
        self.name, self.place = LinePage("name"), LinePage("place")
        steps = (Step("Who", "Who is it"), Step("Where", "Where"), Step("End", "Everything", verb="Add"))
        pages = (self.name, self.place, EndPage())
        super().__init__(jobs, navigator, "friend:7", "A new friend", steps, pages, Friend(place="Oslo"))
        self.ended: list[int] = []

    def as_draft(self, value: Friend) -> dict[str, Any]:
        return {"name": value.name, "place": value.place}

    def from_draft(self, found: dict[str, Any], otherwise: Friend) -> Friend:
        return Friend(found.get("name", otherwise.name), found.get("place", otherwise.place))

    def fault(self) -> tuple[int, str] | None:
        return None if self.name.is_filled else (0, "Say who it is.")

    def keep_on(self, desk: Desk, value: Friend) -> int:
        if value.name == "Nobody":
            raise Trouble("Nobody cannot be added. Choose another name.")
        return contacts.add_contact(desk, Contact(Name(display=value.name)))

    def words_for(self, kept: Any) -> tuple[str, bool]:
        return f"{self.value().name} added", True

    def after(self, kept: Any) -> None:
        self.ended.append(kept)


@pytest.fixture
def said(navigator: Navigator) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    navigator.said.connect(lambda *words: heard.append(words))
    return heard


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> FriendWizard:
    wizard = FriendWizard(jobs, navigator)
    qtbot.addWidget(wizard)
    wizard.open()
    return wizard


def draft(jobs: Jobs) -> dict[str, Any] | None:
    return drafts.draft(jobs.reader, KEY)


def test_it_ends_in_one_change_that_undo_takes_back_and_says_what_it_did(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, said: list[tuple[str, bool]]
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    qtbot.waitUntil(wizard.isActiveWindow)
    QTest.keyClicks(wizard.focusWidget(), "Ravi")
    for _ in range(3):
        QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: wizard.ended == [1])
    assert said == [("Ravi added", True)]
    assert draft(jobs) is None
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: contacts.contact(jobs.reader, 1) is None)
    assert history.next_undo(jobs.reader) is None


def test_a_draft_is_kept_after_a_pause_and_there_again_after_a_kill(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard._pause.setInterval(1)
    with qtbot.waitSignal(draft_news(jobs).changed):
        wizard.name.line.setText("Ravi")
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = opened(qtbot, jobs, navigator)
    assert again.value() == Friend("Ravi", "Oslo")
    assert again.draft_label.text() == "You left this unfinished."
    (waiting,) = unfinished(jobs.reader, desk.path)
    assert (waiting.key, waiting.title, waiting.wish) == (KEY, "A new friend", "friend:7")


def test_whoever_types_on_and_on_has_a_draft_all_the_same(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    never_still = QTimer()
    never_still.timeout.connect(lambda: wizard.name.line.insert("a"))
    never_still.start(50)
    qtbot.waitUntil(lambda: drafts.draft(jobs.reader, KEY) is not None, timeout=10_000)
    assert never_still.isActive()
    never_still.stop()


def test_looking_leaves_no_draft(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, said: list[tuple[str, bool]]
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard.go_to(2)
    wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert draft(jobs) is None
    assert said == []


def test_leaving_says_that_the_draft_waits(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, said: list[tuple[str, bool]]
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard.name.line.setText("Ravi")
    wizard.reject()
    qtbot.waitUntil(lambda: draft(jobs) is not None)
    assert said == [("What you typed waits as a draft", False)]


def test_starting_over_can_be_taken_back(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard.name.line.setText("Ravi")
    wizard.go_to(1)
    wizard.reject()
    qtbot.waitUntil(lambda: draft(jobs) is not None and jobs.is_idle)
    again = opened(qtbot, jobs, navigator)
    again.start_over.click()
    assert again.value() == Friend(place="Oslo")
    qtbot.waitUntil(lambda: draft(jobs) is None and jobs.is_idle)
    again.bring_back.click()
    assert again.value() == Friend("Ravi", "Oslo")
    qtbot.waitUntil(lambda: draft(jobs) is not None)
    again.reject()


def test_a_page_is_told_what_all_pages_say_when_it_is_entered(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard.name.line.setText("Ravi")
    wizard.go_to(1)
    assert wizard.place.was_entered_with == [Friend("Ravi", "Oslo")]
    wizard.reject()


def test_a_page_without_fields_leaves_the_keys_to_the_verb(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    qtbot.waitUntil(wizard.isActiveWindow)
    wizard.go_to(2)
    assert wizard.focusWidget() is wizard.verb_button
    wizard.reject()


def test_what_is_missing_is_said_where_it_can_be_mended(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard.go_to(2)
    wizard.accept()
    assert wizard.current() == 0
    assert not wizard.trouble.isHidden()
    assert wizard.trouble.text() == "Say who it is."
    wizard.name.line.setText("Ravi")
    wizard.go_to(1)
    assert wizard.trouble.isHidden()
    wizard.reject()


def test_what_the_desk_refuses_stays_typed(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> None:
    wizard = opened(qtbot, jobs, navigator)
    wizard.name.line.setText("Nobody")
    wizard.go_to(2)
    wizard.accept()
    qtbot.waitUntil(lambda: not wizard.trouble.isHidden())
    assert wizard.trouble.text() == "Nobody cannot be added. Choose another name."
    assert wizard.isVisible()
    assert (wizard.verb_button.text(), wizard.verb_button.isEnabled()) == ("Add", True)
    qtbot.waitUntil(lambda: draft(jobs) is not None)
    wizard.reject()


def test_while_a_long_change_runs_the_draft_is_kept_beside_the_desk_and_listed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    busy = threading.Event()
    jobs.long_change("Importing", lambda _desk, _progress: busy.wait(20))
    wizard = opened(qtbot, jobs, navigator)
    wizard.name.line.setText("Ravi")
    wizard.go_to(1)
    qtbot.waitUntil(lambda: pending_work(desk.path).get(KEY) is not None)
    assert [each.wish for each in unfinished(jobs.reader, desk.path)] == ["friend:7"]
    busy.set()
    wizard.accept()
    qtbot.waitUntil(lambda: bool(wizard.ended))
    assert unfinished(jobs.reader, desk.path) == []
