"""What to find out before a meeting: a checklist on the person, the organization and the industry."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from netdesk.domain.interactions import Plan, ResearchItem
from netdesk.domain.research import Subject
from netdesk.resources import resource_path


@dataclass(frozen=True, slots=True)
class ResearchPrompt:
    """Something to find out.

    `prompt` names it in a few words, as it stands on paper; `where` says what belongs to it and where to
    look; `question` asks for it, when it was nowhere to be found.
    """

    key: str
    subject: Subject
    prompt: str
    where: str
    question: str


@cache
def research_prompts() -> tuple[ResearchPrompt, ...]:
    """Return the built-in checklist, subject after subject.

    A damaged copy of netdesk raises OSError, KeyError or ValueError.
    """
    found: dict[str, Any] = json.loads(resource_path("research.json").read_text(encoding="utf-8"))
    return tuple(
        ResearchPrompt(each["key"], Subject(each["subject"]), each["prompt"], each["where"], each["question"])
        for each in found["prompts"]
    )


def blank_checklist() -> tuple[ResearchItem, ...]:
    """The built-in checklist with nothing found yet."""
    return tuple(ResearchItem(each.subject.value, each.prompt) for each in research_prompts())


def question_for(subject: str, prompt: str) -> str:
    """What to ask when `prompt` could not be found out; one of the user's own is its own question."""
    for each in research_prompts():
        if each.subject == subject and each.prompt == prompt:
            return each.question
    words = " ".join(prompt.split())
    return words if words.endswith(("?", "？", "؟")) else f"{words}?"


def asked_in(plan: Plan) -> tuple[str, ...]:
    """What was not to be found and is asked instead, unless it is among the questions of the plan."""
    chosen = {question.text.casefold() for question in plan.questions}
    wanted = [question_for(item.subject, item.prompt) for item in plan.checklist if item.ask]
    return tuple(each for each in wanted if each.casefold() not in chosen)


def where_to_look(subject: str, prompt: str) -> str:
    """What belongs to a prompt and where to look for it; "" for one of the user's own."""
    for each in research_prompts():
        if each.subject == subject and each.prompt == prompt:
            return each.where
    return ""
