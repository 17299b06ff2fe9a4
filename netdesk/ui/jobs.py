"""The one door to work off the window's thread.

Every change runs on one writer thread, in the order in which it was asked for; reading runs on a few
workers, each with a connection of its own. Answers come back on the window's thread.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import nullcontext
from functools import partial
from queue import SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.progress import Progress
from netdesk.domain.rows import Changes
from netdesk.services.desks import Desk, Reader
from netdesk.ui.bus import Bus
from netdesk.ui.program.collector import CalmCollector
from netdesk.ui.tr import marked, tr
from netdesk.ui.turns import WindowFirst

T = TypeVar("T")
_REPORT_EVERY = 0.05
_READERS = 2
_TELL_EVERY_MS = 50
_TELL_BUSY_MS = 300
_TOLD_ALONE = 1000
_OUR_FAULT = marked(
    "Something went wrong inside netdesk, so this was not done. Nothing on your desk was changed. "
    "Trying again may help; the log file has the details for a report."
)

log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work. `progress` carries done, total (0: unknown) and a phrase. `can_stop` tells whether
    it looks up on its way."""

    progress = Signal(int, int, str)

    def __init__(
        self,
        what: str,
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        cancelled: Callable[[], None] | None,
        shown_after: float = 0,
        *,
        can_stop: bool = True,
    ) -> None:
        super().__init__()
        self.what = what
        self.can_stop = can_stop
        self.shown_from = monotonic() + shown_after
        self.is_cancelled = False
        self.is_over = False
        self._done = done
        self._failed = failed
        self._cancelled = cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing of it is kept."""
        self.is_cancelled = True

    def answer(self, result: Any, error: Exception | None, bus: Bus) -> None:
        """Tell whoever asked, on the window's thread."""
        self.is_over = True
        if self.what:
            bus.busy.emit("", 0, 0, self)
        if error is None:
            if self._done:
                self._done(result)
        elif isinstance(error, Cancelled):
            if self._cancelled:
                self._cancelled()
        elif self._failed:
            self._failed(error)
        else:
            bus.troubled.emit(sentence(error))


def sentence(error: Exception) -> str:
    """What to tell the user about `error`: a Trouble's own words, a plain apology for a bug."""
    return str(error) if isinstance(error, Trouble) else tr(_OUR_FAULT)


class _Reporting:
    """Progress that comes back to the window a few times a second."""

    def __init__(
        self, job: Job, tell: Callable[[Job, int, int, str], None], give_way: Callable[[], None]
    ) -> None:
        self._job = job
        self._tell = tell
        self._give_way = give_way
        self._next = 0.0

    def report(self, done: int, total: int, what: str = "") -> None:
        if self._job.is_cancelled:
            raise Cancelled
        self._give_way()
        now = monotonic()
        if now >= self._next:
            self._next = now + _REPORT_EVERY
            self._tell(self._job, done, total, what)


def together(changes: Sequence[Changes]) -> Changes:
    """Several changes as one signal, by the name and id of the last."""
    if len(changes) == 1:
        return changes[0]
    tables: dict[str, AbstractSet[int]] = {}
    for each in changes:
        for name, ids in each.tables.items():
            tables[name] = tables[name] | ids if name in tables else ids
    contacts = frozenset[int]().union(*(each.contacts for each in changes))
    return Changes(changes[-1].id, changes[-1].label, contacts, tables)


