"""How to get one's own lists out of LinkedIn, Google, Facebook and others, and a place to drop them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.widening import Widening
from netdesk.services.export_guides import ExportGuide, export_guides
from netdesk.ui import grid
from netdesk.ui.links import web_link
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import FilterChips, FilterChoice
from netdesk.ui.widgets.drop_zone import DropZone
from netdesk.ui.widgets.labels import Paragraph, plain_tooltip, text_label
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.plan_parts import TwoColumns

_NUMBER = 24


class ExportsPage(DraftPage[Widening]):
    """Nothing of the draft is here: what is dropped comes onto the desk by an import of its own."""

    def __init__(self, choose_files: Callable[[], object]) -> None:
        super().__init__()
        self._imported = 0
        self.sources = FilterChips([FilterChoice(each.key, tr(each.title)) for each in export_guides()])
        self.sources.setAccessibleName(tr("Where your list is"))
        self.sentence = Paragraph("", "second")
        self.note = Paragraph("", "caption")
        self.page_button = Button(tr("Open the page in the &browser"), "secondary", "external-link")
        self.zone = DropZone()
        self._steps = QVBoxLayout()
        self._lay_out()
        self.sources.chosen.connect(self._show)
        self.page_button.clicked.connect(self._open_page)
        self.zone.choose_clicked.connect(choose_files)
        self._show(export_guides()[0].key)

    @property
    def guide(self) -> ExportGuide:
        """The one that is shown."""
        key = self.sources.current()
        return next((each for each in export_guides() if each.key == key), export_guides()[0])

    @property
    def is_filled(self) -> bool:
        """With a file brought in while the wizard was open."""
        return self._imported > 0

    def show_value(self, value: Widening) -> None:
        """Nothing of it is here."""

    def applied_to(self, value: Widening) -> Widening:
        """As it is."""
        return value

    def focus_first(self) -> None:
        """The sources."""
        self.sources.focus_first()

    def say_imported(self, words: str) -> None:
        """What came of a file."""
        self._imported += 1
        self.zone.say(words)
        self.changed.emit()

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(grid.SPACE_32, grid.SPACE_4, grid.SPACE_32, grid.SPACE_8)
        top.addWidget(self.sources)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(TwoColumns(self._left(), self._right(), shares=(3, 2)), 1)

    def _left(self) -> QWidget:
        holder = QWidget()
        left = QVBoxLayout(holder)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(grid.SPACE_12)
        left.addWidget(self.sentence)
        self._steps.setSpacing(grid.SPACE_8)
        left.addLayout(self._steps)
        left.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.note)
        left.addStretch(1)
        return holder

    def _right(self) -> QWidget:
        holder = QWidget()
        right = QVBoxLayout(holder)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.zone)
        right.addStretch(1)
        return holder

    # What happens

    def _show(self, _key: str) -> None:
        guide = self.guide
        self.sentence.setText(tr(guide.sentence))
        self.note.setText(tr(guide.note))
        while (item := self._steps.takeAt(0)) is not None:
            step = item.widget()
            if step is not None:
                step.hide()
                step.deleteLater()
        for number, words in enumerate(guide.steps, 1):
            self._steps.addWidget(_step(number, tr(words)))
        self.page_button.setVisible(bool(guide.page))
        self.page_button.setToolTip(plain_tooltip(guide.page))
        self.zone.show_takes(tr(guide.takes))
        self.zone.say("")
        for part in (self.sentence, self.note):
            part.updateGeometry()

    def _open_page(self) -> None:
        link = web_link(self.guide.page)
        if link is not None:
            QDesktopServices.openUrl(QUrl(link.url, QUrl.ParsingMode.StrictMode))


def _step(number: int, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    figure = text_label(f"{number}", "section")
    figure.setFixedWidth(_NUMBER)
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
    told = Paragraph(words, "body")
    told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row.addWidget(told, 1)
    holder.setAccessibleName(f"{number}. {words}")
    return holder
