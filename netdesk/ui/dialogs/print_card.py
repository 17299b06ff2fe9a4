"""The print dialog of a pitch's cue card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from netdesk.domain.me import Paper
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services.cue_cards import card_pdf
from netdesk.services.me import me
from netdesk.ui.dialogs.print_dialog import PrintDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import printer_for_card
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import pitch_words, wording
from netdesk.ui.words.sheet_words import file_name_of

if TYPE_CHECKING:
    from netdesk.printing.pdf_result import PdfResult
    from netdesk.services.desks import Reader

_CARDS: Final = marked({Paper.A4: "A6, 148 × 105 mm", Paper.LETTER: "4 × 6 inches"})


class PrintCardDialog(PrintDialog):
    """Shows the card of a pitch, kept or not; `takes` are rehearsals that the desk does not know yet."""

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        pitch: Pitch,
        takes: Sequence[Rehearsal] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, navigator, parent)
        self._pitch, self._takes = pitch, tuple(takes)
        self.setWindowTitle(tr("Print cue card"))
        self.title.setText(tr("Print cue card"))
        for each in (self.back, self.larger, self.leave_out, self.card):
            each.hide()
        self.form.set_row_visible(self.layouts, False)
        for paper, words in _CARDS.items():
            self.paper.setItemText(self.paper.findData(paper), tr(words))
        self.paper.setCurrentIndex(self.paper.findData(me(jobs.reader).paper))
        self.paper.setAccessibleName(tr("Card"))
        self.paper.currentIndexChanged.connect(self.make_again)
        self.begin()

    @classmethod
    def ask(
        cls,
        jobs: Jobs,
        navigator: Navigator,
        pitch: Pitch,
        takes: Sequence[Rehearsal],
        parent: QWidget,
    ) -> PrintCardDialog:
        """Open the dialog over a window; returns at once."""
        dialog = cls(jobs, navigator, pitch, takes, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def making(self) -> Callable[[Reader], tuple[PdfResult, Any]]:
        """The card of the chosen size."""
        pitch, takes, paper = self._pitch, self._takes, self.paper.currentData()

        def make(reader: Reader) -> tuple[PdfResult, None]:
            return card_pdf(reader, pitch, takes, paper=paper), None

        return make

    def told_of(self, result: PdfResult, read: Any) -> str:
        """For whom it is."""
        return pitch_words.name_of(self._pitch)

    def page_words(self, page: int, count: int) -> str:
        """One card, or several."""
        return tr("Card {n} of {count}", n=page + 1, count=count)

    def what(self) -> str:
        """For whom."""
        return tr("Cue card for {name}", name=wording.cut(pitch_words.name_of(self._pitch), 60))

    def printing(self) -> str:
        """One card."""
        return tr("Printing a cue card")

    def file_words(self) -> str:
        """For whom."""
        return file_name_of(tr("Cue card"), pitch_words.name_of(self._pitch))

    def printer(self) -> QPrinter:
        """Told the size of the card."""
        return printer_for_card(self.paper.currentData(), self.what())
