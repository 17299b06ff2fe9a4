"""The list of people who may be there twice: all groups at once, what they are called in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.rows import ContactRow
from netdesk.services.duplicates import Group, words
from netdesk.ui.roles import Role, Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording

Index = QModelIndex | QPersistentModelIndex
Rows = dict[int, ContactRow]
CERTAIN = marked("Certain")
_AT_ONCE = 100
_NAMED = 2
_PAGES_KEPT = 40


class DuplicatesModel(QAbstractListModel):
    """Groups as rows: who, why, and how sure it is (Role.KEY)."""

    def __init__(self, fetch: Callable[[Sequence[int]], Rows], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._groups: tuple[Group, ...] = ()
        self._pages: dict[int, Rows] = {}

    @property
    def groups(self) -> tuple[Group, ...]:
        """All that are shown, strongest first."""
        return self._groups

    def show(self, groups: Sequence[Group]) -> None:
        """Show these."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._pages.clear()
        self.endResetModel()

    def group(self, row: int) -> Group | None:
        """Who stands in a row."""
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def people(self, row: int) -> list[ContactRow]:
        """The people of a row; those gone are left out."""
        page = row // _AT_ONCE
        if page not in self._pages:
            if len(self._pages) > _PAGES_KEPT:
                self._pages.clear()
            wanted = self._groups[page * _AT_ONCE : (page + 1) * _AT_ONCE]
            self._pages[page] = self._fetch(sorted({each for group in wanted for each in group.ids}))
        group, rows = self.group(row), self._pages[page]
        return [rows[each] for each in group.ids if each in rows] if group else []

    def why(self, row: int) -> str:
        """Why they may be one, in words."""
        group = self.group(row)
        return words(group, {each.id: each for each in self.people(row)}) if group else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many groups there are."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        group = self.group(index.row()) if index.isValid() else None
        if group is None:
            return None
        row = index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole | Role.TITLE:
                return who([each.name for each in self.people(row)])
            case Role.SUBTITLE:
                return self.why(row)
            case Role.KEY:
                return sure(group)
            case Role.AVATAR_KEY:
                return f"contact-{group.ids[0]}"
            case Role.TONE:
                return Tone.NORMAL
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{who([each.name for each in self.people(row)])}, {self.why(row)}, {sure(group)}"
        return None


def who(names: Sequence[str]) -> str:
    """Who may be one: "Tomás Okafor, T. Okafor", "Ann, Anna and 2 more"."""
    told = ", ".join(wording.cut(name, 40) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return wording.listed([told, tr("{more:,} more", more=more)]) if more > 0 else told


def sure(group: Group) -> str:
    """How sure it is: "Certain", "84 %"."""
    return tr(CERTAIN) if group.certain else f"{group.score} %"
