"""The section of interactions as its tests read and use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import State
from netdesk.ui.panels.interactions import InteractionsPanel
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip

OSLO = "Europe/Oslo"
NOW = datetime.now()  # noqa: DTZ005 - "past" and "upcoming" are the desk's, which reads the real clock
PEOPLE = ("Leila Haddad", "Jonas Lindqvist", "<img src=x> & Co")
Made = Callable[[], InteractionsPanel]


def moment(days: int, clock: str = "10:00") -> Moment:
    return Moment(f"{NOW + timedelta(days=days):%Y-%m-%d}T{clock}", OSLO)


def settle(qtbot: QtBot, panel: InteractionsPanel) -> None:
    qtbot.waitUntil(lambda: panel.is_settled and panel._jobs.is_idle)


def shown(panel: InteractionsPanel, ids: dict[str, int]) -> list[str]:
    """The rows by their short names, from the top."""
    names = {number: name for name, number in reversed(ids.items())}
    return [names[number] for number in panel.model.ids]


def words(widget: QWidget) -> str:
    """All that a widget's labels, chips and buttons say."""
    QApplication.processEvents()  # what was just built becomes visible
    texts = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    texts += [chip.value.text for chip in widget.findChildren(Chip) if chip.isVisible()]
    return "\n".join(texts + [button.text() for button in widget.findChildren(Button) if button.isVisible()])


def menu_words(panel: InteractionsPanel, number: int) -> list[str]:
    panel.table.choose(number)
    menu = panel.actions_for.menu(panel._chosen_rows())
    found = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return found


def trigger(panel: InteractionsPanel, text: str) -> None:
    panel._on_menu(QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == text)
    menu.close()
    action.trigger()


def press(panel: InteractionsPanel, text: str) -> None:
    QApplication.processEvents()
    buttons = [each for each in panel.detail.findChildren(QAbstractButton) if each.isVisible()]
    next(button for button in buttons if text in (button.text(), button.accessibleName())).click()


def press_filter(panel: InteractionsPanel, text: str) -> None:
    next(chip for chip in panel.filters.spans._chips if chip.text() == text).click()


def type_person(qtbot: QtBot, panel: InteractionsPanel, text: str) -> None:
    panel.filters.person.anyone.click()
    edit = panel.filters.person.picker.edit
    qtbot.waitUntil(edit.hasFocus)
    with qtbot.waitSignal(panel.filters.changed):
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def state(panel: InteractionsPanel, number: int) -> State | None:
    row = panel.model.row_at(panel.model.row_of(number))
    return row.state if row else None


def button_called(panel: InteractionsPanel, text: str) -> Button:
    QApplication.processEvents()
    found = [each for each in panel.detail.findChildren(Button) if each.isVisible() and each.text() == text]
    return found[0]
