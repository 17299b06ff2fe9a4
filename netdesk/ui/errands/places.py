"""What the menus ask about organizations and events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


class PlaceErrands:
    """`by_key` holds what the actions of the menu do."""

    def __init__(self, window: QWidget, jobs: Jobs, navigator: Navigator) -> None:
        self._window, self._jobs, self._navigator = window, jobs, navigator
        self.by_key: dict[str, Callable[[], object]] = {"coverage": self._show_coverage}

    def _show_coverage(self) -> None:
        from netdesk.ui.dialogs.coverage import CoverageDialog

        CoverageDialog.show_for(self._jobs, self._navigator, self._window)
