"""Wizards are opened by their names, with what they are about."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from netdesk.services.drafts import keep_draft
from netdesk.store.desk import Desk
from netdesk.ui.errands.journey import JourneyErrands
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards import catalogue


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    about: list[int] = []

    def make(_jobs: Jobs, _navigator: Navigator, parent: QWidget | None, number: int) -> QDialog:
        about.append(number)
        return QDialog(parent)

    monkeypatch.setitem(catalogue.WIZARDS, "greeting", make)
    return about


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_name_opens_its_wizard_and_a_number_says_about_what(
    jobs: Jobs, navigator: Navigator, window: QWidget, made: list[int]
) -> None:
    for wish in ("greeting", "greeting:3", "greeting:x"):
        wizard = catalogue.open_wizard(wish, jobs, navigator, window)
        assert wizard is not None
        assert wizard.isVisible()
        wizard.close()
    assert made == [0, 3, 0]


def test_a_name_nobody_knows_opens_nothing(jobs: Jobs, navigator: Navigator, window: QWidget) -> None:
    assert not catalogue.has_wizard("unheard of")
    assert catalogue.open_wizard("unheard of:1", jobs, navigator, window) is None


def test_a_plan_that_was_left_is_gone_on_with(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    with qtbot.waitSignal(navigator.plan_wanted) as wanted:
        catalogue.open_wizard("plan:7:3", jobs, navigator, window)
    assert wanted.args == [7, 3]


def test_what_was_left_last_is_offered_at_the_start_and_opened_on_a_click(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, made: list[int]
) -> None:
    keep_draft(desk, "wizard-draft-greeting:5", {"title": "Say <b>hello</b>", "wish": "greeting:5"})
    errands = JourneyErrands(window, jobs, navigator, lambda: True)
    with qtbot.waitSignal(navigator.offered) as offered:
        errands.offer_unfinished()
    words, action, go_on = offered.args
    assert (words, action) == ("You left “Say <b>hello</b>” unfinished", "Continue")
    go_on()
    assert made == [5]


def test_nothing_is_offered_where_nothing_was_left(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    with qtbot.assertNotEmitted(navigator.offered):
        JourneyErrands(window, jobs, navigator, lambda: True).offer_unfinished()


def test_on_a_desk_that_is_only_looked_at_no_wizard_opens(
    jobs: Jobs, navigator: Navigator, window: QWidget, made: list[int]
) -> None:
    errands = JourneyErrands(window, jobs, navigator, lambda: False)
    navigator.wizard_wanted.emit("greeting")
    assert made == []
    assert errands.parent() is window
