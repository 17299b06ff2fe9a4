"""What the journey says: plain, right in number, and nothing a user wrote is read as a pattern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.goals import Measure
from netdesk.domain.steps import GoalFacts, JourneyFacts, Named, RoundFacts, Step
from netdesk.domain.suggestions import Hint, Suggestion, suggestions, what_next
from netdesk.ui.words import journey_words, suggestion_words

TODAY = date(2026, 10, 13)
NOTHING = JourneyFacts(today=TODAY)
GOAL = GoalFacts(1, "Storage", Measure.CONVERSATIONS, 6, 2, TODAY)
NO_NUMBER = replace(GOAL, number=0)
NO_DAY = replace(GOAL, due=None)
MEETING = Named(1, "Leila", 2)


@pytest.mark.parametrize(
    ("step", "facts", "words"),
    [
        (Step.CIRCLES, replace(NOTHING, people=1), "1 person, none in a circle yet"),
        (Step.CIRCLES, replace(NOTHING, people=1284, circles=6), "1,284 people in 6 circles"),
        (Step.LIST, replace(NOTHING, ways=1), "1 event or group, nobody met there yet"),
        (Step.LIST, replace(NOTHING, ways=4, met=31), "31 people met at 4 events and groups"),
        (Step.GOALS, replace(NOTHING, goals_ever=2), "All goals are reached or dropped"),
        (Step.GOALS, replace(NOTHING, goals=(NO_NUMBER, NO_DAY)), "One goal has no number yet"),
        (Step.GOALS, replace(NOTHING, goals=(NO_DAY, NO_DAY)), "2 goals have no day yet"),
        (Step.GOALS, replace(NOTHING, goals=(GOAL, GOAL), goals_ever=3), "2 of 3 goals active"),
        (Step.GOALS, replace(NOTHING, goals=(GOAL,), goals_ever=1), "1 goal, with a number and a day"),
        (Step.PITCH, replace(NOTHING, pitches=1), "1 version, not rehearsed yet"),
        (Step.PITCH, replace(NOTHING, pitches=2, rehearsals=1), "2 versions, rehearsed once"),
        (
            Step.PITCH,
            replace(NOTHING, pitches=2, rehearsals=4, best_seconds=31),
            "2 versions, rehearsed 4 times, best 31 s",
        ),
        (
            Step.PREPARATION,
            replace(NOTHING, coming=(MEETING, MEETING), unprepared=(MEETING,)),
            "1 of 2 meetings ready",
        ),
        (Step.PREPARATION, replace(NOTHING, held=1, held_prepared=1), "1 of 1 talk was prepared"),
        (
            Step.CONTACT,
            replace(NOTHING, written=4, coming=(MEETING,), held=6),
            "4 written to, 1 planned, 6 held",
        ),
        (
            Step.FOLLOW_UP,
            replace(NOTHING, thanks=8, thanked=5, thanked_in_time=5),
            "5 of 8 thanked in time",
        ),
        (
            Step.FOLLOW_UP,
            replace(NOTHING, thanks=8, thanked=6, thanked_in_time=5),
            "6 of 8 thanked, 5 in time",
        ),
        (Step.REFLECTION, replace(NOTHING, held=7, noted=6), "6 of 7 talks have notes"),
        (Step.REPETITION, replace(NOTHING, named=9, named_asked=3), "9 people named to you, 3 asked"),
    ],
)
def test_what_is_done_is_said_in_one_line(step: Step, facts: JourneyFacts, words: str) -> None:
    assert journey_words.done_words(step, facts) == words


@pytest.mark.parametrize("step", Step)
def test_every_step_has_all_its_words(step: Step) -> None:
    assert journey_words.title(step)
    assert journey_words.done_words(step, NOTHING)
    assert journey_words.why(step).endswith(".")
    assert bool(journey_words.wizard_verb(step)) == (step.number <= 5)


def test_the_state_at_the_right() -> None:
    assert journey_words.state_words(Step.CIRCLES, NOTHING) == ""
    assert journey_words.state_words(Step.CIRCLES, replace(NOTHING, people=10)) == "25 %"
    assert journey_words.state_words(Step.CIRCLES, replace(NOTHING, people=20, circles=3)) == "Done"


def test_a_round_says_its_number_and_since_when() -> None:
    assert journey_words.round_words(NOTHING) == "Round 1"
    begun = replace(NOTHING, round=2, begun=date(2026, 9, 1))
    assert journey_words.round_words(begun) == "Round 2, begun 1 September"
    older = replace(begun, begun=date(2025, 9, 1))
    assert journey_words.round_words(older) == "Round 2, begun 1 September 2025"


def test_each_round_counts() -> None:
    told = replace(NOTHING, held=12, earlier=(RoundFacts(1, date(2026, 9, 1), 1284),))
    assert journey_words.so_far(told)[0] == ("Conversations held", "12")
    assert journey_words.so_far(told)[-1] == ("Round 1, until 1 September", "1,284 held")


@pytest.mark.parametrize("hint", Hint)
def test_every_suggestion_says_what_why_and_how(hint: Hint) -> None:
    for about in (Named(1, "{braces} & <b>bold</b>", -2), Named(1, "", None)):
        for count in (0, 1, 5):
            said = suggestion_words.say(Suggestion(hint, Step.GOALS, about, count), NOTHING)
            assert said.title
            assert said.sentence.endswith((".", "?"))
            assert said.verb
            assert "{" not in f"{said.title}{said.sentence}".replace("{braces}", "")


def test_a_long_name_is_cut() -> None:
    about = Named(1, "x" * 500)
    said = suggestion_words.say(Suggestion(Hint.GIVE_NUMBER, Step.GOALS, about), NOTHING)
    assert len(said.title) < 100


def test_late_thanks_are_not_called_timely() -> None:
    late = Suggestion(Hint.THANK, Step.FOLLOW_UP, Named(1, "Ruth", -2))
    assert suggestion_words.say(late, NOTHING).sentence.startswith("It is late")


def test_with_nothing_left_the_next_meeting_is_named() -> None:
    assert suggestion_words.say_nothing(NOTHING).title == "Nothing is waiting"
    ahead = replace(NOTHING, coming=(MEETING,))
    said = suggestion_words.say_nothing(ahead)
    assert said.sentence == "Your next conversation, with Leila, is on Thursday and prepared."
    assert said.verb == ""


def test_the_first_suggestion_of_a_new_desk_is_people() -> None:
    found = what_next(NOTHING)
    assert found == next(suggestions(NOTHING))
    assert found is not None
    assert suggestion_words.say(found, NOTHING).verb == "Go through your circles"
