"""What is suggested next: what cannot wait first, then step by step, and nothing that was skipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.goals import Measure
from netdesk.domain.steps import GoalFacts, JourneyFacts, Named, Step
from netdesk.domain.suggestions import Hint, Suggestion, suggestions, what_next

TODAY = date(2026, 10, 13)
GOAL = GoalFacts(1, "Understand storage", Measure.CONVERSATIONS, 3, 1, TODAY + timedelta(days=60))
MEETING = Named(7, "Leila Haddad", 9)
PITCH = Named(2, "Recruiters")
GROUND = JourneyFacts(today=TODAY, people=20, circles=3, ways=3, met=5, goals=(GOAL,), goals_ever=1,
                      pitches=1, latest_pitch=PITCH, rehearsals=5, best_seconds=31, written=1)  # fmt: skip


def first(facts: JourneyFacts) -> Suggestion:
    found = what_next(facts)
    assert found is not None
    return found


def test_an_evening_leads_from_people_to_a_prepared_meeting() -> None:
    facts, taken = JourneyFacts(today=TODAY), []
    for done in (
        {"people": 5, "circles": 1},
        {"people": 20},
        {"circles": 3},
        {"ways": 3},
        {"goals": (replace(GOAL, number=0, due=None),), "goals_ever": 1},
        {"goals": (replace(GOAL, due=None),)},
        {"goals": (GOAL,)},
        {"pitches": 1, "latest_pitch": PITCH},
        {"rehearsals": 5, "best_seconds": 29},
        {"coming": (MEETING,), "unprepared": (MEETING,)},
        {"unprepared": ()},
    ):
        taken.append(first(facts).hint)
        changed: dict[str, object] = dict(done)
        facts = replace(facts, **changed)  # type: ignore[arg-type]
    assert taken == [
        Hint.FIRST_PEOPLE,
        Hint.MORE_PEOPLE,
        Hint.MORE_CIRCLES,
        Hint.FIRST_WAYS,
        Hint.FIRST_GOAL,
        Hint.GIVE_NUMBER,
        Hint.GIVE_DAY,
        Hint.FIRST_PITCH,
        Hint.REHEARSE,
        Hint.PLAN_MEETING,
        Hint.PREPARE_MEETING,
    ]
    assert what_next(facts) is None, "all that is left is to meet"


def test_a_meeting_near_at_hand_is_prepared_before_anything_else() -> None:
    near = Named(7, "Leila Haddad", 2)
    facts = JourneyFacts(today=TODAY, coming=(near,), unprepared=(near,))
    assert first(facts) == Suggestion(Hint.PREPARE_MEETING, Step.PREPARATION, near)
    far = replace(facts, unprepared=(MEETING,))
    assert first(far).hint is Hint.FIRST_PEOPLE


def test_thanks_come_before_the_steps() -> None:
    owed = Named(4, "Samuel Adeyemi", -1)
    assert first(JourneyFacts(today=TODAY, to_thank=(owed,))) == Suggestion(Hint.THANK, Step.FOLLOW_UP, owed)


def test_a_meeting_whose_time_has_passed_is_asked_about() -> None:
    over = replace(MEETING, days=-1)
    assert first(replace(GROUND, unsaid=(over,))) == Suggestion(Hint.SAY_OUTCOME, Step.CONTACT, over)


def test_a_goal_past_its_day_is_looked_at_unless_it_is_reached() -> None:
    late = replace(GOAL, due=TODAY - timedelta(days=3))
    assert first(replace(GROUND, goals=(late,))).hint is Hint.GOAL_OVERDUE
    reached = replace(late, so_far=3)
    assert first(replace(GROUND, goals=(reached,))).hint is Hint.PLAN_MEETING


def test_after_the_talks_come_notes_then_people_named_then_a_new_round() -> None:
    held = replace(GROUND, held=3, unnoted=(MEETING,), to_ask=(Named(9, "Iris Moen"),))
    assert [each.hint for each in suggestions(held)] == [Hint.NOTE, Hint.ASK_NAMED, Hint.NEW_ROUND]


def test_an_event_nobody_was_noted_of_comes_before_new_ways() -> None:
    fair = Named(3, "Career fair", -2)
    facts = replace(GROUND, ways=1, unnoted_events=(fair,))
    assert [each.hint for each in suggestions(facts)][:2] == [Hint.NOTE_MET, Hint.FIRST_WAYS]


def test_what_was_skipped_stays_away_and_the_next_one_comes() -> None:
    facts = JourneyFacts(today=TODAY)
    assert what_next(facts, {"first people:0"}) == Suggestion(Hint.FIRST_WAYS, Step.LIST)
    everything = {each.key for each in suggestions(facts)}
    assert what_next(facts, everything) is None


def test_skipping_one_goal_does_not_skip_another() -> None:
    blank = replace(GOAL, number=0)
    facts = replace(GROUND, goals=(blank, replace(blank, id=2, statement="Meet builders")))
    following = what_next(facts, {first(facts).key})
    assert following is not None
    assert following.about == Named(2, "Meet builders")


@given(
    st.integers(0, 30), st.integers(0, 5), st.integers(0, 4), st.integers(0, 2), st.integers(0, 6),
    st.integers(0, 4), st.lists(st.integers(0, 9), max_size=3),
)  # fmt: skip
def test_nothing_is_suggested_twice(
    people: int, circles: int, ways: int, pitches: int, rehearsals: int, held: int, days: list[int]
) -> None:
    coming = tuple(Named(at, "Somebody", day) for at, day in enumerate(days))
    facts = JourneyFacts(
        today=TODAY, people=people, circles=circles, ways=ways, pitches=pitches, rehearsals=rehearsals,
        held=held, coming=coming, unprepared=coming,
    )  # fmt: skip
    keys = [each.key for each in suggestions(facts)]
    assert len(keys) == len(set(keys))
