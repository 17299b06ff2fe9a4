"""One person told twice, line by line: what is here, what a file says, and which of both is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QLabel, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import hairline, plain_tooltip, text_label

BLANK: Final = "blank"
MOST_LINES: Final = 4
_LABEL_WIDTH: Final = 120
_CELL_PADDING: Final = 8
_CELL_MARGIN: Final = 6


class Cell(Enum):
    """How one side of a line looks: plain, quiet, one of a choice, or added."""

    PLAIN = "plain"
    QUIET = "quiet"
    CHOICE = "choice"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `field` names the choice, "" where there is none; `theirs_taken` which side is taken then.
    `added` says that the file's value comes in without asking."""

    label: str
    mine: str
    theirs: str
    field: str = ""
    theirs_taken: bool = False
    added: bool = False


class Comparison(QWidget):
    """A grid of lines under two headings; `taken` carries the field of a choice and True for the file's side.

    Without a heading for the left side there is only the file's: somebody new. Tab goes from choice to
    choice, Left and Right change it.
    """

    taken = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setHorizontalSpacing(0)
        self._cells.setVerticalSpacing(0)
        self._cells.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._cells.setColumnStretch(1, 1)
        self._cells.setColumnStretch(2, 1)
        self._heads = (text_label("", "section"), text_label("", "section"))
        for column, head in enumerate(self._heads, start=1):
            head.setContentsMargins(_CELL_PADDING, 0, 0, 0)
            head.setMinimumHeight(36)
            head.setMinimumWidth(1)
            self._cells.addWidget(head, 0, column)
        self._rows: list[_Row] = []

    def show_lines(self, mine: str, theirs: str, lines: Sequence[Line]) -> None:
        """Show these lines under the headings `mine` and `theirs`."""
        self._heads[0].setText(mine)
        self._heads[0].setVisible(bool(mine))
        self._heads[1].setText(theirs)
        self._cells.setColumnStretch(1, 1 if mine else 0)
        while len(self._rows) < len(lines):
            self._rows.append(_Row(self, self._cells, 1 + 2 * len(self._rows)))
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line, both=bool(mine))
        for row in self._rows[len(lines) :]:
            row.hide()

    def show_taken(self, field: str, *, theirs: bool) -> None:
        """Mark which side of a choice is taken; no signal."""
        for row in self._rows:
            if row.field == field:
                row.mark(theirs=theirs)

    @property
    def cells(self) -> list[ValueCell]:
        """All of them, as they are read."""
        return [cell for row in self._rows for cell in (row.mine, row.theirs)]

    def choice(self, field: str) -> tuple[ValueCell, ValueCell]:
        """The two sides of a choice. Raises KeyError when there is none of that name."""
        for row in self._rows:
            if row.field == field and row.is_shown:
                return row.mine, row.theirs
        raise KeyError(field)


class _Row:
    """The widgets of one line, used again for the next person."""

    def __init__(self, owner: Comparison, cells: QGridLayout, at: int) -> None:
        self.field = ""
        self.is_shown = False
        self._owner = owner
        self._line = hairline()
        self._label: QLabel = text_label("", "second", wrap=True)
        self._label.setMinimumHeight(grid.FIELD_ROW - 1)
        self._label.setContentsMargins(0, 0, _CELL_PADDING, 0)
        self.mine, self.theirs = ValueCell(), ValueCell()
        self._group = QButtonGroup(owner)
        self._group.addButton(self.mine)
        self._group.addButton(self.theirs)
        self._group.buttonToggled.connect(self._on_toggled)
        cells.addWidget(self._line, at, 0, 1, 3)
        cells.addWidget(self._label, at + 1, 0)
        cells.addWidget(self.mine, at + 1, 1)
        cells.addWidget(self.theirs, at + 1, 2)

    def show_line(self, line: Line, *, both: bool) -> None:
        self.field = ""
        self.is_shown = True
        self._label.setText(line.label)
        choice = bool(line.field) and both
        self._group.setExclusive(False)
        self.mine.show_value(
            line.mine, _side(line.mine, choice=choice), tr("{label}, here", label=line.label)
        )
        looks = Cell.ADDED if line.added and both else _side(line.theirs, choice=choice)
        self.theirs.show_value(line.theirs, looks, tr("{label}, in the file", label=line.label))
        if choice:
            self.mine.setChecked(not line.theirs_taken)
            self.theirs.setChecked(line.theirs_taken)
        self._group.setExclusive(choice)
        self.field = line.field if choice else ""
        for widget in (self._line, self._label, self.theirs):
            widget.show()
        self.mine.setVisible(both)

    def hide(self) -> None:
        self.is_shown = False
        for widget in (self._line, self._label, self.mine, self.theirs):
            widget.hide()

    def mark(self, *, theirs: bool) -> None:
        field, self.field = self.field, ""
        (self.theirs if theirs else self.mine).setChecked(True)
        self.field = field

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked and self.field:
            self._owner.taken.emit(self.field, button is self.theirs)


