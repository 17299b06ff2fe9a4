"""Bringing the desk back from a backup, in the window's two steps or in one."""

from __future__ import annotations

import os
from pathlib import Path

from netdesk.domain.errors import DeskDamaged, DeskGone, NotADesk, Trouble
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress
from netdesk.store import gate
from netdesk.store import restoring as kept
from netdesk.store.backup import Shelf
from netdesk.store.restoring import Restoration, Restored

__all__ = ["Restoration", "Restored", "can_recover", "finish", "prepare", "require_there", "restore"]


def prepare(source: Path, shelf: Shelf, progress: Progress | None = None) -> Restoration:
    """Check a backup and build the desk that is to be, while the present one may be open. Raises Cancelled
    or a DeskTrouble; then nothing has changed."""
    restoration = Restoration(source, shelf)
    restoration.prepare(progress)
    return restoration


def finish(restoration: Restoration) -> Restored:
    """Put it in place of the desk, which is closed and locked now and is backed up first."""
    return restoration.finish(utc_now().astimezone())


def restore(source: Path, shelf: Shelf, progress: Progress | None = None) -> Restored:
    """Both steps, for a desk that is closed and locked."""
    return kept.restore(shelf, source, utc_now().astimezone(), progress)


def can_recover(trouble: Trouble, shelf: Shelf) -> bool:
    """Whether backups may stand in for a desk that could not be opened: it is damaged, or nothing in it
    shows any more that it was one. What is newer, in use or another program's is not touched."""
    if isinstance(trouble, DeskDamaged | DeskGone):
        return True
    return isinstance(trouble, NotADesk) and bool(shelf.backups()) and not gate.is_other_programs(shelf.desk)


def require_there(shelf: Shelf) -> None:
    """Before a desk is made because there is none: raises DeskGone when it has backups."""
    if not os.path.lexists(shelf.desk) and shelf.newest() is not None:
        raise DeskGone(
            f"{shelf.desk.name} is not in {shelf.desk.parent} any more: it was moved, renamed or deleted "
            "outside netdesk. There are backups of it."
        )
