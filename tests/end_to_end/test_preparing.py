"""Preparing for a meeting through the real window by keys: desk, sheet, undo, and after a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUpKind
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Ingredients, Pitch
from netdesk.services import (
    contacts,
    follow_ups,
    goals,
    history,
    interactions,
    organizations,
    own_questions,
    pitches,
    sheets,
)
from netdesk.services.checks import check
from netdesk.services.me import save_me
from netdesk.services.questions import bank, practice_bank, topics
from netdesk.services.research import question_for
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.window import MainWindow
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.prepare import PrepareDialog

OSLO = "Europe/Oslo"
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAID = "Hi, I am Ana and I build batteries. What would you do?"
ASKED = bank()[0]
Kind_ = TypeVar("Kind_", bound=QWidget)

pytestmark = pytest.mark.usefixtures("tuesday")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with a meeting to come, one that was held with the same person, a goal, a pitch, notes."""
    found = tmp_path / "ana.netdesk"
    desk = Desk.open(found)
    save_me(desk, Me("Ana Petrova", zone=OSLO))
    leila = contacts.add_contact(
        desk, Contact(Name(display="Leila Haddad"), organization="Halden Storage AS", title="Head of Testing")
    )
    goals.save(desk, Goal("Know how storage reaches the grid"))
    pitches.save(
        desk, Pitch("Engineers", ingredients=Ingredients(accomplishment="Cut tests by a third"), text=SAID)
    )
    organizations.save(desk, Organization("Halden Storage", research=("Two pilots run",)))
    own_questions.save(desk, OwnQuestion("Which cell fails first?", topic="Batteries", must=True))
    own_questions.practised(desk, Practice(practice_bank()[4].text, "2026-10-01T08:00:00+00:00", 1))
    before = Plan(
        shared_ground=("Both rowed",),
        questions=(PlanQuestion(ASKED.text, topic=ASKED.topic, answer="A teacher"),),
        checklist=(ResearchItem("person", "Their way here", "Physics, then six years of batteries"),),
    )
    for wall, state, plan in (
        ("2026-09-01T10:00", State.HELD, before),
        ("2026-10-20T14:30", State.PLANNED, None),
    ):
        interactions.add_interaction(
            desk,
            Interaction(
                Kind.INFORMATIONAL_INTERVIEW,
                (leila,),
                state,
                start=Moment(wall, OSLO),
                minutes=25,
                place="Storgata 1",
                plan=plan,
            ),
        )
    desk.close()
    return found


def started(qtbot: QtBot, path: Path) -> tuple[MainWindow, Desk]:
    desk = Desk.open(path)
    window = MainWindow(desk)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.begin([])
    qtbot.waitUntil(lambda: window.has_begun and window.jobs.is_idle and window.isActiveWindow())
    return window, desk


def ended(window: MainWindow, desk: Desk) -> None:
    window.close()
    window.deleteLater()
    desk.close()


def opened(qtbot: QtBot, kind: type[Kind_]) -> Kind_:
    def found() -> list[Kind_]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].isActiveWindow(), timeout=15_000)
    return found()[0]


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Keys, wherever the focus is."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, held)


def write(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def tab_to(target: QWidget) -> None:
    for _ in range(60):
        if target.hasFocus():
            return
        press(KEY.Key_Tab)
    pytest.fail(f"Tab never reaches {target.accessibleName()!r}")


def prepare(qtbot: QtBot, window: MainWindow) -> None:
    """From the window to the preview, by keys alone."""
    QTest.keyClick(window, KEY.Key_Y, CTRL | SHIFT)
    opened(qtbot, PrepareDialog)
    press(KEY.Key_Return)
    wizard = opened(qtbot, PlanWizard)
    press(KEY.Key_Return, held=CTRL)
    write("Learn how cells are tested")
    tab_to(wizard.why.goal)
    press(KEY.Key_Down)
    tab_to(wizard.why.shared_before.buttons[0])
    press(KEY.Key_Space)
    press(KEY.Key_Return, held=CTRL)
    assert wizard.pitch.version.currentText() == "Engineers"
    tab_to(wizard.pitch.stories_before.buttons[0])
    press(KEY.Key_Space)
    press(KEY.Key_Return, held=CTRL)
    write("Runs the test hall")
    press(KEY.Key_Return)
    write("?")
    press(KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Tab)
    write("Makes batteries for small grids")
    press(KEY.Key_Return, held=CTRL)
    tab_to(wizard.questions.suggest_button)
    press(KEY.Key_Space)
    press(KEY.Key_M, held=CTRL)
    press(KEY.Key_Return, held=CTRL)
    assert wizard.practice.question.text() == practice_bank()[4].text, "what went badly comes again first"
    tab_to(wizard.practice.rate_buttons[1])
    press(KEY.Key_Space)
    press(KEY.Key_Return, held=CTRL)
    write("Business casual")
    tab_to(wizard.day.route)
    write("Tram 2, ten minutes")
    tab_to(wizard.day.confirm)
    press(KEY.Key_Space)
    press(KEY.Key_Return, held=CTRL)
    assert QApplication.focusWidget() is wizard.verb_button
    press(KEY.Key_Return)
    preview = opened(qtbot, PrintSheetDialog)
    qtbot.waitUntil(preview.save_button.isEnabled, timeout=15_000)
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None and window.jobs.is_idle)


