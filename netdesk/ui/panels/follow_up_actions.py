"""What can be done with what is due, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.now import wall_now
from netdesk.services import contacts, follow_ups, interactions
from netdesk.services.desks import Desk
from netdesk.services.me import me
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import add_entry, tell_key
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

_WAYS: Final = marked(((Kind.LETTER, "By letter"), (Kind.EMAIL, "By email"), (Kind.MESSAGE, "By message")))
_LATER: Final = marked(((1, "Until tomorrow"), (3, "For three days"), (7, "For a week")))


class FollowUpActions(QObject):
    """Each method does its thing at once and says so; all of it can be undone."""

    def __init__(self, jobs: Jobs, navigator: Navigator, host: QWidget) -> None:
        super().__init__(host)
        self._jobs, self._navigator, self._host = jobs, navigator, host

    def done(self, follow_up: FollowUp) -> None:
        """Say that it is done."""
        self._change(partial(follow_ups.mark_done, follow_up_id=follow_up.id or 0), follow_up, tr("Done"))

    def drop(self, follow_up: FollowUp) -> None:
        """Say that it is not needed."""
        self._change(partial(follow_ups.drop, follow_up_id=follow_up.id or 0), follow_up, tr("Not needed"))

    def postpone(self, follow_up: FollowUp, days: int) -> None:
        """Put it off, counted from today; a time of day stays."""
        home = me(self._jobs.reader).zone
        day = wall_now(home).date() + timedelta(days=days)
        due = follow_up.due
        time = due.wall[10:] if due and due.has_time else ""
        moment = Moment(f"{day.isoformat()}{time}", due.zone if due else "")
        self._change(
            partial(follow_ups.postpone, follow_up_id=follow_up.id or 0, due=moment),
            follow_up,
            tr("Put off to {day}", day=wording.weekday(day)),
        )

    def edit(self, follow_up: FollowUp) -> None:
        """Open the reminder's dialog."""
        self._navigator.remind_wanted.emit(follow_up.contact_id, follow_up.id or 0)

    def remind(self, contact_id: int) -> None:
        """Ask for a new reminder about somebody."""
        self._navigator.remind_wanted.emit(contact_id, 0)

    def log_thank_you(self, follow_up: FollowUp, kind: Kind) -> None:
        """Note that thanks were sent just now; that ends the thank-you."""
        home = me(self._jobs.reader).zone
        now = Moment(f"{wall_now(home):%Y-%m-%dT%H:%M}", home)
        sent = Interaction(kind, (follow_up.contact_id,), State.HELD, start=now, notes=tr("Thank-you"))
        said = tr(
            "{kind} to {name} logged: thanked", kind=wording.kind_words(kind), name=self._name(follow_up)
        )
        self._jobs.change(
            lambda desk: interactions.add_interaction(desk, sent),
            lambda _id: self._navigator.said.emit(said, True),
        )

    def log_menu(self, follow_up: FollowUp) -> QMenu:
        """By which way thanks were sent."""
        menu = self._menu()
        for kind, words in _WAYS:
            self._add(menu, tr(words), wording.kind_icon(kind), partial(self.log_thank_you, follow_up, kind))
        menu.addSeparator()
        log = partial(self._navigator.edit_interaction_wanted.emit, 0, follow_up.contact_id)
        self._add(menu, tr("With notes…"), "notebook-pen", log)
        return menu

    def menu(self, follow_up: FollowUp) -> QMenu:
        """What can be done with one follow-up."""
        menu = self._menu()
        is_thanks = follow_up.kind is FollowUpKind.THANK_YOU
        done = self._add(
            menu, tr("Mark as thanked") if is_thanks else tr("Done"), "check", partial(self.done, follow_up)
        )
        tell_key(done, Qt.Key.Key_Space)
        self._add(menu, tr("Not needed"), "x", partial(self.drop, follow_up))
        menu.addSeparator()
        if is_thanks:
            for kind, words in _WAYS:
                log = partial(self.log_thank_you, follow_up, kind)
                self._add(menu, tr("Thanked {words}", words=tr(words).lower()), wording.kind_icon(kind), log)
        else:
            self._add(menu, tr("Edit…"), "pen-line", partial(self.edit, follow_up))
            for days, words in _LATER:
                self._add(
                    menu,
                    tr("Put off {words}", words=tr(words).lower()),
                    "clock",
                    partial(self.postpone, follow_up, days),
                )
        menu.addSeparator()
        show = partial(self._navigator.contact_wanted.emit, follow_up.contact_id)
        name = wording.menu_text(self._name(follow_up), 40)
        self._add(menu, tr("Show {name}", name=name), "user", show, changes=False)
        return menu

    def _menu(self) -> QMenu:
        menu = Menu(self._host)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(
        self, menu: QMenu, words: str, icon: str, do: Callable[[], object], *, changes: bool = True
    ) -> QAction:
        return add_entry(menu, words, icon, do, enabled=not (changes and self._jobs.desk.read_only))

    def _name(self, follow_up: FollowUp) -> str:
        row = contacts.contact_rows(self._jobs.reader, [follow_up.contact_id]).get(follow_up.contact_id)
        return wording.cut(row.name, 50) if row else ""

    def _change(self, work: Callable[[Desk], None], follow_up: FollowUp, verb: str) -> None:
        what = follow_up.what or tr("thank {name}", name=self._name(follow_up))
        said = f"{verb}: {wording.cut(what, 50)}"
        self._jobs.change(work, lambda _none: self._navigator.said.emit(said, True))
