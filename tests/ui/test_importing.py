"""From dropped files to the result, and back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import DiskFull
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import contacts, history
from netdesk.services.dry_runs import Action, Batch, DryRun, ImportReport
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from netdesk.ui.import_wish import ImportWish
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.on_desk import names


def cards(*names: str) -> str:
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:{name.split()[1]};{name.split()[0]};;;\r\n"
        f"EMAIL:{name.split()[0].lower()}@x.example\r\nEND:VCARD\r\n"
        for name in names
    )


@pytest.fixture
def flow(jobs: Jobs, bus: Bus, navigator: Navigator, window: QWidget) -> ImportFlow:
    return ImportFlow(jobs, bus, navigator, window)


@pytest.fixture
def said(navigator: Navigator) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    navigator.said.connect(lambda text, undo: heard.append((text, undo)))
    navigator.declined.connect(lambda text: heard.append((text, False)))
    return heard


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    path = tmp_path / "phone.vcf"
    path.write_text(
        cards("Ann New", "Bo New", "Cid New") + "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:x\r\nEND:VCARD\r\n"
    )
    return path


def started(flow: ImportFlow, qtbot: QtBot, *paths: Path) -> ImportDialog:
    flow.start(list(paths))
    return shown(flow, qtbot)


def shown(flow: ImportFlow, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.review is not None)
    assert flow.dialog is not None
    return flow.dialog


def result(flow: ImportFlow, qtbot: QtBot) -> ImportResultDialog:
    qtbot.waitUntil(lambda: flow.result is not None and flow.result.isVisible())
    assert flow.result is not None
    return flow.result


def test_the_verb_keeps_the_people_as_one_change_and_tells_the_numbers(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, phone: Path, said: list[tuple[str, bool]], bus: Bus
):
    busy: list[str] = []
    bus.busy.connect(lambda what, *_: busy.append(what))
    dialog = started(flow, qtbot, phone)
    assert busy[0] == "Reading phone.vcf"
    assert dialog.verb_button.text() == "Add 3"
    dialog.accept()
    assert not dialog.isVisible()
    told = result(flow, qtbot)
    assert "Importing 3 people" in busy
    assert names(jobs) == ["Ann New", "Bo New", "Cid New"]
    assert said == [("3 people added", True)]
    assert told.title_label.text() == "3 people added"
    assert told.sentence_label.text() == "There was nobody on this desk, now there are 3."
    numbers = dict(told.numbers.shown)
    assert numbers == {
        "Added": 3,
        "Updated": 0,
        "Nothing new: here already, or twice in the files": 0,
        "Possible duplicates or only a name, added": 0,
        "Rejected": 1,
        "Left out, or not a person": 0,
        "In the files": 4,
    }
    assert sum(list(numbers.values())[:-1]) == numbers["In the files"]
    entry = history.next_undo(jobs.reader)
    assert entry is not None
    assert entry.kind == "import"


def test_decisions_circle_and_tags_reach_the_desk(flow: ImportFlow, qtbot: QtBot, jobs: Jobs, phone: Path):
    dialog = started(flow, qtbot, phone)
    dialog.batch_strip.choose(Batch(2, ("fair 2026",)))
    assert dialog.review is not None
    dialog.review.decide(Action.LEAVE_OUT)
    dialog.accept()
    numbers = dict(result(flow, qtbot).numbers.shown)
    assert (numbers["Added"], numbers["Left out, or not a person"]) == (2, 1)
    assert names(jobs) == ["Bo New", "Cid New"]
    found = contacts.contacts(jobs.reader, list(contacts.contact_ids(jobs.reader, ContactView())))
    assert {(each.circle_id, each.tags) for each in found} == {(2, ("fair 2026",))}


def test_undo_import_takes_all_of_it_back_and_closes_the_result(
    flow: ImportFlow, qtbot: QtBot, desk: Desk, jobs: Jobs, phone: Path, said: list[tuple[str, bool]]
):
    started(flow, qtbot, phone).accept()
    told = result(flow, qtbot)
    contacts.add_contact(desk, Contact(Name(given="Later")))
    told.undo_button.click()
    qtbot.waitUntil(lambda: names(jobs) == ["Later"])
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == ("“Import 3 contacts from phone.vcf” undone", True)


def test_an_import_undone_elsewhere_cannot_be_undone_again(
    flow: ImportFlow, qtbot: QtBot, desk: Desk, jobs: Jobs, phone: Path
):
    started(flow, qtbot, phone).accept()
    told = result(flow, qtbot)
    assert told.undo_button.isEnabled()
    history.undo(desk)
    qtbot.waitUntil(lambda: not told.undo_button.isEnabled())
    assert told._said.text() == "This import was undone."
    assert not told.show_button.isVisible()
    history.redo(desk)
    qtbot.waitUntil(told.undo_button.isEnabled)
    assert told._said.text() == ""
    assert told.show_button.isVisible()


def test_show_them_names_the_import(
    flow: ImportFlow, qtbot: QtBot, desk: Desk, phone: Path, navigator: Navigator, jobs: Jobs
):
    contacts.add_contact(desk, Contact(Name(given="Earlier")))
    started(flow, qtbot, phone).accept()
    told = result(flow, qtbot)
    asked: list[int] = []
    navigator.people_of_change_wanted.connect(asked.append)
    told.show_button.click()
    (change_id,) = asked
    view = ContactView(change_id=change_id, sort=ContactSort.ADDED)
    assert list(contacts.contact_ids(jobs.reader, view)) == [2, 3, 4]
    assert not told.isVisible()


def test_a_failed_import_brings_the_dry_run_back_with_its_decisions(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, phone: Path, monkeypatch: pytest.MonkeyPatch
):
    from netdesk.services import imports

    works = imports.import_people

    def full(*_: object) -> None:
        raise DiskFull("The disk is full, so nothing was changed.")

    dialog = started(flow, qtbot, phone)
    assert dialog.review is not None
    dialog.review.decide(Action.LEAVE_OUT)
    monkeypatch.setattr("netdesk.services.imports.import_people", full)
    dialog.accept()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog._trouble.text() == "The disk is full, so nothing was changed."
    assert dialog.verb_button.text() == "Add 2"
    assert names(jobs) == []
    monkeypatch.setattr("netdesk.services.imports.import_people", works)
    dialog.accept()
    result(flow, qtbot)
    assert names(jobs) == ["Bo New", "Cid New"]


def test_an_import_stopped_in_the_status_bar_keeps_nothing(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, bus: Bus, phone: Path, said: list[tuple[str, bool]]
):
    gate = threading.Event()
    dialog = started(flow, qtbot, phone)
    jobs.change(lambda _desk: gate.wait())
    running: list[Job] = []
    bus.busy.connect(lambda what, _done, _total, job: running.append(job) if "Importing" in what else None)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(running))
    running[0].cancel()
    gate.set()
    qtbot.waitUntil(lambda: said == [("Import stopped, nothing was kept", False)])
    assert names(jobs) == []


def test_files_dropped_meanwhile_wait_for_the_dry_run(
    flow: ImportFlow, qtbot: QtBot, phone: Path, tmp_path: Path
):
    other = tmp_path / "other.vcf"
    other.write_text(cards("Dan Other"))
    first = started(flow, qtbot, phone)
    flow.start([other])
    assert flow.dialog is first
    first.reject()
    second = shown(flow, qtbot)
    assert second is not first
    assert second.title_label.text() == "Import 1 person"
    second.reject()
    assert flow.dialog is None


def test_while_an_import_runs_another_can_be_looked_at_and_waits(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, phone: Path, tmp_path: Path
):
    other = tmp_path / "other.vcf"
    other.write_text(cards("Dan Other", "Ann New"))
    gate = threading.Event()
    first = started(flow, qtbot, phone)
    jobs.change(lambda _desk: gate.wait())
    first.accept()
    second = started(flow, qtbot, other)
    assert "waits for it" in second._foot_note.words.text()
    second.accept()
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    # Ann came with the first import: found again, not added twice.
    assert sorted(names(jobs)) == ["Ann New", "Bo New", "Cid New", "Dan Other"]


def test_the_result_never_comes_over_something_being_written(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, phone: Path, window: QWidget
):
    gate = threading.Event()
    dialog = started(flow, qtbot, phone)
    jobs.change(lambda _desk: gate.wait())
    dialog.accept()
    editor = QDialog(window)
    editor.setModal(True)
    editor.open()
    gate.set()
    qtbot.waitUntil(lambda: len(names(jobs)) == 3 and jobs.is_idle)
    assert flow.result is None
    editor.accept()
    assert result(flow, qtbot).isVisible()


def test_the_dry_run_is_freed_when_the_import_is_done(flow: ImportFlow, qtbot: QtBot, phone: Path):
    dialog = started(flow, qtbot, phone)
    planned: DryRun | None = dialog.planned
    assert planned is not None
    dialog.accept()
    result(flow, qtbot)
    qtbot.waitUntil(lambda: not planned.items)
    assert planned.files[0].rejected


def test_nothing_but_plain_text_is_shown(flow: ImportFlow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "odd.vcf"
    path.write_text(cards("<b>Ann</b> <img/src=x>"))
    dialog = started(flow, qtbot, path)
    dialog.accept()
    told = result(flow, qtbot)
    from PySide6.QtCore import Qt

    for window in QApplication.topLevelWidgets():
        for label in window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()
    told.close()


def test_enter_in_the_result_means_that_all_is_well(flow: ImportFlow, qtbot: QtBot, phone: Path) -> None:
    started(flow, qtbot, phone).accept()
    told = result(flow, qtbot)
    assert told.focusWidget() is told.verb_button


# For a wizard


def wish(
    wizard: QDialog, *paths: Path, text: str = "", heard: list[ImportReport] | None = None
) -> ImportWish:
    told = heard.append if heard is not None else _deaf
    return ImportWish(wizard, told, paths, text, Batch(circle_id=2))


def _deaf(_report: ImportReport) -> None:
    pytest.fail("nothing was imported")


@pytest.fixture
def wizard(window: QWidget) -> QDialog:
    made = QDialog(window)
    made.open()
    return made


def test_a_wizard_hears_what_came_of_its_file_and_its_circle_is_chosen(
    flow: ImportFlow, qtbot: QtBot, wizard: QDialog, tmp_path: Path, said: list[tuple[str, bool]]
):
    path = tmp_path / "two.vcf"
    path.write_text(cards("Ann New", "Bo New"), encoding="utf-8")
    heard: list[ImportReport] = []
    flow.fulfil(wish(wizard, path, heard=heard))
    dialog = shown(flow, qtbot)
    assert dialog.batch.circle_id == 2
    dialog.accept()
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0].total("added") == 2
    assert (said, flow.result) == ([], None), "the wizard says it"
    assert wizard.isVisible()


def test_what_could_not_be_read_is_shown_when_the_wizard_has_closed(
    flow: ImportFlow, qtbot: QtBot, wizard: QDialog, phone: Path
):
    heard: list[ImportReport] = []
    flow.fulfil(wish(wizard, phone, heard=heard))
    shown(flow, qtbot).accept()
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert flow.result is None
    wizard.close()
    assert dict(result(flow, qtbot).numbers.shown)["Rejected"] == 1


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_wizard_that_closed_meanwhile_is_not_told(
    flow: ImportFlow,
    qtbot: QtBot,
    jobs: Jobs,
    wizard: QDialog,
    tmp_path: Path,
    said: list[tuple[str, bool]],
    is_gone: bool,
):
    path = tmp_path / "one.vcf"
    path.write_text(cards("Ann New"), encoding="utf-8")
    flow.fulfil(wish(wizard, path))
    dialog = shown(flow, qtbot)
    wizard.close()
    if is_gone:
        shiboken6.delete(wizard)
    dialog.accept()
    result(flow, qtbot)
    assert said == [("1 person added", True)]
    assert names(jobs) == ["Ann New"]


def test_a_text_of_a_wizard_is_read_as_a_pasted_one(flow: ImportFlow, qtbot: QtBot, wizard: QDialog):
    flow.fulfil(wish(wizard, text=cards("Ann New")))
    dialog = shown(flow, qtbot)
    assert dialog.overview is not None
    assert dialog.overview.records == 1
    dialog.reject()
