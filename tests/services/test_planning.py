"""Balanced questions, the pitch used last, and unfinished plans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netdesk.domain.asking import Order
from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.services.planning import BALANCED, draft_of, from_draft, latest_pitch, suggest
from netdesk.services.questions import BankQuestion, Tiara, bank, topics
from netdesk.store.desk import Desk

FULL = Interaction(
    Kind.VIDEO_CALL,
    (3, 1),
    State.PLANNED,
    start=Moment("2026-10-13T10:30", "Europe/Oslo"),
    minutes=25,
    place="Bredgatan 4",
    link="https://meet.example/a",
    notes="Bring <b>cake</b>",
    plan=Plan(
        objective="Learn how storage reaches the grid",
        goal="Six talks",
        introducer="Samuel Adeyemi",
        may_use_name=True,
        shared_ground=("Both rowed", "Lund"),
        pitch="Hi, I’m Ana.",
        research=("Two pilots", "New head"),
        about_person=("She: physics first",),
        ask="Who pays for the pilots?",
        stories=("The test rig",),
        bring=("Card", "Pen"),
        goal_id=4,
        pitch_id=5,
        checklist=(
            ResearchItem("person", "Where she studied", "Lund"),
            ResearchItem("industry", "Rivals", ask=True),
        ),
        dress="Jacket",
        route="Tram 4",
        confirm=True,
        questions=(PlanQuestion("What surprised you?", True, "Trends and issues"), PlanQuestion("Own words")),
    ),
)
BLANK = Interaction(Kind.INFORMATIONAL_INTERVIEW, (7,), minutes=20)


def test_eight_questions_of_eight_topics_in_the_order_of_a_talk() -> None:
    found = suggest(bank())
    assert len(found) == BALANCED
    order = [topics().index(question.topic) for question in found]
    assert order == sorted(set(order))
    assert (order[0], order[-1]) == (0, len(topics()) - 1)


def test_the_first_a_middle_one_and_the_last_are_musts() -> None:
    assert [place for place, question in enumerate(suggest(bank())) if question.must] == [0, 4, 7]


def test_what_was_chosen_stays_and_its_topics_are_not_asked_twice() -> None:
    mine = (PlanQuestion("My own", True), PlanQuestion("A day?", False, topics()[2]))
    found = suggest(bank(), mine)
    assert found[:2] == mine
    assert len(found) == BALANCED
    assert topics()[2] not in [question.topic for question in found[2:]]
    assert not any(question.must for question in found[2:])


def test_a_full_list_is_left_alone() -> None:
    mine = tuple(PlanQuestion(f"Question {number}") for number in range(8))
    assert suggest(bank(), mine) == mine


def test_another_turn_gives_other_questions() -> None:
    first, second = suggest(bank()), suggest(bank(), turn=1)
    assert {question.text for question in first}.isdisjoint(question.text for question in second)


def own(topic: str, *, must: bool = False) -> BankQuestion:
    return BankQuestion(f"own-{topic}", topic, None, f"{topic}?", must=must)


def test_topics_of_ones_own_come_before_whom_else_to_talk_to() -> None:
    found = suggest([*bank(), own("Cells"), own("Grids")], size=12)
    assert [question.topic for question in found][-3:] == ["Cells", "Grids", topics()[-1]]


def test_what_the_user_always_asks_is_suggested_before_anything_else() -> None:
    mine = [*bank(), own("Cells"), own("Grids", must=True), own(topics()[0], must=True)]
    for order in Order:
        found = suggest(mine, order=order)
        assert len(found) == BALANCED
        assert {question.text for question in found if question.must} == {f"{topics()[0]}?", "Grids?"}
    assert [question.text for question in suggest(mine, size=1)] == ["Grids?"]


def test_what_was_asked_before_is_not_suggested_again() -> None:
    first = suggest(bank())
    known = [question.text.upper() for question in first]
    again = suggest(bank(), known=known)
    assert len(again) == BALANCED
    assert {question.text for question in again}.isdisjoint(question.text for question in first)


def test_tiara_takes_as_many_of_each_class_as_can_be_in_its_order() -> None:
    classes = {each.text: each.tiara for each in bank()}
    for turn in (0, 1):
        found = [classes[question.text] for question in suggest(bank(), turn=turn, order=Order.TIARA)]
        assert found == [each for each in Tiara for other in found if other is each]
        assert [found.count(each) for each in Tiara] == [2, 2, 2, 1, 1]
    first, second = suggest(bank(), order=Order.TIARA), suggest(bank(), turn=1, order=Order.TIARA)
    assert {question.text for question in first}.isdisjoint(question.text for question in second)
    everything = suggest(bank(), size=1000, order=Order.TIARA)
    assert len(everything) == len(bank())


def test_a_draft_survives_the_way_through_json() -> None:
    told = json.loads(json.dumps(draft_of(FULL)))
    assert from_draft(told, BLANK) == FULL


def test_a_draft_without_a_day_has_none() -> None:
    told = json.loads(json.dumps(draft_of(BLANK)))
    assert from_draft(told, FULL).start is None


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"kind": "duel", "state": 4, "start": "soon", "minutes": "long", "contacts": "everybody", "plan": []},
        {"start": ["2026-02-30", ""], "minutes": -5, "place": None, "plan": {"bring": "pen", "pitch": 3}},
        {"plan": {"questions": None, "may_use_name": True, "shared_ground": {"a": 1}}},
    ],
)
def test_what_a_draft_got_wrong_is_taken_from_what_was_there(broken: dict[str, Any]) -> None:
    assert from_draft(broken, FULL) == FULL


def test_a_draft_keeps_only_questions_that_are_some() -> None:
    found = from_draft(
        {"plan": {"questions": [{"text": "Why?", "must": True}, {"must": True}, "x", 4]}}, BLANK
    )
    assert found.plan is not None
    assert found.plan.questions == (PlanQuestion("Why?", True),)


def test_the_pitch_used_last_is_offered_again(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "a.netdesk")
    try:
        ann = contacts.add_contact(desk, Contact(Name(display="Ann")))
        assert latest_pitch(desk.writer) == ""
        for pitch in ("First", "Second", ""):
            planned = Interaction(Kind.CALL, (ann,), plan=Plan(objective="Learn", pitch=pitch))
            interactions.add_interaction(desk, planned)
        assert latest_pitch(desk.writer) == "Second"
    finally:
        desk.close()
