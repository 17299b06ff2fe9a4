"""The frame of every dialog: title as heading, body that scrolls when it must, foot in the platform's
button order.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.centring import centre_on_window
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.quitting import quit_by_key

_BARE_FOOT: Final = 2
"""What is in a foot without extras: what parts them from the buttons, and these."""


class DialogFrame(QDialog):
    """Give it a verb ("Add contact"); put widgets into `body` (a QVBoxLayout). Ctrl+Enter takes the verb, Esc
    rejects. `accept` is called by the verb: override it to check first.

    `foot` is the row at the left of the buttons, for quiet extras. `scrolls` puts the body in a scroll area.
    One that `hugs` is no higher than what it says.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        sentence: str = "",
        size: QSize | None = None,
        scrolls: bool = True,
        hugs: bool = False,
        cancel: str | None = None,
        margins: int = grid.SPACE_32,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._wanted, self._hugs = size, hugs
        self._margins = margins
        self.title_label = text_label(title, "title", wrap=True)
        self.sentence_label = text_label(sentence, "second", wrap=True)
        if not sentence:
            # Never setVisible(True) before it has a place: it would come up as a window of its own.
            self.sentence_label.hide()
        self.body_widget = QWidget()
        self.body = QVBoxLayout(self.body_widget)
        self.body.setContentsMargins(margins, grid.SPACE_16, margins, grid.SPACE_24)
        self.body.setSpacing(grid.SPACE_12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(margins, grid.SPACE_24, margins, 0)
        self.head.setSpacing(grid.SPACE_4)
        self.head.addWidget(self.title_label)
        self.head.addWidget(self.sentence_label)
        column.addLayout(self.head)
        column.addWidget(scrolling(self.body_widget) if scrolls else self.body_widget, 1)
        column.addWidget(hairline())
        column.addWidget(self._make_foot(verb, tr("Cancel") if cancel is None else cancel))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._take_verb)
        quit_by_key(self)

    def set_verb(self, verb: str, enabled: bool = True) -> None:
        """What the button says ("Add 371, update 22") and whether it can be used now."""
        self.verb_button.setText(verb)
        self.verb_button.setEnabled(enabled)

    def set_title(self, title: str, sentence: str = "") -> None:
        """Another heading."""
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.sentence_label.setText(sentence)
        self.sentence_label.setVisible(bool(sentence))

    def add_foot(self, widget: QWidget) -> None:
        """A quiet extra at the left of the foot; the first words of all stand under the heading's."""
        first = self.foot.count() == _BARE_FOOT
        if first and isinstance(widget, QLabel):
            # A quiet button's words have that much room around them.
            widget.setContentsMargins(grid.SPACE_8, 0, 0, 0)
        self.foot.insertWidget(self.foot.count() - 2, widget)

    def setVisible(self, visible: bool) -> None:
        """Never larger than the window it belongs to, less 24, and in its middle."""
        if visible and not self.isVisible():
            self.resize(self.fitting_size())
            centre_on_window(self)
        super().setVisible(visible)

    def fitting_size(self) -> QSize:
        """The wanted size, larger with a larger font and for what is inside; or what the parent's window
        leaves."""
        wanted = self._wanted * max(1.0, current().scale) if self._wanted else self.sizeHint()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wanted.setWidth(max(wanted.width(), self.body_widget.minimumSizeHint().width() + bar))
        wanted = wanted.boundedTo(self._room())
        if self._hugs:
            wanted.setHeight(min(wanted.height(), self._needed_height(wanted.width())))
        return wanted

    def _room(self) -> QSize:
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else self.screen().availableSize()
        return room - QSize(grid.SPACE_24, grid.SPACE_24)

    def hug(self) -> None:
        """Grow or shrink to what one that hugs says now, its heading where it was."""
        if self.isVisible() and self._hugs:
            self.resize(self.width(), min(self._needed_height(self.width()), self._room().height()))

    def _needed_height(self, width: int) -> int:
        for widget in self.findChildren(QWidget):
            # Roles of the style sheet make words larger.
            widget.ensurePolished()
        for layout in self.body_widget.findChildren(QLayout):
            # What was hidden or said just now, or made larger above, is not reckoned with before.
            layout.invalidate()
            layout.activate()
        foot = self.foot.parentWidget()
        assert foot is not None
        return sum(_height(each, width) for each in (self.head, self.body)) + 1 + foot.sizeHint().height()

    def _make_foot(self, verb: str, cancel: str) -> QWidget:
        self.verb_button = Button(verb, "primary")
        self.verb_button.setDefault(True)
        self.cancel_button = Button(cancel, "secondary")
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.verb_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        row = self.buttons.layout()
        assert row is not None
        row.setSpacing(grid.SPACE_8)
        self.cancel_button.setVisible(bool(cancel))
        foot = QWidget()
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(
            self._margins - grid.SPACE_8, grid.SPACE_16, grid.SPACE_24, grid.SPACE_16
        )
        self.foot.setSpacing(grid.SPACE_8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.buttons)
        return foot

    def _take_verb(self) -> None:
        if self.verb_button.isEnabled():
            self.accept()


def _height(layout: QVBoxLayout, width: int) -> int:
    layout.invalidate()
    return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()


def scrolling(body: QWidget) -> QScrollArea:
    """A widget in a scroll area that shows no frame and scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
