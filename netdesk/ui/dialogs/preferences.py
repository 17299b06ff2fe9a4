"""What the user prefers: who they are, how netdesk looks, where backups stand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from netdesk.services import backups
from netdesk.services.me import me, save_me
from netdesk.ui import grid, user_settings
from netdesk.ui.dialogs.appearance_page import AppearancePage
from netdesk.ui.dialogs.backups_page import BackupsPage
from netdesk.ui.dialogs.me_form import MeForm, guessed
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.tr import tr
from netdesk.ui.widgets.chip_tabs import ChipTabs
from netdesk.ui.widgets.dialog_frame import DialogFrame, scrolling
from netdesk.ui.widgets.labels import hairline, text_label

_SIZE: Final = QSize(600, 540)
_LABELS: Final = 128


class PreferencesDialog(DialogFrame):
    """Three pages, kept together by Save. What is tried out of the looks is seen at once, and taken back by
    Cancel. `saved` tells whether the backups stand elsewhere now."""

    saved = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), tr("Save"), parent, size=_SIZE, scrolls=False)
        self._jobs = jobs
        self._known = me(jobs.reader)
        self._saving = False
        self.me_form = MeForm(guessed(QLocale.system(), self._known), label_width=_LABELS)
        self.me_form.setEnabled(not jobs.desk.read_only)
        self.appearance = AppearancePage(label_width=_LABELS)
        self.appearance.tried.connect(self._grow)
        self.backups = BackupsPage(jobs, label_width=_LABELS)
        self._build()

    @classmethod
    def show_for(cls, jobs: Jobs, parent: QWidget) -> PreferencesDialog:
        """Open the preferences over a window; returns at once."""
        dialog = cls(jobs, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Keep all of it; the dialog closes when it is kept."""
        answer = self.me_form.answer()
        if self._saving:
            return
        self._saving = True
        if self._jobs.desk.read_only or answer == self._known:
            self._after_save(None)
        else:
            self._jobs.change(lambda desk: save_me(desk, answer), self._after_save, self._on_failed)

    def reject(self) -> None:
        """Leave everything as it was."""
        self.appearance.take_back()
        super().reject()

    def done(self, result: int) -> None:
        """Gone."""
        self.backups.leave()
        super().done(result)

    def _build(self) -> None:
        self.tabs = ChipTabs()
        self.tabs.setAccessibleName(tr("Preferences"))
        self.pages = QStackedWidget()
        forms = {
            tr("You and paper"): self.me_form,
            tr("Appearance"): self.appearance,
            tr("Backups"): self.backups,
        }
        for title, form in forms.items():
            self.tabs.add_tab(title)
            self.pages.addWidget(scrolling(_page(form)))
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.setContentsMargins(grid.SPACE_32, 0, grid.SPACE_32, grid.SPACE_8)
        self._trouble.hide()
        self.body.setContentsMargins(0, grid.SPACE_8, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.tabs)
        self.body.addWidget(hairline())
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self._trouble)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+PgDown", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._turn(step))
        self.me_form.name.setFocus()

    def _turn(self, step: int) -> None:
        """The next page, or the one before, round and round."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _grow(self) -> None:
        """A larger text needs a larger dialog."""
        self.resize(self.fitting_size())

    def _after_save(self, _result: None) -> None:
        self.appearance.keep()
        if self.backups.is_moved:
            user_settings.save_backup_folder(self.backups.folder)
            backups.move_root(self._jobs.desk, self.backups.folder)
        self.saved.emit(self.backups.is_moved)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self._saving = False
        self._trouble.setText(sentence(error))
        self._trouble.show()


def _page(form: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(grid.SPACE_32, grid.SPACE_16, grid.SPACE_32, grid.SPACE_16)
    column.addWidget(form)
    column.addStretch(1)
    return page
