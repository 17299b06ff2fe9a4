"""The columns of a table: heading, a few values, and what each of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netdesk.services.mappings import OWN, Column, Shown, TableSettings, choosing
from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.words import mapping_words, wording

MOST_SHOWN: Final = 200
"""Columns that can be mapped; those after them stay as they were guessed."""

NEW_OWN: Final = "new own field"
_TARGET_WIDTH: Final = 188
_LABEL_WIDTH: Final = 112
_AT_ONCE: Final = 12
"""Rows made at once."""


class Targets:
    """What a column can hold, in groups; the choices of all rows share its `model`."""

    def __init__(self, own: Sequence[str], parent: QWidget) -> None:
        self.model = QStandardItemModel(parent)
        self._places: dict[str, int] = {}
        for title, group in choosing.GROUPS:
            if title:
                self._head(tr(title))
            for key, words in group:
                self._add(key, tr(words))
        self._head(tr("Fields of your own"))
        self._add(NEW_OWN, tr("New field…"))
        for name in own:
            self.add_own(name)

    def place(self, column: Column) -> int:
        """The row of what a column holds, which is added when it is not offered to all."""
        target = choosing.target_of(column)
        if target not in self._places:
            if target.startswith(OWN):
                self.add_own(target.removeprefix(OWN))
            else:
                self._insert(1, target, mapping_words.target_words(column))
        return self._places[target]

    def add_own(self, name: str) -> None:
        """Offer a field of the user's own."""
        if f"{OWN}{name}" not in self._places:
            self._insert(self._places[NEW_OWN], f"{OWN}{name}", name)

    def _head(self, words: str) -> None:
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        self.model.appendRow(item)

    def _add(self, key: str, words: str) -> None:
        self._insert(self.model.rowCount(), key, words)

    def _insert(self, row: int, key: str, words: str) -> None:
        item = QStandardItem(wording.cut(" ".join(words.split()), 60))
        item.setData(key, Qt.ItemDataRole.UserRole)
        self.model.insertRow(row, item)
        for other, at in self._places.items():
            if at >= row:
                self._places[other] = at + 1
        self._places[key] = row


class ColumnRow(QWidget):
    """One column. `chosen` tells the target, `labelled` the label."""

    chosen = Signal(str)
    labelled = Signal(str)

    def __init__(self, targets: Targets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets = targets
        self._column = Column("")
        self.heading = ElidedLabel("", "strong")
        self.values = ElidedLabel("", "caption")
        self.target = ComboField()
        self.target.setModel(targets.model)
        self.target.setMaxVisibleItems(14)
        self.target.setFixedWidth(current().wide(_TARGET_WIDTH))
        # Few columns have a label, and a table may have very many columns: it is made when it is needed.
        self.label: ComboField | None = None
        beside = QWidget()
        beside.setFixedWidth(current().wide(_LABEL_WIDTH))
        self._beside = QVBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        cells = QGridLayout(self)
        cells.setContentsMargins(0, grid.SPACE_4, 0, grid.SPACE_4)
        cells.setHorizontalSpacing(grid.SPACE_8)
        cells.setVerticalSpacing(1)
        cells.addWidget(self.heading, 0, 0)
        cells.addWidget(self.values, 1, 0)
        cells.addWidget(self.target, 0, 1, 2, 1)
        cells.addWidget(beside, 0, 2, 2, 1)
        cells.setColumnStretch(0, 1)
        self.target.activated.connect(self._on_target)

    def show_column(self, column: Column, values: Sequence[str], place: int) -> None:
        """Show a column; no signal."""
        self._column = column
        heading = " ".join(column.name[:200].split()) or tr("Column {n}", n=place + 1)
        self.heading.setText(heading)
        self.values.setText(wording.SEPARATOR.join(values) or "empty")
        self.target.setCurrentIndex(self._targets.place(column))
        self.target.setAccessibleName(tr("What “{heading}” holds", heading=wording.cut(heading, 60)))
        self.target.setAccessibleDescription(
            tr("For example {listed}", listed=", ".join(values)) if values else tr("It is empty")
        )
        self._show_label(column, heading)

    def take_back(self) -> None:
        """Show again what the column holds, after something else was chosen and given up."""
        self.target.setCurrentIndex(self._targets.place(self._column))

    def _show_label(self, column: Column, heading: str) -> None:
        offered = choosing.LABELS.get(column.field, ())
        # A label that another column gives cannot be chosen here.
        shown = bool(offered) and column.part != "label" and not _is_labelled(column)
        if self.label is not None:
            self.label.setVisible(shown)
        if not shown:
            return
        if self.label is None:
            self.label = ComboField()
            self.label.activated.connect(self._on_label)
            self._beside.addWidget(self.label)
        labels = list(offered) if column.label in offered else [*offered, column.label]
        self.label.clear()
        for label in labels:
            self.label.addItem(wording.cut(mapping_words.label_words(label), 40), label)
        self.label.setCurrentIndex(labels.index(column.label))
        self.label.setAccessibleName(tr("Label of “{heading}”", heading=wording.cut(heading, 60)))

    def _on_target(self, row: int) -> None:
        key = self.target.itemData(row)
        if isinstance(key, str):
            self.chosen.emit(key)

    def _on_label(self, row: int) -> None:
        if self.label is not None:
            self.labelled.emit(str(self.label.itemData(row)))


def _is_labelled(column: Column) -> bool:
    return bool(column.group) and column.field != "address"


class ColumnsList(QWidget):
    """A row for each column. `chosen` tells column and target, `labelled` column and label."""

    chosen = Signal(int, str)
    labelled = Signal(int, str)

    def __init__(self, targets: Targets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets = targets
        self.rows: list[ColumnRow] = []
        self._shown: tuple[TableSettings, Shown] | None = None
        self._filling = QTimer(self)
        self._filling.setSingleShot(True)
        self._filling.timeout.connect(self._fill)
        self._rest = text_label("", "caption", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, grid.SPACE_12, grid.SPACE_16)
        self._column.setSpacing(grid.SPACE_4)
        self._column.addWidget(self._rest)
        self._column.addStretch(1)

    def show_columns(self, settings: TableSettings, shown: Shown) -> None:
        """Show the columns of a table; no signal."""
        self._shown = (settings, shown)
        count = min(len(settings.columns), MOST_SHOWN)
        for place, row in enumerate(self.rows):
            row.setVisible(place < count)
            if place < count:
                self._show_row(place)
        self._fill()
        more = len(settings.columns) - count
        self._rest.setText(
            counted(
                more,
                "{n} more column stays as netdesk reads it.",
                "{n} more columns stay as netdesk reads them.",
            )
        )
        self._rest.setVisible(more > 0)

    def _fill(self) -> None:
        """Make the rows that are missing, a few at a time, so that the window answers in between."""
        if self._shown is None:
            return
        count = min(len(self._shown[0].columns), MOST_SHOWN)
        for _ in range(_AT_ONCE):
            if len(self.rows) >= count:
                return
            self._add_row(len(self.rows))
            self._show_row(len(self.rows) - 1)
        self._filling.start()

    def _show_row(self, place: int) -> None:
        assert self._shown is not None
        settings, shown = self._shown
        values = shown.values[place] if place < len(shown.values) else ()
        self.rows[place].show_column(settings.columns[place], values, place)

    def _add_row(self, place: int) -> None:
        row = ColumnRow(self._targets)
        row.chosen.connect(lambda key: self.chosen.emit(place, key))
        row.labelled.connect(lambda label: self.labelled.emit(place, label))
        self._column.insertWidget(place, row)
        self.rows.append(row)
