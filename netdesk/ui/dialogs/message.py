"""A sentence that must be read, with one button."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label


class MessageDialog(DialogFrame):
    """A heading and what happened, in plain text."""

    def __init__(self, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, tr("Close"), parent, size=QSize(480, 400), hugs=True, cancel="")
        self.sentence = text_label(sentence, wrap=True)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)

    @classmethod
    def tell(cls, heading: str, sentence: str, parent: QWidget | None) -> MessageDialog:
        """Show it over a window; returns at once."""
        dialog = cls(heading, sentence, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
