"""Invitations as programs write them: people, times, updates, and what is no meeting."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.drafts import Draft, DraftInteraction
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.interactions import Kind, State
from netdesk.domain.now import stop_clock
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.calendar import reading
from netdesk.exchange.formats.calendar.reading import CalendarReader
from netdesk.exchange.formats.calendar.zone_names import ZONE_BY_NAME
from tests.exchange.calendar.given import (
    calendar,
    events_in,
    interactions,
    meeting,
    passed_over,
    people,
    remarks,
)

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
LATER = "DTSTART:20261105T090000Z"


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    stop_clock(NOW)
    yield
    stop_clock(None)


def test_a_calendar_is_known_by_its_content_even_without_its_first_line() -> None:
    assert sniff(calendar(LATER).encode(), "x.txt").name == "Calendar"
    assert sniff(b"BEGIN:VEVENT\nSUMMARY:Talk\nEND:VEVENT\n", "x.txt").badge == "ICS"
    (found,) = interactions(events_in("\ufeffBEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20261105T090000Z\n"))
    assert found.notes == "Talk"


def test_a_meeting_has_all_that_the_invitation_says() -> None:
    found = meeting(
        "UID:a@b",
        "SEQUENCE:3",
        "DTSTART;TZID=Europe/Madrid:20261105T150000",
        "DTEND;TZID=Europe/Madrid:20261105T154500",
        "SUMMARY:Informational interview\\, wind",
        "LOCATION:Room 4\\; 2nd floor",
        "DESCRIPTION:Bring questions.\\nJoin https://acme.zoom.us/j/123?pwd=x.",
    )
    assert found.start == Moment("2026-11-05T15:00", "Europe/Madrid")
    assert (found.kind, found.state, found.minutes) == (Kind.INFORMATIONAL_INTERVIEW, State.PLANNED, 45)
    assert (found.place, found.link) == ("Room 4; 2nd floor", "https://acme.zoom.us/j/123?pwd=x")
    assert (found.notes, found.text[:15]) == ("Informational interview, wind", "Bring questions")
    assert (found.uid, found.sequence) == ("a@b", 3)


def test_people_are_told_once_in_their_order_and_rooms_are_no_people() -> None:
    found = events_in(
        calendar(
            LATER,
            'ORGANIZER;CN="Lee, Ann":mailto:ann@x.example',
            "ATTENDEE;CN=Ann Lee:MAILTO:Ann@X.example",
            "ATTENDEE;CN=ben@x.example:mailto:ben@x.example",
            "ATTENDEE;CUTYPE=ROOM;CN=Board room:mailto:board@x.example",
            "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@x.example",
            "ATTENDEE;CUTYPE=GROUP;CN=All:mailto:all@x.example",
            "ATTENDEE;CN=c:mailto:c_1@resource.calendar.google.com",
            "ATTENDEE;CN=Only a name:invalid:nomail",
            "ATTENDEE;EMAIL=dora@x.example;CN=Dora:urn:uuid:1",
        )
    )
    assert people(found) == [
        ("Lee, Ann", "ann@x.example"),
        ("", "ben@x.example"),
        ("Only a name", ""),
        ("Dora", "dora@x.example"),
    ]
    assert len(passed_over(found)) == 4
    assert [each.named_in for each in found if isinstance(each, Draft)] == ["Named in an invitation"] * 4
    assert len(interactions(found)[0].people) == 4


def test_somebody_in_two_meetings_is_one_person() -> None:
    one = calendar(LATER, "UID:1", "ATTENDEE;CN=Ann:mailto:ann@x.example")
    two = calendar(LATER, "UID:2", "ATTENDEE:mailto:ANN@x.example")
    found = events_in(one + two)
    assert people(found) == [("Ann", "ann@x.example")]
    first, second = interactions(found)
    assert first.people[0].digest == second.people[0].digest


def test_lines_folded_inside_a_character_are_put_together() -> None:
    raw = calendar(LATER, "SUMMARY:Zoë").encode().replace("ë".encode(), b"\xc3\r\n \xab")
    assert interactions(events_in(raw))[0].notes == "Zoë"


def test_other_encodings_are_read() -> None:
    whole = calendar(LATER, "SUMMARY:Gespräch in Zürich mit Jörg über Ausbildung")
    for codec in ("utf-16", "cp1252"):
        assert interactions(events_in(whole.encode(codec)))[0].notes.startswith("Gespräch in Zürich"), codec
    quoted = calendar(LATER, "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4=", " ch")
    assert interactions(events_in(quoted))[0].notes == "Gespräch"


@pytest.mark.parametrize(
    "name",
    [
        "W. Europe Standard Time",
        '"W. Europe Standard Time"',
        "Europe/Berlin",
        "/mozilla.org/20050126_1/Europe/Berlin",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin",
    ],
)
def test_zones_are_known_by_all_their_names(name: str) -> None:
    found = meeting(f"DTSTART;TZID={name}:20261105T090000", "DURATION:PT30M")
    assert (found.start, found.minutes) == (Moment("2026-11-05T09:00", "Europe/Berlin"), 30)


def test_outlook_writes_utc_in_a_way_of_its_own() -> None:
    found = meeting('DTSTART;TZID="tzone://Microsoft/Utc":20261105T090000')
    assert found.start == Moment("2026-11-05T09:00", "UTC")


def test_every_zone_of_windows_is_one_that_is_known_everywhere() -> None:
    assert len(ZONE_BY_NAME) > 135
    assert {name: zone for name, zone in ZONE_BY_NAME.items() if zone_info(zone) is None} == {}


CUSTOM = (
    "BEGIN:VTIMEZONE",
    "TZID:Customized Time Zone",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("20260105T090000", "2026-01-05T08:00"),
        ("20260705T090000", "2026-07-05T07:00"),
        ("20261025T040000", "2026-10-25T03:00"),
        ("20260329T010000", "2026-03-29T00:00"),
    ],
)
def test_a_zone_that_the_file_defines_is_read_from_its_offsets(wall: str, utc: str) -> None:
    found = meeting(f"DTSTART;TZID=Customized Time Zone:{wall}", head=CUSTOM)
    assert found.start == Moment(utc, "UTC")


def test_rules_of_a_zone_may_say_the_hour_again() -> None:
    head = tuple(line.replace("INTERVAL=1", "BYMINUTE=0;BYHOUR=2") for line in CUSTOM)
    found = meeting("DTSTART;TZID=Customized Time Zone:20260705T090000", head=head)
    assert found.start == Moment("2026-07-05T07:00", "UTC")


def test_a_name_may_stand_before_its_address() -> None:
    for line in (
        'ATTENDEE;CN="Ann Lee <ann@x.example>";RSVP=TRUE:mailto:ann@x.example',
        "ATTENDEE;ROLE=ATTENDEE;STATUS=NEEDS ACTION:Ann Lee <ann@x.example>",
        "ATTENDEE;CN=Ann Lee:mailto:ann@x.example",
    ):
        (guest,) = meeting(LATER, line).people
        assert (guest.name, guest.emails) == ("Ann Lee", ("ann@x.example",))


def test_an_address_folded_with_a_space_too_much_is_whole() -> None:
    found = events_in(calendar(LATER, "ATTENDEE;CN=Ann Lee:mailto:ann@", "  x.example"))
    assert interactions(found)[0].people[0].emails == ("ann@x.example",)


def test_a_zone_that_nobody_knows_is_never_taken_for_utc() -> None:
    found = events_in(calendar("DTSTART;TZID=Mars/Olympus:20261105T090000", "SUMMARY:Talk"))
    assert interactions(found)[0].start == Moment("2026-11-05T09:00")
    (remark,) = remarks(found)
    assert "Mars/Olympus is not known" in remark
    assert "09:00 is taken for your own time" in remark
    assert meeting("DTSTART:20261105T090000").start == Moment("2026-11-05T09:00")


def test_a_whole_day_has_no_time() -> None:
    found = meeting("DTSTART;VALUE=DATE:20261105", "DTEND;VALUE=DATE:20261106")
    assert (found.start, found.minutes) == (Moment("2026-11-05"), 0)


def test_what_is_over_was_held_and_what_is_off_is_cancelled() -> None:
    assert meeting("DTSTART:20261102T110000Z", "DTEND:20261102T120000Z").state is State.PLANNED
    assert meeting("DTSTART:20261102T100000Z", "DTEND:20261102T113000Z").state is State.HELD
    assert meeting(LATER, head=("METHOD:CANCEL",)).state is State.CANCELLED
    assert meeting(LATER, "STATUS:CANCELLED").state is State.CANCELLED


ANSWER = (LATER, "DTSTAMP:20261102T101500Z", "ORGANIZER;CN=Me:mailto:me@x.example")


def test_an_answer_says_who_comes_and_who_does_not() -> None:
    def answered(*lines: str, method: str = "REPLY") -> DraftInteraction:
        return meeting(*ANSWER, *lines, head=(f"METHOD:{method}",))

    yes = answered("ATTENDEE;PARTSTAT=ACCEPTED;CN=Ann Lee:mailto:a@x.example", "COMMENT:See you\\, then")
    assert yes.answer == "Ann Lee accepted on 2 November 2026: “See you, then”"
    assert yes.start is not None
    assert [each.name for each in yes.people] == ["Ann Lee"], "not who had invited"
    no = answered("ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example")
    assert (no.answer, no.start) == ("a@x.example declined on 2 November 2026", None)
    maybe = answered("ATTENDEE;PARTSTAT=tentative;CN=Ann:mailto:a@x.example")
    assert maybe.answer == "Ann accepted tentatively on 2 November 2026"
    other = answered("ATTENDEE;CN=Ann:mailto:a@x.example", method="COUNTER")
    assert other.answer.startswith("Ann proposed another time, 5 November 2026, 09:00")
    assert other.start is None
    again = meeting(
        ANSWER[0], "DTSTAMP:20261103T101500Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example",
        ANSWER[2], head=("METHOD:REPLY",),
    )  # fmt: skip
    assert again.digest != no.digest


def test_an_answer_that_says_nothing_is_passed_over() -> None:
    for method, said in (("REPLY", "NEEDS-ACTION"), ("REFRESH", "ACCEPTED")):
        line = f"ATTENDEE;PARTSTAT={said};CN=Ann:mailto:a@x.example"
        found = events_in(calendar(LATER, line, head=(f"METHOD:{method}",)))
        assert len(passed_over(found)) == 1
        assert interactions(found) == []


def test_tasks_and_journals_are_passed_over() -> None:
    found = events_in("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL")
    assert passed_over(found) == ["a task", "a journal entry"]


def test_what_repeats_is_kept_once_at_its_next_time_with_a_word() -> None:
    whole = calendar(
        "DTSTART;TZID=Europe/Madrid:20150105T150000", "RRULE:FREQ=WEEKLY;BYDAY=MO", "SUMMARY:Chat"
    )
    found = events_in(whole)
    (only,) = interactions(found)
    assert only.start == Moment("2026-11-02T15:00", "Europe/Madrid")
    assert remarks(found) == ["“Chat”: It repeats; only its next time is taken."]


def test_days_off_and_moved_days_of_a_series_are_left_out() -> None:
    series = "BEGIN:VEVENT\nUID:s\nDTSTART:20261005T150000Z\nRRULE:FREQ=WEEKLY\nEXDATE:20261109T150000Z\n"
    moved = "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20261102T150000Z\nDTSTART:20261103T100000Z\nEND:VEVENT"
    first, second = interactions(events_in(f"BEGIN:VCALENDAR\n{series}END:VEVENT\n{moved}\nEND:VCALENDAR"))
    assert first.start == Moment("2026-11-16T15:00", "UTC")
    assert (second.start, second.recurrence) == (Moment("2026-11-03T10:00", "UTC"), "20261102T150000Z")


def test_a_rule_made_to_do_harm_takes_no_time() -> None:
    lines = [calendar("DTSTART:19000101T000000Z", f"RRULE:{rule}") for rule in (
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;COUNT=9999;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=99999999999", "FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO",
        "FREQ=WEEKLY;UNTIL=99991231",
    )]  # fmt: skip
    for each in lines:
        assert len(interactions(events_in(each))) == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("SUMMARY:Coffee with Ann", Kind.COFFEE_CHAT),
        ("SUMMARY:Phone call", Kind.CALL),
        ("SUMMARY:Zoom with Ben", Kind.VIDEO_CALL),
        ("SUMMARY:Informational chat over coffee", Kind.INFORMATIONAL_INTERVIEW),
        ("SUMMARY:Spring career fair", Kind.EVENT),
        ("SUMMARY:Hello\r\nDESCRIPTION:An informational interview", Kind.INFORMATIONAL_INTERVIEW),
        ("SUMMARY:Hello\r\nLOCATION:https://meet.google.com/abc", Kind.VIDEO_CALL),
        ("SUMMARY:Hello\r\nLOCATION:Phone", Kind.CALL),
        ("SUMMARY:Local history", Kind.COFFEE_CHAT),
    ],
)
def test_its_words_tell_what_kind_of_meeting_it_is(words: str, kind: Kind) -> None:
    assert meeting(LATER, words).kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/1",
        "DESCRIPTION:Join <https://teams.microsoft.com/l/meetup-join/1> now",
        "LOCATION:https://teams.microsoft.com/l/meetup-join/1",
    ],
)
def test_the_link_is_found_wherever_it_stands(line: str) -> None:
    found = meeting(LATER, line)
    assert (found.link, found.place) == ("https://teams.microsoft.com/l/meetup-join/1", "")


def test_the_same_event_exported_again_is_the_same() -> None:
    first = meeting(LATER, "UID:1", "DTSTAMP:20260101T000000Z")
    assert meeting(LATER, "UID:1", "DTSTAMP:20260202T000000Z").digest == first.digest
    assert meeting(LATER, "UID:1", "SUMMARY:New").digest != first.digest


def test_a_day_that_no_calendar_has_costs_nothing_else() -> None:
    found = events_in(calendar("DTSTART:20261345T990000Z", "SUMMARY:Talk") + calendar(LATER))
    assert [each.start is None for each in interactions(found)] == [True, False]
    assert remarks(found) == ["“Talk”: Its day cannot be read: 20261345T990000Z"]


def test_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    with pytest.raises(UnreadableFile, match="larger than any calendar"):
        events_in(calendar(LATER, "SUMMARY:" + "x" * 200))


LINES = st.sampled_from(
    (
        "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:VALARM", "END:VALARM",
        "DTSTART:", "DTSTART;TZID=", "DTEND:", "RRULE:FREQ=", "ATTENDEE;CN=", "ORGANIZER:mailto:", "EXDATE:",
        "TZOFFSETTO:", "TZID:", "UID:", "SEQUENCE:", "RECURRENCE-ID:", "DURATION:P", "METHOD:", " ",
    )
)  # fmt: skip
ENDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(("20261105T090000Z", "00010101", "99991231T235959", "WEEKLY;BYDAY=-5SU", "DAILY")),
)


@given(st.lists(st.tuples(LINES, ENDS), max_size=25))
def test_whatever_stands_in_a_calendar_it_is_read_to_its_end(lines: list[tuple[str, str]]) -> None:
    raw = "\n".join(("BEGIN:VEVENT", *(f"{head}{end}" for head, end in lines))).encode("utf-8", "replace")
    again = [list(CalendarReader(io.BytesIO(raw), lambda _: None).read()) for _ in range(2)]
    assert again[0] == again[1]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_to_their_end(raw: bytes) -> None:
    events_in(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + raw)
