"""The one notice of a contact: what is most urgent with them, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from netdesk.domain.contacts import Contact
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction
from netdesk.domain.now import wall_now
from netdesk.domain.thanks import clock
from netdesk.services import follow_ups, interactions
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.next_step import aware
from netdesk.ui.panels import contact_facts
from netdesk.ui.panels.contact_facts import PlanNotice
from netdesk.ui.panels.follow_up_actions import FollowUpActions
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.words import today_words, wording

_MINUTE_MS: Final = 60_000


class ContactNotice(Notice):
    """Hidden while nothing is planned and nothing due."""

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator
        self._actions = FollowUpActions(jobs, navigator, self)
        self._contact: Contact | None = None
        self._what: PlanNotice | FollowUp | None = None
        self._timeline: Sequence[Interaction] = ()
        self._home = ""
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        self.clicked.connect(self._act)

    def show_for(self, contact: Contact, timeline: Sequence[Interaction], now: datetime, home: str) -> None:
        """Say what is most urgent with a contact at `now` (naive, on the clock of `home`)."""
        plan = contact_facts.notice_of(contact, timeline, now, home)
        due = next(iter(follow_ups.open_with(self._jobs.reader, contact.id or 0)), None)
        self._contact, self._timeline, self._home = contact, timeline, home
        self._what = most_urgent(plan, due, _planned_today(timeline, now, home), now, home)
        self.setVisible(self._what is not None)
        if isinstance(self._what, PlanNotice):
            self._show_plan(self._what)
        elif self._what is not None:
            self._show_due(self._what, now, home)
        self.button.setEnabled(not self._changes or not self._jobs.desk.read_only)

    def _tick(self) -> None:
        """What counts down says so."""
        if self._contact is not None and self.isVisible():
            self.show_for(self._contact, self._timeline, wall_now(self._home), self._home)

    @property
    def _changes(self) -> bool:
        return isinstance(self._what, FollowUp) or (self._what is not None and self._what.over)

    def _show_plan(self, plan: PlanNotice) -> None:
        action = tr("Mark as held") if plan.over else tr("Prep sheet") if plan.has_sheet else tr("Open")
        tone = Tone.WARN if plan.over else Tone.ACCENT
        self.set_notice(plan.title, plan.text, action, tone=tone, icon=plan.icon)

    def _show_due(self, due: FollowUp, now: datetime, home: str) -> None:
        assert self._contact is not None
        name = wording.cut(wording.call_name(self._contact.shown, self._contact.name.given), 40)
        at = aware(now, home)
        title, text = today_words.notice_words(due, name, now, home, at)
        if due.kind is FollowUpKind.THANK_YOU:
            told = clock(due.due, at, home) if due.due else None
            tone = today_words.TONES[told.urgency] if told else Tone.ACCENT
            self.set_notice(
                title, text, tr("Log"), tone=tone, icon="clock", share=told.share if told else None
            )
            self.button.setAccessibleName(tr("Log thank-you"))
        else:
            _, tone = today_words.due_words(due, now, home)
            late = tone is Tone.BAD
            self.set_notice(
                title, text, tr("Done"), tone=Tone.WARN if late else Tone.ACCENT, icon="list-checks"
            )
            self.button.setAccessibleName(tr("Done: {title}", title=title))

    def _act(self) -> None:
        what = self._what
        if isinstance(what, FollowUp):
            if what.kind is FollowUpKind.THANK_YOU:
                menu = self._actions.log_menu(what)
                menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
            else:
                self._actions.done(what)
        elif what is not None and what.over:
            self._mark_held(what.interaction_id)
        elif what is not None and what.has_sheet:
            self._navigator.sheet_wanted.emit(what.interaction_id)
        elif what is not None and self._contact is not None:
            self._navigator.edit_interaction_wanted.emit(what.interaction_id, self._contact.id or 0)

    def _mark_held(self, interaction_id: int) -> None:
        name = wording.cut(self._contact.shown, 50) if self._contact else ""
        self._jobs.change(
            partial(interactions.mark_held, interaction_id=interaction_id),
            lambda _none: self._navigator.said.emit(tr("Marked as held: {name}", name=name), True),
        )


def most_urgent(
    plan: PlanNotice | None, due: FollowUp | None, is_today: bool, now: datetime, home: str
) -> PlanNotice | FollowUp | None:
    """A meeting nobody has said took place, thanks, a meeting of today, what is due, then what is to come."""
    if due is None or (plan is not None and plan.over):
        return plan
    if plan is None or due.kind is FollowUpKind.THANK_YOU:
        return due
    day = wording.home_time(due.due, home).date() if due.due else now.date()
    return due if day <= now.date() and not is_today else plan


def _planned_today(timeline: Sequence[Interaction], now: datetime, home: str) -> bool:
    first = contact_facts.planned_first(timeline, home)
    start = first.start if first else None
    return start is not None and wording.home_time(start, home).date() == now.date()
