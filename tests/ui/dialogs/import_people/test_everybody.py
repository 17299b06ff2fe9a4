"""What an import says of everybody in it: circle, tags, how and where we met, who introduced us, an event."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.services import events
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.jobs import Jobs
from tests.ui.dialogs.import_people.dry_run import open_dialog, pick


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
