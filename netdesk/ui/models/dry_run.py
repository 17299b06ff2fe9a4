"""The people of a dry run as rows: one heading at a time, each row looked up when it is seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.drafts import Problem
from netdesk.services.dry_runs import Action, DryRun, Outcome, Overview, Planned
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.roles import Role, Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording

Index = QModelIndex | QPersistentModelIndex


class Tab(Enum):
    """The headings of a dry run, in their order."""

    NEW = marked("New")
    SAME = marked("Same")
    UPDATES = marked("Updates")
    SUGGESTED = marked("Possible duplicates")
    REJECTED = marked("Rejected")

    @property
    def outcome(self) -> Outcome | None:
        """The outcome of its items; None for what was rejected."""
        return _OUTCOMES.get(self)


_OUTCOMES: Final = {
    Tab.NEW: Outcome.NEW,
    Tab.SAME: Outcome.SAME,
    Tab.UPDATES: Outcome.UPDATE,
    Tab.SUGGESTED: Outcome.SUGGESTED,
}
_ALIKE: Final = ", organization alike: "
_MARKS: Final = marked(
    {
        Action.ADD: ("plus", Tone.OK, "added as a person of their own"),
        Action.JOIN: ("check", Tone.OK, "joined"),
        Action.LEAVE_OUT: ("minus", Tone.QUIET, "left out"),
    }
)


def summary(item: Planned) -> str:
    """The second line of a row: who a new person is, what an update brings, or why a record is recognised."""
    if item.outcome is Outcome.NEW:
        contact = item.draft.contact
        told = ", ".join(part for part in (contact.title, contact.organization) if part)
        values = (*contact.emails, *contact.phones)
        return told or next((each.value for each in values), tr("Only a name"))
    if item.outcome is Outcome.UPDATE:
        return item.move or _news(item)
    # Both organizations stand beside each other once the row is chosen.
    told, alike, _both = item.reason.partition(_ALIKE)
    return f"{told}{alike.rstrip(': ')}"


def _news(item: Planned) -> str:
    added = sum(1 for line in item.differences if line.fills_blank)
    differing = sum(1 for line in item.differences if line.is_choice)
    told = [
        tr("{n} new", n=added) if added else "",
        tr("{n} different", n=differing) if differing else "",
    ]
    return ", ".join(part for part in told if part)


class DryRunModel(QAbstractTableModel):
    """One column of people under one heading. It holds indexes only; names and reasons are read on demand."""

    def __init__(
        self, planned: DryRun, overview: Overview, choices: ImportChoices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._planned = planned
        self._overview = overview
        self._choices = choices
        self._tab = Tab.NEW
        self._rows: Sequence[int] = array("I")
        self.show_tab(Tab.NEW)

    @property
    def tab(self) -> Tab:
        """The heading shown."""
        return self._tab

    def show_tab(self, tab: Tab) -> None:
        """Show what falls under another heading."""
        self.beginResetModel()
        self._tab = tab
        outcome = tab.outcome
        self._rows = self._overview.items[outcome] if outcome else range(len(self._overview.rejected))
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing any more: the dry run is being freed."""
        self.beginResetModel()
        self._rows = array("I")
        self.endResetModel()

    def item_at(self, row: int) -> int | None:
        """Index in the dry run of a row; None for a rejected record, or no row."""
        inside = self._tab is not Tab.REJECTED and 0 <= row < len(self._rows)
        return self._rows[row] if inside else None

    def rejected_at(self, row: int) -> tuple[int, Problem] | None:
        """File index and problem of a row; None under any other heading."""
        inside = self._tab is Tab.REJECTED and 0 <= row < len(self._rows)
        return self._overview.rejected[row] if inside else None

    def next_undecided(self, row: int) -> int:
        """The first suggestion after a row, and then from the top, that nobody decided; -1 without any."""
        # Not by looking at the records: they may be very many, and elsewhere.
        count = len(self._rows) if self._tab is Tab.SUGGESTED else 0
        for step in range(1, count):
            at = (row + step) % count
            if self._choices.decision(self._rows[at]).action is None:
                return at
        return -1

    def refresh(self, row: int = -1) -> None:
        """Something was decided about a row, or (-1) about all."""
        first, last = (row, row) if row >= 0 else (0, len(self._rows) - 1)
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many fall under the heading."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 0 if parent.isValid() else 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heading; rows have none."""
        asked = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return tr(self._tab.value) if asked and section == 0 else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if self._tab is Tab.REJECTED:
            return self._rejected_data(index.row(), role)
        place = self._rows[index.row()]
        item = self._planned.items[place]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.draft.contact.shown or tr("No name")
            case Role.SUBTITLE:
                return summary(item)
            case Role.AVATAR_KEY:
                return f"contact-{item.contact_id}" if item.contact_id is not None else item.draft.digest
            case Role.MARK | Role.TONE:
                mark, tone, _words = self._mark(place, item)
                return mark if role == Role.MARK else tone
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (item.draft.contact.shown, summary(item), self._mark(place, item)[2])
                return ", ".join(part for part in told if part)
        return None

    def _mark(self, place: int, item: Planned) -> tuple[str, Tone, str]:
        decided = self._choices.decision(place)
        said = decided.person is not None or decided.action is not _by_itself(item)
        if decided.action is not None and said:
            icon, tone, words = _MARKS[decided.action]
            return icon, tone, tr(words)
        if decided.theirs and item.outcome is Outcome.UPDATE:
            return "check", Tone.OK, tr("the file’s values chosen")
        return "", Tone.NORMAL, ""

    def _rejected_data(self, row: int, role: int) -> Any:
        at, problem = self._overview.rejected[row]
        where = tr("Line {line:,}", line=problem.line) if problem.line else tr("An entry")
        if len(self._planned.files) > 1:
            where = f"{Path(self._planned.files[at].path).name}, {where[0].lower()}{where[1:]}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return where
            case Role.SUBTITLE:
                return problem.what
            case Role.ICON:
                return "circle-alert"
            case Role.TONE:
                return Tone.BAD
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{where}, {wording.cut(problem.what, 200)}"
        return None


def _by_itself(item: Planned) -> Action | None:
    return {Outcome.NEW: Action.ADD, Outcome.UPDATE: Action.JOIN}.get(item.outcome)
