"""People who were deleted, in a file again: told in the dry run, left out unless they are wanted back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts, imports
from netdesk.services.dry_runs import Action, Batch, Decision, Outcome, read_and_plan
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_review import Review
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.dry_run import Tab
from netdesk.ui.models.import_choices import UNDECIDED, ImportChoices
from netdesk.ui.roles import Role

CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name} Lee\r\nEMAIL:{name}@x.example\r\nEND:VCARD\r\n"
    for name in ("Ann", "Bo", "Cy", "Di")
)


@pytest.fixture
def phone(desk: Desk, tmp_path: Path) -> Path:
    """A file of four: two were deleted, one has a namesake, one is new."""
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS)
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([path]))
    imports.import_people(desk, planned, Batch(decisions={2: _OUT, 3: _OUT}))
    contacts.delete_contacts(desk, [1, 2])
    contacts.add_contact(desk, Contact(Name("Cy Lee"), organization="Halden"))
    return path


_OUT = Decision(Action.LEAVE_OUT)


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs, phone: Path) -> Iterator[ImportDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    opened = ImportDialog(jobs, [phone], window)
    opened.open()
    qtbot.waitUntil(lambda: opened.review is not None)
    yield opened
    opened.reject()


@pytest.fixture
def review(dialog: ImportDialog) -> Review:
    assert dialog.review is not None
    dialog.review.show_tab(Tab.SUGGESTED)
    return dialog.review


def choose(review: Review, name: str) -> None:
    for row in range(review.model.rowCount()):
        if review.model.index(row, 0).data() == name:
            review.list.setCurrentIndex(review.model.index(row, 0))
            return
    pytest.fail(f"{name} is not there")


def test_they_are_told_and_stay_away(dialog: ImportDialog, review: Review):
    assert review.model.rowCount() == 3
    assert "Whoever was deleted here stays away" in review.note.text()
    assert dialog.verb_button.text() == "Add 2"
    choose(review, "Ann Lee")
    assert review.detail.heading.text() == "Ann Lee"
    assert review.detail.explanation.text() == (
        "Deleted here before. They stay away unless you add them again."
    )
    assert review.detail.position.text().endswith("left out")
    current = review.list.currentIndex()
    assert current.data(Role.SUBTITLE) == "Deleted here before"
    assert current.data(Role.MARK) == "minus"
    visible = [action for action, button in review.detail.buttons.items() if button.isVisible()]
    assert visible == [Action.ADD, Action.LEAVE_OUT]


def test_one_is_added_again_by_choice_and_back(dialog: ImportDialog, review: Review):
    choose(review, "Ann Lee")
    review.detail.buttons[Action.ADD].click()
    assert dialog.verb_button.text() == "Add 3"
    choose(review, "Ann Lee")
    assert review.list.currentIndex().data(Role.MARK) == "plus"
    review.detail.buttons[Action.ADD].click()
    assert dialog.verb_button.text() == "Add 2"


def test_all_of_them_come_back_at_once_and_no_duplicate_decision_brings_them(
    dialog: ImportDialog, review: Review, desk: Desk
):
    review.for_all(Decision(Action.ADD))
    assert dialog.verb_button.text() == "Add 2", "that none is the same says nothing of the deleted"
    review.bring_back()
    assert dialog.verb_button.text() == "Add 4"
    review.for_all(UNDECIDED)
    assert dialog.verb_button.text() == "Add 2"


def test_after_a_decision_the_next_undecided_is_nobody_deleted(review: Review):
    choose(review, "Cy Lee")
    review.detail.buttons[Action.ADD].click()
    assert review.list.currentIndex().data() == "Cy Lee"


def test_the_numbers_follow_whatever_is_decided(desk: Desk, phone: Path):
    with desk.reader() as reader:
        planned, overview = read_and_plan(reader, [phone])
    assert overview.deleted == {0, 1}
    chance = random.Random(4)
    choices = ImportChoices(planned, overview)
    for _ in range(300):
        match chance.randrange(4):
            case 0:
                choices.decide(chance.randrange(4), chance.choice((None, Action.ADD, Action.LEAVE_OUT)))
            case 1:
                choices.for_all(Outcome.SUGGESTED, chance.choice((UNDECIDED, Decision(Action.ADD), _OUT)))
            case 2:
                choices.bring_back()
            case _:
                choices.for_all(Outcome.NEW, chance.choice((UNDECIDED, _OUT)))
        report = imports.rehearse(desk, planned, choices.batch)
        undecided = [at for at in overview.items[Outcome.SUGGESTED] if choices.decision(at).action is None]
        added = report.total("added") + len([at for at in undecided if at not in overview.deleted])
        assert (choices.added, choices.updated) == (added, report.total("updated"))
