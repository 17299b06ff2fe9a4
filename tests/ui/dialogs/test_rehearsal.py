"""Saying a pitch aloud: by single keys, with a countdown, until it sits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.cues import Cue
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.speech import spoken
from netdesk.services import history, pitches
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.rehearsal import LEAD, LONGEST, Phase, RehearsalDialog
from netdesk.ui.errands.rehearsal import RehearsalErrands
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

TEXT = (
    "Hi, I’m Ana Petrova. I finish my master’s in materials science in June. Last summer I rebuilt a test "
    "rig, and our team cut testing time by a third. How did that go at yours?"
)
KEY = Qt.Key


class Sitting:
    """A dialog whose clock stands until it is told to go on."""

    def __init__(self, qtbot: QtBot, before: tuple[Rehearsal, ...] = (), text: str = TEXT) -> None:
        self.now = 100.0
        self.kept: list[Rehearsal] = []
        self.window = QWidget()
        self.window.resize(1024, 640)
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog = RehearsalDialog(
            text,
            "Engineers",
            self.kept.append,
            self.window,
            before=before,
            pitch_id=7,
        )
        self.dialog.set_clock(lambda: self.now)
        self.dialog.open()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.dialog.focusWidget(), key)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        if self.dialog._tick.isActive():
            self.dialog._on_tick()

    def say(self, seconds: float) -> None:
        self.press(KEY.Key_Space, KEY.Key_Space)
        self.wait(seconds)
        self.press(KEY.Key_Return)


@pytest.fixture
def sitting(qtbot: QtBot) -> Sitting:
    return Sitting(qtbot)


def told(sitting: Sitting) -> tuple[str, str]:
    return sitting.dialog.countdown.figure.text(), sitting.dialog.countdown.words.text()


def test_it_counts_in_and_then_down_and_tells_what_it_took(sitting: Sitting) -> None:
    assert told(sitting) == ("30", "seconds left")
    sitting.press(KEY.Key_Space)
    assert told(sitting) == ("3", "breathe in")
    sitting.wait(1.2)
    assert told(sitting) == ("2", "breathe in")
    sitting.wait(LEAD)
    assert sitting.dialog.phase is Phase.RUNNING
    sitting.wait(29)
    assert told(sitting) == ("1", "second left")
    sitting.wait(4)
    assert told(sitting) == ("+3", "over the half minute")
    sitting.press(KEY.Key_Return)
    assert told(sitting) == ("33 s", "That’s what it took")
    assert not sitting.dialog._tick.isActive()
    sitting.press(KEY.Key_Escape)


def test_a_pause_does_not_count(sitting: Sitting) -> None:
    sitting.press(KEY.Key_Space, KEY.Key_Space)
    sitting.wait(10)
    sitting.press(KEY.Key_Space)
    assert told(sitting) == ("20", "seconds left, paused")
    sitting.wait(500)
    sitting.press(KEY.Key_Space)
    sitting.wait(15)
    sitting.press(KEY.Key_Enter, KEY.Key_2)
    assert [(each.pitch_id, each.seconds, each.rating) for each in sitting.kept] == [(7, 25, 2)]
    sitting.press(KEY.Key_Escape)


def test_every_rehearsal_is_kept_once_judged_or_not(sitting: Sitting) -> None:
    sitting.say(35)
    assert sitting.kept == []
    sitting.press(KEY.Key_1, KEY.Key_3)
    assert [(each.seconds, each.rating) for each in sitting.kept] == [(35, 1)]
    sitting.say(29)
    sitting.press(KEY.Key_R)
    assert [(each.seconds, each.rating) for each in sitting.kept] == [(35, 1), (29, 0)]
    assert sitting.dialog.phase is Phase.LEAD
    sitting.press(KEY.Key_Space)
    sitting.wait(28)
    sitting.press(KEY.Key_Return, KEY.Key_Escape)
    assert [each.seconds for each in sitting.kept] == [35, 29, 28]
    assert sitting.kept[0].words == round(spoken(TEXT).length)
    assert not sitting.dialog.isVisible()


def test_what_did_not_count_is_not_kept(sitting: Sitting) -> None:
    sitting.say(20)
    sitting.press(KEY.Key_Delete)
    sitting.say(2)
    assert sitting.dialog.phase is Phase.READY
    assert "not counted" in sitting.dialog.foot._said.text()
    sitting.press(KEY.Key_Space, KEY.Key_Space)
    sitting.wait(20)
    sitting.press(KEY.Key_Escape)
    assert sitting.kept == []


def test_it_nudges_until_the_pitch_sits(sitting: Sitting) -> None:
    side = sitting.dialog.side
    assert side.nudge.text() == "Say it aloud once"
    said = []
    for _ in range(3):
        sitting.say(28)
        sitting.press(KEY.Key_3)
        said.append((side.nudge.text(), side.advice.text()))
    assert said == [
        ("Once more", "2 more good ones in a row and it sticks."),
        ("Once more", "1 more good one and it sticks."),
        ("It sticks", "Say it tomorrow without looking, then leave it alone."),
    ]
    assert side.log.said() == ["28 s, it flowed"] * 3
    sitting.press(KEY.Key_Escape)


def test_too_long_twice_running_asks_for_fewer_words(qtbot: QtBot) -> None:
    before = (Rehearsal(7, "2026-11-01T10:00:00+00:00", 41, 63, 2),)
    sitting = Sitting(qtbot, before)
    assert sitting.dialog.side.earlier.text() == "Last: 41 s"
    sitting.say(40)
    assert sitting.dialog.side.nudge.text() == "Too long twice running"
    sitting.press(KEY.Key_Escape)


def test_less_of_the_text_is_shown_by_one_key(sitting: Sitting) -> None:
    cue = sitting.dialog.cue
    assert cue.shown().splitlines()[0] == "Hi, I’m Ana Petrova."
    sitting.press(KEY.Key_C)
    assert cue.shown().splitlines()[1] == "I finish my …"
    assert sitting.dialog.cues.current() == Cue.BEGINNINGS.value
    sitting.press(KEY.Key_C)
    assert cue.shown().strip() == ""
    sitting.press(KEY.Key_C)
    assert cue.cue is Cue.WHOLE
    sitting.press(KEY.Key_Escape)


def test_the_sentence_of_the_moment_is_followed(sitting: Sitting) -> None:
    assert sitting.dialog.cue.current_line is None
    sitting.press(KEY.Key_Space, KEY.Key_Space)
    seen: list[int | None] = []
    for _ in range(16):
        sitting.wait(1)
        seen.append(sitting.dialog.cue.current_line)
    assert sorted(seen, key=lambda line: line or 0) == seen
    assert set(seen) == {0, 1, 2, 3}
    sitting.press(KEY.Key_Escape)


def test_a_watch_that_nobody_stops_stops_by_itself(sitting: Sitting) -> None:
    sitting.press(KEY.Key_Space, KEY.Key_Space)
    sitting.wait(LONGEST + 1)
    assert sitting.dialog.phase is Phase.HELD
    sitting.press(KEY.Key_Escape)


def test_it_lies_over_the_whole_window_and_every_button_has_the_keyboard(sitting: Sitting) -> None:
    dialog = sitting.dialog
    assert dialog.size() == sitting.window.size()
    sitting.say(28)
    names = []
    for _ in range(12):
        QTest.keyClick(dialog.focusWidget(), KEY.Key_Tab)
        names.append(dialog.focusWidget().accessibleName() or dialog.focusWidget().text())  # type: ignore[attr-defined]
        if dialog.focusWidget() is dialog.foot.rate_buttons[2]:
            break
    assert names[-3:] == ["Lost the thread", "Nearly", "It flowed"]
    sitting.press(KEY.Key_Space)
    assert [each.rating for each in sitting.kept] == [3]
    dialog.close_button.setFocus()
    sitting.press(KEY.Key_Return)
    assert not dialog.isVisible()


def test_an_enormous_text_scrolls_with_what_is_said(qtbot: QtBot) -> None:
    sitting = Sitting(qtbot, text="This is a sentence that is said aloud. " * 400)
    sitting.press(KEY.Key_Space, KEY.Key_Space)
    sitting.wait(120)
    assert sitting.dialog.cue._top > 500
    sitting.press(KEY.Key_Escape)


def test_a_pitch_of_the_desk_is_rehearsed_and_each_time_can_be_undone(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    pitch_id = pitches.save(desk, Pitch("Engineers", text=TEXT))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    errands = RehearsalErrands(window, jobs, navigator, lambda: True)
    navigator.rehearse_wanted.emit(pitch_id)
    dialog = window.findChild(RehearsalDialog)
    assert dialog is not None
    now = [0.0]
    dialog.set_clock(lambda: now[0])
    QTest.keyClick(dialog, KEY.Key_Space)
    QTest.keyClick(dialog, KEY.Key_Space)
    now[0] = 27.0
    QTest.keyClick(dialog, KEY.Key_Return)
    with qtbot.waitSignal(navigator.said) as said:
        QTest.keyClick(dialog, KEY.Key_3)
        QTest.keyClick(dialog, KEY.Key_Escape)
    assert said.args == ["Rehearsed once, last 27 s, it flowed", True]
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert [(each.seconds, each.rating) for each in pitches.rehearsals(jobs.reader, pitch_id)] == [(27, 3)]
    change = history.next_undo(jobs.reader)
    assert change is not None
    assert change.label == "Rehearse the pitch for Engineers"
    assert errands.parent() is window


def test_a_pitch_without_words_is_not_rehearsed(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    pitch_id = pitches.save(desk, Pitch("Engineers"))
    window = QWidget()
    qtbot.addWidget(window)
    errands = RehearsalErrands(window, jobs, navigator, lambda: True)
    with qtbot.waitSignal(navigator.declined) as said:
        navigator.rehearse_wanted.emit(pitch_id)
    assert said.args == ["This pitch has no words yet"]
    navigator.rehearse_wanted.emit(999)
    assert window.findChild(RehearsalDialog) is None
    assert errands.parent() is window
