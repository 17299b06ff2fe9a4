"""A file that was imported before: what was not taken then can be taken now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.rows import ContactView
from netdesk.services import contacts, imports
from netdesk.services.dry_runs import Action, Batch, read_and_plan
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_review import Review
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.dry_run import Tab

ROWS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANN = "Ann,Lee,https://www.linkedin.com/in/ann,{},{},{},04 May 2026\n"


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    """A list in which Ann has moved; both lists were imported, and her old place was kept."""
    found = tmp_path / "Connections.csv"
    for row in (ANN.format("", "Halden", "Analyst"), ANN.format("ann@x.example", "Globex", "CTO")):
        found.write_text(ROWS + row)
        with desk.reader() as reader:
            planned, _ = read_and_plan(reader, [found])
        imports.import_people(desk, planned, Batch())
    return found


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, jobs: Jobs, path: Path) -> Iterator[ImportDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    opened = ImportDialog(jobs, [path], window)
    opened.open()
    qtbot.waitUntil(lambda: opened.review is not None)
    yield opened
    if isValid(opened):
        opened.reject()


def ann(desk: Desk) -> tuple[str, str, list[str]]:
    with desk.reader() as reader:
        (found,) = contacts.contacts(reader, contacts.contact_ids(reader, ContactView()))
    return found.organization, found.title, [each.value for each in found.emails]


def shown(dialog: ImportDialog) -> Review:
    assert dialog.review is not None
    return dialog.review


def keep(dialog: ImportDialog, desk: Desk) -> None:
    assert dialog.planned is not None
    report = imports.import_people(desk, dialog.planned, dialog.batch)
    assert (report.total("updated"), report.total("read")) == (1, 1)


def test_a_place_that_was_kept_can_be_changed_for_the_files(dialog: ImportDialog, desk: Desk) -> None:
    assert ann(desk) == ("Halden", "Analyst", ["ann@x.example"])
    review = shown(dialog)
    assert review.model.tab is Tab.SAME
    assert "stays unless you choose" in review.detail.explanation.text()
    assert not dialog.verb_button.isVisible()
    review.detail.all_theirs.click()
    assert dialog.verb_button.isVisible()
    assert dialog.verb_button.isEnabled()
    assert dialog.verb_button.text() == "Update 1"
    assert review.detail.position.text().endswith("updated")
    keep(dialog, desk)
    assert ann(desk) == ("Globex", "CTO", ["ann@x.example"])


def test_one_value_alone_can_be_taken_and_left_again(dialog: ImportDialog, desk: Desk) -> None:
    review = shown(dialog)
    review.detail.taken.emit("title", True)
    assert dialog.verb_button.text() == "Update 1"
    review.detail.taken.emit("title", False)
    assert not dialog.verb_button.isEnabled()
    review.detail.taken.emit("title", True)
    keep(dialog, desk)
    assert ann(desk) == ("Halden", "CTO", ["ann@x.example"])


def test_what_was_deleted_since_comes_back_only_when_asked_for(
    qtbot: QtBot, desk: Desk, jobs: Jobs, path: Path
) -> None:
    with desk.reader() as reader:
        (found,) = contacts.contacts(reader, contacts.contact_ids(reader, ContactView()))
    contacts.save_contact(desk, replace(found, organization="Globex", title="CTO", emails=()))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    dialog = ImportDialog(jobs, [path], window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.review is not None)
    review = shown(dialog)
    assert "less than the file says" in review.detail.explanation.text()
    update = review.detail.buttons[Action.JOIN]
    assert update.isVisible()
    assert update.text() == "Update"
    update.click()
    assert dialog.verb_button.text() == "Update 1"
    update.click()
    assert not dialog.verb_button.isEnabled()
    update.click()
    keep(dialog, desk)
    assert ann(desk) == ("Globex", "CTO", ["ann@x.example"])
    dialog.reject()


def test_a_record_that_is_taken_again_is_remembered_once(dialog: ImportDialog, desk: Desk) -> None:
    shown(dialog).detail.all_theirs.click()
    keep(dialog, desk)
    with desk.reader() as reader:
        digests = [row[0] for row in reader.rows("SELECT digest FROM import_digest")]
    assert len(digests) == len(set(digests)) == 2


def test_updates_say_how_many_of_them_change_nobody_by_themselves(
    qtbot: QtBot, desk: Desk, jobs: Jobs, path: Path
) -> None:
    path.write_text(ROWS + ANN.format("ann@x.example", "Kestrel", "CEO"))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    dialog = ImportDialog(jobs, [path], window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.review is not None)
    review = shown(dialog)
    assert review.model.tab is Tab.UPDATES
    assert review.note.text() == "1 of them stays as it is, unless you choose the file’s values."
    assert dialog.verb_button.text() == "Nothing to keep"
    review.detail.all_theirs.click()
    assert review.note.isHidden()
    assert dialog.verb_button.text() == "Update 1"
    dialog.reject()


def test_leaving_asks_once_before_many_decisions_are_forgotten(
    qtbot: QtBot, desk: Desk, jobs: Jobs, tmp_path: Path
) -> None:
    rows = "".join(f"P{at},Lee,https://www.linkedin.com/in/p{at},,,,04 May 2026\n" for at in range(12))
    (tmp_path / "Connections.csv").write_text(ROWS + rows)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    dialog = ImportDialog(jobs, [tmp_path / "Connections.csv"], window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.review is not None)
    review = shown(dialog)
    for row in range(11):
        review.list.setCurrentIndex(review.model.index(row, 0))
        review.decide(Action.LEAVE_OUT)
    dialog.reject()
    assert dialog.isVisible()
    assert dialog._trouble.text().startswith("You decided about 11 people.")
    assert dialog.cancel_button.text() == "Leave"
    with qtbot.waitSignal(dialog.over):
        dialog.cancel_button.click()
