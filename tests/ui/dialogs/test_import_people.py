"""The import dialog: reading, looking through, deciding."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.names import Name
from netdesk.domain.progress import Progress
from netdesk.services import contacts, events
from netdesk.services.dry_runs import Action, Outcome
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.choose_person import ChoosePersonDialog
from netdesk.ui.dialogs.import_files import FilesDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_review import FOR_ALL, Review
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.dry_run import Tab
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.widgets.people_picker import PeoplePicker


def card(name: str, *lines: str) -> str:
    given, family = name.split()
    return "\r\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{family};{given};;;", *lines, "END:VCARD", ""]
    )


CARDS = "".join(
    (
        card(
            "Leila Haddad", "EMAIL;TYPE=WORK:leila@x.example", "ORG:Globex", "TITLE:CTO", "TEL:+47 555 0142"
        ),
        card("Ruth Abernathy", "ORG:Elsewhere", "TITLE:Adviser"),
        card("Hana Novak", "TEL:+420 555 01"),
        card("Ann New", "EMAIL:ann@x.example", "ORG:<b>Bold & Sons</b>"),
        card("Bo New", "EMAIL:bo@x.example"),
        card("Sam Same", "EMAIL;TYPE=WORK:sam@x.example"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody at all\r\nEND:VCARD\r\n",
    )
)
LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Cid,Linked,https://www.linkedin.com/in/cid,,Halden,Analyst,04 May 2026
"""


@pytest.fixture
def known(desk: Desk) -> Desk:
    for name, email, organization in (
        (Name(given="Leila", family="Haddad"), "leila@x.example", "Halden"),
        (Name(given="Ruth", family="Abernathy"), "", "Commons"),
        (Name(given="Hana", family="Novak"), "", "Northgrid"),
        (Name(given="Sam", family="Same"), "sam@x.example", ""),
    ):
        emails = (Labelled(email, "work"),) if email else ()
        contacts.add_contact(desk, Contact(name, emails=emails, organization=organization))
    return desk


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "phone.vcf").write_text(CARDS)
    (tmp_path / "Connections.csv").write_text(LINKEDIN)
    return [tmp_path / "phone.vcf", tmp_path / "Connections.csv"]


@pytest.fixture
def dialog(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, files: list[Path]
) -> Iterator[ImportDialog]:
    opened = open_dialog(qtbot, jobs, files, window)
    yield opened
    if isValid(opened):
        opened.reject()


def open_dialog(qtbot: QtBot, jobs: Jobs, paths: list[Path], window: QWidget) -> ImportDialog:
    opened = ImportDialog(jobs, paths, window)
    opened.open()
    qtbot.waitUntil(lambda: opened._pages.currentIndex() > 0)
    return opened


def review(dialog: ImportDialog) -> Review:
    assert dialog.review is not None
    return dialog.review


def choices(dialog: ImportDialog) -> ImportChoices:
    assert dialog.choices is not None
    return dialog.choices


def choose(dialog: ImportDialog, tab: Tab, row: int = 0) -> None:
    review(dialog).show_tab(tab)
    review(dialog).list.setCurrentIndex(review(dialog).model.index(row, 0))


def tabs(dialog: ImportDialog) -> list[tuple[str, str]]:
    bar = review(dialog).tabs
    return [(bar.tabText(at), bar.tabData(at).text) for at in range(bar.count())]


def test_it_opens_while_the_files_are_still_being_read(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path]
):
    gate = threading.Event()
    for _ in range(2):
        jobs.read(lambda _reader, _progress: gate.wait())
    dialog = ImportDialog(jobs, files, window)
    dialog.open()
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Reading 2 files"
    assert dialog.verb_button.isHidden()
    gate.set()
    qtbot.waitUntil(lambda: dialog.review is not None)
    dialog.reject()


