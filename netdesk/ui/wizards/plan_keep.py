"""Planning, the last step: all of it at a glance, with a way back to each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.interactions import Interaction, Plan
from netdesk.domain.preparing import Preparation
from netdesk.domain.speech import WORDS_A_MINUTE, spoken_seconds
from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, hairline, text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.wizards.plan_parts import PlanPage, plan_of
from netdesk.ui.words import when, wording
from netdesk.ui.words.plan_words import is_researched, research_words


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan: the step it is set in, what it is, what was set, and whether that will do."""

    step: int
    title: str
    words: str
    done: bool


class KeepPage(PlanPage):
    """`step_wanted` asks for a step by its number. Nothing is edited here."""

    step_wanted = Signal(int)

    def __init__(self, home: str, pace: float | None = None) -> None:
        super().__init__()
        self._home, self._pace = home, pace or WORDS_A_MINUTE
        self._names: Sequence[str] = ()
        self._tried = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(grid.SPACE_32, grid.SPACE_8, grid.SPACE_32, grid.SPACE_24)
        self._column.setSpacing(0)
        self._trouble = text_label("", "error", wrap=True)
        self._rows: list[QWidget] = []
        self._column.addWidget(self._trouble)
        self._column.addStretch(1)
        self.say_trouble("")

    @property
    def is_filled(self) -> bool:
        """Never done before it is kept."""
        return False

    def show_people(self, names: Sequence[str]) -> None:
        """With whom, for the summary."""
        self._names = names

    def show_interaction(self, interaction: Interaction) -> None:
        """Sum it up."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for part in parts(interaction, self._names, self._home, self._tried, self._pace):
            if self._rows:
                self._insert(hairline())
            self._insert(self._row(part))

    def told(self, interaction: Interaction) -> Interaction:
        """Nothing of its own."""
        return interaction

    def entered(self, value: Preparation) -> None:
        """Sum up what the other pages say by now."""
        self._tried = len({each.question.casefold() for each in value.practices})
        self.show_value(value)

    def say_trouble(self, words: str) -> None:
        """Why it was not kept; "" takes the sentence away."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _insert(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        self._rows.append(widget)

    def _row(self, part: Part) -> QWidget:
        holder = QWidget()
        mark = Mark()
        mark.show_icon("circle-check" if part.done else "circle", "ok" if part.done else "text3")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(part.title, "strong"))
        words.addWidget(ElidedLabel(part.words, "second"))
        change = Button(tr("Change") if part.done else tr("Fill in"), "link")
        change.setAccessibleName(f"{change.text()}: {part.title}")
        change.clicked.connect(partial(self.step_wanted.emit, part.step))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, grid.SPACE_12, 0, grid.SPACE_12)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(change)
        return holder


def parts(
    interaction: Interaction,
    names: Sequence[str],
    home: str,
    tried: int = 0,
    pace: float = WORDS_A_MINUTE,
) -> tuple[Part, ...]:
    """What the steps before hold, in a line each. `tried` is how many answers were practised, `pace` the
    words a minute that the user says."""
    plan = plan_of(interaction)
    whom = wording.SEPARATOR.join(names[:3]) or tr("Nobody chosen yet")
    musts = sum(1 for question in plan.questions if question.must)
    count = counted(len(plan.questions), "{n} question", "{n} questions")
    asked = tr("{questions}, {n} must ask", questions=count, n=musts) if musts else count
    practised = counted(tried, "{n} answer tried", "{n} answers tried") if tried else tr("Not practised yet")
    return (
        Part(0, wording.kind_words(interaction.kind), whom, bool(names)),
        Part(0, tr("When and where"), _when(interaction, home), interaction.start is not None),
        Part(1, tr("Why"), _why(interaction), bool(plan.objective)),
        Part(2, tr("Pitch"), _pitch(plan, pace), bool(plan.pitch)),
        Part(3, tr("Research"), research_words(plan) or tr("Nothing yet"), is_researched(plan)),
        Part(4, tr("Questions"), asked if plan.questions else tr("No questions yet"), bool(plan.questions)),
        Part(5, tr("Practice"), practised, tried > 0),
        Part(
            6, tr("The day"), _day(plan) or tr("Nothing yet"), bool(plan.dress or plan.route or plan.confirm)
        ),
    )


def _pitch(plan: Plan, pace: float) -> str:
    stories = counted(len(plan.stories), "{n} story", "{n} stories") if plan.stories else ""
    seconds = tr("{n} s", n=spoken_seconds(plan.pitch, pace))
    said = f"{seconds}{wording.SEPARATOR}{plan.pitch}" if plan.pitch else tr("No pitch")
    return wording.SEPARATOR.join(part for part in (stories, said) if part)


def _day(plan: Plan) -> str:
    told = (
        plan.dress,
        plan.route,
        tr("confirm the day before") if plan.confirm else "",
        counted(len(plan.bring), "{n} thing to bring", "{n} things to bring") if plan.bring else "",
    )
    return wording.SEPARATOR.join(part for part in told if part)


def _when(interaction: Interaction, home: str) -> str:
    start = interaction.start
    if start is None:
        day = tr(when.NO_DAY)
    elif start.has_time:
        there = wording.full_day(wording.home_time(start, home).date())
        day = f"{there}, {when.range_words(start, interaction.minutes, home)}"
        theirs = when.their_time(start, home)
        day = f"{day} ({theirs})" if theirs else day
    else:
        day = wording.full_day(start.day)
    where = interaction.place or interaction.link
    return f"{day}{wording.SEPARATOR}{where}" if where else day


def _why(interaction: Interaction) -> str:
    plan = plan_of(interaction)
    introduced = tr("introduced by {name}", name=plan.introducer) if plan.introducer else ""
    return wording.SEPARATOR.join(part for part in (plan.objective, introduced) if part) or tr(
        "No objective yet"
    )
