"""Where the file dialogs begin, and what files are called."""

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


def pictures() -> str:
    """Where the user keeps pictures."""
    return _existing(_Place.PicturesLocation)


def file_name(text: str) -> str:
    """A name for a file from the name of a person: no character that any system would refuse."""
    plain = "".join(char if char.isalnum() or char in " -_" else " " for char in text)
    return "-".join(plain.split())[:60].strip("-") or "contact"


def _existing(place: QStandardPaths.StandardLocation) -> str:
    # A dialog sent to a folder that is not there offers the folder's name as the name of the file.
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and Path(folder).is_dir() else str(Path.home())
