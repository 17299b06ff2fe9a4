"""What every detail that is built anew has: a column that scrolls, Back, and keys that do not wander off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayoutItem, QScrollBar, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import hairline, text_label


class DetailBody(QWidget):
    """`clear` takes all out of `column`; what had the keys gives them to its successor, or `keys_lost` says
    that there is none. `back_clicked` asks for the list again where the detail lies over it.
    """

    back_clicked = Signal()
    keys_lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._had_keys = ""
        self._give_keys_soon = QTimer(self)
        self._give_keys_soon.setSingleShot(True)
        self._give_keys_soon.setInterval(0)
        self._give_keys_soon.timeout.connect(self._give_keys)
        self.back = Button(tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self.back_clicked)
        self.back.hide()
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._area = scrolling(self.body)
        outer.addWidget(self._area, 1)
        self.set_compact(False)

    def scroll_bar(self) -> QScrollBar:
        """How far down one looks."""
        return self._area.verticalScrollBar()

    def set_compact(self, compact: bool) -> None:
        """Smaller margins in a small window."""
        margin = grid.SPACE_16 if compact else grid.SPACE_24
        self.column.setContentsMargins(margin, 20, margin, grid.SPACE_24)

    def clear(self) -> None:
        """Take everything out."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.body.isAncestorOf(focused):
            # All is built anew; its keys must not wander off to another part of the window.
            self._had_keys = _called(focused)
            self._give_keys_soon.start()
        while self.column.count():
            _drop(self.column.takeAt(0))

    def add_quiet(self, words: str) -> None:
        """Words in the middle of a detail that shows nothing."""
        quiet = text_label(words, "quiet", wrap=True)
        quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(quiet, 1)

    def add_section(self, title: str, aside: str = "") -> None:
        """A line, and the heading of what follows; `aside` at its right in quiet words."""
        last = self.column.itemAt(self.column.count() - 1) if self.column.count() else None
        if last is None or last.spacerItem() is None:
            self.column.addSpacing(grid.SPACE_16)
        self.column.addWidget(hairline())
        self.column.addSpacing(grid.SPACE_16)
        row = QHBoxLayout()
        row.addWidget(text_label(title, "heading"), 1)
        if aside:
            row.addWidget(text_label(aside, "caption"))
        self.column.addLayout(row)
        self.column.addSpacing(grid.SPACE_8)

    def _give_keys(self) -> None:
        for button in self.body.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and _called(button) == self._had_keys:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.keys_lost.emit()


def flowing(widgets: Sequence[QWidget], gap: int = 6) -> QWidget:
    """Widgets one after the other, in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder, gap)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def at_picture(button: QWidget) -> QVBoxLayout:
    """A button at the right of a head, level with the middle of the picture at its left."""
    beside = QVBoxLayout()
    beside.addSpacing((grid.AVATAR_DETAIL - grid.CONTROL) // 2)
    beside.addWidget(button)
    beside.addStretch(1)
    return beside


def _called(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _drop(item: QLayoutItem | None) -> None:
    if item is None:
        return
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    elif layout is not None:
        while layout.count():
            _drop(layout.takeAt(0))
