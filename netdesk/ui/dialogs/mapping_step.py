"""Saying how tables are read: their columns at the left, the first people they give at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.own_fields import field_key
from netdesk.services import mappings
from netdesk.services.mappings import OWN, Look, Sheet, Shown, TableSettings, choosing
from netdesk.ui import grid
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.mapping_columns import NEW_OWN, ColumnsList, Targets
from netdesk.ui.dialogs.mapping_options import MappingOptions
from netdesk.ui.dialogs.mapping_preview import PeoplePreview
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.two_panes import TwoPanes, Widths
from netdesk.ui.words import mapping_words, wording

Settle = Callable[[Sheet], TableSettings]
_WIDTHS = Widths(usual=416, small=368, small_below=1040, other=480)
_AFTER_MS = 30
"""The preview waits this long for a further change."""


class MappingStep(QWidget):
    """Shows one table at a time. `changed` after each preview; `looks` says how all files are to be read."""

    changed = Signal()

    def __init__(self, jobs: Jobs, looks: Sequence[Look], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._looks = list(looks)
        self._places = _to_be_said(looks)
        self._at = 0
        self._asked = 0
        self._settle: Settle | None = None
        self.shown: Shown | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._read)
        self._lay_out()
        self._show_table()

    @property
    def looks(self) -> tuple[Look, ...]:
        """The files, as they are to be read."""
        return tuple(self._looks)

    @property
    def in_the_way(self) -> str:
        """Why it cannot go on yet; "" when it can."""
        if self.shown is None:
            return tr("Reading the table…")
        told = [_in_the_way(look) for look in self._looks if look.is_table]
        return next((each for each in told if each), "")

    @property
    def sheet(self) -> Sheet:
        """The table that is shown."""
        look, sheet = self._places[self._at]
        return self._looks[look].sheets[sheet]

    def take_focus(self) -> None:
        """Begin at the first column, or at what is in question."""
        row = next(iter(self.columns.rows), None)
        if row is not None:
            row.target.setFocus()

    def _lay_out(self) -> None:
        self.table = ComboField()
        self.table.setMinimumContentsLength(24)
        self.table.setAccessibleName(tr("Table"))
        for look, sheet in self._places:
            found = self._looks[look]
            words = mapping_words.file_and_sheet(found, found.sheets[sheet].name)
            self.table.addItem(wording.cut(" ".join(words.split()), 80))
        self.table.activated.connect(self._on_table)
        self.wanted = QCheckBox(tr("&Bring in this sheet"))
        self.wanted.clicked.connect(self._on_wanted)
        head = QWidget()
        tables = QHBoxLayout(head)
        tables.setContentsMargins(0, 0, 0, 0)
        tables.setSpacing(grid.SPACE_16)
        tables.addWidget(self.table, 1)
        tables.addWidget(self.wanted)
        tables.addStretch(1)
        self.options = MappingOptions()
        self.options.cells_changed.connect(self._on_cells)
        self.options.heading_changed.connect(self._on_heading)
        self.options.days_changed.connect(self._on_days)
        self._kinds = mappings.own_kinds(self._jobs.reader)
        self._targets = Targets(tuple(self._kinds), self)
        self.columns = ColumnsList(self._targets)
        self.columns.chosen.connect(self._on_target)
        self.columns.labelled.connect(self._on_label)
        self.preview = PeoplePreview()
        self.trouble = text_label("", "", wrap=True, tone="bad")
        columns, people = scrolling(self.columns), scrolling(self.preview)
        sides = TwoPanes(columns, people, _WIDTHS, second_keeps=True, gap=grid.SPACE_24)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_32, 0, grid.SPACE_12, 0)
        column.setSpacing(grid.SPACE_12)
        column.addLayout(self._heading())
        column.addWidget(head)
        head.setVisible(len(self._places) > 1)
        column.addWidget(self.options)
        column.addWidget(self.trouble)
        column.addWidget(hairline())
        column.addWidget(sides, 1)
        for widget in (head, self.options, self.trouble):
            widget.setContentsMargins(0, 0, grid.SPACE_24, 0)

    def _heading(self) -> QVBoxLayout:
        doubts = tuple(dict.fromkeys(doubt for look in self._looks for doubt in look.doubts))
        remembered = any(look.is_remembered for look in self._looks)
        self.title = text_label(tr(mapping_words.TITLE), "title")
        self.sentence = text_label(
            mapping_words.why_asked(doubts, remembered=remembered), "second", wrap=True
        )
        column = QVBoxLayout()
        column.setSpacing(grid.SPACE_4)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        return column

    # Which table

    def _on_table(self, row: int) -> None:
        self._at = row
        self._show_table()

    def _show_table(self) -> None:
        self.table.setCurrentIndex(self._at)
        look, _ = self._places[self._at]
        self.wanted.setVisible(len(self._looks[look].sheets) > 1)
        self.wanted.setChecked(self.sheet.is_wanted)
        self._read()

    def _on_wanted(self, wanted: bool) -> None:
        self._put(replace(self.sheet, is_wanted=wanted))
        self._tell()

    # What is said about it

    def _on_cells(self, settings: TableSettings) -> None:
        look = self._look()
        self._put(replace(self.sheet, settings=settings))

        def settle(sheet: Sheet) -> TableSettings:
            return mappings.read_anew(look, sheet, sheet.settings)

        self._later(settle)

    def _on_heading(self, at: int) -> None:
        look = self._look()

        def settle(sheet: Sheet) -> TableSettings:
            rows = mappings.rows_of(look, sheet, sheet.settings)
            return choosing.with_heading(sheet.settings, rows, None if at < 0 else at)

        self._later(settle)

    def _on_days(self, day_first: bool) -> None:
        self._say(replace(self.sheet.settings, day_first=day_first))

    def _on_target(self, place: int, target: str) -> None:
        if target != NEW_OWN:
            self._map(place, target)
            return
        name = self.sheet.settings.columns[place].name
        dialog = AskNameDialog.ask(
            self,
            tr("New field"),
            tr("Add field"),
            lambda name: self._map(place, f"{OWN}{name}"),
            sentence=tr("Every contact can hold it once these people are brought in."),
            name=" ".join(name.split())[:80],
            known=tuple(self._kinds),
        )
        dialog.rejected.connect(self.columns.rows[place].take_back)

    def _map(self, place: int, target: str) -> None:
        if self.shown is not None:
            settings = self.sheet.settings
            body = choosing.body_of(self.shown.rows, settings)
            known = {field_key(name): kind for name, kind in self._kinds.items()}
            kind = known.get(field_key(target.removeprefix(OWN)))
            self._say(choosing.with_target(settings, place, target, body, kind))

    def _on_label(self, place: int, label: str) -> None:
        self._say(choosing.with_label(self.sheet.settings, place, label))

    def _say(self, settings: TableSettings) -> None:
        self._put(replace(self.sheet, settings=settings))
        self._later(None)

    def _look(self) -> Look:
        return self._looks[self._places[self._at][0]]

    def _put(self, sheet: Sheet) -> None:
        look, at = self._places[self._at]
        sheets = self._looks[look].sheets
        self._looks[look] = replace(self._looks[look], sheets=(*sheets[:at], sheet, *sheets[at + 1 :]))

    # The preview

    def _later(self, settle: Settle | None) -> None:
        self._settle = settle or self._settle
        self._timer.start()

    def _read(self) -> None:
        """Have the table read as it is said now; only the answer to the last question counts."""
        self._asked += 1
        asked, look, sheet, settle = self._asked, self._look(), self.sheet, self._settle

        def work(_reader: object, _progress: object) -> tuple[TableSettings, Shown]:
            settings = settle(sheet) if settle is not None else sheet.settings
            return settings, mappings.shown_as(look, sheet, settings)

        self._jobs.read(
            work,
            lambda answer: self._take(asked, *answer),
            lambda error: self._failed(asked, error),
        )

    def _take(self, asked: int, settings: TableSettings, shown: Shown) -> None:
        if not isValid(self) or asked != self._asked or self._timer.isActive():
            return
        self._settle = None
        self.shown = shown
        if shown.unclear_day and settings.day_first is None:
            settings = replace(settings, day_first=not wording.month_first())
            self._put(replace(self.sheet, settings=settings))
            self._read()
            return
        self._put(replace(self.sheet, settings=settings))
        self.options.show_options(self._look(), self.sheet, shown)
        self.columns.show_columns(settings, shown)
        self.preview.show_people(shown.people if settings.has_people else ())
        self._tell()

    def _failed(self, asked: int, error: Exception) -> None:
        if isValid(self) and asked == self._asked:
            self.trouble.setText(sentence(error))
            self.trouble.show()

    def _tell(self) -> None:
        told = self.in_the_way
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))
        self.changed.emit()


def _to_be_said(looks: Sequence[Look]) -> list[tuple[int, int]]:
    """Look and sheet of every table, those in doubt first."""
    every = [(at, sheet) for at, look in enumerate(looks) for sheet in range(len(look.sheets))]
    return sorted(every, key=lambda each: not looks[each[0]].doubts)


def _in_the_way(look: Look) -> str:
    told = mapping_words.ready([sheet.settings for sheet in look.sheets if sheet.is_wanted])
    return f"{look.path.name}: {told}" if told and len(look.sheets) > 1 else told
