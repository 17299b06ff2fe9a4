"""What a way to meet people is to become: its name, when, where, what is wanted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.widening import Picked
from netdesk.services.ways import Way
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fields import ComboField, DateField
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.form_grid import line_edit, text_edit
from netdesk.ui.widgets.labels import plain_tooltip, text_label
from netdesk.ui.wizards.plan_parts import lines_in, show_lines

if TYPE_CHECKING:
    from datetime import date

    from netdesk.domain.goals import Goal
    from netdesk.domain.pitches import Pitch

_STANDING, _DAY, _NO_DAY = range(3)
_MOST_OFFERS = 3
_FIRST_DAY = QDate(1900, 1, 1)


class WayFields(QWidget):
    """`changed` after every edit. Goals and pitches are offered where there are any."""

    changed = Signal()

    def __init__(self, today: date, goals: Sequence[Goal], pitches: Sequence[Pitch]) -> None:
        super().__init__()
        self._filling = False
        self.name = line_edit(tr("What it is called"))
        self.when = ComboField()
        for words in (tr("Standing"), tr("On a day"), tr("No day yet")):
            self.when.addItem(words)
        self.day = DateField()
        self.day.setMinimumDate(_FIRST_DAY)
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.place = line_edit(tr("Where, or on which page"))
        self.aims = text_edit(tr("What you want from it, one to a line"), lines=3)
        self.goal, self.pitch = ComboField(), ComboField()
        self.goal.addItem(tr("No goal"), None)
        for goal in goals:
            self.goal.addItem(goal.statement, goal.id)
        self.pitch.addItem(tr("No pitch"), None)
        for pitch in pitches:
            self.pitch.addItem(pitch.audience or pitch.text[:40], pitch.id)
        self._offered = QWidget()
        # Made before they are needed, so that Tab finds them in their place.
        self.offers = [Button("", "secondary", "plus") for _ in range(_MOST_OFFERS)]
        flow = FlowLayout(self._offered, 6)
        for button in self.offers:
            flow.addWidget(button)
            button.clicked.connect(partial(self._take, button))
        self._lay_out(bool(goals), bool(pitches))
        self._connect()

    def show_picked(self, picked: Picked, way: Way) -> None:
        """Put this into the fields, without telling."""
        if picked == self.applied_to(picked) and self._way == way.key:
            return
        self._filling = True
        self._way = way.key
        self.name.setText(picked.name)
        self.when.setCurrentIndex(_STANDING if picked.standing else _DAY if picked.day else _NO_DAY)
        if picked.day is not None:
            self.day.setDate(QDate(picked.day.year, picked.day.month, picked.day.day))
        self.place.setText(picked.place)
        show_lines(self.aims, picked.aims)
        for combo, chosen in ((self.goal, picked.goal_id), (self.pitch, picked.pitch_id)):
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self.day.setVisible(self.when.currentIndex() == _DAY)
        self._offer(way)
        self._filling = False

    def applied_to(self, picked: Picked) -> Picked:
        """The way with what the fields say."""
        when, day = self.when.currentIndex(), self.day.date().toPython()
        return replace(
            picked,
            name=self.name.text(),
            standing=when == _STANDING,
            day=day if when == _DAY else None,  # type: ignore[arg-type]
            place=self.place.text(),
            aims=lines_in(self.aims),
            goal_id=self.goal.currentData(),
            pitch_id=self.pitch.currentData(),
        )

    def focus_first(self) -> None:
        """The name."""
        self.name.setFocus(Qt.FocusReason.TabFocusReason)
        self.name.selectAll()

    _way = ""

    # Building

    def _lay_out(self, has_goals: bool, has_pitches: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_12)
        column.addLayout(_labelled(tr("N&ame"), self.name))
        when = QHBoxLayout()
        when.setSpacing(grid.SPACE_8)
        when.addWidget(self.when, 1)
        when.addWidget(self.day, 1)
        self.day.setAccessibleName(tr("Day"))
        column.addLayout(_labelled(tr("&When"), self.when, when))
        column.addLayout(_labelled(tr("W&here"), self.place))
        aims = QVBoxLayout()
        aims.setSpacing(6)
        aims.addWidget(self.aims)
        aims.addWidget(self._offered)
        column.addLayout(_labelled(tr("What &I want"), self.aims, aims))
        uses = QHBoxLayout()
        uses.setSpacing(grid.SPACE_8)
        if has_goals:
            uses.addLayout(_labelled(tr("Serves the &goal"), self.goal), 1)
        if has_pitches:
            uses.addLayout(_labelled(tr("&Pitch to use"), self.pitch), 1)
        column.addLayout(uses)

    def _connect(self) -> None:
        for told in (
            self.name.textChanged,
            self.place.textChanged,
            self.aims.textChanged,
            self.day.dateChanged,
            self.goal.currentIndexChanged,
            self.pitch.currentIndexChanged,
            self.when.currentIndexChanged,
        ):
            told.connect(self._on_edited)

    def _on_edited(self, *_: object) -> None:
        if not self._filling:
            self.day.setVisible(self.when.currentIndex() == _DAY)
            self._show_offered()
            self.changed.emit()

    def _offer(self, way: Way) -> None:
        aims = [tr(aim) for aim in way.aims]
        for button, words in zip_longest(self.offers, aims[: len(self.offers)], fillvalue=""):
            assert isinstance(button, Button)
            button.setText(words)
            button.setToolTip(plain_tooltip(words))
            button.setAccessibleName(tr("I want: {aim}", aim=words))
        self._show_offered()

    def _show_offered(self) -> None:
        """What is wanted already need not be offered."""
        taken = {"", *lines_in(self.aims)}
        for button in self.offers:
            button.setVisible(button.text() not in taken)
        self._offered.setVisible(any(button.text() not in taken for button in self.offers))

    def _take(self, button: Button, _checked: bool = False) -> None:
        """An aim that is offered stands below those that are there, once."""
        show_lines(self.aims, (*lines_in(self.aims), button.text()))


def _labelled(label: str, field: QWidget, held: QHBoxLayout | QVBoxLayout | None = None) -> QVBoxLayout:
    words = text_label(label, "strong")
    words.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(label.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(words)
    if held is None:
        column.addWidget(field)
    else:
        column.addLayout(held)
    return column
