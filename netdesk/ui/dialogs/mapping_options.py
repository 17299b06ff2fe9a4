"""How the cells of a table are told apart: what divides them, quotes, letters, headings, days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netdesk.services.mappings import Look, Sheet, Shown, TableSettings
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.words import mapping_words

HEADINGS_OFFERED = 20
_WIDEST = 44
"""In letters: a choice that stands alone takes no whole row."""


class MappingOptions(QWidget):
    """A row of choices. `cells_changed` tells settings under which the cells fall otherwise,
    `heading_changed` another heading (-1 for none), `days_changed` whether the day comes first."""

    cells_changed = Signal(object)
    heading_changed = Signal(int)
    days_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = TableSettings()
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setSpacing(grid.SPACE_12)
        self._boxes: dict[ComboField, QWidget] = {}
        self._letters: dict[ComboField, int] = {}
        self._placed: tuple[int, list[ComboField]] = (0, [])
        self.delimiter = self._add(tr("Cells separate&d by"), 8)
        self.quote = self._add(tr("&Quotes"), 8)
        self.encoding = self._add(tr("&Letters"), 12)
        self.heading = self._add(tr("&Headings"), 12)
        self.days = self._add(tr("Da&ys"), 12)
        self.delimiter.activated.connect(self._on_cells)
        self.quote.activated.connect(self._on_cells)
        self.encoding.activated.connect(self._on_cells)
        self.heading.activated.connect(lambda _: self.heading_changed.emit(self.heading.currentData()))
        self.days.activated.connect(lambda _: self.days_changed.emit(self.days.currentData()))

    def show_options(self, look: Look, sheet: Sheet, shown: Shown) -> None:
        """Show how a table is read; no signal."""
        settings = self._settings = sheet.settings
        for field in (self.delimiter, self.quote, self.encoding):
            self._show(field, look.is_text)
        if look.text:
            # What was pasted is text already, however it was written elsewhere.
            self._show(self.encoding, False)
        _fill(self.delimiter, _said(mapping_words.DELIMITERS), settings.delimiter)
        _fill(self.quote, _said(mapping_words.QUOTES), settings.quote)
        letters = [("", mapping_words.letters_as_told(look))]
        if not look.is_wide:
            letters += _said(mapping_words.ENCODINGS)
        _fill(self.encoding, letters, settings.encoding)
        self.encoding.setEnabled(not look.is_wide)
        count = min(HEADINGS_OFFERED, len(shown.rows))
        headings = [(at, mapping_words.heading_words(at, shown.rows)) for at in range(count)]
        at = settings.header_at
        _fill(self.heading, [*headings, (-1, tr("No headings"))], -1 if at is None else at)
        self._show(self.days, bool(shown.unclear_day))
        if shown.unclear_day:
            day, month = mapping_words.day_choices(shown.unclear_day)
            _fill(self.days, [(True, day), (False, month)], bool(settings.day_first))
        self._place()

    def _add(self, label: str, letters: int) -> ComboField:
        field = ComboField()
        field.setMinimumContentsLength(letters)
        field.setAccessibleName(label.replace("&", ""))
        words = text_label(label, "caption")
        words.setBuddy(field)
        box = QWidget()
        box.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_4)
        column.addWidget(words)
        column.addWidget(field)
        box.setParent(self)
        self._boxes[field] = box
        self._letters[field] = letters
        return field

    def _show(self, field: ComboField, visible: bool) -> None:
        self._boxes[field].setVisible(visible)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest choice."""
        widest = max(box.minimumSizeHint().width() for box in self._boxes.values())
        return QSize(widest, self._cells.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where there is room for all, else as many as are needed."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = [field for field, box in self._boxes.items() if not box.isHidden()]
        columns = len(shown)
        while columns > 1 and self._wanted(shown[:columns]) > self.width():
            columns -= 1
        if (columns, shown) == self._placed:
            return
        for at in range(self._cells.columnCount()):
            self._cells.setColumnStretch(at, 0)
        for box in self._boxes.values():
            self._cells.removeWidget(box)
        for at, field in enumerate(shown):
            self._cells.addWidget(self._boxes[field], at // columns, at % columns)
            if at < columns:
                self._cells.setColumnStretch(at, self._letters[field])
        # A choice that stands alone takes no whole row.
        self._cells.setColumnStretch(columns, 1)
        self._placed = (columns, shown)
        self.updateGeometry()

    def _wanted(self, fields: Sequence[ComboField]) -> int:
        widths = (self._boxes[field].minimumSizeHint().width() for field in fields)
        return sum(widths) + grid.SPACE_12 * len(fields)

    def _on_cells(self, _row: int) -> None:
        changed = replace(
            self._settings,
            delimiter=self.delimiter.currentData(),
            quote=self.quote.currentData(),
            encoding=self.encoding.currentData(),
        )
        if changed != self._settings:
            self._settings = changed
            self.cells_changed.emit(changed)


def _said(choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(data, tr(words)) for data, words in choices]


def _fill(field: ComboField, choices: Sequence[tuple[Any, str]], chosen: Any) -> None:
    field.clear()
    at = 0
    for place, (data, words) in enumerate(choices):
        field.addItem(words, data)
        if data == chosen:
            at = place
    if chosen not in [data for data, _ in choices]:
        field.addItem(str(chosen), chosen)
        at = field.count() - 1
    field.setCurrentIndex(at)
