"""The journey is counted from the desk, within the present round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.goals import Goal, GoalState, Measure
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.steps import JourneyFacts, Named, RoundFacts
from netdesk.services import (
    contacts,
    events,
    goals,
    history,
    interactions,
    journey,
    pitches,
    rounds,
)
from netdesk.services.me import save_me
from netdesk.store import follow_ups as kept_follow_ups
from netdesk.store.desk import Desk

NOW = datetime(2026, 10, 13, 9, 0, tzinfo=UTC)
TODAY = date(2026, 10, 13)
OSLO = "Europe/Oslo"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "a.netdesk")
    save_me(opened, Me(zone=OSLO))
    yield opened
    opened.close()


def person(desk: Desk, name: str, **more: object) -> int:
    return contacts.add_contact(desk, Contact(Name(display=name), **more))  # type: ignore[arg-type]


def talk(desk: Desk, who: int, day: str, state: State = State.HELD, **more: object) -> int:
    made = Interaction(Kind.COFFEE_CHAT, (who,), state, start=Moment(f"{day}T10:00", OSLO), minutes=30)
    return interactions.add_interaction(desk, replace(made, **more))  # type: ignore[arg-type]


def counted(desk: Desk, now: datetime = NOW) -> JourneyFacts:
    with desk.reader() as reader:
        return journey.facts(reader, now)


def skipped(desk: Desk, now: datetime = NOW) -> frozenset[str]:
    with desk.reader() as reader:
        return journey.skipped(reader, journey.facts(reader, now))


def circles(desk: Desk) -> list[Circle]:
    with desk.reader() as reader:
        return contacts.circles(reader)


def latest_change(desk: Desk) -> str:
    with desk.reader() as reader:
        entry = history.next_undo(reader)
    return entry.label if entry else ""


def test_a_new_desk_is_at_the_beginning_of_the_first_round(desk: Desk) -> None:
    assert counted(desk) == JourneyFacts(today=TODAY)


def test_people_are_counted_with_their_circles(desk: Desk) -> None:
    work, school = (circle.id for circle in circles(desk)[:2])
    for circle in (work, work, school, None):
        person(desk, "Somebody", circle_id=circle)
    person(desk, "Gone", circle_id=None, archived=True)
    found = counted(desk)
    assert (found.people, found.circles, found.without_circle) == (4, 2, 1)


def test_events_of_the_round_and_whoever_was_met_there(desk: Desk) -> None:
    leila, ravi = person(desk, "Leila Haddad"), person(desk, "Ravi Nair")
    fair = events.save(desk, Event("Fair", start=Moment("2026-10-01", OSLO), contact_ids=(leila,)))
    events.save(desk, Event("Old fair", start=Moment("2026-03-01", OSLO), contact_ids=(leila, ravi)))
    events.save(desk, Event("Alumni platform", standing=True))
    talk(desk, ravi, "2026-10-02", event_id=fair)
    assert (counted(desk).ways, counted(desk).met) == (3, 2)
    begin_on(desk, date(2026, 9, 1))
    assert (counted(desk).ways, counted(desk).met) == (2, 2)


def test_an_event_that_is_over_asks_whom_one_met(desk: Desk) -> None:
    fair = events.save(desk, Event("Fair", start=Moment("2026-10-11T09:00", OSLO)))
    events.save(desk, Event("Today's", start=Moment("2026-10-13T09:00", OSLO)))
    events.save(desk, Event("Long ago", start=Moment("2026-08-11T09:00", OSLO)))
    assert counted(desk).unnoted_events == (Named(fair, "Fair", -2),)


def test_goals_that_are_wanted_come_with_how_far_they_are(desk: Desk) -> None:
    wanted = goals.save(desk, Goal("Talk", measure=Measure.OWN, number=5, counted=2))
    goals.save(desk, Goal("Done", state=GoalState.REACHED))
    found = counted(desk)
    assert [(goal.id, goal.number, goal.so_far) for goal in found.goals] == [(wanted, 5, 2)]
    assert found.goals_ever == 2


def test_rehearsals_of_the_round_and_the_best_of_them(desk: Desk) -> None:
    pitch = pitches.save(desk, Pitch("Recruiters", text="Hello"))
    for at, seconds in (("2026-08-01", 30), ("2026-09-10", 48), ("2026-09-11", 31), ("2026-09-12", 12)):
        pitches.rehearsed(desk, Rehearsal(pitch, f"{at}T10:00:00+00:00", seconds))
    assert (counted(desk).rehearsals, counted(desk).best_seconds) == (4, 30)
    begin_on(desk, date(2026, 9, 1))
    found = counted(desk)
    assert (found.pitches, found.rehearsals, found.best_seconds) == (1, 3, 31)
    assert found.latest_pitch == Named(pitch, "Recruiters")


def test_meetings_ahead_are_ready_when_they_have_an_aim_and_questions(desk: Desk) -> None:
    leila = person(desk, "Leila Haddad")
    plan = Plan(objective="Learn", questions=(PlanQuestion("Why?"),))
    ready = talk(desk, leila, "2026-10-20", State.PLANNED, plan=plan)
    bare = talk(desk, leila, "2026-10-15", State.PLANNED, plan=Plan(objective="Learn"))
    over = talk(desk, leila, "2026-10-12", State.PLANNED)
    dayless = talk(desk, leila, "2026-10-12", State.PLANNED, start=None)
    found = counted(desk)
    assert found.coming == (
        Named(bare, "Leila Haddad", 2),
        Named(ready, "Leila Haddad", 7),
        Named(dayless, "Leila Haddad"),
    )
    assert found.unprepared == (found.coming[0], found.coming[2])
    assert found.unsaid == (Named(over, "Leila Haddad", -1),)


def test_a_meeting_under_way_is_still_ahead(desk: Desk) -> None:
    talk(desk, person(desk, "Leila"), "2026-10-13", State.PLANNED)
    at_ten = datetime(2026, 10, 13, 8, 20, tzinfo=UTC)
    assert len(counted(desk, at_ten).coming) == 1
    assert len(counted(desk, at_ten + timedelta(minutes=10)).unsaid) == 1


def test_talks_held_in_the_round_prepared_and_noted(desk: Desk) -> None:
    leila = person(desk, "Leila Haddad")
    talk(desk, leila, "2026-08-01", notes="Before")
    talk(desk, leila, "2026-10-01", notes="Storage", plan=Plan(objective="Learn"))
    blank = talk(desk, leila, "2026-10-05", plan=Plan(goal="A summer job"))
    mail = Interaction(Kind.EMAIL, (leila,), State.HELD, start=Moment("2026-10-02T10:00", OSLO))
    interactions.add_interaction(desk, mail)
    begin_on(desk, date(2026, 9, 1))
    found = counted(desk)
    assert (found.held, found.held_prepared, found.noted, found.written) == (2, 1, 1, 1)
    assert found.unnoted == (Named(blank, "Leila Haddad", -8),)


def test_thanks_in_time_late_and_still_owed(desk: Desk) -> None:
    people = [person(desk, name) for name in ("Leila", "Ravi", "Iris", "Old")]
    due = Moment("2026-10-10T10:00", OSLO)
    owed = [FollowUp(FollowUpKind.THANK_YOU, each, due=due) for each in people[:3]]
    owed.append(FollowUp(FollowUpKind.THANK_YOU, people[3], due=Moment("2026-08-10T10:00", OSLO)))
    with desk.change("Meet people") as change:
        ids = kept_follow_ups.insert(change, owed, OSLO)
    done(desk, ids[0], "2026-10-10T08:00:00+00:00")
    done(desk, ids[1], "2026-10-10T08:00:01+00:00")
    begin_on(desk, date(2026, 9, 1))
    found = counted(desk)
    assert (found.thanks, found.thanked, found.thanked_in_time) == (3, 2, 1)
    assert [each.name for each in found.to_thank] == ["Iris", "Old"]


def test_people_named_by_others(desk: Desk) -> None:
    leila = person(desk, "Leila Haddad")
    met, asked, new = (person(desk, name, introduced_by=leila) for name in ("Met", "Asked", "New"))
    in_words = person(desk, "In words", introducer="My aunt")
    talk(desk, met, "2026-10-01")
    talk(desk, asked, "2026-10-20", State.PLANNED)
    found = counted(desk)
    assert (found.named, found.named_asked, found.met_through_others) == (4, 2, 1)
    assert found.to_ask == (Named(in_words, "In words"), Named(new, "New"))


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        ((), 0),
        (("2026-10-12",), 1),
        (("2026-10-12", "2026-10-05", "2026-09-28", "2026-09-14"), 3),
        (("2026-10-11", "2026-10-04"), 2),
        (("2026-10-02",), 0),
    ],
)
def test_weeks_in_a_row(desk: Desk, days: tuple[str, ...], weeks: int) -> None:
    leila = person(desk, "Leila")
    for day in days:
        talk(desk, leila, day)
    assert counted(desk).weeks == weeks


def test_a_new_round_counts_afresh_and_one_undo_takes_it_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(desk, person(desk, "Leila"), "2026-10-01")
    monkeypatch.setattr(rounds, "utc_now", lambda: NOW)
    assert rounds.begin(desk) == 2
    found = counted(desk)
    assert (found.round, found.begun, found.held) == (2, TODAY, 0)
    assert latest_change(desk) == "Begin round 2 of the journey"
    history.undo(desk)
    assert (counted(desk).round, counted(desk).begun, counted(desk).held) == (1, None, 1)


def test_rounds_that_are_over_say_how_many_talks_they_had(desk: Desk) -> None:
    leila = person(desk, "Leila")
    for day in ("2026-05-31", "2026-06-01", "2026-08-31", "2026-09-01"):
        talk(desk, leila, day)
    begin_on(desk, date(2026, 6, 1))
    begin_on(desk, date(2026, 9, 1))
    found = counted(desk)
    assert found.earlier == (RoundFacts(2, date(2026, 9, 1), 2), RoundFacts(1, date(2026, 6, 1), 1))
    assert (found.round, found.held) == (3, 1)


def test_goals_that_want_something_come_first(desk: Desk) -> None:
    for words, number, due in (
        ("Later", 3, date(2027, 1, 1)),
        ("Some day", 3, None),
        ("Soon", 3, TODAY),
        ("No number", 0, None),
    ):
        goals.save(desk, Goal(words, number=number, due=due))
    assert [goal.statement for goal in counted(desk).goals] == ["No number", "Soon", "Later", "Some day"]


def test_what_was_skipped_comes_back_after_a_week(desk: Desk) -> None:
    journey.skip(desk, "first goal:0", NOW)
    assert skipped(desk) == {"first goal:0"}
    assert skipped(desk, NOW + timedelta(days=journey.SKIPPED_DAYS)) == frozenset()
    assert latest_change(desk) == "", "to skip is no change of the desk"


def test_what_was_skipped_can_be_had_back_at_once(desk: Desk) -> None:
    for key in ("a:0", "b:0", "c:0"):
        journey.skip(desk, key, NOW)
    journey.unskip(desk, ["b:0"])
    assert skipped(desk) == {"a:0", "c:0"}
    journey.unskip(desk)
    assert skipped(desk) == frozenset()


def test_a_new_round_brings_back_what_was_skipped_before_it(desk: Desk) -> None:
    journey.skip(desk, "a:0", NOW - timedelta(days=2))
    begin_on(desk, TODAY)
    assert skipped(desk) == frozenset()


def begin_on(desk: Desk, day: date) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rounds, "utc_now", lambda: datetime(day.year, day.month, day.day, 6, tzinfo=UTC))
        rounds.begin(desk)


def done(desk: Desk, follow_up_id: int, at: str) -> None:
    with desk.change("Thank somebody") as change:
        change.connection.run(
            "UPDATE follow_up SET state = 'done', done_at = ? WHERE id = ?", (at, follow_up_id)
        )
