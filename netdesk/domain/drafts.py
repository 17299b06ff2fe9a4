"""What a reader finds in a file, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass

from netdesk.domain.contacts import Contact


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture's bytes, its media type and its size in pixels as the header says."""

    data: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A contact as one record of a file gives it.

    `line` is the record's first line, counted from 1. `digest` is the SHA-256 (hex) of the record
    itself: the same record met again is known by it. `circle` is the name of a circle the file gives,
    "" for none. `revised` is the record's own date (ISO 8601), "" for none.
    """

    contact: Contact
    line: int
    digest: str
    photo: Photo | None = None
    circle: str = ""
    revised: str = ""
    name_only: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at `line` (from 1), in one sentence.

    `rejected` is True when a whole record could not be read; `raw` then holds it, to be saved,
    mended and dropped again.
    """

    line: int
    what: str
    rejected: bool = False
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A record that is no contact (a mailing list, an empty row), and why."""

    line: int
    why: str


Found = Draft | Problem | Ignored
