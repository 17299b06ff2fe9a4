"""The key that quits, over whatever is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.me import me, save_me
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.print_frame import PrintFrame
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.wizard_frame import Step, WizardFrame
from netdesk.ui.window import MainWindow


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    save_me(desk, me(desk.writer))
    contacts.add_contact(desk, Contact(name=Name(display="Ada Byron")))
    made = MainWindow(desk)
    made.show()
    made.begin([])
    qtbot.waitUntil(lambda: made.has_begun)
    yield made
    made.close()
    made.deleteLater()


def _quit(qtbot: QtBot, window: MainWindow) -> None:
    """Press the key where the user is, and wait until the program may end."""
    over = QApplication.activeModalWidget()
    assert over is not None
    qtbot.waitUntil(over.isActiveWindow)
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(over, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("kind", ["frame", "wizard", "print", "rehearsal"])
def test_it_quits_over_every_kind_of_dialog(window: MainWindow, qtbot: QtBot, kind: str) -> None:
    dialog: QDialog
    if kind == "wizard":
        dialog = WizardFrame("Steps", [Step("One", "One", "")], [QLabel("One")], window)
    elif kind == "print":
        dialog = PrintFrame(window)
    elif kind == "rehearsal":
        dialog = RehearsalDialog("I build pumps.", "Fair", lambda _said: None, window)
    else:
        dialog = DialogFrame("A thing", "Add", window)
    dialog.open()
    _quit(qtbot, window)


def test_what_was_being_typed_waits_as_a_draft(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    window.navigator.edit_contact_wanted.emit(1)
    editor = QApplication.activeModalWidget()
    assert editor is not None
    qtbot.waitUntil(editor.isActiveWindow)
    qtbot.keyClicks(QApplication.focusWidget(), "Prof. ")
    _quit(qtbot, window)
    assert "contact 1" in pending_work(desk.path).all()


def test_who_waits_for_an_answer_goes_on_before_the_window_goes(window: MainWindow, qtbot: QtBot) -> None:
    """A question over a dialog: whoever asked hears that there was no answer, as if it had been closed by
    hand."""
    order: list[str] = []
    below = DialogFrame("Below", "Add", window)
    below.finished.connect(lambda _result: order.append("below"))
    below.open()
    window.closed.connect(lambda: order.append("window"))
    asked = DialogFrame("Sure?", "Yes", below)

    def press() -> None:
        qtbot.waitUntil(asked.isActiveWindow)
        QTest.keyClick(asked, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, asked, press)
    with qtbot.waitSignal(window.closed):
        assert not asked.exec()
        order.append("answered")
    assert order == ["answered", "below", "window"]
