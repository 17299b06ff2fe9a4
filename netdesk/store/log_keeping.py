"""When what SQLite has in its log is written into the desk file."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

import apsw

_SHORT: Final = 1_000
"""Pages: from here on SQLite would write the log into the file by itself, at the end of the change."""
_LONG: Final = 10_000
"""Pages (40 MB): writing so many takes a good part of a second, which nobody should wait for."""


class LogKeeper:
    """Keeps the log of a desk short: at once while it is short, else when nothing is being done.

    What a change has put into the log is safe there, and is read from there; closing a desk writes all of it.
    """

    def __init__(self, raw: apsw.Connection) -> None:
        self._raw = raw
        self._pages = 0
        raw.set_wal_hook(self._after_commit)

    def _after_commit(self, _connection: apsw.Connection, _name: str, pages: int) -> int:
        self._pages = pages
        if _SHORT <= pages < _LONG:
            self._write()
        return int(apsw.SQLITE_OK)

    def when_idle(self) -> None:
        """Write a log that grew long, now that nobody waits."""
        if self._pages >= _LONG:
            self._write()

    def _write(self) -> None:
        self._pages = 0
        # The change is kept whether or not this works; what is left in the log is written another time.
        with suppress(apsw.Error):
            self._raw.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
