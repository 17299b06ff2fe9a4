"""What all print dialogs do: make the pages anew after every choice, show them, save or print them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.services.previews import RenderedPage, render_page
from netdesk.ui.dialogs.print_frame import PrintFrame
from netdesk.ui.folders import documents
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import print_pages
from netdesk.ui.saving import save_whole
from netdesk.ui.tr import tr
from netdesk.ui.words.sheet_words import remarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from netdesk.printing.pdf_result import PdfResult
    from netdesk.services.desks import Reader

_SHARPEN_MS: Final = 120


class PrintDialog(PrintFrame):
    """A dialog says how its pages are made (`making`), what is told of them (`told_of`, `page_words`, `what`,
    `printing`), what the file is called (`file_words`), which printer they go to (`printer`), and what of
    the choices is remembered (`remember`)."""

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator
        self._result: PdfResult | None = None
        self._page = 0
        self._turn = self._drawing = 0
        self._shown_once = False
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(_SHARPEN_MS)
        self._sharpen.timeout.connect(self._draw)

    # What each dialog says

    def making(self) -> Callable[[Reader], tuple[PdfResult, Any]]:
        """How the pages are made with what is chosen now, on a worker; with it what else was read."""
        raise NotImplementedError

    def told_of(self, result: PdfResult, read: Any) -> str:
        """The line under the title; `read` is what `making` read beside the pages."""
        raise NotImplementedError

    def page_words(self, page: int, count: int) -> str:
        """What a page (from 0) is called."""
        raise NotImplementedError

    def what(self) -> str:
        """What is printed: "Prep sheet for Ann"."""
        raise NotImplementedError

    def printing(self) -> str:
        """What the status bar says meanwhile."""
        raise NotImplementedError

    def file_words(self) -> str:
        """A name for the file."""
        raise NotImplementedError

    def printer(self) -> QPrinter:
        """The usual printer, told the paper and the sides."""
        raise NotImplementedError

    def remember(self) -> None:
        """Keep the choices for next time."""

    # Making and showing pages

    def begin(self) -> None:
        """Connect everything, and make the pages for the first time."""
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
        self._show_page(None)
        self.make_again()

    def make_again(self, *_: object) -> None:
        """Something else was chosen."""
        self.say("")
        self._turn += 1
        making = self.making()

        def work(reader: Reader, _progress: Progress) -> tuple[PdfResult, Any]:
            return making(reader)

        self._jobs.read(work, partial(self._take, self._turn), partial(self._on_failed, self._turn))

    def turn(self, step: int) -> None:
        """Show the page after (1) or before (-1) this one, if there is one."""
        wanted = self._page + step
        if self._result is not None and 0 <= wanted < self._result.pages:
            self._page = wanted
            self._draw()

    def done(self, result: int) -> None:
        """Drop answers that come later."""
        self._turn += 1
        self._drawing += 1
        self._sharpen.stop()
        self.where.stop()
        super().done(result)

    def _take(self, turn: int, made: tuple[PdfResult, Any]) -> None:
        if turn != self._turn:
            return
        self._result, read = made
        self._page = min(self._page, self._result.pages - 1)
        self.subtitle.setText(self.told_of(self._result, read))
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

    def _show_page(self, page: RenderedPage | None) -> None:
        count = self._result.pages if self._result else 0
        name = self.page_words(self._page, count) if count else ""
        self.page_label.setText(name)
        self.preview.show_page(page, name)
        self.before.setEnabled(count > 0 and self._page > 0)
        self.after.setEnabled(self._page + 1 < count)
        for button in (self.save_button, self.print_button):
            button.setEnabled(count > 0)

    # Out

    def save_to(self, path: Path) -> None:
        """Write the PDF there; says below how it went. An older file stays when that fails."""
        if self._result is None:
            return
        data = self._result.data
        self.remember()
        self._jobs.read(
            lambda _reader, _progress: save_whole(path, data),
            lambda _none: self._on_saved(path),
            lambda error: self._tell(sentence(error), "bad"),
        )

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer that was set up, and close; the status bar shows how far it is."""
        if self._result is None:
            return
        data, what = self._result.data, self.what()
        self.remember()
        navigator = self._navigator

        def send(_reader: Reader, progress: Progress) -> None:
            print_pages(printer, data, progress)

        self._jobs.read(
            send,
            lambda _none: navigator.said.emit(tr("{what} sent to the printer", what=what), False),
            what=self.printing(),
        )
        self.accept()

    def _on_saved(self, path: Path) -> None:
        self._tell(tr("Saved as {name}", name=path.name), "ok")
        if isValid(self):
            # There is nothing left to be called off.
            self.cancel_button.setText(tr("Close"))

    def _tell(self, text: str, tone: str) -> None:
        # A slow disk may answer when the dialog is closed and gone.
        if isValid(self) and self.isVisible():
            self.say(text, tone)
        else:
            self._navigator.said.emit(text, False)

    def _choose_file(self) -> None:
        if self._result is None:
            return
        dialog = QFileDialog(self, tr("Save PDF"), documents(), tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.file_words())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.selectedFiles():
            self.save_to(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def _choose_printer(self) -> None:
        if self._result is None:
            return
        printer = self.printer()
        if self.where.name:
            self.where.set_up(printer)
            self.print_on(printer)
            return
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._result.pages)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)
        dialog.deleteLater()
