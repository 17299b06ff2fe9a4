"""Logging a touch, or editing what an interaction says of itself. Its plan has a wizard of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QWidget

from netdesk.domain.events import Event
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.now import wall_now
from netdesk.services import interactions, planning
from netdesk.services.me import me
from netdesk.ui.dialogs.belonging import Belonging
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.models.contacts import Clock
from netdesk.ui.models.interactions import state_chip
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid, line_edit, text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.length_field import LengthField
from netdesk.ui.widgets.moment_edit import MomentEdit, just_now
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.wizards.kept_draft import KeptDraft
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.services.desks import Desk

_SIZE: Final = QSize(600, 760)
_LABELS: Final = 80
_KEEP_AFTER_MS: Final = 1500


class InteractionEditor(DialogFrame):
    """Edits `interaction`, or logs a new one (its id is None). Explicit Save; a fault keeps the dialog open.

    While logging, the state follows the day until the user has chosen one: what lies ahead is planned.
    What is typed is a draft: kept at most two seconds old and on closing, there again next time.
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
            tr("Log a touch") if self._new else tr("Edit interaction"),
            tr("Log") if self._new else tr("Save"),
            parent,
            size=_SIZE,
            cancel=tr("Close"),
        )
        self._jobs, self._navigator, self._before = jobs, navigator, interaction
        self._home = home_zone(me(jobs.reader).zone)
        self._clock = clock or (lambda: wall_now(self._home))
        self._state_chosen = not self._new
        self._initial: dict[str, Any] = {}
        self._kept = self._initial
        self._thrown_away: Interaction | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER_MS)
        self._make_fields()
        self._lay_out()
        self._show(interaction)
        self._find_draft()
        self.moment_edit.changed.connect(self._follow_day)
        self.state.activated.connect(self._on_state)
        self.belonging.event_chosen.connect(self._on_event)
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
        return cls.log(jobs, navigator, found or blank(contact_id), parent)

    @classmethod
    def log(
        cls, jobs: Jobs, navigator: Navigator, interaction: Interaction, parent: QWidget | None
    ) -> InteractionEditor:
        """Open the editor on what is known already."""
        dialog = cls(jobs, navigator, interaction, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def interaction(self) -> Interaction:
        """What the fields say; all that has no field stays as it was."""
        found = replace(
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
        return self.belonging.applied_to(found)

    def accept(self) -> None:
        """Save and close, or say in place what is missing."""
        if not self._is_fine():
            return
        wanted = self.interaction()
        if not self._new and wanted == self._before:
            self.keep_draft()
            super().accept()
            return
        self._pause.stop()
        drop = self._draft.drop_on

        def work(desk: Desk) -> int:
            kept = _keep(desk, wanted)
            drop(desk)
            return kept

        self.set_verb(tr("Saving…"), enabled=False)
        if self._jobs.long_change_running:
            self._tell(tr("It will be saved when the running import is done."), "text2")
        self._jobs.change(work, done=self._on_kept, failed=self._on_failed)

    def reject(self) -> None:
        """Close; what was typed waits as a draft."""
        self.keep_draft()
        if self._kept != self._initial:
            self._navigator.said.emit(tr("Your words wait as a draft"), False)
        super().reject()

    def keep_draft(self) -> None:
        """Keep what was typed, if it is anything new."""
        self._pause.stop()
        value = planning.draft_of(self.interaction())
        if value == self._kept:
            return
        self._kept = value
        if value == self._initial:
            self._draft.drop()
        else:
            self._draft.keep(value)

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
        self.place = line_edit(tr("Where, in words"))
        self.link = line_edit(tr("Where to click or whom to call"))
        self.notes = text_edit(tr("What was said, what to remember"), lines=4)
        self.belonging = Belonging(self._jobs.reader, self)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()

    def _lay_out(self) -> None:
        self.form = FormGrid(label_width=_LABELS)
        self.people.edit.setAccessibleName(tr("With"))
        for label, field in (
            (tr("Wi&th"), self.people),
            (tr("&Kind"), self.kind),
            (tr("&State"), self.state),
            (tr("W&hen"), self.moment_edit),
            (tr("Len&gth"), self.length),
            (tr("&Place"), self.place),
            (tr("&Link"), self.link),
            (tr("N&otes"), self.notes),
        ):
            self.form.add_row(label, field)
        self.belonging.add_to(self.form)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._state_of_draft = text_label(tr("Kept as a draft if you close"), "caption")
        self.start_over = Button(tr("Start over"), "quiet", "refresh-cw")
        self.start_over.clicked.connect(self._on_start_over)
        self.start_over.hide()
        self.add_foot(self._state_of_draft)
        self.add_foot(self.start_over)

    def _find_draft(self) -> None:
        first = self._before.contact_ids[0] if self._before.contact_ids and self._new else 0
        self._draft = KeptDraft(self._jobs, f"touch-draft-{first}-{self._before.id or 0}")
        self._initial = self._kept = planning.draft_of(self.interaction())
        found = self._draft.find()
        if found is not None:
            self._show(planning.from_draft(found, self._before), drafted=True)
            self._state_chosen = True
            self._kept = planning.draft_of(self.interaction())
            self._state_of_draft.setText(tr("You left this unfinished."))
            self.start_over.show()
        self._pause.timeout.connect(self.keep_draft)
        for told in (
            self.people.changed,
            self.moment_edit.changed,
            self.length.changed,
            self.place.textEdited,
            self.link.textEdited,
            self.notes.textChanged,
            self.belonging.changed,
        ):
            told.connect(self._touch)
        for choice in (self.kind, self.state):
            choice.activated.connect(self._touch)

    def _touch(self, *_: object) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _on_start_over(self) -> None:
        """Throw the draft away, or bring it back."""
        again, self._thrown_away = self._thrown_away, None
        if again is None:
            self._thrown_away = self.interaction()
            self._show(self._before)
            self._initial = self._kept = planning.draft_of(self.interaction())
            self._draft.drop()
        else:
            self._show(again, drafted=True)
            self.keep_draft()
        self._state_chosen = not self._new or again is not None
        self._state_of_draft.setText(tr("The draft is gone.") if again is None else tr("The draft is back."))
        self.start_over.setText(tr("Bring it back") if again is None else tr("Start over"))
        self.kind.setFocus()

    def _show(self, interaction: Interaction, *, drafted: bool = False) -> None:
        self.people.set_contact_ids(interaction.contact_ids)
        self.kind.setCurrentIndex(self.kind.findData(interaction.kind.value))
        self.state.setCurrentIndex(self.state.findData(interaction.state.value))
        if self._new and not drafted:
            self.moment_edit.set_moment(interaction.start or just_now(self._clock(), self._home))
        else:
            self.moment_edit.propose(just_now(self._clock(), self._home))
            self.moment_edit.set_moment(interaction.start)
        self.length.set_minutes(interaction.minutes)
        self.place.setText(interaction.place)
        self.link.setText(interaction.link)
        self.notes.setPlainText(interaction.notes)
        self.belonging.show(interaction)

    # What happens

    def _on_state(self, _place: int) -> None:
        self._state_chosen = True

    def _on_event(self, event: Event) -> None:
        """What took place at an event took place where it was."""
        if not self.place.text().strip():
            self.place.setText(event.place)
        if self._new and not event.standing and self.kind.currentData() == Kind.CALL.value:
            self.kind.setCurrentIndex(self.kind.findData(Kind.EVENT.value))

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
            words = tr(
                "Nobody on your desk is called {shown}. Choose somebody, or add them first.", shown=shown
            )
        elif not self.people.contact_ids:
            words = tr("Choose whom it is with.")
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
        words = wording.cut(tr("{kind} with {names}", kind=wording.kind_words(kept.kind), names=names), 60)
        said = marked("{interaction} logged") if self._new else marked("{interaction} saved")
        self._navigator.said.emit(tr(said, interaction=words), True)
        if self._new:
            self._navigator.interaction_wanted.emit(interaction_id)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self.set_verb(tr("Log") if self._new else tr("Save"))
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
