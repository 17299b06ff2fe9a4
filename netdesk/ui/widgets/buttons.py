"""Buttons of every kind: the verb on them, a line icon before it, a ring only when the keyboard brought
the focus.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from netdesk.ui import grid, icons
from netdesk.ui.theme import current, set_role
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import key_text, plain_tooltip

ICON_ROLES: Final = {
    "primary": "on_accent",
    "secondary": "text2",
    "accent": "accent_text",
    "quiet": "text2",
    "destructive": "bad",
    "icon": "text2",
    "link": "accent_text",
    "toast": "toast_action",
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A push button of a kind: primary, secondary, accent, quiet, destructive or link (quiet, accent
    words).
    """

    def __init__(
        self, text: str, kind: str = "secondary", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._was_cut = False
        self.setProperty("kind", kind)
        self.setProperty("pointer", "true")
        self.setAutoDefault(False)
        if icon:
            icons.set_icon(self, icon, ICON_ROLES[kind])

    def set_kind(self, kind: str) -> None:
        """Turn into another kind of button."""
        set_role(self, kind=kind)
        if self._icon_name:
            icons.set_icon(self, self._icon_name, ICON_ROLES[kind])

    def set_face(self, kind: str, icon: str) -> None:
        """Turn into another kind of button with another icon."""
        self._icon_name = icon
        self.set_kind(kind)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key or the mouse brought the focus."""
        set_role(self, pointer="false" if by_keyboard(event, self.property("pointer") == "false") else "true")
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does: neither the verb of the dialog around
        it nor the card it stands on. A key that is held presses once."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or held:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that are cut are told by the tooltip."""
        super().resizeEvent(event)
        if self._is_cut():
            self.setToolTip(plain_tooltip(self._plain()))
        elif self._was_cut:
            self.setToolTip("")
        self._was_cut = self._is_cut()

    def _is_cut(self) -> bool:
        return bool(self.text()) and self.width() < self.minimumSizeHint().width()

    def _plain(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _paint_elided(self) -> None:
        """Where something around it leaves less room than its words need."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.fontMetrics().horizontalAdvance(self._plain())
        room -= self.minimumSizeHint().width() - self.width()
        option.text = self.fontMetrics().elidedText(self._plain(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the sheet says; a filled button gets its ring inside the fill, where it can be seen."""
        if self._was_cut:
            self._paint_elided()
        else:
            super().paintEvent(event)
        if self.property("kind") != "primary" or not self.hasFocus() or self.property("pointer") == "true":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(current().colour("accent_text"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), grid.RADIUS - 1, grid.RADIUS - 1)
        painter.setPen(QPen(current().colour("on_accent"), 1.5))
        painter.drawRoundedRect(box.adjusted(2.75, 2.75, -2.75, -2.75), grid.RADIUS - 2.5, grid.RADIUS - 2.5)
        painter.end()


class IconButton(Button):
    """A 32-px button that is only an icon; its name is told by tooltip (with the key) and to screen
    readers.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        key: QKeySequence | QKeySequence.StandardKey | str = "",
        parent: QWidget | None = None,
        *,
        size: int = grid.ICON,
    ) -> None:
        super().__init__("", "icon", "", parent)
        self._icon_name = icon
        icons.set_icon(self, icon, "text2", size)
        self.set_name(name, key)

    def set_name(self, name: str, key: QKeySequence | QKeySequence.StandardKey | str = "") -> None:
        """Say what the button does and by which key it is done."""
        cap = key_text(key) if key else ""
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(f"{name} ({cap})" if cap else name))

    def follow(self, action: QAction) -> None:
        """Do what the action does, named and enabled as it is."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._take_action)
        self._take_action()

    def _take_action(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.set_name(self._action.text().replace("&", ""), self._action.shortcut())