def _side(value: str, *, choice: bool) -> Cell:
    if choice:
        return Cell.CHOICE
    return Cell.PLAIN if value else Cell.QUIET


class ValueCell(QAbstractButton):
    """One side of a line: at most four lines of text, all of it in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = Cell.PLAIN
        self._keyboard = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def looks(self) -> Cell:
        """How it looks."""
        return self._looks

    def show_value(self, value: str, looks: Cell, name: str) -> None:
        """Show a value, "blank" for none; `name` is the line and the side, for screen readers."""
        self._looks = looks
        choice = looks is Cell.CHOICE
        self.setText(value or BLANK)
        self.setCheckable(choice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choice else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if choice else Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        told = tr("{words}, is added", words=value or BLANK) if looks is Cell.ADDED else value or BLANK
        self.setAccessibleName(f"{name}: {told}")
        self.setToolTip(plain_tooltip(value) if len(value) > 40 else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line of text."""
        return QSize(160, self.heightForWidth(160))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(80, current().fit(grid.FIELD_ROW - 1, "body", padding=24))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Its lines, and 12 px above and below them."""
        laid, _rest = self._layout(width, current().font("button"))
        text = laid.lineCount() * current().line_height("body")
        return max(current().fit(grid.FIELD_ROW - 1, "body", padding=24), text + 2 * (_CELL_MARGIN + 6))

    def changeEvent(self, event: QEvent) -> None:
        """Another font takes another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = (
            by_keyboard(event, self._keyboard) or event.reason() == Qt.FocusReason.OtherFocusReason
        )
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, and the sign that says it again without colour."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, _CELL_MARGIN, -grid.SPACE_16, -_CELL_MARGIN)
        taken = self._looks is Cell.CHOICE and self.isChecked()
        ground = "ok_soft" if self._looks is Cell.ADDED else "accent_soft" if taken else ""
        if not ground and self._looks is Cell.CHOICE and self.underMouse():
            ground = "hover"
        if ground:
            painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(box, grid.RADIUS - 2, grid.RADIUS - 2)
        if self.hasFocus() and self._keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), grid.RADIUS - 3, grid.RADIUS - 3)
        sign, ink = (
            ("plus", "ok") if self._looks is Cell.ADDED else ("check", "accent_text") if taken else ("", "")
        )
        if sign:
            drawn = icons.pixmap(sign, theme.colour(ink), grid.ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.right() - 22, box.center().y() - grid.ICON / 2), drawn)
        self._paint_words(painter, box, strong=bool(sign))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, *, strong: bool) -> None:
        theme = current()
        quiet = self._looks is Cell.QUIET or (self._looks is Cell.CHOICE and not self.isChecked())
        painter.setPen(theme.colour("text2" if quiet else "text"))
        font = theme.font("button" if strong else "body")
        laid, rest = self._layout(self.width(), font)
        height = theme.line_height("body")
        top = box.center().y() - laid.lineCount() * height / 2
        for at in range(laid.lineCount()):
            line = laid.lineAt(at)
            place = QRectF(box.left() + _CELL_PADDING, top + at * height, self._room(self.width()), height)
            text = laid.text()[line.textStart() : line.textStart() + line.textLength()]
            if at == MOST_LINES - 1 and rest:
                text += rest
            painting.draw_text(painter, place, text.strip(), font, painter.pen().color())

    def _room(self, width: int) -> int:
        return max(24, width - grid.SPACE_16 - 2 * _CELL_PADDING - 20)

    def _layout(self, width: int, font: QFont) -> tuple[QTextLayout, str]:
        """The first lines of the text, and what is left of it after them."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        text = self.text()[:2000].replace("\n", "\u2028")
        laid = QTextLayout(text, font)
        laid.setTextOption(option)
        room, end = self._room(width), 0
        laid.beginLayout()
        while laid.lineCount() < MOST_LINES and (line := laid.createLine()).isValid():
            line.setLineWidth(room)
            end = line.textStart() + line.textLength()
        laid.endLayout()
        return laid, text[end:]
