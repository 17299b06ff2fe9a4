"""What delegates and small widgets draw alike: avatars, chips, rings, selection bars, hairlines, elided
text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QWidget

from netdesk.domain.quick_hash import sha1
from netdesk.domain.value import value
from netdesk.ui import grid, icons
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.theme import Theme, current

CHIP_PADDING: Final = 8
CHIP_DOT: Final = 7
CHIP_DOT_GAP: Final = 4
AVATAR_TEXT: Final = 0.36
_LINES_KEPT: Final = 8000
_CENTRED: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_DISC_TONES: Final = frozenset({Tone.OK, Tone.WARN, Tone.BAD, Tone.ACCENT})


@lru_cache(maxsize=4096)
def hue_index(key: str) -> int:
    """Which of the eight hues belongs to a stable id: the first byte of its SHA-1, modulo 8."""
    return sha1(key.encode("utf-8"))[0] % 8


def avatar(theme: Theme, letters: str, key: str, size: int, dpr: float) -> QPixmap:
    """Initials on the hue of `key`, round, `size` device-independent pixels wide. Cached."""
    hue = theme.hue(hue_index(key))
    cache_key = (
        f"avatar:{letters}:{hue.soft}:{hue.ink}:{size}:{dpr:.3f}:{theme.font_family}:{theme.high_contrast}"
    )
    found = QPixmap()
    if QPixmapCache.find(cache_key, found):
        return found
    drawn = _blank(size, dpr)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hue.soft))
    inset = 0.5 if theme.high_contrast else 0.0
    painter.drawEllipse(QRectF(inset, inset, size - 2 * inset, size - 2 * inset))
    if letters:
        font = QFont(theme.font("strong"))
        font.setPixelSize(max(8, round(size * AVATAR_TEXT)))
        _draw_centred(painter, QRectF(0, 0, size, size), letters, font, QColor(hue.ink))
    else:
        half = size // 2
        painter.drawPixmap(
            QPointF((size - half) / 2, (size - half) / 2), icons.pixmap("user", hue.ink, half, dpr)
        )
    painter.end()
    QPixmapCache.insert(cache_key, drawn)
    return drawn


def icon_disc(
    theme: Theme, name: str, tone: str, size: int, dpr: float, *, on_selection: bool = False
) -> QPixmap:
    """A line icon on a round ground: sunken, or a state's soft colour; plain where it would not be seen."""
    chip = ChipValue("", Tone(tone) if tone in _DISC_TONES else Tone.NEUTRAL)
    ground, ink = chip_colours(theme, chip, on_selection=on_selection)
    mark = grid.ICON_CAPTION if size <= 24 else grid.ICON if size <= 32 else grid.ICON_SECTION
    cache_key = f"disc:{name}:{ground.name()}:{ink.name()}:{size}:{dpr:.3f}"
    found = QPixmap()
    if QPixmapCache.find(cache_key, found):
        return found
    drawn = _blank(size, dpr)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = 0.5 if theme.high_contrast else 0.0
    painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(edge, edge, size - 2 * edge, size - 2 * edge))
    painter.drawPixmap(QPointF((size - mark) / 2, (size - mark) / 2), icons.pixmap(name, ink, mark, dpr))
    painter.end()
    QPixmapCache.insert(cache_key, drawn)
    return drawn


def round_photo(photo: QImage | QPixmap, size: int, dpr: float) -> QPixmap:
    """A photo cut to a circle, filling it, its middle kept."""
    cache_key = f"photo:{photo.cacheKey()}:{size}:{dpr:.3f}"
    found = QPixmap()
    if QPixmapCache.find(cache_key, found):
        return found
    side = round(size * dpr)
    source = photo if isinstance(photo, QPixmap) else QPixmap.fromImage(photo)
    scaled = source.scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addEllipse(QRectF(0, 0, side, side))
    painter.setClipPath(path)
    painter.drawPixmap((side - scaled.width()) // 2, (side - scaled.height()) // 2, scaled)
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    QPixmapCache.insert(cache_key, drawn)
    return drawn


def tone_colour(theme: Theme, tone: str) -> QColor:
    """Ink of a tone on a plain ground. `tone` is a Tone's value."""
    if tone == Tone.ACCENT:
        return theme.colour("accent_text")
    return theme.colour("text2" if tone == Tone.NEUTRAL else tone)


def chip_size(theme: Theme, chip: ChipValue) -> QSize:
    """Width and height of a chip with all its words."""
    width = theme.metrics("caption-medium").horizontalAdvance(chip.text) + 2 * CHIP_PADDING
    if chip.hue is not None:
        width += CHIP_DOT + CHIP_DOT_GAP
    return QSize(round(width + 0.5), theme.fit(grid.CHIP, "caption", padding=4))


def draw_chip(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    chip: ChipValue,
    *,
    on_selection: bool = False,
    room_right: int = 0,
) -> None:
    """Paint a chip filling `rect`, its words elided to the room there is; `room_right` is kept free for a
    cross.
    """
    ground, ink = chip_colours(theme, chip, on_selection=on_selection)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
    shape = rect.adjusted(0.5, 0.5, -0.5, -0.5) if theme.high_contrast else rect
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
    left = rect.left() + CHIP_PADDING
    if chip.hue is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hue(chip.hue).dot))
        painter.drawEllipse(QRectF(left, rect.center().y() - CHIP_DOT / 2, CHIP_DOT, CHIP_DOT))
        left += CHIP_DOT + CHIP_DOT_GAP
    words = QRectF(left, rect.top(), rect.right() - CHIP_PADDING - room_right - left + 1, rect.height())
    draw_text(painter, words, chip.text, theme.font("caption-medium"), ink)
    painter.restore()


