"""How close the listed people are, and their tags, for several at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from tests.ui.wizards.circles.evening import everybody, name, opened
from tests.ui.wizards.keys import CTRL, KEY, press


def test_tags_and_closeness_of_several_at_once(wizard: CirclesWizard) -> None:
    name(wizard, "Ann Lee", "Bob Ray", "Cy Poe")
    wizard.go_to(6)
    page = wizard.closeness
    assert page.who.text() == "Ann Lee"
    press(wizard, KEY.Key_A, CTRL)
    assert page.who.text() == "3 people"
    page.ratings[4].click()
    page.tags.set_tags(("oslo",))
    page.tags.changed.emit()
    page.list.clearSelection()
    page.list.setCurrentIndex(page.list.people.index(0))
    page.tags.set_tags(("oslo", "mentor"))
    page.tags.changed.emit()
    page.list.selectAll()
    assert page.tags.tags() == ("oslo",)
    assert page.ratings[4].isChecked()
    page.tags.set_tags(())
    page.tags.changed.emit()
    assert [(each.closeness, each.tags) for each in wizard.value().people] == [
        (4, ("mentor",)),
        (4, ()),
        (4, ()),
    ]
    assert page.count.text() == "3 of 3 rated"
    assert wizard.verb_button.text() == "Keep 3 people"
    wizard.reject()


def test_what_the_desk_knows_of_closeness_and_tags_is_shown_and_stays(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    known = Contact(Name(display="Ann Lee"), circle_id=1, closeness=4, tags=("mentor",))
    contacts.add_contact(desk, known)
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "Ann Lee")
    wizard.go_to(6)
    page = wizard.closeness
    assert (
        page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Ann Lee, Work  ·  Close  ·  mentor"
    )
    assert page.ratings[4].isChecked()
    assert page.count.text() == "1 of 1 rated"
    page.tags.set_tags(("Mentor", "oslo"))
    page.tags.changed.emit()
    said = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ann Lee, Work  ·  Close  ·  mentor, oslo"
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    ann = everybody(jobs)["Ann Lee"]
    assert (ann.closeness, ann.tags) == (4, ("mentor", "oslo"))


def test_without_anybody_there_is_nothing_to_keep(wizard: CirclesWizard) -> None:
    wizard.go_to(6)
    wizard.keep()
    assert wizard.current() == 0
    assert wizard.trouble.text().startswith("Nobody is listed yet.")
    wizard.reject()
