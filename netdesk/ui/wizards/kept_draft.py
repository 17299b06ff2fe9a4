"""Unfinished work of one wizard or editor, kept while it is typed and there again after a kill."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from netdesk.services.drafts import draft, drop_draft, keep_draft
from netdesk.services.pending import pending_work
from netdesk.services.unfinished import KEPT
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.jobs import Jobs

if TYPE_CHECKING:
    from netdesk.domain.progress import Progress
    from netdesk.services.desks import Desk, Reader

Draft = dict[str, Any]


class KeptDraft:
    """The draft of a desk called `key`.

    While a long change keeps the desk busy, it goes into the file beside it. `tell` says that drafts changed.
    """

    def __init__(self, jobs: Jobs, key: str) -> None:
        self.key = key
        self._jobs = jobs
        self._pending = pending_work(jobs.desk.path)
        self.tell = draft_news(jobs).tell
        self._last: Draft | None = None
        self._number = 0

    def find(self) -> Draft | None:
        """What was kept last, wherever it is; None when there is no draft."""
        kept = [draft(self._jobs.reader, self.key)]
        with suppress(OSError):
            kept.append(self._pending.get(self.key))
        found = max((each for each in kept if each), key=lambda each: int(each.get(KEPT, 0)), default=None)
        if found is None:
            return None
        self._number = int(found.get(KEPT, 0))
        return found

    def keep(self, value: Draft) -> None:
        """Keep this, unless it is what was kept last. A fault is passed over: the words are still there."""
        if value == self._last:
            return
        self._last = value
        self._number += 1
        numbered = {**value, KEPT: self._number}
        if self._jobs.long_change_running:
            self._jobs.read(
                lambda reader, progress: self._keep_beside(reader, progress, numbered), self.tell, _pass
            )
        else:
            self._jobs.change(lambda desk: keep_draft(desk, self.key, numbered), self.tell, _pass)

    def drop(self) -> None:
        """Forget it."""
        self._last = None
        self._jobs.change(self.drop_on, self.tell, _pass)

    def drop_on(self, desk: Desk) -> None:
        """Forget it, on the writer's thread, where the finished work was just kept."""
        drop_draft(desk, self.key)
        with suppress(OSError):
            self._pending.drop(self.key)

    def _keep_beside(self, _reader: Reader, _progress: Progress, value: Draft) -> None:
        self._pending.keep(self.key, lambda: value)


def _pass(_error: Exception) -> None:
    """A draft that cannot be kept is no reason to stop typing; keeping the work itself will say why."""
