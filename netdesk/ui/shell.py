"""The program around the window: one desk is open at a time, and another one takes its place here."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from netdesk.domain.errors import Trouble
from netdesk.domain.value import value
from netdesk.services.desks import Desk
from netdesk.ui import theme
from netdesk.ui.arrivals import Arrival
from netdesk.ui.jobs import sentence
from netdesk.ui.memory import Memory
from netdesk.ui.placing import place, take_the_place_of
from netdesk.ui.program.desk_watch import DeskWatch, lead_on
from netdesk.ui.tr import counted, tr
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.interlude import Interlude
    from netdesk.ui.program.sample_session import SampleSession
    from netdesk.ui.program.start_page import StartPage

log = logging.getLogger(__name__)


@value
class Door:
    """The way to desks, given by app. `open` opens one for this program alone (True: make it when missing);
    inside `hold` nobody can open it; `own` is where the user's own desk is; `open_aside` opens one that is
    not the user's: its backups stand beside it."""

    open: Callable[[Path, bool], Desk]
    hold: Callable[[Path], AbstractContextManager[None]]
    own: Callable[[], Path]
    open_aside: Callable[[Path], Desk]


class Shell(QObject):
    """Holds the window and the desk it shows. `window` is None while no desk is open; then `start_page` is
    there.

    What the user wishes comes by the window's navigator, and is fulfilled after the signal that brought it,
    so that no window goes while its own code runs.
    """

    def __init__(self, door: Door, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.door = door
        self.memory = memory
        self.window: MainWindow | None = None
        self.start_page: StartPage | None = None
        self.sample: SampleSession | None = None
        self._desk: Desk | None = None
        self._watch: DeskWatch | None = None
        self._interlude: Interlude | None = None
        self._section = ""
        self._waiting: tuple[Path, ...] = ()

    @property
    def front(self) -> MainWindow | StartPage | None:
        """What the user sees of the program."""
        return self.window or self.start_page

    # Opening

    def welcome(self, arrival: Arrival) -> None:
        """Show what somebody wants to see: who started netdesk again, dropped files, or chose in a menu."""
        if arrival.sample:
            self._waiting += arrival.files
            self.open_sample()
        elif arrival.desk is not None:
            self.open(arrival.desk, arrival.files, may_make=arrival.may_make)
        elif self.window is not None and arrival.files:
            self.window.errands.bring_in(list(arrival.files))
        elif self.start_page is not None and arrival.files:
            self._waiting += arrival.files
            self.start_page.tell_waiting(self._waiting)
        if arrival.others and self.window is not None:
            self.window.navigator.declined.emit(_left_closed(arrival.others))

    def receive(self, arrival: Arrival) -> None:
        """Somebody started netdesk again: come forward, and show what they want."""
        front = QApplication.activeModalWidget() or self.front
        if front is not None:
            if arrival.token:
                # Where a program may not come forward by itself, the desktop gave the second start leave to.
                os.environ["XDG_ACTIVATION_TOKEN"] = arrival.token
            window = front.window()
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
            QApplication.alert(window)
        self.welcome(arrival)

    def open(self, path: Path, files: Sequence[Path] = (), *, may_make: bool = False) -> bool:
        """Open another desk in place of the present one, then offer `files` for import there.

        The new desk is opened first: when that fails, one sentence says why and everything stays as it is.
        Returns whether the desk is open now.
        """
        if self._desk is not None and _same(self._desk.path, path):
            self._stay(path, files)
            return True
        if not self._may_leave(path.name):
            return False
        if self._desk is not None and not self._desk.is_in_place:
            # It is closed first: what is to be opened may be the same file, which was moved.
            self.show_start_page()
        from netdesk.ui.program import recovering

        def into(path: Path, may_make: bool) -> None:
            self.enter(self.door.open(path, may_make), files)

        try:
            said = recovering.enter(self.door, path, into, self.front, may_make=may_make)
        except recovering.Left:
            return False
        except Trouble as trouble:
            self.tell(tr("{name} was not opened", name=path.name), str(trouble))
            return False
        assert self._desk is not None
        self.memory.chose(self._desk.path)
        if said and self.window is not None:
            self.window.navigator.said.emit(said, False)
        return True

    def enter(self, desk: Desk, files: Sequence[Path] = (), sample: SampleSession | None = None) -> None:
        """Show an open desk in a window of its own; one that was open before is closed. Raises Trouble, and
        then nothing has changed but that `desk` is closed."""
        try:
            with theme.dressing_last():
                window = MainWindow(desk, begins_today=True)
        except BaseException:
            desk.close()
            raise
        self._put_in_place(window)
        window.memory = self.memory
        window.closing.asks = True
        if sample is not None:
            sample.furnish(window)
        self._listen_to(window)
        window.show()
        self._retire()
        self.window, self._desk, self.sample = window, desk, sample
        self._watch = DeskWatch(desk, self)
        self._watch.gone.connect(self.look_for_desk, Qt.ConnectionType.QueuedConnection)
        if sample is None:
            self.memory.opened(desk.path)
        files, self._waiting = (*self._waiting, *files), ()
        window.begin(files)

    def open_sample(self) -> bool:
        """Open a new sample desk; it is thrown away when it is closed. Returns whether it is open now."""
        if self.sample is not None:
            self._stay(self.sample.desk, ())
            return True
        if not self._may_leave(tr("The sample desk")):
            return False
        from netdesk.ui.program.sample_session import SampleSession

        before = self._desk.path if self._desk else None
        try:
            sample = SampleSession(self, before)
            self.enter(self.door.open_aside(sample.desk), sample=sample)
        except Trouble as trouble:
            self.tell(tr("The sample desk was not opened"), str(trouble))
            return False
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
        from netdesk.ui.aside import run_aside
        from netdesk.ui.interlude import Interlude

        path, sample = self._desk.path, self.sample
        interlude = self._interlude = Interlude()
        take_the_place_of(interlude, self.window)
        interlude.show()
        self.sample = None  # it is not thrown away here
        self._retire()

        def alone() -> None:
            with self.door.hold(path):
                work()

        error = run_aside(alone)
        if error is not None and not isinstance(error, Trouble):
            log.error("work on the closed desk failed", exc_info=error)
        try:
            self.enter(self.door.open_aside(path) if sample else self.door.open(path, False), sample=sample)
        except Trouble as trouble:
            error = error or trouble
            if sample is not None:
                sample.throw_away()
            self.show_start_page()
        finally:
            self._interlude = None
            interlude.hide()
            interlude.deleteLater()
        if error is not None:
            self.tell(tr("This was not done"), sentence(error))
        elif then and self.window is not None:
            self.window.navigator.said.emit(then, False)

    # Leaving

    def close_desk(self) -> None:
        """Close the desk; the page where another one can be opened takes its place."""
        if self._may_leave(tr("The start page")):
            self.show_start_page()

    def show_start_page(self) -> None:
        """No desk is open: show the page that leads to one."""
        if self.start_page is not None:
            return
        from netdesk.ui.program.start_page import StartPage

        page = StartPage(self.memory)
        self._put_in_place(page)
        self._listen_to(page)
        page.show()
        self._retire()
        self.start_page = page
        page.show_recent()

    def leave(self) -> None:
        """End the program as its user would: close what is open over the window, then the window. Nobody is
        asked: the system may not wait for an answer."""
        from netdesk.ui.widgets.quitting import leave

        if self.window is not None:
            self.window.closing.asks = False
        if self.front is not None:
            leave(self.front)

    def end(self) -> None:
        """Close the window and the desk: the program ends."""
        self._retire()

    def _retire(self) -> None:
        """Close what is shown, with all that was typed kept as drafts, and give its desk back."""
        front, desk, sample = self.front, self._desk, self.sample
        if self._watch is not None:
            self._watch.end()
            self._watch = None
        if self.window is not None:
            self._section = self.window.sidebar.current()
            self.window.closing.asks = False
        self.window = self.start_page = self._desk = self.sample = None
        if front is not None:
            self.memory.keep_geometry(front.saveGeometry())
            front.closed.disconnect(self._on_closed)
            front.close()
            front.deleteLater()
        if desk is not None:
            desk.close()
        if sample is not None:
            sample.throw_away()

    def _on_closed(self) -> None:
        """The user closed the window: the program ends."""
        if self.front is not None:
            self.memory.keep_geometry(self.front.saveGeometry())
        QApplication.quit()

    def look_for_desk(self) -> None:
        """Go on without the desk when it is not in its place any more and nothing long is being done."""
        if self.window is None or self._desk is None or self._desk.is_in_place:
            return
        if not self.window.jobs.long_change_running:
            lead_on(self, self._desk)

    # Telling

    def tell(self, heading: str, words: str) -> None:
        """Say what did not happen, over whatever is open."""
        from netdesk.ui.dialogs.message import MessageDialog

        MessageDialog.tell(heading, words, QApplication.activeModalWidget() or self.front)

    def apologize(self) -> None:
        """Say that netdesk itself failed."""
        if self.window is not None:
            self.window.apologize()

    def _may_leave(self, wanted: str) -> bool:
        """Whether the present desk can be closed now for what is wanted; False after saying why not."""
        if self.window is None:
            return True
        running = self.window.jobs.long_change_running
        if running:
            words = tr(
                "“{running}” is not done yet. Wait for it or stop it, then try again.", running=running
            )
        elif QApplication.activeModalWidget() is not None:
            words = tr("Something else is open on this desk. Close it first, then try again.")
        else:
            return True
        self.tell(tr("{wanted} was not opened", wanted=wanted), words)
        return False

    def _stay(self, path: Path, files: Sequence[Path]) -> None:
        assert self.window is not None
        if files:
            self.window.errands.bring_in(list(files))
        else:
            self.window.navigator.declined.emit(tr("{name} is open here already", name=path.name))

    def _put_in_place(self, window: MainWindow | StartPage) -> None:
        before = self.front or self._interlude
        if before is None:
            place(window, self.memory.geometry)
            return
        take_the_place_of(window, before)
        section = self.window.sidebar.current() if self.window else self._section
        if isinstance(window, MainWindow) and section:
            window.go(section)

    def _listen_to(self, window: MainWindow | StartPage) -> None:
        later = Qt.ConnectionType.QueuedConnection
        window.closed.connect(self._on_closed, later)
        window.navigator.desk_wanted.connect(self._on_desk_wanted, later)
        window.navigator.close_desk_wanted.connect(self.close_desk, later)
        window.navigator.reopen_wanted.connect(self._on_reopen_wanted, later)

    def _on_desk_wanted(self, arrival: Arrival) -> None:
        self.welcome(arrival)

    def _on_reopen_wanted(self, work: Callable[[], None], then: str) -> None:
        if self.window is not None:
            self.reopen_after(work, then)


def _left_closed(desks: Sequence[Path]) -> str:
    return counted(
        len(desks),
        "One desk is open at a time: {name} stayed closed",
        "One desk is open at a time: {n} more desks stayed closed",
        name=desks[0].name,
    )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
