"""The search box of the header: a line edit with a glass, a hint, the key that leads to it and a cross."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.labels import key_text, text_label
from netdesk.ui.widgets.line_edit import LineEdit

PEOPLE_HINT: Final = marked("Search people, notes, answers")
FULL_WIDTH: Final = 288
SMALL_WIDTH: Final = 232
_LEAST_WIDTH: Final = 96
"""Room for the glass and the word typed, where large text leaves no more beside the title."""
_BESIDE_GLASS: Final = 48
"""What the glass and the paddings take."""
_BESIDE_CAP: Final = 52
"""What the glass, the paddings and the gap before the key take."""


class SearchBox(LineEdit):
    """A QLineEdit (`textChanged`, `text`, `setText`). Esc clears it and, when it is empty, emits `left`;
    Down and Enter emit `entered`, so that the list can take the focus."""

    left = Signal()
    entered = Signal()

    def __init__(
        self,
        hint: str = "",
        key: QKeySequence | QKeySequence.StandardKey | str = QKeySequence.StandardKey.Find,
        parent: QWidget | None = None,
        *,
        small_hint: str = "",
    ) -> None:
        super().__init__(parent)
        hint = hint or tr(PEOPLE_HINT)
        self._hint, self._small_hint = hint, small_hint or tr("Search")
        self._compact = False
        self.setProperty("role", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(tr("Search"))
        self.setAccessibleDescription(hint)
        # What is left over: the title beside it comes first.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(FULL_WIDTH)
        self._cap: QLabel = text_label(key_text(key), "key")
        self._cap.setParent(self)
        self._cap.setIndent(0)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = IconButton("x", tr("Clear the search"), QKeySequence(Qt.Key.Key_Escape), self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._show_end)

    def set_hint(self, hint: str = "") -> None:
        """Say what is searched now."""
        self._hint = hint or tr(PEOPLE_HINT)
        self.setAccessibleDescription(self._hint)
        self._place()

    def set_compact(self, compact: bool) -> None:
        """The narrow window's shorter hint and box."""
        self._compact = compact
        self.setMaximumWidth(SMALL_WIDTH if compact else FULL_WIDTH)
        self._place()

    def begin(self, character: str) -> None:
        """Take the keys and begin a search with this, as if it had been typed here: Undo takes it back."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.insert(character)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Key cap and cross keep to the right end."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """A new font or sheet makes another key cap."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_clear"):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass stands where the padding leaves room for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme, size = current(), current().icon(grid.ICON)
        drawn = icons.pixmap("search", theme.colour("text2"), size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(7, (self.height() - size) // 2), drawn)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, then leaves; Down and Enter go to what was found."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _show_end(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._cap.setVisible(not text and self._has_cap())

    def _has_cap(self) -> bool:
        """The key is told where there is room for it beside the hint."""
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        room = self.width() - self._cap.sizeHint().width() - _BESIDE_CAP
        return bool(self._cap.text()) and hint <= room

    def _show_hint(self) -> None:
        """The long hint, the short one, or with large text the glass alone: never a cut word."""
        hints = (self._small_hint,) if self._compact else (self._hint, self._small_hint)
        room = self.width() - _BESIDE_GLASS
        fits = (each for each in hints if self.fontMetrics().horizontalAdvance(each) <= room)
        hint = next(fits, "")
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)

    def _place(self) -> None:
        self._show_hint()
        cap = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - cap.width() - 10, (self.height() - cap.height()) // 2, cap.width(), cap.height()
        )
        side = self.height()
        self._clear.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)
        self._cap.setVisible(not self.text() and self._has_cap())
        room = (cap.width() + 10) if self._has_cap() else 8
        self.setTextMargins(0, 0, max(room, 30 if self.text() else 0), 0)
