"""Pitches as a list shows them: each with its rehearsals, how long it takes and how well it sits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netdesk.domain.errors import Trouble
from netdesk.domain.now import utc_now
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.rehearsing import Standing, standing_of
from netdesk.domain.speech import WORDS_A_MINUTE, spoken_seconds
from netdesk.services import goals, pitches
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk


@dataclass(frozen=True, slots=True)
class PitchRow:
    """`seconds` is what the text takes to say at the user's `pace` in words a minute; `is_measured` says that
    the pace comes from rehearsals. `rehearsals` come oldest first; `goal` is the statement of its goal."""

    pitch: Pitch
    standing: Standing
    seconds: int = 0
    pace: int = WORDS_A_MINUTE
    is_measured: bool = False
    rehearsals: tuple[Rehearsal, ...] = ()
    goal: str = ""

    @property
    def id(self) -> int:
        """The pitch's id."""
        return self.pitch.id or 0


def pitch_rows(reader: Connection) -> list[PitchRow]:
    """All pitches, from one moment of the desk."""
    now = utc_now()
    with reader.at_one_moment():
        found = pitches.every(reader)
        said = pitches.rehearsals(reader)
        measured = pitches.pace(reader)
        statements = {each.id: each.statement for each in goals.every(reader)}
    pace = round(measured or WORDS_A_MINUTE)
    rows = []
    for each in found:
        own = tuple(rehearsal for rehearsal in said if rehearsal.pitch_id == each.id)
        rows.append(
            PitchRow(
                each,
                standing_of(each.text, own, now),
                spoken_seconds(each.text, pace),
                pace,
                measured is not None,
                own,
                statements.get(each.goal_id, ""),
            )
        )
    return rows


def version_for(desk: Desk, pitch_id: int, audience: str) -> int:
    """Keep a further version of a pitch for another audience, its words to be changed; returns its id."""
    present = pitches.pitch(desk.writer, pitch_id)
    if present is None:
        raise Trouble("This pitch is no longer on the desk. Undo its deletion first.")
    return pitches.save(desk, replace(present, audience=audience, based_on=pitch_id, id=None))
