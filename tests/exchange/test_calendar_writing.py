"""Planned meetings as a calendar that other programs understand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion
from netdesk.domain.names import Name
from netdesk.exchange.formats.calendar.reading import CalendarReader
from netdesk.exchange.formats.calendar.writing import CalendarChoice, Meeting, summary, write_calendar
from tests.exchange.given import nobody_asks, texts

NOW = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
LEILA = Contact(name=Name("Leila Haddad"), emails=(Labelled("leila@halden.example"),))
TEA = Interaction(
    Kind.COFFEE_CHAT,
    (1,),
    start=Moment("2026-10-25T01:30", "Europe/Oslo"),
    minutes=120,
    place="Café Åse; upstairs, left",
    link="https://meet.example/x",
    notes="Ask about the divorce",
    plan=Plan(objective="Learn", questions=(PlanQuestion("How come?"),)),
)


def as_ics(*interactions: Interaction, home: str = "", choice: CalendarChoice | None = None) -> bytes:
    stream = io.BytesIO()
    meetings = [Meeting(each, [LEILA], f"made-{at}@netdesk") for at, each in enumerate(interactions)]
    write_calendar(meetings, stream, now=NOW, home=home, choice=choice)
    return stream.getvalue()


def events_in(data: bytes) -> list[Any]:
    found: list[Any] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return found


def test_another_reader_finds_the_meeting_in_its_own_zone():
    (event,) = events_in(as_ics(TEA))
    assert str(event["summary"]) == "Coffee chat with Leila Haddad"
    assert str(event["location"]) == "Café Åse; upstairs, left"
    assert str(event["uid"]) == "made-0@netdesk"
    assert event["dtstamp"].dt == NOW
    assert str(event["dtstart"].params["TZID"]) == "Europe/Oslo"
    assert event["dtstart"].dt.isoformat() == "2026-10-25T01:30:00+02:00"
    # Two real hours, through the night in which clocks go back.
    assert event["duration"].dt == timedelta(hours=2)
    (event,) = events_in(as_ics(replace(TEA, minutes=200)))
    assert event["dtend"].dt.isoformat() == "2026-10-25T03:50:00+01:00"


def test_the_rules_of_every_zone_are_in_the_file_once():
    data = as_ics(TEA, TEA, replace(TEA, start=Moment("2026-12-01T09:00", "America/New_York")))
    zones = [str(each["tzid"]) for each in icalendar.Calendar.from_ical(data).walk("VTIMEZONE")]
    assert sorted(zones) == ["America/New_York", "Europe/Oslo"]


def test_a_time_without_a_zone_is_the_users_and_never_silently_utc():
    floating = replace(TEA, start=Moment("2026-12-01T09:00"))
    (event,) = events_in(as_ics(floating, home="Asia/Tokyo"))
    assert str(event["dtstart"].params["TZID"]) == "Asia/Tokyo"
    (event,) = events_in(as_ics(floating))
    assert event["dtstart"].dt.isoformat() == "2026-12-01T09:00:00"


def test_a_day_without_a_time_is_a_whole_day_and_nothing_without_a_day_is_written():
    (event,) = events_in(as_ics(replace(TEA, start=Moment("2026-12-01")), replace(TEA, start=None)))
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert event["dtstart"].params["VALUE"] == "DATE"


def test_what_is_private_stays_out_unless_it_is_asked_for():
    data = as_ics(TEA).decode()
    for word in ("divorce", "Learn", "How come", "ATTENDEE", "leila@"):
        assert word not in data
    (event,) = events_in(as_ics(TEA, choice=CalendarChoice(notes=True, attendees=True)))
    for word in ("divorce", "Learn", "How come?"):
        assert word in str(event["description"])
    assert str(event["attendee"]) == "mailto:leila@halden.example"
    assert event["attendee"].params["CN"] == "Leila Haddad"


def test_a_uid_that_came_with_an_invitation_stays():
    assert str(events_in(as_ics(replace(TEA, uid="from-the-other-side")))[0]["uid"]) == "from-the-other-side"


def test_a_calendar_without_meetings_is_one():
    assert events_in(as_ics()) == []


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "Call"),
        (["A"], "Call with A"),
        (["A", "B"], "Call with A and B"),
        (["A", "B", "C"], "Call with A, B and C"),
        (["A", "B", "C", "D"], "Call with A, B and 2 more"),
    ],
)
def test_the_title_says_with_whom(names, words):
    assert summary(Interaction(Kind.CALL, ()), names) == words


_zones = st.sampled_from(["", "Europe/Oslo", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])
_walls = st.builds("{}-{:02}-{:02}T{:02}:{:02}".format, st.integers(1990, 2036), st.integers(1, 12),
                   st.integers(1, 28), st.integers(0, 23), st.integers(0, 59))  # fmt: skip


@settings(max_examples=40)
@given(texts, st.builds(Moment, _walls, _zones), st.integers(0, 600))
def test_any_meeting_comes_back_as_netdesk_reads_calendars(place, start, minutes):
    data = as_ics(replace(TEA, place=place, start=start, minutes=minutes, link=""))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
    found = list(CalendarReader(io.BytesIO(data), nobody_asks).read())
    (draft,) = (each for each in found if isinstance(each, DraftInteraction))
    assert draft.start is not None
    assert draft.start.aware() == start.aware()
    assert draft.uid == "made-0@netdesk"
    assert draft.minutes == (minutes or 30)
