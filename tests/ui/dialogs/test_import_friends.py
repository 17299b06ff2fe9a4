"""A list of friends that tells nothing but names: whoever one wants is picked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.services import contacts, imports
from netdesk.services.dry_runs import Action
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_review import PICKING, Review
from netdesk.ui.jobs import Jobs

NAMES = ["Ann Lee", "Bo Chen", "Cy Poe", "Dee Ray"]


@pytest.fixture
def friends(tmp_path: Path) -> Path:
    path = tmp_path / "your_friends.json"
    path.write_text(json.dumps({"friends_v2": [{"name": name, "timestamp": 1700000000} for name in NAMES]}))
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def opened(qtbot: QtBot, jobs: Jobs, window: QWidget, *paths: Path) -> ImportDialog:
    dialog = ImportDialog(jobs, paths, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.review is not None)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, jobs: Jobs, window: QWidget, friends: Path) -> Iterator[ImportDialog]:
    contacts.add_contact(desk, Contact(Name("Ann Lee"), emails=(Labelled("ann@x.example"),)))
    made = opened(qtbot, jobs, window, friends)
    yield made
    if isValid(made):
        made.reject()


def shown(dialog: ImportDialog) -> Review:
    assert dialog.review is not None
    return dialog.review


def pick(dialog: ImportDialog, name: str, action: Action = Action.ADD) -> None:
    model = shown(dialog).model
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == name)
    shown(dialog).list.setCurrentIndex(model.index(row, 0))
    shown(dialog).detail.buttons[action].click()


def test_nobody_is_added_who_was_not_picked(dialog: ImportDialog, desk: Desk) -> None:
    assert dialog.verb_button.text() == "Nothing to keep"
    assert not dialog.verb_button.isEnabled()
    assert shown(dialog).note.text() == "Only those whom you pick are added. Space picks."
    pick(dialog, "Bo Chen")
    pick(dialog, "Dee Ray")
    assert dialog.verb_button.text() == "Add 2"
    pick(dialog, "Dee Ray")
    assert dialog.verb_button.text() == "Add 1", "the same again takes it back"
    pick(dialog, "Ann Lee", Action.JOIN)
    assert dialog.planned is not None
    report = imports.import_people(desk, dialog.planned, dialog.batch)
    assert report.contacts_after == 2
    assert (report.total("ignored"), report.total("read")) == (2, 4)


def test_the_space_bar_picks_one_after_the_other(qtbot: QtBot, dialog: ImportDialog) -> None:
    people = shown(dialog).list
    people.setCurrentIndex(shown(dialog).model.index(0, 0))
    for _ in range(4):
        qtbot.keyClick(people, Qt.Key.Key_Space)
    assert dialog.verb_button.text() == "Add 4"
    assert people.currentIndex().row() == 3
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert dialog.verb_button.text() == "Add 3"


def test_all_of_them_can_be_added_and_left_out_again(dialog: ImportDialog) -> None:
    decisions = dict(PICKING)
    shown(dialog).for_all(decisions["&Add all"])
    assert dialog.verb_button.text() == "Add 4"
    shown(dialog).for_all(decisions["&Leave all out"])
    assert dialog.verb_button.text() == "Nothing to keep"


def test_leaving_a_list_of_friends_asks_nothing(
    qtbot: QtBot, jobs: Jobs, window: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "your_friends.json"
    many = [{"name": f"Friend {'abcdefghij'[at]}", "timestamp": 1} for at in range(10)] * 2
    path.write_text(json.dumps({"friends_v2": many}))
    made = opened(qtbot, jobs, window, path)
    with qtbot.waitSignal(made.over):
        made.reject()


def test_other_suggestions_beside_friends_are_added_unless_decided(
    qtbot: QtBot, jobs: Jobs, window: QWidget, friends: Path, tmp_path: Path
) -> None:
    (tmp_path / "names.txt").write_text("Eve Fox\nFay Gale\n")
    made = opened(qtbot, jobs, window, friends, tmp_path / "names.txt")
    assert made.verb_button.text() == "Add 2"
    assert "only when you pick them" in shown(made).note.text()
    made.reject()
