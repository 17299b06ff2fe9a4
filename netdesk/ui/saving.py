"""A file written whole or not at all, and what to say when it cannot be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from netdesk.domain.errors import Trouble
from netdesk.services.desk_files import is_desk
from netdesk.ui.tr import tr


def save_whole(path: Path, data: bytes) -> None:
    """Write a file; when that fails, one of that name stays as it was. For any thread. Raises Trouble."""
    if is_desk(path):
        raise Trouble(tr("{name} is a desk. Choose another name for the file.", name=path.name))
    file = QSaveFile(str(path))
    file.setDirectWriteFallback(False)
    if (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(data) == len(data)
        and file.flush()
        and file.commit()
    ):
        return
    file.cancelWriting()
    raise Trouble(_why(path, len(data)))


def _why(path: Path, size: int) -> str:
    # QSaveFile itself says "Unknown error" where the disk is full.
    folder = path.absolute().parent
    if not folder.is_dir():
        return tr(
            "{name} was not saved: there is no folder {folder} any more. Choose another one.",
            name=path.name,
            folder=folder,
        )
    if path.is_dir():
        return tr("{name} was not saved: a folder has that name. Choose another name.", name=path.name)
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return tr(
            "{name} was not saved: nothing can be written there. Choose another folder.", name=path.name
        )
    if shutil.disk_usage(folder).free < size:
        return tr("The disk is full, so {name} was not saved. Free some space and try again.", name=path.name)
    return tr(
        "{name} was not saved: the system did not let it be written. Choose another folder or name.",
        name=path.name,
    )
