"""What a change did, as rows: a heading for everybody it touched, and a line for each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.history_words import Subject
from netdesk.services.change_details import Details
from netdesk.ui.words import history_said
from netdesk.ui.words.history_said import Said

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """Whom the lines below are about."""

    subject: Subject

    @property
    def spoken(self) -> str:
        """Who, and what became of them."""
        return f"{self.subject.title}, {self.subject.what.value}"


@dataclass(frozen=True, slots=True)
class Note:
    """A quiet sentence in a row of its own."""

    text: str

    @property
    def spoken(self) -> str:
        """The sentence."""
        return self.text


Row = Heading | Said | Note


class ChangeLinesModel(QAbstractListModel):
    """Rows of one change. The delegate takes them whole from `row_at`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show(self, details: Details, home: str, *, titled: bool = True) -> None:
        """Tell a change; without `titled` a single subject needs no heading."""
        rows: list[Row] = []
        for subject in details.subjects:
            if titled or len(details.subjects) > 1:
                rows.append(Heading(subject))
            rows += history_said.lines_of(subject, home, among=len(details.subjects))
        people = sum(each.kind == "contact" for each in details.subjects)
        more = history_said.more_words(details, people)
        self.show_rows([*rows, Note(more)] if more else rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """A row whole."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and lines."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row in one sentence: for screen readers, the clipboard and typing ahead."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None
