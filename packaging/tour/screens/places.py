"""The sections Organizations and Events."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.organization_editor import OrganizationEditor
from netdesk.ui.panels.organizations import OrganizationsPanel
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Organizations and events"


def _panel(stage: Stage) -> OrganizationsPanel:
    stage.go("organizations")
    panel = stage.window.panel
    assert isinstance(panel, OrganizationsPanel)
    return panel


def _organizations(stage: Stage) -> None:
    _panel(stage).focus_list()


def _fullest(stage: Stage) -> None:
    panel = _panel(stage)
    panel.show_row(max(panel.model.all.values(), key=lambda row: row.people).id)


def _gap(stage: Stage) -> None:
    panel = _panel(stage)
    panel.filters.choose("gaps")


def _several(stage: Stage) -> None:
    panel = _panel(stage)
    panel.focus_list()
    for _ in range(2):
        stage.press(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def _menu(stage: Stage) -> None:
    table = _panel(stage).table
    at = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    stage.over(QMenu)


def _new(stage: Stage) -> None:
    _panel(stage)
    stage.choose("new-here")
    editor = stage.over(OrganizationEditor)
    stage.write(editor.name, f"{stage.given.mark}Halden Storage")
    stage.write(editor.industry, f"{stage.given.mark}Batteries")
    editor.wanted.setChecked(True)


def _edit(stage: Stage) -> None:
    _fullest(stage)
    stage.choose("edit")
    stage.over(OrganizationEditor)


def _empty(stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    stage.go("organizations")


SCREENS: Final = (
    Screen("organizations", _GROUP, "Organizations", _organizations),
    Screen("organizations-fullest", _GROUP, "The organization with most people", _fullest),
    Screen("organizations-nobody-yet", _GROUP, "Where nobody is known yet", _gap),
    Screen("organizations-several", _GROUP, "Several chosen", _several),
    Screen("organizations-menu", _GROUP, "The menu of an organization", _menu),
    Screen("organization-new", _GROUP, "A new organization", _new),
    Screen("organization-edit", _GROUP, "What is kept about an organization", _edit),
    Screen("organizations-empty", _GROUP, "No organizations yet", _empty, empty=True),
)
