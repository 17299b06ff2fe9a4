"""What the program remembers from one start to the next: which desks were open, and where the window was.

One small file of its owner's alone, in the system's folder for settings. Of a desk it holds the path and
nothing else; what belongs to a desk is kept on the desk.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

MOST_RECENT: Final = 10
_RECENT: Final = "desks/recent"
_LAST: Final = "desks/last"
_GEOMETRY: Final = "window/geometry"
_IN_BYTES: Final = "bytes:"


class Memory:
    """Kept in `file`, by default netdesk.ini. Where that cannot be written, all is forgotten at the end."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or _usual_file()
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Made before Qt makes it, which would let everybody read it.
            os.close(os.open(self._file, os.O_CREAT | os.O_WRONLY, 0o600))
            self._file.chmod(0o600)
        self._kept = QSettings(str(self._file), QSettings.Format.IniFormat)

    def recent(self) -> list[Path]:
        """The desks that were open, the latest first; some may be gone."""
        return [_path(each) for each in self._texts(_RECENT)][:MOST_RECENT]

    def opened(self, desk: Path) -> None:
        """A desk was opened."""
        before = self.recent()
        # The same one as last time, as on most days: the window need not wait for the disk.
        if before[:1] == [desk]:
            return
        others = [each for each in before if each != desk]
        self._keep(_RECENT, [_text(each) for each in (desk, *others)][:MOST_RECENT])

    def forget(self, desk: Path) -> None:
        """Take a desk out of the list."""
        self._keep(_RECENT, [_text(each) for each in self.recent() if each != desk])

    def clear_recent(self) -> None:
        """Empty the list; the desks stay where they are."""
        self._keep(_RECENT, [])

    @property
    def last(self) -> Path | None:
        """The desk that the user chose last in the program; None: never another than their own."""
        kept = self._kept.value(_LAST, "")
        return _path(kept) if isinstance(kept, str) and kept else None

    def chose(self, desk: Path) -> None:
        """The user chose a desk: it opens at the next start."""
        self._keep(_LAST, _text(desk))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty at first."""
        kept = self._kept.value(_GEOMETRY)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Where the window is."""
        self._keep(_GEOMETRY, geometry)

    def _texts(self, key: str) -> list[str]:
        kept = self._kept.value(key, [])
        # A list of one comes back from the file as a text.
        found = [kept] if isinstance(kept, str) else kept
        return [each for each in found if isinstance(each, str) and each] if isinstance(found, list) else []

    def _keep(self, key: str, value: object) -> None:
        self._kept.setValue(key, value)
        self._kept.sync()
        with suppress(OSError):
            self._file.chmod(0o600)


def _text(path: Path) -> str:
    """A path for the file of settings, which holds text: bytes that are no letters are counted out."""
    said = str(path)
    try:
        said.encode("utf-8")
    except UnicodeEncodeError:
        return _IN_BYTES + os.fsencode(path).hex()
    return said


def _path(text: str) -> Path:
    if text.startswith(_IN_BYTES):
        with suppress(ValueError):
            return Path(os.fsdecode(bytes.fromhex(text[len(_IN_BYTES) :])))
    return Path(text)


def _usual_file() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "netdesk.ini"
