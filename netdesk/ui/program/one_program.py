"""One netdesk for each user and screen: a second start hands what it was given to the first.

Whoever holds a lock file is the first, and listens at a socket that only its user can reach. A lock left by
a killed program is taken over, its socket too. A first one that does not answer blocks nobody: the second
goes on by itself, and the lock of the desk decides.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, Signal

from netdesk.domain.quick_hash import sha256
from netdesk.ui.arrivals import MOST_BYTES, Arrival, from_message, to_message

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LENGTH: Final = 4
_TAKEN: Final = b"+"
_REFUSED: Final = b"-"
_CONNECT_MS: Final = 500
_ANSWER_MS: Final = 2000
_PATIENCE: Final = 20
_PAUSE_MS: Final = 100
"""So often, and so long after each other, is the first one asked while it is on its way to listening."""
_SLOW_MS: Final = 2000
_LONGEST_PATH: Final = 100
"""A socket's path may have little more than a hundred bytes."""
_LONGEST_FOLDER: Final = _LONGEST_PATH - len("/netdesk-0123456789abcdef")


class OneProgram(QObject):
    """`arrived` carries the Arrival that a second start handed over."""

    arrived = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or _private_folder()
        self._name = f"netdesk-{_scope()}"
        self._lock = QLockFile(str(self._folder / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.is_first = self._lock.tryLock(0) or self._take_dead()
        if self.is_first:
            with suppress(OSError):
                Path(self._lock.fileName()).chmod(0o600)

    def _take_dead(self) -> bool:
        from netdesk.ui.program.dead_locks import clear_dead

        return clear_dead(self._lock) and self._lock.tryLock(0)

    def hand_over(self, arrival: Arrival) -> bool:
        """Give the first one what this start was given; False when it does not take it in time."""
        if self.is_first or self._lock.error() != QLockFile.LockError.LockFailedError:
            return False
        try:
            message = to_message(arrival)
        except ValueError:
            return False
        from PySide6.QtCore import QThread
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_PATIENCE):
            socket = QLocalSocket()
            socket.connectToServer(self._address)
            if socket.waitForConnected(_CONNECT_MS):
                return _said(socket, message)
            QThread.msleep(_PAUSE_MS)
        return False

    def listen(self) -> None:
        """Begin to take what others hand over. Where there is no socket, they say that the desk is open."""
        if not self.is_first or self._server is not None or len(os.fsencode(self._address)) > _LONGEST_PATH:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # The lock is ours, so a socket of this name is a dead one's.
        QLocalServer.removeServer(self._address)
        if server.listen(self._address):
            server.newConnection.connect(self._receive)
            self._server = server

    def close(self) -> None:
        """Make room for the next one."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self.is_first:
            self._lock.unlock()
            self.is_first = False

    @property
    def _address(self) -> str:
        return self._name if sys.platform == "win32" else str(self._folder / self._name)

    def _receive(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visitor(socket, self)


def _said(socket: QLocalSocket, message: bytes) -> bool:
    """Say it all; whether it was taken, in time."""
    socket.write(len(message).to_bytes(_LENGTH, "big") + message)
    while socket.bytesToWrite():
        if not socket.waitForBytesWritten(_ANSWER_MS):
            return False
    answered = socket.bytesAvailable() or socket.waitForReadyRead(_ANSWER_MS)
    return bool(answered) and bytes(socket.read(1).data()) == _TAKEN


class _Visitor(QObject):
    """One who came to hand something over: read in full, checked, answered, and shown out."""

    def __init__(self, socket: QLocalSocket, program: OneProgram) -> None:
        super().__init__(program)
        self._program = program
        self._socket = socket
        self._told = b""
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        slow = QTimer(self)
        slow.setSingleShot(True)
        slow.timeout.connect(self._give_up)
        slow.start(_SLOW_MS)
        if socket.bytesAvailable():
            self._read()

    def _give_up(self) -> None:
        self._socket.abort()

    def _read(self) -> None:
        # A byte beyond what may be said is enough to see that it is too much.
        self._told += bytes(self._socket.read(_LENGTH + MOST_BYTES + 1 - len(self._told)).data())
        if len(self._told) < _LENGTH:
            return
        length = int.from_bytes(self._told[:_LENGTH], "big")
        if length > MOST_BYTES:
            self._answer(None)
        elif len(self._told) >= _LENGTH + length:
            try:
                self._answer(from_message(self._told[_LENGTH : _LENGTH + length]))
            except ValueError:
                self._answer(None)

    def _answer(self, arrival: Arrival | None) -> None:
        self._socket.readyRead.disconnect(self._read)
        self._socket.write(_TAKEN if arrival else _REFUSED)
        self._socket.flush()
        self._socket.disconnectFromServer()
        if arrival is not None:
            self._program.arrived.emit(arrival)


def _private_folder() -> Path:
    """A folder where nobody else can put anything, with a path that leaves room for a socket's name; best the
    one that is cleared when the computer starts again."""
    state = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and sys.platform != "win32" and _fits(Path(given)):
        return Path(given)
    with suppress(OSError):
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
    # On Windows what is heard is no file: only the lock is there, and the folder the user's own.
    if sys.platform == "win32" or _fits(state):
        return state
    short = Path("/tmp") / f"netdesk-run-{os.getuid()}"  # noqa: S108 one that somebody else made does not fit
    with suppress(OSError):
        short.mkdir(mode=0o700)
    return short if _fits(short) else state


def _fits(folder: Path) -> bool:
    try:
        found = folder.stat(follow_symlinks=False)
    except OSError:
        return False
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
    return is_ours and len(os.fsencode(folder)) <= _LONGEST_FOLDER


def _scope() -> str:
    """Users have their own, and so has each screen, and each place for desks."""
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return sha256(os.fsencode(f"{user}\n{screen}\n{data}"))[:16]
