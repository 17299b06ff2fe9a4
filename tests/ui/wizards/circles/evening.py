"""An evening of names: typed into the wizard, read from its lists, looked up on the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from netdesk.ui.wizards.listed_list import ListedList
from tests.ui.wizards.keys import KEY, press, write


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> CirclesWizard:
    made = CirclesWizard(jobs, navigator, parent)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def name(wizard: QWidget, *names: str) -> None:
    """Type each and press Enter."""
    for each in names:
        write(wizard, each)
        press(wizard, KEY.Key_Return)


def shown(wizard: CirclesWizard, page: int = 0) -> list[tuple[str, str]]:
    """Names and what is said of them, as the list of a circle has them."""
    listing = wizard.circle_pages[page].list
    rows = [listing.people.index(row) for row in range(listing.people.rowCount())]
    return [(row.data(), row.data(Qt.ItemDataRole.AccessibleTextRole).split(", ", 1)[1]) for row in rows]


def choose(listing: ListedList, words: str) -> None:
    next(do for said, _, do in listing.choices() if said == words)()


def everybody(jobs: Jobs) -> dict[str, Contact]:
    ids = contacts.contact_ids(jobs.reader, ContactView())
    return {each.shown: each for each in contacts.contacts(jobs.reader, ids)}


def add(desk: Desk, person: str, circle: int | None = None, organization: str = "") -> int:
    contact = Contact(Name(display=person), circle_id=circle, organization=organization)
    return contacts.add_contact(desk, contact)
