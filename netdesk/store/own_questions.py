"""The user's own questions and how practice went, in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.store import things
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

_PLAIN: Final = ("text", "topic", "tiara", "key")
_FLAGS: Final = ("must", "hidden")
_PRACTICE: Final = ("question", "at", "rating", "note", "id")


def get(connection: Connection, ids: Iterable[int] | None = None) -> list[OwnQuestion]:
    """All of them in the order in which they were kept, or those of `ids` that are there."""
    from netdesk.store.journey_tables import OwnQuestionTable

    return [
        OwnQuestion(
            **{part: row[part] for part in _PLAIN},
            must=bool(row["must"]),
            hidden=bool(row["hidden"]),
            kind=QuestionKind(row["kind"]),
            id=row["id"],
        )
        for row in things.every(connection, OwnQuestionTable, ids)
    ]


def write(change: Change, question: OwnQuestion) -> int:
    """Keep a new question, or make the kept one equal to it; returns its id."""
    from netdesk.store.journey_tables import OwnQuestionTable

    columns: dict[str, Any] = {part: getattr(question, part) for part in _PLAIN}
    columns |= {flag: int(getattr(question, flag)) for flag in _FLAGS}
    columns["kind"] = question.kind.value
    return things.write(change.connection, OwnQuestionTable, question.id, columns)


def delete(change: Change, ids: Sequence[int]) -> None:
    """Remove questions."""
    things.delete(change, ids, "own_question", {})


def practices(connection: Connection) -> list[Practice]:
    """How practice went, in the order of time."""
    sql = f"SELECT {', '.join(_PRACTICE)} FROM practice ORDER BY at, id"
    return [Practice(*row) for row in connection.rows(sql)]


def insert_practice(change: Change, practice: Practice) -> int:
    """Keep how a question went; returns its id."""
    from netdesk.store.journey_tables import PracticeTable

    columns = {part: getattr(practice, part) for part in _PRACTICE[:-1]}
    return things.write(change.connection, PracticeTable, None, columns)