def test_cancel_answers_at_once_and_the_reading_stops(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    begun, stopped = threading.Event(), threading.Event()

    def endless(reader: Reader, paths: object, looks: object, progress: Progress, text: str) -> None:
        begun.set()
        try:
            while True:
                progress.report(1, 2, "Reading phone.vcf")
                stopped.wait(0.001)
        finally:
            stopped.set()

    monkeypatch.setattr("netdesk.ui.dialogs.import_people.look_and_plan", endless)
    dialog = ImportDialog(jobs, files, window)
    with qtbot.waitSignal(dialog._job.progress):
        dialog.open()
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(dialog.over):
        dialog.cancel_button.click()
    assert not dialog.isVisible()
    assert stopped.wait(5)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_stopping_in_the_status_bar_closes_the_dialog(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    def endless(reader: Reader, paths: object, looks: object, progress: Progress, text: str) -> None:
        while True:
            progress.report(1, 2)

    monkeypatch.setattr("netdesk.ui.dialogs.import_people.look_and_plan", endless)
    dialog = ImportDialog(jobs, files, window)
    dialog.open()
    with qtbot.waitSignal(dialog.over):
        dialog._job.cancel()


def test_five_headings_with_their_counts_and_possible_duplicates_first(dialog: ImportDialog):
    assert dialog.title_label.text() == "Import 8 people"
    assert tabs(dialog) == [
        ("New", "3"),
        ("Same", "1"),
        ("Updates", "1"),
        ("Possible duplicates", "2"),
        ("Rejected", "1"),
    ]
    assert review(dialog).model.tab is Tab.SUGGESTED
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert review(dialog).tabs.accessibleTabName(3) == "Possible duplicates, 2"


def test_the_files_stand_at_the_head_with_their_format(dialog: ImportDialog):
    from PySide6.QtWidgets import QLabel

    words = [
        label.text() for fact in dialog.strip.facts for label in fact.findChildren(QLabel) if label.text()
    ]
    assert words == ["phone.vcf", "vCard 3.0, 7 cards", "Connections.csv", "LinkedIn connections, 1 person"]


def test_joining_a_possible_duplicate_goes_on_to_the_next(dialog: ImportDialog):
    detail = review(dialog).detail
    # The likelier one first.
    assert detail.heading.text() == "Is this the same Hana Novak?"
    assert detail._likely.value.text == "75 % alike"
    choose(dialog, Tab.SUGGESTED, 1)
    assert detail.heading.text() == "Is this the same Ruth Abernathy?"
    assert detail._likely.value.text == "55 % alike"
    assert "Nothing is joined unless you say so" in detail.explanation.text()
    assert detail.position.text() == "2 of 2  ·  undecided"
    detail.buttons[Action.JOIN].click()
    assert choices(dialog).action(1) is Action.JOIN
    assert detail.heading.text() == "Is this the same Hana Novak?"
    assert dialog.verb_button.text() == "Add 4, update 1"
    detail.buttons[Action.LEAVE_OUT].click()
    assert dialog.verb_button.text() == "Add 3, update 1"
    choose(dialog, Tab.SUGGESTED, 1)
    detail.comparison.choice("organization")[1].click()
    assert dialog.verb_button.text() == "Add 3, update 2"


def test_the_same_decision_again_takes_it_back(dialog: ImportDialog):
    detail = review(dialog).detail
    detail.buttons[Action.ADD].click()
    choose(dialog, Tab.SUGGESTED, 0)
    assert "added" in detail.position.text()
    detail.buttons[Action.ADD].click()
    assert choices(dialog).action(2) is None
    assert detail.position.text() == "1 of 2  ·  undecided"


def test_a_differing_value_is_a_choice_and_mine_stays_by_itself(dialog: ImportDialog):
    choose(dialog, Tab.UPDATES)
    mine, theirs = review(dialog).detail.comparison.choice("organization")
    assert (mine.text(), theirs.text()) == ("Halden", "Globex")
    assert mine.isChecked()
    theirs.click()
    assert choices(dialog).decision(0).theirs == {"organization"}
    title = review(dialog).detail.comparison.choice("title")
    assert title[1].isChecked(), "a blank title goes with the employer"
    mine.click()
    assert choices(dialog).decision(0).theirs == frozenset()
    assert title[0].isChecked()


def test_a_move_is_shown_as_one(dialog: ImportDialog):
    choose(dialog, Tab.UPDATES)
    assert review(dialog).detail._move.value.text == "Now CTO at Globex"
    assert review(dialog).detail._move.isVisible()


def test_arrows_change_a_choice_by_keyboard(dialog: ImportDialog, qtbot: QtBot):
    choose(dialog, Tab.UPDATES)
    mine, theirs = review(dialog).detail.comparison.choice("organization")
    qtbot.waitUntil(dialog.isActiveWindow)
    mine.setFocus()
    qtbot.keyClick(mine, Qt.Key.Key_Right)
    assert theirs.isChecked()
    assert choices(dialog).takes_theirs(0, "organization")


def test_use_the_files_for_one_person_and_back(dialog: ImportDialog):
    choose(dialog, Tab.UPDATES)
    detail = review(dialog).detail
    detail.all_theirs.click()
    assert detail.comparison.choice("organization")[1].isChecked()
    assert detail.all_theirs.text() == "Keep mine"
    detail.all_theirs.click()
    assert detail.comparison.choice("organization")[0].isChecked()


def test_somebody_new_has_one_side_and_can_be_left_out_by_delete(dialog: ImportDialog, qtbot: QtBot):
    choose(dialog, Tab.NEW, 0)
    detail = review(dialog).detail
    assert detail.heading.text() == "Ann New"
    assert detail.comparison._heads[0].isHidden()
    texts = [row.theirs.text() for row in detail.comparison._rows if row.is_shown]
    assert "<b>Bold & Sons</b>" in texts
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(review(dialog).list, Qt.Key.Key_Delete)
    assert choices(dialog).action(3) is Action.LEAVE_OUT
    assert dialog.verb_button.text() == "Add 4, update 1"
    detail.buttons[Action.ADD].click()
    assert dialog.verb_button.text() == "Add 5, update 1"


def test_enter_goes_from_the_list_to_the_buttons(dialog: ImportDialog, qtbot: QtBot):
    qtbot.waitUntil(dialog.isActiveWindow)
    review(dialog).list.setFocus()
    qtbot.keyClick(review(dialog).list, Qt.Key.Key_Return)
    assert review(dialog).detail.buttons[Action.JOIN].hasFocus()


def test_a_whole_heading_is_decided_at_once(dialog: ImportDialog):
    review(dialog).show_tab(Tab.NEW)
    words = dict(FOR_ALL[Tab.NEW])
    review(dialog).for_all(words["&Leave all out"])
    assert dialog.verb_button.text() == "Add 2, update 1"
    review(dialog).for_all(words["&Add all"])
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert review(dialog).all_button.text() == "For all 3"


def test_with_everybody_left_out_there_is_nothing_to_keep(dialog: ImportDialog):
    for tab in (Tab.NEW, Tab.UPDATES, Tab.SUGGESTED):
        review(dialog).show_tab(tab)
        review(dialog).for_all(dict(FOR_ALL[tab])["&Leave all out"])
    assert dialog.verb_button.text() == "Nothing to keep"
    assert not dialog.verb_button.isEnabled()


def test_a_rejected_record_is_shown_with_line_and_reason_and_saved(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
):
    choose(dialog, Tab.REJECTED)
    detail = review(dialog).detail
    assert detail.rejected_heading.text() == "Line 42 of phone.vcf could not be read"
    assert "no name" in detail.rejected_reason.text()
    assert "NOTE:nobody at all" in detail.raw.toPlainText()
    dialog.save_rejected_to(tmp_path / "rejected.vcf")
    qtbot.waitUntil(lambda: "Saved as rejected.vcf" in dialog._trouble.text())
    assert "NOTE:nobody at all" in (tmp_path / "rejected.vcf").read_text()
    dialog.save_rejected_to(tmp_path / "gone" / "rejected.vcf")
    qtbot.waitUntil(lambda: "could not be written" in dialog._trouble.text())


def test_circle_and_tags_go_to_everybody(dialog: ImportDialog, qtbot: QtBot):
    strip = dialog.batch_strip
    assert strip.change.text() == "Put them in a circle…"
    fields = strip.open_fields()
    assert fields.isVisible()
    fields.circle.setCurrentIndex(fields.circle.findData(1))
    qtbot.keyClicks(fields.tags._edit, "fair 2026")
    qtbot.keyClick(fields, Qt.Key.Key_Escape)
    assert (dialog.batch.circle_id, dialog.batch.tags) == (1, ("fair 2026",))
    assert [chip.value.text for chip in strip._chips if not chip.isHidden()] == ["Work", "fair 2026"]
    assert strip.change.text() == "Change"


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_shown(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path], tmp_path: Path
):
    (tmp_path / "holiday.vcf").write_bytes(b"\x89PNG\r\n\x1a\n")
    dialog = open_dialog(qtbot, jobs, [*files, tmp_path / "holiday.vcf"], window)
    assert "holiday.vcf is a PNG picture" in dialog._trouble.text()
    assert dialog.verb_button.isVisible()
    dialog._show_files()
    page = dialog.findChildren(FilesDialog)[0]
    assert page.isVisible()
    page.accept()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.vcf", b"", "empty.vcf is empty."),
        ("photo.vcf", b"\x89PNG\r\n\x1a\n", "photo.vcf is a PNG picture, not a list of contacts."),
    ],
)
def test_a_file_of_nobody_is_one_sentence_and_one_button(
    qtbot: QtBot, jobs: Jobs, window: QWidget, tmp_path: Path, name: str, content: bytes, sentence: str
):
    (tmp_path / name).write_bytes(content)
    dialog = open_dialog(qtbot, jobs, [tmp_path / name], window)
    assert dialog.windowTitle() == "This file cannot be imported"
    assert [label.text() for label in dialog.reasons] == [sentence]
    assert dialog.verb_button.isHidden()
    assert dialog.cancel_button.text() == "Close"
    with qtbot.waitSignal(dialog.over):
        dialog.cancel_button.click()


