"""How far circles reach: circles against organizations, the gaps in sentences, and all of it as a list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from netdesk.domain.contacts import Circle
from netdesk.domain.coverage import Coverage, coverage
from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.progress import Progress
from netdesk.services import contacts, organization_list
from netdesk.services.desks import Reader
from netdesk.ui import grid
from netdesk.ui.delegates.rows import ChipDelegate, NameDelegate
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.coverage import CoverageModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import FilterChips, FilterChoice
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.widgets.row_table import RowTable
from netdesk.ui.widgets.text_edit import TextEdit
from netdesk.ui.words.coverage_words import gap_sentences, told

_SIZE: Final = QSize(980, 640)
_NAME: Final = Column(220, stretch=3, least=140)
_KNOWN: Final = Column(100, least=88)
_CIRCLE: Final = 84

Read = tuple[list[OrganizationRow], list[Circle]]


class CoverageDialog(DialogFrame):
    """Enter, or a double click, goes to the organization. Alt+L turns the table into a list and back."""

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("How far your circles reach"),
            tr("Show organization"),
            parent,
            sentence=tr(
                "Whom you know where, by the circle they come from. Wanted organizations stand first."
            ),
            size=_SIZE,
            scrolls=False,
            cancel=tr("Close"),
        )
        self._navigator = navigator
        self._read: Read = ([], [])
        self.choice = FilterChips(
            [FilterChoice("all", tr("All")), FilterChoice("wanted", tr("Wanted"))], exclusive=True
        )
        self.choice.setAccessibleName(tr("Show"))
        self.as_list = Button(tr("Show as &list"), "quiet", "text-align-start")
        self.as_list.setCheckable(True)
        self.model = CoverageModel(Coverage((), ()), self)
        self.table = RowTable(row_height=grid.CONTACT_ROW_SMALL)
        self.text = TextEdit()
        self.gaps = Paragraph("", "second")
        self.nothing = text_label("", "quiet", wrap=True)
        self._lay_out()
        self.choice.chosen.connect(self._show)
        self.as_list.toggled.connect(self._show)
        self.table.opened.connect(self._go)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self._show()
        jobs.read(_read, self._take)

    @classmethod
    def show_for(cls, jobs: Jobs, navigator: Navigator, parent: QWidget | None) -> CoverageDialog:
        """Open it."""
        dialog = cls(jobs, navigator, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        """Go to the organization that is chosen."""
        if self.table.currentIndex().isValid():
            self._go(self.table.currentIndex())

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(tr("Circles and organizations"))
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.horizontalHeader().setSectionsClickable(False)
        self._names = NameDelegate(self.table, avatar_size=grid.AVATAR_SMALL)
        self._cells = ChipDelegate(self.table, name_left=self._names.name_left)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Circles and organizations as a list"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        for page in (self.table, self.text, self.nothing):
            self._pages.addWidget(page)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.as_list)
        self.body.addLayout(row)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.gaps)

    def _take(self, found: Read) -> None:
        if isValid(self):
            self._read = found
            if any(row.wanted for row in found[0]):
                self.choice.set_current("wanted")
            self._show()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *_: object) -> None:
        rows, circles = self._read
        wanted = self.choice.current() == "wanted"
        found = coverage(rows, circles, wanted_only=wanted)
        self.model.show(found)
        self._fit_columns(len(found.circles))
        sentences = gap_sentences(found)
        self.gaps.setText("\n".join(sentences))
        self.gaps.setVisible(bool(sentences) and not self.as_list.isChecked())
        self.as_list.setText(tr("Show as tab&le") if self.as_list.isChecked() else tr("Show as &list"))
        lines = [told(each, found.circles) for each in found.reaches]
        if found.left_out:
            more = counted(found.left_out, "{n} more organization", "{n} more organizations")
            lines.append(tr("And {more}.", more=more))
        self.text.setPlainText("\n".join((*sentences, "", *lines) if sentences else lines))
        self.nothing.setText(
            tr("Nothing is wanted yet: mark organizations where you would like to know somebody.")
            if wanted
            else tr("No organizations yet: people’s organizations appear here by themselves.")
        )
        empty = not found.reaches
        self._pages.setCurrentIndex(2 if empty else 1 if self.as_list.isChecked() else 0)
        self.as_list.setEnabled(not empty)
        if not empty and not self.as_list.isChecked():
            self.table.selectRow(0)
        self._allow()

    def _fit_columns(self, circles: int) -> None:
        self.table.setItemDelegateForColumn(0, self._names)
        for at in range(1, circles + 2):
            self.table.setItemDelegateForColumn(at, self._cells)
        columns = [Column(_CIRCLE, gives_way=at + 1, least=56) for at in range(circles)]
        self.table.set_columns((_NAME, _KNOWN, *columns), tight=True)

    def _allow(self, *_: object) -> None:
        shown = self._pages.currentWidget() is self.table
        self.verb_button.setEnabled(shown and self.table.currentIndex().isValid())

    def _go(self, index: QModelIndex) -> None:
        reach = self.model.reach(index.row())
        if reach is not None:
            super().accept()
            self._navigator.row_wanted.emit("organizations", reach.id)


def _read(reader: Reader, _progress: Progress) -> Read:
    with reader.at_one_moment():
        return organization_list.listed(reader), contacts.circles(reader)
