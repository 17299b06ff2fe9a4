"""SQLite's result codes in the user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from netdesk.domain.errors import (
    DeskDamaged,
    DeskInUse,
    DeskReadOnly,
    DeskTrouble,
    DiskFull,
    NotADesk,
)

_HALF_WAY = "Saving failed half way: nothing was changed. Try again; if it happens again, restart netdesk."
_SENTENCES: dict[int, tuple[type[DeskTrouble], str]] = {
    apsw.SQLITE_FULL: (
        DiskFull,
        "The disk is full: nothing was saved. Free some space and try again; the desk is as it was.",
    ),
    apsw.SQLITE_READONLY: (
        DeskReadOnly,
        (
            "The desk cannot be written here: it, or its folder, is read-only. Nothing was changed; "
            "move the desk to a folder of your own, or change its permissions."
        ),
    ),
    apsw.SQLITE_PERM: (
        DeskReadOnly,
        "You may not open this desk: ask for permission, or copy it to a folder of your own.",
    ),
    apsw.SQLITE_BUSY: (
        DeskInUse,
        "Another program is holding the desk. Nothing was changed; close that program and try again.",
    ),
    apsw.SQLITE_LOCKED: (
        DeskInUse,
        "Another program is holding the desk. Nothing was changed; close that program and try again.",
    ),
    apsw.SQLITE_NOTADB: (NotADesk, "This file is not a netdesk desk. It was left as it is."),
    apsw.SQLITE_CORRUPT: (
        DeskDamaged,
        "The desk file is damaged. It was left as it is; open a backup or a copy of it.",
    ),
    apsw.SQLITE_IOERR: (
        DeskTrouble,
        (
            "The disk could not be read or written: nothing was saved. Check that the drive is still there "
            "and try again."
        ),
    ),
    apsw.SQLITE_CANTOPEN: (
        DeskTrouble,
        "The desk cannot be opened: its folder is missing or may not be entered. Nothing was changed.",
    ),
    apsw.SQLITE_NOMEM: (
        DeskTrouble,
        "There is too little memory: nothing was saved. Close other programs and try again.",
    ),
    apsw.SQLITE_TOOBIG: (
        DeskTrouble,
        "One of the texts is too long for the desk: nothing was saved. Shorten it and try again.",
    ),
    apsw.SQLITE_CONSTRAINT_FOREIGNKEY: (
        DeskTrouble,
        (
            "Somebody or something that this names is no longer on the desk, so nothing was saved. "
            "Choose again, or undo the deletion first."
        ),
    ),
    apsw.SQLITE_CONSTRAINT_COMMITHOOK: (DeskTrouble, _HALF_WAY),
    # The shared memory beside the log could not be made as large as it must be.
    apsw.SQLITE_IOERR_SHMSIZE: (
        DiskFull,
        "The disk is full: nothing was saved. Free some space and try again; the desk is as it was.",
    ),
}


def trouble_of(error: BaseException) -> DeskTrouble | None:
    """Return the trouble behind `error`, or None when it is no storage fault.

    The cause may be hidden: after a full disk SQLite has rolled back by itself, and the error seen
    last is only that there is nothing to roll back. So the whole chain is searched, the deepest first.
    """
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    for link in reversed(chain):
        if isinstance(link, DeskTrouble):
            return link
        if isinstance(link, apsw.Error):
            code = _result_code(link)
            found = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF)
            if found is not None:
                kind, sentence = found
                return kind(sentence)
    return None


def _result_code(error: apsw.Error) -> int:
    """SQLite's extended result code of `error`; 0 when apsw raised it by itself."""
    return int(getattr(error, "extendedresult", None) or getattr(error, "result", None) or 0)


def require_open(connection: apsw.Connection) -> None:
    """After an error was caught inside a change: SQLite may have rolled back by itself, then nothing of
    the change may be kept. Raises DeskTrouble."""
    if not connection.in_transaction:
        raise DeskTrouble(_HALF_WAY)


@contextmanager
def explained() -> Iterator[None]:
    """Turn storage faults inside into Troubles; everything else passes unchanged."""
    try:
        yield
    except apsw.Error as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error
