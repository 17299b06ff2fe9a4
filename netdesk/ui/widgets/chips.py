"""Chips: tags, circles and states in a word, and the row of quick filters above a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from netdesk.domain.value import value
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.focus import by_keyboard


class Chip(QWidget):
    """A word on a pill: neutral, with the dot of a circle's hue, or in the colours of a state.

    With `removable` it has a cross, told by the `removed` signal.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.NEUTRAL,
        hue: int | None = None,
        parent: QWidget | None = None,
        *,
        removable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._removable = removable
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_value(ChipValue(text, tone, hue))
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def value(self) -> ChipValue:
        """What the chip says."""
        return self._value

    def set_value(self, value: ChipValue) -> None:
        """Say something else."""
        self._value = value
        self.setAccessibleName(tr("{words}, remove", words=value.text) if self._removable else value.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        size = painting.chip_size(current(), self._value)
        return QSize(size.width() + (18 if self._removable else 0), size.height())

    def minimumSizeHint(self) -> QSize:
        """A chip gives way down to a few letters."""
        return QSize(min(self.sizeHint().width(), 40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, its cross and its focus ring."""
        within = self.parentWidget()
        in_field = within is not None and bool(within.property("isField"))
        theme = current() if in_field else painting.theme_on(self)
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.draw_chip(painter, theme, box, self._value, room_right=16 if self._removable else 0)
        if self._removable:
            cross = icons.pixmap("x", theme.colour("text2"), 12, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.right() - 19, box.center().y() - 6), cross)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), box.height() / 2 - 1, box.height() / 2 - 1)
        painter.end()

    def mouseReleaseEvent(self, event: object) -> None:
        """A click on a removable chip takes it away."""
        if self._removable:
            self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Backspace, Space and Enter take a focused chip away."""
        keys = (
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Space,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        )
        if self._removable and event.key() in keys:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears."""
        super().focusInEvent(event)
        self.update()


@value
class FilterChoice:
    """One quick filter: what it is called in code, its words, and the hue of its dot if it is a circle."""

    key: str
    text: str
    hue: int | None = None


class FilterChips(QWidget):
    """A row of quick filters of which exactly one is chosen, or any number when it is not `exclusive`: then a
    click only tells, and `set_chosen` says what came of it. Left and Right walk along it."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[FilterChoice] = (),
        parent: QWidget | None = None,
        *,
        exclusive: bool = True,
    ) -> None:
        super().__init__(parent)
        self._chips: list[_FilterChip] = []
        # A group makes Tab stop at one chip only, which would be wrong where several can be chosen.
        self._group = QButtonGroup(self) if exclusive else None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(7)
        self._row.addStretch(1)
        self.setAccessibleName(tr("Quick filters"))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[FilterChoice], current_key: str = "") -> None:
        """Show other filters; the one of `current_key`, or else the first, is chosen without a signal."""
        kept = next((each.choice.key for each in self._chips if each.hasFocus()), "")
        before = self._chips[-1] if self._chips else None
        for chip in self._chips:
            if self._group is not None:
                self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for at, choice in enumerate(choices):
            chip = _FilterChip(choice, self)
            chip.setChecked(choice.key == current_key or (not current_key and at == 0))
            chip.clicked.connect(chip.tell)
            chip.told.connect(self.chosen)
            chip.stepped.connect(self._step)
            if self._group is not None:
                self._group.addButton(chip)
            self._chips.append(chip)
            self._row.insertWidget(at, chip)
            # Not a moment later, as the layout would: the keyboard stays where it was.
            chip.show()
            if before is not None:
                # Tab finds them where the ones before were, not after everything else in the window.
                QWidget.setTabOrder(before, chip)
            before = chip
            if choice.key == kept:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def last(self) -> QWidget | None:
        """The last chip, after which Tab goes on."""
        return self._chips[-1] if self._chips else None

    def current(self) -> str:
        """Key of the chosen filter, "" without any."""
        return next((each.choice.key for each in self._chips if each.isChecked()), "")

    def set_chosen(self, keys: Collection[str]) -> None:
        """Choose these filters without a signal."""
        for chip in self._chips:
            chip.setChecked(chip.choice.key in keys)

    def set_current(self, key: str) -> None:
        """Choose a filter without a signal."""
        for chip in self._chips:
            if chip.choice.key == key:
                chip.setChecked(True)

    def focus_first(self) -> None:
        """Give the keyboard to the first chosen chip, or to the first."""
        if self._chips:
            chosen = next((each for each in self._chips if each.isChecked()), self._chips[0])
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, by: int) -> None:
        """To the next chip, where Qt does not go by itself."""
        chip = self.sender()
        if self._group is None and isinstance(chip, _FilterChip):
            at = self._chips.index(chip) + by
            if 0 <= at < len(self._chips):
                self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)


class _FilterChip(QAbstractButton):
    told = Signal(str)
    stepped = Signal(int)

    def __init__(self, choice: FilterChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setText(choice.text)
        self.setCheckable(True)
        self.setAccessibleName(choice.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keyboard = False

    def tell(self) -> None:
        """Pass the key on."""
        self.told.emit(self.choice.key)

    def sizeHint(self) -> QSize:
        """Height 26 or more."""
        size = painting.chip_size(current(), ChipValue(self.choice.text, hue=self.choice.hue))
        return QSize(size.width(), current().fit(grid.FILTER_CHIP, "caption", padding=8))

    def minimumSizeHint(self) -> QSize:
        """Gives way down to a few letters."""
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does; Left and Right go along the row."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self.group() is None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chosen: base on text; else a neutral chip, a little darker under the pointer."""
        theme = painting.theme_on(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = box.height() / 2
        chosen = self.isChecked()
        ground = "text" if chosen else "press" if self.underMouse() else "sunken"
        painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        edge = 0.5 if theme.high_contrast else 0.0
        painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), radius, radius)
        left = box.left() + painting.CHIP_PADDING
        if self.choice.hue is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hue(self.choice.hue).dot))
            dot = painting.CHIP_DOT
            painter.drawEllipse(QRectF(left, box.center().y() - dot / 2, dot, dot))
            left += dot + painting.CHIP_DOT_GAP
        words = QRectF(left, 0, box.right() - painting.CHIP_PADDING - left + 1, box.height())
        ink = theme.colour("base" if chosen else "text2")
        painting.draw_text(painter, words, self.text(), theme.font("caption-medium"), ink)
        if self.hasFocus() and self._keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.end()
