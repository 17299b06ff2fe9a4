"""Taking one change back from anywhere in the window; later changes that build on it are named first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from netdesk.domain.history import GoneKey
from netdesk.domain.now import wall_now
from netdesk.domain.rows import Changes, ChangeState, HistoryEntry
from netdesk.services import history
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.history_rows import HistoryDelegate
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.models.history import HistoryModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.words import wording

_WIDTH, _HEIGHT, _MOST = 560, 192, 480
"""The height without any row, and the most with many."""
_LABEL = 80


class InTheWayDialog(DialogFrame):
    """Names the later changes that build on one; "Undo these too" accepts. With `restoring`, they took away
    what somebody belongs to who is to be brought back."""

    def __init__(
        self,
        label: str,
        entries: Sequence[HistoryEntry],
        home: str = "",
        parent: QWidget | None = None,
        *,
        restoring: bool = False,
    ) -> None:
        title, sentence, verb = _words(label, len(entries), restoring=restoring)
        super().__init__(
            title,
            verb,
            parent,
            sentence=tr("{sentence} Nothing has been changed yet.", sentence=sentence),
            size=QSize(_WIDTH, min(_MOST, _HEIGHT + grid.CONTACT_ROW * len(entries))),
            scrolls=False,
        )
        self.model = HistoryModel(self)
        self.model.show(tuple(reversed(entries)), wall_now(home), home)
        self.list = RowList()
        rows = HistoryDelegate(self.list, margin=grid.SPACE_32, avatar_size=grid.AVATAR_SMALL)
        rows.says_standing = False
        self.list.setItemDelegate(rows)
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Later changes"))
        self.body.addWidget(self.list, 1)
        self.body.setContentsMargins(0, grid.SPACE_12, 0, 0)


def _words(label: str, count: int, *, restoring: bool) -> tuple[str, str, str]:
    """Title, sentence and verb of the question."""
    told, verb = wording.cut(label, _LABEL), counted(count, "Undo this too", "Undo these too")
    if restoring:
        sentence = counted(
            count,
            "What {told} belonged to is gone by now. Undoing it brings it back as well.",
            "What {told} belonged to is gone by now. Undoing them brings it back as well.",
            told=told,
        )
        title = counted(count, "A later change stands in the way", "{n} later changes stand in the way")
        return title, sentence, verb
    return (
        counted(count, "A later change builds on it", "{n} later changes build on it"),
        counted(
            count,
            "“{told}” cannot be undone without it.",
            "“{told}” cannot be undone without them.",
            told=told,
        ),
        verb,
    )


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


def make_again(jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget, entry: HistoryEntry) -> None:
    """Make a change again that was taken back: by taking its undo back, by Redo in its turn, or by itself
    where Redo has passed it by."""
    label = wording.cut(entry.label, _LABEL)
    if not entry.undone_by:
        change_id = entry.id
        again = history.make_again if entry.state is ChangeState.DROPPED else history.redo_until
        jobs.long_change(
            tr("Redoing “{label}”", label=label),
            lambda desk, _: again(desk, change_id),
            lambda _changes: navigator.said.emit(tr("“{label}” made again", label=label), True),
            can_stop=False,
        )
        return
    by = history.entries(jobs.reader, [entry.undone_by]).get(entry.undone_by)
    if by is not None:
        _TakeBack(jobs, bus, navigator, parent, by, None, tr("“{label}” made again", label=label)).start(())


def bring_back(
    jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget, keys: Sequence[GoneKey], what: str
) -> None:
    """Restore who and what was deleted, as one change. When what they belong to is gone as well, ask."""
    _BringBack(jobs, bus, navigator, parent, keys, what).start(())


def last_import(entries: Sequence[HistoryEntry]) -> HistoryEntry | None:
    """The newest import that can be undone; `entries` are the newest first."""
    return next((entry for entry in entries if entry.kind == "import" and entry.undoable), None)


def undo_last_import(jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget) -> None:
    """Take the newest import back, however long ago it was: what "Undo import" in the menu does."""
    entry = last_import(history.history(jobs.reader))
    if entry is None:
        navigator.declined.emit(tr("There is no import to undo"))
    else:
        take_back(jobs, bus, navigator, parent, entry)


class _Attempt:
    """One attempt and, when it is wanted, the second one with the changes that stood in the way."""

    restoring = False

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget, label: str) -> None:
        self._jobs, self._bus, self._navigator, self._parent = jobs, bus, navigator, parent
        self._label = label

    def start(self, also: Sequence[int]) -> None:
        """Try it, with these changes undone too."""
        raise NotImplementedError

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, history.InTheWay) or not isValid(self._parent):
            self._bus.troubled.emit(sentence(error))
            return
        entries = error.entries
        home = me(self._jobs.reader).zone
        dialog = InTheWayDialog(self._label, entries, home, self._parent, restoring=self.restoring)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self.start([entry.id for entry in entries]))
        dialog.open()


class _TakeBack(_Attempt):
    """Undo one change. `said` is told when it is done."""

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget,
        entry: HistoryEntry,
        done: Callable[[], None] | None,
        said: str = "",
    ) -> None:
        super().__init__(jobs, bus, navigator, parent, entry.label)
        self._entry, self._done = entry, done
        self._said = said or tr("“{label}” undone", label=wording.cut(entry.label, _LABEL))

    def start(self, also: Sequence[int]) -> None:
        """Undo it, and these changes too."""
        change_id, wanted = self._entry.id, tuple(also)
        what = tr("Undoing “{label}”", label=wording.cut(self._entry.label, _LABEL))
        self._jobs.long_change(
            what,
            lambda desk, _: history.undo_change(desk, change_id, wanted),
            self._undone,
            self._on_failed,
            can_stop=False,
        )

    def _undone(self, _changes: Changes) -> None:
        self._navigator.said.emit(self._said, True)
        if self._done:
            self._done()


class _BringBack(_Attempt):
    """Restore who and what was deleted."""

    restoring = True

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget,
        keys: Sequence[GoneKey],
        what: str,
    ) -> None:
        super().__init__(jobs, bus, navigator, parent, what)
        self._keys = tuple(keys)

    def start(self, also: Sequence[int]) -> None:
        """Restore them, and undo these changes too."""
        keys, wanted = self._keys, tuple(also)
        self._jobs.long_change(
            tr("Restoring {label}", label=self._label),
            lambda desk, progress: history.restore(desk, keys, wanted, progress),
            self._restored,
            self._on_failed,
            lambda: self._navigator.declined.emit(tr("Stopped: nothing was restored")),
        )

    def _restored(self, changes: Changes) -> None:
        self._navigator.said.emit(tr("{label} restored", label=changes.label.removeprefix("Restore ")), True)
