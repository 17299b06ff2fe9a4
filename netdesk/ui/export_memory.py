"""The last export of this user: its format, its options and its folder, proposed at the next one."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from netdesk.services.exports import ExportChoice, ExportFormat
from netdesk.ui import user_settings
from netdesk.ui.folders import documents

_FIRST: Final = ExportChoice(ExportFormat.VCARD)
# What is private stays out anew each time: nobody should send it along because they did so once.
_NEVER_KEPT: Final = frozenset(("notes", "attendees"))


def last_choice() -> ExportChoice:
    """What was chosen last; vCard at first."""
    told: object = None
    with suppress(ValueError):
        told = json.loads(user_settings.last_export()[0] or "null")
    if not isinstance(told, dict):
        return _FIRST
    kind = next((each for each in ExportFormat if each.value == told.get("format")), _FIRST.format)
    version = told.get("version") if told.get("version") in ("3.0", "4.0") else _FIRST.version
    switches = {
        each.name: told[each.name]
        for each in fields(ExportChoice)
        if each.name not in _NEVER_KEPT and isinstance(told.get(each.name), bool)
    }
    return ExportChoice(kind, str(version), **switches)


def last_folder() -> Path:
    """Where the last file went, if that folder is still there."""
    folder = Path(user_settings.last_export()[1] or documents())
    return folder if folder.is_dir() else Path(documents())


def keep_choice(choice: ExportChoice, folder: Path) -> None:
    """Remember both."""
    told = {key: told for key, told in asdict(choice).items() if key not in _NEVER_KEPT}
    user_settings.save_last_export(json.dumps({**told, "format": choice.format.value}), str(folder))


def show_in_folder(path: Path) -> None:
    """Show the folder of a file as the system does."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
