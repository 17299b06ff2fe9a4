"""A folder for one sample desk: made when it is opened, gone when it is closed, also after a crash."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QStandardPaths

from netdesk.domain.errors import DeskReadOnly
from netdesk.ui.arrivals import DESK_SUFFIX
from netdesk.ui.tr import marked, tr

_NAME: Final = marked("Sample desk")
_LOCK: Final = "in-use.lock"


class SampleFolder:
    """A folder of its owner's alone with a new sample desk in it. Raises Trouble when that cannot be made."""

    def __init__(self, root: Path | None = None) -> None:
        from netdesk.services import sample_desk

        root = root or samples_root()
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix="sample-", dir=root))
        except OSError as error:
            raise DeskReadOnly(
                tr(
                    "No sample desk can be made in {root}: {why}. Make room there and try again.",
                    root=root,
                    why=error.strerror,
                )
            ) from error
        self._lock = _lock(self._folder)
        self._lock.tryLock(0)
        self.desk = self._folder / f"{tr(_NAME)}{DESK_SUFFIX}"
        try:
            sample_desk.make_sample_desk(self.desk)
        except BaseException:
            self.throw_away()
            raise

    def throw_away(self) -> None:
        """Remove the folder with all that is in it; its desk is closed before."""
        self._lock.unlock()
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):
            self._folder.parent.rmdir()


def clear_left(root: Path | None = None) -> None:
    """Remove the sample desks of programs that no longer run."""
    with suppress(OSError):
        for folder in (root or samples_root()).glob("sample-*"):
            lock = _lock(folder)
            if not folder.is_symlink() and lock.tryLock(0):
                lock.unlock()
                shutil.rmtree(folder, ignore_errors=True)


def samples_root() -> Path:
    """Where sample desks are: among what can be thrown away."""
    place = QStandardPaths.StandardLocation.CacheLocation
    return Path(QStandardPaths.writableLocation(place)) / "samples"


def _lock(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)
    return lock
