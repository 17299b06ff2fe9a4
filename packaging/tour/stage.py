"""One window on a copy of a desk, and what a user's hands can do to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget

from netdesk.domain.now import utc_now
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, sheets
from netdesk.services.desks import Desk, Shelf
from netdesk.ui import user_settings
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.panels.interactions import InteractionsPanel
from netdesk.ui.window import MainWindow
from tour.given import Given

W = TypeVar("W", bound=QWidget)
PLACE: Final = QPoint(100, 80)
"""Where the window stands, with room around it for what hangs over its edges."""
PATIENCE_MS: Final = 20_000
SOON_MS: Final = 500
"""A timer that rings once within this time has something to do with what was just done."""
_ASK_EVERY_MS: Final = 5


class NotReached(Exception):
    """A screen did not come to be; the text says what was waited for."""


class Stage:
    """Opens the window; whoever made it closes it."""

    def __init__(self, given: Given, folder: Path, size: tuple[int, int], *, empty: bool = False) -> None:
        self.given = given
        self.size = size
        self.path = folder / given.desk.name
        user_settings.forget()
        if not empty:
            shutil.copy(given.desk, self.path)
        self._open()

    @property
    def contacts(self) -> ContactsPanel:
        """The Contacts section, gone to if need be."""
        if not isinstance(self.window.panel, ContactsPanel):
            self.go("contacts")
        panel = self.window.panel
        assert isinstance(panel, ContactsPanel)
        return panel

    @property
    def interactions(self) -> InteractionsPanel:
        """The Interactions section, gone to if need be."""
        if not isinstance(self.window.panel, InteractionsPanel):
            self.go("interactions")
        panel = self.window.panel
        assert isinstance(panel, InteractionsPanel)
        return panel

    @property
    def shelf(self) -> Shelf:
        """Where the desk's backups are."""
        return self._desk.shelf

    def close(self) -> None:
        """Close the window with all that is open over it, and the desk."""
        for menu in self.window.findChildren(QMenu):
            menu.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._desk.close()

    def open_again(self) -> None:
        """Close everything and start anew on the same desk."""
        self.close()
        self._open()

    # Hands

    def choose(self, key: str) -> None:
        """Choose an action of the menu bar by its name in ui/actions.py."""
        action = self.window.actions_by_key[key]
        if not action.isEnabled():
            raise NotReached(f"the menu entry “{action.text()}” is disabled")
        action.trigger()
        self.settle()

    def go(self, section: str) -> None:
        """Show a section by its key in the sidebar, as the mouse does."""
        sections = self.window.sidebar.findChild(QListView)
        assert sections is not None
        sections.setFocus(Qt.FocusReason.MouseFocusReason)
        self.window.sidebar.chosen.emit(section)
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press the left button on a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def write(self, widget: QWidget, text: str) -> None:
        """Give a widget the focus and type into it."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClicks(widget, text)
        self.settle()

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key in a widget."""
        QTest.keyClick(widget, key, held)
        self.settle()

    def drag_in(self, paths: Sequence[Path]) -> None:
        """Hold files over the window without letting go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = self.window.rect().center()
        event = QDragEnterEvent(
            middle,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window, event)
        self.settle()

    def show_next_meeting(self) -> None:
        """Choose the next planned meeting in Interactions."""
        wanted = sheets.next_interaction(self.window.jobs.reader, utc_now())
        self.window.navigator.interaction_wanted.emit(wanted)
        self.settle()

    def busiest(self) -> int:
        """The id of the contact with most interactions."""
        reader = self.window.jobs.reader
        ids = contacts.contact_ids(reader, ContactView())
        return max(ids, key=lambda each: len(contacts.timeline(reader, each)))

    def first_name(self) -> str:
        """Whose name stands first in the list of contacts."""
        reader = self.window.jobs.reader
        first = contacts.first_contact_ids(reader, ContactView(), 1)
        return contacts.contact_rows(reader, first)[first[0]].name

    # Waiting

    def over(self, kind: type[W]) -> W:
        """The dialog, wizard, popup or menu of this class that is open now."""

        def found() -> list[W]:
            # Not QApplication.allWidgets: it hands out widgets that are being destroyed.
            return [each for each in self.window.findChildren(kind) if each.isVisible()]

        self.until(lambda: bool(found()), f"{kind.__name__} to open")
        self.settle()
        open_now = found()
        if not open_now:
            raise NotReached(f"{kind.__name__} closed again by itself")
        return open_now[-1]

    def settle(self) -> None:
        """Wait until everything asked for was answered and shown, and what was replaced is gone."""
        self.until(self._is_calm, "the window to be done")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window work until the condition holds. Raises NotReached, saying what was waited for."""
        QApplication.processEvents()
        if condition():
            return
        loop, asking, giving_up = QEventLoop(), QTimer(), QTimer()
        asking.timeout.connect(lambda: loop.quit() if condition() else None)
        giving_up.timeout.connect(lambda: loop.exit(1))
        asking.start(_ASK_EVERY_MS)
        giving_up.start(PATIENCE_MS)
        gave_up = loop.exec()
        asking.stop()
        giving_up.stop()
        if gave_up:
            raise NotReached(f"waited in vain for {what}")

    def _is_calm(self) -> bool:
        if not self.window.jobs.is_idle:
            return False
        timers = self.window.findChildren(QTimer)
        return not any(
            each.isActive() and each.isSingleShot() and each.interval() <= SOON_MS for each in timers
        )

    def _open(self) -> None:
        self._desk = Desk.open(self.path)
        if not self._desk.created and not self.shelf.folder.exists():
            shutil.copytree(self.given.backups, self.shelf.folder)
        self.window = MainWindow(self._desk)
        self.window.resize(*self.size)
        self.window.move(PLACE)
        self.window.show()
        self.window.activateWindow()
        self.window.begin([])
        self.until(lambda: self.window.has_begun, "the window to begin")
        self.settle()
        # Today counts what waits, and would come a moment later by itself.
        first = self.window.sidebar.current()
        self.go("today")
        self.go(first)
        self.settle()
