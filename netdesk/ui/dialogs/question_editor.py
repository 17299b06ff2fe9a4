"""A question in a form: one's own, or other words for one of the bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from netdesk.domain.own_questions import OwnQuestion, QuestionKind
from netdesk.services import question_rows
from netdesk.services.desks import Desk
from netdesk.services.questions import practice_topics, topics
from netdesk.ui.dialogs.row_editor import EditorWords, RowEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.words import question_words, wording

_SIZE: Final = QSize(560, 430)


class QuestionEditor(RowEditor[OwnQuestion]):
    """Edits a question. One of the bank's (its key says which) is changed for this desk only."""

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        question: OwnQuestion,
        line_id: int,
        parent: QWidget | None = None,
    ) -> None:
        new = question.id is None and not question.key
        words = EditorWords(tr("New question"), tr("Edit question"), tr("Add question"), "question")
        super().__init__(jobs, navigator, question, words, parent, is_new=new, size=_SIZE)
        if question.key:
            self.set_title(words.edit, tr("It comes from the bank. What you change applies to this desk."))
        self._make_fields()
        self.begin(line_id)
        self.text.setFocus()

    @classmethod
    def ask(
        cls,
        jobs: Jobs,
        navigator: Navigator,
        question: OwnQuestion,
        line_id: int,
        parent: QWidget | None,
    ) -> QuestionEditor:
        """Open it; `line_id` is 0 for a new one."""
        dialog = cls(jobs, navigator, question, line_id, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_value(self, shown: OwnQuestion) -> None:
        """Put a question into the fields."""
        self.text.setPlainText(shown.text)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind.value))
        self._show_kind()
        self.topic.setEditText(shown.topic)
        self.tiara.setCurrentIndex(max(0, self.tiara.findData(shown.tiara)))
        self.must.setChecked(shown.must)

    def value_now(self) -> OwnQuestion:
        """What the fields say."""
        kind = QuestionKind(self.kind.currentData())
        asks = kind is QuestionKind.ASK
        return replace(
            self.before,
            text=" ".join(self.text.toPlainText().split()),
            kind=kind,
            topic=" ".join(self.topic.currentText().split()),
            tiara=str(self.tiara.currentData()) if asks else "",
            must=asks and self.must.isChecked(),
        )

    def troubles(self, wanted: OwnQuestion) -> Sequence[tuple[QWidget, str]]:
        """It needs words."""
        if not wanted.text:
            return [(self.text, tr("Type the question."))]
        return ()

    def name_of(self, shown: OwnQuestion) -> str:
        """Its words."""
        return tr("“{question}”", question=wording.cut(shown.text, 56))

    def keep(self, desk: Desk, wanted: OwnQuestion) -> int:
        """One change."""
        return question_rows.keep(desk, wanted)

    def watched(self) -> Sequence[SignalInstance]:
        """All fields."""
        return (
            self.text.textChanged,
            self.kind.currentIndexChanged,
            self.topic.editTextChanged,
            self.tiara.currentIndexChanged,
            self.must.toggled,
        )

    def _make_fields(self) -> None:
        self.text = text_edit(tr("What would you do differently if you began today?"), lines=3)
        self.kind, self.tiara = ComboField(), ComboField()
        self.topic = ComboField(editable=True)
        for kind in (QuestionKind.ASK, QuestionKind.PRACTICE):
            self.kind.addItem(question_words.kind_words(kind), kind.value)
        self.tiara.addItem(tr("None"), "")
        for each in question_words.CLASSES:
            self.tiara.addItem(question_words.class_words(each), each)
        self.must = QCheckBox(tr("It may not be left &out"))
        for label, field in (
            (tr("&Question"), self.text),
            (tr("&Kind"), self.kind),
            (tr("&Topic"), self.topic),
            (tr("TIA&RA"), self.tiara),
            (tr("&Must ask"), self.must),
        ):
            self.form.add_row(label, field)
        self.form.set_row_visible(self.kind, self.is_new)
        self.kind.currentIndexChanged.connect(self._show_kind)

    def _show_kind(self, *_: object) -> None:
        """The topics of its kind; only what is asked has a class and can be a must."""
        asks = self.kind.currentData() == QuestionKind.ASK.value
        present = self.topic.currentText()
        self.topic.blockSignals(True)
        self.topic.clear()
        self.topic.addItems(list(topics() if asks else practice_topics()))
        self.topic.setEditText(present)
        self.topic.blockSignals(False)
        self.form.set_row_visible(self.tiara, asks)
        self.form.set_row_visible(self.must, asks)