def plan_on(reader: Reader) -> Plan | None:
    found = interactions.interaction(reader, 2)
    assert found is not None
    return found.plan


def assert_prepared(reader: Reader) -> None:
    """Everything that was typed and chosen is on the desk."""
    plan = plan_on(reader)
    assert plan is not None
    assert (plan.objective, plan.goal, plan.goal_id) == (
        "Learn how cells are tested",
        "Know how storage reaches the grid",
        1,
    )
    assert (plan.pitch, plan.pitch_id) == (SAID, 1)
    assert (plan.shared_ground, plan.stories) == (("Both rowed",), ("Cut tests by a third",))
    said = {item.prompt: (item.found, item.ask) for item in plan.checklist if item.found or item.ask}
    assert said == {
        "Their way here": ("Physics, then six years of batteries", False),
        "What they do now": ("Runs the test hall", False),
        "Talks and writing": ("", True),
        "What it does, for whom": ("Makes batteries for small grids", False),
    }
    texts = [question.text for question in plan.questions]
    assert len(texts) == 8
    assert question_for("person", "Talks and writing") in texts
    assert ASKED.text not in texts, "she answered that in September"
    musts = [question.must for question in plan.questions]
    assert musts[:-1] == sorted(musts[:-1], reverse=True)
    assert plan.questions[-1].topic == topics()[-1], "whom else to talk to is asked last"
    assert "Which cell fails first?" in texts
    assert (plan.dress, plan.route, plan.confirm) == ("Business casual", "Tram 2, ten minutes", True)
    tried = own_questions.practices(reader)[-1]
    assert (tried.question, tried.rating, tried.at) == (
        practice_bank()[4].text,
        2,
        "2026-10-13T07:15:00+00:00",
    )
    (reminder,) = follow_ups.open_with(reader, 1)
    assert (reminder.kind, reminder.what, reminder.due) == (
        FollowUpKind.CONFIRM,
        "Confirm the meeting on 20 October, 14:30",
        Moment("2026-10-19", OSLO),
    )


def assert_printed(reader: Reader) -> None:
    """The sheet says it, and what is still blank has its words and room to write."""
    printed = sheets.sheet_pdf(reader, [2])
    document = pypdfium2.PdfDocument(printed.data)
    front = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert len(document) == 2
    for words in (
        "Leila Haddad",
        "14:30–14:55",
        "Storgata 1. Tram 2, ten minutes",
        "Learn how cells are tested",
        "Goal: Know how storage reaches the grid",
        "Both rowed",
        SAID,
        "Physics, then six years of batteries",
        "What they do now: Runs the test hall",
        "Makes batteries for small grids",
        "What they care about",
        "Cut tests by a third",
        "Before you go Confirm on Mon 19 Oct Wear: Business casual This sheet",
        question_for("person", "Talks and writing"),
    ):
        assert words in front
    assert "Talks and writing" not in front, "what is asked is no blank"
    assert "Not online, so ask" not in front, "it stands among the questions"
    document.close()


def assert_unprepared(reader: Reader) -> None:
    assert plan_on(reader) is None
    assert len(own_questions.practices(reader)) == 1
    assert follow_ups.open_with(reader, 1) == []


def test_a_meeting_is_prepared_by_keys_alone_and_is_so_after_a_restart(qtbot: QtBot, path: Path) -> None:
    window, desk = started(qtbot, path)
    prepare(qtbot, window)
    assert_prepared(window.jobs.reader)
    assert_printed(window.jobs.reader)
    ended(window, desk)

    window, desk = started(qtbot, path)
    assert_prepared(window.jobs.reader)
    assert_printed(window.jobs.reader)
    step = history.next_undo(window.jobs.reader)
    assert step is not None
    assert step.label == "Prepare informational interview with Leila Haddad"
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.jobs.is_idle and plan_on(window.jobs.reader) is None)
    assert_unprepared(window.jobs.reader)
    QTest.keyClick(window, KEY.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.jobs.is_idle and plan_on(window.jobs.reader) is not None)
    assert_prepared(window.jobs.reader)
    assert check(window.jobs.reader) == []
    ended(window, desk)


def test_what_is_due_the_day_before_is_seen_on_that_day(qtbot: QtBot, path: Path) -> None:
    window, desk = started(qtbot, path)
    prepare(qtbot, window)
    ended(window, desk)
    stop_clock(datetime(2026, 10, 19, 7, 15, tzinfo=UTC))
    window, desk = started(qtbot, path)
    window.go("today")
    qtbot.waitUntil(lambda: "Confirm the meeting on 20 October, 14:30" in _said(window))
    ended(window, desk)


def _said(window: MainWindow) -> str:
    cards = [each.accessibleName() for each in window.findChildren(QWidget) if each.accessibleName()]
    return "\n".join([*(label.text() for label in window.findChildren(QLabel)), *cards])
