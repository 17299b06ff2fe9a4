"""All that can be read on a widget: what is written, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_ROWS_READ = 200


def seen_words(widget: QWidget) -> str:
    """Everything that is visible on a widget and in it, a line each."""
    parts = [widget, *widget.findChildren(QWidget)]
    return "\n".join(words for part in parts if part.isVisible() for words in _of(part) if words)


def _of(part: QWidget) -> Iterator[str]:
    yield part.accessibleName()
    yield part.accessibleDescription()
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text().replace("&", "")
    elif isinstance(part, QComboBox):
        yield from (part.itemText(at) for at in range(part.count()))
    elif isinstance(part, QLineEdit):
        yield part.text()
        yield part.placeholderText()
    elif isinstance(part, QPlainTextEdit | QTextEdit):
        yield part.toPlainText()
        yield part.placeholderText()
    elif isinstance(part, QAbstractItemView):
        yield from _rows(part)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    top = QModelIndex()
    for row in range(min(model.rowCount(top), _ROWS_READ)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top)):
            index = model.index(row, column, top)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                found = index.data(role)
                if isinstance(found, str):
                    yield found
