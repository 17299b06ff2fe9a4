"""Keeps what the frame of the window tells of the desk up to date: menus, sidebar, status bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.domain.rows import Changes
from netdesk.ui import desk_facts
from netdesk.ui.bus import Bus
from netdesk.ui.desk_facts import DeskFacts
from netdesk.ui.jobs import Jobs

_REFRESH_MS: Final = 20


class FactsKeeper(QObject):
    """Asks on a worker after every change; `told` carries the DeskFacts. Only the latest answer counts."""

    told = Signal(object)

    def __init__(self, jobs: Jobs, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = 0
        # Many changes in a row, such as an undo held down, are asked about once.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_MS)
        self._soon.timeout.connect(self.ask)
        bus.changed.connect(self._on_changed)

    @property
    def has_asked(self) -> bool:
        """False until it has been asked for the first time."""
        return self._asked > 0

    @property
    def is_waiting(self) -> bool:
        """True for the moment between a change and the question about it."""
        return self._soon.isActive()

    def ask(self) -> None:
        """Find out how things stand now."""
        self._asked += 1
        asked = self._asked
        self._jobs.read(
            lambda reader, _: desk_facts.read_facts(reader), lambda facts: self._take(asked, facts)
        )

    def _take(self, asked: int, facts: DeskFacts) -> None:
        if asked == self._asked:
            self.told.emit(facts)

    def _on_changed(self, _changes: Changes) -> None:
        self._soon.start()
