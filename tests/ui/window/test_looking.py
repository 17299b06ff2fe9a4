"""A desk that can only be looked at: it says so, and nothing is offered that cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui import desk_offers
from netdesk.ui.actions import ACTIONS
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import choose, dialogs, facts, settle, shown


@pytest.fixture
def read_only(known: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The same desk, where it cannot be written."""
    from netdesk.store import gate

    path = known.path
    known.close()
    monkeypatch.setattr(gate, "is_writable", lambda path: False)
    opened = Desk.open(path)
    assert opened.read_only
    yield opened
    opened.close()


@pytest.fixture
def looking(read_only: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown(read_only, qtbot) as made:
        yield made


def test_a_read_only_desk_says_so_and_offers_only_what_can_be_done(looking: MainWindow, qtbot: QtBot) -> None:
    choose(looking, 1, qtbot)
    assert looking.windowTitle() == "a (read-only) – netdesk"
    assert facts(looking).endswith("·  Read-only")
    assert looking.toast.accessibleName() == "a.netdesk is read-only: you can look, not change"
    assert looking.toast._mark == "info"
    for spec in ACTIONS:
        assert looking.actions_by_key[spec.key].isEnabled() is not spec.changes, spec.key
    assert not looking._new.isEnabled()
    assert not looking._import.isEnabled()
    refused = desk_offers.for_read_only([Path("people.vcf")]).refusal
    assert refused == "This desk is read-only: you can look, not change."


def test_no_wish_of_a_panel_opens_what_could_not_be_saved(looking: MainWindow, qtbot: QtBot) -> None:
    navigator = looking.navigator
    for wish in (
        lambda: navigator.edit_contact_wanted.emit(1),
        lambda: navigator.edit_contact_wanted.emit(0),
        lambda: navigator.edit_interaction_wanted.emit(1, 0),
        lambda: navigator.plan_wanted.emit(1, 0),
        navigator.import_wanted.emit,
        lambda: looking.errands.bring_in([Path("one.vcf")]),
    ):
        looking.toast.dismiss()
        wish()
        assert dialogs(looking) == []
        assert looking.toast.accessibleName() == "a.netdesk is read-only: you can look, not change"
        assert looking.toast.isVisible()


def test_a_change_asked_for_all_the_same_is_refused_in_one_sentence(
    looking: MainWindow, qtbot: QtBot
) -> None:
    choose(looking, 2, qtbot)
    looking.panel.delete_selected()
    qtbot.waitUntil(lambda: bool(dialogs(looking)))
    (told,) = dialogs(looking)
    assert isinstance(told, MessageDialog)
    assert told.sentence.text() == "a.netdesk cannot be written here, so nothing was changed."
    told.accept()
    assert contacts.counts(looking.jobs.reader).contacts == 3


def test_the_menu_of_a_row_offers_only_what_can_be_done(looking: MainWindow, qtbot: QtBot) -> None:
    contacts_menu = looking.sections.contacts().commands.menu((1,), looking)
    assert _enabled(contacts_menu) == ["Photo", "Copy", "Copy as", "Export…", "History of Ada Byron…"]
    looking.go("interactions")
    qtbot.waitUntil(lambda: bool(looking._counts.get("interactions")))
    panel = looking.panel
    panel.focus_list()
    assert panel.key == "interactions"
    menu = panel.actions_for.menu(panel._chosen_rows())
    assert _enabled(menu) == ["Prep sheet…", "Show Ada Byron"]
    menu.deleteLater()
    contacts_menu.deleteLater()


def _enabled(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isEnabled() and not each.isSeparator()]


def test_looking_changes_nothing_and_opens_no_box(looking: MainWindow, read_only: Desk, qtbot: QtBot) -> None:
    before = read_only.path.read_bytes()
    for key in ("dark", "light", "interactions", "contacts", "history", "check", "keys", "about"):
        looking.actions_by_key[key].trigger()
        settle(looking, qtbot)
        for dialog in dialogs(looking):
            assert not isinstance(dialog, MessageDialog), key
            dialog.reject()
    assert read_only.path.read_bytes() == before
    assert sorted(each.name for each in read_only.path.parent.iterdir()) == ["a.netdesk"]
