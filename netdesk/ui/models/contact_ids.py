"""Which contacts a view shows: asked of the desk, the first hits before all of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.ui.jobs import Job, Jobs

FIRST_HITS: Final = 50
_REST_AFTER_MS: Final = 120
"""How long typing must pause before a long result is fetched whole."""
_BUSY_AFTER_MS: Final = 80
"""When no reading worker has begun after this long, the window's own connection is asked."""
_QUICK_SECONDS: Final = 0.02
_INDEXED: Final = frozenset({ContactSort.NAME, ContactSort.ADDED})
"""Orders in which the first contacts are found without looking at all of them."""


class ContactIds(QObject):
    """Asks the desk which contacts a view shows, and forgets every answer that comes too late.

    `first` brings the first hits of a search as soon as they are known, `whole` all of it. The first hits of
    a text among 100,000 contacts take a few milliseconds, less than the way to a worker and back, so they are
    read here; should that have taken long once (a cold disk, a very large desk), a worker is asked until it
    was quick again. All hits take some 50 ms and more: they are never waited for.
    """

    first = Signal(object)
    whole = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = 0
        self._view = ContactView()
        self._job: Job | None = None
        self._begun = 0
        self._is_quick_here = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask_whole)
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(_BUSY_AFTER_MS)
        self._busy.timeout.connect(self._read_here)

    @property
    def is_asking(self) -> bool:
        """True until the whole answer to the latest question has come."""
        return self._job is not None or self._rest.isActive()

    def ask(self, view: ContactView, *, quick: bool = False) -> None:
        """Ask for the ids of `view`; with `quick` the first hits come before all of them."""
        self._forget()
        self._view = view
        if not quick:
            self._ask_whole()
            return
        if self._is_quick_here and _is_by_name_alone(view):
            self._on_first(self._asked, self._first_hits(self._jobs.reader, view))
            return
        self._job = self._jobs.read(self._work(view, FIRST_HITS), done=partial(self._on_first, self._asked))
        self._busy.start()

    def _first_hits(self, reader: Reader, view: ContactView) -> array[int]:
        begun = perf_counter()
        found = contacts.first_contact_ids(reader, view, FIRST_HITS)
        self._is_quick_here = perf_counter() - begun < _QUICK_SECONDS
        return found

    def begin(self, view: ContactView) -> None:
        """As `ask` with `quick`, but the first hits are there at once when an index gives them in order: the
        window is then seen with people in it."""
        if view.sort not in _INDEXED:
            self.ask(view, quick=True)
            return
        self._forget()
        self._view = view
        ids = contacts.first_contact_ids(self._jobs.reader, view, FIRST_HITS)
        self.first.emit(ids)
        self._rest.start(_REST_AFTER_MS if len(ids) == FIRST_HITS else 0)

    def stop(self) -> None:
        """Ask no more and take no answer."""
        self._forget()

    def _forget(self) -> None:
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._rest.stop()
        self._busy.stop()

    def _work(self, view: ContactView, limit: int) -> Callable[[Reader, Progress], array[int]]:
        asked = self._asked

        def work(reader: Reader, _progress: Progress) -> array[int]:
            self._begun = asked
            if limit == FIRST_HITS and _is_by_name_alone(view):
                return self._first_hits(reader, view)
            return contacts.first_contact_ids(reader, view, limit)

        return work

    def _read_here(self) -> None:
        if self._begun == self._asked or self._job is None:
            return
        self._job.cancel()
        self._on_first(self._asked, contacts.first_contact_ids(self._jobs.reader, self._view, FIRST_HITS))

    def _on_first(self, asked: int, ids: array[int]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        self._busy.stop()
        self._job = None
        self.first.emit(ids)
        if len(ids) < FIRST_HITS:
            self.whole.emit(ids)
        else:
            self._rest.start(_REST_AFTER_MS if self._view.text.strip() else 0)

    def _ask_whole(self) -> None:
        self._job = self._jobs.read(self._work(self._view, -1), done=partial(self._on_whole, self._asked))

    def _on_whole(self, asked: int, ids: array[int]) -> None:
        if isValid(self) and asked == self._asked:
            self._job = None
            self.whole.emit(ids)


def _is_by_name_alone(view: ContactView) -> bool:
    """True when a text is all that is looked for, and names are the order: an index gives the first hits."""
    return view == ContactView(text=view.text, descending=view.descending)
