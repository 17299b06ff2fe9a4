"""Every action of the menus does something or is disabled, whatever people and desks are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.events import Event
from netdesk.domain.interactions import Interaction, Kind
from netdesk.services import contacts, events, history, interactions
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui import theme, user_settings
from netdesk.ui.actions import ACTIONS
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import choose, dialogs, facts, person, settle, shown

HOSTILE = (
    "<img src='file:///etc/passwd'>",
    "<b>Marks</b> & Sons &lt;x&gt;",
    "%s %d {0} {name}",
    "line\nbreak\tand\u202etfel",
    "A" * 5000,
)


class _Outcome:
    """What became visible of an action: a dialog, a toast, another section, focus, theme or desk."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before = self._look()

    def _look(self) -> tuple[object, ...]:
        window = self._window
        if not window.isVisible():
            return ()
        return (
            tuple(type(each).__name__ for each in dialogs(window)),
            window.sidebar.current(),
            window.header.search.hasFocus(),
            theme.current().dark,
            user_settings.scheme(),
            contacts.counts(window.jobs.reader),
            window.toast.accessibleName() if window.toast.isVisible() else "",
            QApplication.activePopupWidget() is not None,
        )

    @property
    def is_seen(self) -> bool:
        return self._look() != self._before


@pytest.mark.parametrize("key", [spec.key for spec in ACTIONS])
def test_every_action_does_something_or_is_disabled(
    key: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, title: str, *_: object) -> tuple[list[str] | str, str]:
        asked.append(title)
        return ([] if "Import" in title else "", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    choose(window, 1, qtbot)
    if key == "redo":
        history.undo(window.jobs.desk)
        settle(window, qtbot)
    if key == "contacts":
        window.go("interactions")
    if key == "new-here":
        window.go("organizations")
        assert window.actions_by_key[key].text() == "Ne&w organization"
    if key == "cards":
        events.save(window.jobs.desk, Event("Spring fair"))
        window.go("events")
        settle(window, qtbot)
    if key == "light":
        theme.apply(QApplication.instance(), theme.Scheme.DARK)  # type: ignore[arg-type]
    window.setFocus()
    action = window.actions_by_key[key]
    if key == "undo-import":
        assert not action.isEnabled(), "nothing was imported here"
        return
    assert action.isEnabled()
    # What the program around the window does.
    window.navigator.desk_wanted.connect(lambda _: asked.append("another desk"))
    window.navigator.close_desk_wanted.connect(lambda: asked.append("no desk"))
    outcome = _Outcome(window)
    action.trigger()
    qtbot.waitUntil(lambda: bool(asked) or outcome.is_seen, timeout=10_000)
    for dialog in dialogs(window):
        dialog.reject()
    if menu := QApplication.activePopupWidget():
        menu.close()
    if window.isVisible():
        settle(window, qtbot)


@pytest.mark.parametrize("section", ["contacts", "interactions", "organizations"])
def test_what_is_about_the_chosen_is_disabled_when_nothing_is_chosen(
    section: str, window: MainWindow, qtbot: QtBot
) -> None:
    window.go(section)
    qtbot.waitUntil(lambda: bool(window._counts.get(section)))
    settle(window, qtbot)
    window.panel.focus_list()
    of_chosen = [
        window.actions_by_key[spec.key]
        for spec in ACTIONS
        if spec.of_chosen and section in (spec.section or section).split()
    ]
    qtbot.waitUntil(lambda: all(action.isEnabled() for action in of_chosen))
    panel = window.panel
    table = panel.list.table if panel.key == "contacts" else panel.table  # type: ignore[union-attr]
    table.clearSelection()
    qtbot.waitUntil(lambda: not any(action.isEnabled() for action in of_chosen))


def test_an_empty_desk_can_be_filled_and_has_nothing_to_undo(desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, me(desk.writer))
    with shown(desk, qtbot) as window:
        enabled = {key for key, action in window.actions_by_key.items() if action.isEnabled()}
        assert {"new", "log", "import"} <= enabled
        assert not enabled & {"undo", "redo", "undo-import", "edit", "plan", "touch", "delete"}
        assert facts(window) == "No people yet"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_plain_in_menu_title_and_toast(name: str, desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, me(desk.writer))
    with shown(desk, qtbot) as window:
        window.jobs.change(lambda desk: contacts.add_contact(desk, person(name)))
        settle(window, qtbot)
        undo = window.actions_by_key["undo"]
        qtbot.waitUntil(undo.isEnabled)
        text = undo.text().removeprefix("&")
        assert "\n" not in text
        assert "&" not in text.replace("&&", ""), "no letter of a name becomes a key"
        assert len(text.replace("&&", "&")) <= 70
        # A menu draws its words as they are, so they may hold markup; a tooltip would not.
        assert text.replace("&&", "&").startswith(f"Undo add {' '.join(name.split())[:20]}")
        choose(window, 1, qtbot)
        window.panel.delete_selected()
        settle(window, qtbot)
        assert window.toast._text.textFormat() == Qt.TextFormat.PlainText
        assert "deleted" in window.toast.accessibleName()
        assert window.toast.width() <= window.width()
        assert window.windowTitle() == "a – netdesk"


def test_the_buttons_of_undo_and_redo_show_markup_as_text(desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, me(desk.writer))
    with shown(desk, qtbot) as window:
        window.jobs.change(lambda desk: contacts.add_contact(desk, person(HOSTILE[0])))
        settle(window, qtbot)
        qtbot.waitUntil(window.actions_by_key["undo"].isEnabled)
        for button in window.header.findChildren(QWidget):
            tooltip = button.toolTip()
            assert "<img" not in tooltip, tooltip


def test_a_desk_whose_name_looks_like_markup_is_shown_as_text(tmp_path: Path, qtbot: QtBot) -> None:
    if os.name == "nt":
        pytest.skip("no file has such a name here")
    desk = Desk.open(tmp_path / "<b>my & desk.netdesk")
    save_me(desk, me(desk.writer))
    with shown(desk, qtbot) as window:
        assert window.windowTitle() == "<b>my & desk – netdesk"
    desk.close()


@pytest.mark.parametrize("section", ["contacts", "interactions"])
def test_nobody_is_edited_by_the_menu_while_several_are_chosen(
    section: str, window: MainWindow, qtbot: QtBot
) -> None:
    contacts.add_contact(window.jobs.desk, person("Dee Dao"))
    interactions.add_interaction(window.jobs.desk, Interaction(Kind.CALL, (2,)))
    window.go(section)
    settle(window, qtbot)
    panel = window.panel
    table = panel.list.table if isinstance(panel, ContactsPanel) else panel.table  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(table.rows.ids) > 1)
    table.choose_row(0)
    settle(window, qtbot)
    edit, delete = window.actions_by_key["edit"], window.actions_by_key["delete"]
    assert edit.isEnabled()
    table.selectAll()
    settle(window, qtbot)
    assert not edit.isEnabled()
    assert delete.isEnabled()
