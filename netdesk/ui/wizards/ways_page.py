"""Ways to meet people: ticked at the left, at the right how each is used and what it is to become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.events import EventKind
from netdesk.domain.widening import Picked, Widening
from netdesk.services.ways import Way
from netdesk.ui import grid
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.wizards.way_fields import WayFields
from netdesk.ui.wizards.ways_list import WayRow, WaysList, WaysModel, title

if TYPE_CHECKING:
    from datetime import date

    from netdesk.domain.goals import Goal
    from netdesk.domain.pitches import Pitch

_LEAST_LIST: Final = 200


class WaysPage(DraftPage[Widening]):
    """`ways` are this page's; `present` says how many events of each are on the desk. `takes_others`
    says that ways which no page knows are shown here."""

    def __init__(
        self,
        ways: Sequence[Way],
        present: Mapping[str, int],
        today: date,
        goals: Sequence[Goal],
        pitches: Sequence[Pitch],
        *,
        takes_others: bool,
    ) -> None:
        super().__init__()
        self._takes_others = takes_others
        self._keys = {each.key for each in ways}
        self._others: set[str] = set()
        self.model = WaysModel(ways, present, self)
        self.list = WaysList(self.model)
        self.heading = text_label("", "heading", wrap=True)
        self.how = Paragraph("", "second")
        self.here = text_label("", "caption", wrap=True)
        self.use = QCheckBox(tr("&Use it"))
        self.fields = WayFields(today, goals, pitches)
        self.another = Button(tr("An&other of this kind"), "quiet", "plus")
        self._lay_out()
        self._connect()
        self.list.setCurrentIndex(self.model.index(0))

    @property
    def count(self) -> int:
        """How many events will come of this page."""
        return sum(bool(each.name.strip()) for each in self.model.picked)

    @property
    def is_filled(self) -> bool:
        """With anything ticked."""
        return bool(self.model.picked)

    def show_value(self, value: Widening) -> None:
        """What was ticked of this page's ways."""
        known = {each.way for each in value.picked if each.way in self._keys}
        self._others = {each.way for each in value.picked} - known if self._takes_others else set()
        mine = [each for each in value.picked if each.way in self._keys | self._others]
        row = max(0, self.list.currentIndex().row())
        self.model.show(mine, _other_way)
        self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self._show()

    def applied_to(self, value: Widening) -> Widening:
        """With this page's ticks in place of those that were."""
        mine = self._keys | self._others
        others = tuple(each for each in value.picked if each.way not in mine)
        return replace(value, picked=(*others, *self.model.picked))

    def offer(self, ways: Sequence[Way]) -> None:
        """Offer more ways, such as events that a file has told of."""
        self._keys |= {each.key for each in ways}
        self.model.offer(ways)

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

    def _lay_out(self) -> None:
        two_columns(self, self._left(), self._right(), shares=(6, 7), fills=True)

    def _left(self) -> QWidget:
        holder = QWidget()
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        left.addWidget(self.list, 1)
        return holder

    def _right(self) -> QWidget:
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, grid.SPACE_8, 0, 0)
        right.setSpacing(grid.SPACE_8)
        for part in (self.heading, self.how, self.here):
            right.addWidget(part)
        right.addSpacing(grid.SPACE_4)
        right.addWidget(self.use)
        right.addSpacing(grid.SPACE_4)
        right.addWidget(self.fields)
        right.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.opened.connect(self._enter)
        self.use.clicked.connect(self._toggle)
        self.fields.changed.connect(self._on_said)
        self.another.clicked.connect(self._add_another)

    # What happens

    def _row(self) -> WayRow | None:
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _toggle(self) -> None:
        self.model.toggle(self.list.currentIndex().row())
        self._show()

    def _enter(self, *_: object) -> None:
        """Enter in the list: it is used, and what it is called comes next."""
        row = self._row()
        if row is not None and row.picked is None:
            self._toggle()
        self.fields.focus_first()

    def _add_another(self) -> None:
        self.list.add_another()
        self.fields.focus_first()

    def _on_said(self) -> None:
        row = self._row()
        if row is not None and row.picked is not None:
            self.model.say(self.list.currentIndex().row(), self.fields.applied_to(row.picked))

    def _on_edited(self) -> None:
        row = self._row()
        if row is not None and (row.picked is None or row.picked != self.fields.applied_to(row.picked)):
            # Not while it is typed: the fields say it already.
            self._show()
        self.use.setChecked(row is not None and row.picked is not None)
        self.changed.emit()

    def _show(self, *_: object) -> None:
        row = self._row()
        if row is None:
            return
        self.heading.setText(title(row.way))
        self.how.setText(tr(row.way.how))
        self.how.updateGeometry()
        present = self.model.present(self.list.currentIndex().row())
        self.here.setText(counted(present, "{n} on your desk already", "{n} on your desk already"))
        self.here.setVisible(present > 0)
        self.use.setChecked(row.picked is not None)
        self.fields.setVisible(row.picked is not None)
        self.another.setVisible(row.picked is not None)
        if row.picked is not None:
            self.fields.show_picked(row.picked, row.way)


def from_export(name: str) -> Way:
    """A way that an export told of: an event that the user noted there."""
    how = marked("You noted this on LinkedIn. Look who else did, and write to two of them before it begins.")
    aims = marked(("Write to two others who will be there", "Speak with three people"))
    return Way(f"event:{name}", EventKind.OTHER, False, name, name, how, aims, "calendar-days")


def _other_way(picked: Picked) -> Way:
    how = marked("Wherever people have time to talk is a place to meet them.")
    name = picked.way.removeprefix("event:")
    return Way(picked.way, EventKind.OTHER, False, name, name, how, (), "waypoints")
