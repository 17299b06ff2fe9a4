"""Moving an interaction to another time."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from netdesk.domain.interactions import Interaction
from netdesk.services import contacts, interactions
from netdesk.services.me import me
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.length_field import LengthField
from netdesk.ui.widgets.moment_edit import MomentEdit
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone


class RescheduleDialog(DialogFrame):
    """Day, time and length only. A cancelled interaction is planned again."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, interaction: Interaction, parent: QWidget | None = None
    ) -> None:
        people = contacts.contacts(jobs.reader, interaction.contact_ids)
        self._whom = people[0].shown if people else ""
        title = (
            wording.cut(tr("Another time with {whom}", whom=self._whom), 80) if people else tr("Another time")
        )
        super().__init__(
            title,
            tr("Reschedule"),
            parent,
            sentence=tr("The plan stays as it is.") if interaction.plan else "",
            size=QSize(480, 440),
            hugs=True,
        )
        self._jobs, self._navigator, self._interaction = jobs, navigator, interaction
        self.moment_edit = MomentEdit(home_zone(me(jobs.reader).zone), optional=False)
        if interaction.start is not None:
            self.moment_edit.set_moment(interaction.start)
        self.length = LengthField()
        self.length.set_minutes(interaction.minutes)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.form = FormGrid(label_width=72)
        self.form.add_row(tr("W&hen"), self.moment_edit)
        self.form.add_row(tr("Len&gth"), self.length)
        self.body.addWidget(self.form)
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        self.moment_edit.setFocus()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, interaction_id: int, parent: QWidget | None) -> None:
        """Open the dialog on an interaction; nothing happens when it is gone."""
        interaction = interactions.interaction(jobs.reader, interaction_id)
        if interaction is not None:
            dialog = cls(jobs, navigator, interaction, parent)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def accept(self) -> None:
        """Keep the new time and close; a fault is said here and what was typed stays."""
        start, minutes = self.moment_edit.moment(), self.length.minutes()
        if start is None:
            self._tell(self.moment_edit.trouble())
            return
        interaction_id = self._interaction.id
        assert interaction_id is not None
        self.verb_button.setEnabled(False)
        self._jobs.change(
            lambda desk: interactions.reschedule(desk, interaction_id, start, minutes),
            done=self._on_kept,
            failed=lambda error: self._tell(sentence(error)),
        )

    def _on_kept(self, _: None) -> None:
        start = self.moment_edit.moment()
        home = home_zone(me(self._jobs.reader).zone)
        day = wording.full_day(wording.home_time(start, home).date()) if start else ""
        self._navigator.said.emit(tr("Moved to {day}", day=day), True)
        super().accept()

    def _tell(self, words: str) -> None:
        self.verb_button.setEnabled(True)
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
