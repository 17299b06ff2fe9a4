"""The user's own fields in the editor: a row for each, with what its kind needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue, field_key
from netdesk.ui import grid
from netdesk.ui.dialogs.small_fields import DayField, LinkField, NumberLine, long_line
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words import wording

_LABEL_LENGTH: Final = 60


class ChoiceField(ComboField):
    """One of the choices, or none; what somebody has already can stay, whatever the choices are now."""

    textChanged = Signal(str)

    def __init__(self, choices: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("–", "")
        self.offer(choices)
        self.currentIndexChanged.connect(self._tell)

    def offer(self, choices: Sequence[str]) -> None:
        """Add choices that are not there yet."""
        for choice in choices:
            if self.findData(choice) < 0:
                self.addItem(wording.cut(" ".join(choice.split()), _LABEL_LENGTH), choice)

    def text(self) -> str:
        """The choice, "" for none."""
        return str(self.currentData() or "")

    def setText(self, text: str) -> None:
        """Show a choice."""
        self.offer([text] if text else [])
        self.setCurrentIndex(max(0, self.findData(text)))

    def _tell(self, _place: int) -> None:
        self.textChanged.emit(self.text())


class OwnRows(QWidget):
    """`set_fields` says which rows there are, `set_values` and `values()` what was typed in them.

    `add_clicked` wishes for a new field, `manage_clicked` for all of them.
    """

    changed = Signal()
    add_clicked = Signal()
    manage_clicked = Signal()

    def __init__(self, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._fields: list[OwnField] = []
        self._lines: dict[str, QWidget] = {}
        self._form = FormGrid(label_width=current().wide(label_width))
        self.add = Button(tr("Add a field…"), "quiet", "plus")
        self.add.clicked.connect(self.add_clicked)
        self.manage = Button(tr("Manage fields…"), "quiet", "settings")
        self.manage.clicked.connect(self.manage_clicked)
        self.manage.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.SPACE_12)
        self._column.addWidget(self._form)
        beside = QHBoxLayout()
        beside.addSpacing(current().wide(label_width))
        beside.setSpacing(grid.SPACE_8)
        beside.addWidget(self.add)
        beside.addWidget(self.manage)
        beside.addStretch(1)
        self._column.addLayout(beside)

    def set_fields(self, fields: Sequence[OwnField]) -> None:
        """Show these fields in this order; what was typed stays."""
        if list(fields) == self._fields:
            return
        typed = self.values()
        self._fields = list(fields)
        self._rebuild()
        self._fill(typed)

    def set_values(self, values: Sequence[OwnValue]) -> None:
        """Show what was typed; a field that is not on the desk gets a row all the same. No signal."""
        known = {field_key(each.name) for each in self._fields}
        missing = [each for each in values if field_key(each.name) not in known]
        if missing:
            self._fields += [OwnField(each.name, each.kind) for each in missing]
            self._rebuild()
        for line in self._lines.values():
            line.blockSignals(True)
            line.setText("")  # type: ignore[attr-defined]
            line.blockSignals(False)
        self._fill(values)

    def offer(self, choices: Mapping[str, Sequence[str]]) -> None:
        """More choices by the name of their field: what others have there."""
        for name, more in choices.items():
            line = self._lines.get(field_key(name))
            if isinstance(line, ChoiceField):
                line.blockSignals(True)
                line.offer(more)
                line.blockSignals(False)

    def values(self) -> tuple[OwnValue, ...]:
        """What was typed, in the fields' order; blank ones are left out."""
        found = []
        for field in self._fields:
            text = str(self._lines[field_key(field.name)].text()).strip()  # type: ignore[attr-defined]
            if text:
                found.append(OwnValue(field.name, text, field.kind))
        return tuple(found)

    def line(self, name: str) -> QWidget:
        """The widget of a field."""
        return self._lines.get(field_key(name), self.add)

    def set_error(self, name: str, sentence: str) -> None:
        """Say under a field what is wrong with it."""
        line = self._lines.get(field_key(name))
        if line is not None:
            self._form.set_error(line, sentence)

    def clear_errors(self) -> None:
        """All is well again."""
        for line in self._lines.values():
            self._form.set_error(line, "")

    def _rebuild(self) -> None:
        old = self._form
        self._form = FormGrid(label_width=current().wide(self._label_width))
        self._lines = {}
        for field in self._fields:
            if field_key(field.name) in self._lines:
                continue  # an undo can bring back a second field of one name
            line = _line_for(field)
            line.textChanged.connect(self._tell)  # type: ignore[attr-defined]
            line.setAccessibleName(field.name)
            words = self._form.add_row(wording.cut(field.name, _LABEL_LENGTH).replace("&", "&&"), line)
            words.setWordWrap(True)
            words.setFixedWidth(current().wide(self._label_width))
            words.setToolTip(plain_tooltip(field.name) if len(field.name) > _LABEL_LENGTH else "")
            self._lines[field_key(field.name)] = line
        self._column.replaceWidget(old, self._form)
        old.hide()
        old.deleteLater()
        self._form.setVisible(bool(self._lines))
        self.manage.setVisible(bool(self._lines))

    def _fill(self, values: Sequence[OwnValue]) -> None:
        for each in values:
            line = self._lines.get(field_key(each.name))
            if line is not None:
                line.blockSignals(True)
                line.setText(each.value)  # type: ignore[attr-defined]
                line.blockSignals(False)

    def _tell(self, _text: str) -> None:
        self.changed.emit()


def _line_for(field: OwnField) -> QWidget:
    if field.kind is OwnKind.CHOICE:
        return ChoiceField(field.choices)
    if field.kind is OwnKind.NUMBER:
        return NumberLine()
    if field.kind is OwnKind.DATE:
        return DayField()
    return LinkField() if field.kind is OwnKind.LINK else long_line()
