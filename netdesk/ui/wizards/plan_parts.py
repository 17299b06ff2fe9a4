"""What the pages of planning are made of: labelled fields, two columns that stack, lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from netdesk.domain.interactions import Interaction, Plan
from netdesk.domain.preparing import Earlier, Preparation
from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.wizards.draft_page import DraftPage

_STACK_BELOW: Final = 600


class PlanPage(DraftPage[Preparation]):
    """One step of planning. Most pages say something of the meeting only: they show and give back that."""

    def show_value(self, value: Preparation) -> None:
        """Put what is known into the fields."""
        self.show_interaction(value.interaction)

    def applied_to(self, value: Preparation) -> Preparation:
        """The preparation with what the fields say."""
        return replace(value, interaction=self.told(value.interaction))

    def show_interaction(self, interaction: Interaction) -> None:
        """Put what is known of the meeting into the fields."""
        raise NotImplementedError

    def told(self, interaction: Interaction) -> Interaction:
        """The meeting with what the fields say."""
        raise NotImplementedError

    def use(self, earlier: Earlier) -> None:
        """Offer what earlier preparations left; who is met has been chosen, or chosen anew."""


class TwoColumns(QWidget):
    """Left and right side by side, the right one below the left where there is no room for both.

    Those that `grow` take the height there is.
    """

    def __init__(
        self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (1, 1), grows: bool = False
    ) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(grid.SPACE_32, grid.SPACE_8, grid.SPACE_32, grid.SPACE_24)
        self._row.setSpacing(grid.SPACE_32)
        self._row.addWidget(left, shares[0])
        self._row.addWidget(right, shares[1])
        policy = QSizePolicy.Policy
        for side in (left, right):
            side.setSizePolicy(policy.Ignored, policy.Expanding if grows else policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger font needs more room for two."""
        super().resizeEvent(event)
        scale = max(1.0, current().base_px / 13)
        beside = self.width() >= _STACK_BELOW * scale
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)


def two_columns(
    page: QWidget,
    left: QWidget,
    right: QWidget,
    *,
    shares: tuple[int, int] = (1, 1),
    grows: bool = False,
    fills: bool = False,
) -> None:
    """Lay a page out in two columns; where they do not fill it, they stand at its top."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(TwoColumns(left, right, shares=shares, grows=grows), 1 if fills else 0)
    if not fills:
        column.addStretch(1)


class Column(QWidget):
    """Labelled fields one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.SPACE_16)
        self._column.addStretch(1)

    def add(self, widget: QWidget, *, grows: bool = False) -> None:
        """Add anything at the end; one that grows takes the room that is left."""
        if grows:
            self._column.takeAt(self._column.count() - 1)
            self._column.addWidget(widget, 1)
        else:
            end = self._column.count() - 1
            at = self._column.itemAt(end)
            loose = at is not None and at.spacerItem() is not None
            self._column.insertWidget(end if loose else end + 1, widget)

    def add_field(self, label: str, field: QWidget, note: str = "", below: QWidget | None = None) -> QLabel:
        """Add a field under its label ("&Place": Alt+P leads to it); `note` stands at the label's right."""
        holder = Labelled(label, field, note, below)
        self.add(holder)
        return holder.label


def lines_in(edit: QPlainTextEdit) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in edit.toPlainText().splitlines() if line.strip())


def show_lines(edit: QPlainTextEdit, lines: Iterable[str]) -> None:
    """Put each of `lines` into a line of its own."""
    edit.setPlainText("\n".join(" ".join(line.split()) for line in lines))


def plan_of(interaction: Interaction) -> Plan:
    """Its plan, a blank one when it has none."""
    return interaction.plan or Plan()


def focus_at_end(edit: QPlainTextEdit | QTextEdit) -> None:
    """Bring the keys behind the last word."""
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
