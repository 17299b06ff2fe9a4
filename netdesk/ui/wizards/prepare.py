"""Preparing begins: for which of the planned meetings, for something left halfway, or for somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.interactions import Interaction
from netdesk.domain.now import wall_now
from netdesk.services import interactions, preparing
from netdesk.services.me import me
from netdesk.services.unfinished import unfinished
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import names
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_keep import parts
from netdesk.ui.wizards.plan_start import blank
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone

Index = QModelIndex | QPersistentModelIndex
_PLAN: Final = "plan"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to prepare for: a meeting; without one (0) a contact; with neither, whoever is chosen.

    `ready` says that all parts are there, `left` that it was left halfway.
    """

    title: str
    about: str
    contact_id: int = 0
    interaction_id: int = 0
    ready: bool = False
    left: bool = False


def prepare(jobs: Jobs, navigator: Navigator, parent: QWidget | None, interaction_id: int) -> QDialog:
    """The wizard for a meeting; without one (0) the choice, or where nothing is planned a new meeting."""
    found = interactions.interaction(jobs.reader, interaction_id) if interaction_id else None
    if found is not None:
        return PlanWizard(jobs, navigator, found, parent)
    offered = choices(jobs)
    if not offered:
        return PlanWizard(jobs, navigator, blank(), parent)
    return PrepareDialog(navigator, offered, parent)


def choices(jobs: Jobs) -> tuple[Choice, ...]:
    """What was left halfway, then what is planned, the next first."""
    reader = jobs.reader
    home = home_zone(me(reader).zone)
    now = wall_now(home)
    left = {
        each.wish: each for each in unfinished(reader, jobs.desk.path) if each.wish.startswith(_PLAN + ":")
    }
    meetings = preparing.to_prepare(reader)
    rows = interactions.interaction_rows(reader, [each.id for each in meetings if each.id is not None])
    found: list[Choice] = []
    for meeting in meetings:
        row = rows[meeting.id or 0]
        first = meeting.contact_ids[0] if meeting.contact_ids else 0
        waits = left.pop(f"{_PLAN}:{first}:{meeting.id}", None) is not None
        done, count = _parts_ready(meeting, home)
        about = _about(meeting, now, home, _how_far(done, count, left=waits))
        found.append(Choice(names(row.people), about, interaction_id=row.id, ready=done == count, left=waits))
    others = [_left_over(each.wish, each.title) for each in left.values()]
    return tuple(sorted((*others, *found), key=lambda each: not each.left))


class PrepareDialog(DialogFrame):
    """Enter or double click takes a row, "somebody else" begins anew."""

    def __init__(self, navigator: Navigator, offered: Sequence[Choice], parent: QWidget | None) -> None:
        super().__init__(
            tr("What do you prepare for?"),
            tr("Prepare"),
            parent,
            sentence=tr("Ten minutes now give you a sheet with everything on it."),
            size=QSize(560, 480),
            scrolls=False,
        )
        self._navigator = navigator
        anew = Choice(tr("Somebody else"), tr("Plan a meeting, and prepare for it"))
        self.model = _Choices((*offered, anew), self)
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(NameDelegate(self.list))
        self.list.setAccessibleName(tr("What you can prepare for"))
        self.list.setProperty("hoveredRow", -1)
        self.body.setContentsMargins(grid.SPACE_8, grid.SPACE_16, grid.SPACE_8, grid.SPACE_16)
        self.body.addWidget(self.list, 1)
        self.list.opened.connect(self.accept)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Open the wizard for the current row."""
        chosen = self.model.choice(self.list.currentIndex().row())
        if chosen is not None:
            super().accept()
            self._navigator.plan_wanted.emit(chosen.contact_id, chosen.interaction_id)


class _Choices(QAbstractListModel):
    """Rows of what can be prepared for, whoever is not chosen yet at the end."""

    def __init__(self, offered: Sequence[Choice], parent: QObject) -> None:
        super().__init__(parent)
        self._offered = tuple(offered)

    def choice(self, row: int) -> Choice | None:
        """The choice of a row."""
        return self._offered[row] if 0 <= row < len(self._offered) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self._offered)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """With whom; when and how far it is; a check when all is ready."""
        chosen = self.choice(index.row())
        if chosen is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Role.TITLE):
            return chosen.title
        if role == Role.SUBTITLE:
            return chosen.about
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{chosen.title}. {chosen.about}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{chosen.title}\n{chosen.about}")
        if role == Role.ICON and not (chosen.contact_id or chosen.interaction_id or chosen.left):
            return "user-plus"
        if role == Role.MARK:
            return "circle-check" if chosen.ready and not chosen.left else None
        return None


def _about(meeting: Interaction, now: datetime, home: str, how_far: str) -> str:
    start = meeting.start
    day = wording.moment_words(start, now, home) if start else tr("No day yet")
    return wording.SEPARATOR.join((day, wording.kind_words(meeting.kind), how_far))


def _how_far(done: int, count: int, *, left: bool) -> str:
    if left:
        return tr("left halfway")
    if not done:
        return tr("nothing prepared yet")
    return tr("all ready") if done == count else tr("{done} of {all} parts ready", done=done, all=count)


def _parts_ready(meeting: Interaction, home: str) -> tuple[int, int]:
    """How many parts of a plan are there, and how many there are; practice is nobody's but the user's."""
    told = [each for each in parts(meeting, ("",), home) if each.step in range(1, 5) or each.step == 6]
    return sum(1 for each in told if each.done), len(told)


def _left_over(wish: str, title: str) -> Choice:
    """A plan that was left before there was a meeting, or whose meeting is not ahead any more."""
    contact_id, interaction_id = (
        [int(each) if each.isdecimal() else 0 for each in wish.split(":")[1:]] + [0, 0]
    )[:2]
    return Choice(title, tr("left halfway"), contact_id, interaction_id, left=True)