def chip_colours(theme: Theme, chip: ChipValue, *, on_selection: bool = False) -> tuple[QColor, QColor]:
    """Ground and ink of a chip."""
    if chip.tone in (Tone.OK, Tone.WARN, Tone.BAD):
        return theme.colour(f"{chip.tone}_soft"), theme.colour(chip.tone)
    if chip.tone == Tone.ACCENT:
        return theme.colour("base" if on_selection else "accent_soft"), theme.colour("accent_text")
    return theme.colour("base" if on_selection else "sunken"), theme.colour("text2")


def ground_of(widget: QWidget) -> str:
    """The token of what a widget stands on: dialogs are raised above the window."""
    return "raised" if widget.window().inherits("QDialog") else "base"


def theme_on(widget: QWidget) -> Theme:
    """The theme for what is painted on a widget: that of its window, or that of dialogs."""
    theme = current()
    return theme.on_raised if theme.dark and ground_of(widget) == "raised" else theme


def draw_bar(painter: QPainter, bar: QRectF, ground: QColor, ring: QColor | None = None) -> None:
    """A rounded selection or hover bar, with the focus ring inside it when asked."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(bar, grid.RADIUS, grid.RADIUS)
    if ring is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ring, grid.FOCUS_RING))
        painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), grid.RADIUS - 1, grid.RADIUS - 1)
    painter.restore()


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """As QPainter.fillRect, for which PySide6 would load all gradients, to see that a colour is none."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def draw_hairline(painter: QPainter, theme: Theme, left: int, right: int, y: int) -> None:
    """A 1-px line from `left` to before `right`, filled so that it stays sharp."""
    if right > left:
        fill(painter, QRect(left, y, right - left, 1), theme.colour("line"))


def draw_ring(
    painter: QPainter, box: QRectF, share: float, ink: QColor, track: QColor, width: float = 3.0
) -> None:
    """A ring filled clockwise from the top by `share` (0 to 1), inside `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(inner)
    share = min(1.0, max(0.0, share))
    if share > 0:
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(inner, 90 * 16, -round(share * 360 * 16))
    painter.restore()


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of plain text, vertically centred, elided at the end when it does not fit."""
    if box.width() <= 0 or not text:
        return
    line = _fitted(font, text, box.width())
    left = box.left()
    if align == Qt.AlignmentFlag.AlignRight:
        left = box.right() - line.width
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left += (box.width() - line.width) / 2
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QPointF(left, box.top() + (box.height() - line.height) / 2 + line.ascent), line.text)


def text_width(font: QFont, text: str, room: float) -> float:
    """How wide a line is drawn that has so much room."""
    return _fitted(font, text, room).width if room > 0 and text else 0.0


@value
class _Line:
    text: str
    width: float
    ascent: float
    height: float


_LINES: Final[dict[tuple[str, str, int], _Line]] = {}
"""Lines measured before: a table repaints the same few hundred while it scrolls."""


def _fitted(font: QFont, text: str, room: float) -> _Line:
    key = (font.key(), text, int(room))
    found = _LINES.get(key)
    if found is None:
        if len(_LINES) >= _LINES_KEPT:
            _LINES.clear()
        metrics = QFontMetricsF(font)
        shown = one_line(text)
        width = metrics.horizontalAdvance(shown)
        if width > room:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(shown)
        found = _Line(shown, width, metrics.ascent(), metrics.height())
        _LINES[key] = found
    return found


def one_line(text: str) -> str:
    """Text for one line: line breaks and runs of space become one space each."""
    return " ".join(text.split()) if any(char in text for char in "\n\r\t\v\f\x1c\x85\u2028\u2029") else text


def _draw_centred(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, _CENTRED, text)


def _blank(size: int, dpr: float) -> QPixmap:
    side = max(1, round(size * dpr))
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(dpr)
    return drawn
