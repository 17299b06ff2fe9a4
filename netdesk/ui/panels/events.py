"""The section of events: where people are met, dated and standing, at school and beyond."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.event_rows import EventRow, time_of
from netdesk.domain.events import Event, EventKind
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.now import wall_now
from netdesk.services import events
from netdesk.services.me import me
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import Clock
from netdesk.ui.models.event_columns import spec
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.event_detail import EventDetail
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.tr import tr
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone

_MINUTE_MS: Final = 60_000
CARDS_KEY: Final = "Ctrl+Shift+K"
_TOUCH_KEY: Final = "Ctrl+Shift+L"


class EventsPanel(RowSection[EventRow]):
    """`clock` is the real one unless a test sets it."""

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        self._home = home_zone(me(jobs.reader).zone)
        self._clock = clock
        chosen = spec(self.now, self._home)
        detail = EventDetail(jobs, navigator, chosen.choose, self.now, self._home)
        super().__init__(jobs, bus, navigator, chosen, detail, parent)
        detail.edit_asked.connect(self.edit_selected)
        detail.cards_asked.connect(self.add_cards)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    def now(self) -> datetime:
        """The time now on the user's clock, naive."""
        return self._clock() if self._clock is not None else wall_now(self._home)

    def new(self) -> None:
        """Add one."""
        if self.commands.may_change():
            self._open(Event(""))

    def second(self) -> None:
        """Ideas for where to go."""
        self.navigator.wizard_wanted.emit("list")

    def edit(self, row: EventRow) -> None:
        """Change one."""
        self._open(events.event(self.jobs.reader, row.id) or row.event)

    def fill_menu(self, menu: QMenu, row: EventRow) -> None:
        """The cards collected there."""
        keys = QKeySequence(CARDS_KEY)
        self.commands.add_entry(menu, tr("Add cards…"), "contact", partial(self._open_cards, row), keys)
        talked = partial(self._log_at, row)
        self.commands.add_entry(
            menu, tr("Log a conversation there…"), "messages-square", talked, QKeySequence(_TOUCH_KEY)
        )

    def log_touch(self) -> None:
        """Log a conversation at the chosen event."""
        for row in self.chosen()[:1]:
            self._log_at(row)

    def add_cards(self) -> None:
        """Type the cards collected at the chosen event."""
        for row in self.chosen()[:1]:
            self._open_cards(row)

    def _log_at(self, row: EventRow) -> None:
        from netdesk.ui.dialogs.interaction_editor import InteractionEditor

        if self.commands.may_change():
            talk = conversation_at(row.event, self.now(), self._home)
            InteractionEditor.log(self.jobs, self.navigator, talk, self.window())

    def _open_cards(self, row: EventRow) -> None:
        from netdesk.ui.dialogs.cards import CardsDialog

        if self.commands.may_change():
            CardsDialog.ask(self.jobs, self.navigator, row.event, self.window())

    def _open(self, event: Event) -> None:
        from netdesk.ui.dialogs.event_editor import EventEditor

        dialog = EventEditor.ask(self.jobs, self.navigator, event, self.window())
        dialog.kept.connect(self.show_row)

    def _on_minute(self) -> None:
        """Days are told anew; what was ahead may be over now."""
        if not self.isVisible():
            return
        self.model.refresh()
        now = self.now()
        if any(time_of(row.event, now, self._home) is not row.time for row in self.model.all.values()):
            self.read_again()


def conversation_at(event: Event, now: datetime, home: str) -> Interaction:
    """A conversation at an event, to be logged: there and then, when it has begun."""
    has_begun = event.start is not None and wording.has_begun(event.start, now, home)
    kind = Kind.MESSAGE if event.kind is EventKind.ONLINE_GROUP else Kind.EVENT
    return Interaction(
        kind,
        (),
        State.HELD,
        start=event.start if has_begun and not event.standing else None,
        place=event.place,
        event_id=event.id,
    )
