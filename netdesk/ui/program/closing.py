"""Closing the window while something long runs: the user is asked, for nothing of it would be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from netdesk.ui.dialogs.stop_first import StopFirstDialog


class Closing(QObject):
    """`asks` is False until whoever runs the program lets it ask, and when the window closes for another
    reason than the user's wish: a system that ends is not to wait for an answer."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._dialog: StopFirstDialog | None = None
        self.asks = False
        jobs.bus.busy.connect(self._on_busy)

    def may_close(self) -> bool:
        """Whether the window can close now; False after asking, and the answer closes it."""
        running = self._jobs.long_change_running
        if not self.asks or not running:
            return True
        if self._dialog is None:
            from netdesk.ui.dialogs.stop_first import StopFirstDialog

            self._dialog = StopFirstDialog(running, self._window)
            self._dialog.finished.connect(self._on_answer)
            self._dialog.open()
        return False

    def _on_answer(self, answer: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if answer == dialog.DialogCode.Accepted:
            self.asks = False
            self._window.close()

    def _on_busy(self, what: str, _done: int, _total: int, _job: Job) -> None:
        """It is done meanwhile: what came of it is shown, and there is nothing to ask any more."""
        if self._dialog is not None and not what and not self._jobs.long_change_running:
            self._dialog.reject()
