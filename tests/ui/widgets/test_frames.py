"""The frames of dialogs and wizards: their verbs, their keys, their steps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.form_grid import line_edit
from netdesk.ui.widgets.wizard_frame import Step, WizardFrame
from tests.ui.widgets.shown import shown


@pytest.fixture
def dialog(qtbot: QtBot) -> DialogFrame:
    """A dialog with one field."""
    dialog = DialogFrame(
        "New contact", "Add contact", sentence="Only a name is needed.", size=QSize(600, 400)
    )
    dialog.body.addWidget(line_edit())
    shown(qtbot, dialog)
    return dialog


def test_ctrl_enter_takes_the_verb(qtbot: QtBot, dialog: DialogFrame) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_waits_for_a_verb_that_can_be_used(qtbot: QtBot, dialog: DialogFrame) -> None:
    dialog.set_verb("Add 0", enabled=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.verb_button.text() == "Add 0"


def test_esc_and_cancel_reject(qtbot: QtBot, dialog: DialogFrame) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    dialog.show()
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_dialog_is_no_larger_than_its_window_less_24(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(500, 300)
    qtbot.addWidget(window)
    dialog = DialogFrame("Print", "Print", window, size=QSize(1040, 700))
    for _ in range(20):
        dialog.body.addWidget(line_edit())
    dialog.show()
    assert dialog.size() == QSize(476, 276)
    assert dialog.verb_button.isVisible()


def test_extras_stand_left_of_the_verbs(dialog: DialogFrame) -> None:
    extra = QLabel("One change")
    dialog.add_foot(extra)
    dialog.show()
    QApplication.processEvents()
    right = extra.mapTo(dialog, QPoint(extra.width(), 0)).x()
    assert right <= min(
        dialog.verb_button.mapTo(dialog, QPoint(0, 0)).x(),
        dialog.cancel_button.mapTo(dialog, QPoint(0, 0)).x(),
    )


def test_the_foot_keeps_to_the_grid(dialog: DialogFrame) -> None:
    said = QLabel("Kept as a draft if you close")
    dialog.add_foot(said)
    dialog.show()
    QApplication.processEvents()
    first, second = sorted((dialog.verb_button, dialog.cancel_button), key=lambda each: each.x())
    assert second.x() - first.geometry().right() - 1 == 8
    words = said.mapTo(dialog, said.contentsRect().topLeft()).x()
    assert words == dialog.title_label.mapTo(dialog, QPoint(0, 0)).x(), "they begin under the heading"


STEPS = (
    Step("When", "When and where"),
    Step("Ask", "What to ask", "Choose some."),
    Step("Bring", "Bring", "", "Plan"),
)


class Picky(WizardFrame):
    """Holds back on the second step."""

    willing = False

    def may_leave(self, step: int) -> bool:
        return step != 1 or self.willing


@pytest.fixture
def wizard(qtbot: QtBot) -> Picky:
    """Three steps."""
    wizard = Picky("Plan interview", STEPS, [QWidget(), QWidget(), QWidget()])
    shown(qtbot, wizard)
    return wizard


def test_a_wizard_goes_on_only_when_the_page_is_filled(wizard: Picky) -> None:
    wizard.go_on()
    wizard.go_on()
    assert wizard.current() == 1
    wizard.willing = True
    wizard.go_on()
    assert wizard.current() == 2
    assert wizard.verb_button.text() == "Plan"


def test_going_back_is_always_allowed_and_back_is_hidden_on_the_first_page(wizard: Picky) -> None:
    assert not wizard.back_button.isVisible()
    wizard.go_on()
    assert wizard.back_button.isVisible()
    wizard.go_back()
    assert wizard.current() == 0


def test_the_last_verb_accepts(qtbot: QtBot, wizard: Picky) -> None:
    wizard.willing = True
    with qtbot.waitSignal(wizard.accepted):
        for _ in range(3):
            qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_only_steps_once_reached_can_be_chosen_at_the_side(qtbot: QtBot, wizard: Picky) -> None:
    qtbot.mouseClick(wizard._marks[2], Qt.MouseButton.LeftButton)
    assert wizard.current() == 0
    wizard.go_on()
    qtbot.mouseClick(wizard._marks[0], Qt.MouseButton.LeftButton)
    assert wizard.current() == 0
    assert wizard._marks[1].isEnabled()
    assert wizard._marks[0].accessibleName() == "Step 1, When, current"


def test_closing_a_wizard_rejects_it(qtbot: QtBot, wizard: Picky) -> None:
    with qtbot.waitSignal(wizard.rejected):
        wizard.close()
