"""The photo of a contact on the desk: each way to put one there or take it away is one change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.services import contacts, photos
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.photo_source import PhotoSource, save_photo
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.photo_avatar import PhotoAvatar, fill_photo_menu
from netdesk.ui.words import wording

_NAME_LENGTH = 50


class ContactPhotos(QObject):
    """Each method takes a contact's id. What went wrong is told by the toast."""

    def __init__(self, jobs: Jobs, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._navigator = navigator
        self._window = window

    def attend(self, avatar: PhotoAvatar, whose: Callable[[], int]) -> None:
        """Do what is asked of `avatar` for the contact that it shows then (0: nobody)."""
        for signal, do in (
            (avatar.choose_asked, self.choose),
            (avatar.paste_asked, self.paste),
            (avatar.save_asked, self.save_as),
            (avatar.remove_asked, self.remove),
        ):
            signal.connect(lambda do=do: do(whose()))
        avatar.dropped.connect(lambda data: self.take(whose(), data))

    def choose(self, contact_id: int) -> None:
        """Ask for a file."""
        self._source(contact_id).choose(self._window)

    def paste(self, contact_id: int) -> None:
        """Take the clipboard's picture."""
        self._source(contact_id).paste()

    def take(self, contact_id: int, data: QMimeData) -> None:
        """Take what was dropped."""
        self._source(contact_id).take(data)

    def take_file(self, contact_id: int, path: Path) -> None:
        """Take a file."""
        self._source(contact_id).take_file(path)

    def remove(self, contact_id: int) -> None:
        """Take the photo away."""
        self._keep(contact_id, b"")

    def save_as(self, contact_id: int) -> None:
        """Ask where to, and write the photo as a file."""
        contact = contacts.contact(self._jobs.reader, contact_id)
        data = contacts.photo(self._jobs.reader, contact.photo) if contact and contact.photo else None
        if contact is not None and data:
            save_photo(self._jobs, self._navigator, self._window, contact.shown, data)

    def fill(self, menu: QMenu, contact_id: int) -> None:
        """Put into a menu what can be done with a contact's photo."""
        contact = contacts.contact(self._jobs.reader, contact_id)
        fill_photo_menu(
            menu,
            *(partial(do, contact_id) for do in (self.choose, self.paste, self.save_as, self.remove)),
            has_photo=bool(contact and contact.photo),
            changeable=not self._jobs.desk.read_only,
            keys=False,
        )

    def _source(self, contact_id: int) -> PhotoSource:
        source = PhotoSource(self._jobs, self)
        source.found.connect(partial(self._keep, contact_id))
        source.refused.connect(self._tell)
        source.found.connect(source.deleteLater)
        source.refused.connect(source.deleteLater)
        return source

    def _tell(self, words: str) -> None:
        self._navigator.declined.emit(words)

    def _keep(self, contact_id: int, data: bytes) -> None:
        if self._jobs.long_change_running:
            self._tell(tr("The photo will be kept once the current job is done"))
        words = marked("Photo of {name} kept") if data else marked("Photo of {name} removed")
        self._jobs.change(
            lambda desk: photos.set_photo(desk, contact_id, data),
            lambda name: self._navigator.said.emit(tr(words, name=wording.cut(name, _NAME_LENGTH)), True),
        )
