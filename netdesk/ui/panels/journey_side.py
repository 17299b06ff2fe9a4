"""The right column of the journey: what to do next, what was left halfway, the goals, the round so far."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.steps import GoalFacts, JourneyFacts
from netdesk.domain.today import home_day
from netdesk.services.unfinished import Unfinished
from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.cards import INSET, Card, column
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.words import journey_words
from netdesk.ui.words.suggestion_words import Said

_PANEL_MARGIN = 20
_BAR = 6


class SuggestionPanel(QWidget):
    """The one tinted panel: what to do next. `taken`, `skipped` and `shown_again` tell its buttons."""

    taken = Signal()
    skipped = Signal()
    shown_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "accent")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = text_label("", "title", wrap=True)
        self.sentence = Paragraph("", "")
        self.verb = Button("", "primary", "arrow-right")
        self.skip = Button(tr("Skip"), "quiet")
        self.again = Button(tr("Show what was skipped"), "quiet")
        self.verb.clicked.connect(self.taken)
        self.skip.clicked.connect(self.skipped)
        self.again.clicked.connect(self.shown_again)
        row = QWidget()
        self._buttons = row
        buttons = FlowLayout(row, grid.SPACE_8)
        for button in (self.verb, self.skip, self.again):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_PANEL_MARGIN, grid.SPACE_16, _PANEL_MARGIN, 20)
        whole.setSpacing(grid.SPACE_8)
        whole.addWidget(text_label(tr("Suggested next"), "section"))
        whole.addWidget(self.title)
        whole.addWidget(self.sentence)
        whole.addSpacing(grid.SPACE_4)
        whole.addWidget(row)

    def show_said(self, said: Said, *, can_skip: bool, can_show_again: bool, writable: bool) -> None:
        """Say it; without a verb there is nothing to do."""
        self.title.setText(said.title)
        self.sentence.setText(said.sentence)
        self.verb.setText(said.verb)
        self.verb.setVisible(bool(said.verb))
        self.verb.setEnabled(writable)
        self.skip.setVisible(can_skip and writable)
        self.again.setVisible(can_show_again and writable)
        self._buttons.setVisible(bool(said.verb) or can_skip or can_show_again)
        self.setAccessibleName(f"{tr('Suggested next')}: {said.title}. {said.sentence}")
        self.verb.setAccessibleDescription(said.title)


@dataclass(frozen=True, slots=True)
class LeftItem:
    """A wizard that was left halfway, as its card shows it."""

    left: Unfinished
    day: date | None
    today: date
    writable: bool = True


class LeftCard(Card):
    """A pen, what it is, when it was left; Continue and a cross. `dropped` tells the cross."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(6, 7)
        self._what, self._when = ElidedLabel("", "strong"), ElidedLabel("", "caption")
        self.go_on = Button(tr("Continue"), "link")
        self.cross = IconButton("x", tr("Throw the draft away"))
        self.row.addWidget(Mark("pen-line"))
        self.row.addWidget(BesideOrBelow(column(self._what, self._when), self.go_on), 1)
        self.row.addWidget(self.cross)
        self.row.setSpacing(grid.SPACE_8)
        self.go_on.clicked.connect(self.opened)
        self.cross.clicked.connect(self.dropped)

    def show_item(self, item: LeftItem) -> None:
        """Say what was left, and when."""
        title = item.left.title
        when = journey_words.left_words(item.day, item.today) if item.day else ""
        self._what.setText(title)
        self._when.setText(when)
        self._when.setVisible(bool(when))
        for button in (self.go_on, self.cross):
            button.setEnabled(item.writable)
        self.go_on.setAccessibleName(tr("Continue: {title}", title=title))
        self.cross.setAccessibleName(tr("Throw the draft away: {title}", title=title))
        self.setAccessibleName(", ".join(part for part in (title, when) if part))

    def act(self, key: Qt.Key) -> bool:
        """Delete throws it away."""
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.cross.isEnabled():
            self.dropped.emit()
            return True
        return False


class GoalCard(Card):
    """A goal over its bar."""

    def __init__(self) -> None:
        super().__init__(6, 10)
        self._what = ElidedLabel("", "strong")
        self._far = text_label("", "caption")
        self._bar = Bar()
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_12)
        head.addWidget(self._what, 1)
        head.addWidget(self._far)
        lines = QVBoxLayout()
        lines.setSpacing(grid.SPACE_8)
        lines.addLayout(head)
        lines.addWidget(self._bar)
        self.row.addLayout(lines, 1)

    def show_item(self, item: GoalFacts) -> None:
        """Say what it is and how far."""
        words = journey_words.goal_words(item)
        self._what.setText(item.statement)
        self._far.setText(words)
        self._bar.set_share(item.share)
        self.setAccessibleName(f"{item.statement}, {words}")


class Bar(QWidget):
    """A bar filled from the left. Words always stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Fill to `share` (0 to 1)."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """6 high."""
        return QSize(120, _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and fill."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        if self._share > 0:
            painter.setBrush(theme.colour("accent"))
            box.setWidth(max(float(_BAR), box.width() * min(1.0, self._share)))
            painter.drawRoundedRect(box, _BAR / 2, _BAR / 2)
        painter.end()


class SoFar(QWidget):
    """The figures of the round, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, QLabel] = {}
        self._whats: dict[str, ElidedLabel] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(INSET, 0, INSET, 0)
        self._lines.setSpacing(grid.SPACE_8)
        heading = text_label(tr("So far"), "heading")
        self._lines.addWidget(heading)
        self._lines.addSpacing(grid.SPACE_4)

    def show_facts(self, facts: JourneyFacts) -> None:
        """Say them."""
        rows = journey_words.so_far(facts)
        for what, value in rows:
            if what not in self._values:
                self._values[what] = self._added(what)
            self._values[what].setText(value)
        for what, label in self._values.items():
            for part in (label, self._whats[what]):
                part.setVisible(what in dict(rows))
        self.setAccessibleName(
            tr("So far: {facts}", facts=", ".join(f"{what} {value}" for what, value in rows))
        )

    def _added(self, what: str) -> QLabel:
        line, value = QHBoxLayout(), text_label("", "strong")
        self._whats[what] = ElidedLabel(what, "second")
        line.addWidget(self._whats[what], 1)
        line.addWidget(value)
        self._lines.addLayout(line)
        return value


def left_items(
    found: Sequence[Unfinished], today: date, home: str, *, writable: bool
) -> list[tuple[Hashable, Any]]:
    """What was left halfway, for a CardList; days are those of the zone `home`."""
    return [(each.key, LeftItem(each, _day(each.at, home), today, writable)) for each in found]


def goal_items(facts: JourneyFacts, most: int) -> list[tuple[Hashable, Any]]:
    """The first goals, for a CardList."""
    return [(goal.id, goal) for goal in facts.goals[:most]]


def _day(at: str, home: str) -> date | None:
    try:
        return home_day(datetime.fromisoformat(at), home)
    except ValueError:
        return None
