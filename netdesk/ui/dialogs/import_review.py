"""A dry run to look through: five headings, who falls under each, and the chosen record field by field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netdesk.services.dry_runs import (
    ALL_FIELDS,
    Action,
    Decision,
    DryRun,
    Outcome,
    Overview,
    SideBySide,
)
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.dialogs.import_detail import RecordDetail
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.models.dry_run import DryRunModel, Tab
from netdesk.ui.models.import_choices import UNDECIDED, ImportChoices
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chip_tabs import ChipTabs
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowTable
from netdesk.ui.widgets.two_panes import TwoPanes, Widths
from netdesk.ui.words import import_words, wording

_WIDTHS: Final = Widths(usual=312, small=264, small_below=1040, other=440)
_TONES: Final = {
    Tab.NEW: Tone.OK,
    Tab.SAME: Tone.NEUTRAL,
    Tab.UPDATES: Tone.ACCENT,
    Tab.SUGGESTED: Tone.WARN,
    Tab.REJECTED: Tone.BAD,
}
_NOTHING: Final = marked(
    {
        Tab.NEW: "Nobody in these files is new.",
        Tab.SAME: "Nobody in these files is on this desk already.",
        Tab.UPDATES: "Nobody on this desk would change.",
        Tab.SUGGESTED: "Nobody in these files looks like somebody on this desk.",
        Tab.REJECTED: "Every entry could be read.",
    }
)
_LEAVE_ALL: Final = marked(("&Leave all out", Decision(Action.LEAVE_OUT)))
FOR_ALL: Final = marked(
    {
        Tab.NEW: (("&Add all", UNDECIDED), _LEAVE_ALL),
        Tab.SAME: (),
        Tab.UPDATES: (
            ("Use the &file’s for all", Decision(theirs=frozenset((ALL_FIELDS,)))),
            ("Keep &mine for all", UNDECIDED),
            _LEAVE_ALL,
        ),
        Tab.SUGGESTED: (
            ("&None of them is the same", Decision(Action.ADD)),
            _LEAVE_ALL,
            ("&Decide one by one", UNDECIDED),
        ),
        Tab.REJECTED: (),
    }
)
"""What can be decided for a whole heading at once."""

PICKING: Final = marked((("&Add all", Decision(Action.ADD)), ("&Leave all out", UNDECIDED)))
"""The same for people who are only added when they are picked."""

Beside = Callable[[int], SideBySide]


class Review(QWidget):
    """Empty until `fill`, so that building it costs nothing while the files are read. `changed` after every
    decision; `person_wanted`, with the record's name, when it should be joined to a person to be chosen.
    """

    changed = Signal()
    save_clicked = Signal()
    person_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay_out()

    def fill(self, planned: DryRun, overview: Overview, choices: ImportChoices, beside: Beside) -> None:
        """Show a dry run; `beside` gives one of its records next to the person, quickly. Once."""
        self._planned = planned
        self._choices = choices
        self._beside = beside
        self.model = DryRunModel(planned, overview, choices, self)
        self._counts = {tab: len(overview.items[tab.outcome]) if tab.outcome else 0 for tab in Tab}
        self._counts[Tab.REJECTED] = len(overview.rejected)
        for at, (tab, count) in enumerate(self._counts.items()):
            self.tabs.set_count(at, f"{count:,}", _TONES[tab] if count else Tone.NEUTRAL)
        self.tabs.setCurrentIndex(list(Tab).index(self._first_tab()))
        self.list.setModel(self.model)
        self.list.set_columns([Column(_WIDTHS.small, stretch=1)])
        self._connect()
        self._show_tab()

    def show_tab(self, tab: Tab) -> None:
        """Show what falls under a heading."""
        self.tabs.setCurrentIndex(list(Tab).index(tab))

    def order_tabs(self, *head: QWidget) -> None:
        """What stands over it was made last, when it was known what is in the files, and is read first."""
        chain = (*head, self.tabs, self.list, self.all_button, self.detail.somebody_else)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        self.detail.order_tabs()

    def let_go(self) -> None:
        """Show nothing any more: the dry run is being freed."""
        self.model.clear()
        self._planned = DryRun((), [])

    def for_all(self, decision: Decision) -> None:
        """Decide everything under the heading shown alike."""
        outcome = self.model.tab.outcome
        if outcome is not None:
            self._choices.for_all(outcome, decision)
            self._after(-1)

    def bring_back(self) -> None:
        """Add everybody who was deleted here before."""
        self._choices.bring_back()
        self._after(-1)

    def decide(self, action: Action) -> None:
        """Decide about the chosen record; the same decision again takes it back."""
        index = self._index()
        if index is None:
            return
        item = self._planned.items[index]
        by_itself = {Outcome.NEW: Action.ADD, Outcome.UPDATE: Action.JOIN}.get(item.outcome)
        takes_back = item.outcome in (Outcome.SUGGESTED, Outcome.SAME)
        again = takes_back and self._choices.decision(index).action is action
        chosen = self._choices.person(index)
        again = again or (chosen is not None and action is Action.JOIN)
        self._choices.decide(index, None if again or action is by_itself else action)
        row = self._row()
        if chosen is not None or item.outcome is Outcome.SAME:
            self._show_row(row)
        self._after(row)
        following = self.model.next_undecided(row) if item.outcome is Outcome.SUGGESTED and not again else -1
        if following >= 0:
            self._choose(following)

    def join_with(self, contact_id: int) -> None:
        """Join the chosen record to this contact, and show both side by side."""
        index = self._index()
        if index is None:
            return
        self._choices.join_with(index, contact_id, ())
        side = self._beside(index)
        if side.mine is None:
            self._choices.decide(index, None)
            return
        self._choices.join_with(index, contact_id, side.lines)
        self._show_row(self._row())
        self._after(self._row())

    # Building

    def _lay_out(self) -> None:
        self.tabs = ChipTabs()
        self.tabs.setAccessibleName(tr("What the files hold"))
        for tab in Tab:
            self.tabs.add_tab(tr(tab.value))
        self.list = RowTable(row_height=64)
        self.list.setItemDelegate(NameDelegate(self.list, margin=20))
        self.list.horizontalHeader().hide()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.detail = RecordDetail()
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, grid.SPACE_8, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        left.addWidget(self._make_list_foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(TwoPanes(side, self.detail, _WIDTHS), 1)

    def _make_list_foot(self) -> QWidget:
        self.all_button = Button("", "link", "chevron-down")
        self.note = text_label("", "caption", wrap=True)
        self._list_foot = QWidget()
        foot = QVBoxLayout(self._list_foot)
        foot.setContentsMargins(grid.SPACE_12, 0, grid.SPACE_12, grid.SPACE_12)
        foot.setSpacing(grid.SPACE_4)
        line = QHBoxLayout()
        line.setContentsMargins(grid.SPACE_8, grid.SPACE_8, grid.SPACE_8, 0)
        line.addWidget(self.note)
        foot.addWidget(hairline())
        foot.addLayout(line)
        foot.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._list_foot

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self._on_opened)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.all_button.clicked.connect(self._open_for_all)
        self.detail.decided.connect(self.decide)
        self.detail.taken.connect(self._on_taken)
        self.detail.all_taken.connect(self._on_all_taken)
        self.detail.save_clicked.connect(self.save_clicked)
        self.detail.person_clicked.connect(self._want_person)
        leave_out = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        leave_out.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave_out.activated.connect(self._leave_out)
        self.list.installEventFilter(self)

    def _first_tab(self) -> Tab:
        order = (Tab.SUGGESTED, Tab.NEW, Tab.UPDATES, Tab.REJECTED, Tab.SAME)
        return next((tab for tab in order if self._counts[tab]), Tab.NEW)

    # What is shown

    def _show_tab(self, *_: object) -> None:
        tab = list(Tab)[max(0, self.tabs.currentIndex())]
        self.model.show_tab(tab)
        self.list.setAccessibleName(tr(tab.value))
        count = self._counts[tab]
        offered = self._for_all()
        self._list_foot.setVisible(bool(offered) and count > 0)
        self.show_note()
        self.all_button.setText(tr("For all {count:,}", count=count) if count != 1 else tr("For this one"))
        self._choose(0)
        if not count:
            self.detail.show_nothing(tr(_NOTHING[tab]))

    def show_note(self) -> None:
        """Say what becomes of those under the heading, as everything decided so far has it."""
        self.note.setText(import_words.list_note(self.model.tab.outcome, self._choices))
        self.note.setVisible(bool(self.note.text()))

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        if index == self.list.currentIndex():
            self._show_row(row)
        elif row < self.model.rowCount():
            self.list.setCurrentIndex(index)

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _index(self) -> int | None:
        return self.model.item_at(self._row())

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_row(current.row())

    def _show_row(self, row: int) -> None:
        rejected = self.model.rejected_at(row)
        index = self.model.item_at(row)
        if rejected is not None:
            at, problem = rejected
            name = Path(self._planned.files[at].path).name
            self.detail.show_rejected(
                problem, name, tr("{n:,} of {total:,}", n=row + 1, total=self.model.rowCount())
            )
        elif index is not None:
            side = self._beside(index)
            if side.mine is not None:
                self._choices.see(index, side.lines)
            self.detail.show_record(self._planned.items[index], side, self._choices, index)
            self._show_decision(row, index)

    def _show_decision(self, row: int, index: int) -> None:
        item = self._planned.items[index]
        place = import_words.position(row, self.model.rowCount(), item, self._choices.action(index))
        self.detail.show_decision(item, self._choices, index, place)

    # What is decided

    def _after(self, row: int) -> None:
        self.model.refresh(row)
        index = self._index()
        if index is not None:
            self._show_decision(self._row(), index)
        self.show_note()
        self.changed.emit()

    def _on_taken(self, field: str, theirs: bool) -> None:
        index = self._index()
        if index is not None:
            self._choices.take(index, field, theirs=theirs)
            self._after_taking(index)

    def _on_all_taken(self, theirs: bool) -> None:
        index = self._index()
        if index is not None:
            self._choices.take_all(index, theirs=theirs)
            self._after_taking(index)

    def _after_taking(self, index: int) -> None:
        fills = any(line.fills_blank for line in self._choices.differences(index))
        if fills and self._planned.items[index].outcome is Outcome.SAME:
            # What fills blanks comes along now, or stays away again.
            self._show_row(self._row())
        self._after(self._row())

    def _want_person(self) -> None:
        index = self._index()
        if index is not None:
            shown = self._planned.items[index].draft.contact.shown
            self.person_wanted.emit(wording.cut(" ".join(shown.split()), 60) or tr("this entry"))

    def _leave_out(self) -> None:
        index = self._index()
        offered = dict(import_words.actions(self._planned.items[index])) if index is not None else {}
        if Action.LEAVE_OUT in offered:
            self.decide(Action.LEAVE_OUT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The space bar picks, and lets go of, one of many friends."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Space and watched is self.list and self._pick()
        return super().eventFilter(watched, event)

    def _pick(self) -> bool:
        """Add one of many friends, or no more, and go on to the next; False for anybody else."""
        index, row = self._index(), self._row()
        if index is None or not self._choices.is_picked(index):
            return False
        self.decide(Action.ADD)
        self._choose(min(row + 1, self.model.rowCount() - 1))
        return True

    def _on_opened(self, _index: QModelIndex) -> None:
        """Enter goes from the list to what can be decided."""
        for button in self.detail.buttons.values():
            if button.isVisible():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _open_menu(self, at: QPoint) -> None:
        index = self._index()
        if index is None:
            return
        menu = Menu(self)
        item, lines = self._planned.items[index], self._choices.differences(index)
        for action, words in import_words.actions(item, lines):
            add_entry(menu, words, "", partial(self.decide, action))
        if item.outcome is not Outcome.SAME:
            add_entry(menu, tr("Somebody else…"), "", self._want_person)
        self._pop(menu, self.list.viewport().mapToGlobal(at))

    def _for_all(self) -> tuple[tuple[str, Decision], ...]:
        to_pick, all_of_them = self._choices.picks
        if self.model.tab is Tab.SUGGESTED and to_pick == all_of_them:
            return PICKING
        return FOR_ALL[self.model.tab]

    def _open_for_all(self) -> None:
        menu = Menu(self)
        for words, decision in self._for_all():
            add_entry(menu, tr(words), "", partial(self.for_all, decision))
        if self.model.tab is Tab.SUGGESTED and self._choices.deleted:
            deleted = self._choices.deleted
            words = counted(
                deleted, "&Add again {n} who was deleted here", "&Add again {n} who were deleted here"
            )
            add_entry(menu, words, "", self.bring_back)
        self._pop(menu, self.all_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _pop(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(at)
