"""Questions of the user's own, changes to those of the bank, and how practice went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class QuestionKind(Enum):
    """Who asks; the value is what the desk file holds."""

    ASK = "ask"
    """For the user to ask in a conversation."""
    PRACTICE = "practice"
    """For the user to be able to answer."""
    PROMPT = "prompt"
    """For reminding the user of people; `topic` is then the key of a page of services/prompts.py.
    It belongs to the wizard of circles, not to conversations."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question kept on the desk. `key` is that of the bank's question whose place it takes, "" for the
    user's own; `hidden` takes one of the bank's away. `topic` is a title of the bank or of the user's own,
    `tiara` a class of questions or "". `id` is None until the desk has kept it."""

    text: str
    kind: QuestionKind = QuestionKind.ASK
    topic: str = ""
    tiara: str = ""
    must: bool = False
    key: str = ""
    hidden: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice question answered once: `question` in its words then, `at` ISO 8601 in UTC, `rating` 1 (not
    yet) to 3 (it sits), `note` what to say better."""

    question: str
    at: str
    rating: int
    note: str = ""
    id: int | None = None
