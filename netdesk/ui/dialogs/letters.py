"""Names look wrong? In which letters a file is written that does not say so itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from netdesk.domain.drafts import Found
from netdesk.services import mappings
from netdesk.services.mappings import Look
from netdesk.ui.dialogs.mapping_preview import PeoplePreview
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.words import mapping_words, wording

_SIZE: Final = QSize(560, 520)


class LettersDialog(DialogFrame):
    """Shows the first people in the letters that are chosen; `take` is given the looks with the choice."""

    def __init__(
        self,
        jobs: Jobs,
        looks: Sequence[Look],
        take: Callable[[tuple[Look, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Names look wrong?"),
            tr("Read this way"),
            parent,
            sentence=tr("Choose the letters in which the names below look right."),
            size=_SIZE,
        )
        self._jobs, self._take = jobs, take
        self._looks = list(looks)
        self._unsure = [at for at, look in enumerate(looks) if look.codec and not look.is_table]
        self._asked = 0
        self.file = ComboField()
        for at in self._unsure:
            self.file.addItem(wording.cut(" ".join(looks[at].path.name.split()), 60))
        self.letters = ComboField()
        form = FormGrid(label_width=96)
        form.add_row(tr("&File"), self.file)
        form.add_row(tr("Read &as"), self.letters)
        form.set_row_visible(self.file, len(self._unsure) > 1)
        self.preview = PeoplePreview()
        self.body.addWidget(form)
        self.body.addWidget(self.preview, 1)
        self.file.activated.connect(self._show_file)
        self.letters.activated.connect(self._on_letters)
        self._show_file()
        self.letters.setFocus(Qt.FocusReason.TabFocusReason)

    @classmethod
    def ask(
        cls,
        jobs: Jobs,
        looks: Sequence[Look],
        take: Callable[[tuple[Look, ...]], object],
        parent: QWidget,
    ) -> LettersDialog:
        """Open it; returns at once."""
        dialog = cls(jobs, looks, take, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Read the files so, if anything was chosen."""
        super().accept()
        self._take(tuple(self._looks))

    @property
    def _at(self) -> int:
        return self._unsure[max(0, self.file.currentIndex())]

    def _show_file(self, _row: int = 0) -> None:
        look = self._looks[self._at]
        self.letters.clear()
        self.letters.addItem(mapping_words.letters_as_told(look), "")
        for codec, words in mapping_words.ENCODINGS:
            self.letters.addItem(tr(words), codec)
        self.letters.setCurrentIndex(max(0, self.letters.findData(look.encoding)))
        self._read()

    def _on_letters(self, _row: int) -> None:
        self._looks[self._at] = replace(self._looks[self._at], encoding=self.letters.currentData())
        self._read()

    def _read(self) -> None:
        self._asked += 1
        asked, look = self._asked, self._looks[self._at]
        self._jobs.read(
            lambda _reader, _progress: mappings.first_people(look),
            lambda people: self._show(asked, people),
            lambda error: self._show(asked, (), sentence(error)),
        )

    def _show(self, asked: int, people: Sequence[Found], trouble: str = "") -> None:
        if isValid(self) and asked == self._asked:
            self.preview.show_people(people, trouble or tr("Nobody can be read this way."))
