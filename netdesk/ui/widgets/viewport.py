"""A viewport that Python knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Put a widget made here in place of the viewport that Qt made, before anything asks for it.

    Of a widget that only Qt knows, PySide6 has to find out the kind, and for that it loads every kind of
    widget there is: wizards, message boxes, calendars. At the start nobody should wait for that.
    """
    # As QAbstractScrollArea makes its own, down to the name by which style sheets know it.
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    viewport.ungrabGesture(Qt.GestureType.PanGesture)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)
