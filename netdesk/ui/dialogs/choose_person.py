"""A small dialog that asks for one person on the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.people_picker import PeoplePicker


class ChoosePersonDialog(DialogFrame):
    """Its verb can be used once somebody is chosen."""

    def __init__(
        self, jobs: Jobs, title: str, verb: str, take: Callable[[int], object], parent: QWidget, sentence: str
    ) -> None:
        super().__init__(title, verb, parent, sentence=sentence, size=QSize(440, 264))
        self._take = take
        self.picker = PeoplePicker(jobs, several=False)
        self.picker.edit.setAccessibleName(tr("Person"))
        self.body.addWidget(Labelled(tr("&Person"), self.picker))
        self.body.addStretch(1)
        self.picker.changed.connect(self._allow)
        self._allow()

    @classmethod
    def ask(
        cls,
        jobs: Jobs,
        parent: QWidget,
        take: Callable[[int], object],
        *,
        title: str,
        verb: str,
        sentence: str = "",
    ) -> ChoosePersonDialog:
        """Open it; `take` is given the contact's id. Returns at once."""
        dialog = cls(jobs, title, verb, take, parent, sentence)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.picker.edit.setFocus(Qt.FocusReason.TabFocusReason)
        return dialog

    def accept(self) -> None:
        """Give the person away and close."""
        chosen = self.picker.contact_ids
        if chosen:
            super().accept()
            self._take(chosen[0])

    def _allow(self) -> None:
        self.verb_button.setEnabled(bool(self.picker.contact_ids))
        if self.picker.contact_ids:
            self.verb_button.setFocus(Qt.FocusReason.OtherFocusReason)
