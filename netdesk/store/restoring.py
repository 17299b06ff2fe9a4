"""A backup takes the desk's place: all of it or nothing, and what was there before is never lost.

At every moment a whole desk, the old or the new, or the damaged one stands under the desk's name: what is
brought back is built and checked under another name, and put in place by one rename.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import DeskDamaged, DeskReadOnly, DeskTrouble, NotADesk
from netdesk.domain.progress import Progress, Silent
from netdesk.domain.value import value
from netdesk.store import copying, gate
from netdesk.store.backup import Shelf, is_good, read_manifest
from netdesk.store.putting import put


@value
class Restored:
    """What a restore did: people before (None: the old desk could not be read) and now, the backup of what
    was there before, and where a damaged file was put."""

    people_before: int | None
    people: int
    before: Backup | None = None
    aside: Path | None = None


class Restoration:
    """Brings the desk back from `source` in two steps: `prepare` while the desk may still be open, then
    `finish` when it is closed and its lock is held. `give_up` in between leaves nothing."""

    def __init__(self, source: Path, shelf: Shelf) -> None:
        self._source = source
        self._shelf = shelf
        self._desk = shelf.desk
        self._built = self._desk.with_name(f"{self._desk.name}{copying.BUILT}")
        self._people = 0

    def prepare(self, progress: Progress | None = None) -> None:
        """Check the backup and build the desk that is to be, beside the present one. Raises Cancelled or a
        DeskTrouble; then nothing has changed."""
        said = progress or Silent()
        if self._desk.exists() and not gate.is_writable(self._desk):
            raise DeskReadOnly(
                f"{self._desk.name} could not be written. It, or its folder, is read-only, so nothing was "
                "changed."
            )
        _refuse_altered(self._source, said)
        try:
            self._desk.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            copying.remove(self._built)
            os.close(os.open(self._built, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            source = gate.open_source(self._source)
            try:
                expected = copying.contents(source)
                copying.copy_pages(source, self._built, said)
            finally:
                source.close()
            copying.examine(self._built, expected, said)
            copying.sync(self._built)
            self._people = expected[1]
        except DeskDamaged as error:
            self.give_up()
            raise _damaged(self._source) from error
        except OSError as error:
            self.give_up()
            raise copying.unwritable(self._desk, error) from error
        except BaseException:
            self.give_up()
            raise

    def finish(self, now: datetime, progress: Progress | None = None) -> Restored:
        """Back the present desk up, then put the one that was built in its place; a damaged one is kept
        beside it. Raises Cancelled or a DeskTrouble; then the desk is as it was."""
        try:
            before, damaged = self._keep_present(now, progress or Silent())
            aside = self._set_aside(now) if damaged else None
            put(self._built, self._desk)
            copying.sync_folder(self._desk.parent)
        except OSError as error:
            raise copying.unwritable(self._desk, error) from error
        finally:
            self.give_up()
        gate.protect(self._desk)
        return Restored(before.people if before else None, self._people, before, aside)

    def give_up(self) -> None:
        """Leave nothing of what was built."""
        copying.remove(self._built)

    def _keep_present(self, now: datetime, progress: Progress) -> tuple[Backup | None, bool]:
        """The backup of the present desk; True when it is damaged, and so can only be set aside."""
        try:
            header = gate.read_header(self._desk)
        except DeskDamaged:
            return None, True
        except NotADesk:
            if gate.is_other_programs(self._desk) or not self._shelf.backups():
                raise
            return None, True
        if header is None:
            return None, False
        try:
            gate.settle_log(self._desk)
            present = gate.open_source(self._desk)
            try:
                return self._shelf.add(present, Reason.RESTORE, now, progress).backup, False
            finally:
                present.close()
        except (DeskDamaged, NotADesk):
            return None, True

    def _set_aside(self, now: datetime) -> Path:
        """Keep the damaged file, and the log beside it, under another name; it keeps its own until the
        rename, so that there is never no desk."""
        aside = self._desk.with_name(f"{self._desk.name}.damaged-{now:%Y%m%d-%H%M%S}")
        try:
            os.link(self._desk, aside)
        except OSError:
            shutil.copyfile(self._desk, aside)
            copying.sync(aside)
        with suppress(OSError):
            aside.chmod(0o600)
        log = Path(f"{self._desk}-wal")
        if log.exists():
            log.replace(f"{aside}-wal")
        Path(f"{self._desk}-shm").unlink(missing_ok=True)
        return aside


def restore(shelf: Shelf, source: Path, now: datetime, progress: Progress | None = None) -> Restored:
    """Bring the desk of `shelf` back from `source`. The desk is closed and its lock held by the caller.
    Raises Cancelled or a DeskTrouble; then the desk is as it was."""
    restoration = Restoration(source, shelf)
    restoration.prepare(progress)
    return restoration.finish(now, progress)


def _refuse_altered(source: Path, progress: Progress) -> None:
    """Only what is a desk, of a version this netdesk knows and unchanged since it was written, is brought
    back. A copy without a manifest that can be read is checked by what it holds alone."""
    if gate.read_header(source) is None:
        raise DeskTrouble(f"There is no backup at {source}.")
    backup = read_manifest(source)
    if backup is not None and not is_good(backup, progress):
        raise _damaged(source)


def _damaged(source: Path) -> DeskDamaged:
    return DeskDamaged(
        f"{source.name} is damaged: it is not what was written when the backup was made. Nothing was "
        "changed; choose an older backup."
    )
