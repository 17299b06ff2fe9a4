"""The list of people who were listed: who is new, who is on the desk, and who only may be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyleOptionViewItem, QWidget

from netdesk.domain.listed import Listed
from netdesk.domain.rows import ContactRow
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.roles import Role, Tone
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards import listed_words
from netdesk.ui.wizards.listing_book import ListingBook

Index = QModelIndex | QPersistentModelIndex


class ListedModel(QAbstractListModel):
    """Those of one circle, the latest first, or everybody in order. `second` says what stands below a name;
    without it, where somebody stands."""

    def __init__(
        self,
        book: ListingBook,
        circle: Callable[[], str] | None = None,
        parent: QObject | None = None,
        *,
        second: Callable[[Listed, ContactRow | None], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._circle, self._second = book, circle, second
        self._places: list[int] = []
        book.changed.connect(self.refresh)
        book.refreshed.connect(self.refresh)

    def refresh(self) -> None:
        """Show who is there now; who stays keeps their row."""
        places = list(self._book.people(self._circle() if self._circle else None))
        if self._circle is not None:
            places.reverse()
        if places == self._places:
            if places:
                self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def place(self, row: int) -> int | None:
        """Where in the listing the person of a row stands."""
        return self._places[row] if 0 <= row < len(self._places) else None

    def somebody(self, row: int) -> Listed | None:
        """The person of a row."""
        place = self.place(row)
        people = self._book.listing.people
        return people[place] if place is not None and place < len(people) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, where they stand, a mark for those whom the desk knows or may know."""
        somebody = self.somebody(index.row()) if index.isValid() else None
        if somebody is None:
            return None
        row, maybe = self._book.row(somebody), self._book.maybe(somebody)
        second = self._second(somebody, row) if self._second else listed_words.state(somebody, row, maybe)
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.TITLE:
                return row.name if row else somebody.name
            case Role.SUBTITLE:
                return second
            case Role.AVATAR_KEY:
                return row.avatar_key if row else somebody.name
            case Role.MARK:
                return "check" if row else "circle-question-mark" if maybe else None
            case Role.TONE:
                return Tone.OK if row else Tone.WARN
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(second)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name if row else somebody.name}, {second}"
        return None


class ListedList(RowList):
    """Delete takes somebody out. Space answers who they are, or has somebody of another circle come here.

    With `several`, any number can be chosen; `chosen` tells when that changes. `rated` tells a number key.
    """

    chosen = Signal()
    rated = Signal(int)

    def __init__(self, book: ListingBook, model: ListedModel, nobody: str, *, several: bool = False) -> None:
        super().__init__()
        self.book, self.people, self._nobody = book, model, nobody
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("hoveredRow", -1)
        self.setMouseTracking(True)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._rates = several
        self._row = 0
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        self.selectionModel().selectionChanged.connect(self.chosen)

    def chosen_places(self) -> list[int]:
        """Where in the listing those stand who are chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [place for row in rows if (place := self.people.place(row)) is not None]

    def choices(self) -> list[tuple[str, str, Callable[[], object]]]:
        """What can be done with who is chosen: words, key, and what does it."""
        places = self.chosen_places()
        found: list[tuple[str, str, Callable[[], object]]] = []
        if len(places) == 1:
            found += self._about_one(places[0])
        if places:
            found.append((tr("Take out"), "Delete", self.take_out))
        return found

    def take_out(self) -> None:
        """Take those who are chosen out of the listing."""
        self.book.take_out(self.chosen_places())

    def answer(self) -> None:
        """Do what Space stands for with who is chosen, if it stands for anything."""
        for _, key, do in self.choices():
            if key == "Space":
                do()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class; every other key is the list's."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
        elif key == Qt.Key.Key_Space and not self._rates:
            self.answer()
        elif self._rates and text in tuple("012345") and not event.modifiers() & ~_KEYPAD:
            self.setProperty("keyboardFocus", True)
            self.rated.emit(int(text))
        else:
            super().keyPressEvent(event)

    def step_on(self) -> None:
        """Choose the next one, if there is one."""
        row = self.currentIndex().row()
        if row + 1 < self.people.rowCount():
            self.setCurrentIndex(self.people.index(row + 1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with who is chosen."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.open_menu(at)

    def open_menu(self, at: QPoint) -> QMenu | None:
        """Open the menu there; None when nobody is chosen."""
        offered = self.choices()
        if not offered:
            return None
        menu = Menu(self)
        for words, key, do in offered:
            add_entry(menu, words, "", do, key or None)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With nobody chosen, the first becomes so."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.people.rowCount():
            self.setCurrentIndex(QModelIndex())
            self.setCurrentIndex(self.people.index(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty list says how it is filled."""
        super().paintEvent(event)
        if self.people.rowCount():
            return
        theme = current()
        painter = QPainter(self.viewport())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text3"))
        box = QRectF(self.viewport().rect()).adjusted(24, 0, -24, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._nobody)
        painter.end()

    def _about_one(self, place: int) -> list[tuple[str, str, Callable[[], object]]]:
        people = self.book.listing.people
        if place >= len(people):
            return []
        somebody = people[place]
        row, maybe = self.book.row(somebody), self.book.maybe(somebody)
        found: list[tuple[str, str, Callable[[], object]]] = []
        if row is None and maybe is not None:
            found.append((tr("The same person"), "Space", partial(self.book.is_the_same, place)))
            found.append((tr("Somebody else"), "", partial(self.book.is_somebody_else, place)))
        elif row is not None:
            if row.circle and row.circle.casefold() != somebody.circle.casefold():
                words = tr("Leave where they are") if somebody.moves else tr("Move into this circle")
                found.append((words, "Space", partial(self.book.move_here, place, not somebody.moves)))
            # Not with Space: a key that is pressed in passing must not make two people of one.
            found.append((tr("Somebody else"), "", partial(self.book.is_somebody_else, place)))
        if row is None and somebody.somebody_else:
            words = tr("The one on your desk after all")
            found.append((words, "", partial(self.book.is_the_one_after_all, place)))
        return found

    def _remember(self) -> None:
        self._row = self.currentIndex().row()

    def _come_back(self) -> None:
        rows = self.people.rowCount()
        if rows and self._row >= 0:
            index = self.people.index(min(self._row, rows - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.chosen.emit()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class _Delegate(NameDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, avatar_size=grid.AVATAR_SMALL, margin=grid.SPACE_16, hairlines=False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Small rows of two lines."""
        return QSize(80, current().fit(grid.CONTACT_ROW_SMALL, "strong", "caption", padding=8))
