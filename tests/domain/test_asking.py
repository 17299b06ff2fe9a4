"""The order of a talk, and what somebody was asked before."""

from __future__ import annotations

from datetime import date

from netdesk.domain.asking import AskedBefore, Order, arranged, asked_before
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.services.questions import bank, topics

WHEN = Moment("2026-10-03T10:00", "Europe/Oslo")


def talk(*questions: PlanQuestion, state: State = State.HELD, start: Moment | None = WHEN) -> Interaction:
    return Interaction(Kind.CALL, (1,), state, start=start, plan=Plan(questions=questions))


def test_what_was_asked_is_known_with_its_day_and_its_answer() -> None:
    found = asked_before([talk(PlanQuestion("Why?", True, "Path", "A teacher")), talk(PlanQuestion("Who?"))])
    assert found == (
        AskedBefore("Why?", "Path", date(2026, 10, 3), "A teacher"),
        AskedBefore("Who?", "", date(2026, 10, 3)),
    )


def test_what_is_only_planned_was_not_asked_unless_it_has_an_answer() -> None:
    planned = talk(PlanQuestion("Why?"), PlanQuestion("Who?", answer="Ann"), state=State.PLANNED)
    assert [each.text for each in asked_before([planned])] == ["Who?"]
    assert asked_before([Interaction(Kind.CALL, (1,), State.HELD)]) == ()


def test_an_answer_is_worth_more_than_a_later_talk_without_one() -> None:
    later = talk(PlanQuestion("WHY?"), start=Moment("2026-11-05"))
    first = talk(PlanQuestion("Why?", answer="A teacher"))
    assert asked_before([later, first]) == (AskedBefore("Why?", "", date(2026, 10, 3), "A teacher"),)
    assert asked_before([first, later]) == asked_before([later, first])


def named(*keys: str, must: str = "") -> list[PlanQuestion]:
    by_key = {each.key: each for each in bank()}
    return [PlanQuestion(by_key[key].text, key in must.split(), by_key[key].topic) for key in keys]


def keys(questions: tuple[PlanQuestion, ...]) -> list[str]:
    by_text = {each.text: each.key for each in bank()}
    return [by_text.get(each.text, each.text) for each in questions]


def test_must_asks_come_first_each_part_by_topic_and_whom_else_to_ask_at_the_end() -> None:
    mine = named(
        "referrals-two", "trends-ai", "day-week", "advice-gap", "path-luck", must="advice-gap referrals-two"
    )
    mine.insert(1, PlanQuestion("My own?"))
    assert keys(arranged(mine, bank(), Order.TOPICS, topics()[-1])) == [
        "advice-gap",
        "path-luck",
        "day-week",
        "trends-ai",
        "My own?",
        "referrals-two",
    ]


def test_tiara_orders_by_its_classes_instead() -> None:
    mine = named(
        "role-proud",
        "resources-book",
        "path-luck",
        "trends-ai",
        "path-skip",
        must="resources-book role-proud",
    )
    assert keys(arranged(mine, bank(), Order.TIARA, topics()[-1])) == [
        "resources-book",
        "role-proud",
        "trends-ai",
        "path-luck",
        "path-skip",
    ]


def test_arranging_loses_nothing_and_arranging_again_changes_nothing() -> None:
    mine = [PlanQuestion(each.text, at % 3 == 0, each.topic) for at, each in enumerate(bank())]
    for order in Order:
        once = arranged(mine, bank(), order, topics()[-1])
        assert sorted(once, key=lambda each: each.text) == sorted(mine, key=lambda each: each.text)
        assert arranged(once, bank(), order, topics()[-1]) == once
    assert topics()[-1] == arranged(mine, bank(), Order.TOPICS, topics()[-1])[-1].topic
