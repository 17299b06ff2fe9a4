"""Line icons by name, recoloured from the tokens and drawn with one stroke whatever their size.

The drawings are Lucide's (ISC, resources/icons/LICENSE), 24 units wide with a stroke of 2.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from netdesk.resources import resource_path
from netdesk.ui import grid
from netdesk.ui.appearance import Theme, current, disabled_icon

_UNITS: Final = 24
_STROKE: Final = re.compile(r'stroke-width="[^"]*"')
TEXT_GAP: Final = 3
_NAME: Final = "iconName"
_ROLE: Final = "iconRole"
_SIZE: Final = "iconPx"

SHEET_ICONS: Final = (
    ("chevron-down", "text2", 16),
    ("chevron-up", "text2", 16),
    ("chevron-left", "text2", 16),
    ("chevron-right", "text2", 16),
    ("check", "on_accent", 14),
    ("minus", "on_accent", 14),
    ("check", "text2", 16),
    ("dot", "on_accent", 16),
)
"""What the style sheet names by file: icon, colour token, size."""


def pixmap(name: str, colour: QColor | str, size: int = grid.ICON, dpr: float = 1.0) -> QPixmap:
    """The icon in one colour, `size` device-independent pixels square, crisp at the device's ratio.

    Raises FileNotFoundError for a name the set does not have.
    """
    ink = QColor(colour)
    key = f"icon:{name}:{ink.rgba():08x}:{size}:{dpr:.3f}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawing = QSvgRenderer(QByteArray(svg(name, ink, size).encode()))
    side = max(1, round(size * dpr))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, drawn)
    return drawn


def svg(name: str, colour: QColor, size: int) -> str:
    """The icon's SVG text in one colour, its stroke 1.6 px when shown at `size` px."""
    stroke = grid.ICON_STROKE * _UNITS / size
    text = _STROKE.sub(f'stroke-width="{stroke:.3f}"', _source(name))
    return text.replace("currentColor", colour.name())


def icon(
    name: str, role: str = "text2", size: int = grid.ICON, *, checked_role: str = "", gap: int = 0
) -> QIcon:
    """A QIcon with its disabled and checked looks, sharp on every screen there is.

    `role` is a colour token; `checked_role` colours the checked state of a button that can be checked;
    `gap` is room kept free at the right, beyond the 4 px that Qt leaves before a button's words.
    """
    theme = current()
    made = QIcon()
    for dpr in ratios():
        made.addPixmap(
            _with_gap(pixmap(name, theme.colour(role), size, dpr), gap), QIcon.Mode.Normal, QIcon.State.Off
        )
        # A filled button that cannot be used is no longer filled.
        faint = disabled_icon(theme)
        made.addPixmap(_with_gap(pixmap(name, faint, size, dpr), gap), QIcon.Mode.Disabled, QIcon.State.Off)
        if checked_role:
            ink = theme.colour(checked_role)
            made.addPixmap(_with_gap(pixmap(name, ink, size, dpr), gap), QIcon.Mode.Normal, QIcon.State.On)
    return made


def set_icon(
    target: QAbstractButton | QAction, name: str, role: str = "text2", size: int = grid.ICON
) -> None:
    """Show an icon on a button or an action, and keep it in the colours of whatever theme comes; on a button
    also as large as its words ask for."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setProperty(_SIZE, size)
    if not isinstance(target, QAbstractButton):
        target.setIcon(icon(name, role, size))
        return
    gap = current().icon(TEXT_GAP) if target.text() else 0
    shown = current().icon(size)
    target.setIcon(icon(name, role, shown, gap=gap))
    target.setIconSize(QSize(shown + gap, shown))


def refresh(app: QApplication) -> None:
    """Draw again every icon given by `set_icon`, in the theme now in force."""
    for window in app.topLevelWidgets():
        for target in (window, *window.findChildren(QObject)):
            if isinstance(target, QAbstractButton | QAction) and target.property(_NAME):
                set_icon(target, target.property(_NAME), target.property(_ROLE), target.property(_SIZE))


def write_sheet_icons(theme: Theme, folder: str) -> dict[str, str]:
    """Write the icons that the style sheet names by file; gives "name-token" -> path with forward slashes."""
    written: dict[str, str] = {}
    for name, token, size in SHEET_ICONS:
        ink = theme.colour(token)
        path = Path(folder) / f"{name}-{ink.name()[1:]}-{size}.svg"
        text = _dot(ink) if name == "dot" else svg(name, ink, size)
        path.write_text(text, encoding="utf-8")
        written[f"{name}-{token}"] = path.as_posix()
    return written


def _with_gap(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    dpr = drawn.devicePixelRatio()
    wider = QPixmap(drawn.width() + round(gap * dpr), drawn.height())
    wider.setDevicePixelRatio(dpr)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wider


def _dot(ink: QColor) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
        f'<circle cx="8" cy="8" r="3.5" fill="{ink.name()}"/></svg>'
    )


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")


def ratios() -> tuple[float, ...]:
    """How many pixels of the screens that there are make one of the window's; each once."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))
