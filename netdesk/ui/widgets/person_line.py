"""One person in a detail: small picture, name as a link, a few quiet words, a button at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.fact_row import ElidedLink
from netdesk.ui.widgets.labels import Paragraph
from netdesk.ui.words import wording


class PersonLine(QWidget):
    """`clicked` when the name was followed, `done` when the button was pressed: `icon` and `verb` say what
    it does ("Pick Ann Lee"); without an icon there is none."""

    clicked = Signal()
    done = Signal()

    def __init__(
        self,
        name: str,
        key: str,
        words: str = "",
        icon: str = "",
        verb: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._key = name, key
        self._avatar = Avatar(name, key, grid.AVATAR_SMALL)
        link = ElidedLink(name, title=True)
        link.clicked.connect(self.clicked)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        lines.addWidget(link)
        if words:
            lines.addWidget(Paragraph(wording.breakable(words), "caption"))
            link.setAccessibleDescription(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, grid.SPACE_4, 0, grid.SPACE_4)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self.suggests = icon == "user-plus"
        """True when its button picks the person, who is only suggested so far."""
        self.button: IconButton | None = None
        if icon:
            self.button = IconButton(icon, verb)
            self.button.clicked.connect(self.done)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_photo(self, photo: QImage | None) -> None:
        """Put a picture in place of the initials."""
        self._avatar.set_person(self._name, self._key, photo)
