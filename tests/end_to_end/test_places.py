"""Organizations and events through the real window with keys alone: kept, undone, there after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from netdesk.domain.contacts import Contact
from netdesk.domain.events import Event, EventKind
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.services import contacts, drafts, events, history, organizations
from netdesk.services.checks import check
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.cards import CardsDialog
from netdesk.ui.dialogs.coverage import CoverageDialog
from netdesk.ui.dialogs.event_editor import EventEditor
from netdesk.ui.dialogs.organization_editor import OrganizationEditor
from netdesk.ui.panels.row_section import RowSection
from tests.end_to_end.hands import CTRL, KEY, SHIFT, Opened, type_words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk whose owner has said who they are, and knows two people of one company."""
    made = tmp_path / "ana.netdesk"
    desk = Desk.open(made)
    save_me(desk, Me(name="Ana Petrova", zone="Europe/Oslo"))
    for name, place in (("Leila Haddad", "Halden Storage AS"), ("Jonas Lindqvist", "Halden Storage")):
        contacts.add_contact(desk, Contact(Name(display=name), organization=place))
    desk.close()
    return made


def section(user: Opened, key: KEY, name: str) -> RowSection[Any]:
    user.press(key, CTRL)
    panel = user.window.panel
    assert isinstance(panel, RowSection)
    assert panel.key == name
    user.until(lambda: panel.is_settled and user.window.jobs.is_idle)
    return panel


def shown(panel: RowSection[Any]) -> list[str]:
    return [str(panel.model.index(row, 0).data()) for row in range(panel.model.rowCount())]


def after_dialog(user: Opened) -> None:
    user.until(lambda: QApplication.activeModalWidget() is None)
    user.settle()
    user.to_window()


def test_an_organization_is_wanted_found_in_the_gaps_undone_and_there_after_a_restart(
    opened: Callable[[], Opened],
) -> None:
    user = opened()
    panel = section(user, KEY.Key_4, "organizations")
    assert shown(panel) == ["Halden Storage"], "both spellings are one"
    assert panel.model.index(0, 1).data() == "2 people"
    user.press(KEY.Key_A, CTRL | SHIFT)
    editor = user.over(OrganizationEditor)
    type_words("Kestrel Robotics")
    user.tab_to(editor.wanted)
    user.press(KEY.Key_Space)
    user.press(KEY.Key_Return, CTRL)
    after_dialog(user)
    user.until(lambda: shown(panel) == ["Halden Storage", "Kestrel Robotics"])
    user.press(KEY.Key_O, CTRL | SHIFT)
    dialog = user.over(CoverageDialog)
    user.settle()
    assert dialog.gaps.text().startswith("You know nobody at Kestrel Robotics yet.")
    user.press(KEY.Key_Escape)
    after_dialog(user)

    def is_there() -> bool:
        return [each.name for each in organizations.every(user.window.jobs.reader)] == ["Kestrel Robotics"]

    user.undo_and_redo(is_there)
    user.close()
    user = opened()
    kept = organizations.every(user.window.jobs.reader)
    assert kept == [Organization("Kestrel Robotics", wanted=True, id=kept[0].id)]
    with user.desk.reader() as reader:
        assert check(reader) == []


def test_an_event_and_its_cards_are_kept_each_as_one_step_and_there_after_a_restart(
    opened: Callable[[], Opened],
) -> None:
    user = opened()
    panel = section(user, KEY.Key_5, "events")
    assert panel.is_empty
    user.press(KEY.Key_A, CTRL | SHIFT)
    user.over(EventEditor)
    type_words("Alumni Advisor Hub")
    user.press(KEY.Key_Tab)
    type_words("Alumni")
    user.press(KEY.Key_Return, CTRL)
    after_dialog(user)
    user.until(lambda: shown(panel) == ["Alumni Advisor Hub"])
    user.press(KEY.Key_K, CTRL | SHIFT)
    dialog = user.over(CardsDialog)
    type_words("Nadia Rahal")
    user.press(KEY.Key_Tab)
    type_words("Solveig Power")
    user.press(KEY.Key_Return)
    type_words("leila haddad")
    user.press(KEY.Key_Return)
    user.until(lambda: [each.contact_id for each in dialog.list.cards()] == [None, 1])
    user.press(KEY.Key_Return, CTRL)
    after_dialog(user)

    def met() -> int:
        return len(events.every(user.window.jobs.reader)[0].contact_ids)

    user.until(lambda: met() == 2)
    entry = history.next_undo(user.window.jobs.reader)
    assert entry is not None
    assert entry.label == "Add 2 people met at Alumni Advisor Hub"
    user.undo_and_redo(lambda: met() == 2)
    user.close()
    user = opened()
    (event,) = events.every(user.window.jobs.reader)
    assert (event.name, event.kind) == ("Alumni Advisor Hub", EventKind.ALUMNI_PLATFORM)
    names = [each.shown for each in contacts.contacts(user.window.jobs.reader, event.contact_ids)]
    assert names == ["Nadia Rahal", "Leila Haddad"]
    assert drafts.drafts(user.window.jobs.reader) == {}
    panel = section(user, KEY.Key_5, "events")
    assert panel.model.index(0, 3).data() == "2 people"


def test_cards_that_were_being_typed_are_there_again_after_a_restart(
    opened: Callable[[], Opened], path: Path
) -> None:
    desk = Desk.open(path)
    events.save(desk, Event("Spring fair"))
    desk.close()
    user = opened()
    panel = section(user, KEY.Key_5, "events")
    panel.focus_list()
    user.press(KEY.Key_K, CTRL | SHIFT)
    user.over(CardsDialog)
    type_words("Nadia Rahal")
    user.press(KEY.Key_Return)
    type_words("Ole")
    user.close()
    user = opened()
    panel = section(user, KEY.Key_5, "events")
    panel.focus_list()
    user.press(KEY.Key_K, CTRL | SHIFT)
    dialog = user.over(CardsDialog)
    assert [each.name for each in dialog.list.cards()] == ["Nadia Rahal"]
    assert dialog.fields.name.text() == "Ole"
    dialog.reject()
