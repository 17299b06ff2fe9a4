"""Every wizard of the journey, killed half way: its draft is offered at the next start, and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.services.drafts import drafts
from netdesk.services.me import save_me
from netdesk.services.unfinished import unfinished
from netdesk.store.desk import Desk
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.window import MainWindow
from netdesk.ui.wizards.catalogue import WIZARDS
from netdesk.ui.wizards.draft_wizard import DraftWizard

CHECKOUT = Path(__file__).resolve().parents[2]
WISHES = (*(name for name in WIZARDS if name != "prepare"), "plan:1:0")
"""To prepare begins with choosing a plan, which has the draft."""

TYPING = """
import json, os, sys
sys.path.insert(0, {checkout!r})
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
app = QApplication([])
from netdesk.app import open_desk
from netdesk.services.drafts import drafts
from netdesk.ui import theme
from netdesk.ui.window import MainWindow
from netdesk.ui.wizards.draft_wizard import DraftWizard
theme.apply(app)
window = MainWindow(open_desk(Path({desk!r}), True))
window.show()
window.begin([])
window.errands
window.navigator.wizard_wanted.emit({wish!r})
wizard = next(each for each in window.findChildren(DraftWizard) if each.isVisible())
typed = 0
for step in range(len(wizard.pages)):
    wizard.go_to(step)
    app.processEvents()
    field = wizard.focusWidget()
    for _ in range(3):
        if isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)):
            break
        QTest.keyClick(field, Qt.Key.Key_Tab)
        field = wizard.focusWidget()
    if isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)) and typed < 2:
        QTest.keyClicks(field, "Half a thought")
        if isinstance(field, QLineEdit):
            QTest.keyClick(field, Qt.Key.Key_Return)
        typed += 1
wizard.go_to(0)
def look():
    if drafts(window.jobs.reader) and window.jobs.is_idle:
        print(json.dumps(wizard.as_draft(wizard.value())), flush=True)
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


@pytest.fixture(params=WISHES)
def left(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, dict[str, Any]]:
    """A desk whose program was killed while a wizard was open; what had been typed in it."""
    path, wish = tmp_path / "ana.netdesk", str(request.param)
    desk = Desk.open(path)
    save_me(desk, Me(name="Ana Petrova", zone="Europe/Oslo"))
    contacts.add_contact(desk, Contact(Name(display="Leila Haddad"), organization="Halden Storage"))
    desk.close()
    script = TYPING.format(checkout=str(CHECKOUT), desk=str(path), wish=wish)
    typing = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert typing.stdout
    late = Timer(40, typing.kill)
    late.start()
    line = typing.stdout.readline()
    late.cancel()
    typing.kill()
    typing.wait()
    typing.stdout.close()
    assert line, "nothing was kept"
    return path, wish, json.loads(line)


def test_a_wizard_killed_half_way_goes_on_at_the_next_start(
    left: tuple[Path, str, dict[str, Any]], qtbot: QtBot
) -> None:
    path, wish, typed = left
    assert "Half a thought" in json.dumps(typed)
    desk = Desk.open(path)
    window = MainWindow(desk)
    offered: list[tuple[Any, ...]] = []
    window.navigator.offered.connect(lambda *given: offered.append(given))
    window.show()
    window.begin([])
    qtbot.waitUntil(lambda: window.has_begun and window.jobs.is_idle)
    (waiting,) = unfinished(window.jobs.reader, path)
    assert waiting.wish == wish
    assert [given[:2] for given in offered] == [(f"You left “{waiting.title}” unfinished", "Continue")]

    window.go("journey")
    panel = window.panel
    assert isinstance(panel, JourneyPanel)
    qtbot.waitUntil(lambda: panel.is_settled and bool(panel.left.list.cards))
    QTest.keyClick(panel.left.list.cards[0], Qt.Key.Key_Return)
    QApplication.processEvents()
    wizard = next(each for each in window.findChildren(DraftWizard) if each.isVisible())
    assert wizard.draft_label.text() == "You left this unfinished."
    assert json.loads(json.dumps(wizard.as_draft(wizard.value()))) == typed
    assert history.next_redo(window.jobs.reader) is None

    wizard.reject()
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert len(drafts(window.jobs.reader)) == 1, "it waits on"
    window.close()
    window.deleteLater()
    desk.close()
