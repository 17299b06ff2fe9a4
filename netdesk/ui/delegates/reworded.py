"""Rows whose words are edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from netdesk.ui.delegates.rows import Index, RowDelegate
from netdesk.ui.tr import tr
from netdesk.ui.widgets.line_edit import LineEdit


class RewordedDelegate(RowDelegate):
    """Override `updateEditorGeometry` to place the line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QLineEdit:
        """A line over the words."""
        editor = LineEdit(parent)
        editor.setAccessibleName(tr("Your wording"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The words, all of them chosen."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep the new words."""
        if isinstance(editor, QLineEdit):
            model.setData(QModelIndex(index), editor.text())  # type: ignore[arg-type]
