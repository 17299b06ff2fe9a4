"""The Contacts section, used as its user uses it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import contacts, history, interactions, many_contacts
from netdesk.services.drafts import setting
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.ui.arrivals import Arrival
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.export_words import Whom
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel

NOW = datetime.fromisoformat("2026-10-13T09:15")
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

pytestmark = pytest.mark.usefixtures("british")


def add(desk: Desk, name: str, organization: str = "", **more: object) -> int:
    return contacts.add_contact(desk, Contact(Name(display=name), organization=organization, **more))  # type: ignore[arg-type]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Four people on the desk."""
    found = {
        "leila": add(desk, "Leila Haddad", "Halden Storage", circle_id=4, notes="batteries and ageing"),
        "jonas": add(desk, "Jonas Lindqvist", "City of Lund", circle_id=1),
        "ruth": add(desk, "Ruth Abernathy", "Energy Commons", circle_id=2),
        "amara": add(desk, "Amara Diallo", "Meridian Fund", circle_id=4),
    }
    planned = Interaction(
        Kind.COFFEE_CHAT, (found["leila"],), State.PLANNED, start=Moment("2026-10-15T14:30")
    )
    interactions.add_interaction(desk, planned)
    return found


@pytest.fixture
def panel(jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> Iterator[ContactsPanel]:
    """The section in a window of its own, with its first rows."""
    shown = ContactsPanel(jobs, bus, navigator, clock=lambda: NOW)
    qtbot.addWidget(shown)
    shown.resize(1060, 680)
    shown.show()
    settle(shown, qtbot)
    yield shown
    qtbot.waitUntil(lambda: jobs.is_idle)


def settle(panel: ContactsPanel, qtbot: QtBot) -> None:
    """Until every answer has come and been shown."""
    qtbot.waitUntil(lambda: not panel.list.ids.is_asking)
    QApplication.processEvents()


def names(panel: ContactsPanel) -> list[str]:
    model = panel.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(panel: ContactsPanel, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.list.table, key)
    QApplication.processEvents()


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


def test_keys_walk_through_the_rows(people: dict[str, int], panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.focus_list()
    press(panel, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert panel.detail.contact_id == people["leila"]
    press(panel, qtbot, Qt.Key.Key_End)
    assert panel.detail.contact_id == people["ruth"]
    press(panel, qtbot, Qt.Key.Key_Home)
    assert panel.detail.contact_id == people["amara"]


def test_enter_and_f2_open_the_editor(
    people: dict[str, int], panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.focus_list()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        with qtbot.waitSignal(navigator.edit_contact_wanted) as wanted:
            press(panel, qtbot, key)
        assert wanted.args == [people["amara"]]


def test_a_typed_letter_goes_to_the_search_box(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.focus_list()
    with qtbot.waitSignal(panel.search_typed) as typed:
        qtbot.keyClicks(panel.list.table, "r")
    assert typed.args == ["r"]
    assert panel.selected_ids() == (people["amara"],)


def test_delete_takes_somebody_away_says_so_and_chooses_the_next(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.focus_list()
    press(panel, qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(navigator.said) as said:
        press(panel, qtbot, Qt.Key.Key_Delete)
    assert said.args == ["Jonas Lindqvist deleted", True]
    settle(panel, qtbot)
    assert names(panel) == ["Amara Diallo", "Leila Haddad", "Ruth Abernathy"]
    assert panel.detail.contact_id == people["leila"]
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(names(panel)) == 4)
    assert names(panel)[1] == "Jonas Lindqvist"
    assert panel.selected_ids() == (people["jonas"],)


def test_several_are_deleted_as_one_change(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.focus_list()
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.selected_ids()) == 3
    with qtbot.waitSignal(navigator.said) as said:
        press(panel, qtbot, Qt.Key.Key_Delete)
    assert said.args == ["3 contacts deleted", True]
    qtbot.waitUntil(lambda: names(panel) == ["Ruth Abernathy"])
    entry = history.next_undo(jobs.reader)
    assert entry is not None
    assert entry.label == "Delete 3 contacts"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(names(panel)) == 4)


def test_the_menu_key_offers_what_can_be_done(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.focus_list()
    opened: list[list[str]] = []

    def look() -> None:
        menus = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
        opened.append([action.text() for action in menus[0].actions() if action.text()])
        menus[0].close()

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(panel.list.table, event)
    look()
    (words,) = opened
    assert words[:3] == ["Edit", "Plan interview", "Log touch"]
    assert {"Photo", "Star", "Archive", "Tags", "Circle", "Copy", "Copy as", "Export…"} < set(words)
    assert words[-1] == "Delete"


def test_copy_puts_plain_text_into_the_clipboard(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.show_contact(people["leila"])
    settle(panel, qtbot)
    panel.list.table.setFocus()
    qtbot.keyClick(panel.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text == "Leila Haddad\nHalden Storage\nCircle: School and alumni\n\nbatteries and ageing\n"


def test_the_chosen_are_taken_out_by_the_export_dialog(
    people: dict[str, int], panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(navigator.export_wanted) as wanted:
        panel.commands.export([people["leila"], people["ruth"]])
    assert wanted.args == [Whom((people["leila"], people["ruth"])), True]


def test_what_a_search_shows_can_be_taken_out_alone(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    settle(panel, qtbot)
    assert panel.whom().shown is None
    panel.set_search("leila")
    settle(panel, qtbot)
    assert panel.whom().shown == (people["leila"],)


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


def test_a_draft_left_behind_is_offered_over_the_list(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    assert panel.unfinished.words == ""
    editor = ContactEditor.ask(jobs, navigator, people["leila"], panel)
    assert editor is not None
    editor.form.lines["title"].setText("Director")
    editor.reject()
    qtbot.waitUntil(lambda: panel.unfinished.words == "You left off with Leila Haddad")
    panel.unfinished.button.click()
    again = panel.window().findChildren(ContactEditor)[-1]
    assert again.form.fields().title == "Director"
    again.accept()
    qtbot.waitUntil(lambda: panel.unfinished.words == "")
    kept_now = contacts.contact(jobs.reader, people["leila"])
    assert kept_now is not None
    assert kept_now.title == "Director"


def test_a_draft_can_be_put_off(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    editor = ContactEditor.ask(jobs, navigator, 0, panel)
    assert editor is not None
    editor.form.name_edit.setText("Priya Raman")
    editor.reject()
    qtbot.waitUntil(lambda: panel.unfinished.words == "You left off with Priya Raman")
    panel.unfinished.cross.click()
    assert panel.unfinished.words == ""
    later = ContactsPanel(jobs, Bus(), navigator)
    qtbot.addWidget(later)
    assert later.unfinished.words == "You left off with Priya Raman"
    settle(later, qtbot)
