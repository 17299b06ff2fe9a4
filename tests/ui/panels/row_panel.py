"""What a section of frozen rows shows, as its tests read it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

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
