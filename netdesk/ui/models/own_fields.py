"""The list of the user's own fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.own_fields import OwnField
from netdesk.ui.roles import Role, Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import wording
from netdesk.ui.words.own_words import KIND_ICONS, KIND_WORDS

Index = QModelIndex | QPersistentModelIndex
_CHOICES_LENGTH = 60


def used_by(count: int) -> str:
    """How many people have something in a field."""
    return counted(count, "{n} person has it", "{n} people have it") if count else tr("Nobody has it yet")


class OwnFieldsModel(QAbstractListModel):
    """Fields as rows: name, kind with its choices and how many people have it, an icon by kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[OwnField, ...] = ()
        self._counts: Mapping[int, int] = {}

    def show(self, fields: Sequence[OwnField], counts: Mapping[int, int]) -> None:
        """Show these fields."""
        self.beginResetModel()
        self._fields, self._counts = tuple(fields), counts
        self.endResetModel()

    @property
    def fields(self) -> tuple[OwnField, ...]:
        """The fields in order."""
        return self._fields

    def field(self, row: int) -> OwnField | None:
        """The field of a row."""
        return self._fields[row] if 0 <= row < len(self._fields) else None

    def count(self, field: OwnField) -> int:
        """How many people have something in a field."""
        return self._counts.get(field.id or 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many fields."""
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        field = self.field(index.row()) if index.isValid() else None
        if field is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return field.name
            case Role.SUBTITLE:
                return self._told(field)
            case Role.ICON:
                return KIND_ICONS[field.kind]
            case Role.TONE:
                return Tone.NORMAL
            case Role.ID:
                return field.id
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{field.name}, {self._told(field)}"
        return None

    def _told(self, field: OwnField) -> str:
        kind = tr(KIND_WORDS[field.kind])
        if field.choices:
            kind = f"{kind}: {wording.cut(', '.join(field.choices), _CHOICES_LENGTH)}"
        return f"{kind}{wording.SEPARATOR}{used_by(self.count(field))}"
