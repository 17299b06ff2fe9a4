"""A session of practice: one question after the other, answered aloud and judged, weak ones again first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.own_questions import Practice, QuestionKind
from netdesk.domain.preparing import Preparation
from netdesk.services import own_questions, question_rows
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame, scrolling
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.wizards.plan_practice import PracticePage

_SIZE: Final = QSize(900, 560)
_NOBODY: Final = Preparation(Interaction(Kind.CALL, ()))


class PractiseDialog(DialogFrame):
    """The page of the wizard that prepares a meeting, without a meeting.

    However it is closed, what was judged is kept, as one change.
    """

    def __init__(
        self, jobs: Jobs, navigator: Navigator, first: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Practise answers"),
            tr("Done"),
            parent,
            sentence=tr("Say each answer aloud. Weak ones come again, the next time too."),
            size=_SIZE,
            scrolls=False,
            cancel="",
            margins=0,
        )
        self._jobs, self._navigator = jobs, navigator
        self.head.setContentsMargins(grid.SPACE_32, grid.SPACE_24, grid.SPACE_32, 0)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, 0)
        questions = own_questions.all_questions(jobs.reader, QuestionKind.PRACTICE)
        self.page = PracticePage(questions, own_questions.practices(jobs.reader))
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.body.addWidget(scrolling(self.page), 1)
        # Ctrl+Enter ends the session; Enter chooses in the list.
        self.verb_button.setDefault(False)
        self.page.bring_forward(first)
        self.page.focus_first()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, first: str, parent: QWidget | None) -> PractiseDialog:
        """Open it, a question first ("" for what comes next by itself)."""
        dialog = cls(jobs, navigator, first, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @property
    def practices(self) -> tuple[Practice, ...]:
        """What was judged so far."""
        return self.page.applied_to(_NOBODY).practices

    def accept(self) -> None:
        """Keep what was judged and close."""
        self._keep()

    def reject(self) -> None:
        """Closing loses nothing."""
        self._keep()

    def _keep(self) -> None:
        practices = self.practices
        if not practices:
            super().reject()
            return
        self.verb_button.setEnabled(False)
        self._jobs.change(
            lambda desk: question_rows.keep_practice(desk, practices),
            done=lambda _kept: self._on_kept(len(practices)),
            failed=self._on_failed,
        )

    def _on_kept(self, count: int) -> None:
        self._navigator.said.emit(counted(count, "{n} answer practised", "{n} answers practised"), True)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self.verb_button.setEnabled(True)
        self._trouble.setText(sentence(error))
        self._trouble.show()
