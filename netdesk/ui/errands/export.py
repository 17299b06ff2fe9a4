"""Taking people out: the dialog, over one window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.ui.dialogs.export import ExportDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.words.export_words import Whom


class ExportErrands(QObject):
    """Hears the wish to export."""

    def __init__(self, window: QWidget, jobs: Jobs, navigator: Navigator) -> None:
        super().__init__(window)
        self._window, self._jobs, self._navigator = window, jobs, navigator
        navigator.export_wanted.connect(self.export)

    def export(self, whom: Whom, chosen_first: bool = False) -> ExportDialog:
        """Ask what to write and where."""
        dialog = ExportDialog.ask(self._jobs, self._navigator, whom, self._window)
        if chosen_first:
            dialog.choose_chosen()
        return dialog
