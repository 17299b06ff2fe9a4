"""What can be done with chosen contacts, for the table, the detail panel and the window's menu alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.services import contacts
from netdesk.ui import icons
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import Key, add_entry
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import wording

if TYPE_CHECKING:
    from netdesk.ui.contact_copies import DragFolder
    from netdesk.ui.panels.contact_photos import ContactPhotos
    from netdesk.ui.panels.many_commands import ManyCommands

_LONG: Final = 1000
"""Deleting more contacts than this shows its progress in the status bar."""
_COPIED_MOST: Final = 500
_EVERYTHING: Final = "Everything"
_COPIED: Final = marked(
    {
        _EVERYTHING: "Copied {what}",
        "Text": "Copied {what} as text",
        "vCard": "Copied {what} as vCard",
        "Table": "Copied {what} as table",
    }
)
"""What is said after each kind of copying, by the kind's name in the menu."""


class ContactCommands(QObject):
    """Each takes the ids of contacts. `plan_asked` leaves the choice of a planned interview to the detail."""

    deleted = Signal(tuple)

    def __init__(self, jobs: Jobs, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._navigator = navigator
        self._window = window

    @cached_property
    def _dragged(self) -> DragFolder:
        from netdesk.ui.contact_copies import DragFolder

        return DragFolder()

    @cached_property
    def photos(self) -> ContactPhotos:
        """What can be done with pictures, made when it is first needed."""
        from netdesk.ui.panels.contact_photos import ContactPhotos

        return ContactPhotos(self._jobs, self._navigator, self._window)

    @cached_property
    def many(self) -> ManyCommands:
        """What can be done with one or many alike, made when it is first needed."""
        from netdesk.ui.panels.many_commands import ManyCommands

        return ManyCommands(self._jobs, self._navigator, self._window)

    def edit(self, ids: Sequence[int]) -> None:
        """Open the editor on the first."""
        if ids:
            self._navigator.edit_contact_wanted.emit(ids[0])

    def plan(self, ids: Sequence[int]) -> None:
        """Plan an interview with the first, or go on with the one that is planned."""
        from netdesk.ui.panels import contact_facts

        if ids:
            timeline = contacts.timeline(self._jobs.reader, ids[0])
            self._navigator.plan_wanted.emit(ids[0], contact_facts.planned_interview(timeline))

    def log_touch(self, ids: Sequence[int]) -> None:
        """Note a touch with the first."""
        if ids:
            self._navigator.edit_interaction_wanted.emit(0, ids[0])

    def remind(self, ids: Sequence[int]) -> None:
        """Ask what to be reminded of about the first, and when."""
        if ids:
            self._navigator.remind_wanted.emit(ids[0], 0)

    def look_back(self, ids: Sequence[int]) -> None:
        """Show what was changed on the first."""
        if ids:
            self._navigator.history_wanted.emit(ids[0])

    def delete(self, ids: Sequence[int]) -> None:
        """Remove them as one change; the toast offers to undo it."""
        if not ids:
            return
        wanted = tuple(ids)
        what = self._name(wanted)
        done = partial(self._on_deleted, wanted, what)
        if self._jobs.long_change_running:
            self._navigator.declined.emit(
                tr("{what}: will be deleted once the current job is done", what=what)
            )
        if len(wanted) > _LONG:
            self._jobs.long_change(
                tr("Deleting {what}", what=what),
                lambda desk, progress: contacts.delete_contacts(desk, wanted, progress),
                done,
                cancelled=self._on_stopped,
            )
        else:
            self._jobs.change(lambda desk: contacts.delete_contacts(desk, wanted), done)

    def _on_stopped(self) -> None:
        self._navigator.declined.emit(tr("Stopped: nobody was deleted"))

    def copy(self, ids: Sequence[int], kind: str = _EVERYTHING) -> None:
        """Put them into the clipboard, as text, vCard and table at once or as one of these."""
        from netdesk.services.copies import copies
        from netdesk.ui.contact_copies import CopyKind, mime

        found = copies(self._jobs.reader, ids[:_COPIED_MOST])
        if not found.people:
            return
        QGuiApplication.clipboard().setMimeData(mime(found, CopyKind(kind)))
        count = len(found.people)
        name = wording.cut(found.people[0].shown, 50)
        what = name if count == 1 else counted(count, "{n} contact", "{n} contacts")
        said = tr(_COPIED[kind], what=what)
        left = len(ids) - _COPIED_MOST
        self._navigator.said.emit(
            tr("{said}; the other {left:,} were too many", said=said, left=left) if left > 0 else said, False
        )

    def fill_copy_as(self, menu: QMenu, ids: Sequence[int]) -> None:
        """The ways to copy, each by itself."""
        for kind in _COPIED:
            if kind != _EVERYTHING:
                add_entry(menu, tr(kind), "", partial(self.copy, ids, kind))

    def drag(self, ids: Sequence[int], source: QWidget) -> None:
        """Let them be dragged out of the window, as a vCard file and as data."""
        from netdesk.services.copies import copies
        from netdesk.ui.contact_copies import mime

        found = copies(self._jobs.reader, ids[:_COPIED_MOST])
        if not found.people:
            return
        data = mime(found)
        # Where there is no room for a file, the data is dragged alone.
        with suppress(OSError):
            data.setUrls([self._dragged.write(found)])
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def export(self, ids: Sequence[int]) -> None:
        """Ask what kind of file to write them to, and where."""
        from netdesk.ui.words.export_words import Whom

        if ids:
            self._navigator.export_wanted.emit(Whom(tuple(ids)), True)

    def menu(self, ids: Sequence[int], parent: QWidget) -> QMenu:
        """The menu of chosen contacts."""
        menu = Menu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(ids) == 1:
            self._add(menu, tr("Edit…"), "pen-line", self.edit, ids, "F2")
            menu.addSeparator()
            self._add(menu, tr("Plan interview…"), "calendar-plus", self.plan, ids, "Ctrl+Shift+P")
            self._add(menu, tr("Log touch…"), "notebook-pen", self.log_touch, ids, "Ctrl+Shift+L")
            self._add(menu, tr("Remind me…"), "clock", self.remind, ids, "Ctrl+R")
            photo = Menu(tr("Photo"), menu)
            menu.addMenu(photo)
            icons.set_icon(photo.menuAction(), "image")
            self.photos.fill(photo, ids[0])
            menu.addSeparator()
        self.many.fill(menu, ids)
        menu.addSeparator()
        self._add(menu, tr("Copy"), "copy", self.copy, ids, QKeySequence.StandardKey.Copy)
        self.fill_copy_as(menu.addMenu(tr("Copy as")), ids)
        self._add(menu, tr("Export…"), "upload", self.export, ids, "Ctrl+Shift+E")
        if len(ids) == 1:
            name = wording.menu_text(self._name(ids), 40)
            self._add(
                menu, tr("History of {name}…", name=name), "history", self.look_back, ids, "Ctrl+Shift+H"
            )
        menu.addSeparator()
        words = (
            tr("Delete") if len(ids) == 1 else counted(len(ids), "Delete {n} contact", "Delete {n} contacts")
        )
        self._add(menu, words, "trash-2", self.delete, ids, QKeySequence.StandardKey.Delete)
        return menu

    def _add(
        self,
        menu: QMenu,
        words: str,
        icon: str,
        do: Callable[[Sequence[int]], object],
        ids: Sequence[int],
        key: Key | None = None,
    ) -> None:
        can = not self._jobs.desk.read_only or do in (self.copy, self.export, self.look_back)
        add_entry(menu, words, icon, lambda: do(ids), key, enabled=can)

    def _name(self, ids: Sequence[int]) -> str:
        if len(ids) > 1:
            return counted(len(ids), "{n} contact", "{n} contacts")
        rows = contacts.contact_rows(self._jobs.reader, ids)
        return wording.cut(rows[ids[0]].name, 60) if ids[0] in rows else tr("1 contact")

    def _on_deleted(self, ids: tuple[int, ...], what: str, _none: object) -> None:
        self._navigator.said.emit(tr("{what} deleted", what=what), True)
        self.deleted.emit(ids)
