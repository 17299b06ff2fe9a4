"""The print dialog of a prep sheet: its pages as they will be, the few choices there are, PDF or printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from netdesk.domain.me import Paper
from netdesk.domain.progress import Progress
from netdesk.domain.sheets import PrepSheet
from netdesk.services import sheets
from netdesk.services.drafts import save_setting, setting
from netdesk.services.me import me, save_me
from netdesk.services.previews import RenderedPage, render_page
from netdesk.ui import wording
from netdesk.ui.dialogs.print_frame import PrintFrame
from netdesk.ui.folders import documents
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import print_pages, printer_for
from netdesk.ui.saving import save_whole
from netdesk.ui.sheet_words import file_name, page_name, remarks, whose

if TYPE_CHECKING:
    from netdesk.printing.prep_sheet import PdfResult
    from netdesk.services.desks import Reader

_SHARPEN_MS: Final = 120


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose for the sheet."""

    paper: Paper
    back: bool
    private: bool


class PrintSheetDialog(PrintFrame):
    """Shows the prep sheets of interactions; several come in one file. It is made anew after every choice."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, *interaction_ids: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator
        self._ids = interaction_ids
        self._sheet: PrepSheet | None = None
        self._result: PdfResult | None = None
        self._page = 0
        self._turn = self._drawing = 0
        self._shown_once = False
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(_SHARPEN_MS)
        self._sharpen.timeout.connect(self._draw)
        self._restore()
        self._connect()
        self._make()

    @classmethod
    def ask(
        cls, jobs: Jobs, navigator: Navigator, interaction_ids: int | Sequence[int], parent: QWidget
    ) -> PrintSheetDialog:
        """Open the dialog over a window, for one interaction or several; returns at once."""
        ids = (interaction_ids,) if isinstance(interaction_ids, int) else interaction_ids
        dialog = cls(jobs, navigator, *ids, parent=parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(self.paper.currentData(), self.back.isChecked(), not self.leave_out.isChecked())

    def save_to(self, path: Path) -> None:
        """Write the PDF there; says below how it went. An older file stays when that fails."""
        if self._result is None:
            return
        data = self._result.data
        self._keep_choices()
        self._jobs.read(
            lambda _reader, _progress: save_whole(path, data),
            lambda _none: self._on_saved(path),
            lambda error: self._tell(sentence(error), "bad"),
        )

    def _on_saved(self, path: Path) -> None:
        self._tell(f"Saved as {path.name}", "ok")
        if isValid(self):
            # There is nothing left to be called off.
            self.cancel_button.setText("Close")

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer that was set up, and close; the status bar shows how far it is."""
        if self._result is None:
            return
        data, what = self._result.data, self._what()
        self._keep_choices()
        navigator = self._navigator

        def send(_reader: Reader, progress: Progress) -> None:
            print_pages(printer, data, progress)

        self._jobs.read(
            send,
            lambda _none: navigator.said.emit(f"{what} sent to the printer", False),
            what=f"Printing {wording.count_of(len(self._ids), 'sheet')}",
        )
        self.accept()

    def done(self, result: int) -> None:
        """Drop answers that come later."""
        self._turn += 1
        self._drawing += 1
        self._sharpen.stop()
        super().done(result)

    def _connect(self) -> None:
        self.paper.currentIndexChanged.connect(self._on_choice)
        self.back.toggled.connect(self._on_choice)
        self.leave_out.toggled.connect(self._on_choice)
        self.before.clicked.connect(partial(self.turn, -1))
        self.after.clicked.connect(partial(self.turn, 1))
        self.preview.turned.connect(self.turn)
        self.preview.resized.connect(self._sharpen.start)
        self.save_button.clicked.connect(self._choose_file)
        self.cancel_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self._choose_printer)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.print_button.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save_button.click)
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.turn, step))

    def _restore(self) -> None:
        reader = self._jobs.reader
        self.paper.setCurrentIndex(self.paper.findData(me(reader).paper))
        self.back.setChecked(setting(reader, "sheet-back", "yes") == "yes")
        self.leave_out.setChecked(setting(reader, "sheet-private", "yes") != "yes")
        self._show_page(None)

    # Making and showing pages

    def _on_choice(self, *_: object) -> None:
        self.say("")
        self._make()

    def _make(self) -> None:
        self._turn += 1
        turn, ids, chosen = self._turn, self._ids, self.choices()

        def work(reader: Reader, _progress: Progress) -> tuple[PdfResult, PrepSheet]:
            made = sheets.sheet_pdf(reader, ids, paper=chosen.paper, back=chosen.back, private=chosen.private)
            return made, sheets.prep_sheet(reader, ids[0])

        self._jobs.read(work, partial(self._take, turn), partial(self._on_failed, turn))

    def _take(self, turn: int, made: tuple[PdfResult, PrepSheet]) -> None:
        if turn != self._turn:
            return
        self._result, self._sheet = made
        self._page = min(self._page, self._result.pages - 1)
        self.subtitle.setText(whose(self._sheet, len(self._ids)))
        self.remark("\n".join(remarks(self._result)))
        self._draw()
        if not self._shown_once:
            self._shown_once = True
            self.print_button.setEnabled(True)
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self._result = None
        self._show_page(None)
        self.preview.show_trouble(sentence(error))

    def _draw(self) -> None:
        if self._result is None:
            return
        self._drawing += 1
        drawing, data, page, width = self._drawing, self._result.data, self._page, self.preview.wanted_width()
        self._jobs.read(
            lambda _reader, _progress: render_page(data, page, width),
            partial(self._take_page, drawing),
            partial(self._on_failed, self._turn),
        )

    def _take_page(self, drawing: int, page: RenderedPage) -> None:
        if drawing == self._drawing:
            self._show_page(page)

    def turn(self, step: int) -> None:
        """Show the page after (1) or before (-1) this one, if there is one."""
        wanted = self._page + step
        if self._result is not None and 0 <= wanted < self._result.pages:
            self._page = wanted
            self._draw()

    def _show_page(self, page: RenderedPage | None) -> None:
        count = self._result.pages if self._result else 0
        name = (
            page_name(self._page, count, back=self.back.isChecked(), people=len(self._ids)) if count else ""
        )
        self.page_label.setText(name)
        self.preview.show_page(page, name)
        self.before.setEnabled(count > 0 and self._page > 0)
        self.after.setEnabled(self._page + 1 < count)
        for button in (self.save_button, self.print_button):
            button.setEnabled(count > 0)

    # Words

    def _what(self) -> str:
        name = wording.cut(self._sheet.name, 60) if self._sheet and len(self._ids) == 1 else ""
        return f"Prep sheet for {name}" if name else wording.count_of(len(self._ids), "prep sheet")

    def _tell(self, text: str, tone: str) -> None:
        # A slow disk may answer when the dialog is closed and gone.
        if isValid(self) and self.isVisible():
            self.say(text, tone)
        else:
            self._navigator.said.emit(text, False)

    # Out

    def _keep_choices(self) -> None:
        chosen, known = self.choices(), me(self._jobs.reader)

        def work(desk: object) -> None:
            if known.paper is not chosen.paper:
                save_me(desk, replace(known, paper=chosen.paper))  # type: ignore[arg-type]
            save_setting(desk, "sheet-back", "yes" if chosen.back else "no")  # type: ignore[arg-type]
            save_setting(desk, "sheet-private", "yes" if chosen.private else "no")  # type: ignore[arg-type]

        # A desk that cannot be written still prints; it only does not remember.
        self._jobs.change(work, failed=lambda _error: None)

    def _choose_file(self) -> None:
        if self._sheet is None:
            return
        dialog = QFileDialog(self, "Save PDF", documents(), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(self._sheet))
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.selectedFiles():
            self.save_to(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def _choose_printer(self) -> None:
        if self._result is None:
            return
        chosen = self.choices()
        printer = printer_for(chosen.paper, self._what(), both_sides=chosen.back and self._result.pages > 1)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._result.pages)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)
        dialog.deleteLater()
