"""What can go wrong in the user's world: each says what, where and what to do now."""

from __future__ import annotations


class Trouble(Exception):
    """A fault that the user is told about in one clear sentence: `str(trouble)` is that sentence."""


class Cancelled(Exception):
    """The user stopped a long job; nothing of it was kept."""


class UnreadableFile(Trouble):
    """A file cannot be read as what it claims to be, or at all."""


class DeskTrouble(Trouble):
    """Something about the desk file."""


class NotADesk(DeskTrouble):
    """The file is something else: another program's database, a text, nothing at all."""


class DeskTooNew(DeskTrouble):
    """A newer netdesk wrote the desk; it is not touched."""


class DeskInUse(DeskTrouble):
    """Another netdesk, or another program, holds the desk."""


class DeskReadOnly(DeskTrouble):
    """The desk can be read and not written."""


class NoDesk(DeskReadOnly):
    """There is no file, and none was to be made."""


class DiskFull(DeskTrouble):
    """There is no room to save; nothing was changed."""


class DeskDamaged(DeskTrouble):
    """The desk file is not whole."""


class DeskGone(DeskTrouble):
    """A desk that has backups is not where it was."""
