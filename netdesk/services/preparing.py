"""Preparing for a meeting: what the desk knows already, the unfinished work, the end that keeps it all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from netdesk.domain.asking import asked_before
from netdesk.domain.clean import clean
from netdesk.domain.interactions import Interaction, ResearchItem, State
from netdesk.domain.organization_names import organization_key
from netdesk.domain.own_questions import Practice
from netdesk.domain.practising import RATINGS
from netdesk.domain.preparing import Earlier, Preparation
from netdesk.domain.research import Subject
from netdesk.domain.rows import InteractionView, Span
from netdesk.services import interactions, organizations, pitches, planning
from netdesk.store import contacts as kept_contacts
from netdesk.store import earlier_plans, own_questions
from netdesk.store import interactions as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

_STORIES: Final = 40
_MEETINGS: Final = 100


def earlier(reader: Reader, contact_ids: Sequence[int], without: int | None = None) -> Earlier:
    """What is known before these people are met, the interaction `without` left out."""
    with reader.at_one_moment():
        talks = _talks_with(reader, contact_ids, without)
        plans = [talk.plan for talk in talks if talk.plan is not None]
        people = kept_contacts.get(reader, contact_ids[:1])
        where = people[0].organization if people else ""
        on_organization, notes = _known_of(reader, where)
        return Earlier(
            asked=asked_before(talks),
            shared_ground=_once(line for plan in plans for line in plan.shared_ground),
            stories=_stories(reader),
            on_person=_latest(
                item for plan in plans for item in plan.checklist if item.subject == Subject.PERSON
            ),
            on_organization=on_organization,
            notes=notes,
        )


def to_prepare(reader: Reader) -> list[Interaction]:
    """The meetings that are planned from today on, the next first, without a day last."""
    ahead = interactions.interaction_ids(reader, InteractionView(span=Span.UPCOMING))
    rows = interactions.interaction_rows(reader, ahead)
    planned = [each for each in ahead if rows[each].state is State.PLANNED and rows[each].kind.is_meeting]
    found = kept.get(reader, planned[:_MEETINGS])
    return sorted(found, key=lambda each: each.start is None)


def keep(desk: Desk, value: Preparation) -> int:
    """Keep a meeting with its plan, what is due because of it, and how practice went; returns its id.

    One change. Raises Trouble when nobody takes part, or the meeting or somebody of it is gone.
    """
    meeting = value.interaction
    verb = "Plan" if meeting.id is None else "Prepare"
    with desk.change(f"{verb} {interactions.named(desk.writer, meeting)}") as change:
        meeting_id = interactions.keep_within(change, meeting)
        for practice in value.practices:
            own_questions.insert_practice(change, clean(practice))
        return meeting_id


def as_draft(value: Preparation) -> dict[str, Any]:
    """A preparation as what JSON can hold; `from_draft` reads it again."""
    return {
        **planning.draft_of(value.interaction),
        "practices": [
            {key: told for key, told in asdict(each).items() if key != "id"} for each in value.practices
        ],
    }


def from_draft(found: dict[str, Any], otherwise: Preparation) -> Preparation:
    """Read a draft; what in it is missing or not as it should be is taken from `otherwise`."""
    rows = found.get("practices")
    practices = _practices(rows) if isinstance(rows, list) else otherwise.practices
    return Preparation(planning.from_draft(found, otherwise.interaction), practices)


def _practices(rows: Sequence[Any]) -> tuple[Practice, ...]:
    return tuple(
        Practice(row["question"], row["at"], row["rating"], note if isinstance(note, str) else "")
        for row in rows
        if isinstance(row, dict)
        and isinstance(row.get("question"), str)
        and isinstance(row.get("at"), str)
        and row.get("rating") in RATINGS
        for note in (row.get("note"),)
    )


def _talks_with(reader: Reader, contact_ids: Sequence[int], without: int | None) -> list[Interaction]:
    """Their interactions, the latest first."""
    ids = dict.fromkeys(each for contact_id in contact_ids for each in kept.of_contact(reader, contact_id))
    return kept.get(reader, [each for each in ids if each != without])


def _known_of(reader: Reader, name: str) -> tuple[tuple[ResearchItem, ...], tuple[str, ...]]:
    """What was found on an organization and its field, and the notes that the desk has of it."""
    key = organization_key(name)
    if not key:
        return (), ()
    found = earlier_plans.found_at_organizations(reader)
    notes = (each.research for each in organizations.every(reader) if organization_key(each.name) == key)
    return (
        _latest(item for where, item in found if organization_key(where) == key),
        _once(line for lines in notes for line in lines),
    )


def _latest(items: Iterable[ResearchItem]) -> tuple[ResearchItem, ...]:
    """For each prompt what was found last; `items` come with the latest first."""
    found: dict[tuple[str, str], ResearchItem] = {}
    for item in items:
        if item.found:
            found.setdefault((item.subject, item.prompt), item)
    return tuple(found.values())


def _stories(reader: Reader) -> tuple[str, ...]:
    """What was told before, then what pitches say was done."""
    done = (
        text.strip()
        for each in reversed(pitches.every(reader))
        for text in (each.ingredients.accomplishment, each.ingredients.experience)
    )
    return _once((*earlier_plans.stories(reader), *done))[:_STORIES]


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for line in lines:
        if line.strip():
            found.setdefault(line.strip().casefold(), line.strip())
    return tuple(found.values())
