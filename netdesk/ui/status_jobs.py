"""Long work in the status bar: how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Job
from netdesk.ui.widgets.status_bar import StatusBar


class StatusJobs(QObject):
    """Shows the job that told of itself last, until it is over."""

    def __init__(self, status: StatusBar, bus: Bus) -> None:
        super().__init__(status)
        self._status = status
        self._job: Job | None = None
        bus.busy.connect(self._on_busy)
        status.cancel_clicked.connect(self._stop)

    def _on_busy(self, what: str, done: int, total: int, job: Job) -> None:
        if what:
            self._job = job
            self._status.show_job(what, done, total, can_stop=job.can_stop)
        elif job is self._job:
            self._job = None
            self._status.hide_job()

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()
