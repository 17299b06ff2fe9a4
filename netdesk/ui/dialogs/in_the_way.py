"""Taking one change back from anywhere in the window; later changes that build on it are named first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from netdesk.domain.now import wall_now
from netdesk.domain.rows import Changes, HistoryEntry
from netdesk.services import history
from netdesk.services.me import me
from netdesk.ui import grid, wording
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.history_rows import HistoryDelegate
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.models.history import HistoryModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.row_table import RowList

_SIZE = QSize(560, 480)
_LABEL = 80


class InTheWayDialog(DialogFrame):
    """Names the later changes that build on one; "Undo these too" accepts."""

    def __init__(
        self, label: str, entries: Sequence[HistoryEntry], home: str = "", parent: QWidget | None = None
    ) -> None:
        one = len(entries) == 1
        super().__init__(
            "A later change builds on it" if one else f"{len(entries):,} later changes build on it",
            "Undo this too" if one else "Undo these too",
            parent,
            sentence=f"“{wording.cut(label, _LABEL)}” cannot be undone without {'it' if one else 'them'}. "
            "Nothing has been changed yet.",
            size=_SIZE,
            scrolls=False,
        )
        self.model = HistoryModel(self)
        self.model.show(tuple(reversed(entries)), wall_now(home), home)
        self.list = RowList()
        rows = HistoryDelegate(self.list, margin=grid.SPACE_32, avatar_size=grid.AVATAR_SMALL)
        rows.says_standing = False
        self.list.setItemDelegate(rows)
        self.list.setModel(self.model)
        self.list.setAccessibleName("Later changes")
        self.body.addWidget(self.list, 1)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, 0)


def take_back(
    jobs: Jobs,
    bus: Bus,
    navigator: Navigator,
    parent: QWidget,
    entry: HistoryEntry,
    done: Callable[[], None] | None = None,
) -> None:
    """Undo one change of any age. When later ones build on it, ask whether these go too.

    `done` is called when it was undone; a toast then says so, and offers to undo that.
    """
    _TakeBack(jobs, bus, navigator, parent, entry, done).start(())


def last_import(entries: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """The newest import that can be undone; `entries` are the newest first."""
    return next((entry for entry in entries if entry.kind == "import" and entry.undoable), None)


def undo_last_import(jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget) -> None:
    """Take the newest import back, however long ago it was: what "Undo import" in the menu does."""
    entry = last_import(history.history(jobs.reader))
    if entry is None:
        navigator.said.emit("There is no import to undo", False)
    else:
        take_back(jobs, bus, navigator, parent, entry)


class _TakeBack:
    """One attempt and, when it is wanted, the second one with the changes that stood in the way."""

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget,
        entry: HistoryEntry,
        done: Callable[[], None] | None,
    ) -> None:
        self._jobs, self._bus, self._navigator, self._parent = jobs, bus, navigator, parent
        self._entry, self._done = entry, done

    def start(self, also: Sequence[int]) -> None:
        change_id, wanted = self._entry.id, tuple(also)
        what = f"Undoing “{wording.cut(self._entry.label, _LABEL)}”"
        self._jobs.long_change(
            what, lambda desk, _: history.undo_change(desk, change_id, wanted), self._undone, self._on_failed
        )

    def _undone(self, _changes: Changes) -> None:
        self._navigator.said.emit(f"“{wording.cut(self._entry.label, _LABEL)}” undone", True)
        if self._done:
            self._done()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, history.InTheWay) or not isValid(self._parent):
            self._bus.troubled.emit(sentence(error))
            return
        entries = error.entries
        home = me(self._jobs.reader).zone
        dialog = InTheWayDialog(self._entry.label, entries, home, self._parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self.start([entry.id for entry in entries]))
        dialog.open()
