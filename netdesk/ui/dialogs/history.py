"""Everything that was changed on the desk, newest first, each to be taken back by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from netdesk.domain.now import wall_now
from netdesk.domain.rows import Changes, HistoryEntry
from netdesk.services.history import history
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.history_rows import HistoryDelegate
from netdesk.ui.dialogs.in_the_way import take_back
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.history import TOO_OLD, UNDO_THIS, HistoryModel, standing, when
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.row_table import RowList

_SIZE: Final = QSize(680, 640)
SHOWN: Final = 500
"""How many changes are listed."""


class HistoryDialog(DialogFrame):
    """The newest changes. Enter, button, the words in a row or the context menu undo one; it stays open."""

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(
            "History",
            UNDO_THIS,
            parent,
            sentence="Every change can be taken back by itself, also after a restart.",
            size=_SIZE,
            scrolls=False,
            cancel="Close",
        )
        self._jobs, self._bus, self._navigator = jobs, bus, navigator
        self._asked = 0
        self._build()
        bus.changed.connect(self._on_changed)
        self._read()

    @classmethod
    def show_for(cls, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget) -> HistoryDialog:
        """Open the history over a window; returns at once."""
        dialog = cls(jobs, bus, navigator, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Undo the chosen change; the history stays open."""
        entry = self._chosen()
        if entry and entry.undoable:
            take_back(self._jobs, self._bus, self._navigator, self, entry)

    def done(self, result: int) -> None:
        """Stop listening."""
        self._bus.changed.disconnect(self._on_changed)
        self._asked += 1
        super().done(result)

    def _build(self) -> None:
        self.model = HistoryModel(self)
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setAccessibleName("Changes, newest first")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        delegate = HistoryDelegate(self.list, margin=grid.SPACE_32, avatar_size=grid.AVATAR_SMALL)
        delegate.undo_clicked.connect(self._undo_row)
        self.list.setItemDelegate(delegate)
        self.list.opened.connect(self._undo_row)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._nothing = text_label("", "second")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, 0)
        self.body.addWidget(self._pages, 1)
        self._reach = text_label("", "caption", wrap=True)
        self.foot.insertWidget(0, self._reach, 1)
        self.set_verb(UNDO_THIS, enabled=False)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list).activated.connect(self.accept)

    def _read(self) -> None:
        self._asked += 1
        turn = self._asked
        self._jobs.read(
            lambda reader, _: (history(reader, SHOWN), me(reader).zone),
            lambda found: self._take(turn, *found),
        )

    def _take(self, turn: int, entries: list[HistoryEntry], home: str) -> None:
        if turn != self._asked:
            return
        chosen = self._chosen()
        now = wall_now(home)
        self.model.show(entries, now, home)
        self._nothing.setText("Nothing has been changed yet." if not entries else "")
        self._pages.setCurrentWidget(self.list if entries else self._nothing)
        self._reach.setText(_reach(entries, now, home))
        row = max(0, self.model.row_of(chosen.id)) if chosen else 0
        self.list.setCurrentIndex(self.model.index(row))
        if entries and self.focusWidget() in (None, self.cancel_button):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> HistoryEntry | None:
        return self.model.entry(self.list.currentIndex().row())

    def _on_current(self, *_: object) -> None:
        entry = self._chosen()
        self.set_verb(UNDO_THIS, enabled=bool(entry and entry.undoable))

    def _on_changed(self, _changes: Changes) -> None:
        self._read()

    def _undo_row(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.accept()

    def _menu(self, at: QPoint) -> None:
        entry = self._chosen()
        if entry is None:
            return
        menu = QMenu(self)
        action = QAction(UNDO_THIS, menu)
        action.setEnabled(entry.undoable)
        action.triggered.connect(self.accept)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(at))


def _reach(entries: list[HistoryEntry], now: datetime, home: str) -> str:
    """Since when undo is possible, when it does not reach back to the first change."""
    reachable = [entry for entry in entries if entry.undoable]
    if not reachable:
        return ""
    older = entries[entries.index(reachable[-1]) + 1 :]
    too_old = any(standing(entry) == TOO_OLD for entry in older)
    return f"Undo reaches back to {when(reachable[-1], now, home)}." if too_old else ""
