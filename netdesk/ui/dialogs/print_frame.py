"""How the print dialog is laid out: the page at the left, the choices at the right, or below where narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.dialogs.me_form import PAPERS
from netdesk.ui.dialogs.print_offer import PrintOffer
from netdesk.ui.dialogs.print_where import PrintWhere
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.centring import centre_on_window
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import ElidedLabel, hairline, plain_tooltip, text_label
from netdesk.ui.widgets.page_preview import PagePreview
from netdesk.ui.widgets.quitting import quit_by_key

_SIZE: Final = QSize(1040, 704)
_CHOICES_WIDTH: Final = 428
_LEAST_PREVIEW: Final = 360
_LEFT: Final = 28


class PrintFrame(QDialog):
    """The widgets of the print dialog and their places; what they do is PrintDialog's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(tr("Print prep sheet"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._make_preview(), 1)
        self._side = self._make_side()
        self._row.addWidget(self._side, 1)
        quit_by_key(self)

    def say(self, text: str, tone: str = "") -> None:
        """Say below the choices how it went; `tone` is "ok" or "bad". "" says nothing any more."""
        self._said.setText(text)
        set_role(self._said, tone=tone)
        self._said.setVisible(bool(text))

    def remark(self, text: str) -> None:
        """Say below the choices what is to be known of the pages."""
        self._remarks.setText(text)
        self._remarks.setVisible(bool(text))

    def setVisible(self, visible: bool) -> None:
        """Never larger than the window it belongs to, less 24, and sized before it is placed."""
        if visible and not self.isVisible():
            host = self.parentWidget()
            room = host.window().size() if host is not None else self.screen().availableSize()
            self.resize(_SIZE.boundedTo(room - QSize(grid.SPACE_24, grid.SPACE_24)))
            centre_on_window(self)
        super().setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or the choices below the page where that is too narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._side.minimumSizeHint().width() + _LEAST_PREVIEW
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        self._side.setMaximumWidth(
            grid.ANY_WIDTH if narrow else max(_CHOICES_WIDTH, self._side.minimumSizeHint().width())
        )

    def _make_preview(self) -> QWidget:
        pane = QWidget()
        pane.setProperty("surface", "sunken")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = PagePreview()
        self.before = IconButton("chevron-left", tr("Page before"), "PgUp")
        self.after = IconButton("chevron-right", tr("Next page"), "PgDown")
        self.page_label = text_label("", "second")
        self.page_label.setMinimumWidth(104)
        self.page_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        turning = QHBoxLayout()
        turning.setSpacing(grid.SPACE_4)
        turning.addStretch(1)
        for widget in (self.before, self.page_label, self.after):
            turning.addWidget(widget)
        turning.addStretch(1)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, grid.SPACE_16)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addLayout(turning)
        return pane

    def _make_side(self) -> QWidget:
        side = QWidget()
        self.title = text_label(tr("Print prep sheet"), "title", wrap=True)
        self.subtitle = ElidedLabel("", "second")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, grid.SPACE_24, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(_LEFT, 0, grid.SPACE_24, 0)
        head.setSpacing(grid.SPACE_4)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        column.addWidget(scrolling(self._make_choices()), 1)
        column.addLayout(self._make_foot())
        return side

    def _make_choices(self) -> QWidget:
        body = QWidget()
        self.paper = ComboField()
        for paper, words in PAPERS.items():
            self.paper.addItem(tr(words), paper)
        form = FormGrid(label_width=96)
        self.where = PrintWhere(form)
        form.add_row(tr("P&aper"), self.paper)
        self.layouts = ComboField()
        self.layouts.addItem(tr("Whole sheet"), False)
        self.layouts.addItem(tr("Index card"), True)
        form.add_row(tr("Layo&ut"), self.layouts)
        self.form = form
        self.back = QCheckBox(tr("&Both sides: notes on the back"))
        self.larger = QCheckBox(tr("Lar&ger print"))
        self.card = QCheckBox(tr("Add the pitch’s &cue card"))
        self.offer = PrintOffer()
        self.leave_out = QCheckBox(tr("&Leave out private notes"))
        self.leave_out.setToolTip(plain_tooltip(tr("For a copy that somebody else may see")))
        self._remarks = text_label("", "caption", wrap=True)
        self._remarks.hide()
        self._said = text_label("", "", wrap=True)
        self._said.hide()
        column = QVBoxLayout(body)
        column.setContentsMargins(_LEFT, grid.SPACE_16, grid.SPACE_24, grid.SPACE_16)
        column.setSpacing(grid.SPACE_12)
        column.addWidget(form)
        column.addSpacing(grid.SPACE_4)
        column.addWidget(hairline())
        column.addSpacing(grid.SPACE_4)
        ticks = QVBoxLayout()
        ticks.setSpacing(grid.SPACE_4)
        for each in (self.back, self.larger, self.leave_out, self.card):
            ticks.addWidget(each)
        column.addLayout(ticks)
        column.addWidget(self.offer)
        column.addSpacing(grid.SPACE_4)
        column.addWidget(self._remarks)
        column.addWidget(self._said)
        column.addStretch(1)
        return body

    def _make_foot(self) -> QHBoxLayout:
        self.save_button = Button(tr("&Save PDF"), "secondary", "file-text")
        self.cancel_button = Button(tr("Cancel"), "secondary")
        self.print_button = Button(tr("Print"), "primary")
        self.print_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(_LEFT, grid.SPACE_12, 24, 20)
        foot.setSpacing(grid.SPACE_8)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.print_button)
        return foot
