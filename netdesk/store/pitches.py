"""Pitches and their rehearsals in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.store import naming, things
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

_PLAIN: Final = ("audience", "want", "goal_id", "text", "based_on")
_INGREDIENTS: Final = (
    "who", "study", "interests", "experience", "accomplishment", "team", "skills", "memorable", "question",
)  # fmt: skip
_REHEARSAL: Final = ("pitch_id", "at", "seconds", "words", "rating", "id")


def get(connection: Connection, ids: Iterable[int] | None = None) -> list[Pitch]:
    """All pitches in the order in which they were kept, or those of `ids` that are there."""
    from netdesk.store.journey_tables import PitchTable

    return [
        Pitch(
            **{part: row[part] for part in _PLAIN},
            ingredients=Ingredients(**{part: row[part] for part in _INGREDIENTS}),
            is_edited=bool(row["is_edited"]),
            id=row["id"],
        )
        for row in things.every(connection, PitchTable, ids)
    ]


def write(change: Change, pitch: Pitch) -> int:
    """Keep a new pitch, or make the kept one equal to it; returns its id."""
    from netdesk.store.journey_tables import PitchTable

    columns: dict[str, Any] = {part: getattr(pitch, part) for part in _PLAIN}
    columns |= {part: getattr(pitch.ingredients, part) for part in _INGREDIENTS}
    columns["is_edited"] = int(pitch.is_edited)
    return things.write(change.connection, PitchTable, pitch.id, columns)


def delete(change: Change, ids: Sequence[int]) -> None:
    """Remove pitches with their rehearsals; plans and events that used them, and later versions, stay."""
    naming.clear(change, "pitch", ids)
    things.delete(change, ids, "pitch", {"rehearsal": "pitch_id"})


def rehearsals(connection: Connection, pitch_id: int | None = None) -> list[Rehearsal]:
    """All rehearsals, or those of one pitch, in the order of time."""
    among = "" if pitch_id is None else "WHERE pitch_id = ?"
    sql = f"SELECT {', '.join(_REHEARSAL)} FROM rehearsal {among} ORDER BY at, id"
    return [Rehearsal(*row) for row in connection.rows(sql, () if pitch_id is None else (pitch_id,))]


def insert_rehearsal(change: Change, rehearsal: Rehearsal) -> int:
    """Keep a rehearsal; returns its id."""
    from netdesk.store.journey_tables import RehearsalTable

    columns = {part: getattr(rehearsal, part) for part in _REHEARSAL[:-1]}
    return things.write(change.connection, RehearsalTable, None, columns)


def delete_rehearsals(change: Change, ids: Sequence[int]) -> None:
    """Remove rehearsals."""
    things.delete(change, ids, "rehearsal", {})
