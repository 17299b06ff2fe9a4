"""Keeps what is being typed, at most two seconds old, in the file beside the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from netdesk.domain.errors import Trouble
from netdesk.domain.progress import Progress
from netdesk.services.desks import Reader
from netdesk.services.pending import pending_work
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import tr

_AFTER_MS: Final = 1500


class DraftKeeper(QObject):
    """`touch` after every change, `flush` to keep it now, `forget` when it was saved or thrown away.

    `make` gives what to keep, or None when there is nothing. `failing` carries a sentence when the disk
    refuses.
    """

    failing = Signal(str)

    def __init__(
        self, jobs: Jobs, key: str, make: Callable[[], dict[str, Any] | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._work = pending_work(jobs.desk.path)
        self.key = key
        self._make = make
        self._latest: dict[str, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """Something changed: keep it soon."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what there is now, away from the window's thread."""
        self._timer.stop()
        self._latest = self._make()
        if self._latest is None:
            self.forget()
            return
        key = self.key

        def write(_reader: Reader, _progress: Progress) -> None:
            # Whichever writing comes last keeps the latest, or nothing when it was forgotten meanwhile.
            try:
                self._work.keep(key, lambda: self._latest)
            except OSError as error:
                raise Trouble(tr("No draft can be kept beside this desk: save before you close.")) from error

        self._jobs.read(write, draft_news(self._jobs).tell, self._on_failed)

    def rest(self) -> None:
        """Keep nothing more; what was kept stays until somebody forgets it."""
        self._timer.stop()
        self._latest = None

    def forget(self) -> None:
        """There is nothing to keep any more."""
        self.rest()
        key = self.key

        def drop(_reader: Reader, _progress: Progress) -> None:
            try:
                self._work.drop(key)
            except OSError as error:
                raise Trouble(tr("A draft that is no longer needed could not be removed.")) from error

        self._jobs.read(drop, draft_news(self._jobs).tell, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self.failing.emit(str(error))
