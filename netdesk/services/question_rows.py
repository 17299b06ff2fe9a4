"""Questions as a list shows them: to ask and to practise, hidden ones too, with what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.clean import clean
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.question_lists import Asked, QuestionLine, lines_of, own_line_id
from netdesk.services import own_questions
from netdesk.services.labels import one_or_many, quoted
from netdesk.services.questions import BankQuestion, bank, practice_bank
from netdesk.store import asked_questions
from netdesk.store import own_questions as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

KINDS: Final = (QuestionKind.ASK, QuestionKind.PRACTICE)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question; `planned` is in how many plans it stands, `answered` how many of these know an answer;
    `practices` how practice of it went, oldest first."""

    line: QuestionLine
    planned: int = 0
    answered: int = 0
    practices: tuple[Practice, ...] = ()

    @property
    def id(self) -> int:
        """The line's id, which stays whatever the user changes."""
        return self.line.id


def question_rows(reader: Connection) -> list[QuestionRow]:
    """All questions, from one moment of the desk, by topic."""
    with reader.at_one_moment():
        own = own_questions.every(reader)
        practices = own_questions.practices(reader)
        counts = asked_questions.counts(reader)
    lines = (
        *lines_of(bank(), own, QuestionKind.ASK),
        *lines_of(practice_bank(), own, QuestionKind.PRACTICE),
    )
    rows = []
    for line in lines:
        if line.kind is QuestionKind.ASK:
            rows.append(QuestionRow(line, *counts.get(line.text, (0, 0))))
        else:
            went = tuple(
                each for each in practices if each.question in (line.text, line.original or line.text)
            )
            rows.append(QuestionRow(line, practices=went))
    return rows


def answers(reader: Connection, text: str) -> list[Asked]:
    """Who was asked this, or is to be, and what they said; the latest first."""
    return asked_questions.asked(reader, text)


def keep(desk: Desk, question: OwnQuestion) -> int:
    """Keep a question as it was edited; returns the id of its line.

    One of the bank's that is again as the bank has it needs nothing on the desk.
    """
    at, given = _in_bank(question)
    if given is not None and _says_the_same(question, given):
        present = [each.id for each in own_questions.every(desk.writer) if each.key == question.key]
        own_questions.delete(desk, [each for each in present if each is not None])
        return at
    own_id = own_questions.save(desk, question)
    return at if given is not None else own_line_id(own_id)


def mark_must(desk: Desk, line: QuestionLine, must: bool) -> int:
    """Say whether a question may not be left out."""
    return keep(desk, replace(line.as_own(), must=must))


def take_away(desk: Desk, lines: Iterable[QuestionLine]) -> None:
    """Delete own questions and hide those of the bank, as one change."""
    found = [line for line in lines if not line.hidden]
    if not found:
        return
    verb = "Hide" if all(line.key for line in found) else "Delete"
    with desk.change(f"{verb} {_what(found)}") as change:
        kept.delete(change, [line.own.id for line in found if not line.key and line.own and line.own.id])
        for line in found:
            if line.key:
                kept.write(change, replace(line.as_own(), hidden=True))


def bring_back(desk: Desk, lines: Iterable[QuestionLine]) -> None:
    """Show hidden questions again, in the words they had, as one change."""
    found = [line for line in lines if line.hidden and line.own is not None]
    if not found:
        return
    with desk.change(f"Show {_what(found)}") as change:
        # A change that says nothing any more is no change.
        plain = [line.own.id for line in found if line.own and line.own.id and not _differs(line)]
        kept.delete(change, plain)
        for line in found:
            if line.own is not None and line.own.id not in plain:
                kept.write(change, replace(line.own, hidden=False))


def as_in_bank(desk: Desk, line: QuestionLine) -> None:
    """Give a changed question of the bank its own wording, topic and class again."""
    if line.own is not None and line.own.id is not None and line.key:
        own_questions.delete(desk, [line.own.id])


def keep_practice(desk: Desk, practices: Sequence[Practice]) -> None:
    """Keep how a session of practice went, as one change."""
    if practices:
        what = one_or_many([quoted(each.question) for each in practices], "answers")
        with desk.change(f"Practise {what}") as change:
            for practice in practices:
                kept.insert_practice(change, clean(practice))


def _in_bank(question: OwnQuestion) -> tuple[int, BankQuestion | None]:
    """The line's id and the bank's question whose place it takes; None for one of the user's own."""
    given = bank() if question.kind is QuestionKind.ASK else practice_bank()
    for line, each in zip(lines_of(given, (), question.kind), given, strict=True):
        if each.key == question.key:
            return line.id, each
    return 0, None


def _says_the_same(question: OwnQuestion, given: BankQuestion) -> bool:
    said = (" ".join(question.text.split()), question.topic, question.tiara)
    return said == (given.text, given.topic, str(given.tiara or "")) and not (
        question.must or question.hidden
    )


def _differs(line: QuestionLine) -> bool:
    return bool(line.original) or line.must


def _what(lines: Sequence[QuestionLine]) -> str:
    return one_or_many([f"the question {quoted(line.text)}" for line in lines], "questions")
