"""The built-in banks of questions: those to ask in an informational interview, those to practise for one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from netdesk.resources import resource_path


class Tiara(StrEnum):
    """The second way to order a talk: five classes of questions, asked in the order of the members.

    Source: Steve Dalton, The 2-Hour Job Search. Assignments are questions about pieces of work.
    """

    TRENDS = "trends"
    INSIGHTS = "insights"
    ADVICE = "advice"
    RESOURCES = "resources"
    ASSIGNMENTS = "assignments"


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question to pick from.

    `key` is a slug that stays when the wording is improved; `topic` is the topic's title as shown.
    `tiara` is None for questions to practise; those have a `hint`: what a good answer has in it. `own_id` is
    the user's own question, or change of wording, behind it; only such a one can be a `must`.
    """

    key: str
    topic: str
    tiara: Tiara | None
    text: str
    hint: str = ""
    must: bool = False
    own_id: int | None = None


def bank() -> tuple[BankQuestion, ...]:
    """Return every built-in question to ask, topic after topic, in the order in which a talk takes them.

    The file comes with netdesk and is read once. A missing file raises OSError; a question with an
    unknown topic or class raises KeyError or ValueError, for then the copy of netdesk is damaged.
    """
    return _contents("questions.json")[1]


def topics() -> tuple[str, ...]:
    """Return the topics' titles in the order in which a talk takes them."""
    return _contents("questions.json")[0]


def practice_bank() -> tuple[BankQuestion, ...]:
    """Return every built-in question that the user should be able to answer, topic after topic."""
    return _contents("practice.json")[1]


def practice_topics() -> tuple[str, ...]:
    """Return the titles of the topics to practise."""
    return _contents("practice.json")[0]


@cache
def _contents(name: str) -> tuple[tuple[str, ...], tuple[BankQuestion, ...]]:
    found: dict[str, Any] = json.loads(resource_path(name).read_text(encoding="utf-8"))
    titles: dict[str, str] = {topic["key"]: topic["title"] for topic in found["topics"]}
    questions = tuple(
        BankQuestion(
            each["key"],
            titles[each["topic"]],
            Tiara(each["tiara"]) if "tiara" in each else None,
            each["text"],
            each.get("hint", ""),
        )
        for each in found["questions"]
    )
    return tuple(titles.values()), questions
