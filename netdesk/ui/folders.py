"""Where the file dialogs begin, and what files are called."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

_Place = QStandardPaths.StandardLocation
_MACHINES: Final = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10)))
)


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
    name = "-".join(plain.split())[:60].strip("-") or "contact"
    # Windows takes these for machines, whatever the ending: somebody may be called Con.
    return f"{name}-contact" if name.upper() in _MACHINES else name


def _existing(place: QStandardPaths.StandardLocation) -> str:
    # A dialog sent to a folder that is not there offers the folder's name as the name of the file.
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and Path(folder).is_dir() else str(Path.home())
