"""What can be done with one contact or very many alike: star, archive, circle and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.progress import Progress, Silent
from netdesk.services import contacts, many_contacts
from netdesk.services.desks import Desk
from netdesk.services.many_contacts import InCommon
from netdesk.services.merging import MOST
from netdesk.ui import icons, wording
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.popups import Menu

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
        said = "starred" if star else "without a star now"
        self._do(
            ids, "Starring" if star else "Taking stars away", said,
            lambda desk, progress: many_contacts.star(desk, wanted, star, progress),
        )  # fmt: skip

    def archive(self, ids: Sequence[int], on: bool | None = None) -> None:
        """Archive them, or bring them back; None: turn it round."""
        if on is None:
            on = not many_contacts.all_archived(self._jobs.reader, ids)
        wanted, away = tuple(ids), on
        said = "archived" if away else "brought back from the archive"
        self._do(
            ids, "Archiving" if away else "Bringing back", said,
            lambda desk, progress: many_contacts.archive(desk, wanted, away, progress),
        )  # fmt: skip

    def set_circle(self, ids: Sequence[int], circle_id: int | None, name: str = "") -> None:
        """Put them into a circle, or into none."""
        wanted = tuple(ids)
        said = f"in {wording.cut(name, 40)} now" if circle_id is not None else "in no circle now"
        self._do(
            ids, "Changing circles", said,
            lambda desk, progress: many_contacts.set_circle(desk, wanted, circle_id, progress),
        )  # fmt: skip

    def add_tag(self, ids: Sequence[int], tag: str) -> None:
        """Put a tag on them."""
        wanted = tuple(ids)
        self._do(
            ids, "Tagging", f"tagged “{wording.cut(tag, 40)}”",
            lambda desk, progress: many_contacts.add_tag(desk, wanted, tag, progress),
        )  # fmt: skip

    def remove_tag(self, ids: Sequence[int], tag: str) -> None:
        """Take a tag off them."""
        wanted = tuple(ids)
        self._do(
            ids, "Taking tags off", f"without the tag “{wording.cut(tag, 40)}” now",
            lambda desk, progress: many_contacts.remove_tag(desk, wanted, tag, progress),
        )  # fmt: skip

    def ask_tag(self, ids: Sequence[int]) -> None:
        """Ask which tag to put on them."""
        from netdesk.ui.dialogs.ask_name import AskNameDialog

        if ids and not self._jobs.desk.read_only:
            AskNameDialog.ask(
                self._window.window(),
                f"Tag {self.whom(ids)}",
                "Add tag",
                partial(self.add_tag, tuple(ids)),
                sentence="Tags are words of your own, to find people by.",
                field="Tag",
                known=many_contacts.tags_in_use(self._jobs.reader),
            )

    def ask_circle(self, ids: Sequence[int]) -> None:
        """Ask for the name of a new circle to put them into."""
        from netdesk.ui.dialogs.ask_name import AskNameDialog

        if ids and not self._jobs.desk.read_only:
            AskNameDialog.ask(
                self._window.window(),
                f"New circle for {self.whom(ids)}",
                "Make the circle",
                partial(self._into_new_circle, tuple(ids)),
                field="Name of the circle",
            )

    def merge(self, ids: Sequence[int]) -> None:
        """Make one of them, value by value; whoever was met most is kept unless another is chosen."""
        from netdesk.services.duplicates import kept_first
        from netdesk.ui.dialogs.merge_contacts import MergeDialog

        if self._jobs.desk.read_only:
            return
        if not can_merge(len(ids)):
            self._navigator.said.emit(f"Choose 2 to {MOST} contacts to merge, with Ctrl or Shift", False)
            return
        order = kept_first(self._jobs.reader, ids)
        show = self._navigator.contact_wanted.emit
        MergeDialog.ask(self._jobs, self._navigator, order, self._window.window(), show)

    def whom(self, ids: Sequence[int]) -> str:
        """Somebody's name, or how many they are."""
        if len(ids) > 1:
            return wording.count_of(len(ids), "person", "people")
        rows = contacts.contact_rows(self._jobs.reader, ids)
        return wording.cut(rows[ids[0]].name, 50) if ids and ids[0] in rows else "1 person"

    def fill(self, menu: QMenu, ids: Sequence[int]) -> None:
        """Add all of it to a menu of chosen contacts."""
        known = self._in_common(ids)
        starred = known is not None and 0 < known.count == known.starred
        archived = known is not None and 0 < known.count == known.archived
        words = ("Remove star" if len(ids) == 1 else "Remove stars") if starred else "Star"
        self._add(menu, words, "star", partial(self.star, ids, not starred), STAR_KEY)
        icon = "archive-restore" if archived else "archive"
        words = "Bring back from the archive" if archived else "Archive"
        self._add(menu, words, icon, partial(self.archive, ids, not archived), ARCHIVE_KEY)
        self.fill_tags(self._submenu(menu, "Tags", "tag"), ids, known)
        self.fill_circles(self._submenu(menu, "Circle", "users"), ids, known)
        if can_merge(len(ids)):
            self._add(menu, f"Merge {self.whom(ids)}…", "merge", partial(self.merge, ids), MERGE_KEY)

    def fill_tags(self, menu: QMenu, ids: Sequence[int], known: InCommon | None = None) -> None:
        """Add a tag, or take one of theirs off."""
        known = known or self._in_common(ids)
        self._add(menu, "Add a tag…", "plus", partial(self.ask_tag, ids), TAG_KEY)
        if known is not None and known.tags:
            menu.addSeparator()
            for tag, people in known.tags[:_TAGS_MOST]:
                some = f" ({people:,} of {known.count:,})" if people < known.count else ""
                self._add(
                    menu,
                    f"Take off “{wording.menu_text(tag, 40)}”{some}",
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
        self._add(menu, "No circle", "", partial(self.set_circle, ids, None), checked=present is None)
        self._add(menu, "New circle…", "plus", partial(self.ask_circle, ids))

    def _do(self, ids: Sequence[int], doing: str, said: str, work: Work) -> None:
        if not ids or self._jobs.desk.read_only:
            return
        whom = self.whom(ids)
        done = partial(self._on_done, whom if len(ids) == 1 else "", said)
        if self._jobs.long_change_running:
            self._navigator.said.emit(f"{whom}: will be done when what runs now is finished", False)
        if len(ids) > _LONG:
            self._jobs.long_change(f"{doing}: {whom}", work, done)
        else:
            self._jobs.change(lambda desk: work(desk, Silent()), done)

    def _on_done(self, name: str, said: str, count: int) -> None:
        if not count:
            self._navigator.said.emit("Nothing to change: it was so already", False)
            return
        whom = name or wording.count_of(count, "person", "people")
        self._navigator.said.emit(f"{whom} {said}", True)

    def _into_new_circle(self, ids: Sequence[int], name: str) -> None:
        used = Counter(circle.hue % 8 for circle in contacts.circles(self._jobs.reader))
        hue = min(range(8), key=lambda each: (used[each], each))
        self._do(
            ids, "Changing circles", f"in {wording.cut(name, 40)} now",
            lambda desk, progress: many_contacts.set_new_circle(desk, ids, name, hue, progress),
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
        key: str = "",
        *,
        checked: bool | None = None,
    ) -> QAction:
        action = menu.addAction(words)
        if icon:
            icons.set_icon(action, icon)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.setEnabled(not self._jobs.desk.read_only)
        action.triggered.connect(lambda _checked=False: do())
        if key:
            # Only to be read: the window acts on the keys themselves.
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        return action
