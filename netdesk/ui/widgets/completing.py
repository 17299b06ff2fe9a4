"""Offers under a field while somebody types, dressed like every other list that pops up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QStyledItemDelegate


def completing(known: Iterable[str] | QAbstractItemModel, parent: QObject) -> QCompleter:
    """A completer that finds what is typed anywhere in the known words, capital or small."""
    completer = QCompleter(parent)
    if isinstance(known, QAbstractItemModel):
        completer.setModel(known)
    else:
        completer.setModel(QStringListModel(list(known), completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None
    popup.setProperty("role", "popup")
    # Qt's own delegate here is an older one that knows nothing of style sheets.
    popup.setItemDelegate(QStyledItemDelegate(popup))
    return completer
