"""A person's round picture, or their initials on the hue of their stable id."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.names import initials
from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current


class Avatar(QWidget):
    """`size` is one of 56, 48, 44, 36, 32. Decorative: the name stands beside it, so screen readers pass
    it by.
    """

    def __init__(
        self, name: str = "", key: str = "", size: int = grid.AVATAR_DETAIL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._photo: QImage | QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_person(name, key)

    def set_person(self, name: str, key: str, photo: QImage | QPixmap | None = None) -> None:
        """Show somebody: `key` is the contact's stable id, `photo` replaces the initials."""
        self._letters = initials(name)
        self._key = key or name
        self._photo = photo if photo is not None and not photo.isNull() else None
        self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Photo or initials."""
        dpr = self.devicePixelRatioF()
        if self._photo is not None:
            drawn = painting.round_photo(self._photo, self._size, dpr)
        else:
            drawn = painting.avatar(current(), self._letters, self._key, self._size, dpr)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