def test_a_file_that_is_gone_is_said(qtbot: QtBot, jobs: Jobs, window: QWidget, tmp_path: Path):
    dialog = open_dialog(qtbot, jobs, [tmp_path / "gone.vcf"], window)
    assert "There is no file" in dialog.reasons[0].text()
    dialog.reject()


def test_when_all_are_here_already_it_says_so_and_closes(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, tmp_path: Path
):
    (tmp_path / "sam.vcf").write_text(card("Sam Same", "EMAIL;TYPE=WORK:sam@x.example"))
    dialog = open_dialog(qtbot, jobs, [tmp_path / "sam.vcf"], window)
    assert dialog.title_label.text() == "Nothing new to import"
    assert review(dialog).model.tab is Tab.SAME
    assert dialog.cancel_button.text() == "Close"
    dialog.accept()
    assert not dialog.isVisible()


def test_a_small_dialog_keeps_both_sides(dialog: ImportDialog):
    dialog.resize(QSize(1000, 616))
    assert review(dialog).list.width() == 264
    dialog.resize(QSize(1120, 712))
    assert review(dialog).list.width() == 312


def test_leaving_frees_the_dry_run_in_the_background(dialog: ImportDialog, qtbot: QtBot, jobs: Jobs):
    planned = dialog.planned
    assert planned is not None
    dialog.reject()
    qtbot.waitUntil(lambda: not planned.items and not any(reading.drafts for reading in planned.files))


