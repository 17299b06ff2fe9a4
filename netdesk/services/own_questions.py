"""What a user does with questions: own ones, own words for those of the bank, practice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.services.labels import one_or_many, quoted
from netdesk.services.questions import BankQuestion, Tiara, bank, practice_bank
from netdesk.services.thing_keys import remember_deleted
from netdesk.store import own_questions as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

_MOST: Final = 3
"""The best that practice can go."""


def every(reader: Connection) -> list[OwnQuestion]:
    """The user's own questions, own words for those of the bank, and which of them are hidden."""
    return kept.get(reader)


def save(desk: Desk, question: OwnQuestion) -> int:
    """Keep a question, a new one when it has no id; returns its id.

    What takes the place of one of the bank's questions is kept once for each. Raises Trouble when there are
    no words, or it is gone.
    """
    found, present = _sound(desk.writer, question)
    with desk.change(f"{_verb(found, present)} {_named(found)}") as change:
        return kept.write(change, found)


def delete(desk: Desk, ids: Iterable[int]) -> None:
    """Remove own questions; one of the bank's that was changed or hidden is as it was again."""
    found = kept.get(desk.writer, ids)
    if not found:
        return
    verb = "Bring back" if all(each.key for each in found) else "Delete"
    ids_of = {each.id for each in found}
    # An undo can leave two changes to one of the bank's questions: both go.
    places = {(each.kind, each.key) for each in found if each.key}
    ids_of |= {each.id for each in kept.get(desk.writer) if (each.kind, each.key) in places}
    with desk.change(f"{verb} {one_or_many([_named(each) for each in found], 'questions')}") as change:
        remember_deleted(change, "own_question", found)
        kept.delete(change, sorted(each for each in ids_of if each is not None))


def all_questions(reader: Connection, kind: QuestionKind) -> tuple[BankQuestion, ...]:
    """The bank's questions with the user's changes, hidden ones left out, and the user's own.

    Topic after topic: own ones after the bank's of their topic, own topics last.
    """
    built_in = bank() if kind is QuestionKind.ASK else practice_bank()
    mine = [each for each in kept.get(reader) if each.kind is kind]
    # Of two changes to one question, which an undo can leave, the older counts: it is the one that is edited.
    changes = {each.key: each for each in reversed(mine) if each.key}
    by_topic: dict[str, list[BankQuestion]] = {}
    for each in built_in:
        topic = by_topic.setdefault(each.topic, [])
        own = changes.pop(each.key, None)
        if own is None:
            topic.append(each)
        elif not own.hidden:
            by_topic.setdefault(own.topic or each.topic, []).append(_changed(each, own))
    # A change to a question that a later bank has no more stands by itself.
    alone = [each for each in mine if not each.hidden and (not each.key or each.key in changes)]
    for own in sorted(alone, key=lambda each: not each.topic):
        by_topic.setdefault(own.topic, []).append(_own(own))
    return tuple(question for questions in by_topic.values() for question in questions)


def practised(desk: Desk, practice: Practice) -> int:
    """Keep how a practice question went; returns the id."""
    found = clean(replace(practice, rating=min(max(practice.rating, 0), _MOST)))
    with desk.change(f"Practise {quoted(found.question)}") as change:
        return kept.insert_practice(change, found)


def practices(reader: Connection) -> list[Practice]:
    """How practice went, in the order of time."""
    return kept.practices(reader)


def _changed(question: BankQuestion, own: OwnQuestion) -> BankQuestion:
    return replace(
        question,
        text=own.text or question.text,
        topic=own.topic or question.topic,
        tiara=_tiara(own.tiara) or question.tiara,
        must=own.must,
        own_id=own.id,
    )


def _own(own: OwnQuestion) -> BankQuestion:
    return BankQuestion(
        own.key or f"own-{own.id}", own.topic, _tiara(own.tiara), own.text, must=own.must, own_id=own.id
    )


def _tiara(word: str) -> Tiara | None:
    return next((each for each in Tiara if each.value == word), None)


def _verb(question: OwnQuestion, present: OwnQuestion | None) -> str:
    if question.hidden:
        return "Hide"
    if present is not None and present.hidden:
        return "Show"
    return "Add" if present is None and not question.key else "Edit"


def _named(question: OwnQuestion) -> str:
    built_in = (each.text for each in (*bank(), *practice_bank()) if each.key == question.key)
    words = question.text or next(built_in, "")
    return f"the question {quoted(words)}" if words else "a question"


def _sound(connection: Connection, question: OwnQuestion) -> tuple[OwnQuestion, OwnQuestion | None]:
    """The question as it can be kept, and as it is kept now."""
    found = clean(question)
    found = replace(found, text=" ".join(found.text.split()), topic=" ".join(found.topic.split()))
    if not found.text and not found.key:
        raise Trouble("A question needs words.")
    if found.id is None and found.key:
        kept_before = [
            each for each in kept.get(connection) if (each.key, each.kind) == (found.key, found.kind)
        ]
        found = replace(found, id=kept_before[0].id) if kept_before else found
    if found.id is None:
        return found, None
    present = next(iter(kept.get(connection, [found.id])), None)
    if present is None:
        raise Trouble(
            "This question is no longer on the desk, so the edit was not kept. Undo the deletion first."
        )
    return found, present
