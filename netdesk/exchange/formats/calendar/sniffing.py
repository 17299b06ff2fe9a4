"""Tell a calendar by its beginning, whatever its name."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "Calendar"
_BEGIN: Final = re.compile(r"^\W*BEGIN\s*:\s*(?:VCALENDAR|VEVENT)\b", re.IGNORECASE | re.MULTILINE)


def sniff(head: Head) -> Format | None:
    """A calendar, or a single event that lost its calendar."""
    return Format(FORMAT_NAME, "ICS", "calendar", _open) if _BEGIN.search(head.text[:8_000]) else None


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.calendar.reading import CalendarReader

    return CalendarReader(stream, tick, name)
