"""A desk that is open: its one writing connection, its readers, its changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from netdesk.domain.errors import DeskInUse, DeskReadOnly, DiskFull, NoDesk
from netdesk.domain.now import utc_now
from netdesk.store import copying, gate, in_place
from netdesk.store.backup import SUFFIX as BACKUP_SUFFIX
from netdesk.store.backup import Shelf
from netdesk.store.connection import Connection, Reader
from netdesk.store.faults import require_open, trouble_of
from netdesk.store.log_keeping import LogKeeper

if TYPE_CHECKING:
    # What changes a desk is loaded by the first change: the window shows people before anybody makes one.
    from netdesk.domain.history import GoneKey
    from netdesk.domain.progress import Progress
    from netdesk.domain.rows import Changes
    from netdesk.store.changes import Change


_STAYS: Final = "{} is a backup, which stays as it was made: restore it to go on from there."


class Lock(Protocol):
    """Keeps a desk to one program at a time; made by app from Qt's lock file."""

    def take(self) -> bool:
        """Try to get the lock; False when somebody else has it."""

    def holder(self) -> str:
        """Who has it, in words ("another netdesk on this computer")."""

    def release(self) -> None:
        """Give it back."""


class Desk:
    """One desk file. All that writes runs on one thread at a time; readers have connections of their own."""

    def __init__(
        self,
        path: Path,
        writer: Connection | None,
        lock: Lock | None,
        created: bool,
        shelf: Shelf | None = None,
        why_read_only: str = "",
    ) -> None:
        self.path = path
        self.created = created
        self.shelf = shelf or Shelf(path, path.with_name("backups"))
        self.on_changes: Callable[[Changes], None] | None = None
        self._writer = writer
        self._why_read_only = why_read_only or f"{path.name} cannot be written here, so nothing was changed."
        self._lock = lock
        self._place = in_place.Place(path)
        self._may_commit = True
        self._log = LogKeeper(writer.raw) if writer else None
        if writer:
            writer.raw.set_commit_hook(lambda: not self._may_commit)

    @classmethod
    def open(
        cls, path: Path, lock: Lock | None = None, *, create: bool = True, backups: Path | None = None
    ) -> Desk:
        """Open the desk at `path`, making it when `create` and there is none. Its backups stand in a folder
        of their own inside `backups`, by default beside the desk.

        Raises DeskTrouble: NotADesk, DeskTooNew and DeskDamaged leave every byte as it was, DeskInUse
        names the holder. A backup, and a desk that cannot be written, as on a full disk, are opened for
        reading.
        """
        path = path.absolute()
        in_place.require_short_name(path)
        shelf = Shelf(path, backups or path.with_name("backups"))
        if lock and not lock.take():
            raise DeskInUse(f"{path.name} is already open in {lock.holder()}.")
        try:
            header = gate.read_header(path)
            if header is None and not create:
                raise NoDesk(f"There is no desk at {path}.")
            if header is None:
                gate.create_desk(path)
            if path.name.endswith(BACKUP_SUFFIX) or not gate.is_writable(path):
                gate.require_readable(path)
                why = _STAYS.format(path.name) if path.name.endswith(BACKUP_SUFFIX) else ""
                return cls(path, None, lock, created=False, shelf=shelf, why_read_only=why)
            in_place.require_one_name(path)
            gate.protect(path)
            try:
                writer = gate.open_writer(path, shelf)
            except (DiskFull, DeskReadOnly) as error:
                # Who was met where can be looked up all the same.
                if header is None or not gate.is_readable(path):
                    raise
                return cls(path, None, lock, created=False, shelf=shelf, why_read_only=str(error))
            gate.protect(path)
            # Left by a restore that was killed: whoever makes one holds the lock, or has the desk open.
            copying.remove(path.with_name(f"{path.name}{copying.BUILT}"))
            return cls(path, writer, lock, created=header is None, shelf=shelf)
        except BaseException:
            if lock:
                lock.release()
            raise

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed here."""
        return self._writer is None

    @property
    def writer(self) -> Connection:
        """The writing connection. Raises DeskReadOnly when there is none."""
        if self._writer is None:
            raise DeskReadOnly(self._why_read_only)
        return self._writer

    @property
    def is_in_place(self) -> bool:
        """False once somebody has moved, deleted or replaced the file: it should be closed then."""
        return self._place.is_kept()

    def reader(self) -> Reader:
        """A new connection that cannot write, for one thread at a time. Raises DeskGone."""
        # Another file may stand there now, and its log would be this one's.
        self._place.require()
        return gate.open_reader(self.path, immutable=self.read_only)

    @contextmanager
    def change(self, label: str, kind: str = "edit") -> Iterator[Change]:
        """Make one change: all of it is kept when the block ends, none of it when the block raises.

        Storage faults come out as Troubles. `label` is what the Edit menu and History call it.
        """
        from netdesk.store.changes import Change

        self._place.require()
        with self._transaction() as connection:
            change = Change(connection, label, kind)
            try:
                yield change
                changes = change.finish()
            except BaseException:
                change.abandon()
                raise
        self._tell(changes)

    @contextmanager
    def unrecorded(self) -> Iterator[Connection]:
        """Write what history does not record (settings, drafts), in a transaction of its own."""
        with self._transaction() as connection:
            yield connection

    def when_idle(self) -> None:
        """Do what is better done while nobody waits. On the thread that writes."""
        if self._log:
            self._log.when_idle()

    def undo(self) -> Changes | None:
        """Take the latest change back; None when there is none."""
        from netdesk.store import history

        return self._step(history.undo_latest)

    def redo(self) -> Changes | None:
        """Make the change that was taken back last again; None when there is none."""
        from netdesk.store import history

        return self._step(history.redo_next)

    def undo_change(self, change_id: int, also: Sequence[int] = ()) -> Changes:
        """Take one change back, and those of `also` with it; raises history.InTheWay and changes nothing
        when later changes touched the same rows or hang on them."""
        from netdesk.store import history

        changes = self._step(lambda connection: history.undo_these(connection, (change_id, *also)))
        assert changes is not None
        return changes

    def make_again(self, change_id: int) -> Changes:
        """Make a change again that was undone before other changes, as a new one; raises Trouble and changes
        nothing when it does not fit any more."""
        from netdesk.store import history

        changes = self._step(lambda connection: history.make_again(connection, change_id))
        assert changes is not None
        return changes

    def restore(
        self, wanted: Sequence[GoneKey], also: Sequence[int] = (), progress: Progress | None = None
    ) -> Changes:
        """Bring single contacts and interactions back that were deleted, and take the changes of `also` back
        with it, as one change; raises history.InTheWay and changes nothing when what they belong to is gone.
        """
        from netdesk.store import bringing_back

        changes = self._step(lambda connection: bringing_back.restore(connection, wanted, also, progress))
        assert changes is not None
        return changes

    def close(self) -> None:
        """Close the writing connection and give the lock back. What was saved stays safe also when the file
        is not in its place any more."""
        if self._writer is not None:
            from netdesk.store import history

            with suppress(Exception):
                with self.unrecorded() as connection:
                    history.prune(connection)
                self._writer.one("PRAGMA optimize")
            if not self.is_in_place:
                in_place.put_away(self._writer, self.shelf, utc_now().astimezone())
            self._writer.close()
            self._writer = None
            in_place.clear_beside(self.path)
        if self._lock:
            self._lock.release()

    def _step(self, work: Callable[[Connection], Changes | None]) -> Changes | None:
        self._place.require()
        # Keys off before the transaction: a cascade while applying would delete, unrecorded, what was
        # added later, and checking every row as it goes is quadratic.
        self.writer.one("PRAGMA foreign_keys=OFF")
        try:
            with self._transaction() as connection:
                changes = work(connection)
        finally:
            self.writer.one("PRAGMA foreign_keys=ON")
        self._tell(changes)
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        connection = self.writer
        connection.run("BEGIN IMMEDIATE")
        # SQLite ends a transaction by itself when, say, the disk is full. Should somebody catch that error
        # and go on, each further statement would be kept alone: so nothing is kept before the end.
        self._may_commit = False
        try:
            yield connection
            require_open(connection.raw)
            self._may_commit = True
            connection.run("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.raw.execute("ROLLBACK")
            trouble = trouble_of(error)
            if trouble is None or trouble is error:
                raise
            raise trouble from error
        finally:
            self._may_commit = True

    def _tell(self, changes: Changes | None) -> None:
        if changes and self.on_changes:
            self.on_changes(changes)