def test_an_import_is_asked_for_only_when_it_would_do_something(dialog: ImportDialog, qtbot: QtBot):
    with qtbot.waitSignal(dialog.import_asked):
        dialog.verb_button.click()
    assert not dialog.isVisible()
    dialog.come_back("The disk is full, so nothing was changed.")
    assert dialog.isVisible()
    assert dialog._trouble.text() == "The disk is full, so nothing was changed."
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert choices(dialog).action(0) is Action.JOIN
    assert dialog.overview is not None
    assert len(dialog.overview.items[Outcome.NEW]) == 3


def pick(qtbot: QtBot, picker: PeoplePicker, typed: str) -> None:
    """Type the beginning of a name and take the first who is offered."""
    picker.edit.setFocus()
    qtbot.waitUntil(picker.edit.hasFocus)
    qtbot.keyClicks(picker.edit, typed)
    offered = picker._list
    qtbot.waitUntil(offered.isVisible)
    if picker._list.current() is None:
        qtbot.keyClick(picker.edit, Qt.Key.Key_Down)
    qtbot.keyClick(picker.edit, Qt.Key.Key_Enter)


def test_how_and_where_we_met_and_who_introduced_them_go_to_everybody(dialog: ImportDialog, qtbot: QtBot):
    fields = dialog.batch_strip.open_fields()
    qtbot.keyClicks(fields.how_met, "  Over  coffee")
    qtbot.keyClicks(fields.where_met, "Oslo fair")
    pick(qtbot, fields.introducer, "Ruth")
    assert fields.introducer.contact_ids == (2,)
    fields.verb_button.click()
    batch = dialog.batch
    assert (batch.how_met, batch.where_met, batch.introduced_by, batch.introducer) == (
        "Over coffee", "Oslo fair", 2, "",
    )  # fmt: skip
    strip = dialog.batch_strip
    chips = [chip.value.text for chip in strip._chips if not chip.isHidden()]
    assert chips[:2] == ["Over coffee", "Oslo fair"]
    assert chips[2].startswith("Introduced by")
    again = strip.open_fields()
    assert (again.how_met.text(), again.introducer.contact_ids) == ("Over coffee", (2,))
    again.reject()
    assert dialog.batch == batch


