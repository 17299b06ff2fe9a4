"""How days, clocks and steps are said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.interactions import Kind
from netdesk.domain.rows import ContactRow, Standing
from netdesk.ui.roles import Tone
from netdesk.ui.words import wording

TODAY = date(2026, 10, 13)  # a Tuesday
NOW = datetime.fromisoformat("2026-10-13T09:15")

pytestmark = pytest.mark.usefixtures("british")


def at(wall: str) -> datetime:
    return datetime.fromisoformat(wall)


def american() -> None:
    QLocale.setDefault(QLocale("en_US"))


def row(
    next_kind: Kind | None = None, next_meeting: Moment | None = None, standing: Standing = Standing.SCHEDULED
) -> ContactRow:
    return ContactRow(7, "Leila Haddad", "", "", "", 0, None, next_meeting, next_kind, standing)


@pytest.mark.parametrize(
    ("day", "said"),
    {
        date(2026, 10, 13): "Today",
        date(2026, 10, 12): "Yesterday",
        date(2026, 10, 14): "Tomorrow",
        date(2026, 10, 7): "Wed",
        date(2026, 10, 6): "6 Oct",
        date(2026, 10, 19): "Mon",
        date(2026, 10, 20): "20 Oct",
        date(2025, 10, 12): "12 Oct 2025",
        date(2027, 1, 2): "2 Jan 2027",
    }.items(),
)
def test_a_table_says_near_days_in_a_word(day: date, said: str) -> None:
    assert wording.short_day(day, TODAY) == said


def test_months_come_first_where_the_system_has_them_first() -> None:
    american()
    assert wording.short_day(date(2026, 10, 6), TODAY) == "Oct 6"
    assert wording.short_day(date(2025, 10, 6), TODAY) == "Oct 6, 2025"
    assert wording.full_day(date(2026, 10, 6)) == "Tuesday, October 6, 2026"


def test_the_clock_is_that_of_the_system() -> None:
    assert wording.clock(at("2026-01-01T14:30")) == "14:30"
    assert wording.clock(at("2026-01-01T09:05")) == "09:05"
    american()
    assert wording.clock(at("2026-01-01T14:30")) == "2:30 PM"
    assert wording.clock(at("2026-01-01T00:05")) == "12:05 AM"
    assert wording.clock(at("2026-01-01T12:00")) == "12:00 PM"


def test_words_stay_english_in_every_locale_and_have_day_and_month() -> None:
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        QLocale.setDefault(locale)
        assert wording.calendar_day(date(2026, 10, 6), TODAY) in ("6 Oct", "Oct 6"), locale.name()
        assert wording.clock(at("2026-01-01T14:30")) in ("14:30", "2:30 PM"), locale.name()


def test_a_day_inside_a_sentence_is_written_small() -> None:
    assert wording.on_day(date(2026, 10, 13), TODAY) == "today"
    assert wording.on_day(date(2026, 10, 15), TODAY) == "on Thursday"
    assert wording.on_day(date(2026, 11, 15), TODAY) == "on 15 Nov"


@pytest.mark.parametrize(
    ("day", "said"),
    {
        date(2026, 10, 13): "today",
        date(2026, 10, 10): "3 days ago",
        date(2026, 10, 26): "in 13 days",
        date(2026, 9, 22): "3 weeks ago",
        date(2027, 1, 5): "in 12 weeks",
        date(2027, 1, 20): "in 3 months",
        date(2024, 10, 1): "2 years ago",
    }.items(),
)
def test_distance_is_told_in_the_unit_that_fits(day: date, said: str) -> None:
    assert wording.ago(day, TODAY) == said


def test_a_birthday_has_its_year_only_when_known() -> None:
    assert wording.day_of_year(PartialDate(5, 3)) == "3 May"
    assert wording.day_of_year(PartialDate(5, 3, 1990)) == "3 May 1990"


def test_several_things_are_told_in_a_row() -> None:
    assert [wording.listed(["Ann", "Bo", "Cy"][:count]) for count in range(4)] == [
        "", "Ann", "Ann and Bo", "Ann, Bo and Cy",
    ]  # fmt: skip


def test_how_long_it_has_been_is_told_in_the_largest_unit() -> None:
    days = (0, 1, 3, 20, 70, 800)
    assert [wording.length_of(TODAY - timedelta(days=each), TODAY) for each in days] == [
        "today", "yesterday", "3 days", "2 weeks", "2 months", "2 years",
    ]  # fmt: skip


def test_lengths_are_told_in_hours_and_minutes() -> None:
    assert [wording.span(minutes) for minutes in (0, 20, 60, 90)] == ["", "20 min", "1 h", "1 h 30 min"]


def test_a_meeting_far_away_is_shown_on_the_users_clock() -> None:
    at_nine_in_tokyo = Moment("2026-10-14T09:00", "Asia/Tokyo")
    assert wording.home_time(at_nine_in_tokyo, "Europe/Oslo") == at("2026-10-14T02:00")
    assert wording.moment_words(at_nine_in_tokyo, NOW, "Europe/Oslo") == "Tomorrow, 02:00"
    assert wording.home_time(Moment("2026-10-14", "Asia/Tokyo"), "Europe/Oslo") == at("2026-10-14T00:00")
    assert wording.home_time(Moment("2026-10-14T09:00"), "Europe/Oslo") == at("2026-10-14T09:00")


@pytest.mark.parametrize(
    ("kind", "start", "said"),
    [
        (Kind.INFORMATIONAL_INTERVIEW, "2026-10-13T10:30", "Meet at 10:30"),
        (Kind.VIDEO_CALL, "2026-10-13T10:30", "Call at 10:30"),
        (Kind.EMAIL, "2026-10-13", "Write today"),
        (Kind.COFFEE_CHAT, "2026-10-14T08:00", "Meet tomorrow"),
        (Kind.COFFEE_CHAT, "2026-10-15T14:30", "Meet Thu, 14:30"),
        (Kind.COFFEE_CHAT, "2026-10-15", "Meet Thu"),
        (Kind.COFFEE_CHAT, "2026-11-03T14:30", "Meet 3 Nov"),
    ],
)
def test_the_next_step_is_what_was_planned(kind: Kind, start: str, said: str) -> None:
    assert wording.next_step(row(kind, Moment(start)), NOW) == wording.Step(said)


def test_what_is_planned_without_a_day_asks_for_one() -> None:
    assert wording.next_step(row(Kind.CALL), NOW).text == "Set a day"


def test_a_meeting_gone_by_asks_whether_it_was_held() -> None:
    step = wording.next_step(row(Kind.COFFEE_CHAT, Moment("2026-10-12T10:00")), NOW)
    assert step == wording.Step("Did you meet?", Tone.WARN, urgent=True)
    during = wording.next_step(row(Kind.COFFEE_CHAT, Moment("2026-10-13T08:30")), NOW)
    assert during.text == "Meet at 08:30"
    today = wording.next_step(row(Kind.EMAIL, Moment("2026-10-13")), NOW)
    assert today.text == "Write today"


def test_without_a_plan_the_standing_is_told_quietly() -> None:
    assert wording.next_step(row(standing=Standing.IDENTIFIED), NOW) == wording.Step(
        "Not asked yet", Tone.QUIET
    )
    assert wording.next_step(row(standing=Standing.IN_TOUCH), NOW) == wording.Step("In touch", Tone.QUIET)


@pytest.mark.parametrize(
    ("kind", "start", "said"),
    [
        (Kind.INFORMATIONAL_INTERVIEW, "2026-10-15T14:30", "Meet Leila on Thursday, 14:30"),
        (Kind.CALL, "2026-10-13T14:30", "Call Leila today, 14:30"),
        (Kind.LETTER, "2026-11-02", "Write to Leila on 2 Nov"),
        (Kind.COFFEE_CHAT, "2026-10-12T10:00", "Did you meet Leila yesterday?"),
        (Kind.EMAIL, "2026-10-08", "Did you write to Leila on Thursday?"),
        (Kind.CALL, None, "Call Leila: no day set yet"),
    ],
)
def test_a_plan_is_one_sentence(kind: Kind, start: str | None, said: str) -> None:
    assert wording.plan_sentence(kind, "Leila", Moment(start) if start else None, NOW) == said


def test_the_last_touch_is_a_day_or_a_dash() -> None:
    assert wording.last_touch(Moment("2026-10-12T18:00"), NOW) == "Yesterday"
    assert wording.last_touch(None, NOW) == "–"


@pytest.mark.parametrize(
    ("days", "said"),
    {0: "No rhythm", 1: "Every day", 7: "Every week", 14: "Every 2 weeks", 90: "Every 3 months",
     365: "Every year", 45: "Every 45 days"}.items(),
)  # fmt: skip
def test_a_rhythm_is_told_in_whole_units(days: int, said: str) -> None:
    assert wording.rhythm_words(days) == said


@pytest.mark.parametrize(
    ("shown", "given", "called"),
    [
        ("Leila Haddad", "Leila", "Leila"),
        ("Dr. Leila Haddad", "", "Leila"),
        ("Leila Haddad", "", "Leila"),
        ("김서연", "서연", "서연"),
        ("山田 太郎", "", "山田 太郎"),
        ("Halden Storage", "", "Halden"),
        ("", "", ""),
        ("Bob", "Robert", "Bob"),
    ],
)
def test_people_are_called_by_their_given_name(shown: str, given: str, called: str) -> None:
    assert wording.call_name(shown, given) == called


def test_long_words_may_break_and_ordinary_text_stays_as_it_is() -> None:
    assert wording.breakable("a short text") == "a short text"
    broken = wording.breakable("x" * 100)
    assert broken.replace("\u200b", "") == "x" * 100
    assert max(len(part) for part in broken.split("\u200b")) <= 28


def test_user_text_in_a_menu_keeps_its_ampersand_and_its_line() -> None:
    assert wording.menu_text("R&D\nteam") == "R&&D team"
    assert len(wording.menu_text("x" * 1000)) == 60
