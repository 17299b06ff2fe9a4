"""Where a desk stands: under one name that leaves room for what lies beside it, for as long as it is open.

A desk that is open may be moved, deleted or replaced by somebody else: that is seen, and nothing is lost.

SQLite goes on with the file it has, whatever it is called now, and with the log under the old name. So what
is saved then would be in neither: not in the file that was moved, nor in the one that took its place.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from netdesk.domain.backups import Reason
from netdesk.domain.errors import DeskGone, DeskTrouble
from netdesk.store.backup import Shelf
from netdesk.store.connection import Connection

_NO_FILE: Final = 2
_NO_FOLDER: Final = 3
"""What Windows calls ERROR_FILE_NOT_FOUND and ERROR_PATH_NOT_FOUND."""
_LONGEST_NAME: Final = 255 - len(".damaged-20261126-103000-wal")
"""Bytes: a file's name may have 255, and this is the longest that netdesk puts at its end."""

log = logging.getLogger(__name__)


class Place:
    """Knows the file that stood at `path` when this was made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _identity(path)

    def is_kept(self) -> bool:
        """False when nothing stands there any more, or another file. A disk that does not say is believed."""
        try:
            return _identity(self._path) == self._known
        except (FileNotFoundError, NotADirectoryError) as error:
            # On Windows a server that does not answer is "not found" too, by another number.
            return getattr(error, "winerror", _NO_FILE) not in (_NO_FILE, _NO_FOLDER)
        except OSError:
            return True

    def require(self) -> None:
        """Raises DeskGone when the desk is not in its place any more."""
        if not self.is_kept():
            raise DeskGone(
                f"{self._path.name} was moved, renamed, deleted or replaced outside netdesk while it was "
                "open, so nothing more is saved in it. What was saved before is kept."
            )


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    # On Windows nothing can take the place of a file that is open, and not every disk knows files apart.
    return (0, 0) if sys.platform == "win32" else (found.st_dev, found.st_ino)


def require_short_name(path: Path) -> None:
    """Raises DeskTrouble when a name is so long that a lock or a log beside it could not be made."""
    if len(os.fsencode(path.name)) > _LONGEST_NAME:
        raise DeskTrouble(
            f"The name {path.name[:20]}… is too long for a desk: it leaves no room for what lies beside it. "
            "Give it a shorter one."
        )


def require_one_name(path: Path) -> None:
    """Raises DeskTrouble when the file has a second name, whose lock and log would be other ones."""
    if path.stat().st_nlink > 1:
        raise DeskTrouble(
            f"{path.name} has a second name on this disk (a hard link). A desk that is changed under two "
            "names is destroyed, so it was not opened. Make a copy of it and open the copy."
        )


def put_away(writer: Connection, shelf: Shelf, now: datetime) -> None:
    """Before a desk is closed that is not in its place any more: bring all that was saved into the file,
    wherever that is now, and among the backups, for it may have been deleted."""
    # Of a desk that is in its place, as nearly every one is, nobody asks this.
    from netdesk.store import keys

    try:
        writer.one("PRAGMA wal_checkpoint(TRUNCATE)")
        newest, last = shelf.newest(), keys.last_change(writer)
        if last and (newest is None or newest.last_change != last):
            shelf.add(writer, Reason.DAILY, now)
    except DeskTrouble:
        log.warning("a desk that is gone could not be put away", exc_info=True)


def clear_beside(path: Path) -> None:
    """Once it is closed: remove the empty log that SQLite leaves beside a desk that is gone."""
    log_file = Path(f"{path}-wal")
    with suppress(OSError):
        if not os.path.lexists(path) and log_file.stat().st_size == 0:
            log_file.unlink()
            Path(f"{path}-shm").unlink(missing_ok=True)
