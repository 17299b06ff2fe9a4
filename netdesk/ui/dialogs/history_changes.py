"""The changes of the desk or of one contact, newest first: found by kind and words, undone and made again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.history import HistoryView, Sort
from netdesk.domain.now import wall_now
from netdesk.domain.rows import HistoryEntry
from netdesk.services import history
from netdesk.services.change_details import details
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.history_rows import HistoryDelegate
from netdesk.ui.dialogs.history_page import MARGIN, HistoryPage
from netdesk.ui.dialogs.history_pane import TOO_OLD
from netdesk.ui.dialogs.in_the_way import make_again, take_back
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.models.history import HistoryModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.chips import FilterChips, FilterChoice
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import history_said
from netdesk.ui.words.history_said import REDO_THIS, UNDO_THIS

_SORTS: Final = marked(
    (
        FilterChoice(Sort.ALL.value, "All"),
        FilterChoice(Sort.EDITS.value, "Edits"),
        FilterChoice(Sort.IMPORTS.value, "Imports"),
        FilterChoice(Sort.DELETIONS.value, "Deletions"),
        FilterChoice(Sort.UNDONE.value, "Undone"),
    )
)
_NOTE: Final = marked("This only says that Undo or Redo was used: the change itself has its own line.")


class ChangesPage(HistoryPage):
    """`model` holds the changes; Enter, button, the words in a row or the context menu undo one."""

    def __init__(
        self, jobs: Jobs, bus: Bus, navigator: Navigator, contact_id: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, tr("Search changes"), tr("Choose a change to see what it did."), parent)
        self._bus, self._navigator, self._contact_id = bus, navigator, contact_id
        self._home = ""
        self._read_only = jobs.desk.read_only
        self.model = HistoryModel(self, read_only=self._read_only)
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Changes, newest first"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        delegate = HistoryDelegate(self.list, margin=MARGIN, avatar_size=grid.AVATAR_SMALL)
        delegate.undo_clicked.connect(self._act_on)
        self.list.setItemDelegate(delegate)
        self.list.opened.connect(self._act_on)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list).activated.connect(self.act)
        self.sorts = FilterChips([FilterChoice(each.key, tr(each.text)) for each in _SORTS])
        self.sorts.setAccessibleName(tr("Which changes"))
        self.sorts.chosen.connect(self.refresh)
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 0, grid.SPACE_8, 0)
        line.addWidget(self.sorts)
        self._column.insertLayout(1, line)

    @property
    def chosen(self) -> HistoryEntry | None:
        """The change that is looked at."""
        return self.model.entry(self.list.currentIndex().row())

    def refresh(self) -> None:
        """Read on a worker which changes there are; the choice stays."""
        self._asked += 1
        turn = self._asked
        if self._job is not None:
            self._job.cancel()
        view = HistoryView(self.search.text(), Sort(self.sorts.current()), self._contact_id)
        self._job = self._jobs.read(
            lambda reader, _: (history.change_ids(reader, view), me(reader).zone),
            lambda found: self._take(turn, view, *found),
        )

    def show_all(self) -> None:
        """Take every filter away."""
        self.sorts.set_current(Sort.ALL.value)
        if self.search.text():
            super().show_all()
        else:
            self.refresh()

    def verb(self) -> tuple[str, bool]:
        """What can be done with the chosen change."""
        entry = self.chosen
        words = history_said.standing(entry, read_only=self._read_only) if entry else ""
        can = words in (tr(UNDO_THIS), tr(REDO_THIS))
        return (words if can else tr(UNDO_THIS)), can

    def act(self) -> None:
        """Undo the chosen change, or make it again; the history stays open."""
        entry = self.chosen
        if entry is None or not self.verb()[1]:
            return
        if entry.undoable:
            take_back(self._jobs, self._bus, self._navigator, self.window(), entry)
        else:
            make_again(self._jobs, self._bus, self._navigator, self.window(), entry)

    def _take(self, turn: int, view: HistoryView, ids: array[int], home: str) -> None:
        if turn != self._asked:
            return
        self._job = None
        self._home = home
        chosen, row = self.chosen, self.list.currentIndex().row()
        self.model.show_ids(ids, self._fetch, wall_now(home), home)
        filtered = bool(view.text.strip()) or view.sort is not Sort.ALL
        nothing = tr("No change here matches.") if filtered else tr("Nothing has been changed yet.")
        self._show_list(filled=bool(ids), nothing=nothing, filtered=filtered)
        if not ids:
            self.pane.show_sentence("")
            self.verb_changed.emit()
            return
        found = self.model.row_of(chosen.id) if chosen else 0
        self.list.setCurrentIndex(self.model.index(found if found >= 0 else min(max(row, 0), len(ids) - 1)))

    def _fetch(self, ids: Sequence[int]) -> dict[int, HistoryEntry]:
        return history.entries(self._jobs.reader, ids)

    def _on_current(self, *_: object) -> None:
        self.verb_changed.emit()
        entry = self.chosen
        if entry is None:
            return
        state, tone = history_said.state_words(entry)
        exact = history_said.exact(entry.at, wall_now(self._home), self._home)
        self.pane.show_head(entry.label, exact, state, tone)
        change_id, contact_id = entry.id, self._contact_id
        is_note = entry.kind in ("undone", "redone")
        self.pane.show_details(
            lambda reader, progress: details(reader, change_id, contact_id, progress),
            self._home,
            tr(_NOTE if is_note else TOO_OLD),
        )

    def _act_on(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.act()

    def _open_menu(self, at: QPoint) -> None:
        if self.chosen is None:
            return
        menu = Menu(self)
        words, can = self.verb()
        add_entry(menu, words, "", self.act, enabled=can)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))
