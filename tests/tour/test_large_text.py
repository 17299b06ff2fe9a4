"""With text of 200 % everything in a window of 1024 x 640 can be read and reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.labels import ElidedLabel
from tests.tour.cut_words import cut_words

LOOK = Path(__file__).with_name("look_at_large_text.py")
SHARES = 2


@pytest.mark.alone
def test_nothing_is_cut_with_large_text_in_a_small_window(tmp_path: Path) -> None:
    folders = [tmp_path / str(share) for share in range(1, SHARES + 1)]
    looking = []
    for share, folder in enumerate(folders, start=1):
        folder.mkdir()
        looking.append(
            subprocess.Popen(
                [sys.executable, str(LOOK), str(folder), "200", f"{share}/{SHARES}"],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
    said = [each.communicate(timeout=1800)[0] for each in looking]
    assert [each.returncode for each in looking] == [0] * SHARES, said
    found = [json.loads((each / "cut.json").read_text(encoding="utf-8")) for each in folders]
    wrong = [f"{where}: {line}" for part in found for where, lines in part.items() for line in lines]
    assert wrong == []
    assert sum(len(part) - 1 for part in found) > 150, "hardly a screen was looked at"


def shown(qtbot: QtBot, window: QWidget, width: int) -> QWidget:
    window.setMinimumSize(1, 1)
    window.resize(width, 60)
    qtbot.addWidget(window)
    window.show()
    return window


def test_words_that_do_not_fit_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    label = QLabel("Everything that was said at the fair", window)
    label.setGeometry(0, 0, 60, 20)
    (found,) = cut_words(shown(qtbot, window, 300))
    assert "Everything that was said" in found
    assert "60 wide" in found


def test_words_that_reach_out_of_their_window_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    label = QLabel("Everything that was said at the fair", window)
    label.adjustSize()
    label.move(100, 0)
    (found,) = cut_words(shown(qtbot, window, 150))
    assert "sideways" in found


def test_lines_that_are_lower_than_their_words_and_words_over_each_other_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    label = QLabel("Everything that was said at the fair, and some more of it")
    label.setWordWrap(True)
    label.setMaximumHeight(10)
    column.addWidget(label)
    shown(qtbot, window, 120)
    other = QLabel("The fair", window)
    other.setGeometry(label.geometry())
    other.show()
    found = cut_words(window)
    assert any("high, wants" in each for each in found)
    assert any("lies over “The fair”" in each for each in found)


def test_an_eliding_label_may_elide_while_enough_of_it_is_read(qtbot: QtBot) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(ElidedLabel("Donaudampfschifffahrtsgesellschaft"))
    assert cut_words(shown(qtbot, window, 140)) == []
    (found,) = cut_words(shown(qtbot, window, 40))
    assert "is to be read" in found
