"""What both pages of History share: a search and a list at the left, what was chosen at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.dialogs.history_pane import HistoryPane
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.widgets.search_box import SearchBox
from netdesk.ui.widgets.two_panes import TwoPanes, Widths

_WIDTHS = Widths(usual=420, small=376, small_below=1020, other=360)
MARGIN = grid.SPACE_24


class HistoryPage(QWidget):
    """`verb_changed` tells that the dialog's verb should be looked at again."""

    verb_changed = Signal()

    def __init__(self, jobs: Jobs, hint: str, choose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = 0
        self._was_filled = False
        self._job: Job | None = None
        self.search = SearchBox(hint, QKeySequence.StandardKey.Find)
        self.search.setMaximumWidth(16777215)
        self.search.setAccessibleName(hint)
        self.list = RowList()
        self.pane = HistoryPane(jobs, choose)
        self.nothing = text_label("", "second", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(grid.SPACE_24)
        self.reset = Button(tr("Show all"), "link")
        self.reset.clicked.connect(self.show_all)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nobody())
        self._pages.addWidget(self.list)
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        self.search.entered.connect(self._enter_list)
        self.search.left.connect(self._leave_search)

    def _enter_list(self) -> None:
        self.focus_list(Qt.FocusReason.ShortcutFocusReason)

    def _leave_search(self) -> None:
        if self._pages.currentWidget() is self.list or self.search.text():
            self._enter_list()
            return
        # There is nothing else here to go to: Escape closes, as everywhere.
        dialog = self.window()
        if isinstance(dialog, QDialog):
            dialog.reject()

    def refresh(self) -> None:
        """Read anew what is listed."""

    def show_all(self) -> None:
        """Take every filter away."""
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def verb(self) -> tuple[str, bool]:
        """What the dialog's button says now, and whether it can be used."""
        raise NotImplementedError

    def act(self) -> None:
        """Do what the button says."""
        raise NotImplementedError

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keys to the list, or to the search when it is empty; keys as the reason draw a ring."""
        target = self.list if self._pages.currentWidget() is self.list else self.search
        target.setFocus(reason)

    def let_go(self) -> None:
        """Ask for nothing any more."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
        self.pane.stop()

    def _show_list(self, *, filled: bool, nothing: str, filtered: bool) -> None:
        self.nothing.setText(nothing)
        self.reset.setVisible(filtered)
        self._pages.setCurrentIndex(1 if filled else 0)
        if filled and not self._was_filled:
            # Until then the list was behind the other page, where it cannot take the keys.
            self._was_filled = True
            if self.isVisible() and not self.search.text():
                self.focus_list()

    def _nobody(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self.nothing)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.reset.hide()
        return page

    def _lay_out(self) -> None:
        side = QWidget()
        self._column = QVBoxLayout(side)
        self._column.setContentsMargins(0, grid.SPACE_12, 0, 0)
        self._column.setSpacing(grid.SPACE_8)
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 0, MARGIN, 0)
        line.addWidget(self.search)
        self._column.addLayout(line)
        self._column.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(TwoPanes(side, self.pane, _WIDTHS))
