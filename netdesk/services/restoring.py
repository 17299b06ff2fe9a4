"""Bringing the desk back from a backup, in the window's two steps or in one."""

from __future__ import annotations

from pathlib import Path

from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress
from netdesk.store import restoring as kept
from netdesk.store.backup import Shelf
from netdesk.store.restoring import Restoration, Restored

__all__ = ["Restoration", "Restored", "finish", "prepare", "restore"]


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
