"""What cannot be read or reached on a window: words that are cut, and widgets that reach out of their place.

Lists and tables paint their own rows and are not looked into; whatever scrolls may reach out of its view, and
hints in fields may be elided, since whoever needs them sees them in an empty field only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph

LETTERS: Final = 8
"""So many letters of a word that gives way are to be seen."""
SLACK: Final = 1
"""Halves of pixels."""


def cut_words(window: QWidget) -> list[str]:
    """Each a line about one widget of the window: what it is, what it says, what is wrong."""
    found = []
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.window() is not window or each.visibleRegion().isEmpty():
            continue
        found += [f"{_path(each)} “{_words(each)[:60]}”: {wrong}" for wrong in _wrongs(each)]
    return found


def _wrongs(widget: QWidget) -> Iterator[str]:
    yield from _cut(widget)
    if _words(widget):
        yield from _out_of_place(widget, widget.window())
        yield from _overlapped(widget)


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, ElidedLabel):
        yield from _elided(widget)
    elif isinstance(widget, (QLabel, Paragraph)):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        least = widget.minimumSizeHint().width()
        # One of ours elides, and tells the rest.
        if widget.width() + SLACK < least and not (isinstance(widget, Button) and widget.toolTip()):
            yield f"{widget.width()} wide, wants {least}"
    elif isinstance(widget, QComboBox):
        yield from _chosen(widget)


def _elided(label: ElidedLabel) -> Iterator[str]:
    words, room = label.text(), label.contentsRect().width()
    if label.fontMetrics().horizontalAdvance(words) <= room + SLACK:
        return
    shown = label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    if len(shown.rstrip("…")) < LETTERS:
        yield f"only “{shown}” is to be read"


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() + SLACK < needed:
            yield f"{label.height()} high, wants {needed}"
        longest = max(label.text().split(), key=len, default="")
        wide = label.fontMetrics().horizontalAdvance(longest)
        if wide > room.width() + SLACK and not isinstance(label, Paragraph):
            yield f"“{longest}” is {wide} wide in {room.width()}"
    elif label.width() + SLACK < label.sizeHint().width():
        yield f"{label.width()} wide, wants {label.sizeHint().width()}"
    elif label.height() + SLACK < label.fontMetrics().height():
        yield f"{label.height()} high, wants {label.fontMetrics().height()}"


def _chosen(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, part, box).width()
    wanted = box.fontMetrics().horizontalAdvance(box.currentText())
    shown = box.fontMetrics().elidedText(box.currentText(), Qt.TextElideMode.ElideRight, room)
    if wanted > room + SLACK and len(shown.rstrip("…")) < LETTERS:
        yield f"only “{shown}” is to be read"


def _out_of_place(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Whether something around it cuts it off where nothing scrolls."""
    place = QRect(QPoint(), widget.size())
    around = widget
    free_x = free_y = False
    while around is not window:
        place.translate(around.pos())
        parent = around.parentWidget()
        assert parent is not None
        around = parent
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
            free_x |= area.horizontalScrollBar().maximum() > 0
            free_y |= area.verticalScrollBar().maximum() > 0
            if not isinstance(area, QScrollArea):
                return
        room = around.rect()
        beyond_x = max(-place.left(), place.right() - room.right())
        beyond_y = max(-place.top(), place.bottom() - room.bottom())
        if beyond_x > SLACK and not free_x:
            yield f"{beyond_x} out of {_path(around)} sideways"
            return
        if beyond_y > SLACK and not free_y:
            yield f"{beyond_y} out of {_path(around)} below or above"
            return


def _overlapped(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or parent.layout() is None:
        return
    for other in parent.children():
        if not isinstance(other, QWidget) or other is widget or not other.isVisible() or not _words(other):
            continue
        shared = widget.geometry() & other.geometry()
        if shared.width() > SLACK and shared.height() > SLACK:
            yield f"lies over “{_words(other)[:40]}”"


def _words(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return ""


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 3:
        name = type(at).__name__
        if not name.startswith("Q") or not names:
            names.append(name)
        at = at.parentWidget()
    return "/".join(reversed(names))