def test_somebody_else_can_be_chosen_to_join_a_record_to(dialog: ImportDialog, qtbot: QtBot):
    choose(dialog, Tab.NEW, 0)
    detail = review(dialog).detail
    assert not detail.buttons[Action.JOIN].isVisible()
    detail.somebody_else.click()
    chooser = dialog.findChild(ChoosePersonDialog)
    assert chooser is not None
    assert not chooser.verb_button.isEnabled()
    pick(qtbot, chooser.picker, "Sam")
    assert chooser.verb_button.isEnabled()
    chooser.verb_button.click()
    assert detail.heading.text() == "Ann New is Sam Same"
    assert detail.buttons[Action.JOIN].isVisible()
    assert dialog.verb_button.text() == "Add 4, update 2"
    assert dialog.batch.decisions[3].person == 4
    # And back: a person of their own again.
    detail.buttons[Action.JOIN].click()
    assert detail.heading.text() == "Ann New"
    assert dialog.verb_button.text() == "Add 5, update 1"
    assert dialog.batch.decisions == {}


def test_not_the_same_person_is_a_decision_of_its_own(dialog: ImportDialog):
    detail = review(dialog).detail
    assert detail.buttons[Action.ADD].text() == "Not the same person"
    detail.buttons[Action.ADD].click()
    assert choices(dialog).action(2) is Action.ADD


def test_the_age_of_both_sides_is_told_where_the_file_says_it(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, tmp_path: Path
):
    path = tmp_path / "old.vcf"
    lines = ("EMAIL;TYPE=WORK:leila@x.example", "TITLE:CTO", "REV:20240312T080000Z")
    path.write_text(card("Leila Haddad", *lines))
    opened = open_dialog(qtbot, jobs, [path], window)
    heads = [each.text() for each in review(opened).detail.comparison._heads]
    assert heads[0].startswith("On this desk, changed ")
    assert heads[0].endswith("newer")
    assert heads[1] == "In old.vcf, line 1, of 12 Mar 2024"
    opened.reject()


def test_everybody_can_be_noted_as_met_at_an_event(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, files: list[Path]
) -> None:
    events.save(known, Event("LinkedIn", standing=True))
    events.save(known, Event("Career fair", start=Moment("2026-03-04")))
    opened = open_dialog(qtbot, jobs, files, window)
    fields = opened.batch_strip.open_fields()
    told = [fields.met_at.itemText(at) for at in range(fields.met_at.count())]
    assert [words.partition("  ")[0] for words in told] == ["No event", "Career fair", "LinkedIn"]
    fields.met_at.setCurrentIndex(1)
    assert opened.batch.event_id == 2
    assert [chip.value.text for chip in opened.batch_strip._chips if not chip.isHidden()] == ["Career fair"]
    fields.verb_button.click()
    again = opened.batch_strip.open_fields()
    assert again.met_at.currentData() == 2
    again.reject()
    opened.reject()


def test_without_any_event_there_is_none_to_choose(dialog: ImportDialog) -> None:
    fields = dialog.batch_strip.open_fields()
    assert (fields.met_at.currentText(), fields.met_at.isEnabled()) == ("No event", False)
    fields.reject()
    assert dialog.batch.event_id is None
