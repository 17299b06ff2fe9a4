"""The sample desk while it is open: its bar, and what the two buttons there do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from netdesk.domain.progress import Progress
from netdesk.services import backups, sample_desk
from netdesk.services.desks import Desk, Reader
from netdesk.ui.program.samples import SampleFolder
from netdesk.ui.tr import tr
from netdesk.ui.widgets.sample_bar import SampleBar
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.shell import Shell


class SampleSession(QObject):
    """Makes a sample desk at `desk`; `before` is the desk to go back to, None for the start page. Raises
    Trouble."""

    def __init__(self, shell: Shell, before: Path | None) -> None:
        super().__init__(shell)
        self._shell = shell
        self._before = before
        self._folder = SampleFolder()
        self.desk = self._folder.desk

    def furnish(self, window: MainWindow) -> None:
        """Say on the window what it shows."""
        bar = SampleBar()
        later = Qt.ConnectionType.QueuedConnection
        bar.save_wanted.connect(self._save, later)
        bar.close_wanted.connect(self._leave, later)
        window.show_above(bar)

    def throw_away(self) -> None:
        """Its desk is closed: nothing of it is kept."""
        self._folder.throw_away()
        self.deleteLater()

    def _leave(self) -> None:
        """Back to where the user came from."""
        if self._before is None or not self._before.is_file():
            self._shell.close_desk()
        else:
            self._shell.open(self._before)

    def _save(self) -> None:
        """Keep the desk as the user's own, and go on with it there."""
        window = self._shell.window
        assert window is not None
        path = window.errands.desks.ask_where(tr("Save as my desk"), tr("My desk"))
        if path is None:
            return

        def work(reader: Reader, progress: Progress) -> None:
            backups.save_copy(reader, path, progress)

        window.jobs.read(work, lambda _none: self._saved(path), what=tr("Saving {name}", name=path.name))

    def _saved(self, path: Path) -> None:
        if self._shell.open(path) and self._shell.window is not None:
            window = self._shell.window
            window.jobs.change(_make_own, partial(_introduce, window))
            window.navigator.said.emit(tr("{name} is yours now", name=path.name), False)


def _introduce(window: MainWindow, _none: None) -> None:
    window.errands.introduce()


def _make_own(desk: Desk) -> None:
    sample_desk.make_own(desk)
