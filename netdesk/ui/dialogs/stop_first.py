"""What runs has to be stopped before the window can close: whether that is meant."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label


class StopFirstDialog(DialogFrame):
    """Accepted: stop it, and close. Enter keeps it going."""

    def __init__(self, running: str, parent: QWidget) -> None:
        super().__init__(
            tr("Stop and close netdesk?"),
            tr("Stop and close"),
            parent,
            size=QSize(480, 400),
            hugs=True,
            cancel=tr("Keep going"),
        )
        words = tr(
            "“{running}” is not done yet. If netdesk closes now, nothing of it is kept: your desk stays as "
            "it was before.",
            running=running,
        )
        self.words = text_label(words, wrap=True)
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
