"""Pictures of people for tables: decoded away from the window's thread, kept small, a few hundred at most."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.ui import grid, photos
from netdesk.ui.jobs import Jobs

_KEPT: Final = 400
_SIDE: Final = 3 * grid.AVATAR_TABLE
_AT_ONCE: Final = 8


class Portraits(QObject):
    """`of` gives a picture that is there and sends for one that is not; `arrived` says that some came."""

    arrived = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._running = 0

    def of(self, sha256: str) -> QImage | None:
        """The picture of this SHA-256, None while it is being fetched or when it is none."""
        if not sha256:
            return None
        found = self._kept.get(sha256)
        if found is not None:
            self._kept.move_to_end(sha256)
            return None if found.isNull() else found
        # What was looked at last is fetched first; what has scrolled by long ago, never.
        self._asked[sha256] = None
        self._asked.move_to_end(sha256)
        while len(self._asked) > 2 * _KEPT:
            self._asked.popitem(last=False)
        self._fetch()
        return None

    def _fetch(self) -> None:
        while self._asked and self._running < _AT_ONCE:
            sha256, _ = self._asked.popitem(last=True)
            self._running += 1
            self._jobs.read(
                partial(_decode, sha256), partial(self._on_decoded, sha256), partial(self._on_failed, sha256)
            )

    def _on_decoded(self, sha256: str, image: QImage) -> None:
        if not isValid(self):
            return
        self._running -= 1
        self._kept[sha256] = image
        self._asked.pop(sha256, None)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()
        self._fetch()

    def _on_failed(self, sha256: str, _error: Exception) -> None:
        """A picture that cannot be read is none; the initials stay."""
        self._on_decoded(sha256, QImage())


def _decode(sha256: str, reader: Reader, _progress: Progress) -> QImage:
    return photos.decoded(contacts.photo(reader, sha256) or b"", _SIDE)
