"""Contacts and interactions drawn at random, from few words, so that searches meet and edits collide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue

WORDS = (
    "Ann", "Anna", "Nováková", "novakova", "O'Neil", "ONeil", "Øster", "Łukasz", "山田太郎", "王小明",
    "Lee-Young", "halden.example", "Halden", "<b>x</b>", "x* OR y", '"quoted"', "50%", "AND", "",
)  # fmt: skip
QUERIES = (
    "ann", "nov", "Nováková", "oneil", "o'neil", "oster", "lukasz", "田太", "小", "lee-y", "young",
    "halden.ex", "x", "quoted ann", "50", "and", "not there", "+47 55", "4755", "anniv", "work", "friends",
    "--", "ann halden",
)  # fmt: skip
OWN_NAMES = ("Shirt size", "shirt  SIZE", "Cohort", "年度")

words = st.sampled_from(WORDS)
texts = st.lists(words, max_size=2).map(" ".join)
labels = st.sampled_from(("", "work", "home"))
numbers = st.sampled_from(("+47 555 0142", "555-0142", "47 55"))
days = st.one_of(
    st.builds(PartialDate, st.integers(1, 12), st.integers(1, 28), st.none() | st.integers(1930, 2030)),
    st.just(PartialDate(2, 29)),
    st.just(PartialDate(2, 29, 2024)),
)
moments = st.builds(
    Moment,
    st.sampled_from(("2026-03-29T02:30", "2026-10-25T02:30", "2027-01-08T09:00", "2027-01-08")),
    st.sampled_from(("", "Europe/Berlin", "America/New_York")),
)


def _some(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=3).map(tuple)


NAMES = dict.fromkeys(Name.__dataclass_fields__, words)
FIELDS: dict[str, st.SearchStrategy] = {
    "name": st.builds(Name, given=words, family=words)
    | st.builds(Name, display=words)
    | st.builds(Name, **NAMES),
    "uid": st.sampled_from(("", "urn:uuid:1", "2")),
    "organization": texts,
    "department": texts,
    "title": texts,
    "emails": _some(st.builds(Labelled, st.sampled_from(("ann@halden.example", "a@b.c")), labels)),
    "phones": _some(st.builds(Labelled, numbers, labels)),
    "addresses": _some(st.builds(Address, street=words, city=words, country=words, label=labels)),
    "links": _some(st.builds(Labelled, st.sampled_from(("https://halden.example/ann", "x")), labels)),
    "dates": _some(st.builds(LabelledDate, days, labels)),
    "birthday": st.none() | days,
    "notes": texts,
    "tags": st.lists(words.filter(bool), max_size=3, unique=True).map(tuple),
    "how_met": texts,
    "where_met": texts,
    "introducer": texts,
    "pronunciation": words,
    "closeness": st.integers(0, 5),
    "rhythm_days": st.sampled_from((0, 30)),
    "starred": st.booleans(),
    "archived": st.booleans(),
    "own": _some(st.builds(OwnValue, st.sampled_from(OWN_NAMES), words, st.sampled_from(OwnKind))),
    "extra": _some(st.sampled_from(("X-A:1", 'X-B;P="q":ü'))),
}
"""How to draw each field of a contact that names no other row."""


@st.composite
def _with_some_of(
    draw: st.DrawFn, kind: Callable[..., Any], fields: dict[str, st.SearchStrategy], most: int = 3
) -> Any:
    """A value of this kind with a few of its fields drawn: whole ones would leave room for few steps."""
    names = draw(st.lists(st.sampled_from(sorted(fields)), max_size=most, unique=True))
    return kind(**{name: draw(fields[name]) for name in names})


contacts = st.builds(
    lambda contact, given: contact if contact.shown else replace(contact, name=Name(given=given)),
    _with_some_of(Contact, FIELDS),
    words.filter(str.isalpha),
)

own_fields = st.builds(
    OwnField,
    st.sampled_from(OWN_NAMES),
    st.sampled_from((OwnKind.TEXT, OwnKind.CHOICE, OwnKind.LINK)),
    st.sampled_from(((), ("Ann", "50%"))),
)

PLAN_FIELDS: dict[str, st.SearchStrategy] = {
    "objective": texts,
    "goal": texts,
    "introducer": words,
    "may_use_name": st.booleans(),
    "shared_ground": _some(words),
    "pitch": texts,
    "research": _some(words),
    "ask": texts,
    "stories": _some(words),
    "bring": _some(words),
    "questions": _some(st.builds(PlanQuestion, words, st.booleans(), st.sampled_from(("", "work")), words)),
    "checklist": _some(st.builds(ResearchItem, st.sampled_from(("person", "industry")), words, words)),
    "dress": words,
    "route": words,
    "confirm": st.booleans(),
}
"""How to draw each field of a plan."""

plans = _with_some_of(Plan, PLAN_FIELDS)
TOUCH_FIELDS: dict[str, st.SearchStrategy] = {
    "kind": st.sampled_from(Kind),
    "state": st.sampled_from(State),
    "start": st.none() | moments,
    "minutes": st.sampled_from((0, 20, 30)),
    "place": texts,
    "link": st.sampled_from(("", "https://meet.example/1")),
    "notes": texts,
    "plan": st.none() | plans,
}
"""How to draw each field of an interaction, its people apart."""
_REST = {name: drawn for name, drawn in TOUCH_FIELDS.items() if name not in {"kind", "plan"}}


def interactions(contact_ids: list[int]) -> st.SearchStrategy[Interaction]:
    """An interaction with some of these people."""
    people = st.lists(st.sampled_from(contact_ids), min_size=1, max_size=3, unique=True).map(tuple)
    return st.builds(
        lambda contact_ids, kind, plan, rest: replace(rest, contact_ids=contact_ids, kind=kind, plan=plan),
        people,
        TOUCH_FIELDS["kind"],
        plans | st.none(),
        _with_some_of(lambda **drawn: Interaction(Kind.CALL, (), **drawn), _REST),
    )


PEOPLE = (
    Contact(
        Name(given="Ann", family="Nováková"),
        emails=(Labelled("ann@halden.example", "work"), Labelled("a@b.c")),
        phones=(Labelled("+47 555 0142"),),
        addresses=(Address(street="Ann", city="Halden"),),
        tags=("Anna", "50%"),
    ),
    Contact(
        Name(display="山田太郎"), circle_id=1, introduced_by=1, dates=(LabelledDate(PartialDate(2, 29)),)
    ),
    Contact(Name(given="Øster"), introduced_by=2, links=(Labelled("https://halden.example/ann"),)),
)
"""People to begin with."""

TOUCHES = (
    Interaction(
        Kind.INFORMATIONAL_INTERVIEW,
        (1, 2),
        start=Moment("2026-03-29T02:30", "Europe/Berlin"),
        plan=Plan(
            objective="Lee-Young",
            shared_ground=("Ann", "Anna"),
            research=("O'Neil", "王小明", "x* OR y"),
            bring=("50%",),
            questions=(PlanQuestion("Ann", True), PlanQuestion("Łukasz"), PlanQuestion("Halden")),
        ),
    ),
    Interaction(Kind.CALL, (2,), State.HELD, notes="halden.example"),
)
"""What they did together."""
