"""Looking back: the history of the desk, of one contact, and who is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.services import contacts
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


class HistoryErrands(QObject):
    """Opens the history over one window."""

    def __init__(self, window: QWidget, jobs: Jobs, bus: Bus, navigator: Navigator) -> None:
        super().__init__(window)
        self._window, self._jobs, self._bus, self._navigator = window, jobs, bus, navigator
        self.by_key: dict[str, Callable[[], object]] = {"history": self.show, "deleted": self.show_deleted}
        navigator.history_wanted.connect(self.show_of)

    def show(self) -> HistoryDialog:
        """Every change of the desk."""
        return HistoryDialog.show_for(self._jobs, self._bus, self._navigator, self._window)

    def show_deleted(self) -> HistoryDialog:
        """Who and what was deleted, to be restored."""
        dialog = self.show()
        dialog.show_deleted()
        return dialog

    def show_of(self, contact_id: int) -> HistoryDialog | None:
        """The changes that touched one contact; None when they are gone by now."""
        present = contacts.contact(self._jobs.reader, contact_id)
        if present is None:
            return None
        return HistoryDialog.show_for(
            self._jobs,
            self._bus,
            self._navigator,
            self._window,
            contact_id=contact_id,
            name=present.shown,
        )
