"""Headings and lines of a change: who, which field, from what to what; lines wrap, nothing is cut off."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netdesk.domain.names import initials
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.models.change_lines import ChangeLinesModel, Heading, Note
from netdesk.ui.roles import ChipValue
from netdesk.ui.theme import Theme, current
from netdesk.ui.words import history_said
from netdesk.ui.words.history_said import Said

Index = QModelIndex | QPersistentModelIndex
MARGIN: Final = grid.SPACE_24
_AVATAR: Final = grid.AVATAR_SMALL
_LABEL: Final = 128
_ABOVE: Final = 5
_SIGN: Final = 20
_ARROW: Final = "  →  "
_ONE_LINE: Final = 72
"""Longer pairs of values stand one below the other."""


class ChangeLinesDelegate(QStyledItemDelegate):
    """Paints rows of a ChangeLinesModel."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row, inside its own rectangle."""
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, ChangeLinesModel) else None
        theme = painting.theme_on(option.widget)
        painter.save()
        painter.setClipRect(option.rect)
        try:
            self._paint_focus(painter, theme, option)
            if isinstance(row, Heading):
                self._paint_heading(painter, theme, option.rect, row)
            elif isinstance(row, Said):
                self._paint_line(painter, theme, option.rect, row)
            elif isinstance(row, Note):
                box = QRectF(option.rect).adjusted(_left(), 0, -MARGIN, 0)
                painting.draw_text(painter, box, row.text, theme.font("caption"), theme.colour("text3"))
        finally:
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its text at the width of the view."""
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, ChangeLinesModel) else None
        theme = current()
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        if isinstance(row, Heading):
            above = 0 if index.row() == 0 else grid.SPACE_12
            return QSize(80, theme.fit(44, "strong", padding=16) + above)
        if isinstance(row, Said):
            least = theme.line_height("body")
            return QSize(80, round(max(least, _layout(theme, row, _room(width, row))[1])) + 2 * _ABOVE)
        return QSize(80, theme.fit(36, "caption", padding=16))

    def _paint_focus(self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem) -> None:
        view = option.widget
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused and isinstance(view, QAbstractItemView) and view.property("keyboardFocus"):
            bar = QRectF(option.rect).adjusted(grid.SPACE_8, 1, -grid.SPACE_8, -1)
            ground = theme.colour(painting.ground_of(view))
            painting.draw_bar(painter, bar, ground, theme.colour("accent_text"))

    def _paint_heading(self, painter: QPainter, theme: Theme, rect: QRect, row: Heading) -> None:
        subject, dpr = row.subject, painter.device().devicePixelRatioF()
        height = theme.fit(44, "strong", padding=16)
        top = rect.bottom() + 1 - height
        name = history_said.kind_icon(subject.kind)
        drawn = (
            painting.icon_disc(theme, name, "", _AVATAR, dpr)
            if name
            else painting.avatar(theme, initials(subject.title), f"contact-{subject.id}", _AVATAR, dpr)
        )
        painter.drawPixmap(rect.left() + MARGIN, top + (height - _AVATAR) // 2, drawn)
        right = float(rect.right() + 1 - MARGIN)
        words, tone = history_said.subject_chip(subject)
        if words:
            chip = ChipValue(words, tone)
            size = painting.chip_size(theme, chip)
            pill = QRectF(
                right - size.width(), top + (height - size.height()) / 2, size.width(), size.height()
            )
            painting.draw_chip(painter, theme, pill, chip)
            right = pill.left() - grid.SPACE_8
        left = rect.left() + _left()
        box = QRectF(left, top, right - left, height)
        painting.draw_text(painter, box, subject.title, theme.font("strong"), theme.colour("text"))

    def _paint_line(self, painter: QPainter, theme: Theme, rect: QRect, row: Said) -> None:
        line = theme.line_height("body")
        left = rect.left() + _left()
        box = QRectF(left, rect.top() + _ABOVE, theme.wide(_LABEL) - grid.SPACE_8, line)
        painting.draw_text(painter, box, row.label, theme.font("body"), theme.colour("text2"))
        at = left + theme.wide(_LABEL)
        if row.sign:
            ink = theme.colour("ok" if row.sign == "plus" else "bad")
            dpr = painter.device().devicePixelRatioF()
            sign = icons.pixmap(row.sign, ink, grid.ICON_CAPTION, dpr)
            painter.drawPixmap(QPointF(at, rect.top() + _ABOVE + (line - grid.ICON_CAPTION) / 2), sign)
            at += _SIGN
        laid, _ = _layout(theme, row, _room(rect.width(), row))
        laid.draw(painter, QPointF(at, rect.top() + _ABOVE))


def _left() -> int:
    return MARGIN + _AVATAR + grid.SPACE_12


def _room(width: int, row: Said) -> int:
    room = width - _left() - current().wide(_LABEL) - MARGIN - (_SIGN if row.sign else 0)
    return max(60, room)


def _layout(theme: Theme, row: Said, width: int) -> tuple[QTextLayout, float]:
    """Both values laid out in `width`, the old one quieter, and how high that is."""
    font = theme.font("body")
    before, after = (text.replace("\n", "\u2028") for text in (row.before, row.after))
    parts: list[tuple[str, QColor, QFont]] = []
    if before:
        parts.append((before, theme.colour("text2"), font))
    if before and after:
        apart = len(before) + len(after) > _ONE_LINE or "\u2028" in before + after
        parts.append(("\u2028→ " if apart else _ARROW, theme.colour("text3"), font))
    if after:
        quiet = not row.label
        parts.append((after, theme.colour("text3" if quiet else "text"), font))
    laid = QTextLayout("".join(text for text, _, _ in parts), font)
    formats, start = [], 0
    for text, ink, face in parts:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, _utf16(text)
        span.format = QTextCharFormat()
        span.format.setForeground(ink)
        span.format.setFont(face)
        formats.append(span)
        start += span.length
    laid.setFormats(formats)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    step, y = theme.line_height("body"), 0.0
    laid.beginLayout()
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += step
    laid.endLayout()
    return laid, y


def _utf16(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
