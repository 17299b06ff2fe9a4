"""Backups, the way back, and the preferences."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.errors import DeskDamaged
from netdesk.ui.dialogs.backups import BackupsDialog
from netdesk.ui.dialogs.preferences import PreferencesDialog
from netdesk.ui.dialogs.recovery import RecoveryDialog
from netdesk.ui.dialogs.restore import RestoreDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Safekeeping and preferences"


def _backups(stage: Stage) -> None:
    stage.choose("backups")
    dialog = stage.over(BackupsDialog)
    stage.until(lambda: dialog.model.is_checked(1), "the backups to be checked")


def _restore(stage: Stage) -> None:
    _backups(stage)
    stage.over(BackupsDialog).accept()
    stage.over(RestoreDialog)


def _recovery(stage: Stage) -> None:
    trouble = DeskDamaged(f"{stage.path.name} is damaged: it was cut short. Nothing in it was changed.")
    dialog = RecoveryDialog(trouble, stage.shelf, lambda _path: nullcontext(), stage.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    stage.until(dialog.verb_button.isEnabled, "a good backup")


def _prefer(page: int, stage: Stage) -> None:
    stage.choose("preferences")
    stage.over(PreferencesDialog).tabs.setCurrentIndex(page)


SCREENS: Final = (
    Screen("backups", _GROUP, "All backups, each checked, with what they hold", _backups),
    Screen("restore", _GROUP, "What restoring a backup would change", _restore),
    Screen("recovery", _GROUP, "A desk that cannot be opened, and its good backups", _recovery),
    Screen("preferences-you", _GROUP, "What the sheets say about you, and the paper", partial(_prefer, 0)),
    Screen("preferences-appearance", _GROUP, "Theme and text size", partial(_prefer, 1)),
    Screen("preferences-backups", _GROUP, "Where backups stand and how many are kept", partial(_prefer, 2)),
)
