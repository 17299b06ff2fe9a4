"""Who the user is: one small page at the first start, and the same page later as "About you"."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from netdesk.domain.me import Me, Paper, paper_for
from netdesk.services.me import me, save_me
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.theme import current
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.form_grid import FormGrid, line_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.zone_combo import ZoneCombo
from netdesk.ui.zones import home_zone

_SIZE = QSize(560, 504)
_DRAWN_PX = 13
"""The font's size for which the page is drawn; with a larger one it grows."""
_CODE_LETTERS = 2
PAPERS = {Paper.A4: "A4", Paper.LETTER: "US Letter"}
"""What each paper is called."""


def guessed(locale: QLocale, known: Me) -> Me:
    """`known` with its blank zone and territory filled from the system, and the paper that is usual there."""
    if known.territory:
        return replace(known, zone=home_zone(known.zone))
    territory = QLocale.territoryToCode(locale.territory())
    territory = territory if len(territory) == _CODE_LETTERS else ""
    paper = paper_for(territory) if territory else known.paper
    return replace(known, territory=territory, paper=paper, zone=home_zone(known.zone))


def territories() -> list[tuple[str, str]]:
    """Names and ISO 3166 codes of all territories, by name."""
    found = {QLocale.territoryToCode(each): QLocale.territoryToString(each) for each in QLocale.Country}
    return sorted((name, code) for code, name in found.items() if len(code) == _CODE_LETTERS)


class AboutYouDialog(DialogFrame):
    """Ask who sits at the desk. With `first`, it welcomes, and leaving it keeps only what was guessed."""

    saved = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, *, first: bool = False) -> None:
        super().__init__(
            "Welcome to netdesk" if first else "About you",
            "Start" if first else "Save",
            parent,
            sentence="Your prep sheets use this. It stays on this computer"
            + (", and all of it can wait." if first else "."),
            size=_SIZE * (current().px("body") / _DRAWN_PX),
            cancel="Skip for now" if first else "Cancel",
        )
        self._jobs = jobs
        self._first = first
        self._known = guessed(QLocale.system(), me(jobs.reader))
        self._saving = False
        self._build()
        self._show(self._known)
        self.name.setFocus()

    @classmethod
    def welcome(cls, jobs: Jobs, parent: QWidget) -> AboutYouDialog:
        """Open the page of the first start over a window; returns at once. `saved` tells when it is done."""
        return cls._opened(jobs, parent, first=True)

    @classmethod
    def edit(cls, jobs: Jobs, parent: QWidget) -> AboutYouDialog:
        """Open the page again later; returns at once."""
        return cls._opened(jobs, parent, first=False)

    @classmethod
    def _opened(cls, jobs: Jobs, parent: QWidget, *, first: bool) -> AboutYouDialog:
        dialog = cls(jobs, parent, first=first)
        if first:
            # It stays, unseen, until what was skipped is kept.
            dialog.saved.connect(dialog.deleteLater)
        else:
            dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def answer(self) -> Me:
        """What the fields say."""
        return Me(
            name=_clean(self.name.text()),
            organization=_clean(self.organization.text()),
            phone=_clean(self.phone.text()),
            email=_clean(self.email.text()),
            paper=self.paper.currentData(),
            zone=self.zone.zone(),
            territory=self.territory.currentData(),
        )

    def accept(self) -> None:
        """Keep what the fields say; the page closes when it is kept."""
        self._keep(self.answer())

    def reject(self) -> None:
        """Leave, at once. At the first start the guesses are kept, so that nobody is asked again."""
        if self._first and not self._saving:
            self._saving = True
            guesses = self._known
            self._jobs.change(lambda desk: save_me(desk, guesses), self._after_skip, self._after_skip)
        super().reject()

    def _build(self) -> None:
        self.name = line_edit("As it stands on your letters")
        self.organization = line_edit("Where you study or work")
        self.phone = line_edit()
        self.email = line_edit()
        self.paper = QComboBox()
        for paper, words in PAPERS.items():
            self.paper.addItem(words, paper)
        self.zone = ZoneCombo(self._known.zone)
        self.territory = QComboBox()
        self.territory.addItem("Not said", "")
        for name, code in territories():
            self.territory.addItem(name, code)
        form = FormGrid(label_width=128)
        form.add_row("&Name", self.name)
        form.add_row("School or &work", self.organization)
        form.add_row("&Phone", self.phone)
        form.add_row("&Email", self.email)
        form.add_row("P&aper", self.paper)
        form.add_row("&Time zone", self.zone)
        form.add_row("&Country", self.territory, "Phone numbers without a country are read as numbers there.")
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.body.addWidget(form)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)

    def _show(self, known: Me) -> None:
        self.name.setText(known.name)
        self.organization.setText(known.organization)
        self.phone.setText(known.phone)
        self.email.setText(known.email)
        self.paper.setCurrentIndex(self.paper.findData(known.paper))
        self.territory.setCurrentIndex(max(0, self.territory.findData(known.territory)))

    def _keep(self, answer: Me) -> None:
        if self._saving:
            return
        self._saving = True
        self._jobs.change(lambda desk: save_me(desk, answer), self._after_save, self._on_failed)

    def _after_save(self, _result: None) -> None:
        self.saved.emit()
        super().accept()

    def _after_skip(self, _result: Exception | None) -> None:
        self.saved.emit()

    def _on_failed(self, error: Exception) -> None:
        self._saving = False
        self._trouble.setText(sentence(error))
        self._trouble.show()


def _clean(text: str) -> str:
    return " ".join(text.split())
