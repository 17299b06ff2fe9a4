"""The card of a pitch, to be printed for the pocket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netdesk.domain.cue_cards import CueCard, cue_card
from netdesk.domain.me import Paper
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import goals, pitches
from netdesk.services.me import me
from netdesk.store.connection import Connection

if TYPE_CHECKING:
    from netdesk.printing.pdf_result import PdfResult


def card_of(reader: Connection, pitch: Pitch, takes: Sequence[Rehearsal] = ()) -> CueCard:
    """The card of a pitch, kept or not; `takes` are rehearsals that the desk does not know yet."""
    known = pitches.rehearsals(reader, pitch.id) if pitch.id is not None else []
    goal = goals.goal(reader, pitch.goal_id) if pitch.goal_id is not None else None
    return cue_card(
        pitch,
        [*known, *takes],
        pitches.pace(reader),
        goal.statement if goal is not None else "",
        me(reader).name,
    )


def card_pdf(
    reader: Connection, pitch: Pitch, takes: Sequence[Rehearsal] = (), *, paper: Paper | None = None
) -> PdfResult:
    """Draw it as a PDF: A6 where the user's paper is A4, 4 by 6 inches where it is Letter."""
    from netdesk.printing.cue_card import cue_card_pdf

    return cue_card_pdf(card_of(reader, pitch, takes), paper=paper or me(reader).paper)
