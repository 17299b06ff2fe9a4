"""What netdesk is, which version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import QSize, qVersion
from PySide6.QtWidgets import QWidget

from netdesk import __version__
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.dialog_frame import DialogFrame
from netdesk.ui.widgets.labels import text_label

_WORDS = marked(
    "netdesk carries you through networking and informational interviews, from the people you know to "
    "the next conversation. All of it stays in one file on this computer; netdesk sends nothing anywhere."
)
_THANKS = marked(
    "It is free software under the MIT licence. It stands on Qt and PySide6 (LGPL), SQLite, Peewee, APSW, "
    "ReportLab, HarfBuzz and PDFium; its fonts are Noto and Gentium (OFL), its icons Lucide (ISC)."
)


class AboutDialog(DialogFrame):
    """Name, version, thanks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("netdesk", tr("Close"), parent, size=QSize(480, 440), hugs=True, cancel="")
        self.body.addWidget(
            text_label(tr("Version {version}  ·  Qt {qt}", version=__version__, qt=qVersion()), "second")
        )
        self.body.addWidget(text_label(tr(_WORDS), wrap=True))
        self.body.addWidget(text_label(tr(_THANKS), "second", wrap=True))
        self.body.addStretch(1)

    @classmethod
    def show_for(cls, parent: QWidget) -> AboutDialog:
        """Open it over a window; returns at once."""
        dialog = cls(parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
