"""The print dialog of a prep sheet: its pages as they will be, the few choices there are, PDF or printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from netdesk.domain.me import Paper
from netdesk.domain.now import utc_now
from netdesk.domain.sheets import PrepSheet
from netdesk.services import sheets
from netdesk.services.drafts import save_setting, setting
from netdesk.services.me import me, save_me
from netdesk.ui.dialogs.print_dialog import PrintDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.paper import printer_for, printer_for_card
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words import wording
from netdesk.ui.words.sheet_words import file_name, offered, page_name, whose

if TYPE_CHECKING:
    from netdesk.printing.pdf_result import PdfResult
    from netdesk.services.desks import Desk, Reader

_BACK, _PRIVATE, _ON_CARD, _LARGE = "sheet-back", "sheet-private", "sheet-on-card", "sheet-large"
"""The settings that hold what was chosen last, "yes" or "no"."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose for the sheet."""

    paper: Paper
    back: bool
    private: bool
    large: bool = False
    cards: bool = False
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read beside the pages: the first sheet, and who else is met on its day."""

    sheet: PrepSheet
    has_card: bool
    of_the_day: tuple[int, ...]


class PrintSheetDialog(PrintDialog):
    """Shows the prep sheets of interactions; several come in one file. It is made anew after every choice."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, *interaction_ids: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, navigator, parent)
        self._ids = self._asked = interaction_ids
        self._of_the_day: tuple[int, ...] = ()
        self._sheet: PrepSheet | None = None
        self._has_card = False
        self._restore()
        self.paper.currentIndexChanged.connect(self.make_again)
        self.layouts.currentIndexChanged.connect(self._on_layout)
        for box in (self.back, self.larger, self.leave_out, self.card):
            box.toggled.connect(self.make_again)
        self.offer.taken.connect(self._take_offer)
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
        return Choices(
            self.paper.currentData(),
            self.back.isChecked(),
            not self.leave_out.isChecked(),
            self.larger.isChecked(),
            self.card.isChecked() and self.card.isEnabled(),
            self.layouts.currentData(),
        )

    # What the frame asks

    def making(self) -> Callable[[Reader], tuple[PdfResult, Any]]:
        """The sheets as they are chosen, and what the first of them says."""
        ids, asked, chosen = self._ids, self._asked, self.choices()

        def make(reader: Reader) -> tuple[PdfResult, _Read]:
            made = sheets.sheet_pdf(
                reader,
                ids,
                paper=chosen.paper,
                back=chosen.back,
                private=chosen.private,
                large=chosen.large,
                cards=chosen.cards,
                on_card=chosen.on_card,
            )
            has_card = any(sheets.pitch_card(reader, each) is not None for each in ids)
            same_day = sheets.of_the_same_day(reader, asked[0], utc_now()) if len(asked) == 1 else ()
            return made, _Read(sheets.prep_sheet(reader, asked[0]), has_card, same_day)

        return make

    def told_of(self, result: PdfResult, read: Any) -> str:
        """Whose it is."""
        self._sheet = read.sheet
        self._show_card(there_is_one=read.has_card)
        self._show_offer(read.of_the_day)
        return whose(read.sheet, len(self._ids))

    def page_words(self, page: int, count: int) -> str:
        """Front, back, or a number."""
        if self.layouts.currentData():
            return tr("Card {n} of {count}", n=page + 1, count=count)
        if self.larger.isChecked():
            return tr("Page {n} of {count}", n=page + 1, count=count)
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
        return file_name(self._sheet, len(self._ids)) if self._sheet else ""

    def printer(self) -> QPrinter:
        """The chosen paper, both sides where there are two."""
        chosen, pages = self.choices(), self._result.pages if self._result else 0
        if chosen.on_card:
            return printer_for_card(chosen.paper, self.what())
        return printer_for(chosen.paper, self.what(), both_sides=chosen.back and pages > 1)

    def remember(self) -> None:
        """All that is chosen but the cue cards, which not every meeting has."""
        chosen, known = self.choices(), me(self._jobs.reader)
        kept = {_BACK: chosen.back, _PRIVATE: chosen.private, _ON_CARD: chosen.on_card, _LARGE: chosen.large}

        def work(desk: Desk) -> None:
            if known.paper is not chosen.paper:
                save_me(desk, replace(known, paper=chosen.paper))
            for key, value in kept.items():
                save_setting(desk, key, "yes" if value else "no")

        # A desk that cannot be written still prints; it only does not remember.
        self._jobs.change(work, failed=lambda _error: None)

    def _restore(self) -> None:
        reader = self._jobs.reader
        self.paper.setCurrentIndex(self.paper.findData(me(reader).paper))
        self.back.setChecked(setting(reader, _BACK, "yes") == "yes")
        on_card = setting(reader, _ON_CARD, "no") == "yes"
        self.layouts.setCurrentIndex(self.layouts.findData(on_card))
        self._fit_to_layout()
        self.larger.setChecked(setting(reader, _LARGE, "no") == "yes")
        self.leave_out.setChecked(setting(reader, _PRIVATE, "yes") != "yes")

    def _on_layout(self) -> None:
        self._fit_to_layout()
        self.make_again()

    def _fit_to_layout(self) -> None:
        """An index card has one side, one size of print and no room for a cue card, which needs a pitch."""
        whole = not self.layouts.currentData()
        for box in (self.back, self.larger):
            box.setEnabled(whole)
        self.card.setEnabled(whole and self._has_card)

    def _show_card(self, *, there_is_one: bool) -> None:
        self._has_card = there_is_one
        self._fit_to_layout()
        told = "" if there_is_one else tr("No pitch was chosen for this meeting")
        self.card.setToolTip(plain_tooltip(told))

    def _show_offer(self, of_the_day: tuple[int, ...]) -> None:
        """All meetings of the day in one file, or the one that was asked for again."""
        self._of_the_day = of_the_day
        if len(of_the_day) < 2 or self._asked[0] not in of_the_day or self._sheet is None:
            self.offer.offer("", "")
        elif self._ids == self._asked:
            self.offer.offer(*offered(self._sheet, len(of_the_day)))
        else:
            self.offer.offer(tr("All of that day are in one file."), tr("Only this one"))

    def _take_offer(self) -> None:
        self._ids = self._of_the_day if self._ids == self._asked else self._asked
        self.make_again()
