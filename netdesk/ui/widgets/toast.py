"""A sentence at the bottom: what was done, with a way to undo it, or why nothing was. It goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.floating import Follower, announce, fade_in
from netdesk.ui.widgets.labels import ElidedLabel, key_text, text_label

_DONE: Final = "check"
_TOLD: Final = "info"


class Toast(QWidget):
    """One toast of a window, used again and again. `show_message` replaces what it says; it stays while
    the pointer or the focus is on it. `undo_clicked` is emitted by its button, unless `show_message`
    was given what to do.
    """

    undo_clicked = Signal()
    closed = Signal()

    def __init__(self, host: QWidget, bottom: int = grid.STATUS_BAR + 1) -> None:
        super().__init__(host)
        self._bottom = bottom
        self._do: Callable[[], object] | None = None
        self._mark = _DONE
        self.setProperty("role", "toast")
        self._text = ElidedLabel("", "toast")
        self._button = Button(tr("Undo"), "toast")
        self._key: QLabel = text_label("", "toast-key")
        self._button.clicked.connect(self._act)
        self._button.installEventFilter(self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, grid.SPACE_16, 0)
        row.setSpacing(0)
        row.addWidget(self._text)
        row.addSpacing(13)
        row.addWidget(self._button)
        row.addWidget(self._key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(grid.TOAST_MS)
        self._timer.timeout.connect(self._time_is_up)
        Follower(host, self)
        self.hide()

    def show_message(
        self,
        text: str,
        action: str | None = None,
        key: QKeySequence | QKeySequence.StandardKey | str = QKeySequence.StandardKey.Undo,
        do: Callable[[], object] | None = None,
    ) -> None:
        """Say `text` and offer `action` (None: Undo, "": nothing); `do` is called when it is taken."""
        action = tr("Undo") if action is None else action
        self._do, self._mark = do, _DONE
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._key.setText(key_text(key) if action and key else "")
        self._key.setVisible(bool(self._key.text()))
        self.setAccessibleName(text)
        self.place()
        fade_in(self, shadow=True)
        self._timer.start()
        announce(self, f"{text}. {action} {self._key.text()}".strip() if action else text)

    def tell(self, text: str) -> None:
        """Say why something was not done, or not yet."""
        self.show_message(text, action="")
        self._mark = _TOLD

    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Bottom centre, 16 above the status bar."""
        host = self.parentWidget()
        if host is None:
            return
        self._row.activate()
        width = min(self.sizeHint().width(), host.width() - 2 * grid.SPACE_16)
        height = current().fit(grid.TOAST, "body", padding=20)
        top = host.height() - self._bottom - grid.SPACE_16 - height
        self.setGeometry((host.width() - width) // 2, top, width, height)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while looked at."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The eight seconds begin again."""
        if not self._button.hasFocus():
            self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button's focus keeps the toast."""
        if watched is self._button and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._button and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark bar and its mark."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("text") if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("toast"))
        painter.drawRoundedRect(QRectF(self.rect()), grid.RADIUS_TOAST, grid.RADIUS_TOAST)
        mark = icons.pixmap(self._mark, theme.colour("toast_text"), grid.ICON, self.devicePixelRatioF())
        painter.drawPixmap(grid.SPACE_16, (self.height() - grid.ICON) // 2, mark)
        painter.end()

    def _act(self) -> None:
        do, self._do = self._do, None
        self.dismiss()
        if do is not None:
            do()
        else:
            self.undo_clicked.emit()

    def _time_is_up(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.dismiss()
