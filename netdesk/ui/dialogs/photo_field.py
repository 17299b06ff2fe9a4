"""A contact's picture: choose one, or take it away."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.ui import grid, photos
from netdesk.ui.jobs import Jobs
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel

_MOST_BYTES: Final = 40_000_000
_SIDE: Final = 4 * grid.AVATAR_MEETING
_FILTER: Final = "Pictures (*.png *.jpg *.jpeg *.gif *.webp *.bmp)"


class PhotoField(QWidget):
    """`sha256` names the picture ("" for none); `data` holds its bytes when it is not on the desk yet."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._name, self._key = "", ""
        self.sha256 = ""
        self.data = b""
        self.avatar = Avatar("", "", grid.AVATAR_MEETING)
        self.choose = Button("Choose photo…", "quiet", "image")
        self.remove = Button("Remove", "quiet", "x")
        self._told = ElidedLabel("", "caption", tone="bad")
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self.avatar)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addWidget(self._told, 1)
        self.setFocusProxy(self.choose)
        self._show(QImage())

    def set_person(self, name: str, key: str) -> None:
        """Whose initials stand there without a picture."""
        self._name, self._key = name, key
        if not self.sha256:
            self._show(QImage())

    def set_photo(self, sha256: str, data: bytes = b"") -> None:
        """Show a picture of the desk, or one whose bytes are given; no signal."""
        self.sha256, self.data = sha256, data
        self._told.setText("")
        self._show(QImage())
        if sha256:
            self._jobs.read(
                lambda reader, _progress: photos.decoded(
                    data or contacts.photo(reader, sha256) or b"", _SIDE
                ),
                lambda image: self._on_decoded(sha256, image),
            )

    def take_file(self, path: Path) -> None:
        """Read a picture from a file, away from the window's thread."""

        def work(_reader: Reader, _progress: Progress) -> bytes:
            try:
                data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
            except OSError:
                return b""
            return photos.to_keep(data)

        self._jobs.read(work, self._on_file)

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "Choose a photo", "", _FILTER)
        if chosen:
            self.take_file(Path(chosen))

    def _clear(self) -> None:
        self.set_photo("")
        self.choose.setFocus()
        self.changed.emit()

    def _on_file(self, data: bytes) -> None:
        if not isValid(self):
            return
        if not data:
            self._told.setText("This file is no picture that netdesk can read.")
            return
        self.set_photo(hashlib.sha256(data).hexdigest(), data)
        self.changed.emit()

    def _on_decoded(self, sha256: str, image: QImage) -> None:
        if isValid(self) and sha256 == self.sha256:
            self._show(image)

    def _show(self, image: QImage) -> None:
        self.avatar.set_person(self._name, self._key, image)
        self.choose.setText("Choose another…" if self.sha256 else "Choose photo…")
        self.remove.setVisible(bool(self.sha256))
