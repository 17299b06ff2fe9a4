"""The rows of contacts: which are shown, stay chosen and give way, whatever people are called."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from tests.ui.on_desk import add
from tests.ui.panels.contacts.section import NOW, names, press, settle

HOSTILE = (
    "<img src='file:///etc/passwd'>",
    "<b>Bold</b> & <i>co</i>",
    "Tom & Jerry &amp; &Mnemonic",
    "ليلى حداد",
    "🦊 Fox 👩‍🔬",
    "x" * 1000,
    "name\nwith\nlines",
    "%s {0} [*]",
)


def test_a_contact_hidden_by_search_and_filter_is_shown_all_the_same(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.list.filters._choose("scheduled")
    panel.set_search("leila")
    settle(panel, qtbot)
    with qtbot.waitSignal(panel.search_replaced):
        panel.show_contact(people["ruth"])
    settle(panel, qtbot)
    assert panel.selected_ids() == (people["ruth"],)
    assert len(names(panel)) == 4


def test_somebody_just_added_is_shown(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, qtbot: QtBot
) -> None:
    jobs.change(lambda desk: add(desk, "Zoe New"), panel.show_contact)
    qtbot.waitUntil(
        lambda: len(panel.selected_ids()) == 1 and panel.detail.contact_id == panel.selected_ids()[0]
    )
    qtbot.waitUntil(lambda: panel.list.table.currentIndex().row() == 4)
    assert names(panel)[4] == "Zoe New"


def test_a_change_elsewhere_keeps_choice_and_place(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot
) -> None:
    with desk.change("Many") as change:
        kept.insert(change, [Contact(Name(display=f"Person {number:04}")) for number in range(500)])
    panel = ContactsPanel(jobs, bus, navigator)
    qtbot.addWidget(panel)
    panel.resize(1060, 680)
    panel.show()
    settle(panel, qtbot)
    panel.show_contact(301)
    QApplication.processEvents()
    bar = panel.list.table.verticalScrollBar()
    bar.setValue(bar.value() + 13)
    top = panel.list.model.id_at(panel.list.table.rowAt(0))
    offset = panel.list.table.rowViewportPosition(panel.list.table.rowAt(0))
    jobs.change(lambda desk: add(desk, "Aaron First"))
    qtbot.waitUntil(lambda: panel.list.model.rowCount() == 501)
    assert panel.selected_ids() == (301,)
    assert panel.list.model.id_at(panel.list.table.rowAt(0)) == top
    assert panel.list.table.rowViewportPosition(panel.list.table.rowAt(0)) == offset


def test_columns_give_way_in_the_order_of_the_look(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    table = panel.list.table
    seen: list[tuple[str, ...]] = []
    for width in (1100, 980, 860, 700):
        panel.resize(width, 600)
        QApplication.processEvents()
        shown = tuple(
            each.key for at, each in enumerate(panel.list.model.columns) if not table.isColumnHidden(at)
        )
        seen.append(shown)
        assert table.horizontalScrollBar().maximum() == 0
        assert (
            sum(table.columnWidth(at) for at in range(5) if not table.isColumnHidden(at))
            <= table.viewport().width()
        )
    assert seen[0] == ("name", "organization", "circle", "last touch", "next step")
    assert seen[1] == ("name", "organization", "circle", "next step")
    assert seen[2] == ("name", "organization", "next step")
    assert seen[3] == ("name", "next step")


def test_in_a_narrow_window_the_detail_opens_over_the_list(
    people: dict[str, int], panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.set_compact("narrow")
    panel.resize(640, 600)
    panel.focus_list()
    assert not panel.detail.isVisible()
    press(panel, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert panel.detail.isVisible()
    assert not panel.list.isVisible()
    assert panel.detail.contact_id == people["jonas"]
    panel.detail.back.click()
    assert panel.list.isVisible()
    assert not panel.detail.isVisible()
    panel.set_compact("full")
    assert panel.detail.isVisible()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_plain_text_everywhere(
    name: str, desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot
) -> None:
    emails = (Labelled(f"{name[:60]}@x.example", name[:60]),)
    hostile = Contact(
        Name(display=name), title=name, organization=name, department=name, notes=name, emails=emails,
        phones=(Labelled(name, name),), links=(Labelled(name, name),), tags=(name,), how_met=name,
        where_met=name, introducer=name, pronunciation=name,
    )  # fmt: skip
    contact_id = contacts.add_contact(desk, hostile)
    planned = Interaction(
        Kind.CALL, (contact_id,), State.PLANNED, start=Moment("2026-10-15T10:00"), place=name, notes=name
    )
    interactions.add_interaction(desk, planned)
    panel = ContactsPanel(jobs, bus, navigator, clock=lambda: NOW)
    qtbot.addWidget(panel)
    panel.resize(1060, 680)
    panel.show()
    settle(panel, qtbot)
    assert panel.list.model.index(0, 0).data() == " ".join(name.split())
    assert panel.detail.contact_id == contact_id
    assert panel.width() == 1060
    area = panel.detail.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
    assert panel.detail.notes.toPlainText() == name
    panel.grab()
    panel.list.nobody.show_search(name, filtered=False)
    with qtbot.waitSignal(navigator.said) as said:
        panel.delete_selected()
    assert said.args[0].endswith("deleted")
    assert len(said.args[0]) < 80
    qtbot.waitUntil(lambda: panel.is_empty)
