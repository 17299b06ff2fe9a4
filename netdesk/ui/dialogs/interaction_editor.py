"""Logging a touch, or editing what an interaction says of itself. Its plan has a wizard of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.services import interactions
from netdesk.services.me import me
from netdesk.ui import wording
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.models.contacts import Clock, wall_now
from netdesk.ui.models.interactions import state_chip
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid, line_edit, text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.length_field import LengthField
from netdesk.ui.widgets.moment_edit import MomentEdit, just_now
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.store.desk import Desk

_SIZE: Final = QSize(600, 660)
_LABELS: Final = 80


class InteractionEditor(DialogFrame):
    """Edits `interaction`, or logs a new one (its id is None). Explicit Save; a fault keeps the dialog open.

    While logging, the state follows the day until the user has chosen one: what lies ahead is planned.
    """

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        interaction: Interaction,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        self._new = interaction.id is None
        super().__init__(
            "Log a touch" if self._new else "Edit interaction",
            "Log" if self._new else "Save",
            parent,
            size=_SIZE,
        )
        self._jobs, self._navigator, self._before = jobs, navigator, interaction
        self._home = home_zone(me(jobs.reader).zone)
        self._clock = clock or (lambda: wall_now(self._home))
        self._state_chosen = not self._new
        self._make_fields()
        self._lay_out()
        self._show(interaction)
        self.moment_edit.changed.connect(self._follow_day)
        self.state.activated.connect(self._on_state)
        (self.people.edit if not interaction.contact_ids else self.kind).setFocus()

    @classmethod
    def ask(
        cls, jobs: Jobs, navigator: Navigator, interaction_id: int, contact_id: int, parent: QWidget | None
    ) -> InteractionEditor | None:
        """Open the editor: on an interaction, or (0) on a new touch with a contact (0: to be chosen).

        None when the interaction is gone.
        """
        found = interactions.interaction(jobs.reader, interaction_id) if interaction_id else None
        if interaction_id and found is None:
            return None
        dialog = cls(jobs, navigator, found or blank(contact_id), parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def interaction(self) -> Interaction:
        """What the fields say; all that has no field stays as it was."""
        return replace(
            self._before,
            kind=Kind(self.kind.currentData()),
            state=State(self.state.currentData()),
            contact_ids=self.people.contact_ids,
            start=self.moment_edit.moment(),
            minutes=self.length.minutes(),
            place=self.place.text().strip(),
            link=self.link.text().strip(),
            notes=self.notes.toPlainText().strip(),
        )

    def accept(self) -> None:
        """Save and close, or say in place what is missing."""
        if not self._is_fine():
            return
        wanted = self.interaction()
        if not self._new and wanted == self._before:
            super().accept()
            return
        self.set_verb("Saving…", enabled=False)
        if self._jobs.long_change_running:
            self._tell("It will be saved when the running import is done.", "text2")
        self._jobs.change(lambda desk: _keep(desk, wanted), done=self._on_kept, failed=self._on_failed)

    # Building

    def _make_fields(self) -> None:
        self.people = PeoplePicker(self._jobs)
        self.kind, self.state = ComboField(), ComboField()
        for kind in Kind:
            self.kind.addItem(wording.kind_words(kind), kind.value)
        for state in State:
            self.state.addItem(state_chip(state).text, state.value)
        self.moment_edit = MomentEdit(self._home)
        self.length = LengthField()
        self.place = line_edit("Where, in words")
        self.link = line_edit("Where to click or whom to call")
        self.notes = text_edit("What was said, what to remember", lines=4)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()

    def _lay_out(self) -> None:
        self.form = FormGrid(label_width=_LABELS)
        self.people.edit.setAccessibleName("With")
        for label, field in (
            ("Wi&th", self.people),
            ("&Kind", self.kind),
            ("&State", self.state),
            ("W&hen", self.moment_edit),
            ("Len&gth", self.length),
            ("&Place", self.place),
            ("&Link", self.link),
            ("N&otes", self.notes),
        ):
            self.form.add_row(label, field)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def _show(self, interaction: Interaction) -> None:
        self.people.set_contact_ids(interaction.contact_ids)
        self.kind.setCurrentIndex(self.kind.findData(interaction.kind.value))
        self.state.setCurrentIndex(self.state.findData(interaction.state.value))
        if self._new:
            self.moment_edit.set_moment(just_now(self._clock(), self._home))
        else:
            self.moment_edit.propose(just_now(self._clock(), self._home))
            self.moment_edit.set_moment(interaction.start)
        self.length.set_minutes(interaction.minutes)
        self.place.setText(interaction.place)
        self.link.setText(interaction.link)
        self.notes.setPlainText(interaction.notes)

    # What happens

    def _on_state(self, _place: int) -> None:
        self._state_chosen = True

    def _follow_day(self) -> None:
        if self._state_chosen:
            return
        moment = self.moment_edit.moment()
        ahead = moment is not None and wording.home_time(moment, self._home) > self._clock()
        state = State.PLANNED if ahead or self.moment_edit.no_day.isChecked() else State.HELD
        self.state.setCurrentIndex(self.state.findData(state.value))

    def _is_fine(self) -> bool:
        nobody = self.people.unmatched
        words = ""
        if nobody:
            shown = wording.cut(nobody, 40)
            words = f"Nobody on your desk is called {shown}. Choose somebody, or add them first."
        elif not self.people.contact_ids:
            words = "Choose with whom it is."
        self.form.set_error(self.people, words)
        trouble = self.moment_edit.trouble()
        self._tell("")
        if words:
            self.people.edit.setFocus()
        elif trouble:
            self.moment_edit.time_edit.setFocus()
        return not words and not trouble

    def _on_kept(self, interaction_id: int) -> None:
        kept = self.interaction()
        names = ", ".join(person.name for person in self.people.people[:2])
        words = wording.cut(f"{wording.kind_words(kept.kind)} with {names}", 60)
        self._navigator.said.emit(f"{words} {'logged' if self._new else 'saved'}", True)
        if self._new:
            self._navigator.interaction_wanted.emit(interaction_id)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self.set_verb("Log" if self._new else "Save")
        self._tell(sentence(error))

    def _tell(self, words: str, tone: str = "bad") -> None:
        self._trouble.setProperty("tone", tone)
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))


def blank(contact_id: int = 0) -> Interaction:
    """A touch to be logged, with a contact or with nobody yet."""
    return Interaction(Kind.CALL, (contact_id,) if contact_id else (), State.HELD)


def _keep(desk: Desk, wanted: Interaction) -> int:
    if wanted.id is None:
        return interactions.add_interaction(desk, wanted)
    interactions.save_interaction(desk, wanted)
    return wanted.id
