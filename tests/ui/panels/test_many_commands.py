"""Star, archive, circle and tags from the pane, the menus and the keys, for one or several."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts, history, many_contacts
from netdesk.store.desk import Desk
from netdesk.ui.actions import ACTIONS
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.merge_contacts import MergeDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.panels.several_chosen import SeveralChosen
from netdesk.ui.roles import Role
from netdesk.ui.widgets.chips import Chip

IDS = (1, 2, 3)


@pytest.fixture
def panel(desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> Iterator[ContactsPanel]:
    """Ada (tagged fair), Ben and Cyd."""
    for contact in (
        Contact(Name(display="Ada"), tags=("fair",), circle_id=1),
        Contact(Name(display="Ben"), circle_id=1),
        Contact(Name(display="Cyd"), circle_id=2),
    ):
        contacts.add_contact(desk, contact)
    shown = ContactsPanel(jobs, bus, navigator)
    qtbot.addWidget(shown)
    shown.resize(1060, 680)
    shown.show()
    settle(shown, qtbot)
    yield shown
    qtbot.waitUntil(lambda: jobs.is_idle)


def settle(panel: ContactsPanel, qtbot: QtBot) -> None:
    """Until every change is made and shown."""
    qtbot.waitUntil(lambda: panel._jobs.is_idle and not panel.list.ids.is_asking)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: panel._jobs.is_idle and not panel.list.ids.is_asking)


def choose_all(panel: ContactsPanel, qtbot: QtBot) -> SeveralChosen:
    """Ctrl+A, and the pane once it knows what they have in common."""
    panel.list.table.setFocus()
    qtbot.keyClick(panel.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    pane = panel.detail._several
    qtbot.waitUntil(lambda: pane._known is not None and pane._known.count == len(panel.selected_ids()))
    return pane


def people(panel: ContactsPanel) -> list[Contact]:
    return contacts.contacts(panel._jobs.reader, IDS)


def label(panel: ContactsPanel) -> str:
    entry = history.next_undo(panel._jobs.reader)
    return entry.label if entry else ""


def entry(menu: QMenu, *words: str) -> QAction:
    """An entry of a menu, or of a menu below it."""
    for word in words[:-1]:
        below = next(each for each in menu.actions() if each.text() == word).menu()
        assert isinstance(below, QMenu)
        menu = below
    return next(each for each in menu.actions() if each.text() == words[-1])


def test_the_pane_tags_all_who_are_chosen_as_one_change(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    pane = choose_all(panel, qtbot)
    pane.tag.setText("  alumni  day ")
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(pane.tag, Qt.Key.Key_Return)
    assert said.args == ["3 people tagged “alumni day”", True]
    assert label(panel) == "Tag 3 people “alumni day”"
    assert all("alumni day" in each.tags for each in people(panel))
    settle(panel, qtbot)
    assert panel.selected_ids() == IDS, "the choice stays for the next thing"
    qtbot.waitUntil(lambda: {each.value.text for each in shown_chips(pane)} == {"alumni day", "fair · 1"})


def shown_chips(pane: SeveralChosen) -> list[Chip]:
    return [each for each in pane._chips.findChildren(Chip) if each.isVisible()]


def test_a_tags_cross_takes_it_off_all(panel: ContactsPanel, navigator: Navigator, qtbot: QtBot) -> None:
    pane = choose_all(panel, qtbot)
    qtbot.waitUntil(lambda: len(shown_chips(pane)) == 1)
    (chip,) = shown_chips(pane)
    with qtbot.waitSignal(navigator.said):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert label(panel) == "Take the tag “fair” off Ada"
    assert people(panel)[0].tags == ()


def test_the_pane_stars_all_and_then_offers_the_way_back(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    pane = choose_all(panel, qtbot)
    with qtbot.waitSignal(navigator.said):
        pane.star.click()
    assert all(each.starred for each in people(panel))
    qtbot.waitUntil(lambda: pane.star.text() == "Remove stars")
    assert panel.list.model.index(0, 0).data(Role.STAR)
    with qtbot.waitSignal(navigator.said):
        pane.star.click()
    assert not any(each.starred for each in people(panel))


def test_the_archived_leave_the_list_and_undo_brings_them_back(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot, desk: Desk
) -> None:
    panel.show_contact(2)
    settle(panel, qtbot)
    with qtbot.waitSignal(navigator.said) as said:
        panel.commands.many.archive(panel.selected_ids())
    assert said.args == ["Ben archived", True]
    qtbot.waitUntil(lambda: list(panel.list.model.ids) == [1, 3])
    history.undo(desk)
    qtbot.waitUntil(lambda: list(panel.list.model.ids) == [1, 2, 3])


def test_an_empty_list_is_no_empty_desk(panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.commands.many.archive(IDS, True)
    qtbot.waitUntil(lambda: not panel.list.model.ids)
    assert not panel.is_empty


def test_somebody_archived_is_found_by_a_search_and_marked(panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.commands.many.archive((2,), True)
    qtbot.waitUntil(lambda: list(panel.list.model.ids) == [1, 3])
    panel.set_search("ben")
    qtbot.waitUntil(lambda: list(panel.list.model.ids) == [2])
    assert panel.list.model.index(0, 0).data(Role.SUBTITLE) == "Archived"


def test_somebody_archived_can_be_shown_from_elsewhere(panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.commands.many.archive((2,), True)
    qtbot.waitUntil(lambda: list(panel.list.model.ids) == [1, 3])
    panel.show_contact(2)
    qtbot.waitUntil(lambda: panel.selected_ids() == (2,))
    assert panel.list.view.archived


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("Star",), "Star 3 people"),
        (("Archive",), "Archive 3 people"),
        (("Circle", "School and alumni"), "Put 3 people into School and alumni"),
        (("Circle", "No circle"), "Take 3 people out of any circle"),
        (("Tags", "Take off “fair” (1 of 3)"), "Take the tag “fair” off Ada"),
    ],
)
def test_the_menu_does_each_as_one_change(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot, words: tuple[str, ...], wanted: str
) -> None:
    menu = panel.commands.menu(IDS, panel)
    before = people(panel)
    with qtbot.waitSignal(navigator.said):
        entry(menu, *words).trigger()
    assert label(panel) == wanted
    history.undo(panel._jobs.desk)
    assert people(panel) == before


def test_a_new_circle_is_made_with_everybody_in_it(panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.commands.many.ask_circle(IDS)
    dialog = asked(panel)
    assert not dialog.verb_button.isEnabled()
    dialog.edit.setText("Choir & friends")
    dialog.accept()
    qtbot.waitUntil(lambda: label(panel) == "Put 3 people into Choir & friends")
    assert len({each.circle_id for each in people(panel)}) == 1
    history.undo(panel._jobs.desk)
    assert "Choir & friends" not in [each.name for each in contacts.circles(panel._jobs.reader)]


def asked(panel: ContactsPanel) -> AskNameDialog:
    (dialog,) = [each for each in panel.window().findChildren(AskNameDialog) if each.isVisible()]
    return dialog


def test_a_tag_is_asked_for_and_what_is_in_use_is_offered(panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.commands.many.ask_tag((2, 3))
    dialog = asked(panel)
    assert dialog.windowTitle() == "Tag 2 people"
    qtbot.keyClicks(dialog.edit, "FAIR")
    dialog.accept()
    qtbot.waitUntil(lambda: label(panel) == "Tag 2 people “fair”")
    assert many_contacts.tags_in_use(panel._jobs.reader) == ["fair"]


def test_the_windows_menu_says_what_it_would_do(panel: ContactsPanel, qtbot: QtBot) -> None:
    actions = {spec.key: QAction(spec.text, panel) for spec in ACTIONS}
    do = panel.menu.take(actions)
    panel.show_contact(1)
    settle(panel, qtbot)
    do["star"]()
    qtbot.waitUntil(lambda: actions["star"].text() == "Remove &star")
    do["archive"]()
    settle(panel, qtbot)
    assert [each.archived for each in people(panel)] == [True, False, False]
    assert {"columns", "tags", "circle"} <= {key for key, each in actions.items() if each.menu() is not None}


def test_nothing_to_change_is_said_and_makes_no_change(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    before = label(panel)
    with qtbot.waitSignal(navigator.declined) as said:
        panel.commands.many.add_tag((1,), "fair")
    assert said.args == ["Nothing to change: it was like that already"]
    assert label(panel) == before


def test_several_are_merged_from_the_pane_the_menu_and_by_key_and_the_kept_one_is_shown(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    pane = choose_all(panel, qtbot)
    assert pane.merge.text() == "Merge 3 into one…"
    wanted: list[int] = []
    navigator.contact_wanted.connect(wanted.append)
    menu = panel.commands.menu(panel.selected_ids(), panel)
    assert entry(menu, "Merge 3 people…").shortcut() == QKeySequence("Ctrl+Shift+M")
    assert next(each for each in ACTIONS if each.key == "merge").keys == ("Ctrl+Shift+M",)
    pane.merge.click()
    (dialog,) = panel.findChildren(MergeDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: wanted == [1])
    settle(panel, qtbot)
    assert label(panel) == "Merge 3 people into Ada"
    assert [each.id for each in people(panel)] == [1]


def test_one_alone_is_not_merged_and_it_is_said_how(
    panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    assert "Merge" not in "".join(each.text() for each in panel.commands.menu((1,), panel).actions())
    with qtbot.waitSignal(navigator.declined) as said:
        panel.commands.many.merge((1,))
    assert said.args == ["Choose 2 to 20 contacts to merge, with Ctrl or Shift"]
    assert panel.findChildren(MergeDialog) == []


def test_the_pane_claims_no_circle_before_it_knows(panel: ContactsPanel, qtbot: QtBot) -> None:
    pane = panel.detail._several
    pane.show_ids(IDS)
    assert pane.circle.text() == "Circle"
    qtbot.waitUntil(lambda: pane._known is not None)
    assert pane.circle.text() == "Several circles"
