"""The menus: every entry has words, a letter, a key of its own, and something to do."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from netdesk.ui import actions
from netdesk.ui.actions import ACTIONS, MENUS, ActionSpec
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog


def _letter(text: str) -> str:
    (letter,) = re.findall(r"&(.)", text.replace("&&", ""))
    return str(letter).lower()


def test_every_action_has_words_a_name_and_a_menu() -> None:
    assert all(spec.key and spec.text.replace("&", "").strip() for spec in ACTIONS)
    assert len({spec.key for spec in ACTIONS}) == len(ACTIONS)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)


@pytest.mark.parametrize("menu", MENUS)
def test_a_letter_leads_to_one_action_of_a_menu(menu: str) -> None:
    letters = [_letter(spec.text) for spec in ACTIONS if spec.menu == menu]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def test_a_letter_leads_to_one_menu() -> None:
    assert len({_letter(menu) for menu in MENUS}) == len(MENUS)


def test_no_two_actions_answer_to_the_same_keys(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = actions.build(window, lambda key: None)
    keys = Counter(keys.toString() for action in made.values() for keys in action.shortcuts())
    assert "" not in keys
    assert [each for each, count in keys.items() if count > 1] == []
    for key, keys_wanted in {
        "undo": "Ctrl+Z",
        "redo": "Ctrl+Shift+Z",
        "find": "Ctrl+F",
        "new": "Ctrl+N",
    }.items():
        assert keys_wanted in [each.toString() for each in made[key].shortcuts()]


def test_no_keys_are_those_of_a_letter_that_somebody_types() -> None:
    """On Windows AltGr is Ctrl+Alt: with AltGr+N and AltGr+C a Polish keyboard writes ń and ć."""
    keys = [key for spec in ACTIONS for key in spec.keys if isinstance(key, str)]
    assert [key for key in keys if "Ctrl+Alt" in key] == []


def test_on_a_mac_no_keys_are_those_that_it_keeps_for_itself() -> None:
    of_the_system = {"Ctrl+H", "Ctrl+M", "Ctrl+Space", "Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5"}
    made = [
        [keys.toString() for keys in actions._sequences(spec.keys, "darwin")]
        for spec in ACTIONS
        if all(isinstance(key, str) for key in spec.keys)
    ]
    flat = [key for keys in made for key in keys]
    assert of_the_system & set(flat) == set()
    assert len(flat) == len(set(flat))
    history = next(spec for spec in ACTIONS if spec.key == "history")
    assert [keys.toString() for keys in actions._sequences(history.keys, "linux")] == ["Ctrl+H"]


def test_redo_answers_to_the_keys_of_every_platform() -> None:
    redo = next(spec for spec in actions.ACTIONS if spec.key == "redo")
    assert {"Ctrl+Shift+Z", "Ctrl+Y"} <= set(redo.keys)


def test_choosing_an_action_tells_its_name(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    told: list[str] = []
    made = actions.build(window, told.append)
    for action in made.values():
        action.trigger()
    assert told == [spec.key for spec in ACTIONS]


def test_the_menus_are_in_their_order_with_a_line_where_one_is_wanted(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions.build(window, lambda key: None)
    titles = [each.text() for each in window.menuBar().actions()]
    assert titles == list(MENUS)
    for entry in window.menuBar().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        found = [None if each.isSeparator() else each.text() for each in menu.actions()]
        wanted: list[str | None] = []
        for spec in ACTIONS:
            if spec.menu == entry.text():
                wanted += [None, spec.text] if spec.line_above else [spec.text]
        assert found == wanted


def test_what_is_about_one_alone_is_not_offered_for_several() -> None:
    for key in ("edit", "photo", "paste-photo", "remind", "contact-history"):
        spec = next(spec for spec in ACTIONS if spec.key == key)
        assert actions.allowed(spec, read_only=False, chosen=True, section="contacts")
        assert not actions.allowed(spec, read_only=False, chosen=True, several=True, section="contacts")
    delete = next(spec for spec in ACTIONS if spec.key == "delete")
    assert actions.allowed(delete, read_only=False, chosen=True, several=True, section="contacts")


@pytest.mark.parametrize(
    ("changes", "of_chosen", "read_only", "chosen", "can"),
    [
        (False, False, True, False, True),
        (True, False, False, False, True),
        (True, False, True, True, False),
        (False, True, False, False, False),
        (False, True, True, True, True),
        (True, True, False, True, True),
        (True, True, False, False, False),
        (True, True, True, True, False),
    ],
)
def test_what_can_be_done(
    *, changes: bool, of_chosen: bool, read_only: bool, chosen: bool, can: bool
) -> None:
    spec = ActionSpec("key", "&Words", "&File", changes=changes, of_chosen=of_chosen)
    assert actions.allowed(spec, read_only=read_only, chosen=chosen) is can


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Marks & Sons", "Marks && Sons"),
        ("a\nb\tc", "a b c"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("&" * 61, "&&" * 59 + "…"),
    ],
)
def test_a_users_words_are_plain_in_a_menu(text: str, shown: str) -> None:
    assert actions.escaped(text) == shown


def test_the_list_of_keys_says_undo_and_not_what_would_be_undone(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = actions.build(window, lambda key: None)
    made["undo"].setText("&Undo star Ruth && Bo")
    dialog = ShortcutsDialog.show_for(window)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()
    assert "Undo" in told
    assert not [each for each in told if "star Ruth" in each]
