"""What the menus do about the fields and photos of people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs


class PersonErrands:
    """`by_key` holds what each action of a menu does."""

    def __init__(self, window: QWidget, jobs: Jobs, bus: Bus) -> None:
        self._window, self._jobs, self._bus = window, jobs, bus
        self.by_key: dict[str, Callable[[], object]] = {"own-fields": self._own_fields}

    def _own_fields(self) -> None:
        from netdesk.ui.dialogs.own_fields import OwnFieldsDialog

        OwnFieldsDialog.show_for(self._jobs, self._bus, self._window)
