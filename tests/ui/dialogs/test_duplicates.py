"""Find duplicates: who may be there twice, merged, told apart or skipped, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.store.desk import Desk
from netdesk.ui.actions import ACTIONS
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.duplicates import DuplicatesDialog
from netdesk.ui.dialogs.merge_contacts import MergeDialog
from netdesk.ui.errands.duplicates import DuplicateErrands
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Role

ALL = range(1, 9)
HOME = (Labelled("tomas@okafor.example"),)


@pytest.fixture
def people(desk: Desk) -> None:
    """Tomás twice, certainly; <b>Hana</b> maybe twice."""
    for contact in (
        Contact(Name(given="Tomás", family="Okafor"), organization="Kestrel", emails=HOME),
        Contact(Name(display="T. Okafor"), emails=HOME),
        Contact(Name(display="<b>Hana</b> Nováková"), organization="Northgrid"),
        Contact(Name(display="<b>Hana</b> Novakova"), organization="Northgrid"),
    ):
        contacts.add_contact(desk, contact)


@pytest.fixture
def dialog(
    people: None, jobs: Jobs, bus: Bus, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> Iterator[DuplicatesDialog]:
    shown = DuplicatesDialog.show_for(jobs, bus, navigator, window)
    settle(shown, qtbot)
    yield shown
    shown.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)


def settle(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    """Until it has looked, again if need be."""
    qtbot.waitUntil(lambda: dialog._jobs.is_idle and dialog._job is None and not dialog._again.isActive())
    QApplication.processEvents()
    qtbot.waitUntil(lambda: dialog._jobs.is_idle and dialog._job is None and not dialog._again.isActive())


def listed(dialog: DuplicatesDialog) -> list[tuple[str, str]]:
    model = dialog.model
    rows = [model.index(row) for row in range(model.rowCount())]
    return [(model.data(each), model.data(each, Role.KEY)) for each in rows]


def there(dialog: DuplicatesDialog) -> list[int]:
    return [each.id or 0 for each in contacts.contacts(dialog._jobs.reader, ALL)]


def test_groups_are_listed_the_surest_first_with_why_and_how_sure(dialog: DuplicatesDialog) -> None:
    assert listed(dialog) == [
        ("Tomás Okafor, T. Okafor", "Certain"),
        ("<b>Hana</b> Nováková, <b>Hana</b> Novakova", "99 %"),
    ]
    assert dialog.model.data(dialog.model.index(1), Role.SUBTITLE) == "Same name and organization"
    assert dialog.sentence_label.text().startswith("2 possible duplicates, the surest first.")
    assert dialog.verb_button.text() == "Merge the certain one"
    assert dialog.focusWidget() is dialog.list


def test_the_people_of_a_group_stand_beside_it_as_plain_text(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    assert dialog.pane.heading.text() == "Is this one Tomás Okafor?"
    assert [[each.text() for each in card.reach] for card in dialog.pane.cards] == [
        ["tomas@okafor.example"]
    ] * 2
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.pane.heading.text() == "Is this one <b>Hana</b> Nováková?"
    assert dialog.pane.heading.textFormat() is Qt.TextFormat.PlainText
    assert dialog.pane.position.text() == "2 of 2"


def test_enter_opens_the_merge_and_what_is_left_is_listed_after_it(
    dialog: DuplicatesDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    (merge,) = dialog.findChildren(MergeDialog)
    assert [each.id for each in merge.grid.people] == [1, 2]
    merge.accept()
    qtbot.waitUntil(lambda: len(listed(dialog)) == 1)
    settle(dialog, qtbot)
    assert [name for name, _ in listed(dialog)] == ["<b>Hana</b> Nováková, <b>Hana</b> Novakova"]
    assert not dialog.verb_button.isVisible()
    assert there(dialog) == [1, 3, 4]


def test_who_is_not_the_same_person_is_not_asked_about_again(
    dialog: DuplicatesDialog, navigator: Navigator, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.mouseClick(dialog.pane.apart, Qt.MouseButton.LeftButton)
    assert said.args == ["<b>Hana</b> Nováková, <b>Hana</b> Novakova: not the same person", True]
    settle(dialog, qtbot)
    assert [name for name, _ in listed(dialog)] == ["Tomás Okafor, T. Okafor"]
    dialog._jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(listed(dialog)) == 2)


def test_skip_goes_on_to_the_next_and_round(dialog: DuplicatesDialog) -> None:
    for row in (1, 0):
        dialog.pane.skip.click()
        assert dialog.list.currentIndex().row() == row


def test_all_that_are_certain_are_merged_at_once(
    dialog: DuplicatesDialog, navigator: Navigator, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(navigator.said) as said:
        dialog.verb_button.click()
    assert said.args == ["1 duplicate merged", True]
    settle(dialog, qtbot)
    assert len(listed(dialog)) == 1
    assert there(dialog) == [1, 3, 4]


def test_a_desk_without_duplicates_says_so(
    jobs: Jobs, bus: Bus, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    dialog = DuplicatesDialog.show_for(jobs, bus, navigator, window)
    settle(dialog, qtbot)
    assert dialog.nobody.isVisible()
    assert not dialog.verb_button.isVisible()
    dialog.reject()


def test_somebody_who_comes_meanwhile_is_found(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    dialog._jobs.change(
        lambda desk: contacts.add_contact(desk, Contact(Name(display="Tomás Okafor"), emails=HOME))
    )
    qtbot.waitUntil(lambda: any("1 more" in name for name, _ in listed(dialog)))


def test_it_is_reached_by_menu_and_key(
    people: None, jobs: Jobs, bus: Bus, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    spec = next(each for each in ACTIONS if each.key == "duplicates")
    assert (spec.menu, spec.keys) == ("&Tools", ("Ctrl+Shift+G",))
    DuplicateErrands(window, jobs, bus, navigator).by_key["duplicates"]()
    (dialog,) = window.findChildren(DuplicatesDialog)
    settle(dialog, qtbot)
    dialog.reject()
