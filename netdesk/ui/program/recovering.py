"""Opening a desk that may turn out to be damaged, or gone: then its backups are offered."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netdesk.domain.errors import Trouble
from netdesk.services import restoring
from netdesk.services.desks import Shelf
from netdesk.ui.user_settings import backup_folder

if TYPE_CHECKING:
    from netdesk.ui.shell import Door


class Left(Trouble):
    """The user was told why the desk cannot be opened, and left it so."""


def shelf_of(door: Door, path: Path) -> Shelf:
    """Where the backups of a desk stand."""
    return Shelf(Path(os.path.realpath(path)), backup_folder() or door.own().with_name("backups"))


def enter(
    door: Door,
    path: Path,
    into: Callable[[Path, bool], None],
    parent: QWidget | None = None,
    *,
    may_make: bool = False,
) -> str:
    """Have `into` open the desk at `path` (True: make it when missing); when that cannot be, offer its
    backups, and another desk. Returns what to say then ("" for nothing).

    Raises Left when the user left, and another Trouble when backups cannot help: the desk is in use, newer,
    or another program's file.
    """
    said, is_agreed = "", False
    while True:
        shelf = shelf_of(door, path)
        try:
            if may_make and not is_agreed:
                restoring.require_there(shelf)
            into(path, may_make)
        except Trouble as trouble:
            if not restoring.can_recover(trouble, shelf):
                raise
            from netdesk.ui.dialogs.recovery import RecoveryDialog

            way = RecoveryDialog.ask(trouble, shelf, door.hold, parent)
            if way is None:
                raise Left(str(trouble)) from trouble
            path, may_make, said = way.desk, way.may_make, way.said
            is_agreed = way.may_make
        else:
            return said
