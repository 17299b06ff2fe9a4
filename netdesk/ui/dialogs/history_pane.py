"""The right side of History: what the chosen change did, to whom, from what to what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.progress import Progress
from netdesk.services.change_details import Details
from netdesk.services.desks import Reader
from netdesk.ui import grid
from netdesk.ui.delegates.change_lines import MARGIN, ChangeLinesDelegate
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.models.change_lines import ChangeLinesModel, Heading
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.row_table import RowList

TOO_OLD = marked("What it changed, line by line, is no longer kept.")


class ChangeLines(RowList):
    """The lines of a change. Ctrl+C copies the current one, Enter on a heading shows the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ChangeLinesModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ChangeLinesDelegate(self))
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleName(tr("What was changed"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; every other key is the list's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            row = self.rows.row_at(self.currentIndex().row())
            if row is not None:
                QGuiApplication.clipboard().setText(row.spoken)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class HistoryPane(QWidget):
    """Shows one change. `person_wanted` carries the id of somebody whose heading was opened."""

    person_wanted = Signal(int)

    def __init__(self, jobs: Jobs, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._asked = 0
        self.title = text_label("", "heading", wrap=True)
        self.when = text_label("", "second", wrap=True)
        self.chip = Chip("")
        self.lines = ChangeLines()
        self.lines.opened.connect(self._on_opened)
        self._sentence = text_label(hint, "quiet", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMargin(grid.SPACE_24)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._sentence)
        self._pages.addWidget(self.lines)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(MARGIN, grid.SPACE_16, MARGIN, grid.SPACE_12)
        head.setSpacing(grid.SPACE_4)
        head.addWidget(self.title)
        head.addWidget(self.when)
        head.addSpacing(grid.SPACE_4)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._line = hairline()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._line)
        column.addWidget(self._pages, 1)
        self.show_sentence(hint)

    @property
    def sentence(self) -> str:
        """What is said in place of lines, "" when there are lines."""
        return self._sentence.text() if self._pages.currentWidget() is self._sentence else ""

    def show_sentence(self, sentence: str) -> None:
        """Show nothing but a sentence."""
        self.stop()
        self._head.hide()
        self._line.hide()
        self._say(sentence)

    def show_head(self, title: str, when: str, state: str, tone: Tone) -> None:
        """What is shown: its name, when it was, whether it stands."""
        self.title.setText(title)
        self.when.setText(when)
        self.chip.set_value(ChipValue(state, tone))
        self.chip.setVisible(bool(state))
        self._head.show()
        self._line.show()

    def show_details(
        self, work: Callable[[Reader, Progress], Details], home: str, otherwise: str = ""
    ) -> None:
        """Ask a worker what the change did, and show it; only the latest answer counts."""
        self.stop()
        turn = self._asked
        self._job = self._jobs.read(work, partial(self._take, turn, home, otherwise or tr(TOO_OLD)))

    def stop(self) -> None:
        """Do not wait for what was asked any more."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, turn: int, home: str, otherwise: str, details: Details) -> None:
        if turn != self._asked or not isValid(self):
            return
        self._job = None
        self.lines.rows.show(details, home)
        if not details.is_kept:
            self._say(otherwise)
        elif not details.subjects:
            self._say(tr("Nothing that can be seen was changed."))
        else:
            self._pages.setCurrentWidget(self.lines)
            self.lines.scrollToTop()

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._pages.setCurrentWidget(self._sentence)

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.lines.rows.row_at(index.row())
        if isinstance(row, Heading) and row.subject.kind == "contact":
            self.person_wanted.emit(row.subject.id)
