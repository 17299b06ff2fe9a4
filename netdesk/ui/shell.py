"""The program around the window: one desk is open at a time, and another one takes its place here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.domain.errors import Trouble
from netdesk.services.desks import Desk
from netdesk.ui.arrivals import Arrival
from netdesk.ui.jobs import sentence
from netdesk.ui.memory import Memory
from netdesk.ui.placing import place, take_the_place_of
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.interlude import Interlude

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """The way to desks, given by app. `open` opens one for this program alone (True: make it when missing);
    inside `hold` nobody can open it; `own` is where the user's own desk is."""

    open: Callable[[Path, bool], Desk]
    hold: Callable[[Path], AbstractContextManager[None]]
    own: Callable[[], Path]


class Shell(QObject):
    """Holds the window and the desk it shows. `window` is None while no desk is open.

    What the user wishes comes by the window's navigator, and is fulfilled after the signal that brought it,
    so that no window goes while its own code runs.
    """

    def __init__(self, door: Door, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.memory = memory
        self.window: MainWindow | None = None
        self._desk: Desk | None = None
        self._interlude: Interlude | None = None
        self._section = ""

    # Opening

    def enter(self, desk: Desk, files: Sequence[Path] = ()) -> None:
        """Show an open desk in a window of its own; one that was open before is closed. Raises Trouble, and
        then nothing has changed but that `desk` is closed."""
        try:
            window = MainWindow(desk, begins_today=True)
        except BaseException:
            desk.close()
            raise
        before = self.window or self._interlude
        if before is not None:
            take_the_place_of(window, before)
            window.go(self.window.sidebar.current() if self.window else self._section)
        else:
            place(window, self.memory.geometry)
        self._listen_to(window)
        window.show()
        self._retire()
        self.window, self._desk = window, desk
        self.memory.opened(desk.path)
        window.begin(files)

    def open(self, path: Path, files: Sequence[Path] = (), *, may_make: bool = False) -> bool:
        """Open another desk in place of the present one, then offer `files` for import there.

        The new desk is opened first: when that fails, one sentence says why and everything stays as it is.
        Returns whether the desk is open now.
        """
        if self._desk is not None and _same(self._desk.path, path):
            self._stay(path, files)
            return True
        obstacle = self._obstacle()
        if obstacle:
            self.tell(f"{path.name} was not opened", obstacle)
            return False
        try:
            self.enter(self._door.open(path, may_make), files)
        except Trouble as trouble:
            self.tell(f"{path.name} was not opened", str(trouble))
            return False
        assert self._desk is not None
        self.memory.chose(self._desk.path)
        return True

    def reopen_after(self, work: Callable[[], None], then: str = "") -> None:
        """Close the desk, run `work` while nobody else can open it, and open the same desk again.

        For what replaces the desk's file, such as bringing back a backup. `work` runs on a thread of its
        own; what it raises is told in its sentence (a bug in the usual apology), and the desk is opened
        again whatever happens. After success the toast says `then`. What was being typed waits as a draft;
        long jobs are stopped. From panels and dialogs: emit `navigator.reopen_wanted(work, then)`.
        """
        assert self.window is not None
        assert self._desk is not None
        path = self._desk.path
        from netdesk.ui.interlude import Interlude

        interlude = self._interlude = Interlude()
        take_the_place_of(interlude, self.window)
        interlude.show()
        self._retire()

        def alone() -> None:
            with self._door.hold(path):
                work()

        error = interlude.run(alone)
        if error is not None and not isinstance(error, Trouble):
            log.error("work on the closed desk failed", exc_info=error)
        try:
            self.enter(self._door.open(path, False))
        except Trouble as trouble:
            error = error or trouble
            self._without_desk()
        finally:
            self._interlude = None
            interlude.hide()
            interlude.deleteLater()
        if error is not None:
            self.tell("This was not done", sentence(error))
        elif then and self.window is not None:
            self.window.navigator.said.emit(then, False)

    # Leaving

    def end(self) -> None:
        """Close the window and the desk: the program ends."""
        self._retire()

    def _retire(self) -> None:
        """Close the present window, with all that was typed kept as drafts, and give its desk back."""
        window, desk = self.window, self._desk
        self.window = self._desk = None
        if window is not None:
            self.memory.keep_geometry(window.saveGeometry())
            self._section = window.sidebar.current()
            window.closed.disconnect(self._on_closed)
            window.close()
            window.deleteLater()
        if desk is not None:
            desk.close()

    def _on_closed(self) -> None:
        """The user closed the window: the program ends."""
        if self.window is not None:
            self.memory.keep_geometry(self.window.saveGeometry())
        QApplication.quit()

    def _without_desk(self) -> None:
        QApplication.quit()

    # Telling

    def tell(self, heading: str, words: str) -> None:
        """Say what did not happen, over whatever is open."""
        from netdesk.ui.dialogs.message import MessageDialog

        MessageDialog.tell(heading, words, self._front())

    def apologize(self) -> None:
        """Say that netdesk itself failed."""
        if self.window is not None:
            self.window.apologize()

    def _front(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self.window

    def _obstacle(self) -> str:
        """What keeps the present desk from being closed now, in a sentence; "" for nothing."""
        if self.window is None:
            return ""
        running = self.window.jobs.long_change_running
        if running:
            return f"“{running}” is not done yet. Wait for it or stop it, then open the other desk."
        if QApplication.activeModalWidget() is not None:
            return "Something else is open on this desk. Close it first, then open the other desk."
        return ""

    def _stay(self, path: Path, files: Sequence[Path]) -> None:
        assert self.window is not None
        if files:
            self.window.errands.bring_in(list(files))
        else:
            self.window.navigator.said.emit(f"{path.name} is open here already", False)

    def _listen_to(self, window: MainWindow) -> None:
        later = Qt.ConnectionType.QueuedConnection
        window.closed.connect(self._on_closed, later)
        window.navigator.desk_wanted.connect(self._on_desk_wanted, later)
        window.navigator.reopen_wanted.connect(self._on_reopen_wanted, later)

    def _on_desk_wanted(self, arrival: Arrival) -> None:
        if arrival.desk is not None:
            self.open(arrival.desk, arrival.files, may_make=arrival.may_make)

    def _on_reopen_wanted(self, work: Callable[[], None], then: str) -> None:
        if self.window is not None:
            self.reopen_after(work, then)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
