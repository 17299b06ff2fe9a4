"""The journey's things drawn at random, from the same few words as people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, QuestionKind
from netdesk.domain.pitches import Ingredients, Pitch
from tests.store.given import moments, texts, words

said = words.filter(bool)
_lines = st.lists(said, max_size=3).map(tuple)
_numbers = st.sampled_from((0, 3, 6))


@dataclass(frozen=True)
class Kept:
    """How to draw each field of a kind of thing. `named` are those that name another kind of thing, and
    `people` the one that holds contact ids, "" for none."""

    value: type
    fields: dict[str, st.SearchStrategy]
    named: tuple[tuple[str, str], ...] = ()
    people: str = ""


KINDS: dict[str, Kept] = {
    "organization": Kept(
        Organization,
        {
            "name": said, "industry": texts, "site": words, "place": words, "wanted": st.booleans(),
            "research": _lines, "notes": texts,
        },
    ),
    "event": Kept(
        Event,
        {
            "name": said, "kind": st.sampled_from(EventKind), "standing": st.booleans(),
            "at_school": st.booleans(), "start": st.none() | moments, "minutes": _numbers, "place": words,
            "link": words, "organization": words, "aims": _lines, "notes": texts,
        },
        (("goal_id", "goals"), ("pitch_id", "pitches")),
        "contact_ids",
    ),
    "goal": Kept(
        Goal,
        {
            "statement": said, "kind": st.sampled_from(GoalKind), "subject": words,
            "measure": st.sampled_from(Measure), "number": _numbers, "counted": _numbers,
            "due": st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
            "state": st.sampled_from(GoalState), "notes": texts,
        },
        people="helper_ids",
    ),
    "pitch": Kept(
        Pitch,
        {
            "audience": said, "want": texts, "text": texts, "is_edited": st.booleans(),
            "ingredients": st.builds(Ingredients, who=words, team=words, question=words),
        },
        (("goal_id", "goals"), ("based_on", "pitches")),
    ),
}  # fmt: skip

THINGS: tuple[tuple[str, Any], ...] = (
    ("goal", Goal("Six talks", helper_ids=(1, 3))),
    ("goal", Goal("Halden", helper_ids=(2,))),
    ("pitch", Pitch("Ann", goal_id=1)),
    ("pitch", Pitch("Anna", goal_id=2, based_on=1)),
    ("event", Event("Halden", goal_id=1, pitch_id=2, contact_ids=(2, 1))),
    ("event", Event("Lee-Young", standing=True, aims=("Ann", "50%"), contact_ids=(3,))),
    ("organization", Organization("Halden", research=("Ann", "Anna"))),
)
"""What is on the desk to begin with, beside the people of `given`."""

questions = st.builds(
    OwnQuestion,
    said,
    st.sampled_from(QuestionKind),
    topic=words,
    tiara=st.sampled_from(("", "trends")),
    must=st.booleans(),
)


@st.composite
def things(draw: st.DrawFn, kind: str) -> Any:
    """A whole thing that names nothing else."""
    kept = KINDS[kind]
    first = next(iter(kept.fields))
    names = draw(st.lists(st.sampled_from(sorted(kept.fields)), max_size=4, unique=True))
    return kept.value(**{name: draw(kept.fields[name]) for name in dict.fromkeys((first, *names))})
