"""People who may be on the desk twice, strongest first: merge them, or say that they are two."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.domain.rows import Changes
from netdesk.services import contacts, duplicates, not_same
from netdesk.services.desks import Desk
from netdesk.services.duplicates import Found, Group
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.delegates.gone_rows import GoneDelegate
from netdesk.ui.dialogs.duplicates_pane import DuplicatesPane
from netdesk.ui.dialogs.merge_contacts import MergeDialog
from netdesk.ui.jobs import Job, Jobs, sentence
from netdesk.ui.models.duplicates import DuplicatesModel, who
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.labels import hairline
from netdesk.ui.widgets.progress_panel import ProgressPanel, centred
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.widgets.two_panes import TwoPanes, Widths

_SIZE: Final = QSize(1040, 680)
_WIDTHS: Final = Widths(usual=420, small=360, small_below=1020, other=400)
_TITLE: Final = marked("Find duplicates")
_LOOKING: Final = marked("Looking for people who are here twice")
_AGAIN_AFTER_MS: Final = 400
_TOUCHED: Final = frozenset({"contact", "contact_value", "not_same"})


class DuplicatesDialog(DialogFrame):
    """Looks on a worker, then lists groups; it looks again a moment after the desk was changed."""

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(tr(_TITLE), tr("Merge"), parent, size=_SIZE, scrolls=False, cancel=tr("Close"))
        self._jobs, self._bus, self._navigator = jobs, bus, navigator
        self._found = Found(())
        self._job: Job | None = None
        self._over = False
        self.model = DuplicatesModel(lambda ids: contacts.contact_rows(jobs.reader, ids), self)
        self.list = RowList()
        self.pane = DuplicatesPane(read_only=jobs.desk.read_only)
        self.progress = ProgressPanel(tr(_LOOKING))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_AFTER_MS)
        self._again.timeout.connect(self._look)
        self._lay_out()
        self._connect()
        self._look()

    @classmethod
    def show_for(cls, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget) -> DuplicatesDialog:
        """Open it over a window; returns at once."""
        dialog = cls(jobs, bus, navigator, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @property
    def chosen(self) -> Group | None:
        """The group that is looked at."""
        return self.model.group(self.list.currentIndex().row())

    def accept(self) -> None:
        """Merge all of whom it is certain, as one change."""
        found = self._found
        if not found.certain or self._jobs.desk.read_only:
            return
        self.verb_button.setEnabled(False)
        self._jobs.long_change(
            counted(len(found.certain), "Merging {n} group", "Merging {n} groups"),
            lambda desk, progress: duplicates.merge_certain(desk, found, progress),
            self._on_all_merged,
            self._on_failed,
            self._show_verb,
        )

    def done(self, result: int) -> None:
        """Stop looking."""
        if not self._over:
            self._over = True
            self._bus.changed.disconnect(self._on_changed)
            self._again.stop()
            self._stop()
        super().done(result)

    # Building

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(
            GoneDelegate(self.list, margin=grid.SPACE_24, avatar_size=grid.AVATAR_SMALL)
        )
        self.list.setAccessibleName(tr("People who may be here twice, the surest first"))
        side = QWidget()
        left = QHBoxLayout(side)
        left.setContentsMargins(0, grid.SPACE_8, 0, 0)
        left.addWidget(self.list)
        both = TwoPanes(side, self.pane, _WIDTHS)
        self.nobody = EmptyState(
            tr("Nobody is here twice"),
            tr(
                "Nobody shares an email, a phone number, a profile or a name with somebody else, apart "
                "from people you said are not the same."
            ),
        )
        self._pages = QStackedWidget()
        self._looking = centred(self.progress)
        for page in (self._looking, both, self.nobody):
            self._pages.addWidget(page)
        self._both = both
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addSpacing(grid.SPACE_16)
        self.body.addWidget(hairline())
        self.body.addWidget(self._pages, 1)
        self.verb_button.hide()

    def _connect(self) -> None:
        self.progress.cancelled.connect(self.reject)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.list.opened.connect(self._on_opened)
        self.pane.merge_wanted.connect(self._merge)
        self.pane.apart_wanted.connect(self._keep_apart)
        self.pane.skipped.connect(self._skip)
        self._bus.changed.connect(self._on_changed)

    # Looking

    def _look(self) -> None:
        self._stop()

        def work(reader: object, progress: Progress) -> Found:
            return duplicates.find(reader, progress)  # type: ignore[arg-type]

        self._job = self._jobs.read(work, self._take, self._on_failed, None, tr(_LOOKING), shown_after=1)
        self._job.progress.connect(self.progress.set_progress)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, found: Found) -> None:
        if self._over or not isValid(self):
            return
        self._job = None
        self._show(found)

    def _show(self, found: Found) -> None:
        """Show what was found; who was looked at stays chosen, or whoever comes in their place."""
        self._found = found
        row = max(0, self.list.currentIndex().row())
        ids = self.chosen.ids if self.chosen else ()
        self.model.show(found.groups)
        groups = len(found.groups)
        self.set_title(tr(_TITLE), _sentence(groups))
        if not groups:
            self._pages.setCurrentWidget(self.nobody)
            self._show_verb()
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first_time = self._pages.currentWidget() is not self._both
        self._pages.setCurrentWidget(self._both)
        same = next((at for at, group in enumerate(found.groups) if group.ids == ids), None)
        self.list.setCurrentIndex(self.model.index(same if same is not None else min(row, groups - 1)))
        if first_time or self.focusWidget() is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_verb()

    def _show_verb(self) -> None:
        if self._over:
            return
        certain = len(self._found.certain)
        self.verb_button.setVisible(bool(certain))
        words = (
            tr("Merge the certain one")
            if certain == 1
            else tr("Merge all {certain:,} that are certain", certain=certain)
        )
        self.set_verb(words, enabled=bool(certain) and not self._jobs.desk.read_only)

    def _show_chosen(self, *_: object) -> None:
        row = self.list.currentIndex().row()
        group = self.model.group(row)
        if group is None:
            return
        reader = self._jobs.reader
        people = contacts.contacts(reader, duplicates.kept_first(reader, group.ids))
        rows = {each.id: each for each in self.model.people(row)}
        position = tr("{n:,} of {total:,}", n=row + 1, total=len(self.model.groups))
        self.pane.show_group(group, people, rows, self.model.why(row), position)

    # Deciding

    def _on_opened(self, _index: QModelIndex) -> None:
        self._merge()

    def _merge(self) -> None:
        group = self.chosen
        if group is not None and not self._jobs.desk.read_only:
            ids = duplicates.kept_first(self._jobs.reader, group.ids)
            if len(ids) > 1:
                MergeDialog.ask(self._jobs, self._navigator, ids, self, lambda _kept: self._settle(group))

    def _keep_apart(self) -> None:
        group, row = self.chosen, self.list.currentIndex().row()
        if group is None or self._jobs.desk.read_only:
            return
        names = who([each.name for each in self.model.people(row)])

        def work(desk: Desk) -> bool:
            return not_same.keep_apart(desk, group.ids)

        self._jobs.change(work, partial(self._on_apart, group, names), self._on_failed)

    def _skip(self) -> None:
        row = self.list.currentIndex().row() + 1
        self.list.setCurrentIndex(self.model.index(row % max(1, len(self.model.groups))))

    def _on_apart(self, group: Group, names: str, _new: bool) -> None:
        self._navigator.said.emit(tr("{names}: not the same person", names=names), True)
        if not self._over:
            self._show(Found(tuple(each for each in self._found.groups if each is not group), -1))

    def _settle(self, group: Group) -> None:
        """They are one now: what else was said of them is found anew."""
        if not self._over:
            self._show(duplicates.without(self._found, group.ids))

    def _on_all_merged(self, fewer: int) -> None:
        self._navigator.said.emit(counted(fewer, "{n} duplicate merged", "{n} duplicates merged"), True)
        if not self._over:
            ids = [each for group in self._found.certain for each in group.ids]
            self._show(duplicates.without(self._found, ids))

    def _on_failed(self, error: Exception) -> None:
        if not self._over:
            self._show_verb()
            self._bus.troubled.emit(sentence(error))

    def _on_changed(self, changes: Changes) -> None:
        if not _TOUCHED.isdisjoint(changes.tables):
            self._again.start()


def _sentence(groups: int) -> str:
    if not groups:
        return ""
    return counted(
        groups,
        "{n} possible duplicate. Nothing is merged unless you say so.",
        "{n} possible duplicates, the surest first. Nothing is merged unless you say so.",
    )
