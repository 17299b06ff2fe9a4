"""What an interaction belongs to, as rows of a form: the event, the goal it serves, the pitch used."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from netdesk.domain.interactions import Interaction, Plan
from netdesk.services import events, goals, pitches
from netdesk.services.desks import Reader
from netdesk.ui.dialogs.thing_combo import ThingCombo
from netdesk.ui.things_offered import events_offered, goals_offered, pitches_offered
from netdesk.ui.tr import tr
from netdesk.ui.widgets.form_grid import FormGrid


class Belonging(QObject):
    """Boxes of what the desk has; a row of something it has none of is not shown.

    `changed` tells that the user chose, `event_chosen` carries the Event.
    """

    changed = Signal()
    event_chosen = Signal(object)

    def __init__(self, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self.at_event = ThingCombo(tr("No event"))
        self.goal = ThingCombo(tr("No goal"))
        self.pitch = ThingCombo(tr("No pitch"))
        self._offered = {
            self.at_event: events_offered(reader),
            self.goal: goals_offered(reader),
            self.pitch: pitches_offered(reader),
        }
        for box, things in self._offered.items():
            box.set_things(things)
            box.activated.connect(self._on_chosen)
        self.at_event.activated.connect(self._on_event)

    def add_to(self, form: FormGrid) -> None:
        """Put the rows under the last one."""
        for label, box in (
            (tr("E&vent"), self.at_event),
            (tr("Goal it s&erves"), self.goal),
            (tr("P&itch used"), self.pitch),
        ):
            form.add_row(label, box)
            form.set_row_visible(box, bool(self._offered[box]))

    def show(self, interaction: Interaction) -> None:
        """Choose what it belongs to."""
        plan = interaction.plan or Plan()
        self.at_event.choose(interaction.event_id)
        self.goal.choose(plan.goal_id)
        self.pitch.choose(plan.pitch_id)

    def applied_to(self, interaction: Interaction) -> Interaction:
        """The interaction with what is chosen; words of the user's own in its plan stay."""
        plan = interaction.plan or Plan()
        if self.goal.chosen() != plan.goal_id:
            plan = replace(plan, goal=self._goal_words(plan), goal_id=self.goal.chosen())
        if self.pitch.chosen() != plan.pitch_id:
            plan = replace(plan, pitch=self._pitch_words(plan), pitch_id=self.pitch.chosen())
        return replace(interaction, event_id=self.at_event.chosen(), plan=None if plan.is_blank else plan)

    def _goal_words(self, plan: Plan) -> str:
        """What is printed: the goal's words, unless the plan has some of its own."""
        before = goals.goal(self._reader, plan.goal_id) if plan.goal_id else None
        now = goals.goal(self._reader, self.goal.chosen() or 0)
        if plan.goal.strip() and (before is None or plan.goal != before.statement):
            return plan.goal
        return now.statement if now else ""

    def _pitch_words(self, plan: Plan) -> str:
        before = pitches.pitch(self._reader, plan.pitch_id) if plan.pitch_id else None
        now = pitches.pitch(self._reader, self.pitch.chosen() or 0)
        if plan.pitch.strip() and (before is None or plan.pitch != before.text):
            return plan.pitch
        return now.text if now else ""

    def _on_chosen(self, _place: int) -> None:
        self.changed.emit()

    def _on_event(self, _place: int) -> None:
        found = events.event(self._reader, self.at_event.chosen() or 0)
        if found is not None:
            self.event_chosen.emit(found)
