"""The print dialog of a prep sheet: its pages as they will be, the few choices there are, PDF or printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet
from netdesk.services import sheets
from netdesk.services.drafts import save_setting, setting
from netdesk.services.me import me, save_me
from netdesk.ui import wording
from netdesk.ui.dialogs.print_dialog import PrintDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import printer_for
from netdesk.ui.sheet_words import file_name, page_name, whose
from netdesk.ui.tr import counted, tr

if TYPE_CHECKING:
    from netdesk.printing.pdf_result import PdfResult
    from netdesk.services.desks import Reader


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose for the sheet."""

    paper: Paper
    back: bool
    private: bool


class PrintSheetDialog(PrintDialog):
    """Shows the prep sheets of interactions; several come in one file. It is made anew after every choice."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, *interaction_ids: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, navigator, parent)
        self._ids = interaction_ids
        self._sheet: PrepSheet | None = None
        self._restore()
        self.paper.currentIndexChanged.connect(self.make_again)
        self.back.toggled.connect(self.make_again)
        self.leave_out.toggled.connect(self.make_again)
        self.begin()

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

    # What the frame asks

    def making(self) -> Callable[[Reader], tuple[PdfResult, Any]]:
        """The sheets as they are chosen, and what the first of them says."""
        ids, chosen = self._ids, self.choices()

        def make(reader: Reader) -> tuple[PdfResult, PrepSheet]:
            made = sheets.sheet_pdf(reader, ids, paper=chosen.paper, back=chosen.back, private=chosen.private)
            return made, sheets.prep_sheet(reader, ids[0])

        return make

    def told_of(self, result: PdfResult, read: Any) -> str:
        """Whose it is."""
        self._sheet = read
        return whose(read, len(self._ids))

    def page_words(self, page: int, count: int) -> str:
        """Front, back, or a number."""
        return page_name(page, count, back=self.back.isChecked(), people=len(self._ids))

    def what(self) -> str:
        """For whom."""
        name = wording.cut(self._sheet.name, 60) if self._sheet and len(self._ids) == 1 else ""
        return (
            tr("Prep sheet for {name}", name=name)
            if name
            else counted(len(self._ids), "{n} prep sheet", "{n} prep sheets")
        )

    def printing(self) -> str:
        """How many."""
        return counted(len(self._ids), "Printing {n} sheet", "Printing {n} sheets")

    def file_words(self) -> str:
        """Who and when."""
        return file_name(self._sheet) if self._sheet else ""

    def printer(self) -> QPrinter:
        """The chosen paper, both sides where there are two."""
        chosen, pages = self.choices(), self._result.pages if self._result else 0
        return printer_for(chosen.paper, self.what(), both_sides=chosen.back and pages > 1)

    def remember(self) -> None:
        """Paper, back, private notes."""
        chosen, known = self.choices(), me(self._jobs.reader)

        def work(desk: object) -> None:
            if known.paper is not chosen.paper:
                save_me(desk, replace(known, paper=chosen.paper))  # type: ignore[arg-type]
            save_setting(desk, "sheet-back", "yes" if chosen.back else "no")  # type: ignore[arg-type]
            save_setting(desk, "sheet-private", "yes" if chosen.private else "no")  # type: ignore[arg-type]

        # A desk that cannot be written still prints; it only does not remember.
        self._jobs.change(work, failed=lambda _error: None)

    def _restore(self) -> None:
        reader = self._jobs.reader
        self.paper.setCurrentIndex(self.paper.findData(me(reader).paper))
        self.back.setChecked(setting(reader, "sheet-back", "yes") == "yes")
        self.leave_out.setChecked(setting(reader, "sheet-private", "yes") != "yes")
