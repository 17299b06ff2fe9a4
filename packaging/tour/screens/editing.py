"""The editors of a person and of an interaction."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QScrollArea

from netdesk.domain.own_fields import OwnKind
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.interaction_editor import InteractionEditor
from netdesk.ui.dialogs.own_field import OwnFieldDialog
from netdesk.ui.dialogs.own_fields import OwnFieldsDialog
from netdesk.ui.widgets.edit_menu import offer_menu
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
    stage.go("contacts")
    stage.choose("new")
    stage.over(ContactEditor)


def _new_trouble(stage: Stage) -> None:
    stage.choose("new")
    editor = stage.over(ContactEditor)
    stage.write(editor.form.birthday, f"{stage.given.mark}the day before yesterday")
    stage.press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _edit_menu(stage: Stage) -> None:
    _edit(stage)
    name = stage.over(ContactEditor).form.name_edit
    offer_menu(name, name.mapToGlobal(name.rect().bottomLeft()))
    stage.over(QMenu)


def _photo_menu(stage: Stage) -> None:
    stage.contacts.focus_list()
    stage.contacts.detail.head.avatar.open_menu()


def _new_own_field(stage: Stage) -> None:
    _edit_below(stage)
    stage.click(stage.over(ContactEditor).form.own.add)
    dialog = stage.over(OwnFieldDialog)
    stage.write(dialog.name, f"{stage.given.mark}Shirt size")
    dialog.kind.setCurrentIndex(dialog.kind.findData(OwnKind.CHOICE.value))
    dialog.choices.setPlainText(f"S\nM\n{stage.given.mark}L")


def _own_fields(stage: Stage) -> None:
    _new_own_field(stage)
    stage.click(stage.over(OwnFieldDialog).verb_button)
    stage.over(ContactEditor).reject()
    stage.choose("own-fields")
    stage.over(OwnFieldsDialog)


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
    Screen("edit-menu", _GROUP, "Cut, copy, paste: the menu of every field", _edit_menu),
    Screen("photo-menu", _GROUP, "What can be done with somebody’s photo", _photo_menu),
    Screen("own-field-new", _GROUP, "Adding a field of one’s own", _new_own_field),
    Screen("own-fields", _GROUP, "The fields of one’s own", _own_fields),
    Screen("log-touch", _GROUP, "Logging a touch", _log),
    Screen("interaction-editor", _GROUP, "Editing a planned interview", _edit_touch),
)
