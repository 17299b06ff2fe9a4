"""Prompts as the user has them: own ones, own words for netdesk's, hidden ones left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.folding import fold
from netdesk.domain.own_questions import OwnQuestion, QuestionKind
from netdesk.services.labels import one_or_many, quoted
from netdesk.services.prompts import Prompt, PromptPage, from_the_past
from netdesk.store import own_questions as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

LONGEST: Final = 200
_OWN: Final = "own-"


def prompts_of(reader: Connection, page: PromptPage, past: dict[str, Any]) -> tuple[Prompt, ...]:
    """What is asked about a circle: places of the past, then netdesk's prompts as they were changed, then the
    user's own."""
    mine = _of_page(reader, page)
    changes = {each.key: each for each in mine if each.key}
    found: list[Prompt] = []
    for each in (*from_the_past(page, past), *page.prompts):
        own = changes.get(each.key)
        if own is None:
            found.append(each)
        elif not own.hidden:
            found.append(Prompt(each.key, own.text, is_own=True) if own.text else each)
    own_ones = (each for each in mine if not each.key and not each.hidden)
    return (*found, *(Prompt(f"{_OWN}{each.id}", each.text, is_own=True) for each in own_ones))


def hidden(reader: Connection, page: PromptPage) -> int:
    """How many prompts of a page were hidden."""
    return sum(each.hidden for each in _of_page(reader, page))


def add(desk: Desk, page: PromptPage, text: str) -> None:
    """Ask something of one's own there. What is asked already is not asked twice."""
    words = _words(text)
    if any(fold(each.text) == fold(words) and not each.hidden for each in _of_page(desk.writer, page)):
        return
    with desk.change(f"Add the prompt {quoted(words)}") as change:
        kept.write(change, OwnQuestion(words, QuestionKind.PROMPT, page.key))


def reword(desk: Desk, page: PromptPage, prompt: Prompt, text: str) -> None:
    """Ask it in one's own words."""
    words = _words(text)
    present = _present(desk.writer, page, prompt)
    if present is not None and present.text == words:
        return
    found = present or OwnQuestion("", QuestionKind.PROMPT, page.key, key=prompt.key)
    with desk.change(f"Reword the prompt {quoted(words)}") as change:
        kept.write(change, replace(found, text=words, hidden=False))


def hide(desk: Desk, page: PromptPage, prompt: Prompt) -> None:
    """Ask it no more; one of the user's own goes for good, which Undo takes back."""
    present = _present(desk.writer, page, prompt)
    if prompt.key.startswith(_OWN):
        if present is not None and present.id is not None:
            with desk.change(f"Delete the prompt {quoted(present.text)}") as change:
                kept.delete(change, [present.id])
        return
    found = present or OwnQuestion("", QuestionKind.PROMPT, page.key, key=prompt.key)
    with desk.change("Hide a prompt") as change:
        kept.write(change, replace(found, hidden=True))


def bring_back(desk: Desk, page: PromptPage) -> None:
    """Ask everything again that was hidden on a page."""
    found = [each for each in _of_page(desk.writer, page) if each.hidden]
    if not found:
        return
    with desk.change(f"Bring back {one_or_many(['a prompt'] * len(found), 'prompts')}") as change:
        kept.delete(change, [each.id for each in found if each.id is not None and not each.text])
        for each in found:
            if each.text:
                kept.write(change, replace(each, hidden=False))


def _of_page(connection: Connection, page: PromptPage) -> list[OwnQuestion]:
    return [
        each for each in kept.get(connection) if each.kind is QuestionKind.PROMPT and each.topic == page.key
    ]


def _present(connection: Connection, page: PromptPage, prompt: Prompt) -> OwnQuestion | None:
    """What the desk keeps of a prompt: the user's own, or own words for one of netdesk's."""
    for each in _of_page(connection, page):
        if prompt.key in (each.key, f"{_OWN}{each.id}" if not each.key else ""):
            return each
    return None


def _words(text: str) -> str:
    words = clean(" ".join(text.split()))[:LONGEST]
    if not words:
        raise Trouble("A prompt needs words.")
    return words
