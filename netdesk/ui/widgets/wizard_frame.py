"""The frame of a wizard: steps at the side, one page at a time, Back and a verb at the foot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.centring import centre_on_window
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.quitting import quit_by_key

DISC: Final = 20
STEP_ROW: Final = 40
_SIDE_MOST: Final = 300

_NAME_LEFT: Final = 38
_NAME_RIGHT: Final = 8
_HIGH: Final = 9999
_WRAP: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its short name at the side, the page's title and sentence, the verb that leads on (or Next)."""

    name: str
    title: str
    sentence: str = ""
    verb: str = ""


class WizardFrame(QDialog):
    """`pages` stand beside `steps`. The last verb calls `accept`; closing calls `reject`, and whoever
    opened the wizard keeps its draft. `step_changed(int)` after every move. Override `may_leave(step)`
    to hold the user back.
    """

    step_changed = Signal(int)

    def __init__(
        self,
        title: str,
        steps: Sequence[Step],
        pages: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        note: str | None = None,
    ) -> None:
        super().__init__(parent)
        note = tr("Kept as a draft if you close") if note is None else note
        self.setWindowTitle(title)
        self.setModal(True)
        self._steps = tuple(steps)
        self._now = -1
        self._reached = 0
        self._stack = QStackedWidget()
        for page in pages:
            self._stack.addWidget(scrolling(page))
        self._marks = [_StepButton(at + 1, step.name) for at, step in enumerate(self._steps)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_side(title, note))
        row.addWidget(hairline(upright=True))
        row.addWidget(self._make_main(), 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_on)
        quit_by_key(self)
        self.go_to(0)

    def current(self) -> int:
        """Number of the step that is shown, from 0."""
        return self._now

    def set_verb(self, verb: str, enabled: bool = True) -> None:
        """Another verb for the step that is shown."""
        self.verb_button.setText(verb or tr("Next"))
        self.verb_button.setEnabled(enabled)

    def add_foot(self, widget: QWidget) -> None:
        """A quiet extra at the left of the foot."""
        self._foot.insertWidget(self._foot.count() - 3, widget)

    def add_verb(self, widget: QWidget) -> None:
        """Another way on, beside the verb."""
        self._foot.insertWidget(self._foot.count() - 1, widget)

    def add_above_foot(self, widget: QWidget) -> None:
        """Something that concerns the whole wizard, between the page and the foot."""
        self._above_foot.addWidget(widget)

    def may_leave(self, step: int) -> bool:
        """True when the step's page is filled well enough to go on. The base class never holds back."""
        return True

    def go_to(self, step: int) -> None:
        """Show a step."""
        if step == self._now or not 0 <= step < len(self._steps):
            return
        if step > self._now >= 0 and not self.may_leave(self._now):
            return
        self._now = step
        self._reached = max(self._reached, step)
        chosen = self._steps[step]
        self._title.setText(chosen.title)
        self._sentence.setText(chosen.sentence)
        self._sentence.setVisible(bool(chosen.sentence))
        self._stack.setCurrentIndex(step)
        self.back_button.setVisible(step > 0)
        self.set_verb(chosen.verb)
        for at, mark in enumerate(self._marks):
            mark.set_state(
                done=at < self._reached and at != step, current=at == step, enabled=at <= self._reached
            )
        self.step_changed.emit(step)

    def go_on(self) -> None:
        """The verb: the next step, or at the last one the end."""
        if not self.verb_button.isEnabled():
            return
        if self._now + 1 < len(self._steps):
            self.go_to(self._now + 1)
        elif self.may_leave(self._now):
            self.accept()

    def go_back(self) -> None:
        """The step before."""
        self.go_to(self._now - 1)

    def setVisible(self, visible: bool) -> None:
        """1040x680, or the window less 24; sized before it is placed."""
        if visible and not self.isVisible():
            owner = self.parentWidget()
            room = owner.window().size() if owner is not None else self.screen().availableSize()
            wanted = QSize(grid.WIZARD_WIDTH, grid.WIZARD_HEIGHT) * max(1.0, current().scale)
            self.resize(wanted.boundedTo(room - QSize(grid.SPACE_24, grid.SPACE_24)))
            centre_on_window(self)
        super().setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at the side has to fit."""
        super().resizeEvent(event)
        self._fit_side()

    def _make_side(self, title: str, note: str) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(_side_width())
        column = QVBoxLayout(side)
        column.setContentsMargins(20, grid.SPACE_24, grid.SPACE_16, grid.SPACE_24)
        column.setSpacing(0)
        self._side_title = text_label(title, "heading", wrap=True)
        self._note = text_label(note, "caption", wrap=True)
        column.addWidget(self._side_title)
        column.addSpacing(20)
        for at, mark in enumerate(self._marks):
            mark.set_target(at)
            mark.chosen.connect(self.go_to)
            column.addWidget(mark)
        column.addStretch(1)
        column.addWidget(self._note)
        return side

    def _fit_side(self) -> None:
        """With large text in a low window the note gives way: the steps and the title must be read."""
        width = _side_width() - 20 - grid.SPACE_16
        for label in (self._side_title, self._note):
            label.ensurePolished()
        words = sum(label.heightForWidth(width) for label in (self._side_title, self._note))
        steps = sum(mark.heightForWidth(width) for mark in self._marks)
        self._note.setVisible(words + steps + 2 * grid.SPACE_24 + 20 <= self.height())

    def _make_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(grid.SPACE_32, grid.SPACE_24, grid.SPACE_32, grid.SPACE_16)
        head.setSpacing(grid.SPACE_4)
        self._title = text_label("", "title", wrap=True)
        self._sentence = text_label("", "second", wrap=True)
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._above_foot = QVBoxLayout()
        self._above_foot.setContentsMargins(grid.SPACE_32, 0, grid.SPACE_32, 0)
        column.addLayout(self._above_foot)
        column.addWidget(hairline())
        foot = QWidget()
        foot.setMinimumHeight(grid.WIZARD_FOOT)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(grid.SPACE_24, 0, grid.SPACE_24, 0)
        self._foot.setSpacing(grid.SPACE_8)
        self._foot.addStretch(1)
        self.back_button = Button(tr("Back"), "secondary")
        self.back_button.clicked.connect(self.go_back)
        self.verb_button = Button(tr("Next"), "primary")
        self.verb_button.setDefault(True)
        self.verb_button.clicked.connect(self.go_on)
        self._foot.addWidget(self.back_button)
        self._foot.addWidget(self.verb_button)
        column.addWidget(foot)
        return main


def _side_width() -> int:
    return min(max(grid.SIDEBAR, current().wide(grid.SIDEBAR)), _SIDE_MOST)


class _StepButton(QAbstractButton):
    chosen = Signal(int)

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number = number
        self._target = 0
        self._done = self._now = self._keyboard = False
        self._count = ""
        self.setText(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._tell)

    def set_target(self, step: int) -> None:
        """Which step a click goes to."""
        self._target = step

    def set_count(self, count: str) -> None:
        """How many the step has so far, at the right; "" for none."""
        if count != self._count:
            self._count = count
            self._tell_name()
            self.update()

    def set_state(self, *, done: bool, current: bool, enabled: bool) -> None:
        """Done has a check, current is tinted, what was never reached cannot be chosen."""
        self._done, self._now = done, current
        self.setEnabled(enabled)
        self._tell_name()
        self.update()

    def _tell_name(self) -> None:
        state = tr("current") if self._now else tr("done") if self._done else tr("to come")
        told = f"{self.text()}, {self._count}" if self._count else self.text()
        self.setAccessibleName(tr("Step {n}, {name}, {state}", n=self._number, name=told, state=state))

    def sizeHint(self) -> QSize:
        """40 from one to the next."""
        return QSize(180, current().fit(STEP_ROW, "body", padding=12))

    def hasHeightForWidth(self) -> bool:
        """With large text a name goes on in a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the name at its boldest."""
        room = QRectF(0, 0, max(1, width - _NAME_LEFT - _NAME_RIGHT - self._count_width()), _HIGH)
        words = current().metrics("strong").boundingRect(room, _WRAP, self.text())
        return max(self.sizeHint().height(), math.ceil(words.height()) + 12)

    def _count_width(self) -> int:
        if not self._count:
            return 0
        return math.ceil(current().metrics("figures").horizontalAdvance(self._count)) + grid.SPACE_8

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, disc with number or check, name."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ring = theme.colour("accent_text") if self.hasFocus() and self._keyboard else None
        if self._now or ring is not None:
            ground = theme.colour("accent_soft" if self._now else "side")
            painting.draw_bar(painter, box.adjusted(0, 4, 0, -4), ground, ring)
        disc = QRectF(9, box.center().y() - DISC / 2, DISC, DISC)
        filled = self._done or self._now
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.colour("line2"), 1.5))
        painter.setBrush(theme.colour("accent") if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc if filled else disc.adjusted(0.75, 0.75, -0.75, -0.75))
        if self._done:
            mark = icons.pixmap("check", theme.colour("on_accent"), 14, self.devicePixelRatioF())
            painter.drawPixmap(disc.center().toPoint() - mark.rect().center() / mark.devicePixelRatio(), mark)
        else:
            ink = theme.colour("on_accent" if self._now else "text3")
            centre = Qt.AlignmentFlag.AlignHCenter
            painting.draw_text(painter, disc, str(self._number), theme.font("section"), ink, centre)
        words = box.adjusted(_NAME_LEFT, 0, -_NAME_RIGHT, 0)
        if self._count:
            ink, right = theme.colour("text3"), Qt.AlignmentFlag.AlignRight
            painting.draw_text(painter, words, self._count, theme.font("figures"), ink, right)
            words.setRight(words.right() - self._count_width())
        role, token = ("strong", "accent_text") if self._now else ("body", "text" if self._done else "text2")
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(token))
        painter.drawText(words, _WRAP, self.text())
        painter.end()

    def _tell(self) -> None:
        self.chosen.emit(self._target)
