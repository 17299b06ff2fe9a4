"""Backups while the window is open: the day's backup by itself, what the status bar says, the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import DeskTrouble
from netdesk.domain.now import wall_now
from netdesk.domain.progress import Progress
from netdesk.services import backups
from netdesk.services.desks import Desk, Reader
from netdesk.services.me import me
from netdesk.services.sample_desk import is_sample
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.backups import BackupsDialog
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.words import backup_words

FIRST_MS: Final = 3000
"""The window is used before it is backed up."""
_AFTER_CHANGE_MS: Final = 1000
_AGAIN_MS: Final = 5 * 60 * 1000
_SHOWN_AFTER: Final = 1.5


class BackupErrands(QObject):
    """Over one window. `told` carries what the status bar says of the last backup: its words, whether all
    is well, whether it warns, and why."""

    told = Signal(str, bool, bool, str)

    def __init__(self, window: QWidget, jobs: Jobs, bus: Bus, navigator: Navigator) -> None:
        super().__init__(window)
        self._window, self._jobs, self._navigator = window, jobs, navigator
        self._running = False
        self._done_on: date | None = None
        self._warning = ""
        self.by_key: dict[str, Callable[[], object]] = {"backups": self.show}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        # A computer that sleeps past midnight wakes to a timer that is over: days are compared, not counted.
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._look)
        bus.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Say how the backups stand, and make the day's own a moment later."""
        self._tell()
        self._soon.start(FIRST_MS)
        self._again.start()

    def start_anew(self) -> None:
        """The backups stand elsewhere now: there is none of today yet."""
        self._done_on = None
        self._look()

    def show(self) -> BackupsDialog:
        """Open the list of backups."""
        dialog = BackupsDialog.show_for(self._jobs, self._navigator, self._window)
        dialog.made.connect(self._tell)
        return dialog

    def _on_changed(self, _changes: object) -> None:
        if self._again.isActive() and not self._soon.isActive():
            self._soon.start(_AFTER_CHANGE_MS)

    def _look(self) -> None:
        """Make the day's backup when it is still to be made; say how the backups stand."""
        if self._running or self._jobs.is_closed:
            return
        if self._done_on == wall_now().date() or self._jobs.long_change_running:
            self._tell()
            return
        self._running = True
        desk = self._jobs.desk
        self._jobs.read(
            lambda reader, progress: _daily(desk, reader, progress),
            self._after,
            self._after_failing,
            self._after_stop,
            what=tr("Backing up"),
            shown_after=_SHOWN_AFTER,
        )

    def _after(self, stands: _Stands) -> None:
        self._running = False
        if stands.newest is not None and not stands.trouble:
            self._done_on = wall_now().date()
            self._warning = stands.warning
        self._show(stands)

    def _after_failing(self, error: Exception) -> None:
        """Not even what there is to back up could be read."""
        self._running = False
        self.told.emit(tr("Backup failed"), False, True, sentence(error))

    def _after_stop(self) -> None:
        self._running = False
        self._tell()

    def _tell(self) -> None:
        desk = self._jobs.desk
        self._jobs.read(lambda reader, _: _stands(desk, reader), self._show, self._after_failing)

    def _show(self, stands: _Stands) -> None:
        words, tone = backup_words.status(
            stands.newest,
            stands.trouble,
            wall_now(stands.home),
            stands.home,
            is_blank=stands.is_blank,
            is_sample=stands.is_sample,
        )
        why = stands.trouble or self._warning
        if words and why:
            tone = Tone.WARN
        self.told.emit(words, tone is Tone.OK, tone is Tone.WARN, why)


@dataclass(frozen=True, slots=True)
class _Stands:
    """How the backups stand."""

    newest: Backup | None
    trouble: str
    home: str
    is_blank: bool
    is_sample: bool
    warning: str = ""


def _stands(desk: Desk, reader: Reader, warning: str = "") -> _Stands:
    return _Stands(
        desk.shelf.newest(),
        desk.shelf.trouble,
        me(reader).zone,
        backups.is_blank(reader),
        is_sample(reader),
        warning,
    )


def _daily(desk: Desk, reader: Reader, progress: Progress) -> _Stands:
    """The day's backup. Why it could not be made is for the status bar, not for a box in the way."""
    warning = ""
    if backups.is_due(desk, reader):
        try:
            made = backups.back_up(desk, reader, Reason.DAILY, progress)
        except DeskTrouble:
            return _stands(desk, reader)
        if made.people_before:
            warning = tr(
                "There were {before:,} people at the last backup, now there are {now:,}. "
                "All older backups are kept.",
                before=made.people_before,
                now=made.backup.people,
            )
    return _stands(desk, reader, warning)
