"""The cards taken so far, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from netdesk.domain.cards import Card
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.roles import Role, Tone
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import plain_tooltip, text_label
from netdesk.ui.widgets.row_table import RowList

_Index = QModelIndex | QPersistentModelIndex


class CardList(QWidget):
    """`wanted_back` carries a card that is to be typed on, `removed` one that was taken out; neither is in
    the list any more. `left_up` when Up goes back to the fields."""

    wanted_back = Signal(object)
    removed = Signal(object)
    left_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CardsModel(self)
        self.rows = _Rows()
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(_Delegate(self.rows))
        self.rows.setAccessibleName(tr("Cards"))
        self.rows.opened.connect(self._on_opened)
        self.rows.delete_asked.connect(self._on_delete)
        self.rows.left_up.connect(self.left_up)
        words = tr(
            "The cards you take stand here. Enter brings one back into the fields, Delete takes it out."
        )
        nothing = text_label(words, "quiet", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setMinimumHeight(current().wide(96))

    def cards(self) -> tuple[Card, ...]:
        """All of them in the order in which they were taken."""
        return self._model.cards

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these."""
        row = self.rows.currentIndex().row()
        self._model.set_cards(cards)
        self._pages.setCurrentIndex(1 if cards else 0)
        if 0 <= row < len(cards):
            self.rows.setCurrentIndex(self._model.index(row))

    def add(self, cards: Sequence[Card]) -> None:
        """Put more on top."""
        self.set_cards((*self.cards(), *cards))
        self.rows.scrollToTop()

    def focus_rows(self) -> None:
        """The keys to the first card."""
        if self.cards():
            self.rows.setCurrentIndex(self._model.index(max(0, self.rows.currentIndex().row())))
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, index: QModelIndex) -> None:
        card = self._take(index.row())
        if card is not None:
            self.wanted_back.emit(card)

    def _on_delete(self) -> None:
        card = self._take(self.rows.currentIndex().row())
        if card is not None:
            self.removed.emit(card)

    def _take(self, row: int) -> Card | None:
        card = self._model.card_at(row)
        if card is not None:
            at = len(self.cards()) - 1 - row
            self.set_cards((*self.cards()[:at], *self.cards()[at + 1 :]))
        return card


class CardsModel(QAbstractListModel):
    """Cards as rows, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show these."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def card_at(self, row: int) -> Card | None:
        """The card of a row."""
        return self.cards[len(self.cards) - 1 - row] if 0 <= row < len(self.cards) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        card = self.card_at(index.row()) if index.isValid() else None
        if card is None:
            return None
        known = card.contact_id is not None
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.TITLE:
                return card.shown
            case Role.SUBTITLE:
                return card.detail
            case Role.AVATAR_KEY:
                return f"contact-{card.contact_id}" if known else card.shown
            case Role.MARK:
                return "user-check" if known else None
            case Role.TONE:
                return Tone.OK
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(tr("On your desk already")) if known else None
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (card.shown, card.detail, tr("on your desk already") if known else "")
                return ", ".join(part for part in told if part)
        return None


class _Rows(RowList):
    delete_asked = Signal()
    left_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes out, Up in the first row goes back, F2 is Enter."""
        if event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Delegate(NameDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, avatar_size=grid.AVATAR_SMALL, margin=grid.SPACE_16)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, current().fit(grid.CONTACT_ROW_SMALL, "strong", "caption", padding=8))
