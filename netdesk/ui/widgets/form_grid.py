"""A form: labels at the left, fields at the right, 44 px from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import grid
from netdesk.ui.theme import current, set_role
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.widgets.text_edit import TextEdit


class FormGrid(QWidget):
    """`add_row` puts a field under the last one; the label is its buddy, so that "&Name" gives Alt+N.

    `set_error` shows one sentence under a field and marks it.
    """

    def __init__(
        self, parent: QWidget | None = None, *, label_width: int = 96, gap: int = grid.SPACE_12
    ) -> None:
        super().__init__(parent)
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setHorizontalSpacing(0)
        self._cells.setVerticalSpacing(gap)
        self._cells.setColumnMinimumWidth(0, label_width)
        self._cells.setColumnStretch(1, 1)
        self._errors: dict[QWidget, QLabel] = {}
        self._hints: dict[QWidget, str] = {}
        self._labels: dict[QWidget, QLabel] = {}
        self._captions: dict[QWidget, QLabel] = {}

    def add_row(self, label: str, field: QWidget, hint: str = "") -> QLabel:
        """Add a labelled field; `hint` is a caption under it. Gives the label."""
        row = self._cells.rowCount()
        words = text_label(label, "field")
        words.setBuddy(field)
        words.setMinimumHeight(current().fit(grid.CONTROL, "body"))
        words.setContentsMargins(0, 0, grid.SPACE_16, 0)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        self._labels[field] = words
        self._cells.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        error = text_label("", "error", wrap=True)
        error.hide()
        column = QVBoxLayout()
        column.setSpacing(grid.SPACE_4)
        column.addWidget(field)
        if hint:
            self._captions[field] = text_label(hint, "caption", wrap=True)
            column.addWidget(self._captions[field])
            field.setAccessibleDescription(hint)
        column.addWidget(error)
        self._cells.addLayout(column, row, 1)
        self._errors[field], self._hints[field] = error, hint
        return words

    def add_section(self, title: str, *, line: bool = False) -> None:
        """A section label over the following rows."""
        row = self._cells.rowCount()
        if line:
            self._cells.addWidget(hairline(), row, 0, 1, 2)
            row += 1
        label = text_label(title, "section")
        label.setContentsMargins(0, grid.SPACE_12, 0, 0)
        self._cells.addWidget(label, row, 0, 1, 2)

    def add_wide(self, widget: QWidget) -> None:
        """A widget across both columns."""
        self._cells.addWidget(widget, self._cells.rowCount(), 0, 1, 2)

    def fields(self) -> tuple[QWidget, ...]:
        """All fields that have a row."""
        return tuple(self._labels)

    def set_label(self, field: QWidget, label: str) -> None:
        """Call a field something else."""
        self._labels[field].setText(label)
        field.setAccessibleName(label.replace("&", ""))

    def set_row_visible(self, field: QWidget, visible: bool) -> None:
        """Show or hide a field with its label and its hint."""
        field.setVisible(visible)
        if field in self._captions:
            self._captions[field].setVisible(visible)
        self._labels[field].setVisible(visible)

    def set_hint(self, field: QWidget, hint: str) -> None:
        """Say something else under a field that was added with a hint."""
        self._hints[field] = hint
        self._captions[field].setText(hint)
        self._captions[field].setVisible(bool(hint))
        field.setAccessibleDescription(hint)

    def set_error(self, field: QWidget, sentence: str) -> None:
        """Say what is wrong with a field; "" says that all is well again."""
        set_role(field, invalid="true" if sentence else "false")
        label = self._errors[field]
        label.setText(sentence)
        label.setVisible(bool(sentence))
        field.setAccessibleDescription(sentence or self._hints[field])


def line_edit(placeholder: str = "", text: str = "") -> QLineEdit:
    """A line edit with a hint in it."""
    field = LineEdit(text)
    field.setPlaceholderText(placeholder)
    return field


def text_edit(placeholder: str = "", text: str = "", lines: int = 3) -> QPlainTextEdit:
    """A plain text edit `lines` high, where Tab goes to the next field."""
    field = TextEdit(text)
    field.setPlaceholderText(placeholder)
    field.setTabChangesFocus(True)
    height = current().line_height("body") * lines + 18
    field.setMinimumHeight(height)
    field.setFixedHeight(height)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field
