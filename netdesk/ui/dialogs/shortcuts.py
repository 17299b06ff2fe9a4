"""The keys of the window, as the platform writes them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QMainWindow, QWidget

from netdesk.ui import grid
from netdesk.ui.actions import ACTIONS
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label

_IN_LISTS = marked(
    (
        ("Open", "Enter"),
        ("Delete, with Undo", "Delete"),
        ("Menu of the row", "Menu"),
        ("Search by typing", "any letter"),
        ("Rename a saved search", "F2"),
        ("Move a saved search", "Alt+Up"),
        ("Save a dialog, next step of a wizard", "Ctrl+Enter"),
        ("Ask what is nowhere to be found", "?"),
        ("Leave a line out of the sheet", "Ctrl+Del"),
        ("Must-asks first", "Ctrl+M"),
    )
)


class ShortcutsDialog(DialogFrame):
    """Two columns: what, and by which key."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(tr("Keyboard shortcuts"), tr("Close"), parent, size=QSize(520, 560), cancel="")
        # By the plain name: "Undo", not what would be undone now.
        named = {spec.key: tr(spec.text) for spec in ACTIONS}
        rows = [
            (
                _words(named.get(action.objectName(), action.text())),
                _keys(action.shortcut()),
            )
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        lists = [(tr(what), _keys(QKeySequence(key)) or tr(key)) for what, key in _IN_LISTS]
        table = QGridLayout()
        table.setHorizontalSpacing(grid.SPACE_32)
        table.setVerticalSpacing(grid.SPACE_8)
        table.setColumnStretch(0, 1)
        for place, (what, keys) in enumerate((*rows, *lists)):
            table.addWidget(text_label(what), place, 0)
            table.addWidget(text_label(keys, "second"), place, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(table)
        self.body.addStretch(1)

    @classmethod
    def show_for(cls, window: QWidget) -> ShortcutsDialog:
        """Open it over a window with that window's actions; returns at once."""
        actions = [each for each in window.findChildren(QAction) if isinstance(window, QMainWindow)]
        dialog = cls(actions, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _words(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _keys(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
