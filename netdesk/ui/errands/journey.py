"""What the journey asks of the window: its wizards, and those that were left halfway."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.services.unfinished import unfinished
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.words import wording


class JourneyErrands(QObject):
    """Hears the wish for a wizard. `may_change` says whether this desk can be changed, and tells if not."""

    def __init__(
        self, window: QWidget, jobs: Jobs, navigator: Navigator, may_change: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._navigator = window, jobs, navigator
        self._may_change = may_change
        self.by_key: dict[str, Callable[[], object]] = {
            "new-round": self._begin_round,
            "prepare": partial(self._open, "prepare"),
            **{f"wizard-{name}": partial(self._open, name) for name in ("circles", "list", "goals", "pitch")},
        }
        navigator.wizard_wanted.connect(self._open)

    def offer_unfinished(self) -> None:
        """At start: say what was left halfway last, and lead back to it."""
        waiting = unfinished(self._jobs.reader, self._jobs.desk.path)
        if not waiting:
            return
        first = waiting[0]
        words = tr("You left “{title}” unfinished", title=wording.cut(first.title, 60))
        go_on = partial(self._navigator.wizard_wanted.emit, first.wish)
        self._navigator.offered.emit(words, tr("Continue"), go_on)

    def _begin_round(self) -> None:
        from netdesk.ui.panels.journey_deeds import begin_round

        begin_round(self._jobs, self._navigator)

    def _open(self, wish: str) -> None:
        if self._may_change():
            from netdesk.ui.wizards.catalogue import open_wizard

            open_wizard(wish, self._jobs, self._navigator, self._window)
