"""The editors of a person and of an interaction."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.interaction_editor import InteractionEditor
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Editing"


def _edit(stage: Stage) -> None:
    stage.contacts.focus_list()
    stage.choose("edit")
    stage.over(ContactEditor)


def _edit_below(stage: Stage) -> None:
    _edit(stage)
    area = stage.over(ContactEditor).findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())


def _new(stage: Stage) -> None:
    stage.choose("new")
    stage.over(ContactEditor)


def _new_trouble(stage: Stage) -> None:
    stage.choose("new")
    editor = stage.over(ContactEditor)
    stage.write(editor.form.birthday, f"{stage.given.mark}the day before yesterday")
    stage.press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _log(stage: Stage) -> None:
    stage.choose("log")
    stage.over(InteractionEditor)


def _edit_touch(stage: Stage) -> None:
    stage.show_next_meeting()
    stage.choose("edit")
    stage.over(InteractionEditor)


SCREENS: Final = (
    Screen("contact-editor", _GROUP, "Editing what is known of a person", _edit),
    Screen("contact-editor-below", _GROUP, "The lower half of the same form", _edit_below),
    Screen("contact-editor-new", _GROUP, "Adding somebody", _new),
    Screen("contact-editor-fault", _GROUP, "A day that no calendar has, and nobody named", _new_trouble),
    Screen("log-touch", _GROUP, "Logging a touch", _log),
    Screen("interaction-editor", _GROUP, "Editing a planned interview", _edit_touch),
)
