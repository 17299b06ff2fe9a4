"""The section of contacts as its tests read and use it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.ui.panels.contacts import ContactsPanel

NOW = datetime.fromisoformat("2026-10-13T09:15")


def settle(panel: ContactsPanel, qtbot: QtBot) -> None:
    """Until every answer has come and been shown."""
    qtbot.waitUntil(lambda: not panel.list.ids.is_asking)
    QApplication.processEvents()


def names(panel: ContactsPanel) -> list[str]:
    model = panel.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(panel: ContactsPanel, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.list.table, key)
    QApplication.processEvents()
