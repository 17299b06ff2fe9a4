"""Pages of something large that is looked at for a while, in a temporary table that lasts as long."""

from __future__ import annotations

import apsw

from netdesk.store.faults import explained


class TemporaryShelf:
    """Numbered pages. SQLite keeps what does not fit its cache in a file that only it can open, and that is
    gone when this is closed, or when the program ends in any way. Serves one thread at a time."""

    def __init__(self) -> None:
        with explained():
            self._raw = apsw.Connection(":memory:")
            # On disk, whatever SQLite was built for: memory is what it is to save. Nothing outlives it.
            for pragma in ("temp_store = FILE", "temp.journal_mode = OFF", "temp.cache_size = -2048"):
                self._raw.execute(f"PRAGMA {pragma}").fetchall()
            self._raw.execute("CREATE TEMP TABLE page (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")

    def put(self, number: int, page: bytes) -> None:
        """Keep a page. Raises Trouble when the disk is full."""
        with explained():
            self._raw.execute("INSERT INTO page (number, bytes) VALUES (?, ?)", (number, page))

    def get(self, number: int) -> bytes:
        """A page that was kept."""
        with explained():
            found = self._raw.execute("SELECT bytes FROM page WHERE number = ?", (number,)).fetchone()
        assert found is not None
        page: bytes = found[0]
        return page

    def close(self) -> None:
        """Forget all of them."""
        self._raw.close()
