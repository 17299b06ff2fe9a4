"""The page of Today: groups of cards in two columns, or in one where the window is small. Scrolls as one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.panels.today_cards import TodayCards
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.cards import INSET, CardGroup, CardList
from netdesk.ui.widgets.side_column import SideColumn

_TURNS_SHOWN: Final = 6
_SIDE_MARGIN: Final = 28 - INSET
_GAP: Final = 20


class TodayPage(QWidget):
    """`meetings`, `unsaid`, `thank_yous`, `tasks` at the left; `turns`, `week`, `added` at the right."""

    def __init__(self, cards: TodayCards) -> None:
        super().__init__()
        self.meetings = CardGroup(
            tr("Meetings"),
            CardList(cards.meeting, lines=True),
            link=tr("Plan interview"),
            nothing=tr("Nothing is planned. Whom would you like to talk to?"),
        )
        self.unsaid = CardGroup(tr("Did it take place?"), CardList(cards.unsaid, lines=True))
        self.thank_yous = CardGroup(tr("Thank-yous"), CardList(cards.thank_you, lines=True))
        self.tasks = CardGroup(tr("Promises"), CardList(cards.task))
        self.turns = CardGroup(tr("Your turn to be in touch"), CardList(cards.turn))
        self.week = CardGroup(
            tr("This week"), CardList(cards.week), nothing=tr("Nothing yet in the next seven days.")
        )
        self.added = CardGroup(tr("New on your desk"), CardList(cards.added))
        self.plan = self.meetings.link
        self._chain: list[QWidget] = []
        self._turns: Sequence[tuple[Hashable, Any]] = ()
        self._all_turns = False
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_all_turns)
        self._groups = (
            self.meetings, self.unsaid, self.thank_yous, self.tasks, self.turns, self.week, self.added,
        )  # fmt: skip
        self._lay_out()
        for group in self._groups:
            group.list.left.connect(self._on_left)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def set_compact(self, kind: str) -> None:
        """The right column beside the left, or below it."""
        full = kind == "full"
        self.columns.set_full(full)
        margin = (grid.SPACE_32 if full else grid.SPACE_24) - INSET
        self._left.setContentsMargins(margin, _GAP, margin, grid.SPACE_24 if full else 0)
        side = _SIDE_MARGIN if full else margin
        self._right.setContentsMargins(side, _GAP, side, grid.SPACE_24)

    def set_writable(self, writable: bool) -> None:
        """Nothing can be planned on a desk that is only looked at."""
        self.plan.setEnabled(writable)

    def show_turns(self, items: Sequence[tuple[Hashable, Any]]) -> None:
        """Show whose turn it is: the first few, until all are asked for."""
        self._turns = items
        shown = items if self._all_turns else items[:_TURNS_SHOWN]
        self.turns.show_items(shown, str(len(items)) if items else "")
        more = len(items) - len(shown)
        self.more.setText(tr("Show {more} more", more=more))
        self.more.setVisible(more > 0)

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Bring the keys to the first card there is."""
        if not any(group.list.enter(1, reason) for group in self._groups):
            self.plan.setFocus(reason)

    def order_tabs(self) -> None:
        """Tab goes through the page as it is read, whenever a card was made."""
        chain: list[QWidget] = []
        for group in self._groups:
            chain += [group.link] if group is self.meetings else []
            for card in group.list.cards:
                chain += [card, *card.stops()]
            chain += [self.more] if group is self.turns else []
        if chain != self._chain:
            self._chain = chain
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        self.columns = SideColumn()
        self._left, self._right = self.columns.left, self.columns.right
        for layout, groups in ((self._left, self._groups[:4]), (self._right, self._groups[4:])):
            layout.setSpacing(_GAP)
            for group in groups:
                layout.addWidget(group)
            layout.addStretch(1)
        self.turns.add_below(self.more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self.set_compact("full")

    def _show_all_turns(self) -> None:
        self._all_turns = True
        self.show_turns(self._turns)
        self.turns.list.cards[_TURNS_SHOWN].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_left(self, step: int) -> None:
        """An arrow leaves a group: on to the next that has cards."""
        lists = [group.list for group in self._groups]
        at = lists.index(self.sender())  # type: ignore[arg-type]
        following = lists[at + 1 :] if step > 0 else lists[:at][::-1]
        next((each for each in following if each.enter(step)), None)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What the keys go to is in sight."""
        self.columns.bring_into_sight(now)

    def event(self, event: QEvent) -> bool:
        """A larger font widens the right column."""
        if event.type() is QEvent.Type.FontChange:
            self.set_compact("full" if self.columns.is_full else "compact")
        return super().event(event)
