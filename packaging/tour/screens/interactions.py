"""The Interactions section."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.reschedule import RescheduleDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Interactions"


def _interactions(stage: Stage) -> None:
    stage.go("interactions")
    stage.interactions.focus_list()


def _planned(stage: Stage) -> None:
    stage.show_next_meeting()


def _several(stage: Stage) -> None:
    _interactions(stage)
    for _ in range(2):
        stage.press(stage.interactions.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def _person(stage: Stage) -> None:
    stage.go("interactions")
    person = stage.interactions.filters.person
    stage.click(person.anyone)
    stage.write(person.picker.edit, stage.first_name()[:2])


def _menu(stage: Stage) -> None:
    stage.show_next_meeting()
    table = stage.interactions.table
    at = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    stage.over(QMenu)


def _kinds(stage: Stage) -> None:
    stage.click(stage.interactions.filters.kinds)
    stage.over(QMenu)


def _reschedule(stage: Stage) -> None:
    stage.show_next_meeting()
    panel = stage.interactions
    panel.actions_for.reschedule(panel.selected_ids()[0])
    stage.over(RescheduleDialog)


def _empty(stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    stage.go("interactions")


SCREENS: Final = (
    Screen("interactions", _GROUP, "What was and what is to come, the chosen one in full", _interactions),
    Screen("interactions-planned", _GROUP, "A planned interview and its plan in short", _planned),
    Screen("interactions-several-chosen", _GROUP, "Three interactions chosen at once", _several),
    Screen("interactions-with", _GROUP, "Choosing whose interactions are shown", _person),
    Screen("interactions-kinds", _GROUP, "Choosing which kinds are shown", _kinds),
    Screen("interactions-menu", _GROUP, "What can be done with an interaction, at the right button", _menu),
    Screen("reschedule", _GROUP, "Another day and time for an interview", _reschedule),
    Screen("interactions-empty", _GROUP, "Nothing planned or logged yet", _empty, empty=True),
)
