"""An unfinished plan or touch, kept while it is typed and there again after a kill."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from netdesk.services.drafts import draft, drop_draft, keep_draft
from netdesk.services.pending import pending_work
from netdesk.ui.jobs import Jobs

if TYPE_CHECKING:
    from netdesk.domain.progress import Progress
    from netdesk.services.desks import Desk, Reader

Draft = dict[str, Any]


class PlanDraft:
    """One draft of a desk. While a long change keeps the desk busy, it goes into the file beside it.

    `kind` tells drafts of the same interaction apart: "plan" or "touch".
    """

    def __init__(self, jobs: Jobs, contact_id: int, interaction_id: int, kind: str = "plan") -> None:
        self.key = f"{kind}-draft-{contact_id}-{interaction_id}"
        self._jobs = jobs
        self._pending = pending_work(jobs.desk.path)
        self._last: Draft | None = None
        self._number = 0

    def find(self) -> Draft | None:
        """What was kept last, wherever it is; None when there is no draft."""
        kept = [draft(self._jobs.reader, self.key)]
        with suppress(OSError):
            kept.append(self._pending.get(self.key))
        found = max(
            (each for each in kept if each), key=lambda each: int(each.get("number", 0)), default=None
        )
        if found is None:
            return None
        self._number = int(found.get("number", 0))
        return found

    def keep(self, value: Draft) -> None:
        """Keep this, unless it is what was kept last. A fault is passed over: the words are still there."""
        if value == self._last:
            return
        self._last = value
        self._number += 1
        numbered = {**value, "number": self._number}
        if self._jobs.long_change_running:
            self._jobs.read(
                lambda reader, progress: self._keep_beside(reader, progress, numbered), failed=_pass
            )
        else:
            self._jobs.change(lambda desk: keep_draft(desk, self.key, numbered), failed=_pass)

    def drop(self) -> None:
        """Forget it."""
        self._last = None
        self._jobs.change(self.drop_on, failed=_pass)

    def drop_on(self, desk: Desk) -> None:
        """Forget it, on the writer's thread, where the finished plan was just kept."""
        drop_draft(desk, self.key)
        with suppress(OSError):
            self._pending.drop(self.key)

    def _keep_beside(self, _reader: Reader, _progress: Progress, value: Draft) -> None:
        self._pending.keep(self.key, lambda: value)


def _pass(_error: Exception) -> None:
    """A draft that cannot be kept is no reason to stop typing; keeping the plan itself will say why."""
