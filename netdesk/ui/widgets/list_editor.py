"""Several labelled values of one kind: emails, phones, links, addresses, dates. All of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.line_edit import LineEdit


class ListEditor(QWidget):
    """Rows of value, label and a remove button, and a button that adds one ("Add email").

    `labels` are the offered words; others can be typed. `make_field` makes the value's widget: a QLineEdit
    or any widget with `text()`, `setText()` and `textChanged`. Rows whose value is blank are left out of
    `values()`. Enter in the last row adds another, Ctrl+Backspace removes the row of the focus.
    """

    changed = Signal()

    def __init__(
        self,
        noun: str,
        labels: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        make_field: Callable[[], QWidget] | None = None,
        placeholder: str = "",
        label_width: int = 120,
    ) -> None:
        super().__init__(parent)
        self._noun, self._labels = noun, tuple(labels)
        self._make_field = make_field or self._line_edit
        self._placeholder, self._label_width = placeholder, label_width
        self._rows: list[_Row] = []
        self._loading = False
        self._add = Button(tr("Add {noun}", noun=noun), "quiet", "plus")
        self._add.clicked.connect(self.add_and_focus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.SPACE_8)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)
        remove = QShortcut(QKeySequence("Ctrl+Backspace"), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_focused)

    def values(self) -> list[tuple[str, str]]:
        """(value, label) of each row that has a value, in order, spaces at the ends taken off."""
        found = ((row.value(), row.label()) for row in self._rows)
        return [(value, label) for value, label in found if value]

    def set_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Show these values, and one blank row when there are none."""
        self._loading = True
        for row in list(self._rows):
            self._drop(row)
        for value, label in values or [("", "")]:
            self.add_row(value, label)
        self._loading = False

    def fields(self) -> list[QWidget]:
        """The value widgets in order."""
        return [row.field for row in self._rows]

    def add_row(self, value: str = "", label: str = "") -> QWidget:
        """Add a row; a blank label takes the first offered word not in use. Gives its value widget."""
        if not label and not value and self._labels:
            used = {row.label() for row in self._rows}
            label = next((word for word in self._labels if word not in used), self._labels[0])
        row = _Row(self._noun, self._make_field(), self._labels, self._label_width, len(self._rows) + 1)
        row.set(value, label)
        row.changed.connect(self._tell)
        row.removed.connect(self._remove)
        row.confirmed.connect(self._next)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        self._order()
        return row.field

    def add_and_focus(self) -> None:
        """Add a row and go there."""
        blank = next((row for row in self._rows if not row.value()), None)
        field = blank.field if blank is not None else self.add_row()
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _line_edit(self) -> QLineEdit:
        field = LineEdit()
        field.setPlaceholderText(self._placeholder)
        return field

    def _next(self, row: object) -> None:
        if isinstance(row, _Row) and row.value():
            at = self._rows.index(row) + 1
            if at < len(self._rows):
                self._rows[at].field.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.add_and_focus()

    def _remove_focused(self) -> None:
        focused = QApplication.focusWidget()
        for row in list(self._rows):
            if focused is not None and row.isAncestorOf(focused):
                self._remove(row)
                return

    def _remove(self, row: object) -> None:
        if not isinstance(row, _Row):
            return
        at = self._rows.index(row)
        self._drop(row)
        beside = self._rows[min(at, len(self._rows) - 1)].field if self._rows else self._add
        beside.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order(self) -> None:
        before: QWidget | None = None
        for row in self._rows:
            for part in row.parts():
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
        if before is not None:
            QWidget.setTabOrder(before, self._add)

    def _tell(self) -> None:
        if not self._loading:
            self.changed.emit()


class _Row(QWidget):
    changed = Signal()
    removed = Signal(object)
    confirmed = Signal(object)

    def __init__(
        self, noun: str, field: QWidget, labels: Sequence[str], label_width: int, number: int
    ) -> None:
        super().__init__()
        self.field = field
        field.setAccessibleName(f"{noun.capitalize()} {number}")
        self._label = ComboField(editable=True)
        self._label.addItems(list(labels))
        self._label.setFixedWidth(label_width)
        self._label.setAccessibleName(tr("What {noun} {n} is for", noun=noun, n=number))
        self._remove = IconButton("x", tr("Remove {noun} {n}", noun=noun, n=number), "Ctrl+Backspace")
        self._remove.clicked.connect(self._ask_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(field, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._label, 0, top)
        row.addWidget(self._remove, 0, top)
        field.textChanged.connect(self._tell)  # type: ignore[attr-defined]
        self._label.editTextChanged.connect(self._tell)
        if hasattr(field, "returnPressed"):
            field.returnPressed.connect(self._confirm)

    def parts(self) -> tuple[QWidget, ...]:
        """What Tab visits, in order."""
        return self.field, self._label, self._remove

    def value(self) -> str:
        """The value without spaces at the ends."""
        return str(self.field.text()).strip()  # type: ignore[attr-defined]

    def label(self) -> str:
        """What it is for."""
        return self._label.currentText().strip()

    def set(self, value: str, label: str) -> None:
        """Show a value and its label."""
        self.field.setText(value)  # type: ignore[attr-defined]
        self._label.setEditText(label)

    def _tell(self, *_: object) -> None:
        self.changed.emit()

    def _confirm(self) -> None:
        self.confirmed.emit(self)

    def _ask_removal(self) -> None:
        self.removed.emit(self)
