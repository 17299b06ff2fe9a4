"""Fields of the user's own: made, filled, read, changed and deleted, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue
from netdesk.services import contacts, history, own_fields
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.own_field import OwnFieldDialog
from netdesk.ui.dialogs.own_fields import OwnFieldsDialog
from netdesk.ui.dialogs.own_rows import ChoiceField
from netdesk.ui.dialogs.small_fields import LinkField, NumberLine
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.line_edit import LineEdit

FIELDS = (
    OwnField("Shirt size", OwnKind.CHOICE, ("S", "M", "L")),
    OwnField("Cohort", OwnKind.NUMBER),
    OwnField("Visa until", OwnKind.DATE),
    OwnField("Portfolio", OwnKind.LINK),
    OwnField("R&D group", OwnKind.TEXT),
)
ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.usefixtures("british")


@pytest.fixture
def settle(jobs: Jobs, qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: jobs.is_idle)
            QApplication.processEvents()

    return wait


@pytest.fixture
def leila(desk: Desk) -> int:
    for field in FIELDS:
        own_fields.add_own_field(desk, field)
    own = (OwnValue("Cohort", "12500"), OwnValue("Visa until", "--03-01"))
    return contacts.add_contact(desk, Contact(Name("Leila Haddad"), own=own))


@pytest.fixture
def edit(
    jobs: Jobs, navigator: Navigator, settle: Callable[[], None]
) -> Iterator[Callable[[int], ContactEditor]]:
    opened: list[ContactEditor] = []

    def ask(contact_id: int) -> ContactEditor:
        dialog = ContactEditor.ask(jobs, navigator, contact_id, None)
        assert dialog
        opened.append(dialog)
        settle()
        return dialog

    yield ask
    settle()
    for dialog in opened:
        if isValid(dialog):
            dialog.hide()
            dialog.deleteLater()


def own(jobs: Jobs, contact_id: int) -> dict[str, str]:
    found = contacts.contact(jobs.reader, contact_id)
    assert found
    return {each.name: each.value for each in found.own}


def fill(dialog: ContactEditor, name: str, text: str) -> None:
    dialog.form.own.line(name).setText(text)  # type: ignore[attr-defined]


def test_every_field_has_a_row_that_suits_its_kind(leila: int, edit: Callable[[int], ContactEditor]) -> None:
    dialog = edit(leila)
    rows = dialog.form.own
    kinds = [type(rows.line(field.name)) for field in FIELDS]
    assert kinds[:2] == [ChoiceField, NumberLine]
    assert kinds[3:] == [LinkField, LineEdit]
    assert [(each.name, each.value) for each in rows.values()] == [
        ("Cohort", "12,500"),
        ("Visa until", "1 Mar"),
    ]
    assert rows.line("R&D group").accessibleName() == "R&D group"
    assert "R&&D group" in [label.text() for label in rows.findChildren(QLabel)]
    assert not dialog.is_changed
    dialog.reject()


def test_what_is_typed_is_kept_in_the_form_of_the_desk(
    jobs: Jobs, leila: int, edit: Callable[[int], ContactEditor], settle: Callable[[], None], desk: Desk
) -> None:
    dialog = edit(leila)
    for name, text in (
        ("Shirt size", "M"),
        ("Cohort", "2,024.5"),
        ("Visa until", "3 May 2027"),
        ("Portfolio", "halden.example/leila"),
        ("R&D group", " cells "),
    ):
        fill(dialog, name, text)
    dialog.accept()
    settle()
    assert own(jobs, leila) == {
        "Shirt size": "M",
        "Cohort": "2024.5",
        "Visa until": "2027-05-03",
        "Portfolio": "halden.example/leila",
        "R&D group": "cells",
    }
    history.undo(desk)
    assert own(jobs, leila) == {"Cohort": "12500", "Visa until": "--03-01"}


def test_an_emptied_field_holds_nothing(
    jobs: Jobs, leila: int, edit: Callable[[int], ContactEditor], settle: Callable[[], None]
) -> None:
    dialog = edit(leila)
    fill(dialog, "Cohort", "")
    dialog.accept()
    settle()
    assert own(jobs, leila) == {"Visa until": "--03-01"}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Cohort", "many", "“many” is not a number that netdesk can read. Try 12 or 3.5."),
        ("Visa until", "soon", "“soon” is not a day that netdesk can read. Try 3 May 1990, or 3 May."),
    ],
)
def test_what_a_field_cannot_hold_is_said_under_it_and_nothing_is_kept(
    jobs: Jobs,
    leila: int,
    edit: Callable[[int], ContactEditor],
    settle: Callable[[], None],
    name: str,
    text: str,
    words: str,
) -> None:
    dialog = edit(leila)
    fill(dialog, name, text)
    dialog.accept()
    settle()
    assert words in [label.text() for label in dialog.form.own.findChildren(QLabel) if label.isVisible()]
    assert dialog.form.own.line(name).isAncestorOf(dialog.focusWidget())
    assert own(jobs, leila) == {"Cohort": "12500", "Visa until": "--03-01"}
    fill(dialog, name, "")
    dialog.accept()
    settle()
    assert name not in own(jobs, leila)


def test_a_choice_that_is_no_longer_offered_stays_and_others_words_are_offered(
    desk: Desk, leila: int, edit: Callable[[int], ContactEditor]
) -> None:
    bo = contacts.add_contact(desk, Contact(Name("Bo"), own=(OwnValue("Shirt size", "XXL"),)))
    size = edit(leila).form.own.line("Shirt size")
    assert isinstance(size, ChoiceField)
    assert [size.itemData(at) for at in range(size.count())] == ["", "S", "M", "L", "XXL"]
    dialog = edit(bo)
    assert dialog.form.own.values() == (OwnValue("Shirt size", "XXL", OwnKind.CHOICE),)
    assert not dialog.is_changed


def test_a_draft_keeps_what_was_typed_into_own_fields(
    jobs: Jobs, leila: int, edit: Callable[[int], ContactEditor], settle: Callable[[], None]
) -> None:
    dialog = edit(leila)
    fill(dialog, "Shirt size", "L")
    fill(dialog, "Cohort", "not yet")
    dialog.reject()
    settle()
    assert contact_drafts.all_drafts(pending_work(jobs.desk.path))
    again = edit(leila)
    assert {each.name: each.value for each in again.form.own.values()} == {
        "Shirt size": "L",
        "Cohort": "not yet",
        "Visa until": "1 Mar",
    }
    again.discard_button.click()
    assert not again.is_changed
    again.reject()


def test_an_edit_that_waited_takes_back_no_field_that_came_meanwhile(
    jobs: Jobs, desk: Desk, leila: int, edit: Callable[[int], ContactEditor], settle: Callable[[], None]
) -> None:
    dialog = edit(leila)
    fill(dialog, "Shirt size", "S")
    present = contacts.contact(jobs.reader, leila)
    assert present
    contacts.save_contact(
        desk,
        Contact(present.name, id=leila, own=(OwnValue("Cohort", "7"), OwnValue("Portfolio", "x.example"))),
    )
    dialog.accept()
    settle()
    assert own(jobs, leila) == {"Shirt size": "S", "Cohort": "7", "Portfolio": "x.example"}


def test_a_field_can_be_added_from_the_editor_and_filled_at_once(
    jobs: Jobs, leila: int, edit: Callable[[int], ContactEditor], settle: Callable[[], None], qtbot: QtBot
) -> None:
    dialog = edit(leila)
    fill(dialog, "Shirt size", "M")
    dialog.form.own.add.click()
    adding = dialog.findChild(OwnFieldDialog)
    assert adding
    qtbot.keyClicks(adding.name, "Pronouns")
    adding.verb_button.click()
    settle()
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Pronouns"
    qtbot.keyClicks(focused, "she/her")
    dialog.accept()
    settle()
    assert own(jobs, leila)["Pronouns"] == "she/her"
    assert own(jobs, leila)["Shirt size"] == "M", "what was typed before stays"


def test_fields_managed_from_the_editor_keep_what_was_typed(
    jobs: Jobs, leila: int, edit: Callable[[int], ContactEditor], settle: Callable[[], None]
) -> None:
    dialog = edit(leila)
    fill(dialog, "Shirt size", "M")
    fill(dialog, "Cohort", "7")
    dialog.form.own.manage.click()
    managing = dialog.findChild(OwnFieldsDialog)
    assert managing
    settle()
    managing.list.setCurrentIndex(managing.model.index(2, 0))
    managing.edit()
    changing = managing.findChild(OwnFieldDialog)
    assert changing
    changing.name.setText("Permit until")
    changing.verb_button.click()
    settle()
    managing.list.setCurrentIndex(managing.model.index(4, 0))
    managing.delete()
    settle()
    managing.reject()
    settle()
    assert {each.name: each.value for each in dialog.form.own.values()} == {
        "Shirt size": "M",
        "Cohort": "7",
        "Permit until": "1 Mar",
    }
    dialog.accept()
    settle()
    assert own(jobs, leila) == {"Shirt size": "M", "Cohort": "7", "Permit until": "--03-01"}
    assert [each.name for each in own_fields.own_fields(jobs.reader)] == [
        "Shirt size",
        "Cohort",
        "Permit until",
        "Portfolio",
    ]


class Manager:
    """The dialog of all fields, as its user sees it."""

    def __init__(self, jobs: Jobs, bus: Bus, settle: Callable[[], None]) -> None:
        self.dialog = OwnFieldsDialog.show_for(jobs, bus, None)
        self.settle = settle
        settle()

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.dialog.model.fields]

    def choose(self, name: str) -> None:
        self.dialog.list.setCurrentIndex(self.dialog.model.index(self.names.index(name), 0))

    @property
    def told(self) -> str:
        return self.dialog._told.text()


@pytest.fixture
def manager(jobs: Jobs, bus: Bus, leila: int, settle: Callable[[], None]) -> Iterator[Manager]:
    made = Manager(jobs, bus, settle)
    yield made
    made.dialog.reject()
    settle()


def test_the_list_tells_kind_choices_and_how_many_have_it(manager: Manager) -> None:
    model = manager.dialog.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert told == [
        "Shirt size, Choice: S, M, L  ·  Nobody has it yet",
        "Cohort, Number  ·  1 person has it",
    ]


def test_deleting_says_what_went_and_undo_brings_it_back(manager: Manager, jobs: Jobs, leila: int) -> None:
    manager.choose("Cohort")
    manager.dialog.delete_button.click()
    manager.settle()
    assert manager.told == "Cohort deleted, with what 1 person had in it"
    assert "Cohort" not in manager.names
    assert "Cohort" not in own(jobs, leila)
    manager.dialog.undo_button.click()
    manager.settle()
    assert manager.names == [field.name for field in FIELDS]
    assert own(jobs, leila)["Cohort"] == "12500"
    assert manager.told == ""


def test_fields_are_moved_by_key(manager: Manager, qtbot: QtBot) -> None:
    manager.choose("Cohort")
    manager.dialog.list.setFocus()
    qtbot.keyClick(manager.dialog.list, Qt.Key.Key_Up, ALT)
    manager.settle()
    assert manager.names[:2] == ["Cohort", "Shirt size"]
    assert not manager.dialog.up_button.isEnabled()
    qtbot.keyClick(manager.dialog.list, Qt.Key.Key_Down, ALT)
    manager.settle()
    assert manager.names[:2] == ["Shirt size", "Cohort"]


def test_a_field_is_changed_with_enter(manager: Manager, qtbot: QtBot, jobs: Jobs) -> None:
    manager.choose("Shirt size")
    manager.dialog.list.setFocus()
    qtbot.keyClick(manager.dialog.list, Qt.Key.Key_Return)
    changing = manager.dialog.findChild(OwnFieldDialog)
    assert changing
    assert changing.choices.toPlainText() == "S\nM\nL"
    changing.name.setText("Size")
    changing.choices.setPlainText("S\n\n XL \nS")
    changing.verb_button.click()
    manager.settle()
    assert own_fields.own_fields(jobs.reader)[0] == OwnField("Size", OwnKind.CHOICE, ("S", "XL"), 1)
    assert manager.names[0] == "Size"


def test_what_cannot_be_is_said_in_place(manager: Manager) -> None:
    manager.dialog.verb_button.click()
    adding = manager.dialog.findChild(OwnFieldDialog)
    assert adding
    told = adding._trouble.text
    adding.verb_button.click()
    assert told() == "Give the field a name."
    adding.name.setText("shirt SIZE")
    adding.verb_button.click()
    assert told() == "There is a field called Shirt size already. Choose another name."
    adding.name.setText("Colour")
    adding.kind.setCurrentIndex(adding.kind.findText("Choice"))
    adding.verb_button.click()
    assert told() == "Give at least one choice, each on a line of its own."
    adding.choices.setPlainText("red")
    adding.verb_button.click()
    manager.settle()
    assert manager.names[-1] == "Colour"


def test_a_kind_that_present_values_do_not_fit_is_refused_by_name(manager: Manager, desk: Desk) -> None:
    contacts.add_contact(desk, Contact(Name("Bo"), own=(OwnValue("R&D group", "cells"),)))
    manager.choose("R&D group")
    manager.dialog.edit()
    changing = manager.dialog.findChild(OwnFieldDialog)
    assert changing
    changing.kind.setCurrentIndex(changing.kind.findText("Number"))
    changing.verb_button.click()
    manager.settle()
    assert changing._trouble.text().startswith("R&D group holds “cells”, which is no number.")
    changing.reject()


def test_without_fields_the_dialog_says_what_they_are_for(
    jobs: Jobs, bus: Bus, settle: Callable[[], None]
) -> None:
    manager = Manager(jobs, bus, settle)
    assert manager.dialog._nothing.isVisible()
    assert not manager.dialog.delete_button.isEnabled()
    manager.dialog.reject()
    settle()
