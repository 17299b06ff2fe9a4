"""The list of a desk's changes, newest first: all ids at once, what they say in pages."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.now import wall_now
from netdesk.domain.rows import HistoryEntry
from netdesk.ui.roles import Role, Tone
from netdesk.ui.tr import tr
from netdesk.ui.words import history_said
from netdesk.ui.words.history_said import TOO_OLD, UNDO_THIS, standing

__all__ = ["TOO_OLD", "UNDO_THIS", "HistoryModel", "standing", "when"]

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], dict[int, HistoryEntry]]
_PAGE: Final = 128
_PAGES_KEPT: Final = 16
_ICONS: Final = {
    "import": "download",
    "restore": "user-check",
    "undo": "undo-2",
    "undone": "undo-2",
    "redone": "redo-2",
}


def when(entry: HistoryEntry, now: datetime, home: str) -> str:
    """When it was, on the user's clock: "Today, 14:30"."""
    return history_said.short(entry.at, now, home)


class HistoryModel(QAbstractListModel):
    """Entries as rows: label, time, icon by kind; Role.KEY holds what `standing` says."""

    def __init__(self, parent: QObject | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._ids: array[int] = array("q")
        self._fetch: Fetch = _nothing
        self._pages: OrderedDict[int, dict[int, HistoryEntry]] = OrderedDict()
        self._now = wall_now()
        self._home = ""
        self._read_only = read_only

    @property
    def ids(self) -> array[int]:
        """All ids in display order. Do not change it."""
        return self._ids

    def show(self, entries: Sequence[HistoryEntry], now: datetime, home: str = "") -> None:
        """Show these changes; `now` is naive, on the clock of `home` (an IANA zone, "" for the system's)."""
        known = {entry.id: entry for entry in entries}
        self.show_ids(
            array("q", known),
            lambda ids: {each: known[each] for each in ids},
            now,
            home,
        )

    def show_ids(self, ids: array[int], fetch: Fetch, now: datetime, home: str = "") -> None:
        """Show the changes with these ids; `fetch` gives what they say, quickly, as they are looked at."""
        self.beginResetModel()
        self._ids, self._fetch = ids, fetch
        self._pages.clear()
        self._now, self._home = now, home
        self.endResetModel()

    def entry(self, row: int) -> HistoryEntry | None:
        """The change of a row."""
        if not 0 <= row < len(self._ids):
            return None
        page = row // _PAGE
        found = self._pages.get(page)
        if found is None:
            found = self._fetch(self._ids[page * _PAGE : (page + 1) * _PAGE])
            self._pages[page] = found
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return found.get(self._ids[row])

    def row_of(self, change_id: int) -> int:
        """The row of a change, -1 when it is not shown."""
        try:
            return self._ids.index(change_id)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many changes."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.label
            case Role.SUBTITLE:
                return when(entry, self._now, self._home)
            case Role.KEY:
                return standing(entry, read_only=self._read_only)
            case Role.TONE:
                return Tone.NORMAL if entry.undoable else Tone.QUIET
            case Role.ICON:
                return "trash-2" if entry.label.startswith("Delete ") else _ICONS.get(entry.kind, "pen-line")
            case Role.ID:
                return entry.id
            case Qt.ItemDataRole.AccessibleTextRole:
                words = standing(entry)
                told = f"{entry.label}, {when(entry, self._now, self._home)}"
                return f"{told}, {words}" if words and words != tr(UNDO_THIS) else told
        return None


def _nothing(_ids: Sequence[int]) -> dict[int, HistoryEntry]:
    return {}
