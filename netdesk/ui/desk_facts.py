"""What the frame of the window tells of the desk: counts, and what can be undone and redone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from netdesk.domain.rows import DeskCounts, HistoryEntry
from netdesk.domain.value import value
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.ui.tr import counted, tr


@value
class DeskFacts:
    """Read on a worker after every change."""

    counts: DeskCounts
    undo: HistoryEntry | None
    redo: HistoryEntry | None
    has_import: bool
    things: Mapping[str, int]
    """How many organizations, events and so on there are, by the key of their section."""


def read_facts(reader: Reader) -> DeskFacts:
    """The facts as they are now."""
    from netdesk.services import history, section_counts

    things = section_counts.counts(reader)
    return DeskFacts(
        replace(contacts.counts(reader), organizations=things["organizations"]),
        history.next_undo(reader),
        history.next_redo(reader),
        history.has_import(reader),
        things,
    )


def section_counts(facts: DeskFacts) -> dict[str, str]:
    """The figures beside the sections; "" for none."""
    found = facts.counts
    figures = {
        **facts.things,
        "contacts": found.contacts - found.archived,
        "interactions": found.interactions,
    }
    return {key: f"{figure:,}" if figure else "" for key, figure in figures.items()}


def status_words(found: DeskCounts) -> list[str]:
    """What the status bar says of the desk."""
    if not found.contacts:
        return [tr("No people yet")]
    facts = [counted(found.contacts, "{n} person", "{n} people")]
    if found.archived:
        facts.append(tr("{archived:,} archived", archived=found.archived))
    if found.organizations:
        facts.append(counted(found.organizations, "{n} organization", "{n} organizations"))
    if found.interactions:
        facts.append(counted(found.interactions, "{n} interaction", "{n} interactions"))
    return facts


def after_a_verb(label: str) -> str:
    """How a label of the history reads after a verb: Undo delete Ruth."""
    return label[:1].lower() + label[1:]
