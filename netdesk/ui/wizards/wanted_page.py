"""Where one would like to know somebody: named one after the other, who is known there, and the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain import widening
from netdesk.domain.coverage import coverage
from netdesk.domain.folding import fold
from netdesk.domain.organization_names import organization_key
from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.widening import Widening
from netdesk.services import contacts, organization_list
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import Paragraph, plain_tooltip, text_label
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.name_entry import NameEntry
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.wizards.wanted_list import WantedList, WantedModel, WantedRow
from netdesk.ui.words import wording
from netdesk.ui.words.coverage_words import gap_sentences

if TYPE_CHECKING:
    from netdesk.domain.contacts import Circle
    from netdesk.domain.progress import Progress
    from netdesk.services.desks import Reader

_LEAST_LIST: Final = 160
_NAMED: Final = 8
_IDEAS: Final = 8
_LONGEST: Final = 40


class WantedPage(DraftPage[Widening]):
    """`ideas` are names of organizations that the user follows elsewhere."""

    def __init__(self, jobs: Jobs, ideas: Sequence[str]) -> None:
        super().__init__()
        self._jobs, self._ideas = jobs, tuple(ideas)
        self._wanted: tuple[str, ...] = ()
        self._rows: dict[str, OrganizationRow] = {}
        self._circles: list[Circle] = contacts.circles(jobs.reader)
        self.entry = NameEntry(tr("An organization, then Enter for the next"))
        self.entry.setAccessibleName(tr("An organization"))
        self.model = WantedModel(self)
        self.list = WantedList(self.model)
        self.remove = Button(tr("&Take out"), "quiet", "x")
        self.who = text_label("", "heading", wrap=True)
        self.people = Paragraph("", "second")
        self.gaps_title = text_label(tr("Gaps"), "heading")
        self.gaps = Paragraph("", "second")
        self._offered = QWidget()
        # Made before they are needed, so that Tab finds them in their place.
        self.ideas = [Button("", "secondary", "plus") for _ in range(_IDEAS)]
        flow = FlowLayout(self._offered, 6)
        for at, button in enumerate(self.ideas):
            flow.addWidget(button)
            button.clicked.connect(partial(self._want_idea, at))
        self._offered_now: tuple[str, ...] = ()
        self.ideas_title = text_label(tr("You follow them elsewhere"), "strong")
        self._lay_out()
        self._connect()
        self._show()

    @property
    def count(self) -> int:
        """How many are newly wanted."""
        return len(self._wanted)

    @property
    def is_filled(self) -> bool:
        """With any wanted, now or before."""
        return bool(self.model.rows)

    def show_value(self, value: Widening) -> None:
        """What was named."""
        self._wanted = value.wanted
        self._show()

    def applied_to(self, value: Widening) -> Widening:
        """With what is named now."""
        return replace(value, wanted=self._wanted)

    def entered(self, value: Widening) -> None:
        """Ask the desk who is where."""
        self._circles = contacts.circles(self._jobs.reader)
        self._jobs.read(_known, self._take, _pass)

    def learn(self, ideas: Sequence[str]) -> None:
        """A file has told which organizations the user follows."""
        self._ideas = tuple(ideas)
        self._show()

    def focus_first(self) -> None:
        """The line for names."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _lay_out(self) -> None:
        two_columns(self, self._left(), self._right(), shares=(7, 6), fills=True)

    def _left(self) -> QWidget:
        holder = QWidget()
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(grid.SPACE_8)
        label = text_label(tr("&Organizations"), "strong")
        label.setBuddy(self.entry)
        left.addWidget(label)
        left.addWidget(self.entry)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        left.addLayout(row)
        return holder

    def _right(self) -> QWidget:
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(grid.SPACE_8)
        for part in (self.who, self.people):
            right.addWidget(part)
        right.addSpacing(grid.SPACE_16)
        for part in (self.gaps_title, self.gaps):
            right.addWidget(part)
        right.addSpacing(grid.SPACE_16)
        right.addWidget(self.ideas_title)
        right.addWidget(self._offered)
        right.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.entry.entered.connect(self._on_entered)
        self.entry.pasted.connect(self._on_pasted)
        self.entry.left_down.connect(self._to_list)
        self.list.taken_out.connect(self._take_out)
        self.remove.clicked.connect(self.list.take_out)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)

    # What happens

    def _on_entered(self, text: str) -> None:
        self._want([text])

    def _on_pasted(self, text: str) -> None:
        self._want(text.splitlines())

    def _want(self, names: Sequence[str]) -> None:
        self._wanted = widening.want(Widening(wanted=self._wanted), names).wanted
        self._show()
        self.changed.emit()

    def _take_out(self, place: int) -> None:
        self._wanted = widening.no_longer_want(Widening(wanted=self._wanted), place).wanted
        self._show()
        self.changed.emit()

    def _to_list(self) -> None:
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, rows: dict[str, OrganizationRow]) -> None:
        if not isValid(self):
            # The wizard was closed while somebody looked.
            return
        self._rows = rows
        self._show()
        # Whether the page is filled depends on what the desk says.
        self.changed.emit()

    # What is shown

    def _show(self) -> None:
        named = [
            WantedRow(name, self._rows.get(organization_key(name)), place)
            for place, name in enumerate(self._wanted)
        ]
        keys = {organization_key(name) for name in self._wanted}
        before = sorted(
            (row for row in self._rows.values() if row.wanted and row.key not in keys),
            key=lambda row: fold(row.name),
        )
        self.model.show([*reversed(named), *(WantedRow(row.name, row) for row in before)])
        self._show_chosen()
        self._show_gaps()
        self._show_ideas(keys)

    def _show_chosen(self, *_: object) -> None:
        chosen = self.list.current()
        self.remove.setEnabled(chosen is not None and chosen.place is not None)
        if chosen is None:
            self.who.setText(tr("Whom you know there"))
            self.people.setText(
                tr("Name an organization, and netdesk tells you whom you know there already.")
            )
        elif not chosen.people or chosen.row is None:
            self.who.setText(tr("Nobody at {place} yet", place=wording.cut(chosen.name, _LONGEST)))
            self.people.setText(
                tr("Who of your people might know somebody there? An event of theirs is a way in, too.")
            )
        else:
            self.who.setText(tr("Whom you know at {place}", place=wording.cut(chosen.name, _LONGEST)))
            found = organization_list.people_there(self._jobs.reader, chosen.row, _NAMED)
            names = [", ".join(part for part in (each.name, each.detail) if part) for each in found]
            if chosen.people > len(found):
                names.append(counted(chosen.people - len(found), "and {n} more", "and {n} more"))
            self.people.setText("\n".join(names))
        self.people.updateGeometry()

    def _show_gaps(self) -> None:
        rows = [
            replace(each.row, wanted=True)
            if each.row
            else OrganizationRow(0, organization_key(each.name), each.name, wanted=True)
            for each in self.model.rows
        ]
        told = gap_sentences(coverage(rows, self._circles, wanted_only=True))
        if rows and not told:
            told.append(tr("None: each of your circles knows somebody at one of them."))
        self.gaps.setText("\n".join(told))
        self.gaps.updateGeometry()
        for part in (self.gaps_title, self.gaps):
            part.setVisible(bool(told))

    def _show_ideas(self, keys: set[str]) -> None:
        present = {*keys, *(row.key for row in self._rows.values() if row.wanted)}
        names = [name for name in self._ideas if organization_key(name) not in present][:_IDEAS]
        self._offered_now = tuple(names)
        for at, button in enumerate(self.ideas):
            button.setVisible(at < len(names))
            if at < len(names):
                button.setText(wording.cut(names[at], _LONGEST).replace("&", "&&"))
                button.setToolTip(plain_tooltip(names[at]))
                button.setAccessibleName(tr("Want to know somebody at {place}", place=names[at]))
        for part in (self.ideas_title, self._offered):
            part.setVisible(bool(names))

    def _want_idea(self, at: int, _checked: bool = False) -> None:
        self._want([self._offered_now[at]])
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)


def _known(reader: Reader, _progress: Progress) -> dict[str, OrganizationRow]:
    return {row.key: row for row in organization_list.listed(reader)}


def _pass(_error: Exception) -> None:
    """Without an answer the names alone are shown."""
