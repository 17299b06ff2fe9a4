"""The list of a desk's changes, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.dates import zone_info
from netdesk.domain.now import wall_now
from netdesk.domain.rows import ChangeState, HistoryEntry
from netdesk.ui import wording
from netdesk.ui.roles import Role, Tone

Index = QModelIndex | QPersistentModelIndex
UNDO_THIS: Final = "Undo this"
TOO_OLD: Final = "Too old to undo"
_ICONS: Final = {"import": "download", "undo": "undo-2", "undone": "undo-2", "redone": "redo-2"}
_NOTES: Final = ("undone", "redone")


def standing(entry: HistoryEntry) -> str:
    """What can be done with a change, or why nothing: "Undo this", "Undone"; "" for a note of an undo."""
    if entry.undoable:
        return UNDO_THIS
    if entry.kind in _NOTES:
        return ""
    return TOO_OLD if entry.state is ChangeState.APPLIED else "Undone"


def when(entry: HistoryEntry, now: datetime, home: str) -> str:
    """When it was, on the user's clock: "Today, 14:30"."""
    local = datetime.fromisoformat(entry.at).astimezone(zone_info(home)).replace(tzinfo=None)
    return f"{wording.short_day(local.date(), now.date())}, {wording.clock(local)}"


class HistoryModel(QAbstractListModel):
    """Entries as rows: label, time, icon by kind; Role.KEY holds what `standing` says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HistoryEntry, ...] = ()
        self._now = wall_now()
        self._home = ""

    def show(self, entries: Sequence[HistoryEntry], now: datetime, home: str = "") -> None:
        """Show these changes; `now` is naive, on the clock of `home` (an IANA zone, "" for the system's)."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self._now, self._home = now, home
        self.endResetModel()

    def entry(self, row: int) -> HistoryEntry | None:
        """The change of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, change_id: int) -> int:
        """The row of a change, -1 when it is not shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == change_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many changes."""
        return 0 if parent.isValid() else len(self._entries)

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
                return standing(entry)
            case Role.TONE:
                return Tone.NORMAL if entry.undoable else Tone.QUIET
            case Role.ICON:
                return _ICONS.get(entry.kind, "pen-line")
            case Role.ID:
                return entry.id
            case Qt.ItemDataRole.AccessibleTextRole:
                words = standing(entry)
                told = f"{entry.label}, {when(entry, self._now, self._home)}"
                return f"{told}, {words}" if words and words != UNDO_THIS else told
        return None
