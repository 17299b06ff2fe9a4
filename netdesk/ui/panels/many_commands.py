"""What can be done with one contact or very many alike: star, archive, circle and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.progress import Progress, Silent
from netdesk.services import contacts, many_contacts
from netdesk.services.desks import Desk
from netdesk.services.many_contacts import InCommon
from netdesk.services.merging import MOST
from netdesk.ui import icons
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

STAR_KEY: Final = "Ctrl+D"
ARCHIVE_KEY: Final = "Ctrl+Shift+D"
TAG_KEY: Final = "Ctrl+T"
MERGE_KEY: Final = "Ctrl+Shift+M"
_LONG: Final = 1000
"""More contacts than this show progress in the status bar."""
_ASKED_MOST: Final = 5000
"""Of more contacts than this, a menu does not find out what they have in common."""
_TAGS_MOST: Final = 25

Work = Callable[[Desk, Progress], int]


def can_merge(count: int) -> bool:
    """Whether so many contacts can be made one at a time."""
    return 2 <= count <= MOST


class ManyCommands(QObject):
    """Each takes the ids of contacts and is one change; the toast offers to undo it."""

    def __init__(self, jobs: Jobs, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._navigator = navigator
        self._window = window

    def star(self, ids: Sequence[int], on: bool | None = None) -> None:
        """Star them; None: turn it round, so that all are starred unless all were."""
        if on is None:
            on = not many_contacts.all_starred(self._jobs.reader, ids)
        wanted, star = tuple(ids), on
        said = marked("{whom} starred") if star else marked("{whom} no longer starred")
        self._do(
            ids, marked("Starring: {whom}") if star else marked("Taking stars away: {whom}"), said,
            lambda desk, progress: many_contacts.star(desk, wanted, star, progress),
        )  # fmt: skip

    def archive(self, ids: Sequence[int], on: bool | None = None) -> None:
        """Archive them, or bring them back; None: turn it round."""
        if on is None:
            on = not many_contacts.all_archived(self._jobs.reader, ids)
        wanted, away = tuple(ids), on
        said = marked("{whom} archived") if away else marked("{whom} brought back from the archive")
        self._do(
            ids, marked("Archiving: {whom}") if away else marked("Bringing back: {whom}"), said,
            lambda desk, progress: many_contacts.archive(desk, wanted, away, progress),
        )  # fmt: skip

    def set_circle(self, ids: Sequence[int], circle_id: int | None, name: str = "") -> None:
        """Put them into a circle, or into none."""
        wanted = tuple(ids)
        none = circle_id is None
        said = marked("{whom} now in no circle") if none else marked("{whom} now in {circle}")
        self._do(
            ids, marked("Changing circles: {whom}"), said,
            lambda desk, progress: many_contacts.set_circle(desk, wanted, circle_id, progress),
            circle=wording.cut(name, 40),
        )  # fmt: skip

    def add_tag(self, ids: Sequence[int], tag: str) -> None:
        """Put a tag on them."""
        wanted = tuple(ids)
        self._do(
            ids, marked("Tagging: {whom}"), marked("{whom} tagged “{tag}”"),
            lambda desk, progress: many_contacts.add_tag(desk, wanted, tag, progress),
            tag=wording.cut(tag, 40),
        )  # fmt: skip

    def remove_tag(self, ids: Sequence[int], tag: str) -> None:
        """Take a tag off them."""
        wanted = tuple(ids)
        self._do(
            ids, marked("Taking tags off: {whom}"), marked("{whom} no longer tagged “{tag}”"),
            lambda desk, progress: many_contacts.remove_tag(desk, wanted, tag, progress),
            tag=wording.cut(tag, 40),
        )  # fmt: skip

    def ask_tag(self, ids: Sequence[int]) -> None:
        """Ask which tag to put on them."""
        from netdesk.ui.dialogs.ask_name import AskNameDialog

        if ids and not self._jobs.desk.read_only:
            AskNameDialog.ask(
                self._window.window(),
                tr("Tag {whom}", whom=self.whom(ids)),
                tr("Add tag"),
                partial(self.add_tag, tuple(ids)),
                sentence=tr("Tags are words of your own, to find people by."),
                field=tr("Tag"),
                known=many_contacts.tags_in_use(self._jobs.reader),
            )

    def ask_circle(self, ids: Sequence[int]) -> None:
        """Ask for the name of a new circle to put them into."""
        from netdesk.ui.dialogs.ask_name import AskNameDialog

        if ids and not self._jobs.desk.read_only:
            AskNameDialog.ask(
                self._window.window(),
                tr("New circle for {whom}", whom=self.whom(ids)),
                tr("Make the circle"),
                partial(self._into_new_circle, tuple(ids)),
                field=tr("Name of the circle"),
            )

    def merge(self, ids: Sequence[int]) -> None:
        """Make one of them, value by value; whoever was met most is kept unless another is chosen."""
        from netdesk.services.duplicates import kept_first
        from netdesk.ui.dialogs.merge_contacts import MergeDialog

        if self._jobs.desk.read_only:
            return
        if not can_merge(len(ids)):
            self._navigator.declined.emit(
                tr("Choose 2 to {most} contacts to merge, with Ctrl or Shift", most=MOST)
            )
            return
        order = kept_first(self._jobs.reader, ids)
        show = self._navigator.contact_wanted.emit
        MergeDialog.ask(self._jobs, self._navigator, order, self._window.window(), show)

    def whom(self, ids: Sequence[int]) -> str:
        """Somebody's name, or how many they are."""
        if len(ids) > 1:
            return counted(len(ids), "{n} person", "{n} people")
        rows = contacts.contact_rows(self._jobs.reader, ids)
        return wording.cut(rows[ids[0]].name, 50) if ids and ids[0] in rows else tr("1 person")

    def fill(self, menu: QMenu, ids: Sequence[int]) -> None:
        """Add all of it to a menu of chosen contacts."""
        known = self._in_common(ids)
        starred = known is not None and 0 < known.count == known.starred
        archived = known is not None and 0 < known.count == known.archived
        words = (tr("Remove star") if len(ids) == 1 else tr("Remove stars")) if starred else tr("Star")
        self._add(menu, words, "star", partial(self.star, ids, not starred), STAR_KEY)
        icon = "archive-restore" if archived else "archive"
        words = tr("Bring back from the archive") if archived else tr("Archive")
        self._add(menu, words, icon, partial(self.archive, ids, not archived), ARCHIVE_KEY)
        self.fill_tags(self._submenu(menu, tr("Tags"), "tag"), ids, known)
        self.fill_circles(self._submenu(menu, tr("Circle"), "users"), ids, known)
        if can_merge(len(ids)):
            self._add(
                menu, tr("Merge {whom}…", whom=self.whom(ids)), "merge", partial(self.merge, ids), MERGE_KEY
            )

    def fill_tags(self, menu: QMenu, ids: Sequence[int], known: InCommon | None = None) -> None:
        """Add a tag, or take one of theirs off."""
        known = known or self._in_common(ids)
        self._add(menu, tr("Add a tag…"), "plus", partial(self.ask_tag, ids), TAG_KEY)
        if known is not None and known.tags:
            menu.addSeparator()
            for tag, people in known.tags[:_TAGS_MOST]:
                some = marked("Take off “{tag}” ({people:,} of {count:,})")
                pattern = some if people < known.count else marked("Take off “{tag}”")
                self._add(
                    menu,
                    tr(pattern, tag=wording.menu_text(tag, 40), people=people, count=known.count),
                    "x",
                    partial(self.remove_tag, ids, tag),
                )

    def fill_circles(self, menu: QMenu, ids: Sequence[int], known: InCommon | None = None) -> None:
        """Every circle, the one that all are in checked."""
        known = known or self._in_common(ids)
        present = known.circles[0][0] if known and len(known.circles) == 1 else 0
        for circle in contacts.circles(self._jobs.reader):
            do = partial(self.set_circle, ids, circle.id, circle.name)
            self._add(menu, wording.menu_text(circle.name), "", do, checked=circle.id == present)
        menu.addSeparator()
        self._add(menu, tr("No circle"), "", partial(self.set_circle, ids, None), checked=present is None)
        self._add(menu, tr("New circle…"), "plus", partial(self.ask_circle, ids))

    def _do(self, ids: Sequence[int], doing: str, said: str, work: Work, **values: str) -> None:
        if not ids or self._jobs.desk.read_only:
            return
        whom = self.whom(ids)
        done = partial(self._on_done, whom if len(ids) == 1 else "", said, values)
        if self._jobs.long_change_running:
            self._navigator.declined.emit(
                tr("{whom}: will be changed once the current job is done", whom=whom)
            )
        if len(ids) > _LONG:
            self._jobs.long_change(tr(doing, whom=whom), work, done, cancelled=self._on_stopped)
        else:
            self._jobs.change(lambda desk: work(desk, Silent()), done)

    def _on_done(self, name: str, said: str, values: dict[str, str], count: int) -> None:
        if not count:
            self._navigator.declined.emit(tr("Nothing to change: it was like that already"))
            return
        whom = name or counted(count, "{n} person", "{n} people")
        self._navigator.said.emit(tr(said, whom=whom, **values), True)

    def _on_stopped(self) -> None:
        self._navigator.declined.emit(tr("Stopped: nothing was changed"))

    def _into_new_circle(self, ids: Sequence[int], name: str) -> None:
        used = Counter(circle.hue % 8 for circle in contacts.circles(self._jobs.reader))
        hue = min(range(8), key=lambda each: (used[each], each))
        self._do(
            ids, marked("Changing circles: {whom}"), marked("{whom} now in {circle}"),
            lambda desk, progress: many_contacts.set_new_circle(desk, ids, name, hue, progress),
            circle=wording.cut(name, 40),
        )  # fmt: skip

    def _in_common(self, ids: Sequence[int]) -> InCommon | None:
        return many_contacts.in_common(self._jobs.reader, ids) if 0 < len(ids) <= _ASKED_MOST else None

    def _submenu(self, menu: QMenu, words: str, icon: str) -> QMenu:
        made = Menu(words, menu)
        menu.addMenu(made)
        icons.set_icon(made.menuAction(), icon)
        made.setEnabled(not self._jobs.desk.read_only)
        return made

    def _add(
        self,
        menu: QMenu,
        words: str,
        icon: str,
        do: Callable[[], object],
        key: str | None = None,
        *,
        checked: bool | None = None,
    ) -> QAction:
        action = add_entry(menu, words, icon, do, key, enabled=not self._jobs.desk.read_only)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        return action
