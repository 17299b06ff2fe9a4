"""A desk that cannot be opened: its good backups, the way back, and nothing lost of the damaged file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.backups import Backup
from netdesk.domain.errors import Cancelled, DeskGone, Trouble
from netdesk.domain.now import wall_now
from netdesk.services import backups, restoring
from netdesk.services.desks import Shelf
from netdesk.services.restoring import Restored
from netdesk.ui import grid
from netdesk.ui.aside import run_aside
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.folders import documents
from netdesk.ui.jobs import sentence
from netdesk.ui.models.backups import BackupModel
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.words import backup_words

_SIZE: Final = QSize(680, 560)
_DRAWN_PX: Final = 13
_NONE: Final = marked("There is no backup of this desk here.")
_ALL_DAMAGED: Final = marked("No backup of this desk is whole.")


@dataclass(frozen=True, slots=True)
class Way:
    """What the user chose: the desk to open next, whether it may be made, and what to say then."""

    desk: Path
    may_make: bool = False
    said: str = ""


class RecoveryDialog(DialogFrame):
    """What is wrong, the backups newest first as they are checked, and Restore / Choose another / Quit."""

    def __init__(
        self,
        trouble: Trouble,
        shelf: Shelf,
        hold: Callable[[Path], AbstractContextManager[None]],
        parent: QWidget | None = None,
    ) -> None:
        is_gone = isinstance(trouble, DeskGone)
        super().__init__(
            tr("The desk is not where it was") if is_gone else tr("This desk cannot be opened"),
            tr("Restore"),
            parent,
            sentence=str(trouble),
            size=_SIZE * (current().px("body") / _DRAWN_PX),
            scrolls=False,
            cancel=tr("Close") if parent else tr("Quit"),
        )
        self.way: Way | None = None
        self._shelf, self._hold, self._is_gone = shelf, hold, is_gone
        self._is_busy = False
        self._build()
        self._checking = _Checking(shelf.backups(), self)
        self._checking.checked.connect(self._take)
        self._checking.over.connect(self._after_all)
        self._checking.start()

    @classmethod
    def ask(
        cls,
        trouble: Trouble,
        shelf: Shelf,
        hold: Callable[[Path], AbstractContextManager[None]],
        parent: QWidget | None = None,
    ) -> Way | None:
        """Show it and wait; None when the user left."""
        dialog = cls(trouble, shelf, hold, parent)
        dialog.exec()
        way = dialog.way
        dialog.deleteLater()
        return way

    def accept(self) -> None:
        """Bring the chosen backup back; the damaged file is kept beside it."""
        backup = self.model.backup(self.list.currentIndex().row())
        if backup is None or self._is_busy:
            return
        self._set_busy(True)
        done: list[Restored] = []

        def work() -> None:
            with self._hold(self._shelf.desk):
                done.append(restoring.restore(backup.path, self._shelf))

        error = run_aside(work)
        self._set_busy(False)
        if error is not None:
            self._trouble.setText(sentence(error))
            self._trouble.show()
            return
        when = backup_words.inside(backup_words.when(backup, wall_now()))
        said = tr("Restored the backup of {when}", when=when)
        if aside := done[0].aside:
            kept = marked("Restored the backup of {when}. The damaged file is kept as {name}")
            said = tr(kept, when=when, name=aside.name)
        self._leave_for(Way(self._shelf.desk, said=said))

    def choose(self) -> None:
        """Open another desk instead."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Open a desk"), documents(), tr("Desks (*.netdesk);;All files (*)")
        )
        if chosen:
            self._leave_for(Way(Path(chosen)))

    def begin_anew(self) -> None:
        """Make a new desk where the old one was; its backups stay."""
        self._leave_for(Way(self._shelf.desk, may_make=True))

    def reject(self) -> None:
        """Leave everything as it is; a restore that has begun is waited for."""
        if not self._is_busy:
            super().reject()

    def done(self, result: int) -> None:
        """Stop checking."""
        self._checking.stop()
        super().done(result)

    def _leave_for(self, way: Way) -> None:
        self.way = way
        super().accept()

    def _build(self) -> None:
        self.model = BackupModel(self)
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Backups of this desk, newest first"))
        margin = grid.SPACE_32
        self.list.setItemDelegate(NameDelegate(self.list, margin=margin, avatar_size=grid.AVATAR_SMALL))
        self.list.opened.connect(self._open)
        self._nothing = text_label(tr("Looking through the backups…"), "second", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Restoring"))
        self._progress.hide()
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(margin, 0, margin, grid.SPACE_8)
        column.addWidget(self._trouble)
        column.addWidget(self._progress)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, 0)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(told)
        self.another = Button(tr("Choose &another desk…"), "quiet", "folder-open")
        self.another.clicked.connect(self.choose)
        self.add_foot(self.another)
        self.anew = Button(tr("Start a &new desk"), "quiet", "plus")
        self.anew.clicked.connect(self.begin_anew)
        self.anew.setVisible(self._is_gone)
        self.add_foot(self.anew)
        self._good: list[Backup] = []
        self.set_verb(tr("Restore"), enabled=False)

    def _take(self, backup: Backup, is_good: bool) -> None:
        """A backup was checked: good ones are offered, the newest first."""
        if not is_good:
            return
        chosen = max(0, self.list.currentIndex().row())
        self._good.append(backup)
        self.model.show(self._good, wall_now())
        for each in self._good:
            self.model.set_checked(each.number, is_good=True)
        self._pages.setCurrentWidget(self.list)
        self.list.setCurrentIndex(self.model.index(chosen))
        if len(self._good) == 1:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_verb(tr("Restore"), enabled=not self._is_busy)

    def _after_all(self, how_many: int) -> None:
        if not self._good:
            self._nothing.setText(tr(_ALL_DAMAGED) if how_many else tr(_NONE))

    def _open(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.accept()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._trouble.hide()
        self._progress.setVisible(is_busy)
        self.set_verb(tr("Restoring…") if is_busy else tr("Restore"), enabled=not is_busy)
        for each in (self.list, self.another, self.anew, self.cancel_button):
            each.setEnabled(not is_busy)


class _Checking(QObject):
    """Reads every byte of backups on a thread of its own, the newest first. `checked` carries a backup and
    whether it is good; `over` how many there were."""

    checked = Signal(object, bool)
    over = Signal(int)

    def __init__(self, found: list[Backup], parent: QObject) -> None:
        super().__init__(parent)
        self._found = found
        self._is_stopped = False
        self._thread = threading.Thread(target=self._run, name="netdesk-checking")

    def start(self) -> None:
        """Begin; signals come on the thread that made this."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for the end."""
        self._is_stopped = True
        self._thread.join()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Called while reading."""
        if self._is_stopped:
            raise Cancelled

    def _run(self) -> None:
        try:
            for each in self._found:
                self.checked.emit(each, backups.is_good(each, self))
            self.over.emit(len(self._found))
        except Cancelled:
            return
