"""The dialog that makes one contact of several: side by side, chosen by mouse and keys, one change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.services import contacts, history, interactions
from netdesk.store.desk import Desk
from netdesk.ui import photos
from netdesk.ui.dialogs.merge_contacts import MergeDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.comparison import Cell
from netdesk.ui.words.merge_words import following

TOMAS, SHORT, OLD = 1, 2, 3


@pytest.fixture
def people(desk: Desk) -> tuple[int, ...]:
    """Tomás Okafor three times, and what he did."""
    for contact in (
        Contact(
            Name(given="Tomás", family="Okafor"),
            organization="Kestrel",
            title="Engineer",
            emails=(Labelled("tomas@kestrel.example", "work"),),
            tags=("robots",),
            circle_id=3,
        ),
        Contact(
            Name(display="T. Okafor"),
            organization="Fjord <b>AS</b>",
            title="Captain",
            emails=(Labelled("Tomas@Kestrel.example"), Labelled("t@fjord.example", "work")),
            notes="Likes ships.",
            birthday=PartialDate(1, 19),
            starred=True,
            own=(OwnValue("Cohort", "2019"), OwnValue("Height", "180", OwnKind.NUMBER)),
        ),
        Contact(Name(display="Tom"), where_met="Oslo"),
    ):
        contacts.add_contact(desk, contact)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (OLD,), State.PLANNED))
    return (TOMAS, SHORT, OLD)


@pytest.fixture
def dialog(
    people: tuple[int, ...], jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> Iterator[MergeDialog]:
    shown = MergeDialog.ask(jobs, navigator, people, window)
    yield shown
    qtbot.waitUntil(lambda: jobs.is_idle)


def facts(dialog: MergeDialog) -> list[str]:
    return [value for _, value, _ in dialog.preview.facts]


def kept(jobs: Jobs, contact_id: int = TOMAS) -> Contact:
    found = contacts.contact(jobs.reader, contact_id)
    assert found
    return found


def merge(dialog: MergeDialog, navigator: Navigator, qtbot: QtBot) -> list[object]:
    with qtbot.waitSignal(navigator.said) as said:
        dialog.accept()
    return list(said.args)


def test_everybody_has_a_column_and_every_value_a_line(dialog: MergeDialog) -> None:
    assert [each.name for each in dialog.grid.people] == ["Tomás Okafor", "T. Okafor", "Tom"]
    told = {(row.line.label, row.line.values): row.line.taken for row in dialog.grid.rows}
    assert told["Name", ("Tomás Okafor", "T. Okafor", "Tom")] == (True, False, False)
    assert told["Work email", ("tomas@kestrel.example", "Tomas@Kestrel.example", "")] == (True, True, False)
    assert told["Work email", ("", "t@fjord.example", "")] == (False, True, False)
    assert told["Birthday", ("", "19 Jan", "")] == (False, True, False)
    assert told["Cohort", ("", "2019", "")] == (False, True, False)
    assert dialog.title_label.text() == dialog.verb_button.text() == "Merge 3 people"


def test_it_ends_with_the_last_line(dialog: MergeDialog, qtbot: QtBot) -> None:
    dialog.resize(dialog.width(), 320)
    qtbot.waitUntil(lambda: dialog._area.viewport().height() < 300)
    assert dialog.grid.height() == dialog.grid.heightForWidth(dialog.grid.width())


def test_the_preview_tells_what_comes_of_it(dialog: MergeDialog) -> None:
    assert dialog.preview.name.text() == "Tomás Okafor"
    assert dialog.preview.work.text() == "Engineer  ·  Kestrel"
    assert facts(dialog)[:2] == ["tomas@kestrel.example", "t@fjord.example"]
    assert dialog.preview.notes.text() == "Likes ships."
    assert dialog._following.text() == "1 interaction comes along, and their history."


def test_what_comes_along_is_counted() -> None:
    assert following(3, 1, 2) == "3 interactions, 1 follow-up and 2 events come along, and their history."
    assert following(0, 0, 1) == "1 event comes along, and their history."
    assert following(0, 0) == "Their history comes along."


def test_merging_is_one_change_and_says_so(
    dialog: MergeDialog, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    assert merge(dialog, navigator, qtbot) == ["3 people merged into Tomás Okafor", True]
    united = kept(jobs)
    assert [each.value for each in united.emails] == ["tomas@kestrel.example", "t@fjord.example"]
    assert (united.where_met, united.starred, united.notes) == ("Oslo", True, "Likes ships.")
    assert [each.id for each in contacts.contacts(jobs.reader, (SHORT, OLD))] == []
    assert len(contacts.timeline(jobs.reader, TOMAS)) == 1
    entry = history.next_undo(jobs.reader)
    assert entry
    assert entry.label == "Merge 3 people into Tomás Okafor"


def test_another_value_is_taken_by_a_click_and_the_title_goes_with_its_employer(
    dialog: MergeDialog, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    cells = dialog.grid.row("organization").cells
    qtbot.mouseClick(cells[1], Qt.MouseButton.LeftButton)
    assert [cell.isChecked() for cell in cells] == [False, True, False]
    assert dialog.preview.work.text() == "Captain  ·  Fjord <b>AS</b>"
    assert dialog.preview.work.textFormat() is Qt.TextFormat.PlainText
    merge(dialog, navigator, qtbot)
    assert (kept(jobs).organization, kept(jobs).title) == ("Fjord <b>AS</b>", "Captain")


def test_values_are_chosen_and_unticked_by_keys(
    dialog: MergeDialog, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    cells = dialog.grid.row("name").cells
    assert QApplication.focusWidget() is cells[0]
    qtbot.keyClick(cells[0], Qt.Key.Key_Right)
    assert cells[1].isChecked()
    assert dialog.preview.name.text() == "T. Okafor"
    email = dialog.grid.row("emails", "t@fjord.example").cells[1]
    qtbot.keyClick(email, Qt.Key.Key_Space)
    assert "t@fjord.example" not in facts(dialog)
    with qtbot.waitSignal(navigator.said):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [each.value for each in kept(jobs).emails] == ["tomas@kestrel.example"]
    assert kept(jobs).name.shown == "T. Okafor"


def test_what_two_have_is_unticked_and_ticked_for_both(dialog: MergeDialog, qtbot: QtBot) -> None:
    cells = dialog.grid.row("emails", "tomas@kestrel.example").cells
    for ticked in (False, True):
        qtbot.mouseClick(cells[1], Qt.MouseButton.LeftButton)
        assert [cell.isChecked() for cell in cells[:2]] == [ticked, ticked]
        assert ("tomas@kestrel.example" in facts(dialog)) is ticked


def test_a_value_of_ones_own_is_typed_and_left_again(
    dialog: MergeDialog, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    row = dialog.grid.row("title")
    qtbot.mouseClick(row.pencil, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is row.field
    assert row.field.selectedText() == "Engineer"
    qtbot.keyClicks(row.field, "Admiral")
    assert dialog.preview.work.text() == "Admiral  ·  Kestrel"
    assert not any(cell.isChecked() for cell in row.cells)
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.preview.work.text() == "Engineer  ·  Kestrel"
    name = dialog.grid.row("name")
    name.pencil.click()
    qtbot.keyClicks(name.field, "Tom Adeyemi Okafor")
    merge(dialog, navigator, qtbot)
    assert kept(jobs).name == Name(display="Tom Adeyemi Okafor")


def test_a_click_on_somebodys_value_ends_typing(dialog: MergeDialog, qtbot: QtBot) -> None:
    row = dialog.grid.row("title")
    row.pencil.click()
    qtbot.keyClicks(row.field, "Admiral")
    qtbot.mouseClick(row.cells[1], Qt.MouseButton.LeftButton)
    assert not row.is_typing
    assert dialog.preview.work.text() == "Captain  ·  Kestrel"


def test_another_contact_is_kept_and_what_was_chosen_stays(
    dialog: MergeDialog, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.grid.row("title").cells[0], Qt.MouseButton.LeftButton)
    email = dialog.grid.row("emails", "t@fjord.example").cells[1]
    qtbot.mouseClick(email, Qt.MouseButton.LeftButton)
    radio = dialog.grid.keep.button(1)
    assert isinstance(radio, QRadioButton)
    assert radio.accessibleName() == "Keep T. Okafor"
    radio.click()
    assert [each.id for each in dialog.grid.people] == [SHORT, TOMAS, OLD]
    assert QApplication.focusWidget() is dialog.grid.keep.button(0)
    assert dialog.preview.work.text() == "Engineer  ·  Fjord <b>AS</b>"
    merge(dialog, navigator, qtbot)
    assert [each.value for each in kept(jobs, SHORT).emails] == ["Tomas@Kestrel.example"]
    assert contacts.contact(jobs.reader, TOMAS) is None


def test_what_only_another_one_has_is_shown_as_added(dialog: MergeDialog) -> None:
    assert dialog.grid.row("birthday").cells[1].looks is Cell.ADDED
    assert dialog.grid.row("circle_id").cells[0].looks is Cell.PLAIN


def test_somebody_who_went_meanwhile_is_told_and_all_choices_stay(
    dialog: MergeDialog, desk: Desk, jobs: Jobs, qtbot: QtBot
) -> None:
    contacts.delete_contacts(desk, [OLD])
    dialog.accept()
    qtbot.waitUntil(lambda: "no longer on the desk" in dialog._foot_words.text())
    assert dialog.isVisible()
    assert dialog.verb_button.isEnabled()
    assert kept(jobs).notes == ""


def test_the_photo_of_another_one_is_shown_and_kept(
    people: tuple[int, ...], desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    sha256 = contacts.keep_photo(desk, photos.kept_form(image))
    contacts.save_contact(desk, Contact(Name(display="Tom"), id=OLD, photo=sha256))
    dialog = MergeDialog.ask(jobs, navigator, people, window)
    qtbot.waitUntil(lambda: sha256 in dialog._photos)
    assert dialog.grid.row("photo").line.values == ("", "", "Photo")
    assert dialog.preview.avatar._photo is not None
    merge(dialog, navigator, qtbot)
    assert kept(jobs).photo == sha256


def test_whoever_asked_is_told_who_stays(
    people: tuple[int, ...], jobs: Jobs, navigator: Navigator, window: QWidget, qtbot: QtBot
) -> None:
    told: list[int] = []
    dialog = MergeDialog.ask(jobs, navigator, people[:2], window, told.append)
    merge(dialog, navigator, qtbot)
    assert told == [TOMAS]
