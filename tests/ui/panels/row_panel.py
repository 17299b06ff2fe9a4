"""A section of frozen rows, as its tests read and use it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.ui.panels.row_section import RowSection


def column(panel: RowSection[Any], at: int) -> list[str]:
    """The words of one column, from the top."""
    return [str(panel.model.index(row, at).data()) for row in range(panel.model.rowCount())]


def shown(panel: RowSection[Any]) -> list[str]:
    """What the rows are called, from the top."""
    return column(panel, 0)


def words(panel: RowSection[Any]) -> list[str]:
    """The labels and the buttons that are seen in the detail."""
    # What was added to a layout is shown a moment later.
    QApplication.processEvents()
    labels = [each.text() for each in panel.detail.findChildren(QLabel) if each.isVisible()]
    buttons = [each for each in panel.detail.findChildren(QAbstractButton) if each.isVisible()]
    return labels + [each.accessibleName() or each.text() for each in buttons]


def settle(qtbot: QtBot, panel: RowSection[Any]) -> None:
    """Until the panel shows how the desk is."""
    qtbot.waitUntil(lambda: panel.is_settled and panel.jobs.is_idle)
    QApplication.processEvents()


def choose(qtbot: QtBot, panel: RowSection[Any], name: str) -> None:
    """Choose the row that is called so."""
    panel.table.choose_row(shown(panel).index(name))
    settle(qtbot, panel)


def press(panel: RowSection[Any], text: str) -> None:
    """Press the button of the detail that says so, or is called so."""
    # What was added to a layout is shown a moment later.
    QApplication.processEvents()
    buttons = panel.detail.findChildren(QAbstractButton)
    next(
        each for each in buttons if each.isVisible() and text in (each.text(), each.accessibleName())
    ).click()
