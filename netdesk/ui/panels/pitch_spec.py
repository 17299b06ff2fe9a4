"""The section of pitches as data: columns, orders, filters, words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.folding import fold
from netdesk.domain.rehearsing import Nudge
from netdesk.domain.speech import PITCH_SECONDS
from netdesk.services import pitches
from netdesk.services.desks import Desk
from netdesk.services.pitch_rows import PitchRow, pitch_rows
from netdesk.ui.models.windowed import Column
from netdesk.ui.roles import Role, Tone
from netdesk.ui.row_spec import Emptiness, Order, RowFilter, RowSpec
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.column_widths import Column as Width
from netdesk.ui.words import pitch_row_words, wording

TABLES: Final = frozenset(("pitch", "rehearsal", "goal"))

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class PitchSort(Enum):
    """By what pitches are sorted."""

    AUDIENCE = "audience"
    LENGTH = "length"
    REHEARSED = "rehearsed"
    STATE = "state"


def pitch_spec() -> RowSpec[PitchRow]:
    """The section."""
    return RowSpec(
        key="pitches",
        title=tr("Pitches"),
        primary=tr("New pitch"),
        choose=tr("Choose a pitch to see it here."),
        counted=lambda number: counted(number, "{n} pitch", "{n} pitches"),
        name=pitch_row_words.name_of,
        columns=_columns(),
        widths=(
            Width(250, stretch=3, least=170),
            Width(76, gives_way=1),
            Width(136, gives_way=2),
            Width(116, least=104),
        ),
        orders=_orders(),
        filters=_filters(),
        searched=_searched,
        read=pitch_rows,
        delete=_delete,
        tables=TABLES,
        empty=Emptiness(
            tr("Half a minute about you"),
            tr(
                "Say who you are, what you care about and what you have done, and end with a question. "
                "Keep a version for each sort of listener."
            ),
            tr("Make my first pitch"),
            tr("Type one"),
            primary_icon="mic",
            secondary_icon="pen-line",
        ),
    )


def _orders() -> tuple[Order[PitchRow], ...]:
    return (
        Order(PitchSort.AUDIENCE, tr("audience"), lambda row: (fold(pitch_row_words.name_of(row)), row.id)),
        Order(PitchSort.LENGTH, tr("length"), lambda row: (row.seconds, row.id), descending=True),
        Order(
            PitchSort.REHEARSED,
            tr("rehearsals"),
            lambda row: (row.standing.times, row.id),
            descending=True,
        ),
        Order(PitchSort.STATE, tr("what needs you"), _by_need),
    )


def _filters() -> tuple[RowFilter[PitchRow], ...]:
    return (
        RowFilter("all", tr("All"), lambda _row: True),
        RowFilter("needs", tr("To rehearse"), lambda row: row.standing.nudge is not Nudge.NONE),
        RowFilter("sits", tr("It sticks"), lambda row: row.standing.nudge is Nudge.NONE),
        RowFilter("long", tr("Too long"), lambda row: row.seconds > PITCH_SECONDS),
    )


def _columns() -> tuple[Column[PitchRow], ...]:
    return (
        Column(
            "audience",
            tr("Who listens"),
            PitchSort.AUDIENCE,
            {
                _DISPLAY: pitch_row_words.name_of,
                int(Role.ID): lambda row: row.id,
                int(Role.TITLE): pitch_row_words.name_of,
                int(Role.SUBTITLE): _second_line,
                int(Role.ICON): lambda _row: "mic",
                int(Role.TONE): lambda row: pitch_row_words.state_chip(row.standing).tone,
                _SPOKEN: _spoken,
            },
        ),
        Column(
            "length",
            tr("Length"),
            PitchSort.LENGTH,
            {
                _DISPLAY: lambda row: pitch_row_words.seconds_words(row.seconds),
                int(Role.FIGURES): lambda _row: True,
                int(Role.TONE): lambda row: Tone.WARN if row.seconds > PITCH_SECONDS else Tone.SECOND,
            },
        ),
        Column(
            "rehearsed",
            tr("Rehearsed"),
            PitchSort.REHEARSED,
            {
                _DISPLAY: lambda row: pitch_row_words.rehearsed_words(row.standing),
                int(Role.FIGURES): lambda _row: True,
                int(Role.TONE): lambda row: Tone.SECOND if row.standing.times else Tone.QUIET,
            },
        ),
        Column(
            "state",
            tr("State"),
            PitchSort.STATE,
            {
                _DISPLAY: lambda row: pitch_row_words.state_chip(row.standing).text,
                int(Role.CHIP): lambda row: pitch_row_words.state_chip(row.standing),
            },
        ),
    )


def _second_line(row: PitchRow) -> str:
    pitch = row.pitch
    return pitch.want or row.goal or (" ".join(pitch.text.split()) if pitch.audience else "")


def _spoken(row: PitchRow) -> str:
    """A whole row for a screen reader."""
    length = counted(row.seconds, "{n} second", "{n} seconds") if row.seconds else ""
    parts = (
        pitch_row_words.name_of(row),
        wording.cut(_second_line(row), 120),
        length,
        tr("rehearsed {times}", times=pitch_row_words.rehearsed_words(row.standing)),
        pitch_row_words.state_chip(row.standing).text,
    )
    return ", ".join(part for part in parts if part)


def _by_need(row: PitchRow) -> tuple[int, int, str, int]:
    needs = [Nudge.SHORTEN, Nudge.AGAIN, Nudge.FIRST, Nudge.WRITE, Nudge.REFRESH, Nudge.NONE]
    return needs.index(row.standing.nudge), row.standing.left, fold(pitch_row_words.name_of(row)), row.id


def _searched(row: PitchRow) -> str:
    pitch, parts = row.pitch, row.pitch.ingredients
    told = (
        *(pitch.audience, pitch.want, pitch.text, row.goal),
        *(
            parts.study,
            parts.interests,
            parts.experience,
            parts.accomplishment,
            parts.skills,
            parts.memorable,
        ),
    )
    return fold(" ".join(told))


def _delete(desk: Desk, rows: Sequence[PitchRow]) -> None:
    pitches.delete(desk, [row.id for row in rows])
