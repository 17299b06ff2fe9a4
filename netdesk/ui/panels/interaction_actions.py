"""What can be done with interactions in one step, wherever they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.interactions import Interaction, State
from netdesk.domain.now import wall_now
from netdesk.domain.rows import InteractionRow
from netdesk.services import interactions
from netdesk.services.me import me
from netdesk.ui.dialogs.reschedule import RescheduleDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import ENTER, Key, add_entry
from netdesk.ui.models.contacts import Clock
from netdesk.ui.models.interactions import names
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone

_PEOPLE_OFFERED: Final = 5
_LONG: Final = 1000
"""Deleting more of them is told by the status bar, and can be stopped."""


class InteractionActions(QObject):
    """Each method does its thing at once and says so; whatever changes the desk can be undone. `clock` is the
    real one unless a test sets it."""

    def __init__(self, jobs: Jobs, navigator: Navigator, host: QWidget, clock: Clock | None = None) -> None:
        super().__init__(host)
        self._jobs, self._navigator, self._host, self._clock = jobs, navigator, host, clock

    def can_be_held(self, row: InteractionRow | Interaction) -> bool:
        """Whether it may have taken place, and nobody has said so yet: never what is still ahead."""
        if row.state is State.HELD or row.start is None:
            return row.state is not State.HELD
        home = home_zone(me(self._jobs.reader).zone)
        now = self._clock() if self._clock is not None else wall_now(home)
        return wording.has_begun(row.start, now, home)

    def open(self, interaction_id: int) -> None:
        """Open the editor."""
        self._navigator.edit_interaction_wanted.emit(interaction_id, 0)

    def plan(self, interaction_id: int) -> None:
        """Prepare, or go on preparing."""
        found = self._find(interaction_id)
        if found is not None:
            first = found.contact_ids[0] if found.contact_ids else 0
            self._navigator.plan_wanted.emit(first, interaction_id)

    def preview(self, interaction_id: int) -> None:
        """Show the prep sheet."""
        self._navigator.sheet_wanted.emit(interaction_id)

    def reschedule(self, interaction_id: int) -> None:
        """Ask for another time."""
        RescheduleDialog.ask(self._jobs, self._navigator, interaction_id, self._host)

    def cancel(self, interaction_id: int) -> None:
        """Say that it will not take place."""
        work = partial(interactions.cancel, interaction_id=interaction_id)
        self._change(work, interaction_id, marked("{interaction} cancelled"))

    def hold(self, interaction_id: int) -> None:
        """Say that it took place."""
        work = partial(interactions.mark_held, interaction_id=interaction_id)
        self._change(work, interaction_id, marked("{interaction} marked as held"))

    def delete(self, ids: Sequence[int]) -> None:
        """Remove interactions with their plans."""
        chosen = list(ids)
        if not chosen:
            return
        if len(chosen) == 1:
            work = partial(interactions.delete_interactions, ids=chosen)
            self._change(work, chosen[0], marked("{interaction} deleted"))
            return
        said = counted(len(chosen), "{n} interaction deleted", "{n} interactions deleted")
        if len(chosen) <= _LONG:
            self._jobs.change(
                lambda desk: interactions.delete_interactions(desk, chosen), partial(self._say, said)
            )
            return
        self._jobs.long_change(
            counted(len(chosen), "Deleting {n} interaction", "Deleting {n} interactions"),
            lambda desk, progress: interactions.delete_interactions(desk, chosen, progress),
            partial(self._say, said),
            cancelled=lambda: self._navigator.declined.emit(tr("Stopped: nothing was deleted")),
        )

    def menu(self, rows: Sequence[InteractionRow]) -> QMenu:
        """What can be done with these rows."""
        if len(rows) != 1:
            return self.menu_of_many([row.id for row in rows])
        menu = Menu(self._host)
        self._fill(menu, rows[0])
        menu.addSeparator()
        self._add_delete(menu, tr("Delete"), [rows[0].id])
        return menu

    def menu_of_many(self, ids: Sequence[int]) -> QMenu:
        """What can be done with several, whatever their rows hold: half a million are not read for it."""
        menu = Menu(self._host)
        words = counted(len(ids), "Delete {n} interaction", "Delete {n} interactions")
        self._add_delete(menu, words, ids)
        return menu

    def _add_delete(self, menu: QMenu, words: str, ids: Sequence[int]) -> None:
        self._add(menu, words, "trash-2", partial(self.delete, ids), QKeySequence.StandardKey.Delete)

    def _fill(self, menu: QMenu, row: InteractionRow) -> None:
        planned = row.state is State.PLANNED
        self._add(menu, tr("Open"), "pen-line", partial(self.open, row.id), ENTER)
        if row.state is not State.HELD:
            words = tr("Edit the plan…") if row.prepared else tr("Prepare…")
            self._add(menu, words, "list-checks", partial(self.plan, row.id))
        self._add(menu, tr("Prep sheet…"), "printer", partial(self.preview, row.id), changes=False)
        menu.addSeparator()
        if row.state is not State.HELD:
            words = tr("Reschedule…") if planned else tr("Plan again…")
            self._add(menu, words, "calendar-clock", partial(self.reschedule, row.id))
        if self.can_be_held(row):
            self._add(menu, tr("Mark as held"), "calendar-check", partial(self.hold, row.id))
        if planned:
            self._add(menu, tr("Cancel it"), "calendar-x", partial(self.cancel, row.id))
        if row.people:
            menu.addSeparator()
        for contact_id, name in row.people[:_PEOPLE_OFFERED]:
            show = partial(self._navigator.contact_wanted.emit, contact_id)
            self._add(menu, tr("Show {name}", name=wording.menu_text(name, 40)), "user", show, changes=False)

    def _add(
        self,
        menu: QMenu,
        words: str,
        icon: str,
        do: Callable[[], object],
        key: Key | None = None,
        *,
        changes: bool = True,
    ) -> None:
        add_entry(menu, words, icon, do, key, enabled=not (changes and self._jobs.desk.read_only))

    def _find(self, interaction_id: int) -> Interaction | None:
        return interactions.interaction(self._jobs.reader, interaction_id)

    def _change(self, work: Callable[..., None], interaction_id: int, done: str) -> None:
        row = interactions.interaction_rows(self._jobs.reader, [interaction_id]).get(interaction_id)
        if row is None:
            return
        words = wording.cut(
            tr("{kind} with {names}", kind=wording.kind_words(row.kind), names=names(row.people)), 60
        )
        self._jobs.change(work, done=partial(self._say, tr(done, interaction=words)))

    def _say(self, words: str, _: object = None) -> None:
        self._navigator.said.emit(words, True)
