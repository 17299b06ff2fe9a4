"""Work that is not on the desk yet, kept in one small file beside it.

While a long change runs, nothing else can be written into the desk; what was typed meanwhile must survive
a kill all the same. So it goes into `<desk>-drafts.json`: mode 0600 like the desk, replaced whole (written
beside, synced, renamed), gone when there is nothing to keep. The program that holds the desk's lock is the
only one that writes it.
"""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from netdesk.store.putting import put

Work = dict[str, Any]
_LOCK = threading.Lock()


def pending_path(desk: Path) -> Path:
    """The file that keeps what is pending for the desk at this path."""
    return desk.with_name(f"{desk.name}-drafts.json")


class PendingWork:
    """Unfinished work by key. Every method may be called on any thread; OSError when the disk says no."""

    def __init__(self, desk: Path) -> None:
        self._path = pending_path(desk)

    def all(self) -> dict[str, Work]:
        """Everything kept, in the order in which it was begun."""
        with _LOCK:
            return self._read()

    def get(self, key: str) -> Work | None:
        """The work called `key`, or None."""
        return self.all().get(key)

    def keep(self, key: str, make: Callable[[], Work | None]) -> None:
        """Keep what `make` gives, unless it gives None; it is asked when nobody else is writing."""
        with _LOCK:
            value = make()
            if value is None:
                return
            kept = self._read()
            if kept.get(key) != value:
                self._write({**kept, key: value})

    def drop(self, key: str) -> None:
        """Forget the work called `key`."""
        with _LOCK:
            kept = self._read()
            if key in kept:
                del kept[key]
                self._write(kept)

    def _read(self) -> dict[str, Work]:
        try:
            if not stat.S_ISREG(self._path.stat().st_mode):
                # A pipe would be waited for.
                raise ValueError("no file")
            found = json.loads(self._path.read_bytes())
            drafts = found["drafts"]
            return {str(key): dict(value) for key, value in drafts.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            # Nothing that might hold somebody's words is written over.
            with suppress(OSError):
                self._path.replace(_free_name(self._path))
            return {}

    def _write(self, kept: dict[str, Work]) -> None:
        if not kept:
            self._path.unlink(missing_ok=True)
            return
        data = json.dumps({"version": 1, "drafts": kept}, ensure_ascii=True, indent=1).encode("ascii")
        beside = self._path.with_name(f"{self._path.name}.new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        try:
            with os.fdopen(os.open(beside, flags, 0o600), "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            put(beside, self._path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _sync_folder(self._path.parent)


def _free_name(path: Path) -> Path:
    number = 1
    while (free := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return free


def _sync_folder(folder: Path) -> None:
    """Have the rename reach the disk, where the system can say so (Windows cannot)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
