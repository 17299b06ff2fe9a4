"""The section of goals as data: columns, orders, filters, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.folding import fold
from netdesk.domain.goals import GoalKind, GoalState
from netdesk.services import goals
from netdesk.services.desks import Desk
from netdesk.services.goal_rows import GoalRow, goal_rows
from netdesk.ui.models.windowed import Column
from netdesk.ui.roles import Role, Tone
from netdesk.ui.row_spec import Emptiness, FilterMenu, Order, RowFilter, RowSpec
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.column_widths import Column as Width
from netdesk.ui.words import goal_words, wording

TABLES: Final = frozenset(
    (
        *("goal", "goal_contact", "plan", "event", "interaction", "interaction_contact"),
        *("pitch", "rehearsal", "organization"),
    )
)
"""Recorded tables that say how goals stand."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class GoalSort(Enum):
    """By what goals are sorted."""

    STATE = "state"
    GOAL = "goal"
    PROGRESS = "progress"
    DUE = "due"


def goal_spec(today: Callable[[], date]) -> RowSpec[GoalRow]:
    """`today` is asked whenever something is painted."""
    return RowSpec(
        key="goals",
        title=tr("Goals"),
        primary=tr("New goal"),
        choose=tr("Choose a goal to see it here."),
        counted=lambda number: counted(number, "{n} goal", "{n} goals"),
        name=lambda row: row.goal.statement,
        columns=_columns(today),
        widths=(
            Width(260, stretch=3, least=170),
            Width(116, gives_way=1),
            Width(108, gives_way=2),
            Width(104, least=88),
        ),
        orders=(
            Order(GoalSort.STATE, tr("what comes first"), _by_state),
            Order(GoalSort.GOAL, tr("goal"), lambda row: fold(row.goal.statement)),
            Order(GoalSort.PROGRESS, tr("progress"), lambda row: row.progress.share, descending=True),
            Order(GoalSort.DUE, tr("day"), lambda row: row.goal.due or date.max),
        ),
        filters=(
            RowFilter("all", tr("All"), lambda _row: True),
            RowFilter("active", tr("Active"), lambda row: row.goal.state is GoalState.ACTIVE),
            RowFilter("no-number", tr("No number yet"), _lacks_number),
            RowFilter("reached", tr("Reached"), lambda row: row.goal.state is GoalState.REACHED),
        ),
        menu=FilterMenu(tr("Kind"), tr("Any kind"), tuple(_of_kind(kind) for kind in GoalKind)),
        searched=_searched,
        read=goal_rows,
        delete=_delete,
        tables=TABLES,
        hears_contacts=True,
        empty=Emptiness(
            tr("What do you hope to get out of it?"),
            tr(
                "A goal with a number and a day tells you whom to ask first. "
                "netdesk counts along and finds who could help."
            ),
            tr("Find my goals"),
            tr("Write one down"),
            primary_icon="target",
            secondary_icon="pen-line",
        ),
    )


def _columns(today: Callable[[], date]) -> tuple[Column[GoalRow], ...]:
    return (
        Column(
            "goal",
            tr("Goal"),
            GoalSort.GOAL,
            {
                _DISPLAY: lambda row: row.goal.statement,
                int(Role.ID): lambda row: row.id,
                int(Role.TITLE): lambda row: row.goal.statement,
                int(Role.SUBTITLE): _second_line,
                int(Role.ICON): lambda row: goal_words.kind_icon(row.goal.kind),
                int(Role.TONE): lambda row: (
                    Tone.ACCENT if row.goal.state is GoalState.ACTIVE else Tone.NEUTRAL
                ),
                _SPOKEN: lambda row: _spoken(row, today()),
            },
        ),
        Column(
            "progress",
            tr("Progress"),
            GoalSort.PROGRESS,
            {
                _DISPLAY: lambda row: goal_words.short_progress(row.progress),
                int(Role.FIGURES): lambda _row: True,
                int(Role.TONE): lambda row: Tone.SECOND if row.goal.number else Tone.QUIET,
            },
        ),
        Column(
            "due",
            tr("By"),
            GoalSort.DUE,
            {
                _DISPLAY: lambda row: _due(row, today()),
                int(Role.FIGURES): lambda _row: True,
            },
        ),
        Column(
            "state",
            tr("State"),
            GoalSort.STATE,
            {
                _DISPLAY: lambda row: goal_words.state_chip(row.goal, row.progress).text,
                int(Role.CHIP): lambda row: goal_words.state_chip(row.goal, row.progress),
            },
        ),
    )


def _second_line(row: GoalRow) -> str:
    parts = (goal_words.short_kind(row.goal.kind), row.goal.subject)
    return wording.SEPARATOR.join(part for part in parts if part)


def _due(row: GoalRow, today: date) -> str:
    return wording.calendar_day(row.goal.due, today) if row.goal.due else wording.NOTHING


def _spoken(row: GoalRow, today: date) -> str:
    """A whole row for a screen reader."""
    parts = (
        row.goal.statement,
        _second_line(row),
        goal_words.progress_words(row.goal, row.progress),
        goal_words.due_words(row.goal, row.progress, today),
        goal_words.state_chip(row.goal, row.progress).text,
    )
    return ", ".join(part for part in parts if part)


def _by_state(row: GoalRow) -> tuple[int, date, str, int]:
    states = list(GoalState)
    return states.index(row.goal.state), row.goal.due or date.max, fold(row.goal.statement), row.id


def _lacks_number(row: GoalRow) -> bool:
    return row.goal.state is GoalState.ACTIVE and not row.goal.number


def _of_kind(kind: GoalKind) -> RowFilter[GoalRow]:
    return RowFilter(kind.value, goal_words.short_kind(kind), lambda row: row.goal.kind is kind)


def _searched(row: GoalRow) -> str:
    goal = row.goal
    return fold(" ".join((goal.statement, goal.subject, goal.notes, goal_words.short_kind(goal.kind))))


def _delete(desk: Desk, rows: Sequence[GoalRow]) -> None:
    goals.delete(desk, [row.id for row in rows])
