"""Who and what was deleted and is not on the desk now, and how to bring them back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.domain.history import Gone, GoneKey
from netdesk.domain.now import wall_now
from netdesk.services import history
from netdesk.services.change_details import details_of_gone
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.gone_rows import GoneDelegate
from netdesk.ui.dialogs.history_page import MARGIN, HistoryPage
from netdesk.ui.dialogs.in_the_way import bring_back
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.models.gone import TOO_OLD, GoneModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.words import history_said, wording

RESTORE = marked("Restore")
_NOTHING = marked("Nothing is gone. Whoever and whatever you delete waits here, to be brought back.")


class GonePage(HistoryPage):
    """`model` holds who is gone; several can be chosen. `counted` tells how many there are in all."""

    counted = Signal(int)

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(jobs, tr("Search what is gone"), tr("Choose a line to see what comes back."), parent)
        self._bus, self._navigator = bus, navigator
        self._home = ""
        self.model = GoneModel(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Deleted, newest first"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(GoneDelegate(self.list, margin=MARGIN, avatar_size=grid.AVATAR_SMALL))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.opened.connect(self._on_opened)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        QShortcut(QKeySequence.StandardKey.SelectAll, self.list).activated.connect(self.list.selectAll)

    def chosen_keys(self) -> list[GoneKey]:
        """The keys of the chosen rows, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.keys[row] for row in rows if row < len(self.model.keys)]

    def refresh(self) -> None:
        """Read on a worker who is gone."""
        self._asked += 1
        turn, text = self._asked, self.search.text()
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.read(
            lambda reader, _: (history.gone_keys(reader, text), me(reader).zone),
            lambda found: self._take(turn, text, *found),
        )

    def verb(self) -> tuple[str, bool]:
        """Restore the chosen ones."""
        keys = self.chosen_keys()
        words = tr(RESTORE) if len(keys) < 2 else tr("Restore {n:,}", n=len(keys))
        can = bool(keys) and not self._jobs.desk.read_only
        current = self.model.gone(self.list.currentIndex().row())
        if len(keys) == 1 and current is not None:
            can = can and current.can_restore
        return words, can

    def act(self) -> None:
        """Bring the chosen ones back as one change."""
        if self.verb()[1]:
            keys = self.chosen_keys()
            only = self.model.gone(self.list.currentIndex().row()) if len(keys) == 1 else None
            what = wording.cut(only.words, 60) if only else tr("{n:,} chosen", n=len(keys))
            bring_back(self._jobs, self._bus, self._navigator, self.window(), keys, what)

    def _take(self, turn: int, text: str, keys: Sequence[GoneKey], home: str) -> None:
        if turn != self._asked:
            return
        self._job = None
        self._home = home
        row = self.list.currentIndex().row()
        self.model.show(keys, self._fetch, wall_now(home), home)
        filtered = bool(text.strip())
        if not filtered:
            self.counted.emit(len(keys))
        nothing = tr("Nothing that is gone matches.") if filtered else tr(_NOTHING)
        self._show_list(filled=bool(keys), nothing=nothing, filtered=filtered)
        if keys:
            self.list.setCurrentIndex(self.model.index(min(max(row, 0), len(keys) - 1)))
        else:
            self.pane.show_sentence("")
        self.verb_changed.emit()

    def _fetch(self, keys: Sequence[GoneKey]) -> list[Gone]:
        return history.gone(self._jobs.reader, keys)

    def _on_current(self, *_: object) -> None:
        gone = self.model.gone(self.list.currentIndex().row())
        if gone is None:
            return
        exact = history_said.exact(gone.at, wall_now(self._home), self._home)
        title = gone.words if gone.kind == "contact" else gone.words[:1].upper() + gone.words[1:]
        told = f"{exact}\n{gone.label}" if gone.label != f"Delete {gone.words}" else exact
        state, tone = ("", Tone.NEUTRAL) if gone.can_restore else (tr(TOO_OLD), Tone.WARN)
        self.pane.show_head(title, told, state, tone)
        key = gone.key
        self.pane.show_details(lambda reader, progress: details_of_gone(reader, key, progress), self._home)

    def _on_selection(self, *_: object) -> None:
        self.verb_changed.emit()

    def _on_opened(self, _index: QModelIndex) -> None:
        self.act()

    def _open_menu(self, at: QPoint) -> None:
        if not self.chosen_keys():
            return
        menu = Menu(self)
        words, can = self.verb()
        add_entry(menu, words, "", self.act, enabled=can)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))
