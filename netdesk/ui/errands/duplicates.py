"""Looking for people who are on the desk twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


class DuplicateErrands:
    """`by_key` holds what the action of the menu does."""

    def __init__(self, window: QWidget, jobs: Jobs, bus: Bus, navigator: Navigator) -> None:
        self._window, self._jobs, self._bus, self._navigator = window, jobs, bus, navigator
        self.by_key: dict[str, Callable[[], object]] = {"duplicates": self._find}

    def _find(self) -> None:
        from netdesk.ui.dialogs.duplicates import DuplicatesDialog

        DuplicatesDialog.show_for(self._jobs, self._bus, self._navigator, self._window)
