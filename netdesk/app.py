"""The composition root: the command line, one program per desk, a window or a headless verb."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.errors import DeskInUse
from netdesk.verbs import VERBS

if TYPE_CHECKING:
    from netdesk.store.backup import Shelf
    from netdesk.store.desk import Desk

DESK_SUFFIX = ".netdesk"
_USAGE = """usage: netdesk [FILE...] [--desk D]          open the window: a desk, files to import, or both
       netdesk --sample                    open the sample desk, which is thrown away when you close it
       netdesk import FILE... [--desk D] [--dry-run] [--json] [--suggested add|skip]
       netdesk export --format vcard|json OUT [--desk D]
       netdesk sheet (--next | --interaction ID | --contact NAME) OUT.pdf [--desk D]
       netdesk check [--desk D]
       netdesk backup OUT [--desk D]
       netdesk restore IN [--desk D]
       netdesk --version
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run netdesk; returns the exit status."""
    with _for_the_owner_alone():
        return _run(list(sys.argv[1:] if argv is None else argv))


@contextmanager
def _for_the_owner_alone() -> Iterator[None]:
    """Whatever is written meanwhile (drafts, logs, exports) can be read by nobody else on this machine."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in VERBS:
        from netdesk import cli

        return cli.run(arguments, open_desk, hold_shelf)
    if "--help" in arguments or "-h" in arguments:
        print(_USAGE, end="")
        return 0
    if "--version" in arguments:
        from netdesk import __version__

        print(f"netdesk {__version__}")
        return 0
    return run_window(arguments)


def default_desk() -> Path:
    """Where the user's own desk is kept: the platform's folder for an application's data."""
    from PySide6.QtCore import QCoreApplication, QStandardPaths

    # An organization's name would only double the folder: netdesk/netdesk.
    QCoreApplication.setApplicationName("netdesk")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / f"desk{DESK_SUFFIX}"


def open_desk(path: Path | None, create: bool) -> Desk:
    """Open a desk (None: the default one) for this program alone. Raises DeskTrouble."""
    from netdesk.store.desk import Desk

    # A link leads to the desk itself: its lock and its log lie beside it.
    chosen = Path(os.path.realpath(path or default_desk()))
    if create:
        # Where that fails, opening the desk says why.
        with suppress(OSError):
            chosen.absolute().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Desk.open(chosen, DeskLock(chosen), create=create, backups=backup_root())


def open_aside(path: Path) -> Desk:
    """Open a desk that is not the user's own: its backups stand beside it and go with it."""
    from netdesk.store.desk import Desk

    return Desk.open(path, DeskLock(path), create=False)


def backup_root() -> Path:
    """Where the backups of all desks stand, each desk's in a folder of its own."""
    from netdesk.ui.user_settings import backup_folder

    usual = default_desk().with_name("backups")
    return backup_folder() or usual


class DeskLock:
    """One program per desk, by a lock file beside it. A lock left by a killed program is taken over."""

    def __init__(self, desk: Path) -> None:
        from PySide6.QtCore import QLockFile

        self._lock = QLockFile(str(desk.with_name(f"{desk.name}.lock")))
        # Only a program that no longer runs makes a lock stale, never its age.
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Try to get the lock. A folder that cannot be written needs none: nobody can change the desk."""
        from PySide6.QtCore import QLockFile

        if self._lock.tryLock(200) or self._take_dead():
            with suppress(OSError):
                Path(self._lock.fileName()).chmod(0o600)
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def _take_dead(self) -> bool:
        from netdesk.ui.program.dead_locks import clear_dead

        return clear_dead(self._lock) and self._lock.tryLock(200)

    def holder(self) -> str:
        """Who has the desk open, in words."""
        known: object = self._lock.getLockInfo()
        host = str(known[1]) if isinstance(known, tuple) and len(known) == 3 else ""
        return f"another netdesk window on {host}" if host else "another netdesk window"

    def release(self) -> None:
        """Give the desk back."""
        self._lock.unlock()


@contextmanager
def hold_desk(path: Path) -> Iterator[None]:
    """Keep everybody from opening a desk that is closed, while its file is replaced. Raises DeskInUse."""
    lock = DeskLock(path)
    if not lock.take():
        raise DeskInUse(f"{path.name} is open in {lock.holder()}. Close it there first.")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def hold_shelf(path: Path | None) -> Iterator[Shelf]:
    """Hold a closed desk (None: the default one) and give the shelf of its backups. Raises DeskInUse."""
    from netdesk.store.backup import Shelf

    chosen = Path(os.path.realpath(path or default_desk()))
    with suppress(OSError):
        chosen.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with hold_desk(chosen):
        yield Shelf(chosen, backup_root())


def run_window(arguments: Sequence[str]) -> int:
    """Open the window on the desk and the files named, or have the netdesk that runs already show them."""
    try:
        named = _named(arguments)
    except _Unknown as unknown:
        print(f"netdesk: {unknown}. See: netdesk --help", file=sys.stderr)
        return 1
    # Of what is loaded at the start nothing is garbage: `start` lets the collector go on when all is there.
    gc.disable()
    try:
        return _run_window(*named)
    finally:
        gc.enable()


def _run_window(desk: Path | None, sample: bool, files: Sequence[str]) -> int:
    from netdesk.ui.program.plain_import import restore_import

    restore_import()
    from netdesk.ui.arrivals import sorted_out

    arrival = sorted_out([Path(each).absolute() for each in files])
    if desk is not None:
        others = (arrival.desk, *arrival.others) if arrival.desk is not None else ()
        arrival = replace(arrival, desk=desk.absolute(), others=others, may_make=True)
    arrival = replace(arrival, sample=sample, token=os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    # The name is part of the folders that are asked for from here on.
    default_desk()
    from netdesk.ui.program.one_program import OneProgram

    program = OneProgram()
    if program.hand_over(arrival):
        return 0
    from netdesk.ui.program.start import start
    from netdesk.ui.shell import Door

    return start(Door(open_desk, hold_desk, default_desk, open_aside), arrival, program)


class _Unknown(Exception):
    """The command line was not understood."""


def _named(arguments: Sequence[str]) -> tuple[Path | None, bool, list[str]]:
    """The desk asked for by --desk, whether the sample desk is wanted, and all files."""
    desk: Path | None = None
    sample, files = False, list[str]()
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--sample":
            sample = True
        elif word == "--desk" or word.startswith("--desk="):
            name = word.partition("=")[2] or (waiting.pop(0) if waiting else "")
            if not name:
                raise _Unknown("--desk needs the desk's file")
            desk = Path(name)
        elif word == "--":
            return desk, sample, files + waiting
        elif word.startswith("-"):
            raise _Unknown(f"{word} is not known")
        else:
            files.append(word)
    return desk, sample, files
