"""The named roles by which models hand rows to the delegates. Delegates paint these and ask for nothing
else.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from PySide6.QtCore import Qt

from netdesk.domain.value import value


class Role(IntEnum):
    """Item data roles, with the type of what each holds."""

    ID = Qt.ItemDataRole.UserRole + 1
    """int: the row's id in the desk."""
    TITLE = Qt.ItemDataRole.UserRole + 2
    """str: the first, strong line. Without it DisplayRole is taken."""
    SUBTITLE = Qt.ItemDataRole.UserRole + 3
    """str: the second line."""
    AVATAR_KEY = Qt.ItemDataRole.UserRole + 4
    """str: the stable id whose hash gives the hue (a contact's uid)."""
    INITIALS = Qt.ItemDataRole.UserRole + 5
    """str: letters of the avatar; without it they are made from the title."""
    PHOTO = Qt.ItemDataRole.UserRole + 6
    """QImage or QPixmap shown in place of the initials, or None."""
    CHIP = Qt.ItemDataRole.UserRole + 7
    """ChipValue: what a chip column shows, or None."""
    TONE = Qt.ItemDataRole.UserRole + 8
    """Tone or str: colour of the cell's text."""
    ICON = Qt.ItemDataRole.UserRole + 9
    """str: name of a line icon before the text."""
    FIGURES = Qt.ItemDataRole.UserRole + 10
    """bool: dates and numbers, set in tabular figures."""
    COUNT = Qt.ItemDataRole.UserRole + 11
    """str: a figure at the right end."""
    BADGE = Qt.ItemDataRole.UserRole + 12
    """str: a figure in an accent pill at the right end."""
    KEY = Qt.ItemDataRole.UserRole + 13
    """str: what a section or choice is called in code."""
    MARK = Qt.ItemDataRole.UserRole + 14
    """str: name of a line icon at the right end, in the colour of TONE."""

    STAR = Qt.ItemDataRole.UserRole + 15
    """bool: a star after the name."""


class Tone(StrEnum):
    """How a text or chip is coloured; the words always say it too."""

    NORMAL = "text"
    SECOND = "text2"
    QUIET = "text3"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    NEUTRAL = "neutral"


@value
class ChipValue:
    """A chip: its words and either a tone or, for a circle, the hue (0 to 7) of its dot."""

    text: str
    tone: Tone = Tone.NEUTRAL
    hue: int | None = None
