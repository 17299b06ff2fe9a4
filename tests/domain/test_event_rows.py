"""Where events stand in time, and in which order they are listed."""

from __future__ import annotations

from datetime import datetime

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.event_rows import EventTime, event_row, time_of
from netdesk.domain.events import Event, EventKind

NOW = datetime(2026, 3, 10, 18, 30)  # noqa: DTZ001 - the wall clock of the user


@pytest.mark.parametrize(
    ("event", "time"),
    [
        (Event("", start=Moment("2026-03-10T18:00"), minutes=60), EventTime.UPCOMING),
        (Event("", start=Moment("2026-03-10T17:00"), minutes=60), EventTime.PAST),
        (Event("", start=Moment("2026-03-10T17:31")), EventTime.UPCOMING),
        (Event("", start=Moment("2026-03-10T17:30")), EventTime.PAST),
        (Event("", start=Moment("2026-03-10")), EventTime.UPCOMING),
        (Event("", start=Moment("2026-03-09")), EventTime.PAST),
        (Event(""), EventTime.UNDATED),
        (Event("", standing=True), EventTime.STANDING),
        (Event("", standing=True, start=Moment("2020-01-01")), EventTime.STANDING),
        # Five in the afternoon in New York is eleven at night in Oslo.
        (Event("", start=Moment("2026-03-10T17:00", "America/New_York")), EventTime.UPCOMING),
        (Event("", start=Moment("2026-03-10T18:00", "Asia/Tokyo")), EventTime.PAST),
    ],
)
def test_an_event_is_over_when_it_has_ended_on_the_users_clock(event: Event, time: EventTime) -> None:
    assert time_of(event, NOW, "Europe/Oslo") is time


def test_what_comes_next_stands_first_and_what_was_last_before_what_was_long_ago() -> None:
    events = [
        Event("long ago", start=Moment("2025-03-09"), id=1),
        Event("a group", standing=True, id=2),
        Event("next month", start=Moment("2026-04-09"), id=3),
        Event("yesterday", start=Moment("2026-03-09"), id=4),
        Event("tomorrow", start=Moment("2026-03-11"), id=5),
        Event("some day", id=6),
    ]
    rows = sorted((event_row(each, NOW, "Europe/Oslo") for each in events), key=lambda row: row.order)
    assert [row.event.name for row in rows] == [
        "tomorrow", "next month", "some day", "a group", "yesterday", "long ago",
    ]  # fmt: skip


def test_only_what_is_over_without_anybody_asks_for_cards() -> None:
    past = Event("", start=Moment("2026-03-09"))
    assert event_row(past, NOW, "").wants_cards
    assert not event_row(Event("", start=Moment("2026-03-09"), contact_ids=(1,)), NOW, "").wants_cards
    assert not event_row(Event("", standing=True), NOW, "").wants_cards


def test_an_event_is_found_by_all_its_words() -> None:
    event = Event("Fair", EventKind.CAREER_FAIR, place="Malmö", aims=("Three cards",), notes="Upstairs")
    found = event_row(event, NOW, "", goal="Learn storage").searched
    assert all(word in found for word in ("fair", "malmo", "three cards", "upstairs", "learn storage"))
