"""Where the file dialogs begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Place = QStandardPaths.StandardLocation


def downloads() -> str:
    """Where downloaded files are."""
    return _existing(_Place.DownloadLocation)


def documents() -> str:
    """Where the user keeps papers."""
    return _existing(_Place.DocumentsLocation)


def _existing(place: QStandardPaths.StandardLocation) -> str:
    # A dialog sent to a folder that is not there offers the folder's name as the name of the file.
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and Path(folder).is_dir() else str(Path.home())
