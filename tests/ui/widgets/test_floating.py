"""What floats over the window: the toast and the drop overlay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui import grid
from netdesk.ui.tokens import LIGHT
from netdesk.ui.widgets import floating
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.drop_overlay import DropOverlay
from netdesk.ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window of 1000 by 700."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced to screen readers."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    return heard


def the_button(toast: Toast) -> Button:
    """Its one button."""
    found = toast.findChild(Button)
    assert found is not None
    return found


def test_a_toast_stands_bottom_centre_above_the_status_bar(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("Ruth Abernathy deleted")
    box = toast.geometry()
    assert box.height() == 44
    assert abs(box.center().x() - 499.5) <= 1
    assert window.height() - (box.bottom() + 1) == 16 + 29
    window.resize(800, 500)
    assert abs(toast.geometry().center().x() - 399.5) <= 1


def test_a_toast_is_announced_with_its_action_and_key(window: QMainWindow, said: list[str]) -> None:
    Toast(window).show_message("Ruth Abernathy deleted", key="Ctrl+Z")
    assert said == ["Ruth Abernathy deleted. Undo Ctrl Z"]


def test_a_toast_that_says_why_nothing_was_done_has_no_check(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("Ruth Abernathy deleted")
    done = toast.grab().toImage()
    toast.tell("Ruth Abernathy deleted")
    told = toast.grab().toImage()
    mark = QRect(grid.SPACE_16, (toast.height() - grid.ICON) // 2, grid.ICON, grid.ICON)
    assert told.copy(mark) != done.copy(mark)
    assert not the_button(toast).isVisible()
    toast.show_message("Ruth Abernathy deleted")
    assert toast.grab().toImage().copy(mark) == done.copy(mark)


def test_undo_is_told_once_and_the_toast_goes(qtbot: QtBot, window: QMainWindow) -> None:
    toast = Toast(window)
    undone: list[bool] = []
    toast.undo_clicked.connect(lambda: undone.append(True))
    toast.show_message("Ruth Abernathy deleted")
    qtbot.mouseClick(the_button(toast), Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_toast_can_be_given_what_its_button_does(qtbot: QtBot, window: QMainWindow) -> None:
    toast = Toast(window)
    done: list[str] = []
    toast.undo_clicked.connect(lambda: done.append("plain undo"))
    toast.show_message("371 people added", "Undo import", do=lambda: done.append("import"))
    assert the_button(toast).text() == "Undo import"
    qtbot.mouseClick(the_button(toast), Qt.MouseButton.LeftButton)
    assert done == ["import"]


def test_a_second_message_replaces_the_first(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("One deleted")
    toast.show_message("Two deleted", action="")
    assert toast.accessibleName() == "Two deleted"
    assert not the_button(toast).isVisible()
    assert len(window.findChildren(Toast)) == 1


def test_a_toast_goes_after_eight_seconds(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("Saved")
    assert toast._timer.isActive()
    assert toast._timer.interval() == 8000
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_stays_while_the_pointer_is_on_it(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("Saved")
    at = QPointF(5, 5)
    toast.enterEvent(QEnterEvent(at, at, at))
    assert not toast._timer.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_a_toast_stays_while_its_button_has_the_focus(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("Saved")
    the_button(toast).setFocus()
    assert not toast._timer.isActive()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    the_button(toast).clearFocus()
    assert toast._timer.isActive()


def test_esc_dismisses_a_toast(qtbot: QtBot, window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("Saved")
    with qtbot.waitSignal(toast.closed):
        qtbot.keyClick(the_button(toast), Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_toast_never_shows_markup_and_never_outgrows_the_window(window: QMainWindow) -> None:
    toast = Toast(window)
    toast.show_message("<b>Müller-Lüdenscheidt</b> " * 40)
    assert toast.width() <= window.width() - 32
    assert toast._text.textFormat() == Qt.TextFormat.PlainText


def test_with_reduced_motion_nothing_fades(window: QMainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floating, "reduced_motion", lambda: True)
    panel = QWidget(window)
    floating.fade_in(panel)
    assert panel.isVisible()
    assert panel.graphicsEffect() is None


def test_the_overlay_covers_the_window_and_says_what_would_happen(
    window: QMainWindow, said: list[str]
) -> None:
    overlay = DropOverlay(window)
    assert not overlay.isVisible()
    overlay.show_offer(
        "Import 3 files: 2 vCard, 1 CSV", "You will see what is new.", ("VCF", "CSV", "VCF", "VCF")
    )
    assert overlay.geometry() == window.rect()
    assert not overlay.is_refusal()
    assert said == ["Import 3 files: 2 vCard, 1 CSV. You will see what is new."]
    window.resize(900, 600)
    assert overlay.geometry() == window.rect()


def test_drags_go_through_the_overlay(window: QMainWindow) -> None:
    overlay = DropOverlay(window)
    overlay.show_offer("Import 1 file", "", ("VCF",))
    under = window.childAt(500, 350)
    assert under is not None
    assert under is not overlay


def test_a_refusal_gives_the_reason_in_the_same_panel(window: QMainWindow, said: list[str]) -> None:
    overlay = DropOverlay(window)
    overlay.show_offer("Import 1 file", "", ("VCF",))
    offer = overlay.grab().toImage()
    overlay.show_refusal("notes.pdf is no contact file.")
    refusal = overlay.grab().toImage()
    assert overlay.is_refusal()
    assert overlay.accessibleName().endswith("notes.pdf is no contact file.")
    middle = (500, 350 - 152 + 20)
    assert offer.pixelColor(*middle).name() == refusal.pixelColor(*middle).name() == LIGHT.raised.lower()
    assert refusal.pixelColor(500, 350 - 152 + 60).name() == LIGHT.bad_soft.lower()


@pytest.mark.parametrize("badges", [(), ("VCF",), ("VCF", "CSV"), ("VCF", "CSV", "VCF")])
def test_up_to_three_files_are_drawn_as_cards(window: QMainWindow, badges: tuple[str, ...]) -> None:
    overlay = DropOverlay(window)
    overlay.show_offer("Import", "See first.", badges)
    image = overlay.grab().toImage()
    wide = [x for x in range(400, 600) if image.pixelColor(x, 350 - 152 + 100).name() != LIGHT.raised.lower()]
    assert max(wide) - min(wide) >= {0: 70, 1: 70, 2: 90, 3: 150}[len(badges)]
