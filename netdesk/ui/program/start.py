"""Start the window: the application object, its look, the desk, and what to say when that fails."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from netdesk.domain.errors import Trouble
from netdesk.logbook import catch_the_uncaught, open_logbook
from netdesk.ui import text_size, theme, user_settings
from netdesk.ui.arrivals import Arrival
from netdesk.ui.memory import Memory
from netdesk.ui.program import recovering
from netdesk.ui.program.one_program import OneProgram
from netdesk.ui.program.opened_files import Application
from netdesk.ui.shell import Door, Shell
from netdesk.ui.tr import tr

_ICON_AFTER_MS = 300
SWITCH_SECONDS = 0.0001
"""A thread that works must give the window its turn this often: at Python's usual 5 ms, a few dozen small
queries on the window's thread would add up to a visible stop while something long runs."""


_LISTEN_MS = 200
"""People are seen first; a second start has patience."""
_CLEAR_UP_MS = 3000


def start(door: Door, arrival: Arrival, program: OneProgram) -> int:
    """Open a desk and its window, and run until the window is closed.

    Returns the exit status: 1 when the desk cannot be opened, after saying why.
    """
    app = _application()
    shell = Shell(door, Memory())
    if isinstance(app, Application):
        arrival = _with_opened(app, arrival)
        app.files.arrived.connect(shell.receive)
    try:
        try:
            _begin(shell, arrival)
        except recovering.Left as trouble:
            return _complain(trouble)
        except Trouble as trouble:
            return refuse(trouble)
        # What has been made stays for as long as netdesk runs: the collector need not look at it again.
        gc.freeze()
        gc.enable()
        catch_the_uncaught(shell.apologize)
        program.arrived.connect(shell.receive)
        _after(_LISTEN_MS, partial(_listen, shell, program))
        _after(_CLEAR_UP_MS, _clear_up)
        return int(app.exec())
    finally:
        program.close()
        shell.end()


def _listen(shell: Shell, program: OneProgram) -> None:
    """Hear the system, which may ask netdesk to end, and other starts."""
    from netdesk.ui.program.ending import Ending

    ending = Ending(shell)
    ending.asked.connect(shell.leave)
    program.listen()


def _with_opened(app: Application, arrival: Arrival) -> Arrival:
    """What somebody wants to see, where a double-click on a file started the program: there the file comes as
    an event, and no other desk should be opened first."""
    if sys.platform == "darwin":
        app.processEvents()
    opened = app.files.so_far()
    if arrival.desk is None and not arrival.sample and (opened.desk or opened.files):
        return replace(arrival, desk=opened.desk, files=arrival.files + opened.files, others=opened.others)
    return arrival


def _begin(shell: Shell, arrival: Arrival) -> None:
    """Show the first window. Raises Trouble when the desk named, or the own one, cannot be opened."""
    if arrival.sample:
        shell.welcome(arrival)
        if shell.window is None:
            shell.show_start_page()
        return
    last = None if arrival.desk else shell.memory.last
    path = arrival.desk or last or shell.door.own()
    may_make = arrival.may_make if arrival.desk else last is None

    def into(path: Path, may_make: bool) -> None:
        shell.enter(shell.door.open(path, may_make), arrival.files)

    try:
        said = recovering.enter(shell.door, path, into, may_make=may_make)
    except Trouble as trouble:
        if last is None:
            raise
        # It was chosen some other day: no reason not to start.
        shell.show_start_page()
        shell.welcome(arrival)
        if not isinstance(trouble, recovering.Left):
            shell.tell(tr("{name} was not opened", name=path.name), str(trouble))
        return
    if said and shell.window is not None:
        shell.window.navigator.said.emit(said, False)
    if arrival.others:
        shell.welcome(Arrival(others=arrival.others))


def _after(milliseconds: int, do: Callable[[], object]) -> None:
    """Do what nobody waits for. Counted from when events are heard: a timer that is due by then would come
    before the window."""
    QTimer.singleShot(0, lambda: QTimer.singleShot(milliseconds, do))


def _clear_up() -> None:
    """Remove what programs that were killed have left."""
    from netdesk.ui.contact_copies import clear_left_drags
    from netdesk.ui.program.samples import clear_left

    clear_left()
    clear_left_drags()


def _application() -> QApplication:
    """The application object, dressed."""
    QCoreApplication.setApplicationName("netdesk")
    # Qt tells once for each font that a script is missing in it, in the terminal where netdesk was started.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    QGuiApplication.setApplicationDisplayName("netdesk")
    QGuiApplication.setDesktopFileName("org.netdesk.netdesk")
    app = QApplication.instance() or theme.new_application(sys.argv[:1], Application)
    assert isinstance(app, QApplication)
    _after(_ICON_AFTER_MS, _show_icon)
    # One window takes the place of another: the shell knows when the last one has gone.
    app.setQuitOnLastWindowClosed(False)
    open_logbook(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation)))
    sys.setswitchinterval(SWITCH_SECONDS)
    text_size.apply(app, user_settings.text_percent())
    wanted = user_settings.scheme()
    theme.apply(app, theme.Scheme(wanted) if wanted in list(theme.Scheme) else theme.Scheme.SYSTEM)
    return app


def _show_icon() -> None:
    """The program's icon is drawn at seven sizes, once the window is there."""
    from netdesk.ui.program.app_icon import app_icon

    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setWindowIcon(app_icon())


def refuse(trouble: Trouble) -> int:
    """Say why there is no window; returns the exit status."""
    say(tr("netdesk could not open this desk"), str(trouble))
    return _complain(trouble)


def _complain(trouble: Trouble) -> int:
    # A program started without a console has nowhere to write to.
    if sys.stderr:
        sys.stderr.write(f"netdesk: {trouble}\n")
    return 1


def say(heading: str, words: str) -> None:
    """Show what kept the window from coming up, and wait until it was read."""
    from netdesk.ui.dialogs.message import MessageDialog

    MessageDialog(heading, words).exec()
