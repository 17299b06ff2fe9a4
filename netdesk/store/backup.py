"""The backups of one desk: a folder of checked copies, each with a manifest that says what it holds."""

from __future__ import annotations

import json
import os
import re
import stat
import threading
from datetime import datetime
from pathlib import Path
from typing import Final

from netdesk import __version__
from netdesk.domain import backups as rules
from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import DeskTrouble
from netdesk.domain.progress import Progress
from netdesk.domain.quick_hash import sha256
from netdesk.domain.value import value
from netdesk.store import copying
from netdesk.store.connection import Connection
from netdesk.store.copying import Copied
from netdesk.store.putting import put

SUFFIX: Final = ".netdesk-backup"
"""Not a desk's own: a double click must not open a backup and change it."""
_MANIFEST: Final = ".json"
_NUMBERED: Final = re.compile(r"(\d{6,12})-.*")
_HALF_MADE: Final = re.compile(rf"\d{{6,12}}-.*{re.escape(SUFFIX)}({re.escape(_MANIFEST)})?\.tmp")
_LONGEST_MANIFEST: Final = 65_536
_YEARS: Final = range(1970, 9999)
"""Whose days can be reckoned with in every zone."""


@value
class Made:
    """A new backup. `people_before` is how many people the one before it held, when many of them are
    gone; then no old backup was removed."""

    backup: Backup
    people_before: int = 0


class Shelf:
    """Where the backups of the desk at `desk` stand: a folder of its own inside `root`.

    `trouble` says why the latest backup could not be made, "" when it was.
    """

    def __init__(self, desk: Path, root: Path) -> None:
        self.desk = desk
        self.folder = root / _folder_name(desk)
        self.trouble = ""
        self._adding = threading.Lock()

    def backups(self) -> list[Backup]:
        """All that have a manifest and are there, newest first. Only their sizes are looked at."""
        found = []
        for manifest in self._files(_MANIFEST):
            backup = read_manifest(manifest.with_suffix(""))
            if backup is not None and backup.path.is_file():
                found.append(backup)
        return rules.newest_first(found)

    def newest(self) -> Backup | None:
        """The newest backup whose file is as long as it was."""
        return next((each for each in self.backups() if has_its_size(each)), None)

    def add(
        self, source: Connection, reason: Reason, now: datetime, progress: Progress | None = None
    ) -> Made:
        """Back the desk behind `source` up, then remove what the new backup makes superfluous.

        Raises Cancelled or a DeskTrouble, and leaves all backups as they were.
        """
        with self._adding:
            return self._add(source, reason, now.replace(microsecond=0), progress)

    def _add(self, source: Connection, reason: Reason, now: datetime, progress: Progress | None) -> Made:
        try:
            self._clear()
            before = self.newest()
            number = 1 + max((_number(each) for each in self._files("")), default=0)
            stamp = now.strftime("%Y-%m-%d-%H%M")
            path = self.folder / f"{number:06}-{stamp}-{reason.value}{SUFFIX}"
            copied = copying.write_copy(source, path, progress)
            try:
                made = write_manifest(path, copied, number, reason, now)
            except DeskTrouble:
                copying.remove(path)
                raise
        except DeskTrouble as error:
            self.trouble = str(error)
            raise
        self.trouble = ""
        if before is not None and rules.has_fallen(before.people, made.people):
            return Made(made, before.people)
        for each in rules.superseded(self.backups(), now):
            remove(each)
        return Made(made)

    def _files(self, ending: str) -> list[Path]:
        try:
            return sorted(each for each in self.folder.iterdir() if each.name.endswith(ending))
        except OSError:
            return []

    def _clear(self) -> None:
        """Whoever backs up holds the desk's lock, so what is half made here was left by a kill. What is
        called in another way is not netdesk's."""
        for each in self._files(".tmp"):
            if _HALF_MADE.fullmatch(each.name):
                copying.remove(each)


def _folder_name(desk: Path) -> str:
    """Desks of one name in different folders have shelves of their own."""
    place = os.path.normcase(desk.absolute())
    stem = re.sub(r"[^\w .-]", "_", desk.stem)[:60].strip(" .") or "desk"
    return f"{stem}-{sha256(os.fsencode(place))[:8]}"


def _number(file: Path) -> int:
    found = _NUMBERED.match(file.name)
    return int(found[1]) if found else 0


def manifest_path(path: Path) -> Path:
    """Where the manifest of a backup stands."""
    return path.with_name(f"{path.name}{_MANIFEST}")


def write_manifest(path: Path, copied: Copied, number: int, reason: Reason, now: datetime) -> Backup:
    """Write the manifest of the copy at `path`, whole or not at all. Raises DeskTrouble."""
    backup = Backup(
        path=path,
        number=number,
        sha256=copied.sha256,
        size=copied.size,
        version=copied.version,
        people=copied.people,
        interactions=copied.interactions,
        last_change=copied.last_change,
        app_version=__version__,
        made_at=now,
        reason=reason,
    )
    told = {
        "number": number,
        "made_at": now.isoformat(timespec="seconds"),
        "reason": reason.value,
        "sha256": copied.sha256,
        "size": copied.size,
        "user_version": copied.version,
        "counts": {"contacts": copied.people, "interactions": copied.interactions},
        "last_change": copied.last_change,
        "app_version": __version__,
    }
    manifest = manifest_path(path)
    building = manifest.with_name(f"{manifest.name}.tmp")
    try:
        copying.remove(building)
        handle = os.open(building, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(told, stream, indent=2)
            stream.flush()
            os.fsync(stream.fileno())
        put(building, manifest)
        copying.sync_folder(path.parent)
    except OSError as error:
        copying.remove(building)
        raise copying.unwritable(path, error) from error
    return backup


def read_manifest(path: Path) -> Backup | None:
    """What the manifest of the backup at `path` says; None when there is none that can be read, or when it
    says what cannot be."""
    manifest = manifest_path(path)
    try:
        found = manifest.stat()
        # A pipe would be waited for.
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST_MANIFEST:
            return None
        told = json.loads(manifest.read_text(encoding="utf-8"))
        made_at = datetime.fromisoformat(told["made_at"])
        if made_at.tzinfo is None or made_at.year not in _YEARS:
            return None
        return Backup(
            path=path,
            # The file's own name cannot be another backup's.
            number=_number(path) or int(told["number"]),
            sha256=str(told["sha256"]),
            size=int(told["size"]),
            version=int(told["user_version"]),
            people=int(told["counts"]["contacts"]),
            interactions=int(told["counts"]["interactions"]),
            last_change=int(told["last_change"]),
            app_version=str(told["app_version"]),
            made_at=made_at,
            reason=Reason(told["reason"]),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def has_its_size(backup: Backup) -> bool:
    """True when the file is there and as long as it was: the quick look."""
    try:
        return backup.path.stat().st_size == backup.size
    except OSError:
        return False


def is_good(backup: Backup, progress: Progress | None = None) -> bool:
    """True when every byte is as it was when the backup was made and checked. Raises Cancelled."""
    try:
        return has_its_size(backup) and copying.digest(backup.path, progress) == backup.sha256
    except OSError:
        return False


def remove(backup: Backup) -> None:
    """Remove a backup; its manifest first, so that half a removal lists nothing that is not there."""
    copying.remove(manifest_path(backup.path))
    copying.remove(backup.path)
