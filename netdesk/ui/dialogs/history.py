"""Everything that was changed on the desk or on one contact, newest first, and everybody who is gone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from netdesk.domain.history import Reach
from netdesk.domain.rows import Changes
from netdesk.services.history import reach
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history_changes import ChangesPage
from netdesk.ui.dialogs.history_gone import GonePage
from netdesk.ui.dialogs.history_page import MARGIN, HistoryPage
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.chip_tabs import ChipTabs
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.words import history_said, wording
from netdesk.ui.words.history_said import UNDO_THIS

_SIZE: Final = QSize(1040, 680)
_SENTENCE: Final = marked("Every change can be taken back by itself, even after a restart.")
_READ_ONLY: Final = marked("This desk is read-only: you can look back, not take back.")
_NAME: Final = 60


class HistoryDialog(DialogFrame):
    """The history of the desk, or of one contact. It stays open while changes are undone and made again."""

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget | None = None,
        *,
        contact_id: int = 0,
        name: str = "",
    ) -> None:
        super().__init__(
            tr("History of {name}", name=wording.cut(name, _NAME)) if contact_id else tr("History"),
            tr(UNDO_THIS),
            parent,
            sentence=tr(_READ_ONLY) if jobs.desk.read_only else tr(_SENTENCE),
            size=_SIZE,
            scrolls=False,
            cancel=tr("Close"),
            margins=MARGIN,
        )
        self._jobs, self._bus, self._navigator = jobs, bus, navigator
        self._over = False
        self.changes = ChangesPage(jobs, bus, navigator, contact_id)
        self.gone = None if contact_id else GonePage(jobs, bus, navigator)
        self.model, self.list = self.changes.model, self.changes.list
        self._build()
        bus.changed.connect(self._on_changed)
        self._read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def show_for(
        cls,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget,
        *,
        contact_id: int = 0,
        name: str = "",
    ) -> HistoryDialog:
        """Open the history over a window; returns at once."""
        dialog = cls(jobs, bus, navigator, parent, contact_id=contact_id, name=name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @property
    def page(self) -> HistoryPage:
        """The page that is shown."""
        found = self._pages.currentWidget()
        assert isinstance(found, HistoryPage)
        return found

    def accept(self) -> None:
        """Undo, redo or restore what is chosen; the history stays open."""
        self.page.act()

    def done(self, result: int) -> None:
        """Stop listening."""
        if not self._over:
            self._over = True
            self._bus.changed.disconnect(self._on_changed)
            for page in self._every():
                page.let_go()
        super().done(result)

    def show_deleted(self) -> None:
        """Go to those who are gone."""
        self.tabs.setCurrentIndex(1)

    def _every(self) -> list[HistoryPage]:
        return [self.changes] if self.gone is None else [self.changes, self.gone]

    def _build(self) -> None:
        self.tabs = ChipTabs(margin=0)
        self.tabs.setAccessibleName(tr("Changes or deleted"))
        self._pages = QStackedWidget()
        for page in self._every():
            self._pages.addWidget(page)
            page.verb_changed.connect(self._show_verb)
            page.pane.person_wanted.connect(self._show_person)
        self.tabs.add_tab(tr("Changes"))
        if self.gone is not None:
            self.tabs.add_tab(tr("Deleted"))
            self.gone.counted.connect(self._show_count)
            self.tabs.currentChanged.connect(self._turn_to)
            line = QHBoxLayout()
            line.setContentsMargins(0, grid.SPACE_8, 0, 0)
            line.addWidget(self.tabs)
            self.head.addLayout(line)
        else:
            self.tabs.hide()
            self.body.addSpacing(grid.SPACE_12)
            self.body.addWidget(hairline())
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._pages, 1)
        self._reach = text_label("", "caption", wrap=True)
        self._reach.setContentsMargins(grid.SPACE_8, 0, 0, 0)
        self.foot.insertWidget(0, self._reach, 100)
        self.set_verb(tr(UNDO_THIS), enabled=False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)
        QShortcut(QKeySequence("Ctrl+Tab"), self).activated.connect(self._turn_over)

    def _read(self) -> None:
        for page in self._every():
            page.refresh()
        self._jobs.read(lambda reader, _: (reach(reader), me(reader).zone), self._take_reach)

    def _take_reach(self, found: tuple[Reach, str]) -> None:
        if not self._over:
            self._reach.setText(history_said.reach_words(*found))

    def _turn_to(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self._show_verb()
        if not self.tabs.hasFocus():
            self.page.focus_list()

    def _show_verb(self) -> None:
        words, can = self.page.verb()
        self.set_verb(words, enabled=can)

    def _show_count(self, count: int) -> None:
        self.tabs.set_count(1, f"{count:,}" if count else "")

    def _show_person(self, contact_id: int) -> None:
        self._navigator.people_wanted.emit(frozenset({contact_id}))
        self.reject()

    def _turn_over(self) -> None:
        if self.gone is not None:
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def _find(self) -> None:
        self.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.search.selectAll()

    def _on_changed(self, _changes: Changes) -> None:
        self._read()
