"""A contact's picture in the editor: choose, paste or drop one, save it, or take it away."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.services import contacts
from netdesk.ui import grid, photos
from netdesk.ui.jobs import Jobs
from netdesk.ui.photo_source import PhotoSource
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.photo_avatar import PhotoAvatar

_SIDE: Final = 4 * grid.AVATAR_DETAIL


class PhotoField(QWidget):
    """`sha256` names the picture ("" for none); `data` holds its bytes when it is not on the desk yet.

    `save_asked` carries the bytes of the picture that is to be saved as a file.
    """

    changed = Signal()
    save_asked = Signal(bytes)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._name, self._key = "", ""
        self.sha256 = ""
        self.data = b""
        self.avatar = PhotoAvatar("", "", grid.AVATAR_DETAIL)
        self.choose = Button(tr("Choose photo…"), "quiet", "image")
        self.remove = Button(tr("Remove"), "quiet", "x")
        self._told = text_label("", "error", wrap=True)
        self._source = PhotoSource(jobs, self)
        self._connect()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self.avatar)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_4)
        column.addLayout(row)
        column.addWidget(self._told)
        self.setFocusProxy(self.choose)
        self._tell("")
        self._show(QImage())

    def set_person(self, name: str, key: str) -> None:
        """Whose initials stand there without a picture."""
        self._name, self._key = name, key
        self.avatar.set_whose(name)
        if not self.sha256:
            self._show(QImage())

    def set_photo(self, sha256: str, data: bytes = b"") -> None:
        """Show a picture of the desk, or one whose bytes are given; no signal."""
        self.sha256, self.data = sha256, data
        self._tell("")
        self._show(QImage())
        if sha256:
            self._jobs.read(
                lambda reader, _progress: photos.decoded(
                    data or contacts.photo(reader, sha256) or b"", _SIDE
                ),
                lambda image: self._on_decoded(sha256, image),
            )

    def take_file(self, path: Path) -> None:
        """Take a picture from a file."""
        self._source.take_file(path)

    def told(self) -> str:
        """What the field says is wrong."""
        return self._told.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, wherever in the field the focus is."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._source.paste()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._clear)
        self.avatar.choose_asked.connect(self._ask)
        self.avatar.paste_asked.connect(self._source.paste)
        self.avatar.remove_asked.connect(self._clear)
        self.avatar.save_asked.connect(self._save)
        self.avatar.dropped.connect(self._source.take)
        self._source.found.connect(self._on_found)
        self._source.refused.connect(self._tell)

    def _ask(self) -> None:
        self._source.choose(self.window())

    def _clear(self) -> None:
        self.set_photo("")
        self.choose.setFocus()
        self.changed.emit()

    def _save(self) -> None:
        data = self.data or contacts.photo(self._jobs.reader, self.sha256)
        if data:
            self.save_asked.emit(data)

    def _on_found(self, data: bytes) -> None:
        self.set_photo(hashlib.sha256(data).hexdigest(), data)
        self.changed.emit()

    def _on_decoded(self, sha256: str, image: QImage) -> None:
        if isValid(self) and sha256 == self.sha256:
            self._show(image)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _show(self, image: QImage) -> None:
        self.avatar.set_person(self._name, self._key, image)
        self.avatar.has_photo = bool(self.sha256)
        self.choose.setText(tr("Choose another…") if self.sha256 else tr("Choose photo…"))
        self.remove.setVisible(bool(self.sha256))
