"""What files that may hold people are called: in a folder and in an archive these alone are looked into."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

PEOPLE: Final = frozenset(
    (".vcf", ".vcard", ".ldif", ".ldi", ".ics", ".ical", ".vcs", ".eml", ".emlx", ".mbox", ".mbx")
)
"""Files of people, meetings or emails, and of nothing else."""

WORKBOOKS: Final = frozenset((".xlsx", ".xls", ".ods"))
TABLES: Final = frozenset((".csv", ".tsv", ".tab"))
TEXTS: Final = frozenset((".txt", ".json"))
_ALL: Final = PEOPLE | WORKBOOKS | TABLES | TEXTS
_APPLE_MAILBOX: Final = "mbox"
"""What a mailbox is called in a folder of its own, as Apple Mail saves it."""


def ending(name: str) -> str:
    """The end of a file's name, in small letters: ".vcf"."""
    return PurePosixPath(name).suffix.lower()


def may_hold_people(name: str) -> bool:
    """Whether a file is looked into, by its name and whatever folder it is in."""
    plain = name.replace("\\", "/").rpartition("/")[2]
    return ending(name) in _ALL or plain.casefold() == _APPLE_MAILBOX
