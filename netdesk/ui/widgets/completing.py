"""Offers under a field while somebody types, dressed like every other list that pops up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate

from netdesk.ui.widgets.popups import cut_corners, paint_ground, rounded


def completing(known: Iterable[str] | QAbstractItemModel, parent: QObject) -> QCompleter:
    """A completer that finds what is typed anywhere in the known words, capital or small."""
    completer = QCompleter(parent)
    if isinstance(known, QAbstractItemModel):
        completer.setModel(known)
    else:
        completer.setModel(QStringListModel(list(known), completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = _Offers()
    completer.setPopup(popup)
    rounded(popup)
    # Qt's own delegate here is an older one that knows nothing of style sheets.
    popup.setItemDelegate(QStyledItemDelegate(popup))
    return completer


class _Offers(QListView):
    """What is offered, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "popup")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QListView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)

    def event(self, event: QEvent) -> bool:
        """The ground under the list; lines paint themselves."""
        if event.type() == QEvent.Type.Paint:
            paint_ground(self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its corners are cut where nothing shows through them."""
        super().resizeEvent(event)
        cut_corners(self)
