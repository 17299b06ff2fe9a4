"""The first two steps through the real window with keys alone: kept, undone, there after restart and kill."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.events import EventKind
from netdesk.domain.rows import ContactView
from netdesk.domain.steps import Step
from netdesk.services import contacts, drafts, events, history, organizations
from netdesk.services.checks import check
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.wizards.circles import CirclesWizard
from netdesk.ui.wizards.widen import WidenWizard
from tests.end_to_end.hands import CTRL, KEY, Opened

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/annlee,ann@x.example,Halden Storage,Engineer,06 Oct 2026\n"
    "Priya,Raman,https://www.linkedin.com/in/priya,,Brightwater Labs,Founder,07 Oct 2026\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ana.netdesk"


@pytest.fixture
def opened(qtbot: QtBot, path: Path) -> Iterator[Callable[..., Opened]]:
    made: list[Opened] = []

    def make(*, first: bool = False) -> Opened:
        made.append(Opened(qtbot, path, first=first))
        made[-1].begin(first=first)
        return made[-1]

    yield make
    made[-1].close()


def test_the_circles_are_listed_kept_undone_and_there_after_a_restart(opened: Callable[..., Opened]) -> None:
    user = opened(first=True)
    wizard = user.step(Step.CIRCLES, CirclesWizard)
    user.write("Ann Lee", "Bob Ray", "ann lee")
    user.press(KEY.Key_Return, CTRL)
    QGuiApplication.clipboard().setText("Grandma\nUncle Bo\n李雷\n")
    user.press(KEY.Key_V, CTRL)
    for _ in range(4):
        user.press(KEY.Key_Return, CTRL)
    user.write("Lindy hop", "Cy Poe")
    user.press(KEY.Key_Return, CTRL)
    user.press(KEY.Key_5)
    assert wizard.verb_button.text() == "Keep 6 people"
    user.press(KEY.Key_Return, CTRL)
    user.until(lambda: len(user.people()) == 6)
    user.settle()
    assert user.people() == {
        "Ann Lee": "Work and internships",
        "Bob Ray": "Work and internships",
        "Grandma": "Family and friends",
        "Uncle Bo": "Family and friends",
        "李雷": "Family and friends",
        "Cy Poe": "Lindy hop",
    }
    assert user.window.toast.accessibleName() == "6 people listed"
    entry = history.next_undo(user.window.jobs.reader)
    assert entry is not None
    assert entry.label == "List 6 people"
    user.undo_and_redo(lambda: len(user.people()) == 6)
    user.close()
    user = opened()
    assert len(user.people()) == 6
    panel = user.journey()
    look = panel.path.rows[Step.CIRCLES].look
    assert look is not None
    assert look.words == "6 people in 3 circles"
    assert drafts.draft(user.window.jobs.reader, "wizard-draft-circles") is None
    with user.desk.reader() as reader:
        assert check(reader) == []


def test_a_file_dropped_on_the_wizard_and_names_typed_never_make_two_of_one(
    opened: Callable[..., Opened], tmp_path: Path
) -> None:
    user = opened(first=True)
    wizard = user.step(Step.CIRCLES, CirclesWizard)
    user.write("Ann Lee", "Cy Poe")
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    wizard.bring_in_files([file])
    dry_run = user.over(ImportDialog)
    user.until(lambda: dry_run.choices is not None)
    user.press(KEY.Key_Return, CTRL)
    user.until(lambda: wizard.circle_pages[0].said.text() == "2 people added")
    user.over(CirclesWizard)
    assert wizard.circle_pages[0].count.text() == "2 on your desk  ·  1 new"
    wizard.go_to(6)
    assert wizard.closeness.model.rowCount() == 3, "whom the file brought can be rated, too"
    user.press(KEY.Key_End)
    user.press(KEY.Key_4)
    user.press(KEY.Key_Return, CTRL)
    user.until(lambda: len(user.people()) == 3)
    user.settle()
    assert set(user.people().values()) == {"Work and internships"}
    priya = contacts.contact_ids(user.window.jobs.reader, ContactView(text="priya"))
    assert [each.closeness for each in contacts.contacts(user.window.jobs.reader, priya)] == [4]
    labels = []
    while (entry := history.next_undo(user.window.jobs.reader)) is not None:
        labels.append(entry.label)
        user.to_window()
        user.press(KEY.Key_Z, CTRL)
        user.until(
            lambda before=entry: history.next_undo(user.window.jobs.reader) != before  # type: ignore[misc]
        )
        user.settle()
    assert labels == ["List Cy Poe", "Import 2 contacts from Connections.csv"]
    assert user.people() == {}


def test_the_list_is_widened_kept_undone_and_there_after_a_restart(opened: Callable[..., Opened]) -> None:
    user = opened(first=True)
    wizard = user.step(Step.LIST, WidenWizard)
    user.press(KEY.Key_Down)
    user.press(KEY.Key_Down)
    user.press(KEY.Key_Return)
    QTest.keyClicks(wizard.at_school.fields.name, "Alumni Advisor Hub")
    user.press(KEY.Key_Return, CTRL)
    for _ in range(6):
        user.press(KEY.Key_Down)
    user.press(KEY.Key_Space)
    user.press(KEY.Key_Return, CTRL)
    user.press(KEY.Key_Return, CTRL)
    user.write("Halden Storage", "Aoba Cells")
    user.press(KEY.Key_Return, CTRL)

    def is_there() -> bool:
        reader = user.window.jobs.reader
        return (len(events.every(reader)), len(organizations.every(reader))) == (2, 2)

    user.until(is_there)
    user.settle()
    assert user.window.toast.accessibleName() == "2 events added  ·  2 organizations wanted"
    user.undo_and_redo(is_there)
    user.close()
    user = opened()
    hub, meetup = events.every(user.window.jobs.reader)
    assert (hub.name, hub.kind, hub.standing, hub.at_school) == (
        "Alumni Advisor Hub",
        EventKind.ALUMNI_PLATFORM,
        True,
        True,
    )
    assert (meetup.kind, meetup.standing, meetup.at_school) == (EventKind.MEETUP, False, False)
    assert all(each.wanted for each in organizations.every(user.window.jobs.reader))
    with user.desk.reader() as reader:
        assert check(reader) == []


HALF_WAY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from netdesk.app import open_desk
from netdesk.services import drafts
from netdesk.ui.window import MainWindow

app = QApplication([])
desk = open_desk(Path(sys.argv[1]), True)
window = MainWindow(desk)
window.show()
window.begin([])

def begin():
    if not window.has_begun:
        return
    waiting.stop()
    window.navigator.wizard_wanted.emit(sys.argv[2])
    from netdesk.ui.wizards.draft_wizard import DraftWizard
    wizard = next(each for each in window.findChildren(DraftWizard))
    if sys.argv[2] == "circles":
        wizard.circle_pages[0].entry.entered.emit("Ann Lee")
        wizard.go_to(1)
        wizard.circle_pages[1].take_text("Grandma\\nUncle Bo")
    else:
        wizard.at_school.use.click()
        wizard.at_school.fields.name.setText("Halden presents")
        wizard.go_to(3)
        wizard.wanted.entry.entered.emit("Aoba Cells")
    look.start(50)

def tell():
    found = drafts.draft(window.jobs.reader, f"wizard-draft-{sys.argv[2]}")
    if found and (len(found.get("people", ())) == 3 or found.get("wanted")):
        print("ready", flush=True)

waiting, look = QTimer(), QTimer()
waiting.timeout.connect(begin)
look.timeout.connect(tell)
waiting.start(20)
app.exec()
"""


