"""The built-in bank of questions for informational interviews."""

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
    """

    key: str
    topic: str
    tiara: Tiara
    text: str


def bank() -> tuple[BankQuestion, ...]:
    """Return every built-in question, topic after topic, in the order in which a talk takes them.

    The file comes with netdesk and is read once. A missing file raises OSError; a question with an
    unknown topic or class raises KeyError or ValueError, for then the copy of netdesk is damaged.
    """
    return _contents()[1]


def topics() -> tuple[str, ...]:
    """Return the topics' titles in the order in which a talk takes them."""
    return _contents()[0]


@cache
def _contents() -> tuple[tuple[str, ...], tuple[BankQuestion, ...]]:
    found: dict[str, Any] = json.loads(resource_path("questions.json").read_text(encoding="utf-8"))
    titles: dict[str, str] = {topic["key"]: topic["title"] for topic in found["topics"]}
    questions = tuple(
        BankQuestion(each["key"], titles[each["topic"]], Tiara(each["tiara"]), each["text"])
        for each in found["questions"]
    )
    return tuple(titles.values()), questions
