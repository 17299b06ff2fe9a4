"""Backups of the desk: when they are made, what there is, and copies for the user to take along."""

from __future__ import annotations

import logging
import tempfile
from datetime import datetime
from pathlib import Path

from netdesk.domain import backups as rules
from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import DeskTrouble, Trouble
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress, Silent
from netdesk.services.sample_desk import is_sample
from netdesk.store import backup as kept
from netdesk.store import copying, gate, keys
from netdesk.store.backup import Made, Shelf
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.putting import put

FLEETING = ("/tmp", "/var/tmp")  # noqa: S108 what is there is removed by the system, so it is refused
_MARKS_OF_USE = ("-wal", "-shm", ".lock")

log = logging.getLogger(__name__)


def backups(desk: Desk) -> list[Backup]:
    """All backups of a desk, newest first, as their manifests describe them."""
    return desk.shelf.backups()


def is_good(backup: Backup, progress: Progress | None = None) -> bool:
    """True when every byte of a backup is as it was when it was made. Raises Cancelled."""
    return kept.is_good(backup, progress)


def is_due(desk: Desk, reader: Connection) -> bool:
    """Whether today's backup is still to be made. A desk with nothing of the user's on it needs none."""
    return not is_blank(reader) and rules.is_due(desk.shelf.newest(), _now())


def back_up(desk: Desk, reader: Connection, reason: Reason, progress: Progress | None = None) -> Made:
    """Make a backup now. Raises Cancelled or a DeskTrouble; then all backups are as they were."""
    return desk.shelf.add(reader, reason, _now(), progress)


def back_up_before_import(desk: Desk, progress: Progress | None = None) -> None:
    """Make the backup that stands before an import, unless the newest one shows the same desk.

    An import can be undone: where no backup can be made (the drive is not plugged in), it goes on, and
    `desk.shelf.trouble` says why there is none.
    """
    with desk.reader() as reader:
        newest = desk.shelf.newest()
        known = newest.last_change if newest and not rules.is_due(newest, _now()) else -1
        if is_blank(reader) or keys.last_change(reader) == known:
            return
        try:
            back_up(desk, reader, Reason.IMPORT, _Saying("Backing up first", progress))
        except DeskTrouble:
            log.warning("no backup before an import", exc_info=True)


def root_of(desk: Desk) -> Path:
    """The folder in which each desk's backups have a folder of their own."""
    return desk.shelf.folder.parent


def move_root(desk: Desk, root: Path) -> None:
    """Make new backups of an open desk somewhere else; those made so far stay where they are."""
    desk.shelf = Shelf(desk.path, root)


def check_folder(folder: Path) -> None:
    """Raises a Trouble when backups cannot stand in a folder, or would not last there."""
    if not folder.is_dir():
        raise Trouble(f"{folder} is not a folder. Choose one that is there.")
    place = folder.resolve()
    for gone in (tempfile.gettempdir(), *FLEETING):
        if place.is_relative_to(Path(gone).resolve()):
            raise Trouble(f"What is in {folder} is removed from time to time. Choose a folder that stays.")
    try:
        with tempfile.NamedTemporaryFile(dir=place, prefix=".netdesk-"):
            pass
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise Trouble(f"Nothing can be written in {folder}: {reason}. Choose another folder.") from error


def save_copy(reader: Connection, out: Path, progress: Progress | None = None) -> None:
    """Write a copy of the desk, whole and checked, to a file of the user's choice; an older file of that
    name is replaced at the end. Raises Cancelled or a Trouble; then it is as it was."""
    if out.exists() and not out.is_file():
        raise Trouble(f"{out.name} is not a file that can be replaced. Choose another name for the copy.")
    if out.exists() and is_in_use(out):
        # Somebody may have opened it since it was chosen.
        raise Trouble(f"{out.name} is open somewhere, or was not closed. Choose another name for the copy.")
    copying.write_copy(reader, out, progress)


class _Saying:
    """Progress of a first part, told under a name of its own."""

    def __init__(self, what: str, progress: Progress | None) -> None:
        self._what = what
        self._progress = progress or Silent()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Pass it on."""
        self._progress.report(done, total, what or self._what)


def back_up_to(desk: Desk, reader: Connection, out: Path, progress: Progress | None = None) -> Backup:
    """Write a backup to a file of the user's choice, with its manifest beside it. Raises Cancelled or a
    Trouble; then an older backup of that name is as it was."""
    manifest = kept.manifest_path(out)
    if out.exists():
        _refuse_to_replace(out, desk)
    if manifest.exists() and kept.read_manifest(out) is None:
        raise Trouble(f"{manifest.name} is in the way. Choose another name for the backup.")
    whole = out.with_name(f"{out.name}.netdesk-new")
    copied = copying.write_copy(reader, whole, progress, called=out)
    try:
        # Without a manifest a backup is still one; with another one's it would pass for damaged.
        manifest.unlink(missing_ok=True)
        put(whole, out)
    except OSError as error:
        raise copying.unwritable(out, error) from error
    finally:
        copying.remove(whole)
    return kept.write_manifest(out, copied, 1, Reason.ASKED, _now())


def _refuse_to_replace(out: Path, desk: Desk) -> None:
    if out.samefile(desk.path):
        raise Trouble(f"{out.name} is the desk itself. Choose another name for the backup.")
    if not gate.is_desk(out):
        raise Trouble(f"{out.name} is there already and is no backup. Choose another name for the backup.")
    if is_in_use(out):
        raise Trouble(f"{out.name} is open somewhere, or was not closed. Choose another name for the backup.")


def is_in_use(path: Path) -> bool:
    """True when a desk is open somewhere, or was not closed: what lies beside it then belongs to it."""
    return any(path.with_name(f"{path.name}{each}").exists() for each in _MARKS_OF_USE)


def is_blank(reader: Connection) -> bool:
    """True while nothing was ever changed on the desk, or all of it is made up and will be thrown away."""
    if is_sample(reader):
        return True
    return keys.last_change(reader) == 0


def _now() -> datetime:
    return utc_now().astimezone()
