"""A goal in a form: what is wanted, how much of it, by when, and who could help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSize, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.now import wall_now
from netdesk.services import goals
from netdesk.services.desks import Desk
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.dialogs.row_editor import EditorWords, RowEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.fields import ComboField, DateField, SpinField
from netdesk.ui.widgets.form_grid import line_edit, text_edit
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.words import goal_words, wording

_SIZE, _SIZE_NEW = QSize(600, 640), QSize(600, 596)
_MOST: Final = 999
_STATES: Final = marked(
    {GoalState.ACTIVE: "Wanted", GoalState.REACHED: "Reached", GoalState.DROPPED: "Dropped"}
)
_DAYS_AHEAD: Final = 60


class GoalEditor(RowEditor[Goal]):
    """Edits a goal, or makes a new one (its id is None)."""

    def __init__(self, jobs: Jobs, navigator: Navigator, goal: Goal, parent: QWidget | None = None) -> None:
        words = EditorWords(tr("New goal"), tr("Edit goal"), tr("Add goal"), "goal")
        new = goal.id is None
        size = _SIZE_NEW if new else _SIZE
        super().__init__(jobs, navigator, goal, words, parent, is_new=new, size=size, label_width=112)
        if new:
            self.set_title(words.new, tr("What do you hope to get out of networking?"))
        self._make_fields()
        self.begin(goal.id or 0)
        self.statement.setFocus()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, goal: Goal, parent: QWidget | None) -> GoalEditor:
        """Open it."""
        dialog = cls(jobs, navigator, goal, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _make_fields(self) -> None:
        """All of them, from what is wanted to who could help."""
        self.statement = text_edit(tr("Find out whether grid storage is for me"), lines=2)
        self.kind, self.measure, self.state = ComboField(), ComboField(), ComboField()
        for kind in GoalKind:
            self.kind.addItem(goal_words.kind_words(kind), kind.value)
        for measure in Measure:
            self.measure.addItem(goal_words.measure_words(measure), measure.value)
        for state, words in _STATES.items():
            self.state.addItem(tr(words), state.value)
        self.subject = line_edit()
        self.number, self.counted = SpinField(0, _MOST), SpinField(0, _MOST)
        self.number.setSpecialValueText(tr("Not said"))
        self._so_far = _short(self.counted)
        self.number.setAccessibleName(tr("How many"))
        self.counted.setAccessibleName(tr("So far"))
        self.day = DateField()
        self.no_day = QCheckBox(tr("No &day"))
        self.notes = text_edit(tr("Why it matters to you, what would be enough"), lines=3)
        self.helpers = PeoplePicker(self.jobs)
        self.helpers.edit.setAccessibleName(tr("Who could help"))
        for label, field in (
            (tr("&Goal"), self.statement),
            (tr("&Kind"), self.kind),
            (tr("&About"), self.subject),
            (tr("&Count"), self.measure),
            (tr("How &many"), _short(self.number)),
            (tr("So &far"), self._so_far),
            (tr("By &when"), self._when()),
            (tr("&State"), self.state),
            (tr("Who could &help"), self.helpers),
            (tr("&Notes"), self.notes),
        ):
            self.form.add_row(label, field)
        self._connect()

    def show_value(self, shown: Goal) -> None:
        """Put a goal into the fields."""
        self.statement.setPlainText(shown.statement)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind.value))
        self.subject.setText(shown.subject)
        self.measure.setCurrentIndex(self.measure.findData(shown.measure.value))
        self.number.setValue(shown.number)
        self.counted.setValue(shown.counted)
        self.state.setCurrentIndex(self.state.findData(shown.state.value))
        self.no_day.setChecked(shown.due is None)
        ahead = QDate.fromString(wall_now(me(self.jobs.reader).zone).date().isoformat(), "yyyy-MM-dd")
        due = shown.due
        self.day.setDate(QDate(due.year, due.month, due.day) if due else ahead.addDays(_DAYS_AHEAD))
        self.helpers.set_contact_ids(shown.helper_ids)
        self.notes.setPlainText(shown.notes)
        self._show_kind()
        self._show_measure()

    def value_now(self) -> Goal:
        """What the fields say."""
        day = self.day.date()
        return replace(
            self.before,
            statement=" ".join(self.statement.toPlainText().split()),
            kind=GoalKind(self.kind.currentData()),
            subject=self.subject.text().strip(),
            measure=Measure(self.measure.currentData()),
            number=self.number.value(),
            counted=self.counted.value(),
            due=None if self.no_day.isChecked() else date(day.year(), day.month(), day.day()),
            state=GoalState(self.state.currentData()),
            helper_ids=self.helpers.contact_ids,
            notes=self.notes.toPlainText().strip(),
        )

    def troubles(self, wanted: Goal) -> Sequence[tuple[QWidget, str]]:
        """It needs words, and people who are on the desk."""
        found: list[tuple[QWidget, str]] = []
        if not wanted.statement:
            found.append((self.statement, tr("Say in a few words what you want.")))
        nobody = self.helpers.unmatched
        if nobody:
            shown = wording.cut(nobody, 40)
            found.append((self.helpers, tr("Nobody on your desk is called {name}.", name=shown)))
        return found

    def name_of(self, shown: Goal) -> str:
        """Its own words."""
        return shown.statement

    def keep(self, desk: Desk, wanted: Goal) -> int:
        """One change."""
        return goals.save(desk, wanted)

    def watched(self) -> Sequence[SignalInstance]:
        """All fields."""
        return (
            self.statement.textChanged,
            self.kind.currentIndexChanged,
            self.subject.textChanged,
            self.measure.currentIndexChanged,
            self.number.valueChanged,
            self.counted.valueChanged,
            self.day.dateChanged,
            self.no_day.toggled,
            self.state.currentIndexChanged,
            self.helpers.changed,
            self.notes.textChanged,
        )

    # Building

    def _when(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self.day)
        row.addWidget(self.no_day)
        row.addStretch(1)
        self.day.setAccessibleName(tr("By when"))
        box.setFocusProxy(self.day)
        return box

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.measure.currentIndexChanged.connect(self._show_measure)
        self.no_day.toggled.connect(self.day.setDisabled)

    def _show_kind(self, *_: object) -> None:
        name, hint = goal_words.subject_words(GoalKind(self.kind.currentData()))
        self.form.set_label(self.subject, name)
        self.subject.setPlaceholderText(hint)

    def _show_measure(self, *_: object) -> None:
        own = self.measure.currentData() == Measure.OWN.value
        self.form.set_row_visible(self._so_far, own)
        self.form.set_row_visible(self.state, self.before.id is not None)


def _short(field: QWidget) -> QWidget:
    """A field that is no wider than what it holds."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    box.setFocusProxy(field)
    return box