def killed_half_way(path: Path, wizard: str) -> None:
    """Another program types into a wizard, and is killed once its draft is on the disk."""
    command = [sys.executable, "-c", HALF_WAY, str(path), wizard]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_circles_that_were_killed_half_way_are_offered_and_gone_on_with(
    opened: Callable[..., Opened], path: Path
) -> None:
    killed_half_way(path, "circles")
    user = opened(first=True)
    user.until(user.window.toast.isVisible)
    assert user.window.toast.accessibleName() == "You left “Identify your circles” unfinished"
    assert user.people() == {}, "nothing is half done"
    user.window.toast._button.click()
    wizard = user.over(CirclesWizard)
    assert [each.name for each in wizard.value().people] == ["Ann Lee", "Grandma", "Uncle Bo"]
    wizard.go_to(6)
    user.press(KEY.Key_Return, CTRL)
    user.until(lambda: len(user.people()) == 3)
    user.settle()
    user.undo_and_redo(lambda: len(user.people()) == 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_list_that_was_killed_half_way_is_offered_and_gone_on_with(
    opened: Callable[..., Opened], path: Path
) -> None:
    killed_half_way(path, "list")
    user = opened(first=True)
    user.until(user.window.toast.isVisible)
    assert user.window.toast.accessibleName() == "You left “Widen your list” unfinished"
    user.window.toast._button.click()
    wizard = user.over(WidenWizard)
    wizard.go_to(3)
    user.press(KEY.Key_Return, CTRL)
    user.until(lambda: [each.name for each in events.every(user.window.jobs.reader)] == ["Halden presents"])
    assert [each.name for each in organizations.every(user.window.jobs.reader)] == ["Aoba Cells"]
    user.undo_and_redo(lambda: bool(events.every(user.window.jobs.reader)))
