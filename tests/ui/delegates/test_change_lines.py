"""The lines of a change as they are painted: they wrap, take the height they need, and show text as it is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from netdesk.domain.history_words import Line, Subject, What
from netdesk.services.change_details import Details
from netdesk.ui import theme
from netdesk.ui.dialogs.history_pane import ChangeLines
from netdesk.ui.models.change_lines import Note
from netdesk.ui.words.history_said import Said

RED = '<img src="x" width=40 height=40 style="background:#ff0000"><b style="color:#ff0000">red</b>'


@pytest.fixture
def lines(qtbot: QtBot) -> ChangeLines:
    shown = ChangeLines()
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    return shown


def _height(lines: ChangeLines, row: int) -> int:
    return lines.visualRect(lines.rows.index(row)).height()


def _is_red(image: QImage) -> bool:
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(c.red() > 240 and c.green() < 30 and c.blue() < 30 for c in colours)


def test_a_long_value_wraps_and_a_narrow_view_makes_it_higher(lines: ChangeLines, qtbot: QtBot) -> None:
    lines.rows.show_rows([Said("Title", "Student", "Engineer"), Said("Notes", "word " * 30, "other " * 30)])
    qtbot.waitUntil(lambda: _height(lines, 1) > 2 * _height(lines, 0))
    wide = _height(lines, 1)
    lines.resize(380, 400)
    qtbot.waitUntil(lambda: _height(lines, 1) > wide)


def test_names_and_values_are_shown_as_they_are_and_never_as_markup(lines: ChangeLines) -> None:
    subject = Subject("contact", 1, RED, What.CHANGED, (Line("Notes", RED, RED * 2), Line(RED, "", RED)))
    details = Details((subject,), 1, is_whole=True, is_kept=True)
    lines.rows.show(details, "")
    lines.rows.show_rows([*(row for at in range(3) if (row := lines.rows.row_at(at))), Note(RED)])
    assert not _is_red(lines.grab().toImage())


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_old_and_new_are_painted_in_both_schemes(
    lines: ChangeLines, scheme: theme.Scheme, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    lines.rows.show_rows([])
    theme.apply(app, scheme)
    empty = lines.grab().toImage()
    lines.rows.show_rows([Said("Title", "Student", "Engineer"), Said("Tag", "", "chess 山 👋🏽", "plus")])
    assert lines.grab().toImage() != empty
