"""A session of practice without a meeting: kept as one change, however it is closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.own_questions import Practice
from netdesk.services import history, own_questions
from netdesk.services.questions import practice_bank
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.practise import PractiseDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

BANK = practice_bank()


@pytest.fixture
def said(navigator: Navigator) -> list[tuple[str, bool]]:
    told: list[tuple[str, bool]] = []
    navigator.said.connect(lambda words, undoable: told.append((words, undoable)))
    return told


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, first: str = "") -> PractiseDialog:
    dialog = PractiseDialog(jobs, navigator, first)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_it_begins_with_the_question_that_was_asked_for(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    dialog = opened(qtbot, jobs, navigator, BANK[5].text.upper())

    assert dialog.page.question.text() == BANK[5].text
    dialog.reject()


def test_without_a_wish_it_begins_with_what_went_badly(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    own_questions.practised(desk, Practice(BANK[7].text, "2026-10-01T10:00:00+00:00", 1))
    dialog = opened(qtbot, jobs, navigator)

    assert dialog.page.question.text() == BANK[7].text
    dialog.reject()


@pytest.mark.parametrize("close", [PractiseDialog.accept, PractiseDialog.reject])
def test_what_was_judged_is_kept_as_one_change(
    qtbot: QtBot,
    desk: Desk,
    jobs: Jobs,
    navigator: Navigator,
    said: list[tuple[str, bool]],
    close: Callable[[PractiseDialog], None],
) -> None:
    dialog = opened(qtbot, jobs, navigator)
    dialog.page.note.setPlainText("Begin with the rig")
    dialog.page.rate_buttons[1].click()
    dialog.page.rate_buttons[2].click()
    with qtbot.waitSignal(dialog.finished):
        close(dialog)

    kept = own_questions.practices(desk.writer)
    assert [(each.question, each.rating, each.note) for each in kept] == [
        (BANK[0].text, 2, "Begin with the rig"),
        (BANK[1].text, 3, ""),
    ]
    assert said == [("2 answers practised", True)]
    entry = history.next_undo(desk.writer)
    assert entry is not None
    assert entry.label == "Practise 2 answers"
    history.undo(desk)
    assert own_questions.practices(desk.writer) == []


def test_closing_without_a_word_keeps_nothing(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, said: list[tuple[str, bool]]
) -> None:
    dialog = opened(qtbot, jobs, navigator)
    dialog.reject()

    assert history.next_undo(desk.writer) is None
    assert said == []


def test_keys_alone_are_enough(qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator) -> None:
    dialog = opened(qtbot, jobs, navigator)
    assert dialog.page.rate_buttons[0].hasFocus()
    qtbot.keyClick(dialog.page.rate_buttons[0], Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.page.note, Qt.Key.Key_Escape)

    assert [each.rating for each in own_questions.practices(desk.writer)] == [1]
