"""The one way to a desk file: look before SQLite does, then open with every safety on.

The header is read without SQLite, so that a file which is not ours, or newer than us, is refused
before a byte of it can change (not even a -wal file appears beside it).
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import closing, suppress
from pathlib import Path

import apsw

from netdesk.domain.backups import Reason
from netdesk.domain.errors import (
    DeskDamaged,
    DeskInUse,
    DeskReadOnly,
    DeskTooNew,
    DeskTrouble,
    DiskFull,
    NotADesk,
)
from netdesk.domain.now import utc_now
from netdesk.domain.value import value
from netdesk.store.backup import Shelf
from netdesk.store.connection import Connection, Reader
from netdesk.store.copying import sync_folder
from netdesk.store.faults import explained
from netdesk.store.migrate import APPLICATION_ID, migrate
from netdesk.store.migrations.steps import STEPS
from netdesk.store.opening import connect
from netdesk.store.putting import put
from netdesk.store.schema import strangers

_MAGIC = b"SQLite format 3\x00"
_SUFFIX = ".netdesk"
"""Of a desk; those of backups begin with it."""
_BUSY_MS = 5000
_READING_KIB = 4096
_WRITING_KIB = 32_768
"""What a connection keeps of the desk's file in memory. The system keeps it too, so a reader needs little;
the writer keeps what an import changes until it is all written."""
_LOG_BYTES = 64_000_000
"""The log beside the desk is cut back to this after a large change has been written into the desk."""


@value
class Header:
    """What the first 100 bytes of a desk say; see https://sqlite.org/fileformat2.html section 1.3."""

    version: int
    application_id: int


def read_header(path: Path) -> Header | None:
    """Return the header of the desk at `path`; None when there is no file yet.

    Raises NotADesk, DeskTooNew, DeskDamaged or DeskReadOnly, and has changed nothing.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotADesk(f"{path.name} is not a file that can hold a desk. Choose another.")
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DeskReadOnly(f"{path.name} cannot be opened: {error.strerror}. Nothing was changed.") from error
    if not head:
        raise DeskDamaged(
            f"{path.name} is empty: its contents have been lost outside netdesk. It was left as it is; "
            "open a backup of it."
        )
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotADesk(f"{path.name} is not a netdesk desk. It was left as it is.")
    header = Header(int.from_bytes(head[60:64], "big"), int.from_bytes(head[68:72], "big"))
    if header.application_id != APPLICATION_ID:
        raise NotADesk(f"{path.name} belongs to another program, not to netdesk. It was left as it is.")
    _refuse_newer(path, header.version)
    if found.st_size < _bytes_claimed(head) and not _has_log(path):
        raise DeskDamaged(
            f"{path.name} is cut short: its end has been lost outside netdesk. It was left as it is; open a "
            "backup of it."
        )
    return header


def is_desk(path: Path) -> bool:
    """True when a file is a desk or a backup of one, by its beginning or its name: nothing but another desk
    may take its place."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    ours = head.startswith(_MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID
    return ours or path.suffix.lower().startswith(_SUFFIX)


def is_other_programs(path: Path) -> bool:
    """True when a file is a whole database that another program marked as its own, or left unmarked."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return True
    return len(head) == 100 and head.startswith(_MAGIC)


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(STEPS):
        raise DeskTooNew(
            f"{path.name} was written by a newer netdesk (desk version {version}; this one knows "
            f"{len(STEPS)}). It was left as it is: install the newer netdesk to open it."
        )


def _bytes_claimed(head: bytes) -> int:
    """How long the file must be by its header, 0 when that part of the header is not up to date."""
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    return pages * (65536 if page_size == 1 else page_size)


def _has_log(path: Path) -> bool:
    """True when changes wait in the log beside the desk: it was not closed, or is open now."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except OSError:
        return False


