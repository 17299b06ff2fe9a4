"""The section Today: whom one meets, whom to thank, what was promised, whose turn it is, the week."""

from __future__ import annotations

from functools import partial
from typing import Final, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.now import utc_now, wall_now
from netdesk.domain.rows import Changes
from netdesk.domain.today import Meeting, Person, Rows, Today, compose, home_day
from netdesk.services.me import me
from netdesk.services.today import today_rows
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.today_cards import TodayCards
from netdesk.ui.panels.today_due import TaskItem, ThankYouItem
from netdesk.ui.panels.today_meetings import MeetingItem
from netdesk.ui.panels.today_page import TodayPage
from netdesk.ui.panels.today_side import AddedItem, TurnItem, WeekItem
from netdesk.ui.tr import tr
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.words import today_words, wording

_MINUTE_MS: Final = 60_000


class TodayPanel(QWidget):
    """`shown` tells that the page says something new: its `title`, how much is `waiting`, the `facts`.

    The desk is asked on a worker when it changes and when the day does; each minute the same rows are read
    again at the new time.
    """

    key: Literal["today"] = "today"
    has_choice: Final = False
    has_several: Final = False
    shown = Signal()
    counted = Signal(int)
    search_typed = Signal(str)

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator
        self._home = me(jobs.reader).zone
        self._asked = 0
        self._rows: Rows | None = None
        self.today: Today | None = None
        self._portraits = Portraits(jobs, self)
        self.page = TodayPage(TodayCards(jobs, navigator, self))
        self._empty = EmptyState(
            tr("Your day begins with people"),
            tr(
                "Bring in the people you know, and each morning this page says whom you meet, whom to thank "
                "and whose turn it is."
            ),
            tr("Import people"),
            tr("New contact"),
            link=tr("New to networking? Begin the journey"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._empty.primary_clicked.connect(navigator.import_wanted)
        self._empty.secondary_clicked.connect(self.new)
        self._empty.link_clicked.connect(partial(navigator.section_wanted.emit, "journey"))
        self.page.plan.clicked.connect(self._plan)
        self._portraits.arrived.connect(self._show)
        bus.changed.connect(self._on_changed)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.tick)
        self._minute.start()
        self.refresh()

    @property
    def primary(self) -> str:
        """What its first button does."""
        return tr("New contact")

    @property
    def title(self) -> str:
        """The day: "Tuesday, 13 October"."""
        return wording.page_day(home_day(utc_now(), self._home))

    @property
    def short_title(self) -> str:
        """The day where there is little room: "Tue 13 October"."""
        return wording.short_page_day(home_day(utc_now(), self._home))

    @property
    def waiting(self) -> int:
        """How many things wait for the user today."""
        return self.today.waiting if self.today else 0

    @property
    def facts(self) -> list[str]:
        """What the status bar says."""
        return today_words.status_facts(self.today) if self.today else []

    @property
    def is_empty(self) -> bool:
        """True when the desk has nobody at all."""
        return self._pages.currentWidget() is self._empty

    @property
    def is_settled(self) -> bool:
        """True when what is shown is the answer to the latest question."""
        return self._rows is not None and not self._asked

    def set_search(self, _text: str) -> None:
        """What is searched is shown in Contacts."""

    def new(self) -> None:
        """Add somebody."""
        self._navigator.edit_contact_wanted.emit(0)

    def selected_ids(self) -> tuple[int, ...]:
        """Nothing is chosen here: cards are acted on one by one."""
        return ()

    def _plan(self) -> None:
        self._navigator.plan_wanted.emit(0, 0)

    def edit_selected(self) -> None:
        """Nothing is chosen here."""

    def plan_selected(self) -> None:
        """Nothing is chosen here."""

    def delete_selected(self) -> None:
        """Nothing is chosen here."""

    def log_touch(self) -> None:
        """Log a touch with somebody to be chosen."""
        self._navigator.edit_interaction_wanted.emit(0, 0)

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Bring the keys to the first card."""
        if self.is_empty:
            self._empty.primary.setFocus(reason)
        else:
            self.page.focus_first(reason)

    def set_compact(self, kind: str) -> None:
        """Two columns in a "full" window, else one under the other."""
        self.page.set_compact(kind)

    # Asking

    def refresh(self) -> None:
        """Ask the desk; only the latest answer counts."""
        self._home = me(self._jobs.reader).zone
        self._asked += 1
        self._jobs.read(lambda reader, _: today_rows(reader), partial(self._take, self._asked))

    def tick(self) -> None:
        """A minute has gone: times say something else, and on another day the desk is asked again."""
        if self._jobs.is_closed:
            return
        zone = me(self._jobs.reader).zone
        if self.today is not None and (zone != self._home or home_day(utc_now(), zone) != self.today.day):
            self.refresh()
        self._show()

    def _take(self, asked: int, rows: Rows) -> None:
        if isValid(self) and asked == self._asked:
            self._asked = 0
            self._rows = rows
            self._show()

    def _on_changed(self, _changes: Changes) -> None:
        self.refresh()

    # Showing

    def _show(self) -> None:
        if self._rows is None:
            return
        today = self.today = compose(self._rows, utc_now(), self._home)
        self._pages.setCurrentWidget(self.page if today.people else self._empty)
        now, home, writable = wall_now(self._home), self._home, not self._jobs.desk.read_only
        page = self.page
        page.set_writable(writable)
        first = next((each.id for each in today.meetings if each.kind.is_meeting), 0)

        def item(meeting: Meeting) -> MeetingItem:
            photo = self._photo(meeting.people[0]) if meeting.people else None
            return MeetingItem(meeting, now, home, meeting.id == first, writable, photo)

        page.meetings.show_items(
            [(each.id, item(each)) for each in today.meetings], today_words.meetings_count(today)
        )
        page.unsaid.show_items([(each.id, item(each)) for each in today.unsaid])
        page.thank_yous.show_items(
            [(each.due.follow_up.id, ThankYouItem(each, now, home, writable)) for each in today.thank_yous],
            tr("{n} waiting", n=len(today.thank_yous)),
        )
        page.tasks.show_items(
            [(each.follow_up.id, TaskItem(each, now, home, writable)) for each in today.tasks],
            tr("{n} due", n=len(today.tasks)),
            today_words.tasks_heading(today.tasks),
        )
        self._show_side(today)
        page.order_tabs()
        self.shown.emit()

    def _show_side(self, today: Today) -> None:
        home, page = self._home, self.page
        page.show_turns(
            [
                (
                    (each.person.id, each.is_birthday),
                    TurnItem(each, today.day, home, self._photo(each.person)),
                )
                for each in today.turns
            ]
        )
        days = [each.day for each in today.week]
        page.week.show_items(
            [
                (each.key, WeekItem(each, today.day, home, says_day=not at or days[at - 1] != each.day))
                for at, each in enumerate(today.week)
            ]
        )
        page.added.show_items(
            [
                (each.person.id, AddedItem(each, today.day, home, self._photo(each.person)))
                for each in today.added
            ],
            today_words.added_from(today.added),
        )

    def _photo(self, person: Person) -> QImage | None:
        return self._portraits.of(person.photo)
