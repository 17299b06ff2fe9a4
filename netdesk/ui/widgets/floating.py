"""What floats over the window: its shadow, its fade, and keeping its place while the window changes size."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QPropertyAnimation
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGraphicsOpacityEffect, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current, reduced_motion


def cast_shadow(widget: QWidget, blur: int = 48, down: int = 16) -> None:
    """The shadow of small short-lived things (toast, drop panel). Never on what repaints often."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(blur)
    shadow.setOffset(0, down)
    ink = QColor(0, 0, 0)
    ink.setAlphaF(current().tokens.shadow_alpha)
    shadow.setColor(ink)
    widget.setGraphicsEffect(shadow)


def fade_in(widget: QWidget, *, shadow: bool = False) -> None:
    """Show a widget within 120 ms, at once when the system asks for no motion."""
    widget.show()
    widget.raise_()
    if reduced_motion():
        if shadow:
            cast_shadow(widget)
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    fade = QPropertyAnimation(effect, b"opacity", effect)
    fade.setDuration(grid.FADE_MS)
    fade.setStartValue(0.0)
    fade.setEndValue(1.0)
    fade.finished.connect(lambda: _after_fade(widget, shadow))
    fade.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)


def _after_fade(widget: QWidget, shadow: bool) -> None:
    if shadow:
        cast_shadow(widget)
    else:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]


def announce(widget: QWidget, text: str) -> None:
    """Have screen readers say something that appeared without the focus going there."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Follower(QObject):
    """Calls `place` whenever the host changes its size."""

    def __init__(self, host: QWidget, guest: QWidget) -> None:
        super().__init__(guest)
        self._guest = guest
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks; eats nothing."""
        if event.type() == QEvent.Type.Resize:
            place = getattr(self._guest, "place", None)
            if place is not None:
                place()
        return False
