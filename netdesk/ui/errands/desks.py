"""What the menus do about desks: a new one, another one, a copy, the sample, moving to another computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.domain.progress import Progress
from netdesk.services import backups
from netdesk.services.desks import Reader
from netdesk.services.sample_desk import is_sample
from netdesk.ui.arrivals import DESK_SUFFIX, Arrival
from netdesk.ui.desk_menu import desk_menu
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dialogs.moving import MovingDialog
from netdesk.ui.folders import documents
from netdesk.ui.jobs import Jobs
from netdesk.ui.memory import Memory
from netdesk.ui.navigator import Navigator
from netdesk.ui.recent_desks import RecentMenu
from netdesk.ui.tr import marked, tr

KINDS: Final = marked("Desks (*.netdesk)")
"""The files to choose from, by `DESK_SUFFIX`."""


class DeskErrands(QObject):
    """`by_key` fulfils actions; `jobs` is None where no desk is open. Opening itself is the shell's: the
    wishes go to it by the navigator."""

    def __init__(self, window: QWidget, navigator: Navigator, jobs: Jobs | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._jobs = jobs
        self.by_key: dict[str, Callable[[], object]] = {
            "new-desk": self.new_desk,
            "open-desk": self.open_desk,
            "save-copy": self.save_copy,
            "close-desk": self.close_desk,
            "sample": self.open_sample,
            "moving": self.explain_moving,
        }

    def list_recent(self, memory: Memory | None, below: QAction) -> None:
        """Put the menu of recent desks below an action."""
        RecentMenu(memory or Memory(), self._navigator, self._window).insert_after(below)

    def open_menu(self, actions: Mapping[str, QAction], below: QWidget) -> None:
        """Open the menu of what concerns the desk as a whole, below its tile."""
        desk_menu(self._window, actions, below)

    def new_desk(self) -> None:
        """Ask where, make an empty desk there and open it."""
        plain = QFileDialog.Option.DontConfirmOverwrite
        start = str(self._folder() / (tr("My desk") + DESK_SUFFIX))
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("New desk"), start, tr(KINDS), "", plain)
        if not chosen:
            return
        path = with_suffix(Path(chosen))
        if path.exists():
            self._refuse(
                tr("No new desk was made"),
                tr("{name} is there already. Choose another name for it.", name=path.name),
            )
            return
        self._navigator.desk_wanted.emit(Arrival(path, may_make=True))

    def open_desk(self) -> None:
        """Ask which desk, and open it in place of this one."""
        kinds = ";;".join((tr(KINDS), tr("All files (*)")))
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Open desk"), str(self._folder()), kinds)
        if chosen:
            self._navigator.desk_wanted.emit(Arrival(Path(chosen)))

    def close_desk(self) -> None:
        """Close the desk and show the page where another one can be opened."""
        self._navigator.close_desk_wanted.emit()

    def open_sample(self) -> None:
        """Open a desk to look around in, thrown away when it is closed."""
        self._navigator.desk_wanted.emit(Arrival(sample=True))

    def explain_moving(self) -> None:
        """Say how a desk comes to another computer."""
        path = self._jobs.desk.path if self._jobs else None
        if self._jobs is not None and is_sample(self._jobs.reader):
            # Its file goes when it is closed: what is said then is about a desk of one's own.
            path = None
        MovingDialog.show_for(path, self.save_copy, self._window)

    def save_copy(self) -> None:
        """Ask where, and write a whole copy of the desk there while it stays in use."""
        jobs = self._jobs
        if jobs is None:
            return
        path = self.ask_where(tr("Save a copy"), tr("{stem} copy", stem=jobs.desk.path.stem))
        if path is None:
            return

        def work(reader: Reader, progress: Progress) -> None:
            backups.save_copy(reader, path, progress)

        def done(_none: None) -> None:
            self._navigator.said.emit(tr("Saved a copy as {name}", name=path.name), False)

        def stopped() -> None:
            self._navigator.declined.emit(tr("Stopped, no copy was saved"))

        jobs.read(work, done, cancelled=stopped, what=tr("Saving {name}", name=path.name))

    def ask_where(self, title: str, name: str) -> Path | None:
        """A file for a copy of the desk that may be written, or None after saying why not."""
        assert self._jobs is not None
        start = str(Path(documents()) / f"{name}{DESK_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, start, tr(KINDS))
        if not chosen:
            return None
        path = with_suffix(Path(chosen))
        obstacle = why_not(path, self._jobs.desk.path, asked=path == Path(chosen))
        if obstacle:
            self._refuse(tr("No copy was saved"), obstacle)
            return None
        return path

    def _refuse(self, heading: str, sentence: str) -> None:
        MessageDialog.tell(heading, sentence, self._window)

    def _folder(self) -> Path:
        return self._jobs.desk.path.parent if self._jobs else Path(documents())


def with_suffix(path: Path) -> Path:
    """A desk's file name ends as desks' names do."""
    return path if path.suffix.lower() == DESK_SUFFIX else path.with_name(f"{path.name}{DESK_SUFFIX}")


def why_not(path: Path, own: Path, *, asked: bool) -> str:
    """Why a copy of the desk `own` cannot be written to `path`, "" when it can. `asked`: the user has agreed
    that what is there is replaced."""
    if not path.exists():
        return ""
    if own.exists() and path.samefile(own):
        return tr("{name} is the desk that is open. Choose another name for the copy.", name=path.name)
    if not path.is_file():
        return tr("{name} is a folder. Choose another name for the copy.", name=path.name)
    if not asked:
        return tr(
            "{name} is there already. Choose it in the list to replace it, or take another name.",
            name=path.name,
        )
    if backups.is_in_use(path):
        return tr(
            "{name} is open somewhere, or was not closed. Choose another name for the copy.", name=path.name
        )
    return ""
