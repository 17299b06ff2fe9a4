"""What the table of events shows, as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.event_rows import EventRow, EventTime
from netdesk.domain.events import EventKind
from netdesk.domain.folding import fold
from netdesk.services import event_list, events
from netdesk.services.desks import Desk
from netdesk.ui.models.windowed import Column
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.row_spec import Emptiness, FilterMenu, Order, RowFilter, RowSpec
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.column_widths import Column as Width
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.wizards.catalogue import has_wizard
from netdesk.ui.words import event_words, when, wording

TABLES: Final = frozenset({"event", "event_line", "event_contact", "goal", "pitch", "interaction"})
_SHOW: Final = int(Qt.ItemDataRole.DisplayRole)
_SPEAK: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)

Now = Callable[[], datetime]


class Sort(Enum):
    """By what events are sorted."""

    WHEN = "when"
    NAME = "name"
    PLACE = "place"
    PEOPLE = "people"
    GOAL = "goal"


def spec(now: Now, home: str) -> RowSpec[EventRow]:
    """The section of events; `now` tells the user's wall time."""
    return RowSpec(
        key="events",
        title=tr("Events"),
        primary=tr("New event"),
        choose=tr("Choose an event to see whom you met there."),
        counted=lambda n: counted(n, "{n} event", "{n} events"),
        name=lambda row: row.event.name,
        columns=_columns(now, home),
        widths=(
            Width(240, stretch=3, least=170),
            Width(116, least=96),
            Width(110, stretch=1, gives_way=2, least=80),
            Width(112, gives_way=1, least=104),
            Width(126, stretch=2, gives_way=3, least=90),
        ),
        orders=(
            Order(Sort.WHEN, tr("when"), lambda row: row.order),
            Order(Sort.NAME, tr("name"), lambda row: (fold(row.event.name), row.order)),
            Order(
                Sort.PLACE, tr("place"), lambda row: (not row.event.place, fold(row.event.place), row.order)
            ),
            Order(Sort.PEOPLE, tr("people met"), lambda row: row.people, descending=True),
            Order(Sort.GOAL, tr("goal"), lambda row: (not row.goal, fold(row.goal), row.order)),
        ),
        filters=(
            RowFilter("all", tr("All"), lambda _row: True),
            RowFilter("upcoming", tr("Upcoming"), _is_ahead),
            RowFilter("standing", tr("Standing"), lambda row: row.time is EventTime.STANDING),
            RowFilter("past", tr("Past"), lambda row: row.time is EventTime.PAST),
            RowFilter("school", tr("At school"), lambda row: row.event.at_school),
        ),
        menu=FilterMenu(tr("Kind"), tr("Any kind"), tuple(_of_kind(each) for each in EventKind)),
        searched=lambda row: row.searched,
        read=event_list.listed,
        delete=_delete,
        tables=TABLES,
        hears_contacts=True,
        empty=Emptiness(
            tr("Where do you meet people?"),
            tr(
                "Fairs and talks with a day, groups and platforms that go on: note what you want from them, "
                "and afterwards whom you met."
            ),
            tr("New event"),
            tr("Ideas for where to go") if has_wizard("list") else "",
            secondary_icon="lightbulb",
        ),
    )


def _is_ahead(row: EventRow) -> bool:
    return row.time in (EventTime.UPCOMING, EventTime.UNDATED)


def _of_kind(kind: EventKind) -> RowFilter[EventRow]:
    return RowFilter(kind.value, event_words.kind_words(kind), lambda row: row.event.kind is kind)


def _delete(desk: Desk, rows: Sequence[EventRow]) -> None:
    events.delete(desk, [row.id for row in rows])


def _second(row: EventRow) -> str:
    words = event_words.kind_words(row.event.kind)
    return f"{words}{wording.SEPARATOR}{tr('at school')}" if row.event.at_school else words


def _met_chip(row: EventRow) -> ChipValue | None:
    return ChipValue(event_words.met_words(row), Tone.WARN) if row.wants_cards else None


def _columns(now: Now, home: str) -> tuple[Column[EventRow], ...]:
    start = {
        _SHOW: lambda row: event_words.day_words(row, now(), home),
        int(Role.SUBTITLE): lambda row: event_words.time_words(row, home),
        int(Role.TONE): lambda row: Tone.QUIET if row.time is EventTime.STANDING else Tone.SECOND,
        int(Role.FIGURES): lambda _row: True,
        _TIP: lambda row: plain_tooltip(when.note(row.event.start, home)) if row.event.start else None,
    }
    return (
        Column(
            "name",
            tr("Event"),
            Sort.NAME,
            {
                _SHOW: lambda row: row.event.name,
                _SPEAK: lambda row: event_words.spoken(row, now(), home),
                _TIP: lambda row: plain_tooltip(row.event.name),
                int(Role.SUBTITLE): _second,
                int(Role.ICON): lambda row: event_words.kind_icon(row.event.kind),
                int(Role.TONE): lambda row: Tone.ACCENT if row.time is EventTime.UPCOMING else Tone.NEUTRAL,
                int(Role.ID): lambda row: row.id,
            },
        ),
        Column("when", tr("When"), Sort.WHEN, start),
        Column("place", tr("Place"), Sort.PLACE, {_SHOW: lambda row: row.event.place or wording.NOTHING}),
        Column("people", tr("Met"), Sort.PEOPLE, {_SHOW: event_words.met_words, int(Role.CHIP): _met_chip}),
        Column("goal", tr("Goal"), Sort.GOAL, {_SHOW: lambda row: row.goal or wording.NOTHING}),
    )
