"""The user's own fields: all of them, to add, change, reorder and delete."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from netdesk.domain.own_fields import OwnField
from netdesk.domain.rows import Changes
from netdesk.services import history, own_fields
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.history_rows import HistoryDelegate
from netdesk.ui.dialogs.own_field import OwnFieldDialog
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.models.own_fields import OwnFieldsModel
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.words import wording

_SIZE: Final = QSize(600, 560)
_NAME_LENGTH: Final = 40
_LONG: Final = 1000
"""Deleting a field that more people have than this shows its progress in the status bar."""
_NONE_YET: Final = marked(
    "No fields of your own yet. Add one for what netdesk does not ask for: a shirt size, a cohort, pronouns."
)


class OwnFieldsDialog(DialogFrame):
    """Enter changes a field, Delete deletes it, Alt+Up and Alt+Down move it. Each is done at once."""

    def __init__(self, jobs: Jobs, bus: Bus, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Your own fields"),
            tr("Add a field…"),
            parent,
            sentence=tr("Everybody on your desk has them, in this order. They go along in vCard files."),
            size=_SIZE,
            scrolls=False,
            cancel=tr("Close"),
        )
        self._jobs, self._bus = jobs, bus
        self._deleted = 0
        self._keep = 0
        self._build()
        bus.changed.connect(self._on_changed)
        self._read()

    @classmethod
    def show_for(cls, jobs: Jobs, bus: Bus, parent: QWidget | None) -> OwnFieldsDialog:
        """Open the dialog over a window; returns at once."""
        dialog = cls(jobs, bus, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Add a field; the list stays open."""
        OwnFieldDialog.ask(self._jobs, None, self).kept.connect(self._choose)

    def done(self, result: int) -> None:
        """Stop listening."""
        self._bus.changed.disconnect(self._on_changed)
        super().done(result)

    # What can be done with the chosen field

    def edit(self) -> None:
        """Change its name, kind or choices."""
        field = self._chosen()
        if field is not None:
            OwnFieldDialog.ask(self._jobs, field, self).kept.connect(self._choose)

    def delete(self) -> None:
        """Delete it at once; the line under the list says what went with it, and offers Undo."""
        field = self._chosen()
        if field is None or field.id is None:
            return
        count, field_id = self.model.count(field), field.id
        name = wording.cut(field.name, _NAME_LENGTH)
        said = counted(
            count,
            "{name} deleted, with what {n} person had in it",
            "{name} deleted, with what {n} people had in it",
            name=name,
        )
        done = partial(self._on_deleted, said if count else tr("{name} deleted", name=name))
        if count > _LONG:
            self._tell(tr("Deleting {name}…", name=name))
            self._jobs.long_change(
                tr("Deleting {name}", name=name),
                lambda desk, progress: own_fields.delete_own_field(desk, field_id, progress),
                done,
                self._on_failed,
                self._on_stopped,
            )
        else:
            self._jobs.change(lambda desk: own_fields.delete_own_field(desk, field_id), done, self._on_failed)

    def shift(self, by: int) -> None:
        """Move it up (-1) or down (1)."""
        field, row = self._chosen(), self.list.currentIndex().row()
        fields = list(self.model.fields)
        if field is None or not 0 <= row + by < len(fields):
            return
        fields.insert(row + by, fields.pop(row))
        ids = [each.id for each in fields if each.id is not None]
        self._keep = field.id or 0
        self._jobs.change(lambda desk: own_fields.reorder_own_fields(desk, ids), failed=self._on_failed)

    def undo_deletion(self) -> None:
        """Bring back the field that was deleted last."""
        change_id, self._deleted = self._deleted, 0
        self._tell("")
        if change_id:
            self._jobs.change(lambda desk: history.undo_change(desk, change_id), failed=self._on_failed)

    # Building

    def _build(self) -> None:
        self.model = OwnFieldsModel(self)
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Your own fields"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        delegate = HistoryDelegate(self.list, margin=grid.SPACE_32, avatar_size=grid.AVATAR_SMALL)
        delegate.says_standing = False
        self.list.setItemDelegate(delegate)
        self.list.opened.connect(self._on_opened)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().currentChanged.connect(self._allow)
        self._nothing = text_label(tr(_NONE_YET), "second", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(grid.SPACE_40)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, grid.SPACE_8)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._told_row())
        self._add_buttons()
        for keys, do in (
            (Qt.Key.Key_F2, self.edit),
            (Qt.Key.Key_Delete, self.delete),
            ("Alt+Up", partial(self.shift, -1)),
            ("Alt+Down", partial(self.shift, 1)),
            (QKeySequence.StandardKey.Undo, self.undo_deletion),
        ):
            QShortcut(QKeySequence(keys), self.list).activated.connect(do)

    def _told_row(self) -> QWidget:
        self._told = ElidedLabel("", "second")
        self.undo_button = Button(tr("Undo"), "link")
        self.undo_button.clicked.connect(self.undo_deletion)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(grid.SPACE_32, 0, grid.SPACE_24, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._told, 1)
        row.addWidget(self.undo_button)
        self._tell_holder = holder
        holder.hide()
        return holder

    def _add_buttons(self) -> None:
        self.edit_button = IconButton("pen-line", tr("Change field"), "F2")
        self.delete_button = IconButton("trash-2", tr("Delete field"), QKeySequence.StandardKey.Delete)
        self.up_button = IconButton("arrow-up", tr("Move up"), "Alt+Up")
        self.down_button = IconButton("arrow-down", tr("Move down"), "Alt+Down")
        self._buttons = (self.edit_button, self.delete_button, self.up_button, self.down_button)
        for button, do in zip(
            self._buttons,
            (self.edit, self.delete, partial(self.shift, -1), partial(self.shift, 1)),
            strict=True,
        ):
            button.clicked.connect(lambda _checked=False, do=do: do())
            self.add_foot(button)

    def _menu(self, at: QPoint) -> None:
        if self._chosen() is None:
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, do, button in (
            (tr("Change…"), "pen-line", self.edit, self.edit_button),
            (tr("Move up"), "arrow-up", partial(self.shift, -1), self.up_button),
            (tr("Move down"), "arrow-down", partial(self.shift, 1), self.down_button),
            (tr("Delete"), "trash-2", self.delete, self.delete_button),
        ):
            add_entry(menu, words, icon, do, enabled=button.isEnabled())
        menu.popup(self.list.viewport().mapToGlobal(at))

    # What happens

    def _read(self) -> None:
        self._jobs.read(
            lambda reader, _progress: (own_fields.own_fields(reader), own_fields.use_counts(reader)),
            self._take,
        )

    def _take(self, found: tuple[list[OwnField], dict[int, int]]) -> None:
        if not isValid(self):
            return
        row = self.list.currentIndex().row()
        chosen = self._keep or getattr(self._chosen(), "id", 0)
        self._keep = 0
        self.model.show(*found)
        ids = [each.id for each in self.model.fields]
        at = ids.index(chosen) if chosen in ids else min(max(row, 0), len(ids) - 1)
        self.list.setCurrentIndex(self.model.index(at, 0))
        self._pages.setCurrentWidget(self.list if ids else self._nothing)
        if ids and self.focusWidget() in (None, self.verb_button):
            self.list.setFocus()
        self._allow()

    def _chosen(self) -> OwnField | None:
        return self.model.field(self.list.currentIndex().row())

    def _choose(self, field_id: int) -> None:
        self._keep = field_id
        self._read()

    def _allow(self, *_: object) -> None:
        row, last = self.list.currentIndex().row(), self.model.rowCount() - 1
        for button, can in zip(self._buttons, (row >= 0, row >= 0, row > 0, 0 <= row < last), strict=True):
            button.setEnabled(can)

    def _on_opened(self, _index: QModelIndex) -> None:
        self.edit()

    def _on_deleted(self, words: str, change_id: int) -> None:
        if isValid(self):
            self._deleted = change_id
            self._tell(words)

    def _on_stopped(self) -> None:
        if isValid(self):
            self._tell(tr("Stopped. Nothing was deleted."))

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self._deleted = 0
            self._tell(sentence(error))

    def _on_changed(self, changes: Changes) -> None:
        if not {"own_field", "contact_own"}.isdisjoint(changes.tables):
            self._read()

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._tell_holder.setVisible(bool(words))
        self.undo_button.setVisible(bool(self._deleted))
        if words:
            announce(self, words)
