"""Lock files that a program left when it was killed, where what is written in them does not tell.

Qt believes the number of a process: one that was given to another program since, or a file that a power cut
left empty, would keep the user out of their desk for good. The system knows better: it lets go of a lock
when a program ends, however it ends.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

_SETTLED_SECONDS: Final = 2.0
"""A lock is made in a moment; one younger than this may be on its way."""


def clear_dead(lock: QLockFile) -> bool:
    """Remove the file of a lock that could not be taken, when nobody on this computer holds it; whether it
    was removed. What another computer has written is left alone."""
    path = Path(lock.fileName())
    with suppress(OSError):
        age = abs(time.time() - path.stat().st_mtime)
        if age > _SETTLED_SECONDS and _is_of_here(lock):
            return _removed(path)
    return False


def _is_of_here(lock: QLockFile) -> bool:
    known: object = lock.getLockInfo()
    host = str(known[1]) if isinstance(known, tuple) and len(known) == 3 else ""
    return host in ("", socket.gethostname())


def _removed(path: Path) -> bool:
    if sys.platform == "win32":
        # A file that is held cannot be removed there.
        path.unlink()
        return True
    import fcntl

    handle = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Somebody else may have done the same, and made a new one since.
        is_same = os.path.samestat(os.fstat(handle), path.stat())
        if is_same:
            path.unlink()
    finally:
        os.close(handle)
    return is_same
