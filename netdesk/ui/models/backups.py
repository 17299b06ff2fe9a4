"""The list of a desk's backups, newest first, each with what its check has found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.backups import Backup
from netdesk.domain.now import wall_now
from netdesk.ui.roles import Role, Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words import backup_words, wording

Index = QModelIndex | QPersistentModelIndex


class BackupModel(QAbstractListModel):
    """Backups as rows: when, what it holds, a mark once every byte of it has been checked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups: tuple[Backup, ...] = ()
        self._found: dict[int, bool] = {}
        self._now = wall_now()
        self._home = ""

    def show(self, backups: Sequence[Backup], now: datetime, home: str = "") -> None:
        """Show these; what was found out about those that stay is kept."""
        self.beginResetModel()
        self._backups = tuple(backups)
        self._now, self._home = now, home
        self.endResetModel()

    def set_checked(self, number: int, is_good: bool) -> None:
        """What the check of a backup has found."""
        self._found[number] = is_good
        row = self.row_of(number)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def is_checked(self, number: int) -> bool:
        """True when its check is over."""
        return number in self._found

    def backup(self, row: int) -> Backup | None:
        """The backup of a row."""
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def is_damaged(self, row: int) -> bool:
        """True when the check found that it is not what was written."""
        backup = self.backup(row)
        return backup is not None and self._found.get(backup.number) is False

    def row_of(self, number: int) -> int:
        """The row of a backup, -1 when it is not shown."""
        return next((row for row, each in enumerate(self._backups) if each.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many backups."""
        return 0 if parent.isValid() else len(self._backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        backup = self.backup(index.row()) if index.isValid() else None
        if backup is None:
            return None
        found = self._found.get(backup.number)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return backup_words.when(backup, self._now, self._home)
            case Role.SUBTITLE:
                return self._second_line(backup, found)
            case Role.ICON:
                return backup_words.icon(backup)
            case Role.MARK:
                return None if found is None else "circle-check" if found else "triangle-alert"
            case Role.TONE:
                return Tone.BAD if found is False else None
            case Role.ID:
                return backup.number
            case Qt.ItemDataRole.AccessibleTextRole:
                told = backup_words.when(backup, self._now, self._home)
                told = f"{told}, {self._second_line(backup, found)}"
                return tr("{backup}, checked", backup=told) if found else told
            case Qt.ItemDataRole.ToolTipRole:
                words = tr("Checked: whole") if found else tr("Damaged: not as it was written")
                return None if found is None else plain_tooltip(words)
        return None

    def _second_line(self, backup: Backup, found: bool | None) -> str:
        if found is False:
            return wording.SEPARATOR.join((tr("Damaged"), backup_words.reason(backup)))
        return backup_words.holds(backup)
