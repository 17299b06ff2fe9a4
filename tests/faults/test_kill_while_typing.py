"""Netdesk is killed while somebody types and while a long change keeps the desk busy: no word is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk.services import contacts
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

TYPING = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

app = QApplication([])
desk = Desk.open(Path(sys.argv[1]))
leila = contacts.add_contact(desk, Contact(Name(display="Leila Haddad")))
bus, navigator, window = Bus(), Navigator(), QWidget()
jobs = Jobs(desk, bus)

def import_for_ever(desk, progress):
    with desk.change("Import"):
        threading.Event().wait()

jobs.long_change("Importing 312 people", import_for_ever)

def edit(contact_id):
    return ContactEditor.ask(jobs, navigator, contact_id, window)

saved = edit(leila)
saved.form.lines["title"].setText("Director")
saved.accept()
added = edit(0)
added.form.name_edit.setText("Priya Raman")
added.accept()
typing = edit(0)
typing.form.name_edit.setText("Half typ")

def tell():
    if len(pending_work(desk.path).all()) == 3:
        print("ready", flush=True)

look = QTimer()
look.timeout.connect(tell)
look.start(50)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_during_an_import_loses_no_word(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.netdesk"
    child = subprocess.Popen([sys.executable, "-c", TYPING, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    finally:
        child.kill()
        child.communicate()
    desk = Desk.open(path)
    jobs = Jobs(desk, Bus())
    try:
        assert [each.title for each in contacts.contacts(jobs.reader, [1])] == [""]
        assert contact_drafts.resume(jobs, Navigator()) == 2
        qtbot.waitUntil(lambda: jobs.is_idle)
        kept = contacts.contacts(jobs.reader, range(1, 9))
        assert [(each.shown, each.title) for each in kept] == [
            ("Leila Haddad", "Director"),
            ("Priya Raman", ""),
        ]
        left = contact_drafts.all_drafts(pending_work(path))
        assert [(draft.name, draft.saving) for draft in left] == [("Half typ", False)]
    finally:
        jobs.close()
        desk.close()
