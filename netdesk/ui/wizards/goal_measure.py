"""Goals, step two: how much of what, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.goal_progress import progress_of
from netdesk.domain.goals import Goal, Measure
from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fields import ComboField, DateField
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.labels import Paragraph, section_label
from netdesk.ui.widgets.number_field import NumberField
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.words import goal_words, wording

USUAL: Final = (3, 5, 10)
WEEKS: Final = (4, 8, 12)
_MOST: Final = 999


class MeasurePage(DraftPage[Goal]):
    """`counted_so_far` is what the desk counts for a goal that is there already."""

    def __init__(self, today: date, counted_so_far: int) -> None:
        super().__init__()
        self._today, self._so_far = today, counted_so_far
        self._shown = Goal("")
        self.measure = ComboField()
        for measure in Measure:
            self.measure.addItem(goal_words.measure_words(measure), measure.value)
        self.number = NumberField(tr("How many"), 0, _MOST)
        self.number.spin.setSpecialValueText(tr("not said"))
        self.own = NumberField(tr("So far"), 0, _MOST)
        self.day = DateField()
        self.no_day = QCheckBox(tr("No &day"))
        self.notes = text_edit(tr("Why it matters to you, what would be enough"), lines=3)
        self.usual = {each: self._number_button(each) for each in USUAL}
        self.weeks = {each: self._weeks_button(each) for each in WEEKS}
        self._told = Paragraph("", "heading")
        self._pace = Paragraph("", "second")
        two_columns(self, self._left(), self._right(), shares=(3, 2))
        for told in (
            self.measure.activated,
            self.number.changed,
            self.own.changed,
            self.day.dateChanged,
            self.no_day.toggled,
            self.notes.textChanged,
        ):
            told.connect(self._on_edited)

    @property
    def is_filled(self) -> bool:
        """With a number."""
        return self.number.value() > 0

    def show_value(self, value: Goal) -> None:
        """Put the goal into the fields."""
        self._shown = value
        self.measure.setCurrentIndex(self.measure.findData(value.measure.value))
        self.number.set_value(value.number)
        self.own.set_value(value.counted)
        self.no_day.setChecked(value.due is None)
        self._set_day(value.due or self._today + timedelta(weeks=WEEKS[-1]))
        self.notes.setPlainText(value.notes)
        self._judge()

    def applied_to(self, value: Goal) -> Goal:
        """The goal with this number and day."""
        day = self.day.date()
        return replace(
            value,
            measure=Measure(self.measure.currentData()),
            number=self.number.value(),
            counted=self.own.value(),
            due=None if self.no_day.isChecked() else date(day.year(), day.month(), day.day()),
            notes=self.notes.toPlainText().strip(),
        )

    def entered(self, value: Goal) -> None:
        """The goal's own words."""
        self._shown = value
        self._judge()

    def focus_first(self) -> None:
        """The number."""
        self.number.spin.setFocus()

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_16)
        column.addWidget(Labelled(tr("How &many"), _row(self.number, *self.usual.values())))
        column.addWidget(Labelled(tr("Of &what"), self.measure))
        self._own_box = Labelled(tr("So &far"), self.own)
        column.addWidget(self._own_box)
        self.day.setAccessibleName(tr("By when"))
        chosen = _row(self.day, self.no_day)
        column.addWidget(Labelled(tr("By w&hen"), chosen, below=_row(*self.weeks.values())))
        column.addWidget(Labelled(tr("&Notes"), self.notes))
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(section_label(tr("That means")))
        column.addWidget(self._told)
        column.addWidget(self._pace)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(section_label(tr("Why a number")))
        words = tr(
            "A wish stays one until you can see it move. Conversations count by themselves, as soon as they "
            "are planned for this goal and held."
        )
        column.addWidget(Paragraph(words))
        column.addStretch(1)
        return right

    def _number_button(self, number: int) -> Button:
        button = Button(str(number))
        button.setCheckable(True)
        button.clicked.connect(partial(self._take_number, number))
        return button

    def _weeks_button(self, weeks: int) -> Button:
        words = counted(weeks, "in {n} week", "in {n} weeks")
        button = Button(words)
        button.setCheckable(True)
        button.clicked.connect(partial(self._take_weeks, weeks))
        return button

    def _take_number(self, number: int) -> None:
        self.number.set_value(number)
        self._judge()

    def _take_weeks(self, weeks: int) -> None:
        self.no_day.setChecked(False)
        self._set_day(self._today + timedelta(weeks=weeks))
        self._judge()

    def _set_day(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _judge(self) -> None:
        goal = self.applied_to(self._shown)
        own = goal.measure is Measure.OWN
        self._own_box.setVisible(own)
        self.day.setEnabled(goal.due is not None)
        for number, button in self.usual.items():
            button.setChecked(goal.number == number)
        for weeks, button in self.weeks.items():
            button.setChecked(goal.due == self._today + timedelta(weeks=weeks))
        progress = progress_of(goal, self._so_far, self._today)
        done = goal_words.progress_words(goal, progress)
        self._told.setText(f"{done}{wording.SEPARATOR}{goal_words.due_words(goal, progress, self._today)}")
        self._pace.setText(goal_words.pace_words(goal, progress))

    def _on_edited(self, *_: object) -> None:
        self._judge()
        self.changed.emit()


def _row(first: QWidget, *others: QWidget) -> QWidget:
    """Side by side; the label leads to the first."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(grid.SPACE_8)
    row.addWidget(first)
    for each in others:
        # Left to itself, a box to tick would make the row as low as it is.
        row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    box.setFocusProxy(first)
    return box
