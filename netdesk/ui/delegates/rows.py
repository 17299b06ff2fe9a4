"""Delegates for tables and lists: rounded selection bars, hairlines from the name's edge, one or two lines
a row.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from netdesk.domain.names import initials
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.theme import Theme, current

Index = QModelIndex | QPersistentModelIndex
BAR_INSET: Final = 8
BAR_MARGIN: Final = 2
PAGE_MARGIN: Final = 24
CELL_PADDING: Final = 8
LINE_END: Final = 24
LINE_GAP: Final = 2
STAR: Final = 13


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row (bar, focus ring, hairline) and leaves the cell's content to `paint_cell`.

    `name_left` is where hairlines begin, in viewport pixels: the left edge of the names.
    """

    def __init__(
        self, parent: QObject | None = None, *, name_left: int = PAGE_MARGIN, hairlines: bool = True
    ) -> None:
        super().__init__(parent)
        self.name_left = name_left
        self.hairlines = hairlines
        self._line_end = grid.ANY_WIDTH

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground first, then the cell; everything stays inside the cell."""
        theme = painting.theme_on(option.widget)
        painter.save()
        painter.setClipRect(option.rect)
        selected = is_selected(option.widget, index)
        try:
            self._paint_ground(painter, theme, option, index, selected)
            self.paint_cell(painter, theme, option, index, selected)
        finally:
            painter.restore()

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """Paint what the cell says. The base class paints nothing."""

    def content_width(self, index: Index) -> int:
        """How wide the cell would have to be for all it says, in one line each."""
        theme = current()
        text = str(index.data(Role.TITLE) or index.data(Qt.ItemDataRole.DisplayRole) or "")
        first = theme.metrics("strong").horizontalAdvance(text)
        second = theme.metrics("caption").horizontalAdvance(str(index.data(Role.SUBTITLE) or ""))
        return round(max(first, second) + 0.5) + 2 * CELL_PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of two lines: 56 px, more with a larger font."""
        return QSize(80, current().fit(grid.CONTACT_ROW, "strong", "caption", padding=12))

    def _paint_ground(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        view = option.widget
        if not isinstance(view, QAbstractItemView):
            return
        row = QRect(0, option.rect.top(), view.viewport().width(), option.rect.height())
        end = row.right() + 1 + _scroll_bar(view) - LINE_END
        self._line_end = end if self.hairlines else grid.ANY_WIDTH
        if selected or self._is_hovered(view, index):
            ground = "hover"
            if selected:
                ground = "accent_soft" if view.isActiveWindow() else "sunken"
            focused = selected and view.hasFocus() and view.currentIndex().row() == index.row()
            keyboard = focused and bool(view.property("keyboardFocus"))
            ring = theme.colour("accent_text") if keyboard or (selected and theme.high_contrast) else None
            painting.draw_bar(painter, _bar(view, row), theme.colour(ground), ring)
        elif view.hasFocus() and view.currentIndex().row() == index.row() and view.property("keyboardFocus"):
            stands_on = theme.colour(painting.ground_of(view))
            painting.draw_bar(painter, _bar(view, row), stands_on, theme.colour("accent_text"))
        if self.hairlines and not selected and not self._next_is_selected(view, index):
            painting.draw_hairline(painter, theme, self.name_left, end, row.bottom())

    def words_end(self, rect: QRect) -> int:
        """Before which pixel a cell's words end: its padding, and in the last column the hairline's end."""
        return min(rect.right() + 1 - CELL_PADDING, self._line_end)

    def _is_hovered(self, view: QAbstractItemView, index: Index) -> bool:
        hovered = view.property("hoveredRow")
        return isinstance(hovered, int) and hovered == index.row()

    def _next_is_selected(self, view: QAbstractItemView, index: Index) -> bool:
        below = index.sibling(index.row() + 1, index.column())
        return below.isValid() and is_selected(view, below)


def is_selected(view: object, index: Index) -> bool:
    """True when the view has this cell selected. Its selection says so: to ask the option's state takes
    Python two hundred names for what a style can draw, made at the start and looked up for every cell."""
    chosen = view.selectionModel() if isinstance(view, QAbstractItemView) else None
    return chosen is not None and chosen.isSelected(index)


def _bar(view: QAbstractItemView, row: QRect) -> QRectF:
    right = max(0, BAR_INSET - _scroll_bar(view))
    return QRectF(row.adjusted(BAR_INSET, BAR_MARGIN, -right, -BAR_MARGIN))


def _scroll_bar(view: QAbstractItemView) -> int:
    """Width of the visible scroll bar: it stands in the margin that the row would have without it."""
    bar = view.verticalScrollBar()
    return bar.width() if bar.isVisible() else 0


class NameDelegate(RowDelegate):
    """Avatar, name 600 and a second line. Reads Role.TITLE (or DisplayRole), SUBTITLE, AVATAR_KEY,
    INITIALS, PHOTO, ICON (a line icon in a round ground in place of the avatar, its colour by TONE), STAR and
    MARK.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        avatar_size: int = grid.AVATAR_TABLE,
        margin: int = PAGE_MARGIN,
        hairlines: bool = True,
    ) -> None:
        super().__init__(parent, name_left=margin + avatar_size + grid.SPACE_12, hairlines=hairlines)
        self.margin = margin
        self.avatar_size = avatar_size

    def set_avatar_size(self, size: int) -> None:
        """36 in full windows, 32 in compact ones."""
        self.avatar_size = size
        self.name_left = self.margin + size + grid.SPACE_12

    def content_width(self, index: Index) -> int:
        """The words with the avatar before them, star and mark after them."""
        beside = self.margin + self.avatar_size + grid.SPACE_12 - CELL_PADDING
        star = STAR + grid.SPACE_4 if index.data(Role.STAR) else 0
        mark = LINE_END + grid.ICON if index.data(Role.MARK) else 0
        return super().content_width(index) + beside + star + mark

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """Avatar at the margin, both lines centred as a block beside it."""
        rect = option.rect
        title = str(index.data(Role.TITLE) or index.data(Qt.ItemDataRole.DisplayRole) or "")
        self._paint_avatar(painter, theme, rect, index, title, selected)
        left = rect.left() + self.margin + self.avatar_size + grid.SPACE_12
        right = self.words_end(rect)
        mark = index.data(Role.MARK)
        if mark:
            ink = painting.tone_colour(theme, index.data(Role.TONE) or Tone.OK)
            dpr = painter.device().devicePixelRatioF()
            edge = right if self.hairlines else rect.right() + 1 - LINE_END
            right = edge - grid.ICON
            painter.drawPixmap(
                right, rect.top() + (rect.height() - 16) // 2, icons.pixmap(mark, ink, grid.ICON, dpr)
            )
            right -= CELL_PADDING
        box = QRect(left, rect.top(), right - left, rect.height())
        draw_two_lines(painter, theme, box, title, index, star=bool(index.data(Role.STAR)))

    def _paint_avatar(
        self, painter: QPainter, theme: Theme, rect: QRect, index: Index, title: str, selected: bool
    ) -> None:
        dpr = painter.device().devicePixelRatioF()
        photo = index.data(Role.PHOTO)
        name = index.data(Role.ICON)
        if isinstance(photo, QImage | QPixmap) and not photo.isNull():
            drawn = painting.round_photo(photo, self.avatar_size, dpr)
        elif name:
            tone = str(index.data(Role.TONE) or "")
            drawn = painting.icon_disc(theme, name, tone, self.avatar_size, dpr, on_selection=selected)
        else:
            letters = index.data(Role.INITIALS)
            letters = initials(title) if letters is None else str(letters)
            drawn = painting.avatar(
                theme, letters, str(index.data(Role.AVATAR_KEY) or title), self.avatar_size, dpr
            )
        top = rect.top() + (rect.height() - self.avatar_size) // 2
        painter.drawPixmap(rect.left() + self.margin, top, drawn)


class TextDelegate(RowDelegate):
    """One line of text: DisplayRole in the colour of Role.TONE (text2 without), a line icon before it when
    there is Role.ICON, a second caption line when there is Role.SUBTITLE, tabular when Role.FIGURES.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        tone: Tone = Tone.SECOND,
        name_left: int = PAGE_MARGIN,
        hairlines: bool = True,
        padding: int = CELL_PADDING,
    ) -> None:
        super().__init__(parent, name_left=name_left, hairlines=hairlines)
        self.tone = tone
        self.padding = padding

    def content_width(self, index: Index) -> int:
        """The words, with the icon before them."""
        theme = current()
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        icon = grid.ICON + grid.SPACE_8 if index.data(Role.ICON) else 0
        figures = "figures" if index.data(Role.FIGURES) else "body"
        first = theme.metrics(figures).horizontalAdvance(text)
        second = theme.metrics("caption").horizontalAdvance(str(index.data(Role.SUBTITLE) or ""))
        return round(max(first, second) + 0.5) + self.padding + CELL_PADDING + icon

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """The text between the cell's paddings."""
        rect = option.rect.adjusted(self.padding, 0, 0, 0)
        rect.setRight(self.words_end(option.rect) - 1)
        ink = painting.tone_colour(theme, str(index.data(Role.TONE) or self.tone))
        name = index.data(Role.ICON)
        if name:
            dpr = painter.device().devicePixelRatioF()
            drawn = icons.pixmap(name, ink, grid.ICON, dpr)
            painter.drawPixmap(rect.left(), rect.top() + (rect.height() - grid.ICON) // 2, drawn)
            rect.setLeft(rect.left() + grid.ICON + grid.SPACE_8)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(Role.SUBTITLE):
            draw_two_lines(painter, theme, rect, text, index, strong=False)
            return
        font = theme.font("figures" if index.data(Role.FIGURES) else "body")
        told = index.data(Qt.ItemDataRole.TextAlignmentRole)
        right = told is not None and bool(Qt.AlignmentFlag(told) & Qt.AlignmentFlag.AlignRight)
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painting.draw_text(painter, QRectF(rect), text, font, ink, align)


class ChipDelegate(TextDelegate):
    """A chip from Role.CHIP (a ChipValue); without one the cell is plain text as TextDelegate paints it."""

    def content_width(self, index: Index) -> int:
        """The chip, or the words."""
        chip = index.data(Role.CHIP)
        if not isinstance(chip, ChipValue):
            return super().content_width(index)
        return painting.chip_size(current(), chip).width() + 2 * CELL_PADDING

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """The chip at its own width, or narrower with elided words."""
        chip = index.data(Role.CHIP)
        if not isinstance(chip, ChipValue):
            super().paint_cell(painter, theme, option, index, selected)
            return
        size = painting.chip_size(theme, chip)
        # The bar of a chosen row reaches that much beyond the hairline; a chip is not to touch its edge.
        room = min(option.rect.right() + 1, self._line_end + LINE_END - BAR_INSET) - option.rect.left()
        room -= 2 * CELL_PADDING
        top = option.rect.top() + (option.rect.height() - size.height()) / 2
        box = QRectF(option.rect.left() + CELL_PADDING, top, min(size.width(), room), size.height())
        if box.width() > 2 * painting.CHIP_PADDING:
            painting.draw_chip(painter, theme, box, chip, on_selection=selected)


def draw_two_lines(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    title: str,
    index: Index,
    *,
    strong: bool = True,
    star: bool = False,
) -> None:
    """Title over Role.SUBTITLE, the two centred as one block in `rect`; a title alone stands in the
    middle. A star follows the title's last letter.
    """
    second = str(index.data(Role.SUBTITLE) or "")
    role = "strong" if strong else "body"
    upper = theme.line_height(role)
    lower = theme.line_height("caption") if second else 0
    gap = LINE_GAP if second else 0
    top = rect.top() + (rect.height() - upper - gap - lower) / 2
    box = QRectF(rect.left(), top, rect.width() - (STAR + grid.SPACE_4 if star else 0), upper)
    painting.draw_text(painter, box, title, theme.font(role), theme.colour("text"))
    if star:
        dpr = painter.device().devicePixelRatioF()
        drawn = icons.pixmap("star-filled", theme.colour("warn_ring"), STAR, dpr)
        end = box.left() + painting.text_width(theme.font(role), title, box.width()) + grid.SPACE_4
        painter.drawPixmap(round(end), round(box.center().y() - STAR / 2), drawn)
    if second:
        box = QRectF(rect.left(), top + upper + gap, rect.width(), lower)
        painting.draw_text(painter, box, second, theme.font("caption"), theme.colour("text2"))


def set_row_height(view: QTableView, height: int) -> None:
    """Fixed rows of one height, the vertical header hidden."""
    header = view.verticalHeader()
    header.setVisible(False)
    header.setMinimumSectionSize(height)
    header.setDefaultSectionSize(height)
