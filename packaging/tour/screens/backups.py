"""Backups, and the ways back from them."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.errors import DeskDamaged
from netdesk.ui.dialogs.backups import BackupsDialog
from netdesk.ui.dialogs.recovery import RecoveryDialog
from netdesk.ui.dialogs.restore import RestoreDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Backups"


def _backups(stage: Stage) -> None:
    stage.choose("backups")
    dialog = stage.over(BackupsDialog)
    stage.until(dialog.verb_button.isEnabled, "the backups to be checked")


def _restore(stage: Stage) -> None:
    _backups(stage)
    stage.click(stage.over(BackupsDialog).verb_button)
    stage.over(RestoreDialog)


def _recovery(stage: Stage) -> None:
    trouble = DeskDamaged(f"{stage.path.name} is damaged: it was cut short. Nothing in it was changed.")
    dialog = RecoveryDialog(trouble, stage.shelf, lambda _path: nullcontext(), stage.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    stage.until(dialog.verb_button.isEnabled, "a good backup")


SCREENS: Final = (
    Screen("backups", _GROUP, "All backups of the desk, checked", _backups),
    Screen("restore", _GROUP, "What bringing a backup back would change", _restore),
    Screen("recovery", _GROUP, "A damaged desk, and its good backups", _recovery),
)
