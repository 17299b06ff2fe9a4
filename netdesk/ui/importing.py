"""Bringing people in, from dropped files to the result: read, look, decide, keep, tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.ui.bus import Bus
from netdesk.ui.import_wish import ImportWish
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.words import import_result_words, import_words

if TYPE_CHECKING:
    from netdesk.services.desks import Desk
    from netdesk.services.dry_runs import DryRun, FileReading, ImportReport
    from netdesk.services.mappings import Look
    from netdesk.ui.dialogs.import_people import ImportDialog
    from netdesk.ui.dialogs.import_result import ImportResultDialog

_PASTED: Final = Path("Pasted text")
_GONE_ON_SECONDS: Final = 3.0
"""After this long the user does something else: the result then comes without taking the keyboard."""


class ImportFlow(QObject):
    """Owned by the window. `start` may be called at any time: files dropped while a dry run is open wait for
    it; those dropped while an import runs are read at once, and kept after it."""

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._bus, self._navigator, self._window = jobs, bus, navigator, window
        self._waiting: list[Callable[[], None]] = []
        self.dialog: ImportDialog | None = None
        self.result: ImportResultDialog | None = None

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and show what importing them would do. Returns at once."""
        if not paths:
            return
        if self.dialog is not None:
            self._waiting.append(partial(self.start, tuple(paths)))
            return
        self._open(paths, None)

    def start_text(self, text: str) -> None:
        """Show what a text that was pasted or dropped would bring. Returns at once."""
        if self.dialog is not None:
            self._waiting.append(partial(self.start_text, text))
            return
        self._open((_PASTED,), None, text)

    def fulfil(self, wish: ImportWish) -> None:
        """Show what a wizard's files or text would bring. Returns at once."""
        if self.dialog is not None:
            self._waiting.append(partial(self.fulfil, wish))
        elif wish.paths or wish.text:
            self._open(wish.paths or (_PASTED,), None, "" if wish.paths else wish.text, wish)

    def _open(
        self,
        paths: Sequence[Path],
        looks: Sequence[Look] | None,
        pasted: str = "",
        wish: ImportWish | None = None,
    ) -> None:
        from netdesk.ui.dialogs.import_people import ImportDialog

        dialog = ImportDialog(self._jobs, paths, self._window, looks, pasted)
        dialog.carried = wish.batch if wish is not None else None
        dialog.read_again_asked.connect(partial(self._read_again, dialog, paths, pasted, wish))
        dialog.import_asked.connect(partial(self._keep, dialog, wish))
        dialog.over.connect(partial(self._on_over, dialog))
        self.dialog = dialog
        dialog.open()

    def _read_again(
        self,
        dialog: ImportDialog,
        paths: Sequence[Path],
        pasted: str,
        wish: ImportWish | None,
        looks: Sequence[Look],
    ) -> None:
        self._open(paths, looks, pasted, wish)
        if dialog.choices is not None and self.dialog is not None:
            self.dialog.carried = dialog.choices.for_everybody
        dialog.hide()
        dialog.release()

    def _keep(self, dialog: ImportDialog, wish: ImportWish | None) -> None:
        from netdesk.services.imports import import_people

        assert dialog.planned is not None
        assert dialog.choices is not None
        # In a box: the writer thread keeps its last piece of work, which must not keep the dry run.
        box: list[DryRun] = [dialog.planned]
        batch = dialog.batch
        began = monotonic()

        def work(desk: Desk, progress: Progress) -> ImportReport:
            return import_people(desk, box.pop(), batch, progress)

        self._jobs.long_change(
            import_words.doing(dialog.choices.added, dialog.choices.updated),
            work,
            partial(self._done, dialog, began, wish),
            partial(self._failed, dialog),
            partial(self._stopped, dialog),
        )
        # Another one can be looked at meanwhile.
        self._free_the_way(dialog)

    def _free_the_way(self, dialog: ImportDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
            if self._waiting:
                self._waiting.pop(0)()

    def _on_over(self, dialog: ImportDialog) -> None:
        self._free_the_way(dialog)

    def _failed(self, dialog: ImportDialog, error: Exception) -> None:
        self.dialog = self.dialog or dialog
        dialog.come_back(sentence(error))

    def _stopped(self, dialog: ImportDialog) -> None:
        dialog.release()
        self._navigator.declined.emit(tr("Import stopped, nothing was kept"))

    def _done(
        self, dialog: ImportDialog, began: float, wish: ImportWish | None, report: ImportReport
    ) -> None:
        assert dialog.planned is not None
        files = dialog.planned.files
        dialog.release()
        if wish is not None and isValid(wish.wizard) and wish.wizard.isVisible():
            wish.told(report)
            if not report.total("rejected"):
                return
        told = import_result_words.done_title(report, import_result_words.people_added(report))
        self._navigator.said.emit(told, report.change_id is not None)
        quietly = monotonic() - began > _GONE_ON_SECONDS
        # At a turn of its own: the window has everybody new to show at this one.
        QTimer.singleShot(0, self, partial(self._show_result, report, files, quietly=quietly))

    # The result

    def _show_result(self, report: ImportReport, files: Sequence[FileReading], *, quietly: bool) -> None:
        busy = QApplication.activeModalWidget()
        if isinstance(busy, QDialog):
            # Never over something that is being written: when that is done.
            busy.finished.connect(partial(self._show_later, report, files))
            return
        from netdesk.ui.dialogs.import_result import ImportResultDialog

        if self.result is not None and isValid(self.result):
            self.result.close()
        result = ImportResultDialog(self._jobs, self._bus, self._navigator, report, self._window)
        result.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quietly)
        result.show_wanted.connect(partial(self._show_people, report))
        result.save_wanted.connect(partial(self._save_rejected, files))
        result.finished.connect(result.deleteLater)
        self.result = result
        result.show()

    def _show_later(self, report: ImportReport, files: Sequence[FileReading], _result: int) -> None:
        self._show_result(report, files, quietly=True)

    def _show_people(self, report: ImportReport) -> None:
        if self.result is not None:
            self.result.close()
        if report.change_id is not None:
            self._navigator.people_of_change_wanted.emit(report.change_id)

    def _save_rejected(self, files: Sequence[FileReading]) -> None:
        from netdesk.services.dry_runs import save_rejected
        from netdesk.ui.dialogs.rejected_file import ask_where

        result = self.result
        path = ask_where(result, files) if result is not None else None
        if path is None or result is None:
            return

        def tell(text: str) -> None:
            if isValid(result):
                result.say(text)

        self._jobs.read(
            lambda _reader, _progress: save_rejected(files, path),
            lambda written: tell(import_words.saved_rejected(written)),
            lambda error: tell(sentence(error)),
        )
