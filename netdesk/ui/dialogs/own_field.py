"""One of the user's own fields: its name, its kind, and what can be chosen in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.own_fields import NAME_LENGTH, OwnField, OwnKind, field_key
from netdesk.services import own_fields
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.form_grid import FormGrid, line_edit, text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.words.own_words import KIND_WORDS

_SIZE: Final = QSize(480, 460)
_HINTS: Final = marked(
    {
        OwnKind.TEXT: "Any words, on one line.",
        OwnKind.NUMBER: "A number, with decimals or without.",
        OwnKind.DATE: "A day, with or without its year.",
        OwnKind.CHOICE: "One of a few words that you choose from.",
        OwnKind.LINK: "A web address, opened with a click.",
    }
)


class OwnFieldDialog(DialogFrame):
    """Adds a field (None) or changes one. `kept` carries its id."""

    kept = Signal(int)

    def __init__(self, jobs: Jobs, field: OwnField | None, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Change field") if field else tr("New field"),
            tr("Save") if field else tr("Add field"),
            parent,
            sentence=""
            if field
            else tr("Everybody on your desk gets this field. It stays blank until you fill it."),
            size=_SIZE,
        )
        self._jobs = jobs
        self._field = field or OwnField("")
        self._saving = False
        self.name = line_edit(tr("Shirt size, cohort, pronouns"))
        self.name.setMaxLength(NAME_LENGTH)
        self.kind = ComboField()
        self.kind.setAccessibleName(tr("Kind"))
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(tr(words), kind.value)
        self._hint = text_label("", "caption", wrap=True)
        self.choices = text_edit(tr("One choice on each line"), lines=6)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.form = FormGrid(label_width=72)
        self.form.add_row(tr("&Name"), self.name)
        self.form.add_row(tr("&Kind"), _above(self.kind, self._hint))
        self.form.add_row(tr("&Choices"), self.choices)
        self.body.addWidget(self.form)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._show(self._field)
        self.name.setFocus()

    @classmethod
    def ask(cls, jobs: Jobs, field: OwnField | None, parent: QWidget | None) -> OwnFieldDialog:
        """Open the dialog on a field, or for a new one; returns at once."""
        dialog = cls(jobs, field, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Keep the field, or say in place what is missing."""
        if self._saving:
            return
        field = self._typed()
        words = self._missing(field)
        self._tell(words)
        if words:
            return
        self._saving = True
        self.verb_button.setEnabled(False)
        if field.id is None:
            self._jobs.change(
                lambda desk: own_fields.add_own_field(desk, field), self._on_kept, self._on_failed
            )
        else:
            field_id = field.id
            self._jobs.change(
                lambda desk: own_fields.save_own_field(desk, field),
                lambda _none: self._on_kept(field_id),
                self._on_failed,
            )

    def _show(self, field: OwnField) -> None:
        self.name.setText(field.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(field.kind.value)))
        self.choices.setPlainText("\n".join(field.choices))
        self._on_kind(0)

    def _typed(self) -> OwnField:
        kind = OwnKind(self.kind.currentData())
        lines = (" ".join(line.split()) for line in self.choices.toPlainText().splitlines())
        choices = tuple(dict.fromkeys(line for line in lines if line)) if kind is OwnKind.CHOICE else ()
        return OwnField(" ".join(self.name.text().split()), kind, choices, self._field.id)

    def _missing(self, field: OwnField) -> str:
        if not field.name:
            self.name.setFocus()
            return tr("Give the field a name.")
        for other in own_fields.own_fields(self._jobs.reader):
            if other.id != field.id and field_key(other.name) == field_key(field.name):
                self.name.setFocus()
                return tr("There is a field called {name} already. Choose another name.", name=other.name)
        if field.kind is OwnKind.CHOICE and not field.choices:
            self.choices.setFocus()
            return tr("Give at least one choice, each on a line of its own.")
        return ""

    def _on_kind(self, _place: int) -> None:
        kind = OwnKind(self.kind.currentData())
        self._hint.setText(tr(_HINTS[kind]))
        self.form.set_row_visible(self.choices, kind is OwnKind.CHOICE)

    def _on_kept(self, field_id: int) -> None:
        if isValid(self):
            super().accept()
            self.kept.emit(field_id)

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self._saving = False
            self.verb_button.setEnabled(True)
            self._tell(sentence(error))

    def _tell(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            announce(self, words)


def _above(field: QWidget, hint: QWidget) -> QWidget:
    """A field with its hint, as one."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(grid.SPACE_4)
    column.addWidget(field)
    column.addWidget(hint)
    both.setFocusProxy(field)
    return both
