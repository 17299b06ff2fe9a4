"""When something is: day, time and zone, the user's own time beside it, and a word about clock changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.dates import Moment
from netdesk.domain.now import wall_now
from netdesk.ui import grid
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.fields import DateField
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.time_field import TimeField
from netdesk.ui.widgets.zone_combo import ZoneCombo
from netdesk.ui.words import when

_FIRST: Final = QDate(1900, 1, 1)
_UNREADABLE: Final = marked("This is not a time of day. Type it like 9:30 or 2 pm.")


class MomentEdit(QWidget):
    """Gives a domain Moment, or None when there is no day yet (`optional` offers that).

    `changed` tells every edit. `home` is the user's zone: times are set in it unless another one is chosen.
    """

    changed = Signal()

    def __init__(self, home: str, parent: QWidget | None = None, *, optional: bool = True) -> None:
        super().__init__(parent)
        self._home = home
        self.date_edit = DateField()
        self.date_edit.setMinimumDate(_FIRST)
        self.date_edit.setAccessibleName(tr("Day"))
        self.time_edit = TimeField()
        self.zone_combo = ZoneCombo(home)
        self.whole_day = QCheckBox(tr("&Whole day"))
        self.no_day = QCheckBox(tr("&No day yet"))
        if not optional:
            self.no_day.hide()
        self.note_label = text_label("", "caption", wrap=True)
        self._lay_out()
        self.setFocusProxy(self.date_edit)
        self.set_moment(Moment(f"{wall_now(home):%Y-%m-%d}T09:00", home))
        for told in (self.date_edit.dateChanged, self.time_edit.changed, self.zone_combo.changed):
            told.connect(self._on_edited)
        self.whole_day.toggled.connect(self._on_edited)
        self.no_day.toggled.connect(self._on_edited)

    def moment(self) -> Moment | None:
        """What is set; None for no day yet, and while the typed time is none (`trouble` says so)."""
        if self.no_day.isChecked():
            return None
        day = self.date_edit.date().toString("yyyy-MM-dd")
        if self.whole_day.isChecked():
            return Moment(day, self.zone_combo.zone())
        at = self.time_edit.time_of_day()
        return Moment(f"{day}T{at:%H:%M}", self.zone_combo.zone()) if at is not None else None

    def trouble(self) -> str:
        """One sentence when what is typed is no time; else ""."""
        wants_time = not (self.no_day.isChecked() or self.whole_day.isChecked())
        return tr(_UNREADABLE) if wants_time and self.time_edit.time_of_day() is None else ""

    def set_moment(self, moment: Moment | None) -> None:
        """Show a moment, without a signal; None shows no day yet and leaves the fields as they are."""
        blocked = self.blockSignals(True)
        self.no_day.setChecked(moment is None)
        if moment is not None:
            self.date_edit.setDate(QDate(moment.day.year, moment.day.month, moment.day.day))
            self.whole_day.setChecked(not moment.has_time)
            if moment.has_time:
                self.time_edit.set_time(moment.local.time())
            self.zone_combo.set_zone(moment.zone or self._home)
        self.blockSignals(blocked)
        self._show()

    def propose(self, moment: Moment) -> None:
        """Put a moment into the fields that counts only once "no day yet" is taken off."""
        unset = self.no_day.isChecked()
        self.set_moment(moment)
        if unset:
            self.set_moment(None)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(grid.SPACE_8)
        upper.addWidget(self.date_edit, 3)
        upper.addWidget(self.time_edit, 2)
        lower = QHBoxLayout()
        lower.setSpacing(grid.SPACE_16)
        lower.addWidget(self.whole_day)
        lower.addWidget(self.no_day)
        lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addLayout(upper)
        column.addWidget(self.zone_combo)
        column.addWidget(self.note_label)
        column.addLayout(lower)

    def _on_edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        unset, whole = self.no_day.isChecked(), self.whole_day.isChecked()
        self.date_edit.setEnabled(not unset)
        self.time_edit.setEnabled(not unset and not whole)
        self.zone_combo.setEnabled(not unset and not whole)
        self.whole_day.setEnabled(not unset)
        moment = self.moment()
        trouble = self.trouble()
        self.note_label.setProperty("tone", "bad" if trouble else "")
        self.note_label.setText(trouble or (when.note(moment, self._home) if moment else tr("To be agreed.")))
        self.note_label.style().polish(self.note_label)


def next_working_day(now: datetime, zone: str) -> Moment:
    """Ten o'clock on the next day that is neither Saturday nor Sunday."""
    day = now.date() + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return Moment(f"{day:%Y-%m-%d}T10:00", zone)


def just_now(now: datetime, zone: str) -> Moment:
    """The last mark of five minutes."""
    return Moment(f"{now:%Y-%m-%dT%H}:{now.minute // 5 * 5:02d}", zone)
