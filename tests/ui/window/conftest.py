"""A desk with people on it, and the window that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.services import contacts, interactions
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import person, shown


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk with three people, a planned interview, and an owner."""
    save_me(desk, me(desk.writer))
    contacts.add_contact(
        desk, person("Ada Byron", organization="Engines", emails=(Labelled("ada@x.example"),))
    )
    contacts.add_contact(desk, person("Bo Li", organization="Engines"))
    contacts.add_contact(desk, person("Cem Kaya", organization="Looms"))
    plan = Plan(objective="Learn the trade")
    interactions.add_interaction(
        desk, Interaction(Kind.INFORMATIONAL_INTERVIEW, (1,), start=Moment("2099-03-04T14:30"), plan=plan)
    )
    return desk


@pytest.fixture
def window(known: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown(known, qtbot) as made:
        yield made
