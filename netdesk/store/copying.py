"""A whole copy of a desk while it is in use: by SQLite's backup API, checked before it gets its name.

Copying the file itself would miss what still waits in the log beside it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import apsw

from netdesk.domain.errors import Cancelled, DeskDamaged, DeskTrouble, DiskFull
from netdesk.domain.progress import Progress, Silent
from netdesk.domain.value import value
from netdesk.store.connection import Connection
from netdesk.store.faults import explained
from netdesk.store.opening import connect
from netdesk.store.putting import put

_PAGES_AT_ONCE: Final = 256
_INSTRUCTIONS: Final = 200_000
"""A check asks this often whether it should stop: a few times a second."""
_HASHED_AT_ONCE: Final = 1 << 20
BUILT: Final = ".restore.tmp"
"""At the end of the name of a desk that is brought back and not in its place yet."""
_LEFT_BESIDE: Final = ("", "-journal", "-wal", "-shm")


@value
class Copied:
    """What was written: the file's digest and size, and what is on the desk in it."""

    sha256: str
    size: int
    version: int
    people: int
    interactions: int
    last_change: int


def write_copy(
    source: Connection, target: Path, progress: Progress | None = None, called: Path | None = None
) -> Copied:
    """Copy the desk behind `source` to `target`, readable by its owner alone; all of it, or nothing.

    The copy shows one moment of the desk, is compared with it, checked and on the disk before it takes
    the place of an older `target`. Raises Cancelled, DeskDamaged when the desk itself is not whole, or
    another DeskTrouble, which names `called` when that is not `target`; then an older `target` is as it was.
    """
    said = progress or Silent()
    building = target.with_name(f"{target.name}.tmp")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        remove(building)
        os.close(os.open(building, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with source.at_one_moment():
            expected = contents(source)
            copy_pages(source, building, said)
        examine(building, expected, said)
        sync(building)
        copied = Copied(digest(building, said), building.stat().st_size, *expected)
        put(building, target)
        sync_folder(target.parent)
    except OSError as error:
        raise unwritable(called or target, error) from error
    finally:
        remove(building)
    return copied


def contents(connection: Connection) -> tuple[int, int, int, int]:
    """Schema version, people, interactions and the newest line of history: what must be equal in a copy."""
    row = connection.one(
        """SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM contact),
                  (SELECT count(*) FROM interaction), (SELECT coalesce(max(id), 0) FROM history)"""
    )
    assert row is not None
    return row[0], row[1], row[2], row[3]


def copy_pages(source: Connection, building: Path, progress: Progress) -> None:
    """Fill the empty file `building` with the pages of a desk, a few at a time, without a log beside it."""
    with explained():
        raw = connect(building)
        try:
            # What is half written is thrown away: only the file's end counts, which is synced.
            for pragma in ("locking_mode=EXCLUSIVE", "synchronous=OFF", "journal_mode=OFF"):
                raw.execute(f"PRAGMA {pragma}").fetchall()
            with raw.backup("main", source.raw, "main") as pages:
                while not pages.done:
                    pages.step(_PAGES_AT_ONCE)
                    progress.report(pages.page_count - pages.remaining, 2 * pages.page_count)
            # The header says that the desk keeps a log; a copy that is only read should need none.
            raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            raw.close()


def examine(file: Path, expected: tuple[int, int, int, int] | None, progress: Progress) -> None:
    """Check a copy from end to end. Raises DeskDamaged when it, or what it was made from, is not whole."""
    with explained():
        raw = connect(file, writable=False)
        try:
            connection = Connection(raw)
            with asking(raw, progress):
                found = connection.value("PRAGMA integrity_check(1)")
                hanging = connection.one("PRAGMA foreign_key_check") if found == "ok" else None
                holds = contents(connection) if found == "ok" else None
        finally:
            raw.close()
    if found != "ok" or hanging is not None or (expected is not None and holds != expected):
        raise DeskDamaged("The desk file is damaged, so no copy of it was made.")


@contextmanager
def asking(raw: apsw.Connection, progress: Progress) -> Iterator[None]:
    """Let a long statement inside hear that it should stop."""
    stopped = False

    def ask() -> bool:
        nonlocal stopped
        try:
            progress.report(1, 2)
        except Cancelled:
            stopped = True
        return stopped

    raw.set_progress_handler(ask, _INSTRUCTIONS)
    try:
        yield
    except apsw.InterruptError:
        if stopped:
            raise Cancelled from None
        raise
    finally:
        raw.set_progress_handler(None)


def digest(file: Path, progress: Progress | None = None) -> str:
    """The SHA-256 of a file. Raises OSError, Cancelled."""
    import hashlib

    said = progress or Silent()
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_HASHED_AT_ONCE):
            found.update(block)
            said.report(1, 2)
    return found.hexdigest()


def sync(file: Path) -> None:
    """See to it that a file's bytes are on the disk."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
        if sys.platform == "darwin":
            # There fsync leaves the bytes with the disk, which may still lose them.
            import fcntl

            with suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(building: Path) -> None:
    """Remove what was left half made, with what SQLite may have put beside it."""
    for suffix in _LEFT_BESIDE:
        with suppress(OSError):
            building.with_name(f"{building.name}{suffix}").unlink()


def unwritable(target: Path, error: OSError) -> DeskTrouble:
    """Why a copy could not be written, in the user's words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(f"The disk is full, so {target.name} was not written. Free some space and try again.")
    reason = (error.strerror or "it cannot be written").rstrip(".")
    return DeskTrouble(f"{target.name} could not be written in {target.parent}: {reason}.")
