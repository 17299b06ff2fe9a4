"""An avatar that takes a photo: dropped on it, pasted into it, or chosen from its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.photo_source import can_paste, offers_picture
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.popups import Menu

_PRESSED = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu)
_VEIL = QColor(0, 0, 0, 110)


class PhotoAvatar(Avatar):
    """Signals say what is wished; `dropped` carries the QMimeData, which is gone after the call.

    `has_photo` decides what the menu offers. With `set_changeable(False)` it only shows and saves.
    """

    choose_asked = Signal()
    paste_asked = Signal()
    save_asked = Signal()
    remove_asked = Signal()
    dropped = Signal(object)

    def __init__(
        self, name: str = "", key: str = "", size: int = grid.AVATAR_DETAIL, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, key, size, parent)
        self.has_photo = False
        self._changeable = True
        self._keyboard = False
        self._invited = False
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptDrops(True)
        self.set_whose("")

    @property
    def takes_pictures(self) -> bool:
        """True when a picture can be put here now."""
        return self._changeable and self.isEnabled()

    def set_changeable(self, changeable: bool) -> None:
        """Whether a photo can be put here."""
        self._changeable = changeable
        self.setAcceptDrops(changeable)

    def set_whose(self, name: str) -> None:
        """Say to screen readers and in the tooltip whose photo it is."""
        words = tr("Photo of {name}", name=name) if name else tr("Photo")
        self.setAccessibleName(words)
        self.setToolTip(
            plain_tooltip(
                tr("{words}: click, or drop a picture here", words=words) if self._changeable else words
            )
        )

    def invite(self, invited: bool) -> None:
        """Show that a picture which hangs over the window can be dropped here."""
        if invited != self._invited:
            self._invited = invited
            self.update()

    def menu(self) -> QMenu:
        """What can be done with the photo."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wishes = (self.choose_asked, self.paste_asked, self.save_asked, self.remove_asked)
        choose, paste, save, remove = (wish.emit for wish in wishes)
        fill_photo_menu(
            menu, choose, paste, save, remove, has_photo=self.has_photo, changeable=self.takes_pictures
        )
        return menu

    def open_menu(self) -> None:
        """Under the photo."""
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + grid.SPACE_4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo; veiled with a picture's mark under the pointer, ringed with the focus or a picture over
        the window."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.takes_pictures and (self._hovered or self._invited):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_VEIL)
            painter.drawEllipse(box)
            side = grid.ICON_SECTION
            mark = icons.pixmap("image", QColor("white"), side, self.devicePixelRatioF())
            painter.drawPixmap(QPoint((self.width() - side) // 2, (self.height() - side) // 2), mark)
        if self._invited or (self.hasFocus() and self._keyboard):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(current().colour("accent_text"), grid.FOCUS_RING))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken here, so that the click is one on the photo."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open_menu()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu().popup(event.globalPos())
        else:
            self.open_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.takes_pictures:
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_Delete and self.has_photo and self.takes_pictures:
            self.remove_asked.emit()
        elif event.key() in _PRESSED and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._answer(event)
        self.invite(event.isAccepted())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.invite(False)
        self._answer(event)
        if event.isAccepted():
            self.dropped.emit(event.mimeData())

    def _answer(self, event: QDropEvent) -> None:
        # A picture is read, never moved: whatever the other program proposes, it is a copy.
        welcome = self.takes_pictures and offers_picture(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction if welcome else Qt.DropAction.IgnoreAction)
        event.setAccepted(welcome)


def fill_photo_menu(
    menu: QMenu,
    choose: Callable[[], object],
    paste: Callable[[], object],
    save: Callable[[], object],
    remove: Callable[[], object],
    *,
    has_photo: bool,
    changeable: bool,
    keys: bool = True,
) -> None:
    """Put into a menu what can be done with a photo; `keys` when the photo itself has the focus."""
    standard = QKeySequence.StandardKey
    for words, icon, can, do, key in (
        (
            tr("Choose another photo…") if has_photo else tr("Choose a photo…"),
            "image",
            changeable,
            choose,
            None,
        ),
        (tr("Paste photo"), "copy", changeable and can_paste(), paste, standard.Paste),
        (tr("Save photo as…"), "download", has_photo, save, None),
        (tr("Remove photo"), "trash-2", has_photo and changeable, remove, standard.Delete),
    ):
        add_entry(menu, words, icon, do, key if keys else None, enabled=can)