def create_desk(path: Path) -> None:
    """Make a new desk that only its owner can read, with its folder; whole, or not at all.

    It is built under another name and without a log, so that a kill half way leaves no half desk and
    the header says from the first moment whose file it is.
    """
    building = path.with_name(f"{path.name}-new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        building.unlink(missing_ok=True)
        os.close(os.open(building, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with explained():
            raw = connect(building)
        try:
            migrate(Connection(raw))
        finally:
            raw.close()
        put(building, path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(f"The disk is full: no desk could be made in {path.parent}.") from error
        raise DeskReadOnly(
            f"No desk can be made in {path.parent}: {error.strerror}. Choose another folder."
        ) from error
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)


def protect(path: Path) -> None:
    """Take the desk's files away from other users of the machine, where the system allows it."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{suffix}").chmod(0o600)


def is_writable(path: Path) -> bool:
    """True when both the desk and its folder can be written (SQLite keeps its log beside the desk)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def open_writer(path: Path, shelf: Shelf) -> Connection:
    """Open the connection that writes. The caller holds the desk's lock and has read the header. An older
    desk is brought up to date, after a backup of it has been put on the shelf."""
    was_left_open = _has_log(path)
    with explained():
        raw = connect(path)
    connection = Connection(raw)
    try:
        # Until the desk is known to be ours and whole, closing it must not write its log into it.
        raw.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(was_left_open))
        _set_all(connection, _WRITING_KIB)
        version = connection.value("PRAGMA user_version")
        _refuse_newer(path, version)
        _refuse_strangers(connection, path, version)
        if was_left_open and connection.value("PRAGMA quick_check(1)") != "ok":
            raise DeskDamaged(f"{path.name} is damaged. It was left as it is; open a backup or a copy of it.")
        raw.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
        _set(connection, "journal_mode", "wal", "WAL")
        _set(connection, "synchronous", 2, "FULL")
        # On a Mac nothing is on the disk for certain without this; elsewhere it does nothing.
        _set(connection, "fullfsync", 1, "ON")
        _set(connection, "checkpoint_fullfsync", 1, "ON")
        _set(connection, "foreign_keys", 1, "ON")
        _set(connection, "journal_size_limit", _LOG_BYTES, str(_LOG_BYTES))
        if version < len(STEPS):
            _back_up(connection, path, shelf)
            migrate(connection)
            connection.one("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        raw.close()
        raise
    return connection


def _back_up(connection: Connection, path: Path, shelf: Shelf) -> None:
    """Before a desk is brought up to date. Where its backups stand elsewhere and that place is not there
    (a drive that is not plugged in), the backup goes beside the desk: a desk must open without it."""
    beside = Shelf(path, path.with_name("backups"))
    for place in (shelf, beside):
        try:
            place.add(connection, Reason.MIGRATION, utc_now().astimezone())
        except DeskDamaged as error:
            raise DeskDamaged(
                f"{path.name} is damaged. It was left as it is; open a backup or a copy of it."
            ) from error
        except DeskTrouble as error:
            if place.folder == beside.folder:
                raise type(error)(
                    f"{path.name} is of an older netdesk and was not brought up to date, because no backup "
                    f"of it could be made: {error} Nothing was changed."
                ) from error
        else:
            return


def _refuse_strangers(connection: Connection, path: Path, version: int) -> None:
    """A desk holds its own tables and nothing else: no triggers, no views, no rules of other people."""
    found = strangers(connection, version)
    if found:
        raise DeskDamaged(
            f"{path.name} holds what no desk has ({found[0]}), so it was not opened. It was left as it is; "
            "open a backup of it."
        )


def open_source(path: Path) -> Connection:
    """Open a desk of any version only to copy it; it may stand where nothing can be written, and nothing
    is written. The caller has read the header. Raises DeskDamaged when it holds what no desk has."""
    with explained():
        raw = connect(path) if _has_log(path) else connect(path, writable=False, immutable=True)
    source = Connection(raw)
    try:
        raw.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        _set_all(source)
        _set(source, "query_only", 1, "ON")
        version = source.value("PRAGMA user_version")
        _refuse_newer(path, version)
        _refuse_strangers(source, path, version)
    except BaseException:
        raw.close()
        raise
    return source


def settle_log(path: Path) -> None:
    """Bring what waits in the log of a closed desk into the desk itself, so that nothing lies beside it.
    Raises DeskTrouble; then the log is as it was."""
    with explained():
        raw = connect(path)
        try:
            raw.set_busy_timeout(_BUSY_MS)
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            mode = raw.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            raw.close()
    if mode != [("delete",)]:
        raise DeskInUse("Another program is holding the desk. Close that program and try again.")


def require_readable(path: Path) -> None:
    """Raises DeskTrouble when a desk cannot be read without a log, or holds what no desk has."""
    with closing(open_reader(path, immutable=True)) as reader:
        _refuse_strangers(reader, path, len(STEPS))


def is_readable(path: Path) -> bool:
    """True when a desk that cannot be written can be looked at."""
    try:
        require_readable(path)
    except DeskTrouble:
        return False
    return True


def open_reader(path: Path, *, immutable: bool = False) -> Reader:
    """Open a connection that cannot write. `immutable`: the folder is read-only, so no log is kept."""
    with explained():
        raw = connect(path, writable=False, immutable=True) if immutable else connect(path)
    reader = Reader(raw)
    try:
        _set_all(reader)
        _set(reader, "query_only", 1, "ON")
        if immutable and _has_log(path):
            raise DeskReadOnly(
                f"{path.name} was not closed when it was last used, and its newest changes cannot be read "
                f"here, where it may not be written. Copy it and {path.name}-wal to a folder of yours first."
            )
        if immutable and reader.value("PRAGMA user_version") != len(STEPS):
            raise DeskReadOnly(
                f"{path.name} is of an older netdesk and cannot be brought up to date here, where it may not "
                "be written. Copy it to a folder of your own and open the copy."
            )
    except BaseException:
        raw.close()
        raise
    return reader


def _set_all(connection: Connection, kibibytes: int = _READING_KIB) -> None:
    connection.raw.set_busy_timeout(_BUSY_MS)
    _set(connection, "trusted_schema", 0, "OFF")
    _set(connection, "cell_size_check", 1, "ON")
    _set(connection, "mmap_size", 0, "0")
    _set(connection, "cache_size", -kibibytes, f"-{kibibytes}")
    _set(connection, "temp_store", 2, "MEMORY")


def _set(connection: Connection, pragma: str, expected: object, value: str) -> None:
    """One pragma per statement, each fetched and read back: SQLite ignores what it does not like."""
    connection.one(f"PRAGMA {pragma}={value}")
    found = connection.value(f"PRAGMA {pragma}")
    if found is not None and found != expected:
        raise DeskTrouble(
            f"The desk could not be opened safely ({pragma} stayed at {found}). Nothing was changed."
        )
