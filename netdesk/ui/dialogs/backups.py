"""All backups of the desk, newest first: what each holds, whether it is whole, and the way back to it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.now import wall_now
from netdesk.domain.progress import Progress
from netdesk.services import backups
from netdesk.services.desks import Reader
from netdesk.services.me import me
from netdesk.services.sample_desk import is_sample
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.dialogs.restore import RestoreDialog
from netdesk.ui.jobs import Job, Jobs, sentence
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.models.backups import BackupModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowList

_SIZE: Final = QSize(680, 600)
RESTORE: Final = marked("Restore…")


class BackupsDialog(DialogFrame):
    """The list; Enter, the verb or the context menu restore the chosen one. `made` after a new backup."""

    made = Signal()

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Backups"),
            tr(RESTORE),
            parent,
            sentence=tr("Made every day, and before each import and restore. Every one is checked."),
            size=_SIZE,
            scrolls=False,
            cancel=tr("Close"),
        )
        self._jobs, self._navigator = jobs, navigator
        self._shelf = jobs.desk.shelf
        self._checking: Job | None = None
        self._making: Job | None = None
        self._is_over = False
        self._build()
        self._read()

    @classmethod
    def show_for(cls, jobs: Jobs, navigator: Navigator, parent: QWidget) -> BackupsDialog:
        """Open the list over a window; returns at once."""
        dialog = cls(jobs, navigator, parent)
        dialog.finished.connect(dialog._go)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Show what restoring the chosen backup would do, and offer it."""
        backup = self._chosen()
        if backup and self.verb_button.isEnabled():
            dialog = RestoreDialog.ask(self._jobs, self._navigator, backup, self)
            dialog.accepted.connect(self.reject)

    def done(self, result: int) -> None:
        """Stop checking; a backup being made goes on."""
        self._is_over = True
        self._stop_checking()
        super().done(result)

    def _go(self) -> None:
        """Gone once nothing is expected any more."""
        if self._making is None:
            self.deleteLater()

    def back_up(self) -> None:
        """Make a backup now."""
        if self._making is not None:
            return
        desk = self._jobs.desk
        self.back_up_button.setEnabled(False)
        self.back_up_button.setText(tr("Backing up…"))

        def work(reader: Reader, progress: Progress) -> Backup:
            return backups.back_up(desk, reader, Reason.ASKED, progress).backup

        self._making = self._jobs.read(
            work, self._after_making, self._after_failing, self._after_stop, what=tr("Backing up")
        )

    def show_folder(self) -> None:
        """Show the folder of the backups as the system does."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shelf.folder)))

    def _build(self) -> None:
        self.model = BackupModel(self)
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Backups, newest first"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        delegate = NameDelegate(self.list, margin=grid.SPACE_32, avatar_size=grid.AVATAR_SMALL)
        self.list.setItemDelegate(delegate)
        self.list.opened.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._nothing = text_label("", "second", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        self._notice = Notice()
        self._notice.setVisible(False)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, 0)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(grid.SPACE_32, 0, grid.SPACE_32, 0)
        column.addWidget(self._notice)
        self._around = around
        self.body.addWidget(around)
        self.body.addWidget(self._pages, 1)
        self.back_up_button = Button(tr("&Back up now"), "quiet", "plus")
        self.back_up_button.clicked.connect(self.back_up)
        self.folder_button = Button(tr("Show in &folder"), "quiet", "folder-open")
        self.folder_button.clicked.connect(self.show_folder)
        self.add_foot(self.back_up_button)
        self.add_foot(self.folder_button)
        self.set_verb(tr(RESTORE), enabled=False)
        self._tell_trouble(self._shelf.trouble)

    def _read(self) -> None:
        desk = self._jobs.desk
        self._jobs.read(
            lambda reader, _: (backups.backups(desk), me(reader).zone), lambda found: self._take(*found)
        )

    def _take(self, found: list[Backup], home: str) -> None:
        if self._is_over:
            return
        chosen = self._chosen()
        self.model.show(found, wall_now(home), home)
        self._nothing.setText("" if found else self._why_none())
        self._pages.setCurrentWidget(self.list if found else self._nothing)
        self.folder_button.setEnabled(bool(found))
        row = max(0, self.model.row_of(chosen.number)) if chosen else 0
        self.list.setCurrentIndex(self.model.index(row))
        self._on_current()
        if found and self.focusWidget() in (None, self.cancel_button):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check(found)

    def _why_none(self) -> str:
        if is_sample(self._jobs.reader):
            return tr("A sample desk is not backed up: it is thrown away unless you save it as yours.")
        return tr("Nothing is backed up yet. The first backup is made by itself.")

    def _check(self, found: list[Backup]) -> None:
        """Read every byte of each backup once, newest first, on a worker."""
        self._stop_checking()
        waiting = [each for each in found if not self.model.is_checked(each.number)]
        if not waiting:
            return
        self._check_one(waiting)

    def _check_one(self, waiting: list[Backup]) -> None:
        backup, rest = waiting[0], waiting[1:]

        def work(_reader: Reader, progress: Progress) -> bool:
            return backups.is_good(backup, progress)

        def take(is_good: bool) -> None:
            if self._is_over:
                return
            self._checking = None
            self.model.set_checked(backup.number, is_good)
            self._on_current()
            if rest:
                self._check_one(rest)

        self._checking = self._jobs.read(work, take, cancelled=lambda: None)

    def _stop_checking(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def _chosen(self) -> Backup | None:
        return self.model.backup(self.list.currentIndex().row())

    def _on_current(self, *_: object) -> None:
        row = self.list.currentIndex().row()
        can = self._chosen() is not None and not self.model.is_damaged(row) and not self._jobs.desk.read_only
        self.set_verb(tr(RESTORE), enabled=can)

    def _open(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.accept()

    def _menu(self, at: QPoint) -> None:
        if self._chosen() is None:
            return
        menu = Menu(self)
        add_entry(menu, tr(RESTORE), "", self.accept, enabled=self.verb_button.isEnabled())
        add_entry(menu, tr("Show in folder"), "", self.show_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _after_making(self, _backup: Backup) -> None:
        self._after_stop()
        self.made.emit()
        if not self._is_over:
            self.list.setCurrentIndex(QModelIndex())
            self._tell_trouble("")
            self._read()

    def _after_failing(self, error: Exception) -> None:
        self._after_stop()
        self._tell_trouble(sentence(error))
        self.made.emit()

    def _after_stop(self) -> None:
        self._making = None
        if self._is_over:
            self.deleteLater()
        self.back_up_button.setText(tr("&Back up now"))
        self.back_up_button.setEnabled(True)

    def _tell_trouble(self, words: str) -> None:
        self._around.setVisible(bool(words))
        self._notice.setVisible(bool(words))
        if words:
            self._notice.set_notice(words, "", tone=Tone.WARN, icon="triangle-alert")
