"""What netdesk remembers for the user of this computer, whichever desk is open: a small file of settings.

A desk has settings of its own; here is what must be known before one can be opened, or what belongs to
the eyes that look and not to the desk.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths

from netdesk.domain.me import Me
from netdesk.services.me import from_text, to_text

SMALLEST_TEXT: Final = 80
LARGEST_TEXT: Final = 200
USUAL_TEXT: Final = 100

_SCHEME: Final = "look/scheme"
_BACKUPS: Final = "backups/folder"
_TEXT: Final = "look/text-percent"
_ME: Final = "me/said"
_PRINTER: Final = "print/printer"
_EXPORT: Final = "export/choice"
_EXPORT_FOLDER: Final = "export/folder"


def backup_folder() -> Path | None:
    """Where the user wants backups to stand; None for the usual place."""
    kept = Path(str(_settings().value(_BACKUPS, "")))
    # One that depends on where netdesk was started would be another one each time.
    return kept if kept.is_absolute() else None


def save_backup_folder(folder: Path | None) -> None:
    """Remember where backups should stand."""
    _keep(_BACKUPS, str(folder) if folder else "")


def text_percent() -> int:
    """How large the user wants the text, in percent of the system's."""
    kept = str(_settings().value(_TEXT, USUAL_TEXT))
    wanted = int(kept) if kept.isdecimal() else USUAL_TEXT
    return max(SMALLEST_TEXT, min(LARGEST_TEXT, wanted))


def save_text_percent(percent: int) -> None:
    """Remember how large the text should be."""
    _keep(_TEXT, str(percent))


def scheme() -> str:
    """The appearance the user wants ("light", "dark", "system"); "" when they never said."""
    return str(_settings().value(_SCHEME, ""))


def save_scheme(value: str) -> None:
    """Remember the appearance the user wants."""
    _keep(_SCHEME, str(value))


def me() -> Me | None:
    """How the user described themselves on the desk where they did so last; None before they did."""
    kept = str(_settings().value(_ME, ""))
    # Whoever edits the file by hand is asked again, nothing worse.
    with suppress(ValueError, TypeError, KeyError):
        return from_text(kept)
    return None


def save_me(me: Me) -> None:
    """Remember how the user describes themselves."""
    _keep(_ME, to_text(me))


def printer() -> str:
    """The printer that was printed on last; "" before the first time."""
    return str(_settings().value(_PRINTER, ""))


def save_printer(name: str) -> None:
    """Remember a printer."""
    _keep(_PRINTER, name)


def forget_me() -> None:
    """Let the next new desk ask again who its user is."""
    _settings().remove(_ME)


def last_export() -> tuple[str, str]:
    """What was chosen at the last export, as JSON, and its folder; "" before the first."""
    kept = _settings()
    return str(kept.value(_EXPORT, "")), str(kept.value(_EXPORT_FOLDER, ""))


def save_last_export(choice: str, folder: str) -> None:
    """Remember how the user exports."""
    _keep(_EXPORT, choice)
    _keep(_EXPORT_FOLDER, folder)


def _file() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "netdesk.ini"


def forget() -> None:
    """Be as before the first start: what one test or picture preferred is no other's business."""
    _settings().clear()


def _settings() -> QSettings:
    return QSettings(str(_file()), QSettings.Format.IniFormat)


def _keep(key: str, value: str) -> None:
    file = _file()
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = _settings()
    settings.setValue(key, value)
    settings.sync()
    with suppress(OSError):
        file.chmod(0o600)