class Jobs(QObject):
    """Owned by the window; closes with it."""

    _answered = Signal(object, object, object)
    _progressed = Signal(object, int, int, str)
    _changed = Signal(object)

    def __init__(self, desk: Desk, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.reader = desk.reader()
        self.long_change_running = ""
        self._is_closed = False
        self._bus = bus
        self._calm = CalmCollector()
        self._turns = WindowFirst(self)
        if not desk.read_only:
            desk.writer.give_way = self._turns.give_way
        self._untold: list[Changes] = []
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell_waiting)
        self._open: set[Job] = set()
        self._writes: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._reads: SimpleQueue[Callable[[Callable[[], Reader]], None] | None] = SimpleQueue()
        desk.on_changes = self._changed.emit
        queued = Qt.ConnectionType.QueuedConnection
        # What comes back is taken one at a turn of the event loop: all at once would be one long turn.
        self._news: deque[Callable[[], None]] = deque()
        self._taking = QTimer(self)
        self._taking.timeout.connect(self._take_one)
        self._answered.connect(self._hear_answer, queued)
        self._progressed.connect(self._on_progressed, queued)
        self._changed.connect(self._hear_changes, queued)
        self._threads = [threading.Thread(target=self._write, name="netdesk-writer", daemon=True)]
        self._threads += [
            threading.Thread(target=self._read, name=f"netdesk-reader-{n}", daemon=True)
            for n in range(_READERS)
        ]
        for thread in self._threads:
            thread.start()

    def change(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Run a short change on the writer thread, after those asked for before."""
        job = self._add(Job("", done, failed, None))
        self._writes.put(lambda: self._run(job, lambda: work(self.desk)))
        return job

    def long_change(
        self,
        what: str,
        work: Callable[[Desk, Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        *,
        can_stop: bool = True,
    ) -> Job:
        """Run a long change on the writer thread; the status bar shows `what` ("Importing 312 people"), and
        the way to stop it unless the work goes through at one stretch."""
        job = self._add(Job(what, done, failed, cancelled, can_stop=can_stop))
        reporting = _Reporting(job, self._progressed.emit, self._turns.give_way)
        self.long_change_running = what
        self._progressed.emit(job, 0, 0, "")
        self._writes.put(lambda: self._run(job, lambda: work(self.desk, reporting)))
        return job

    def read(
        self,
        work: Callable[[Reader, Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        what: str = "",
        shown_after: float = 0,
    ) -> Job:
        """Run work that only reads on a reading worker; shown in the status bar when `what` says so, and
        when it takes longer than `shown_after` seconds."""
        job = self._add(Job(what, done, failed, cancelled, shown_after))
        reporting = _Reporting(job, self._progressed.emit, self._turns.give_way)
        if what and not shown_after:
            self._progressed.emit(job, 0, 0, "")
        self._reads.put(lambda reader: self._run(job, lambda: work(reader(), reporting)))
        return job

    @property
    def bus(self) -> Bus:
        """Where every change is told."""
        return self._bus

    @property
    def is_idle(self) -> bool:
        """True when nothing is waiting or running, and every change has been told."""
        return not self._open and not self._untold

    @property
    def is_closed(self) -> bool:
        """True once nothing more is done."""
        return self._is_closed

    def close(self) -> None:
        """Stop long work, let the changes asked for finish, and end the threads."""
        self._turns.watch(False)
        for job in list(self._open):
            if job.what:
                job.cancel()
        self._telling.stop()
        self._taking.stop()
        self._news.clear()
        self._writes.put(None)
        for _ in range(_READERS):
            self._reads.put(None)
        for thread in self._threads:
            thread.join()
        self._is_closed = True
        self.reader.close()
        self.desk.on_changes = None

    def _add(self, job: Job) -> Job:
        self._open.add(job)
        self._turns.watch(True)
        return job

    def _write(self) -> None:
        while (task := self._writes.get()) is not None:
            task()
            if self._writes.empty():
                self.desk.when_idle()

    def _read(self) -> None:
        reader: Reader | None = None

        def own_reader() -> Reader:
            nonlocal reader
            if reader is None:
                reader = self.desk.reader()
                reader.give_way = self._turns.give_way
            return reader

        while (task := self._reads.get()) is not None:
            task(own_reader)
        if reader:
            reader.close()

    def _run(self, job: Job, work: Callable[[], Any]) -> None:
        try:
            if job.is_cancelled:
                raise Cancelled
            with self._calm if job.what else nullcontext():
                result, error = work(), None
        except Exception as caught:
            result, error = None, caught
            if not isinstance(caught, (Trouble, Cancelled)):
                log.exception("a job failed")
        self._answered.emit(job, result, error)

    @Slot(object, object, object)
    def _hear_answer(self, job: Job, result: Any, error: Exception | None) -> None:
        self._take_in_turn(partial(self._on_answered, job, result, error))

    @Slot(object)
    def _hear_changes(self, changes: Changes) -> None:
        self._take_in_turn(partial(self._on_changed, changes))

    def _take_in_turn(self, news: Callable[[], None]) -> None:
        if self._is_closed:
            # What was on its way when the threads ended; no timer may be left running for it.
            news()
            return
        if self._taking.isActive():
            self._news.append(news)
            return
        self._taking.start(0)
        news()

    @Slot()
    def _take_one(self) -> None:
        if self._news:
            self._news.popleft()()
        else:
            self._taking.stop()

    def _on_answered(self, job: Job, result: Any, error: Exception | None) -> None:
        self._open.discard(job)
        if not self._open:
            self._turns.watch(False)
        if self._is_closed:
            # Whoever asked would look at a desk that is no longer there.
            return
        if job.what == self.long_change_running:
            self.long_change_running = ""
        job.answer(result, error, self._bus)

    @Slot(object, int, int, str)
    def _on_progressed(self, job: Job, done: int, total: int, what: str) -> None:
        if job.is_over or self._is_closed:
            return
        job.progress.emit(done, total, what)
        if job.what and monotonic() >= job.shown_from:
            self._bus.busy.emit(what or job.what, done, total, job)

    def _on_changed(self, changes: Changes) -> None:
        """Tell the first change at once; those that follow within a moment are told together."""
        if self._is_closed:
            return
        if not self._telling.isActive():
            self._wait_to_tell()
            self._bus.changed.emit(changes)
        elif len(changes.contacts) > _TOLD_ALONE:
            self._tell_waiting()
            self._bus.changed.emit(changes)
        else:
            self._untold.append(changes)

    @Slot()
    def _tell_waiting(self) -> None:
        if self._untold:
            waiting, self._untold = self._untold, []
            self._wait_to_tell()
            self._bus.changed.emit(together(waiting))

    def _wait_to_tell(self) -> None:
        """While more changes are waiting to be made, views need not follow each of them."""
        self._telling.start(_TELL_EVERY_MS if self._writes.empty() else _TELL_BUSY_MS)
