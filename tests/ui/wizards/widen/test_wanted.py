"""Organizations where somebody is to be known: who is known there, and where the gaps are."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.services import contacts, organizations
from netdesk.services.drafts import save_setting
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.wizards.keys import KEY, press, write
from tests.ui.wizards.widen.widening import opened


def test_who_is_known_at_an_organization_and_where_the_gaps_are(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    for name, circle in (("Ann Lee", 1), ("Bob Ray", 1)):
        contacts.add_contact(
            desk,
            Contact(Name(display=name), organization="Halden Storage AS", circle_id=circle, title="Engineer"),
        )
    organizations.save(desk, Organization("Aoba Cells", wanted=True))
    wizard = opened(qtbot, jobs, navigator)
    wizard.go_to(3)
    page = wizard.wanted
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    write(wizard, "halden storage")
    press(wizard, KEY.Key_Return)
    write(wizard, "Halden")
    press(wizard, KEY.Key_Return)
    told = [page.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert told == [
        "Halden, Nobody you know yet",
        "halden storage, 2 people you know  ·  Work 2",
        "Aoba Cells, Wanted already  ·  Nobody you know yet",
    ]
    page.list.setCurrentIndex(page.model.index(1))
    assert page.who.text() == "Whom you know at halden storage"
    assert page.people.text() == "Ann Lee, Engineer\nBob Ray, Engineer"
    assert page.gaps.text().splitlines() == [
        "You know nobody at Aoba Cells and Halden yet.",
        "Nobody in these circles is where you want to be: Family, Activities, School and Online.",
    ]
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Delete)
    assert page.count == 1
    page.list.setCurrentIndex(page.model.index(1))
    assert not page.remove.isEnabled(), "what is on the desk is not taken away here"
    wizard.reject()


def test_organizations_followed_elsewhere_are_one_click_away(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    save_setting(desk, "past", json.dumps({"follows": ["Halden & Co", "Aoba Cells"]}))
    wizard = opened(qtbot, jobs, navigator)
    wizard.go_to(3)
    page = wizard.wanted
    assert [each.accessibleName() for each in page.ideas if each.isVisible()] == [
        "Want to know somebody at Halden & Co",
        "Want to know somebody at Aoba Cells",
    ]
    page.ideas[0].click()
    assert page.applied_to(wizard.value()).wanted == ("Halden & Co",)
    assert [each.isVisible() for each in page.ideas] == [True, *([False] * 7)]
    wizard.reject()
