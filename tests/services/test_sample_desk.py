"""The sample desk is whole, full of people, and the same for the same time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.events import EventKind
from netdesk.domain.follow_ups import FollowUpKind, FollowUpState
from netdesk.domain.goals import Measure
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.own_fields import OwnKind
from netdesk.services import checks, contacts, goals, history, interactions, pitches
from netdesk.services.me import me
from netdesk.services.research import research_prompts
from netdesk.services.sample_desk import is_sample, make_sample_desk
from netdesk.services.sheets import sheet_pdf
from netdesk.store import follow_ups, journeys
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

NOW = datetime(2026, 10, 13, 9, 15, tzinfo=ZoneInfo("Europe/Stockholm"))
INVENTED_MAIL = re.compile(r"[a-z.\-]+@[a-z\-]+\.example")
INVENTED_PHONE = re.compile(
    r"\+46 70 174 06 \d\d|\+44 (20 7946 01|7700 900)\d+|\+49 30 23125 \d+|\+33 1 99 00 \d\d \d\d"
    r"|\+45 55 50 \d\d \d\d|\+\d+ (\d{3} )?555 01\d\d"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "sample.netdesk"
    make_sample_desk(made, NOW)
    return made


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    desk = Desk.open(path)
    with desk.reader() as opened:
        yield opened
    desk.close()


def _people(reader: Reader) -> list[Contact]:
    return contacts.contacts(reader, range(1, 200))


def _talks(reader: Reader) -> list[Interaction]:
    found = (interactions.interaction(reader, each) for each in range(1, 400))
    return [each for each in found if each]


def _told(path: Path) -> list[object]:
    desk = Desk.open(path)
    with desk.reader() as opened:
        told: list[object] = [*_people(opened), *_talks(opened), *follow_ups.get(opened, range(1, 400))]
        told.append(journeys.whole(opened))
    desk.close()
    return told


def test_a_sample_desk_is_whole_and_marked(reader: Reader) -> None:
    assert checks.check(reader) == []
    assert is_sample(reader)
    assert me(reader).name.startswith("Ana ")


def test_a_desk_of_ones_own_is_no_sample(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk")
    with desk.reader() as opened:
        assert not is_sample(opened)
    desk.close()


def test_it_has_about_sixty_people_of_all_circles_and_many_scripts(reader: Reader) -> None:
    found = _people(reader)
    assert 55 <= len(found) <= 70
    assert {each.circle_id for each in found} == {each.id for each in contacts.circles(reader)}
    scripts = {unicodedata.name(char).split()[0] for each in found for char in each.shown if char.isalpha()}
    assert scripts >= {
        "LATIN", "CYRILLIC", "GREEK", "CJK", "HANGUL", "ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "TAMIL",
        "THAI", "GEORGIAN", "ARMENIAN", "ETHIOPIC",
    }  # fmt: skip
    assert any(each.starred for each in found)
    assert any(each.archived for each in found)
    assert any(each.birthday and each.birthday.year is None for each in found)
    assert {value.kind for each in found for value in each.own} == set(OwnKind)
    assert sum(each.introduced_by is not None for each in found) >= 10


def test_nobody_in_it_can_be_reached(reader: Reader) -> None:
    for each in _people(reader):
        assert all(INVENTED_MAIL.fullmatch(mail.value) for mail in each.emails), each.emails
        assert all(INVENTED_PHONE.fullmatch(phone.value) for phone in each.phones), each.phones
        assert all(".example" in link.value for link in each.links)


def test_a_year_of_interactions_leads_up_to_now_and_goes_on(reader: Reader) -> None:
    found = _talks(reader)
    held = [each for each in found if each.state is State.HELD and each.start]
    assert len(held) >= 100
    assert {each.kind for each in found} == set(Kind)
    instants = [each.start.aware("Europe/Stockholm") for each in held if each.start]
    assert max(instants) < NOW
    assert NOW - timedelta(days=366) <= min(instants) < NOW - timedelta(days=300)
    assert all(each.notes for each in held)
    planned = [each.start.day for each in found if each.state is State.PLANNED and each.start]
    assert planned.count(date(2026, 10, 13)) == 2
    assert any(date(2026, 10, 14) <= day <= date(2026, 10, 16) for day in planned)
    assert any(date(2026, 10, 19) <= day <= date(2026, 10, 25) for day in planned)
    assert any(each.state is State.CANCELLED for each in found)


def test_the_next_meeting_has_a_plan_for_a_full_sheet(reader: Reader) -> None:
    first = min(
        (each for each in _talks(reader) if each.state is State.PLANNED and each.start),
        key=lambda each: (each.start.epoch() if each.start else 0) < NOW.timestamp(),
    )
    plan = first.plan
    assert plan
    assert all((plan.objective, plan.goal, plan.pitch, plan.research, plan.stories, plan.bring))
    assert len(plan.questions) == 8


def test_the_next_meeting_has_a_checklist_with_blanks_and_something_to_ask(reader: Reader) -> None:
    first = interactions.interaction(reader, 1)
    assert first
    plan = first.plan
    assert plan
    assert {each.subject for each in plan.checklist} == {"person", "organization", "industry"}
    assert any(each.found for each in plan.checklist)
    assert any(not each.found and not each.ask for each in plan.checklist)
    assert [each.prompt for each in plan.checklist if each.ask] == ["How people join"]
    assert all((plan.dress, plan.route, plan.confirm, plan.goal_id, plan.pitch_id))
    prompts = {each.prompt for each in research_prompts()}
    assert {each.prompt for each in plan.checklist} <= prompts
    found = [question.answer for each in _talks(reader) if each.plan for question in each.plan.questions]
    assert sum(map(bool, found)) == 3


def test_the_sheet_of_the_next_meeting_has_two_pages(reader: Reader) -> None:
    assert sheet_pdf(reader, [1]).pages == 2


def test_the_journey_is_under_way(reader: Reader) -> None:
    journey = journeys.whole(reader)
    assert journey.rounds == (date(2026, 9, 1),)
    assert len(journey.organizations) >= 6
    assert any(each.wanted for each in journey.organizations)
    assert len(journey.events) == 6
    assert {each.kind for each in journey.events} >= {EventKind.CAREER_FAIR, EventKind.ALUMNI_PLATFORM}
    assert any(each.standing for each in journey.events)
    assert any(each.start and each.start.day > NOW.date() for each in journey.events)
    assert {each.at_school for each in journey.events} == {True, False}
    assert all(each.aims for each in journey.events)
    assert all(each.link == "" or ".example" in each.link for each in journey.events)
    assert len(journey.pitches) == 3
    assert [each.based_on for each in journey.pitches] == [None, 1, 1]
    assert min(each.seconds for each in journey.rehearsals) == 28
    assert all(each.at < NOW.isoformat() for each in journey.rehearsals)
    assert {each.rating for each in journey.practices} == {1, 2, 3}
    assert any(each.hidden for each in journey.own_questions)
    assert any(each.must for each in journey.own_questions)
    assert pitches.pace(reader)


def test_one_goal_has_no_number_yet_and_the_others_are_on_their_way(reader: Reader) -> None:
    done = goals.progress(reader)
    found = goals.every(reader)
    assert [each.number for each in found].count(0) == 1
    rehearsed = next(each for each in found if each.measure is Measure.REHEARSALS)
    assert (done[rehearsed.id or 0], rehearsed.number) == (4, 5)
    people = next(each for each in found if each.measure is Measure.PEOPLE)
    assert 0 < done[people.id or 0] < people.number
    assert any(each.event_id for each in _talks(reader) if each.state is State.HELD)


def test_thank_yous_wait_in_every_state(reader: Reader) -> None:
    found = follow_ups.get(reader, range(1, 400))
    thanks = [each for each in found if each.kind is FollowUpKind.THANK_YOU]
    assert {each.state for each in thanks} == set(FollowUpState)
    left = [
        each.due.aware("Europe/Stockholm") - NOW
        for each in thanks
        if each.due and each.state is FollowUpState.OPEN
    ]
    assert min(left) < timedelta(hours=-24)
    assert timedelta(0) < sorted(left)[1] <= timedelta(hours=6)
    assert max(left) > timedelta(hours=6)
    assert {each.kind for each in found} >= {FollowUpKind.PROMISE, FollowUpKind.NUDGE, FollowUpKind.OWN}


def test_the_same_time_gives_the_same_desk(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.netdesk"
    make_sample_desk(again, NOW)
    assert _told(again) == _told(path)


@pytest.mark.parametrize(
    "now", [datetime(2026, 10, 13, 23, 50, tzinfo=UTC), datetime(2028, 2, 26, 3, 5, tzinfo=UTC)]
)
def test_made_at_night_or_before_a_leap_day_it_still_has_a_first_meeting_by_day(
    tmp_path: Path, now: datetime
) -> None:
    made = tmp_path / "night.netdesk"
    make_sample_desk(made, now)
    desk = Desk.open(made)
    with desk.reader() as opened:
        first = interactions.interaction(opened, 1)
        assert checks.check(opened) == []
    desk.close()
    assert first
    assert first.start
    assert first.start.aware() > now
    assert first.start.wall.endswith("T10:30")


def test_it_was_made_in_few_changes(reader: Reader) -> None:
    assert len(history.history(reader, 50)) <= 7


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    there = tmp_path / "letter.txt"
    there.write_text("Dear Ruth")
    with pytest.raises(Trouble, match=r"letter\.txt"):
        make_sample_desk(there)
    assert there.read_text() == "Dear Ruth"
