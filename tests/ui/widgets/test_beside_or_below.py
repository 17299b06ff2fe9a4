"""Words with buttons beside them, as long as both have room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel

NAME = "Jonas Lindqvist of the City of Lund"


@pytest.fixture
def parts(qtbot: QtBot) -> tuple[BesideOrBelow, ElidedLabel, Button]:
    words, button = ElidedLabel(NAME), Button("Print prep sheet")
    both = BesideOrBelow(words, button)
    qtbot.addWidget(both)
    both.resize(600, 80)
    both.show()
    return both, words, button


def test_buttons_stand_beside_the_words_and_below_them_where_they_would_cut_them(
    qtbot: QtBot, parts: tuple[BesideOrBelow, ElidedLabel, Button]
) -> None:
    both, words, button = parts
    assert not both.is_below
    assert button.mapTo(both, QPoint()).x() > words.width() - 1
    both.resize(button.sizeHint().width() + 80, 80)
    qtbot.waitUntil(lambda: both.is_below and button.mapTo(both, QPoint()).x() == 0)
    assert button.mapTo(both, QPoint()).y() >= words.geometry().bottom()
    both.resize(600, 80)
    assert not both.is_below


def test_it_never_asks_for_more_room_than_words_or_buttons_alone(
    parts: tuple[BesideOrBelow, ElidedLabel, Button],
) -> None:
    both, _, button = parts
    assert both.minimumSizeHint().width() == button.sizeHint().width()


def test_short_words_keep_their_button_beside_them(qtbot: QtBot) -> None:
    words, button = ElidedLabel("Li"), Button("Print")
    both = BesideOrBelow(words, button)
    qtbot.addWidget(both)
    both.resize(words.sizeHint().width() + button.sizeHint().width() + 12, 60)
    both.show()
    assert not both.is_below


def test_a_button_that_is_hidden_takes_no_room(
    qtbot: QtBot, parts: tuple[BesideOrBelow, ElidedLabel, Button]
) -> None:
    both, words, button = parts
    both.resize(button.sizeHint().width() + 80, 80)
    assert both.is_below
    button.hide()
    qtbot.waitUntil(lambda: not both.is_below and words.width() == both.width())
    button.show()
    qtbot.waitUntil(lambda: both.is_below and button.isVisible())
