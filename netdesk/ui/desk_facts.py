"""What the frame of the window tells of the desk: counts, and what can be undone and redone."""

from __future__ import annotations

from netdesk.domain.rows import DeskCounts, HistoryEntry
from netdesk.domain.value import value
from netdesk.services import contacts
from netdesk.services.desks import Reader


@value
class DeskFacts:
    """Read on a worker after every change."""

    counts: DeskCounts
    undo: HistoryEntry | None
    redo: HistoryEntry | None
    has_import: bool


def read_facts(reader: Reader) -> DeskFacts:
    """The facts as they are now."""
    from netdesk.services import history

    return DeskFacts(
        contacts.counts(reader),
        history.next_undo(reader),
        history.next_redo(reader),
        history.has_import(reader),
    )


def section_counts(found: DeskCounts) -> dict[str, str]:
    """The figures beside the sections; "" for none."""
    listed = found.contacts - found.archived
    return {
        "contacts": f"{listed:,}" if listed else "",
        "interactions": f"{found.interactions:,}" if found.interactions else "",
    }


def status_words(found: DeskCounts) -> list[str]:
    """What the status bar says of the desk."""
    if not found.contacts:
        return ["No people yet"]
    facts = [f"{found.contacts:,} {'person' if found.contacts == 1 else 'people'}"]
    if found.archived:
        facts.append(f"{found.archived:,} archived")
    for count, word in ((found.organizations, "organization"), (found.interactions, "interaction")):
        if count:
            facts.append(f"{count:,} {word}{'' if count == 1 else 's'}")
    return facts


def after_a_verb(label: str) -> str:
    """How a label of the history reads after a verb: Undo delete Ruth."""
    return label[:1].lower() + label[1:]
