"""The bar above list and detail: where one is, the search box, undo and redo, and the section's actions."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current, set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import ICON_ROLES, Button, IconButton
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip, text_label
from netdesk.ui.widgets.search_box import SearchBox


class Header(QWidget):
    """Title and count at the left; search, undo, redo and added buttons at the right.

    `search` is the SearchBox; `undo_button` and `redo_button` follow actions given to `set_history_actions`.
    """

    def __init__(
        self, title: str = "", parent: QWidget | None = None, *, search: SearchBox | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel(title, "title")
        self._count = text_label("", "caption")
        self.search = search or SearchBox()
        self.undo_button = IconButton("undo-2", tr("Undo"), QKeySequence.StandardKey.Undo)
        self.redo_button = IconButton("redo-2", tr("Redo"), QKeySequence.StandardKey.Redo)
        self._buttons: list[tuple[Button, str, str | None]] = []
        self._compact, self._is_tight = False, False
        self._words = (title, title)
        self._needed_with_words = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(grid.SPACE_24, 0, grid.SPACE_16, 1)
        self._row.setSpacing(0)
        self._row.addWidget(self._title)
        self._row.addSpacing(grid.SPACE_8)
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self._row.addSpacing(grid.SPACE_16)
        self._row.addWidget(self.search, 100)
        self._row.addSpacing(grid.SPACE_8)
        self._row.addWidget(self.undo_button)
        self._row.addSpacing(grid.SPACE_4)
        self._row.addWidget(self.redo_button)

    def set_title(self, title: str, count: str = "", *, short: str = "") -> None:
        """Where one is, and how many are there ("1,284"); `short` is said where there is less room."""
        self._words = (title, short or title)
        self._title.setText(title)
        self._count.setText(count)
        self.setAccessibleName(f"{title} {count}".strip())
        self._dress_again()

    def set_history_actions(self, undo: QAction, redo: QAction) -> None:
        """The buttons do, say and allow what the actions do."""
        self.undo_button.follow(undo)
        self.redo_button.follow(redo)

    def add_button(self, button: Button, compact: str | None = None) -> None:
        """Add an action at the right end. In a compact header it reads `compact`, or is only its icon if
        that is None; its words stay its accessible name.
        """
        self._buttons.append((button, button.text(), compact))
        self._row.addSpacing(grid.SPACE_8)
        self._row.addWidget(button)

    def set_words(self, button: Button, words: str, compact: str | None) -> None:
        """Let an added action read otherwise, in the full header and in the compact one."""
        self._buttons = [
            (each, words, compact) if each is button else (each, old, short)
            for each, old, short in self._buttons
        ]
        button.setText(words)

    def set_face(self, button: Button, kind: str, icon: str) -> None:
        """Let an added action look otherwise: another kind of button, with another icon."""
        button.setProperty("plainKind", kind)
        button.set_face(kind, icon)

    def set_buttons_visible(self, visible: bool) -> None:
        """Hide or show the added actions, for a section that is empty."""
        for button, _, _ in self._buttons:
            button.setVisible(visible)
        self._dress_again()

    def set_compact(self, compact: bool) -> None:
        """The narrow window's short words."""
        self.search.set_compact(compact)
        self._compact = compact
        self._dress_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the title has no room, words give way to their icons."""
        super().resizeEvent(event)
        if self._compact and self._is_tight is not self._would_be_tight():
            self._dress_buttons()

    def _dress_again(self) -> None:
        if self._compact:
            self._dress_buttons()

    def _dress_buttons(self) -> None:
        """All words; in a compact header the short ones; where even these cut the title, icons alone."""
        self._dress(tight=False)
        self._needed_with_words = self._needed()
        if self._compact and self._would_be_tight():
            self._dress(tight=True)

    def _would_be_tight(self) -> bool:
        return self._needed_with_words > self.width()

    def _needed(self) -> int:
        """How wide the row is with the whole title."""
        self._row.invalidate()
        title = self._title.sizeHint().width() - self._title.minimumSizeHint().width()
        return self._row.minimumSize().width() + title

    def _dress(self, *, tight: bool) -> None:
        self._is_tight = tight
        self._title.setText(self._words[tight])
        for button, words, short in self._buttons:
            alone = self._compact and (short is None or tight)
            if button.property("plainKind") is None:
                button.setProperty("plainKind", button.property("kind"))
            plain = button.property("plainKind")
            # What matters most stays filled.
            kind = "icon" if alone and plain != "primary" else plain
            button.setText("" if alone else (short or words) if self._compact else words)
            button.setAccessibleName(words)
            button.setToolTip(plain_tooltip(words) if alone else "")
            set_role(button, kind=kind)
            name = button.property("iconName")
            if name:
                icons.set_icon(button, name, ICON_ROLES[kind])

    def sizeHint(self) -> QSize:
        """56 px and the hairline."""
        return QSize(super().sizeHint().width(), current().fit(grid.HEADER, "title", padding=24) + 1)

    def minimumSizeHint(self) -> QSize:
        """As high as it is; narrower."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline under the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painting.fill(painter, QRect(0, self.height() - 1, self.width(), 1), current().colour("line"))
        painter.end()
