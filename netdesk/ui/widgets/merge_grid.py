"""Several people side by side, a column each and a line for each value: who is kept, and what is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.comparison import Cell, ValueCell
from netdesk.ui.widgets.labels import ElidedLabel, hairline, text_label
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.words.merge_words import MergeLine

_LABEL_WIDTH: Final = 112
_COLUMN_WIDTH: Final = 168


@dataclass(frozen=True, slots=True)
class Person:
    """Whose column it is."""

    id: int
    name: str
    detail: str


class MergeGrid(QWidget):
    """`kept` carries the place of the person to keep; `taken` a line and whose value; `ticked` a line and
    whether its value comes along; `typed` a line and the text typed, `untyped` that none is typed any more.

    Tab goes from line to line, the arrows from value to value, Space ticks.
    """

    kept = Signal(int)
    taken = Signal(object, int)
    ticked = Signal(object, bool)
    typed = Signal(object, str)
    untyped = Signal(object)

    def __init__(self, people: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setHorizontalSpacing(0)
        self._cells.setVerticalSpacing(0)
        self._cells.setColumnMinimumWidth(0, current().wide(_LABEL_WIDTH))
        self.people = tuple(people)
        self.keep = QButtonGroup(self)
        self._avatars: list[Avatar] = []
        for place, person in enumerate(people):
            self._cells.addWidget(self._head(place, person), 0, place + 1)
            self._cells.setColumnMinimumWidth(place + 1, current().wide(_COLUMN_WIDTH))
            self._cells.setColumnStretch(place + 1, 1)
        self.keep.idClicked.connect(self.kept)
        self.rows: list[MergeRow] = []

    def show_lines(self, lines: Sequence[MergeLine]) -> None:
        """Show these lines; the same ones again only change what is taken."""
        if [row.line.key for row in self.rows] != [line.key for line in lines]:
            for row in self.rows:
                row.remove()
            self.rows = [MergeRow(self, self._cells, 1 + 2 * at, line) for at, line in enumerate(lines)]
            self._cells.setRowStretch(2 + 2 * len(lines), 1)
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line)

    def show_photo(self, place: int, photo: QImage) -> None:
        """Show somebody's picture over their column."""
        person = self.people[place]
        self._avatars[place].set_person(person.name, f"contact-{person.id}", photo)

    def row(self, field: str, words: str = "") -> MergeRow:
        """The line of a field, with these words in it. Raises StopIteration when there is none."""
        return next(
            row for row in self.rows if row.line.field == field and (not words or words in row.line.values)
        )

    def first_choice(self) -> QWidget | None:
        """Where the keys go first: the first line on which people differ."""
        return next((row.focused_cell() for row in self.rows if row.line.is_choice), None)

    def _head(self, place: int, person: Person) -> QWidget:
        head = QWidget()
        avatar = Avatar(person.name, f"contact-{person.id}", size=grid.AVATAR_SMALL)
        self._avatars.append(avatar)
        name = ElidedLabel(person.name, "strong")
        detail = ElidedLabel(person.detail, "caption")
        radio = QRadioButton(tr("Keep this contact") if place else tr("This one is kept"))
        radio.setChecked(place == 0)
        radio.setAccessibleName(tr("Keep {name}", name=person.name))
        self.keep.addButton(radio, place)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(detail)
        if not person.detail:
            detail.hide()
        upper = QHBoxLayout()
        upper.setSpacing(grid.SPACE_8)
        upper.addWidget(avatar)
        upper.addLayout(words, 1)
        column = QVBoxLayout(head)
        column.setContentsMargins(grid.SPACE_8, 0, grid.SPACE_16, grid.SPACE_8)
        column.setSpacing(grid.SPACE_8)
        column.addLayout(upper)
        column.addWidget(radio)
        column.addStretch(1)
        return head


class _Field(LineEdit):
    """Where another value is typed; Esc leaves it without closing the dialog."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MergeRow:
    """The widgets of one line."""

    def __init__(self, owner: MergeGrid, cells: QGridLayout, at: int, line: MergeLine) -> None:
        self.line = line
        self._owner = owner
        self._grid = cells
        self._rule = hairline()
        self._label: QLabel = text_label(line.label, "second", wrap=True)
        self._label.setMinimumHeight(current().fit(grid.FIELD_ROW - 1, "body", padding=24))
        self._label.setContentsMargins(0, 0, grid.SPACE_8, 0)
        self._label.setMaximumWidth(current().wide(_LABEL_WIDTH))
        self.cells = [ValueCell() for _ in line.values]
        self._group = QButtonGroup(owner)
        self._group.setExclusive(False)
        last = len(line.values) + 1
        cells.addWidget(self._rule, at, 0, 1, last + 1)
        cells.addWidget(self._label, at + 1, 0)
        for place, cell in enumerate(self.cells):
            cells.addWidget(cell, at + 1, place + 1)
            cell.clicked.connect(partial(self._on_clicked, place))
            self._group.addButton(cell)
        self.pencil = IconButton("pen-line", tr("Type another {label}", label=line.label.lower()))
        self.pencil.clicked.connect(self._begin_typing)
        self.field = _Field()
        self.field.setAccessibleName(tr("Another {label}", label=line.label.lower()))
        self.field.setMinimumWidth(current().wide(_COLUMN_WIDTH) - grid.SPACE_16)
        self.field.textEdited.connect(lambda text: owner.typed.emit(self.line, text))
        self.field.left.connect(self._end_typing)
        self.field.hide()
        if not line.can_type:
            self.pencil.hide()
        cells.addWidget(self.pencil, at + 1, last)
        cells.addWidget(self.field, at + 1, last)
        self._widgets = (self._rule, self._label, *self.cells, self.pencil, self.field)

    @property
    def is_typing(self) -> bool:
        """True while a value of the user's own stands for the line."""
        return not self.field.isHidden()

    def show_line(self, line: MergeLine) -> None:
        """Show what is taken."""
        self.line = line
        self._group.setExclusive(False)
        for place, (cell, words) in enumerate(zip(self.cells, line.values, strict=True)):
            person = self._owner.people[place].name
            cell.show_value(words, self._looks(words), f"{line.label}, {person}")
            cell.setChecked(line.taken[place])
        self._group.setExclusive(line.is_choice and any(line.taken))

    def _looks(self, words: str) -> Cell:
        if not words:
            return Cell.QUIET
        if not self.line.is_agreed:
            return Cell.CHOICE
        return Cell.PLAIN if self.line.values[0] else Cell.ADDED

    def focused_cell(self) -> QWidget:
        """The value that is taken, else the first."""
        taken = (cell for cell, is_taken in zip(self.cells, self.line.taken, strict=True) if is_taken)
        return next(taken, self.cells[0])

    def remove(self) -> None:
        """Make room for another line."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._group.deleteLater()

    def _on_clicked(self, place: int, *_: object) -> None:
        if not self.line.is_choice:
            self._owner.ticked.emit(self.line, self.cells[place].isChecked())
            return
        self.field.hide()
        self.pencil.setVisible(self.line.can_type)
        self._owner.taken.emit(self.line, place)

    def _begin_typing(self) -> None:
        taken = [words for words, is_taken in zip(self.line.values, self.line.taken, strict=True) if is_taken]
        self.field.setText(taken[0] if taken else "")
        self.pencil.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.field.selectAll()
        self._owner.typed.emit(self.line, self.field.text())

    def _end_typing(self) -> None:
        self.field.hide()
        self.pencil.show()
        self._owner.untyped.emit(self.line)
        self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)
