"""What is on the desk behind a window."""

from __future__ import annotations

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, interactions
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs


def add(desk: Desk, name: str, organization: str = "", **more: object) -> int:
    """Somebody new."""
    return contacts.add_contact(desk, Contact(Name(display=name), organization=organization, **more))  # type: ignore[arg-type]


def kept(jobs: Jobs, interaction_id: int = 1) -> Interaction:
    """An interaction as it is kept."""
    found = interactions.interaction(jobs.reader, interaction_id)
    assert found is not None
    return found


def names(jobs: Jobs) -> list[str]:
    """Everybody, in the order of the list."""
    ids = contacts.contact_ids(jobs.reader, ContactView())
    return [row.name for row in contacts.contact_rows(jobs.reader, list(ids)).values()]
