"""The journey's things of a desk, all at once."""

from __future__ import annotations

from netdesk.domain.desk_journey import DeskJourney
from netdesk.store import events, goals, organizations, own_questions, pitches, rounds
from netdesk.store.connection import Connection


def whole(connection: Connection) -> DeskJourney:
    """All of them, of one moment."""
    with connection.at_one_moment():
        return DeskJourney(
            organizations=tuple(organizations.get(connection)),
            goals=tuple(goals.get(connection)),
            pitches=tuple(pitches.get(connection)),
            rehearsals=tuple(pitches.rehearsals(connection)),
            events=tuple(events.get(connection)),
            own_questions=tuple(own_questions.get(connection)),
            practices=tuple(own_questions.practices(connection)),
            rounds=tuple(rounds.every(connection)),
        )
