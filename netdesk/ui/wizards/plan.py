"""Preparing for a meeting, step by step, kept once at the end: also how a new one is planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from netdesk.domain.goals import Goal, GoalState
from netdesk.domain.interactions import Interaction, ResearchItem
from netdesk.domain.now import wall_now
from netdesk.domain.own_questions import QuestionKind
from netdesk.domain.preparing import Preparation
from netdesk.services import contacts, goals, interactions, own_questions, pitches, preparing
from netdesk.services.me import me
from netdesk.services.research import question_for
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import Clock
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.wizards.draft_wizard import DraftWizard
from netdesk.ui.wizards.plan_day import DayPage
from netdesk.ui.wizards.plan_keep import KeepPage
from netdesk.ui.wizards.plan_parts import PlanPage, plan_of
from netdesk.ui.wizards.plan_pitch import PitchPage
from netdesk.ui.wizards.plan_practice import PracticePage
from netdesk.ui.wizards.plan_questions import QuestionsPage
from netdesk.ui.wizards.plan_research import ResearchPage
from netdesk.ui.wizards.plan_start import blank, title, with_defaults
from netdesk.ui.wizards.plan_steps import steps
from netdesk.ui.wizards.plan_when import WhenPage
from netdesk.ui.wizards.plan_why import WhyPage
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.domain.me import Me
    from netdesk.services.desks import Desk


class PlanWizard(DraftWizard[Preparation]):
    """Prepares `interaction`, plans a new one when its id is None, maybe for a goal that it `serves`.

    Each has a draft of its own.
    """

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        interaction: Interaction,
        parent: QWidget | None = None,
        *,
        serves: Goal | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._before = interaction
        self._preview = False
        user = me(jobs.reader)
        home = home_zone(user.zone)
        now = clock() if clock else wall_now(home)
        people = contacts.contacts(jobs.reader, interaction.contact_ids)
        initial = with_defaults(jobs.reader, interaction, people, now, home)
        if serves is not None:
            plan = replace(plan_of(initial), goal=serves.statement, goal_id=serves.id)
            initial = replace(initial, plan=plan)
        first = interaction.contact_ids[0] if interaction.contact_ids else 0
        wish = f"plan:{first}:{interaction.id or 0}"
        self._known: tuple[int, ...] | None = None
        self._planned = pages = self._made_pages(jobs, user, home, now)
        super().__init__(
            jobs, navigator, wish, title(interaction, people), steps(), pages, Preparation(initial), parent
        )
        self._know()
        self.keep_button = Button(tr("Keep"), "secondary")
        self.add_verb(self.keep_button)
        self.keep_button.hide()
        self.keep_button.clicked.connect(self.keep)
        self.summary.step_wanted.connect(self.go_to)
        self.when.meeting_wanted.connect(self._on_meeting)
        self.when.people.changed.connect(self._know)
        self.research.asked.connect(self._on_asked)
        self.pitch.say_reused(interaction.plan is None and bool(plan_of(initial).pitch))

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
        return cls(jobs, navigator, found or blank(contact_id), parent).begin()

    def interaction(self) -> Interaction:
        """The meeting as all steps say it together."""
        return self.value().interaction

    # What the frame asks

    def draft_key(self, wish: str) -> str:
        """One for each contact and each interview."""
        return f"plan-draft-{wish.removeprefix('plan:').replace(':', '-')}"

    def as_draft(self, value: Preparation) -> dict[str, Any]:
        """The meeting as drafts hold it wherever it is typed, and what was practised."""
        return preparing.as_draft(value)

    def from_draft(self, found: dict[str, Any], otherwise: Preparation) -> Preparation:
        """Read it again; what planning does not touch is as the desk has it now."""
        drafted, present = preparing.from_draft(found, otherwise), otherwise.interaction
        meeting = replace(drafted.interaction, state=present.state, notes=present.notes)
        return replace(drafted, interaction=meeting)

    def value(self) -> Preparation:
        """A plan that says nothing is none."""
        found = super().value()
        plan = plan_of(found.interaction)
        return replace(found, interaction=replace(found.interaction, plan=None if plan.is_blank else plan))

    def fault(self) -> tuple[int, str] | None:
        """With whom it is; told where it is kept."""
        words = self.when.fault()
        return (len(self.pages) - 1, words) if words else None

    def keep_on(self, desk: Desk, value: Preparation) -> int:
        """Plan and practice as one change."""
        return preparing.keep(desk, value)

    def words_for(self, kept: Any) -> tuple[str, bool]:
        """With whom."""
        value, new = self.value(), self._before.id is None
        names = ", ".join(person.name for person in self.when.people.people[:2])
        kind = wording.kind_words(value.interaction.kind)
        words = wording.cut(tr("{kind} with {name}", kind=kind, name=names), 60)
        changed = value.interaction != self._before or bool(value.practices)
        said = tr("{meeting} planned", meeting=words) if new else tr("{meeting} kept", meeting=words)
        return said, new or changed

    def words_for_waiting(self) -> str:
        """It is a plan that waits."""
        return tr("The plan waits as a draft")

    def after(self, kept: Any) -> None:
        """Show the sheet, if that was wished."""
        if self._preview:
            self._navigator.sheet_wanted.emit(kept)

    def say_trouble(self, words: str) -> None:
        """On the last page."""
        self.summary.say_trouble(words)

    # The frame

    def accept(self) -> None:
        """The last verb: keep it, then show the sheet."""
        self._preview = True
        self.keep()

    # Building

    def _made_pages(self, jobs: Jobs, user: Me, home: str, now: datetime) -> tuple[PlanPage, ...]:
        reader = jobs.reader
        goals_now = [each for each in goals.every(reader) if each.state is GoalState.ACTIVE]
        self.when = WhenPage(jobs, home, now)
        self.why = WhyPage(jobs, goals_now)
        pace = pitches.pace(reader)
        self.pitch = PitchPage(user.name, pitches.every(reader), pace)
        self.research = ResearchPage(fills=self._before.plan is None)
        self.questions = QuestionsPage(own_questions.all_questions(reader, QuestionKind.ASK))
        self.practice = PracticePage(
            own_questions.all_questions(reader, QuestionKind.PRACTICE), own_questions.practices(reader)
        )
        self.day = DayPage(home, now)
        self.summary = KeepPage(home, pace)
        return (
            self.when,
            self.why,
            self.pitch,
            self.research,
            self.questions,
            self.practice,
            self.day,
            self.summary,
        )

    def _know(self) -> None:
        """Let the pages offer what earlier meetings with whoever is chosen left; again when that changes."""
        people = self.when.people.people
        ids = tuple(person.id for person in people)
        if ids == self._known:
            return
        self._known = ids
        found = contacts.contacts(self._jobs.reader, ids[:1])
        self.research.name_subjects(found[0].shown if found else "", found[0].organization if found else "")
        self.when.say_planned(self._planned_with(ids))
        untouched = self._kept == self.as_draft(self.value())
        earlier = preparing.earlier(self._jobs.reader, ids, self._before.id)
        for page in self._planned:
            page.use(earlier)
        if untouched:
            # What the desk filled in is not yet the user's work.
            self._kept = self.as_draft(self.value())

    def _on_step(self, step: int) -> None:
        self._know()
        self.keep_button.setVisible(step == len(self.pages) - 1)
        self.summary.show_people([person.name for person in self.when.people.people])
        super()._on_step(step)

    def _planned_with(self, ids: tuple[int, ...]) -> Interaction | None:
        """The next meeting that is planned with the first of them, while a new one is being planned."""
        if self._before.id is not None or not ids:
            return None
        ahead = preparing.to_prepare(self._jobs.reader)
        return next((each for each in ahead if ids[0] in each.contact_ids), None)

    def _on_meeting(self, meeting_id: int) -> None:
        """Prepare that one instead; what was typed here waits as a draft."""
        self.reject()
        self._navigator.plan_wanted.emit(0, meeting_id)

    def _on_asked(self, item: ResearchItem) -> None:
        self.questions.ask(question_for(item.subject, item.prompt), item.ask)

    def _on_failed(self, error: Exception) -> None:
        self._preview = False
        super()._on_failed(error)

    def _set_saving(self, saving: bool) -> None:
        super()._set_saving(saving)
        self.keep_button.setEnabled(not saving)
