"""How planning begins: what a new plan knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.services import contacts, pitches, planning
from netdesk.services.research import blank_checklist
from netdesk.ui.tr import tr
from netdesk.ui.widgets.moment_edit import next_working_day
from netdesk.ui.wizards.plan_day import BRING
from netdesk.ui.words import wording

if TYPE_CHECKING:
    from netdesk.services.desks import Reader

MINUTES: Final = 20
"""What a new interview asks for; 20 to 30 is what career offices advise."""


def blank(contact_id: int = 0) -> Interaction:
    """An informational interview to be planned, with a contact or with nobody yet."""
    return Interaction(Kind.INFORMATIONAL_INTERVIEW, (contact_id,) if contact_id else (), State.PLANNED)


def title(interaction: Interaction, people: list[Contact]) -> str:
    """What the wizard is called."""
    if not people:
        return tr("Plan an interview")
    kind = wording.kind_words(interaction.kind)
    return wording.cut(tr("{kind} with {name}", kind=kind, name=people[0].shown), 70)


def with_defaults(
    reader: Reader, interaction: Interaction, people: list[Contact], now: datetime, home: str
) -> Interaction:
    """A new plan begins with what the desk knows; one that was kept is left as it is.

    `now` is the time on the clock of `home`, the user's zone.
    """
    if interaction.plan is not None:
        return interaction
    introducer = _introducer(reader, people[0]) if people else ""
    pitch, pitch_id = _pitch(reader)
    plan = Plan(
        introducer=introducer,
        pitch=pitch,
        pitch_id=pitch_id,
        bring=tuple(map(tr, BRING)),
        checklist=blank_checklist(),
    )
    if interaction.id is not None:
        return replace(interaction, plan=plan)
    return replace(interaction, plan=plan, start=next_working_day(now, home), minutes=MINUTES)


def _pitch(reader: Reader) -> tuple[str, int | None]:
    """The pitch used last, else the version written last; and which version it is, if it is one."""
    written = [each for each in pitches.every(reader) if each.text.strip()]
    used = planning.latest_pitch(reader)
    text = used or (written[-1].text.strip() if written else "")
    return text, next((each.id for each in reversed(written) if each.text.strip() == text), None)


def _introducer(reader: Reader, contact: Contact) -> str:
    """Who introduced a contact: somebody on the desk, or a name in words."""
    if contact.introduced_by is not None:
        found = contacts.contact(reader, contact.introduced_by)
        if found is not None:
            return found.shown
    return contact.introducer
