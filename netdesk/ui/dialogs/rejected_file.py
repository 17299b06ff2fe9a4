"""Where the records go that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from netdesk.services.dry_runs import FileReading, suffix_of_rejected
from netdesk.ui.folders import documents
from netdesk.ui.tr import tr


def ask_where(parent: QWidget, files: Sequence[FileReading]) -> Path | None:
    """Ask for a file for rejected records; offered as one of the kind that the first of them came from."""
    dialog = QFileDialog(parent, tr("Save rejected"), documents())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(f"rejected{suffix_of_rejected(files)}")
    chosen = dialog.selectedFiles() if dialog.exec() == QDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
