"""A layout that sets widgets one after the other and goes on in the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets, `gap` apart in both directions, each at its size hint or the width there is."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append."""
        self._items.append(item)

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Put a widget at a place in the order."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        margins = self.contentsMargins()
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        """The widest single one."""
        margins = self.contentsMargins()
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        widgets = ((item, item.widget()) for item in self._items)
        return [item for item, widget in widgets if widget is None or not widget.isHidden()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        left, right = rect.left() + margins.left(), rect.right() + 1 - margins.right()
        y = rect.top() + margins.top()
        lines = self._lines(right - left)
        for at, line in enumerate(lines):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(left, y, right - left, height))
            y += height + (self._gap if at < len(lines) - 1 else 0)
        return y - rect.top() + margins.bottom()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._shown():
            width = min(item.sizeHint().width(), max(1, room))
            if not lines or (x > 0 and x + width > room):
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += width + self._gap
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        """One after the other, what is lower in the middle of the line."""
        x = rect.left()
        for item in line:
            hint = item.sizeHint()
            width = min(hint.width(), max(1, rect.width()))
            grows = item.expandingDirections() & Qt.Orientation.Horizontal
            top = rect.top() + (rect.height() - hint.height()) // 2
            wide = rect.right() + 1 - x if grows else width
            item.setGeometry(QRect(QPoint(x, top), QSize(wide, hint.height())))
            x += width + self._gap
