"""Makes the cards of Today and does what they wish."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.today import Meeting
from netdesk.services import interactions
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_commands import ContactCommands
from netdesk.ui.panels.follow_up_actions import FollowUpActions
from netdesk.ui.panels.interaction_actions import InteractionActions
from netdesk.ui.panels.today_due import TaskCard, ThankYouCard
from netdesk.ui.panels.today_meetings import MeetingCard, UnsaidCard
from netdesk.ui.panels.today_side import AddedCard, PersonCard, TurnCard, WeekCard
from netdesk.ui.widgets.cards import Card


class TodayCards(QObject):
    """One method for each kind of card; what a card is about is asked of it when it wishes something."""

    def __init__(self, jobs: Jobs, navigator: Navigator, host: QWidget) -> None:
        super().__init__(host)
        self._jobs, self._navigator, self._host = jobs, navigator, host
        self._meetings = InteractionActions(jobs, navigator, host)
        self._due = FollowUpActions(jobs, navigator, host)
        self._people = ContactCommands(jobs, navigator, host)

    def meeting(self) -> MeetingCard:
        """A meeting to come."""
        card = MeetingCard()
        self._connect_meeting(card)
        card.print_clicked.connect(lambda: self._meetings.preview(card.item.meeting.id))
        card.plan_clicked.connect(lambda: self._meetings.plan(card.item.meeting.id))
        return card

    def unsaid(self) -> UnsaidCard:
        """A meeting whose time has passed."""
        card = UnsaidCard()
        self._connect_meeting(card)
        card.held_clicked.connect(lambda: self._meetings.hold(card.item.meeting.id))
        return card

    def thank_you(self) -> ThankYouCard:
        """Thanks that are owed."""
        card = ThankYouCard()

        def owed() -> FollowUp:
            found: FollowUp = card.item.thank_you.due.follow_up
            return found

        card.opened.connect(lambda: self._navigator.contact_wanted.emit(owed().contact_id))
        card.menu_asked.connect(lambda at: self._due.menu(owed()).popup(at))
        card.log_clicked.connect(lambda at: self._due.log_menu(owed()).popup(at))
        card.done_clicked.connect(lambda: self._due.done(owed()))
        return card

    def task(self) -> TaskCard:
        """A promise or reminder."""
        card = TaskCard()

        def task() -> FollowUp:
            found: FollowUp = card.item.due.follow_up
            return found

        card.opened.connect(lambda: self._navigator.contact_wanted.emit(task().contact_id))
        card.menu_asked.connect(lambda at: self._due.menu(task()).popup(at))
        card.done_clicked.connect(lambda: self._due.done(task()))
        return card

    def turn(self) -> TurnCard:
        """Whose turn it is."""
        card = TurnCard()
        self._connect_person(card, lambda: card.item.turn.person.id)
        return card

    def added(self) -> AddedCard:
        """Somebody new."""
        card = AddedCard()
        self._connect_person(card, lambda: card.item.added.person.id)
        return card

    def week(self) -> WeekCard:
        """Something of the week."""
        card = WeekCard()
        card.opened.connect(partial(self._open_week, card))
        card.menu_asked.connect(partial(self._week_menu, card))
        return card

    def _connect_meeting(self, card: Card) -> None:
        card.opened.connect(lambda: self._navigator.interaction_wanted.emit(card.item.meeting.id))
        card.menu_asked.connect(lambda at: self._meeting_menu(card.item.meeting.id, at))

    def _connect_person(self, card: PersonCard, who: Callable[[], int]) -> None:
        card.opened.connect(lambda: self._navigator.contact_wanted.emit(who()))
        card.menu_asked.connect(lambda at: self._people.menu((who(),), self._host).popup(at))

    def _open_week(self, card: WeekCard) -> None:
        what = card.item.ahead.what
        if isinstance(what, Meeting):
            self._navigator.interaction_wanted.emit(what.id)
        else:
            self._navigator.contact_wanted.emit(what.person.id)

    def _week_menu(self, card: WeekCard, at: QPoint) -> None:
        what = card.item.ahead.what
        if isinstance(what, Meeting):
            self._meeting_menu(what.id, at)
        else:
            self._due.menu(what.follow_up).popup(at)

    def _meeting_menu(self, meeting_id: int, at: QPoint) -> None:
        row = interactions.interaction_rows(self._jobs.reader, [meeting_id]).get(meeting_id)
        if row is not None:
            menu: QMenu = self._meetings.menu([row])
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)
