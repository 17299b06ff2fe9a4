"""The questions of a talk: in which order they are asked, and which were asked before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from netdesk.domain.interactions import Interaction, PlanQuestion, State
from netdesk.domain.question_lists import TIARA_CLASSES


class Order(StrEnum):
    """The two ways to put a talk in order."""

    TOPICS = "topics"
    TIARA = "tiara"


class Asking(Protocol):
    """A question of the bank, as far as its place in a talk goes."""

    @property
    def topic(self) -> str:
        """The topic's title."""

    @property
    def tiara(self) -> str | None:
        """A class of questions."""

    @property
    def text(self) -> str:
        """The question."""


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """A question that somebody was asked: on which day, None without one, and the answer, "" for none."""

    text: str
    topic: str = ""
    on: date | None = None
    answer: str = ""


def asked_before(interactions: Sequence[Interaction]) -> tuple[AskedBefore, ...]:
    """What was asked in these interactions, as far as they took place or have answers: each question once.

    `interactions` come with the latest first: what was said last about a question is what is known of it,
    but an answer is worth more than a later talk in which there was none.
    """
    found: dict[str, AskedBefore] = {}
    for each in interactions:
        for question in each.plan.questions if each.plan else ():
            if each.state is not State.HELD and not question.answer:
                continue
            key = question.text.casefold()
            present = found.get(key)
            if present is None or (question.answer and not present.answer):
                on = each.start.day if each.start else None
                found[key] = AskedBefore(question.text, question.topic, on, question.answer)
    return tuple(found.values())


def arranged(
    questions: Sequence[PlanQuestion], bank: Sequence[Asking], order: Order, closing: str = ""
) -> tuple[PlanQuestion, ...]:
    """The questions with the must-asks first, each part in this order; the topic `closing` comes last.

    Questions of the user's own go by their topic; those that have none keep together, before the last topic.
    """
    topics = list(dict.fromkeys(each.topic for each in bank))
    classes = {each.text.casefold(): str(each.tiara or "") for each in bank}

    def place(question: PlanQuestion) -> tuple[bool, bool, int, int]:
        last = bool(closing) and question.topic == closing
        return (last, not question.must, _class(question, classes, order), _topic(question, topics))

    return tuple(sorted(questions, key=place))


def _class(question: PlanQuestion, classes: Mapping[str, str], order: Order) -> int:
    if order is Order.TOPICS:
        return 0
    name = classes.get(question.text.casefold(), "")
    return TIARA_CLASSES.index(name) if name in TIARA_CLASSES else len(TIARA_CLASSES)


def _topic(question: PlanQuestion, topics: Sequence[str]) -> int:
    return topics.index(question.topic) if question.topic in topics else len(topics)
