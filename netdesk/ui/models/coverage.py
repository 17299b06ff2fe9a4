"""Circles against organizations as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.coverage import Coverage, Reach
from netdesk.ui.models.organization_columns import people_words
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words.coverage_words import circle_name, told

_Index = QModelIndex | QPersistentModelIndex


class CoverageModel(QAbstractTableModel):
    """A row for each organization: its name, how many are known there, then a column for each circle."""

    def __init__(self, found: Coverage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = found

    @property
    def coverage(self) -> Coverage:
        """What is shown."""
        return self._found

    def show(self, found: Coverage) -> None:
        """Show another one."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def reach(self, row: int) -> Reach | None:
        """The organization of a row."""
        return self._found.reaches[row] if 0 <= row < len(self._found.reaches) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The organizations."""
        return 0 if parent.isValid() else len(self._found.reaches)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Name, all, circles."""
        return 0 if parent.isValid() else 2 + len(self._found.circles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The circles' names; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < 2:
            return (tr("Organization"), tr("You know"))[section]
        return circle_name(self._found.circles[section - 2]) if section < self.columnCount() else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        reach = self.reach(index.row()) if index.isValid() else None
        if reach is None:
            return None
        if index.column() == 0:
            return self._name(reach, role)
        if index.column() == 1:
            return self._all(reach, role)
        return self._cell(reach, index.column() - 2, role)

    def _name(self, reach: Reach, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.TITLE:
                return reach.row.name
            case Role.SUBTITLE:
                return tr("Wanted") if reach.row.wanted else ""
            case Role.ICON:
                return "building-2"
            case Role.TONE:
                return Tone.WARN if reach.row.is_gap else Tone.ACCENT if reach.row.wanted else Tone.NEUTRAL
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(reach.row.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return told(reach, self._found.circles)
        return None

    def _all(self, reach: Reach, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return people_words(reach.row)
        if role == Role.CHIP and reach.row.is_gap:
            return ChipValue(people_words(reach.row), Tone.WARN)
        return None

    def _cell(self, reach: Reach, at: int, role: int) -> Any:
        count, circle = reach.people[at], self._found.circles[at]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{count:,}" if count else "–"
            case Role.CHIP:
                return ChipValue(f"{count:,}", hue=circle.hue if circle.name else None) if count else None
            case Role.TONE:
                return Tone.QUIET
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                people = counted(count, "{n} person", "{n} people") if count else tr("nobody")
                return plain_tooltip(f"{circle_name(circle)}: {people}")
        return None
