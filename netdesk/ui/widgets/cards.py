"""Lists of cards: rows of widgets that one goes through by arrows, opens by Enter, and acts on by buttons."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import ElidedLabel, text_label

INSET: Final = 8
"""How far a card's bar reaches beyond its content on both sides."""

_OPEN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Card(QWidget):
    """One row. `opened` tells that it was clicked or entered, `menu_asked` where its menu is wanted,
    `stepped` that an arrow key wants the card so many away. `item` is what it shows, given to `show_item`."""

    opened = Signal()
    menu_asked = Signal(QPoint)
    stepped = Signal(int)

    def __init__(self, above: int = 14, below: int = 16) -> None:
        super().__init__()
        self.item: Any = None
        self._keyboard = False
        self._last = True
        self._line = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(INSET, above, INSET, below)
        self.row.setSpacing(grid.SPACE_12)

    def show_item(self, item: Any) -> None:
        """Show what this card is about."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """What in the card takes the keys, from left to right."""
        places = (self.row.itemAt(at) for at in range(self.row.count()))
        parts: list[QWidget] = []
        for place in places:
            part = place.widget() if place is not None else None
            if part is not None:
                parts += part.buttons if isinstance(part, BesideOrBelow) else (part,)
        return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def act(self, _key: Qt.Key) -> bool:
        """Do what a key means to this card; False leaves it to others."""
        return False

    def set_place(self, *, last: bool, line: bool) -> None:
        """Draw the hairline below, unless it is the last card."""
        self._last, self._line = last, line
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows go on, the menu key asks for the menu."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _OPEN:
            self.opened.emit()
        elif plain and key == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif plain and key == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif not (plain and self.act(key)):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or under the card's beginning when a key asked."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(QPoint(grid.SPACE_40, self.height() - INSET))
        self.menu_asked.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        self.update()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer's bar comes."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And goes."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar under the pointer, ring with the keyboard's focus, hairline below."""
        theme = current()
        painter = QPainter(self)
        ring = theme.colour("accent_text") if self.hasFocus() and self._keyboard else None
        if ring is not None or self.underMouse():
            ground = theme.colour("hover" if self.underMouse() else "base")
            painting.draw_bar(painter, QRectF(self.rect()).adjusted(0, 2, 0, -3), ground, ring)
        if self._line and not self._last:
            painting.draw_hairline(painter, theme, INSET, self.width() - INSET, self.height() - 1)
        painter.end()


class CardList(QWidget):
    """Cards of one kind, kept by key: what stays keeps its widget, and with it the focus.

    `made` is called for each new card, to connect it. `left` tells that an arrow key went out of the list:
    1 below, -1 above.
    """

    left = Signal(int)

    def __init__(self, make: Callable[[], Card], *, lines: bool = False) -> None:
        super().__init__()
        self._make, self._lines = make, lines
        self._cards: dict[Hashable, Card] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def cards(self) -> list[Card]:
        """The cards in order."""
        return list(self._cards.values())

    def show_items(self, items: Sequence[tuple[Hashable, Any]]) -> None:
        """Show these, by their keys. A card that goes with the focus hands it to the next."""
        before = self.cards
        wanted = dict(items)
        gone = [card for key, card in self._cards.items() if key not in wanted]
        # Asked of the window: a card remembers who had the keys in it last, long after they left.
        keys = self.window().focusWidget()
        focused = next((card for card in gone if card is keys or card.isAncestorOf(keys)), None)
        place = before.index(focused) if focused is not None else -1
        kept, self._cards = self._cards, {}
        for at, (key, item) in enumerate(wanted.items()):
            card = kept.get(key) or self._new()
            self._cards[key] = card
            self._column.insertWidget(at, card)
            card.item = item
            card.show_item(item)
            card.set_place(last=at == len(wanted) - 1, line=self._lines)
        if focused is not None:
            self._hand_on(place)
        for card in gone:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def enter(self, step: int, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> bool:
        """Bring the keys to the first card, or to the last when coming from below; False without any."""
        if not self._cards:
            return False
        self.cards[0 if step > 0 else -1].setFocus(reason)
        return True

    def _new(self) -> Card:
        card = self._make()
        card.stepped.connect(self._on_stepped)
        return card

    def _hand_on(self, place: int) -> None:
        if self._cards:
            cards = self.cards
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(1)

    def _on_stepped(self, step: int) -> None:
        cards = self.cards
        at = cards.index(self.sender()) + step  # type: ignore[arg-type]
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(step)


class CardGroup(QWidget):
    """A heading with a word beside it, maybe a link at the right, and its cards; hidden while it has none
    unless it has something to say then."""

    def __init__(self, heading: str, cards: CardList, *, link: str = "", nothing: str = "") -> None:
        super().__init__()
        self.list = cards
        self._heading = text_label(heading, "heading")
        self._count = ElidedLabel("", "caption")
        self.link = Button(link, "link")
        if not link:
            # Never setVisible(True) before it has a place: it would come up as a window of its own.
            self.link.hide()
        self._nothing = text_label(nothing, "quiet", wrap=True)
        self._nothing.setContentsMargins(INSET, grid.SPACE_8, INSET, grid.SPACE_8)
        # The smaller words stand on the line of the larger ones.
        self._count.setContentsMargins(0, 0, 0, 1)
        together = QWidget()
        words, head = QHBoxLayout(together), QHBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(grid.SPACE_8)
        words.addWidget(self._heading)
        words.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.setContentsMargins(INSET, 0, 0 if link else INSET, 0)
        head.setSpacing(grid.SPACE_8)
        head.addWidget(together, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.link)
        # Every heading is as high as one with a link beside it, so that columns begin on one line.
        head.addStrut(current().fit(grid.CONTROL, "heading"))
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addLayout(head)
        self._lines.addWidget(self._nothing)
        self._lines.addWidget(cards)

    def show_items(self, items: Sequence[tuple[Hashable, Any]], count: str = "", heading: str = "") -> None:
        """Show these cards, and a word beside the heading."""
        if heading:
            self._heading.setText(heading)
        self._count.setText(count)
        self.list.show_items(items)
        self.list.setVisible(bool(items))
        self._nothing.setVisible(not items and bool(self._nothing.text()))
        self.setVisible(bool(items) or bool(self._nothing.text()))
        self.setAccessibleName(f"{self._heading.text()} {count}".strip())

    def add_below(self, button: Button) -> None:
        """A quiet button under the cards."""
        self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def column(*parts: QWidget) -> QWidget:
    """Lines above each other, as close as text goes."""
    box = QWidget()
    lines = QVBoxLayout(box)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(1)
    lines.addStretch(1)
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    return box
