"""Before the desk is brought back from a backup: what that changes, and that there is a way back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProgressBar, QWidget

from netdesk.domain.backups import Backup
from netdesk.domain.now import wall_now
from netdesk.domain.progress import Progress
from netdesk.domain.rows import DeskCounts
from netdesk.services import contacts, restoring
from netdesk.services.desks import Shelf
from netdesk.services.me import me
from netdesk.services.restoring import Restoration
from netdesk.ui.jobs import Job, Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.words import backup_words

_SIZE: Final = QSize(480, 296)
_DRAWN_PX: Final = 13
_WAY_BACK: Final = marked(
    "What is on the desk now is backed up first: to go back, open File > Backups and restore the newest."
)


class RestoreDialog(DialogFrame):
    """Ask, build the old desk beside the present one, and have the shell put it in place."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, backup: Backup, parent: QWidget | None = None
    ) -> None:
        home = me(jobs.reader).zone
        self._when = backup_words.when(backup, wall_now(home), home)
        super().__init__(
            tr("Restore the backup of {when}?", when=backup_words.inside(self._when)),
            tr("Restore"),
            parent,
            size=_SIZE * (current().px("body") / _DRAWN_PX),
        )
        self._jobs, self._navigator, self._backup = jobs, navigator, backup
        self._job: Job | None = None
        self._is_over = False
        self.comparison = text_label("", wrap=True)
        self.body.addWidget(self.comparison)
        self.body.addWidget(Paragraph(tr(_WAY_BACK)))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Restoring"))
        self.progress.hide()
        self.trouble = text_label("", "error", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.progress)
        self.body.addWidget(self.trouble)
        self.body.addStretch(1)
        jobs.read(lambda reader, _: contacts.counts(reader), self._compare)

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, backup: Backup, parent: QWidget) -> RestoreDialog:
        """Open it over the list of backups; returns at once."""
        dialog = cls(jobs, navigator, backup, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Check the backup and build the desk from it; then the window's desk is closed and replaced."""
        if self._job is not None:
            return
        self.set_verb(tr("Restoring…"), enabled=False)
        self.trouble.hide()
        self.progress.setRange(0, 0)
        self.progress.show()
        shelf, source = self._jobs.desk.shelf, self._backup.path
        self._job = self._jobs.read(
            lambda _reader, progress: _prepare(source, shelf, progress),
            self._after_preparing,
            self._after_failing,
            self._after_stop,
        )
        self._job.progress.connect(self._show_progress)

    def reject(self) -> None:
        """Stop; nothing has changed."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        """What is still asked for is for nobody now."""
        self._is_over = True
        super().done(result)

    def _compare(self, now: DeskCounts) -> None:
        if not self._is_over:
            self.comparison.setText(backup_words.against(self._backup, now.contacts, now.interactions))

    def _show_progress(self, done: int, total: int, _what: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _after_preparing(self, restoration: Restoration) -> None:
        self._job = None
        then = tr(
            "Restored the backup of {when}. To go back: File > Backups", when=backup_words.inside(self._when)
        )

        def work() -> None:
            restoring.finish(restoration)

        super().accept()
        self._navigator.reopen_wanted.emit(work, then)

    def _after_failing(self, error: Exception) -> None:
        self._after_stop_of_work()
        self.trouble.setText(sentence(error))
        self.trouble.show()

    def _after_stop(self) -> None:
        self._after_stop_of_work()
        super().reject()

    def _after_stop_of_work(self) -> None:
        self._job = None
        self.progress.hide()
        self.set_verb(tr("Restore"))


def _prepare(source: Path, shelf: Shelf, progress: Progress) -> Restoration:
    return restoring.prepare(source, shelf, progress)
