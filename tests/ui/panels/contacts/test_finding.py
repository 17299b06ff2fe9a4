"""Contacts found: by words, by filters, in an order, and what is said where there are none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import many_contacts
from netdesk.services.drafts import setting
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.ui.arrivals import Arrival
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from tests.ui.on_desk import add
from tests.ui.panels.contacts.section import names, settle


def test_everybody_is_there_by_name_and_the_first_is_shown(
    people: dict[str, int], panel: ContactsPanel
) -> None:
    assert names(panel) == ["Amara Diallo", "Jonas Lindqvist", "Leila Haddad", "Ruth Abernathy"]
    assert panel.selected_ids() == (people["amara"],)
    assert panel.detail.contact_id == people["amara"]
    assert not panel.is_empty


def test_an_empty_desk_says_how_to_begin(panel: ContactsPanel, navigator: Navigator, qtbot: QtBot) -> None:
    assert panel.is_empty
    with qtbot.waitSignal(navigator.import_wanted):
        panel.empty.primary.click()
    with qtbot.waitSignal(navigator.edit_contact_wanted) as wanted:
        panel.empty.secondary.click()
    assert wanted.args == [0]


def test_an_empty_desk_leads_to_the_sample(panel: ContactsPanel, navigator: Navigator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigator.desk_wanted) as wanted:
        panel.empty.link.click()
    assert wanted.args == [Arrival(sample=True)]


def test_the_empty_state_goes_with_the_first_contact(panel: ContactsPanel, jobs: Jobs, qtbot: QtBot) -> None:
    jobs.change(lambda desk: add(desk, "Leila Haddad"))
    qtbot.waitUntil(lambda: names(panel) == ["Leila Haddad"])
    assert not panel.is_empty


def test_where_everybody_is_archived_the_list_says_so_and_leads_to_them(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, qtbot: QtBot
) -> None:
    jobs.change(lambda desk: many_contacts.archive(desk, sorted(people.values()), True))
    qtbot.waitUntil(lambda: names(panel) == [] and panel.list.nobody.isVisibleTo(panel))
    assert not panel.is_empty
    panel.list.nobody.clear.click()
    qtbot.waitUntil(lambda: len(names(panel)) == len(people))
    assert panel.list.view.archived


def test_typing_finds_people_by_anything_known_of_them(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    for text, found in (
        ("lind", "Jonas Lindqvist"),
        ("ageing", "Leila Haddad"),
        ("meridian", "Amara Diallo"),
    ):
        panel.set_search(text)
        settle(panel, qtbot)
        assert names(panel) == [found]
        assert panel.detail.contact_id == panel.selected_ids()[0]


def test_whoever_was_found_stays_chosen_and_in_sight_when_the_search_is_cleared(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot
) -> None:
    with desk.change("Many") as change:
        kept.insert(change, [Contact(Name(display=f"Person {number:04}")) for number in range(300)])
    panel = ContactsPanel(jobs, bus, navigator)
    qtbot.addWidget(panel)
    panel.resize(1060, 680)
    panel.show()
    settle(panel, qtbot)
    panel.set_search("0250")
    settle(panel, qtbot)
    assert panel.selected_ids() == (251,)
    panel.set_search("")
    settle(panel, qtbot)
    assert panel.list.model.rowCount() == 300
    assert panel.selected_ids() == (251,)
    row = panel.list.table.visualRect(panel.list.table.currentIndex())
    assert panel.list.table.viewport().rect().contains(row.center())


def test_nobody_found_offers_to_clear_or_to_add(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.set_search("xyz <b>&")
    settle(panel, qtbot)
    nobody = panel.list.nobody
    assert nobody.isVisible()
    assert nobody.new.text() == "New contact “xyz <b>&&”"
    assert panel.selected_ids() == ()
    with qtbot.waitSignal(panel.search_replaced) as replaced:
        nobody.clear.click()
    assert replaced.args == [""]
    settle(panel, qtbot)
    assert len(names(panel)) == 4


def test_a_filter_narrows_a_search_and_both_are_told(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.list.filters._choose("circle-4")
    settle(panel, qtbot)
    assert names(panel) == ["Amara Diallo", "Leila Haddad"]
    panel.set_search("jonas")
    settle(panel, qtbot)
    assert panel.list.nobody.isVisible()
    panel.list.filters._choose("all")
    settle(panel, qtbot)
    assert names(panel) == ["Jonas Lindqvist"]


def test_filters_tell_who_has_a_meeting_ahead_and_who_was_not_asked(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.list.filters._choose("scheduled")
    settle(panel, qtbot)
    assert names(panel) == ["Leila Haddad"]
    panel.list.filters._choose("identified")
    settle(panel, qtbot)
    assert names(panel) == ["Amara Diallo", "Jonas Lindqvist", "Ruth Abernathy"]


def test_only_circles_with_people_are_offered_and_only_as_many_as_fit(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    filters = panel.list.filters
    offered = [choice.text for choice in filters._choices]
    assert offered == ["All", "Work", "Family", "School", "Not asked yet", "Meeting ahead"]
    panel.resize(760, 600)
    QApplication.processEvents()
    assert filters.more.isVisible()
    chips = filters.chips
    assert chips.geometry().right() < filters.caption.geometry().left()


def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, qtbot: QtBot
) -> None:
    header = panel.list.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(panel, qtbot)
    assert names(panel) == ["Jonas Lindqvist", "Ruth Abernathy", "Leila Haddad", "Amara Diallo"]
    assert panel.list.filters.caption.text() == "Sorted by organization"
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(panel, qtbot)
    assert names(panel)[0] == "Amara Diallo"
    qtbot.waitUntil(lambda: setting(jobs.reader, "contacts sort") == "organization reversed")


def test_the_order_is_remembered(
    people: dict[str, int], jobs: Jobs, bus: Bus, navigator: Navigator, panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.list._sort_by(ContactSort.LAST_TOUCH)
    qtbot.waitUntil(lambda: setting(jobs.reader, "contacts sort") == "last touch")
    again = ContactsPanel(jobs, bus, navigator)
    qtbot.addWidget(again)
    assert again.list.view == ContactView(sort=ContactSort.LAST_TOUCH)
    settle(again, qtbot)
