"""A whole desk in a file, from the drop to the desk: its events, goals and pitches come along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.services import events, exports, history, imports
from netdesk.services.dry_runs import Batch
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from netdesk.ui.dialogs.import_touches import TouchesPage
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.services.journeys import fill

TOLD = (
    "2 events, 1 organization, 1 goal, 2 pitches, 1 rehearsal, 2 questions, 1 note of practice and "
    "1 round of the journey"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    theirs = Desk.open(tmp_path / "theirs.netdesk")
    fill(theirs)
    with theirs.reader() as reader:
        exports.export_json(reader, tmp_path / "desk.json")
    theirs.close()
    return tmp_path / "desk.json"


@pytest.fixture
def flow(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> ImportFlow:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    return ImportFlow(jobs, bus, navigator, host)


def _planned(flow: ImportFlow, qtbot: QtBot, path: Path) -> ImportDialog:
    flow.start([path])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.planned is not None)
    dialog = flow.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.review is not None or dialog.findChild(TouchesPage) is not None)
    return dialog


def _kept(flow: ImportFlow, qtbot: QtBot, dialog: ImportDialog) -> ImportResultDialog:
    dialog.accept()
    qtbot.waitUntil(lambda: flow.result is not None and flow.result.isVisible())
    assert flow.result is not None
    return flow.result


def test_what_comes_besides_people_is_told_before_and_after(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, written: Path
) -> None:
    dialog = _planned(flow, qtbot, written)
    assert dialog.touches.further.text() == f"Besides people: 1 interaction, {TOLD}"
    assert dialog.touches.further.isVisible()
    result = _kept(flow, qtbot, dialog)
    assert f"Besides: {TOLD}." in [label.text() for label in result.findChildren(QLabel)]
    assert len(events.every(jobs.reader)) == 2
    result.close()


def test_when_all_people_are_here_already_the_rest_can_still_be_kept(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, written: Path
) -> None:
    told = json.loads(written.read_text())
    told["interactions"] = []
    only = {key: [] if isinstance(value, list) else value for key, value in told.items()}
    only |= {"contacts": told["contacts"]}
    first = written.with_name("people.json")
    first.write_text(json.dumps(only))
    imports.import_people(jobs.desk, imports.dry_run(jobs.reader, imports.read_files([first])), Batch())
    written.write_text(json.dumps(told))
    dialog = _planned(flow, qtbot, written)
    assert dialog.verb_button.isEnabled()
    assert dialog.verb_button.text() == "Keep 11"
    result = _kept(flow, qtbot, dialog)
    assert result.title_label.text() == f"{TOLD} kept"
    assert result.undo_button.isEnabled()
    assert len(events.every(jobs.reader)) == 2
    entry = history.next_undo(jobs.reader)
    assert entry
    assert entry.label == "Import 11 further things from desk.json"
    result.close()


def test_a_desk_of_nobody_has_its_things_kept_too(
    flow: ImportFlow, qtbot: QtBot, jobs: Jobs, written: Path
) -> None:
    told = json.loads(written.read_text())
    told |= {"contacts": [], "interactions": []}
    written.write_text(json.dumps(told))
    dialog = _planned(flow, qtbot, written)
    assert dialog.title_label.text() == f"Import {TOLD}"
    _kept(flow, qtbot, dialog).close()
    assert len(events.every(jobs.reader)) == 2
