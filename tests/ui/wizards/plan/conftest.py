"""Somebody to be interviewed."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from tests.ui.wizards.plan.interview import OSLO


@pytest.fixture
def leila(desk: Desk) -> int:
    """Introduced by somebody on the desk."""
    save_me(desk, Me(name="Ana Petrova", zone=OSLO))
    samuel = contacts.add_contact(desk, Contact(Name(display="Samuel <b>Adeyemi</b>")))
    return contacts.add_contact(desk, Contact(Name(display="Leila Haddad"), introduced_by=samuel))
