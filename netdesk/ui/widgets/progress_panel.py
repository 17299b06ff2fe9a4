"""Progress in place: what is being done, how far it is, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, text_label


class ProgressPanel(QWidget):
    """`cancelled` when the user asks to stop; the button then waits, disabled, until the work has heard
    it.
    """

    cancelled = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None, *, stop: str = "") -> None:
        super().__init__(parent)
        self._title = text_label(title, "heading", wrap=True)
        self._what = ElidedLabel("", "second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setMinimumWidth(320)
        self.button = Button(stop or tr("Stop"), "secondary")
        self.button.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_32, grid.SPACE_32, grid.SPACE_32, grid.SPACE_32)
        column.setSpacing(grid.SPACE_12)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.addWidget(self._what)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.button)

    def set_title(self, title: str) -> None:
        """What is being done."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)

    def set_progress(self, done: int, total: int, what: str = "") -> None:
        """How far it is; `total` 0 means that nobody knows. `what` is a line such as "1,200 of 5,000
        people".
        """
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._what.setText(what)

    def reset(self) -> None:
        """Before another run."""
        self.button.setEnabled(True)
        self.set_progress(0, 0)

    def _stop(self) -> None:
        self.button.setEnabled(False)
        self._what.setText(tr("Stopping…"))
        self.cancelled.emit()


def centred(panel: QWidget) -> QWidget:
    """A page with a panel in its middle."""
    page = QWidget()
    row = QHBoxLayout(page)
    row.addStretch(1)
    row.addWidget(panel, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return page
