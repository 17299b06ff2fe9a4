"""What happened with a person, newest first, along a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.roles import Tone
from netdesk.ui.theme import current
from netdesk.ui.widgets.fact_row import ElidedLink
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, text_label

DISC: Final = 24
THREAD: Final = 1.5


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened or is planned. `key` comes back with `opened`; without one the title is no
    button.
    """

    title: str
    date: str
    text: str = ""
    icon: str = "message-circle"
    tone: Tone = Tone.NEUTRAL
    key: object = None


class Timeline(QWidget):
    """A column of items; grows with them, scrolls with the pane around it. `opened` tells the item's key."""

    opened = Signal(object)

    def __init__(self, items: Sequence[TimelineItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.set_items(items)

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other items."""
        while self._column.count():
            entry = self._column.takeAt(0)
            widget = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, item in enumerate(items):
            row = _Row(item, last=at == len(items) - 1)
            row.opened.connect(self.opened)
            self._column.addWidget(row)


class _Row(QWidget):
    opened = Signal(object)

    def __init__(self, item: TimelineItem, *, last: bool) -> None:
        super().__init__()
        self._item, self._last = item, last
        cells = QGridLayout(self)
        cells.setContentsMargins(36, 3, 0, 0 if last else grid.SPACE_16)
        cells.setHorizontalSpacing(grid.SPACE_12)
        cells.setVerticalSpacing(0)
        cells.setColumnStretch(0, 1)
        title: QWidget
        if item.key is not None:
            title = ElidedLink(item.title, title=True)
            title.clicked.connect(self._open)
            cells.addWidget(title, 0, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            title = ElidedLabel(item.title, "strong")
            cells.addWidget(title, 0, 0)
        cells.addWidget(text_label(item.date, "caption"), 0, 1, Qt.AlignmentFlag.AlignRight)
        if item.text:
            cells.addWidget(Paragraph(item.text), 1, 0, 1, 2)
        self.setAccessibleName(f"{item.title}, {item.date}. {item.text}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The thread is as long as the row."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round icon and the thread down to the next."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._last:
            box = QRectF((DISC - THREAD) / 2, DISC + 3, THREAD, self.height() - DISC - 3)
            painter.fillRect(box, theme.colour("track"))
        disc = painting.icon_disc(theme, self._item.icon, self._item.tone, DISC, self.devicePixelRatioF())
        painter.drawPixmap(0, 0, disc)
        painter.end()

    def _open(self) -> None:
        self.opened.emit(self._item.key)
