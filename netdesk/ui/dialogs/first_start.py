"""Who the user is: one small page at the first start. Later the preferences have the same fields."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.me import Me
from netdesk.services.me import me, save_me
from netdesk.ui.dialogs.me_form import MeForm, guessed
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label

_SIZE = QSize(560, 560)


class AboutYouDialog(DialogFrame):
    """Welcome, and ask who sits at the desk; leaving it keeps only what was guessed."""

    saved = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Welcome to netdesk"),
            tr("Start"),
            parent,
            sentence=tr("Your prep sheets use this. It stays on this computer, and all of it can wait."),
            size=_SIZE,
            hugs=True,
            cancel=tr("Skip for now"),
        )
        self._jobs = jobs
        self._known = guessed(QLocale.system(), me(jobs.reader))
        self._saving = False
        self.form = MeForm(self._known)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        self.form.name.setFocus()

    @classmethod
    def welcome(cls, jobs: Jobs, parent: QWidget) -> AboutYouDialog:
        """Open the page of the first start over a window; returns at once. `saved` tells when it is done."""
        dialog = cls(jobs, parent)
        # It stays, unseen, until what was skipped is kept.
        dialog.saved.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Keep what the fields say; the page closes when it is kept."""
        if self._saving:
            return
        self._saving = True
        answer = self.form.answer()
        self._jobs.change(lambda desk: save_me(desk, answer), self._after_save, self._on_failed)

    def reject(self) -> None:
        """Leave, at once. The guesses are kept, so that nobody is asked again."""
        if not self._saving:
            self._saving = True
            guesses: Me = self._known
            self._jobs.change(lambda desk: save_me(desk, guesses), self._after_skip, self._after_skip)
        super().reject()

    def _after_save(self, _result: None) -> None:
        self.saved.emit()
        super().accept()

    def _after_skip(self, _result: Exception | None) -> None:
        self.saved.emit()

    def _on_failed(self, error: Exception) -> None:
        self._saving = False
        self._trouble.setText(sentence(error))
        self._trouble.show()
