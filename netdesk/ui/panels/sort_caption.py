"""The quiet words above a list that say what it is sorted by, and change it when pressed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.popups import Menu


class SortCaption(QAbstractButton):
    """Says "Sorted by next step". Its menu offers every order, also those of columns that gave way.

    `sort_asked` carries what to sort by; asking for the present one turns it round.
    """

    sort_asked = Signal(object)

    def __init__(self, choices: Sequence[tuple[Enum, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._sort: Enum | None = None
        self._descending = False
        self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_sort(self, sort: Enum, descending: bool) -> None:
        """Say what rows are sorted by."""
        self._sort, self._descending = sort, descending
        words = next(words for choice, words in self._choices if choice is sort)
        self.setText(tr("Sorted by {what}, reversed" if descending else "Sorted by {what}", what=words))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def menu(self) -> QMenu:
        """Every order there is, the present one checked."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for choice, words in self._choices:
            action = QAction(tr("By {words}", words=words), menu)
            action.setCheckable(True)
            action.setChecked(choice is self._sort)
            action.setData(choice)
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        turn = menu.addAction(tr("Reversed"))
        turn.setCheckable(True)
        turn.setChecked(self._descending)
        turn.setData(self._sort)
        menu.triggered.connect(self._on_chosen)
        return menu

    def sizeHint(self) -> QSize:
        """Room for the words."""
        width = QFontMetricsF(current().font("caption")).horizontalAdvance(self.text())
        return QSize(round(width + 0.5) + grid.SPACE_8, current().fit(grid.CHIP, "caption", padding=6))

    def minimumSizeHint(self) -> QSize:
        """Gives way to the filters."""
        return QSize(0, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, a little darker under the pointer, and the ring of the keyboard's focus."""
        theme = current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(grid.SPACE_4, 0, -grid.SPACE_4, 0)
        ink = theme.colour("text" if self.underMouse() else "text2")
        painting.draw_text(painter, box, self.text(), theme.font("caption"), ink, Qt.AlignmentFlag.AlignRight)
        if self.hasFocus() and self._keyboard:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), grid.SPACE_4, grid.SPACE_4)
        painter.end()

    def _open(self) -> None:
        menu = self.menu()
        menu.popup(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height())))

    def _on_chosen(self, action: QAction) -> None:
        chosen = action.data()
        if chosen is not self._sort or action.text() == tr("Reversed"):
            self.sort_asked.emit(chosen)
