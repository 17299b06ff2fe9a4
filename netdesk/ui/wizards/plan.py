"""Planning an informational interview, step by step, kept once at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from netdesk.domain.interactions import Interaction
from netdesk.domain.now import wall_now
from netdesk.services import contacts, interactions, planning
from netdesk.services.me import me
from netdesk.ui import wording
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.models.contacts import Clock
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.wizard_frame import WizardFrame
from netdesk.ui.wizards.plan_draft import PlanDraft
from netdesk.ui.wizards.plan_keep import KeepPage
from netdesk.ui.wizards.plan_known import KnownPage
from netdesk.ui.wizards.plan_parts import PlanPage, plan_of
from netdesk.ui.wizards.plan_pitch import PitchPage
from netdesk.ui.wizards.plan_questions import QuestionsPage
from netdesk.ui.wizards.plan_start import STEPS, blank, title, with_defaults
from netdesk.ui.wizards.plan_when import WhenPage
from netdesk.ui.wizards.plan_why import WhyPage
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.domain.me import Me
    from netdesk.services.desks import Desk

KEEP_AFTER_MS: Final = 2000
"""How long typing must pause before the draft is kept."""

_KEEP: Final = len(STEPS) - 1


class PlanWizard(WizardFrame):
    """Plans `interaction`, a new one when its id is None. Every step can be gone to at any time.

    What is typed is a draft from the first word on: kept at every step, after two seconds without typing
    and on closing, and there again when the same plan is opened next time.
    """

    _planning: tuple[PlanPage, ...] = ()

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        interaction: Interaction,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        self._before = interaction
        user = me(jobs.reader)
        home = home_zone(user.zone)
        now = clock() if clock else wall_now(home)
        people = contacts.contacts(jobs.reader, interaction.contact_ids)
        self._initial = with_defaults(jobs.reader, interaction, people, now, home)
        self._make_pages(jobs, user, home, now)
        super().__init__(title(interaction, people), STEPS, self._planning, parent)
        self._jobs, self._navigator = jobs, navigator
        first = interaction.contact_ids[0] if interaction.contact_ids else 0
        self._draft = PlanDraft(jobs, first, interaction.id or 0)
        self._kept: dict[str, Any] = {}
        self._has_draft = self._is_saving = False
        self._thrown_away: Interaction | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._make_foot()
        self._show(self._initial)
        self.pitch.say_reused(interaction.plan is None and bool(plan_of(self._initial).pitch))
        self._find_draft()
        self._connect()
        self._show_marks()
        self.when.focus_first()

    @classmethod
    def ask(
        cls, jobs: Jobs, navigator: Navigator, contact_id: int, interaction_id: int, parent: QWidget | None
    ) -> PlanWizard | None:
        """Open the wizard for a contact (0: to be chosen in it), going on with an interaction (0: a new one).

        None when the interaction is gone.
        """
        found = interactions.interaction(jobs.reader, interaction_id) if interaction_id else None
        if interaction_id and found is None:
            return None
        wizard = cls(jobs, navigator, found or blank(contact_id), parent)
        wizard.finished.connect(wizard.deleteLater)
        wizard.open()
        return wizard

    def interaction(self) -> Interaction:
        """What all steps say together."""
        found = self._before
        for page in self._planning:
            found = page.applied_to(found)
        plan = plan_of(found)
        return replace(found, plan=None if plan.is_blank else plan)

    def keep_draft(self) -> None:
        """Keep what was typed, if anything was."""
        self._pause.stop()
        value = planning.draft_of(self.interaction())
        if not self._is_saving and value != self._kept:
            self._kept = value
            self._has_draft = True
            self._draft.keep(value)

    # The frame

    def go_to(self, step: int) -> None:
        """Show a step; any of them, at any time."""
        super().go_to(step)
        self._show_marks()

    def accept(self) -> None:
        """The last verb: keep it, then show the sheet."""
        self._keep(preview=True)

    def reject(self) -> None:
        """Close; the draft waits."""
        if self._is_saving:
            return
        self.keep_draft()
        if self._has_draft:
            self._navigator.said.emit("The plan waits as a draft", False)
        super().reject()

    # Building

    def _make_pages(self, jobs: Jobs, user: Me, home: str, now: datetime) -> None:
        self.when = WhenPage(jobs, home, now)
        self.why = WhyPage(jobs)
        self.pitch = PitchPage(user.name)
        self.known = KnownPage()
        self.questions = QuestionsPage()
        self.summary = KeepPage(home)
        self._planning = (self.when, self.why, self.pitch, self.known, self.questions, self.summary)

    def _make_foot(self) -> None:
        self.draft_label = text_label("", "caption")
        self.start_over = Button("Start over", "quiet", "refresh-cw")
        self.bring_back = Button("Bring it back", "quiet", "undo-2")
        self.keep_button = Button("Keep", "secondary")
        for extra in (self.draft_label, self.start_over, self.bring_back):
            self.add_foot(extra)
            extra.hide()
        self._foot.insertWidget(self._foot.count() - 1, self.keep_button)
        self.keep_button.hide()

    def _connect(self) -> None:
        for page in self._planning:
            page.changed.connect(self._on_edited)
        self._pause.timeout.connect(self.keep_draft)
        self.summary.step_wanted.connect(self.go_to)
        self.step_changed.connect(self._on_step)
        self.start_over.clicked.connect(self._on_start_over)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.keep_button.clicked.connect(self._on_keep)

    def _show(self, interaction: Interaction) -> None:
        for page in self._planning:
            page.show_interaction(interaction)
        self._kept = planning.draft_of(self.interaction())

    def _find_draft(self) -> None:
        found = self._draft.find()
        if found is not None:
            self._show(planning.from_draft(found, self._initial))
            self._has_draft = True
            self._offer("You left this unfinished.", self.start_over)

    def _offer(self, words: str, button: Button) -> None:
        self.draft_label.setText(words)
        self.draft_label.show()
        for each in (self.start_over, self.bring_back):
            each.setVisible(each is button)

    # What happens

    def _on_edited(self) -> None:
        self._pause.start()
        self._show_marks()

    def _on_step(self, step: int) -> None:
        self.keep_draft()
        self.keep_button.setVisible(step == _KEEP)
        if step == _KEEP:
            self.summary.say_trouble("")
            self.summary.show_people([person.name for person in self.when.people.people])
            self.summary.show_interaction(self.interaction())
            self.verb_button.setFocus()
        else:
            self._planning[step].focus_first()

    def _show_marks(self) -> None:
        for at, (mark, page) in enumerate(zip(self._marks, self._planning, strict=True)):
            now = at == self.current()
            mark.set_state(done=page.is_filled and not now, current=now, enabled=True)

    def _on_start_over(self) -> None:
        self._thrown_away = self.interaction()
        self._pause.stop()
        self._show(self._initial)
        self._has_draft = False
        self._draft.drop()
        self._offer("The draft is gone.", self.bring_back)
        self._begin_again()

    def _on_bring_back(self) -> None:
        if self._thrown_away is not None:
            self._show(self._thrown_away)
            self._kept = {}
            self.keep_draft()
            self._offer("The draft is back.", self.start_over)
            self._begin_again()

    def _begin_again(self) -> None:
        self.go_to(0)
        self._show_marks()
        self.when.focus_first()

    def _on_keep(self) -> None:
        self._keep(preview=False)

    def _keep(self, *, preview: bool) -> None:
        fault = self.when.fault()
        if fault:
            self.go_to(_KEEP)
            self.summary.say_trouble(fault)
            return
        wanted, drop = self.interaction(), self._draft.drop_on

        def work(desk: Desk) -> int:
            kept = _kept_on(desk, wanted)
            drop(desk)
            return kept

        self._pause.stop()
        self._set_saving(True)
        self._jobs.change(work, done=lambda kept: self._on_kept(kept, preview), failed=self._on_failed)

    def _on_kept(self, interaction_id: int, preview: bool) -> None:
        kept, new = self.interaction(), self._before.id is None
        names = ", ".join(person.name for person in self.when.people.people[:2])
        words = wording.cut(f"{wording.kind_words(kept.kind)} with {names}", 60)
        self._navigator.said.emit(f"{words} {'planned' if new else 'kept'}", new or kept != self._before)
        super().accept()
        if preview:
            self._navigator.sheet_wanted.emit(interaction_id)

    def _on_failed(self, error: Exception) -> None:
        self._set_saving(False)
        self.keep_draft()
        self.summary.say_trouble(sentence(error))

    def _set_saving(self, saving: bool) -> None:
        self._is_saving = saving
        self.keep_button.setEnabled(not saving)
        self.set_verb("Keeping…" if saving else STEPS[_KEEP].verb, enabled=not saving)


def _kept_on(desk: Desk, wanted: Interaction) -> int:
    if wanted.id is None:
        return interactions.add_interaction(desk, wanted)
    interactions.save_interaction(desk, wanted)
    return wanted.id
