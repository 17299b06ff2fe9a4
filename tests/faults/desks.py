"""Desks for fault tests: something on them, and a way to say what is on them."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.names import Name
from netdesk.services import contacts, history, interactions
from netdesk.store import contacts as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from tests.store.ledger import Rows, rows_of


def person(number: int, notes: str = "met at the fair") -> Contact:
    """Somebody with an email and a tag."""
    name = Name(given=f"Ann{number}", family="Berg")
    return Contact(name, emails=(Labelled(f"ann{number}@halden.example"),), tags=("fair",), notes=notes)


def import_people(desk: Desk, people: Sequence[Contact], size: int = 50) -> int:
    """Keep people in parts, as one change, the way an import does; returns the change's id."""
    with desk.change(f"Import {len(people)} contacts", kind="import") as change:
        for start in range(0, len(people), size):
            ids = kept.insert(change, people[start : start + size])
            kept.insert_digests(change, [(contact_id, f"{contact_id:064x}") for contact_id in ids])
            change.part()
    return change.id


def fill(desk: Desk, how_many: int = 60) -> None:
    """Put some people, an interaction with its plan and an edit on a desk."""
    import_people(desk, [person(number) for number in range(how_many)])
    plan = Plan(objective="Learn how the work is", research=("Founded 1901", "Two offices"))
    interactions.add_interaction(desk, Interaction(Kind.INFORMATIONAL_INTERVIEW, (1, 2), plan=plan))
    contacts.add_contact(desk, Contact(Name(given="Introduced"), introduced_by=1))


def state(connection: Connection) -> tuple[Rows, list[tuple[int, str, bool]]]:
    """All that a user could see of a desk: its rows, and what History says."""
    lines = history.history(connection)
    return rows_of(connection.raw), [(line.id, line.label, line.undoable) for line in lines]


def cause(error: BaseException) -> apsw.Error | None:
    """SQLite's own error behind a trouble."""
    link: BaseException | None = error
    while link is not None and not isinstance(link, apsw.Error):
        link = link.__cause__
    return link
