"""How Today says things."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Kind
from netdesk.domain.thanks import clock
from netdesk.domain.today import Added, Ahead, Due, Meeting, Person, ThankYou, Turn
from netdesk.ui.roles import Tone
from netdesk.ui.words import today_words, wording

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 15)  # noqa: DTZ001 - the user's clock
AT = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)
TODAY = NOW.date()
ANN, BO, CY = Person(1, "Ann Lee"), Person(2, "Bo"), Person(3, "Cy")


def _meeting(
    wall: str = "2026-10-13T10:30", kind: Kind = Kind.CALL, zone: str = OSLO, **more: object
) -> Meeting:
    values = {"minutes": 15, "place": "Kestrel", "link": "", "people": (ANN,), **more}
    return Meeting(1, kind, Moment(wall, zone), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wall", "said"),
    [
        ("2026-10-13T10:30", "in 1 h 15"),
        ("2026-10-13T11:15", "in 2 h"),
        ("2026-10-13T09:40", "in 25 min"),
        ("2026-10-13T09:15", "now"),
        ("2026-10-13T09:05", "began 10 min ago"),
        ("2026-10-13", "whole day"),
        ("2026-10-14T10:30", "Tomorrow"),
        ("2026-10-15T10:30", "Thu"),
    ],
)
def test_how_long_until_a_meeting(wall: str, said: str) -> None:
    assert today_words.until(Moment(wall, OSLO), 30, NOW, OSLO) == said


def test_the_night_of_the_clocks_counts_real_hours() -> None:
    night = datetime(2026, 10, 25, 1, 0)  # noqa: DTZ001 - the user's clock
    assert today_words.until(Moment("2026-10-25T04:00", OSLO), 30, night, OSLO) == "in 4 h"


def test_a_meeting_elsewhere_tells_the_time_there() -> None:
    assert (
        today_words.second_time(_meeting("2026-10-13T14:00", zone="Europe/London"), NOW, OSLO)
        == "14:00 London"
    )
    assert today_words.time_of(Moment("2026-10-13T14:00", "Europe/London"), OSLO) == "15:00"


def test_what_a_meeting_is_and_how_far_it_is_prepared() -> None:
    assert (
        today_words.meeting_line(_meeting(prepared=True, questions=3))
        == "Call, 15 min  ·  3 of 8 questions chosen"
    )
    assert today_words.meeting_line(_meeting(prepared=True, questions=8)) == "Call, 15 min"
    assert today_words.meeting_line(_meeting()) == "Call, 15 min  ·  not prepared yet"


def test_names_of_many_stay_short() -> None:
    assert today_words.names(()) == "Nobody"
    assert today_words.names((ANN, BO)) == "Ann Lee and Bo"
    assert today_words.names((ANN, BO, CY)) == "Ann Lee, Bo and 1 more"


@pytest.mark.parametrize(
    ("due", "said", "tone"),
    [
        ("2026-10-13T17:40", "8 h left", Tone.SECOND),
        ("2026-10-13T12:15", "3 h left", Tone.WARN),
        ("2026-10-13T09:55", "40 min left", Tone.WARN),
        ("2026-10-13T09:00", "due now", Tone.WARN),
        ("2026-10-13T07:00", "due 2 h ago", Tone.WARN),
        ("2026-10-11T13:15", "2 days late", Tone.BAD),
        ("2026-09-20T13:15", "3 weeks late", Tone.BAD),
    ],
)
def test_thanks_say_in_words_what_the_ring_shows(due: str, said: str, tone: Tone) -> None:
    found = clock(Moment(due, OSLO), AT, OSLO)
    assert today_words.left_words(found) == said
    assert today_words.left_tone(found) is tone


def test_what_one_says_thanks_for() -> None:
    late = FollowUp(FollowUpKind.THANK_YOU, 1, due=Moment("2026-10-11T13:15", OSLO))
    due = Due(late, ANN, Kind.COFFEE_CHAT, Moment("2026-10-10T11:45", OSLO))
    told = ThankYou(due, clock(late.due, AT, OSLO) if late.due else None)
    assert today_words.met_words(told, NOW, OSLO) == "Met on Saturday  ·  late is better than never"
    assert today_words.met_words(ThankYou(Due(late, ANN), None), NOW, OSLO) == "Thanks are still owed"


def test_whose_turn_it_is_and_how_much() -> None:
    diego = Turn(ANN, date(2026, 9, 19), Moment("2026-08-22T17:00", OSLO), 28)
    assert today_words.turn_line(diego, TODAY, OSLO) == "Last touch 22 Aug"
    assert today_words.turn_words(diego, TODAY, OSLO) == ("7 weeks", Tone.BAD)
    due = Turn(ANN, TODAY, Moment("2026-10-06", OSLO), 7)
    assert today_words.turn_words(due, TODAY, OSLO) == ("due today", Tone.WARN)
    born = Turn(ANN, date(2026, 10, 16))
    assert today_words.turn_line(born, TODAY, OSLO) == "Birthday on Friday"
    assert today_words.turn_words(born, TODAY, OSLO) == ("in 3 days", Tone.SECOND)


def test_a_line_of_the_week() -> None:
    assert today_words.ahead_words(Ahead(TODAY, _meeting()), OSLO) == "Call Ann Lee, 10:30"
    fair = _meeting(kind=Kind.EVENT, place="Career fair, hall B")
    assert today_words.ahead_words(Ahead(TODAY, fair), OSLO) == "Career fair, hall B, 10:30"
    assert (
        today_words.ahead_words(Ahead(TODAY, _meeting("2026-10-14", Kind.LETTER)), OSLO) == "Write to Ann Lee"
    )
    nudge = Due(FollowUp(FollowUpKind.NUDGE, 1, "Nudge Ann"), ANN)
    assert today_words.ahead_words(Ahead(TODAY, nudge), OSLO) == "Nudge Ann"
    assert today_words.week_day(date(2026, 10, 14), TODAY) == "Wed"
    assert today_words.week_day(date(2026, 10, 20), TODAY) == "20 Oct"


def test_the_notice_of_a_contact_counts_down() -> None:
    thanks = FollowUp(FollowUpKind.THANK_YOU, 1, due=Moment("2026-10-13T12:15", OSLO))
    assert today_words.notice_words(thanks, "Leila", NOW, OSLO, AT) == (
        "Thank Leila by 12:15 today",
        "3 hours left",
    )
    early = FollowUp(FollowUpKind.THANK_YOU, 1, due=Moment("2026-10-14T06:30", OSLO))
    assert today_words.notice_words(early, "Leila", NOW, OSLO, AT) == (
        "Thank Leila by 06:30 tomorrow",
        "21 hours left",
    )
    late = FollowUp(FollowUpKind.THANK_YOU, 1, due=Moment("2026-10-11T12:15", OSLO))
    assert today_words.notice_words(late, "Leila", NOW, OSLO, AT) == ("Thank Leila", "2 days late")
    paper = FollowUp(FollowUpKind.PROMISE, 1, "Send the paper", Moment("2026-10-16"))
    assert today_words.notice_words(paper, "Leila", NOW, OSLO, AT) == ("Send the paper", "Due in 3 days")


def test_when_somebody_came_is_told_on_the_users_calendar() -> None:
    late = Added(ANN, "", "Add Ann", False, "2026-10-12T22:30:00+00:00")
    assert today_words.added_day(late, TODAY, OSLO) == "today"
    assert today_words.added_day(late, TODAY, "America/New_York") == "yesterday"
    old = Added(ANN, "", "Add Ann", False, "2026-10-08T09:00:00+00:00")
    assert today_words.added_day(old, TODAY, OSLO) == "Thu"


def test_promises_and_reminders_are_counted_by_their_names() -> None:
    promise = Due(FollowUp(FollowUpKind.PROMISE, 1, "Send"), ANN)
    own = Due(FollowUp(FollowUpKind.OWN, 1, "Call"), ANN)
    assert today_words.tasks_count((promise,)) == "1 promise"
    assert today_words.tasks_count((own, own)) == "2 reminders"
    assert today_words.tasks_count((own, promise)) == "2 promises and reminders"


def test_new_people_of_one_import_say_so_once() -> None:
    one = Added(ANN, "", "Import 2 contacts from a.vcf", True, "")
    assert today_words.added_from((one, one)) == "2 contacts from a.vcf"
    assert today_words.added_from((one, Added(BO, "", "Add Bo", False, ""))) == ""
    assert today_words.added_from(()) == ""


def test_the_page_is_headed_by_the_day() -> None:
    assert wording.page_day(TODAY) == "Tuesday, 13 October"
