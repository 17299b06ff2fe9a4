"""What to find out before a meeting: a checklist on the person, the organization and the industry."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from netdesk.resources import resource_path


class Subject(StrEnum):
    """What research is about; the value is what plans hold."""

    PERSON = "person"
    ORGANIZATION = "organization"
    INDUSTRY = "industry"


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


def question_for(subject: str, prompt: str) -> str:
    """What to ask when `prompt` could not be found out; one of the user's own is its own question."""
    for each in research_prompts():
        if each.subject == subject and each.prompt == prompt:
            return each.question
    words = " ".join(prompt.split())
    return words if words.endswith(("?", "？", "؟")) else f"{words}?"
