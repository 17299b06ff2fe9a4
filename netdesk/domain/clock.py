"""Times of day as people type them."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

STEP_MINUTES: Final = 5

_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h,]\s*(?P<minute>\d{2})|(?P<joined>\d{2}))?"
    r"\s*(?:h|uhr|o'clock)?\s*(?P<half>[ap])?\.?\s*(?:m\.?)?",
    re.IGNORECASE,
)


def parse_time(text: str) -> time | None:
    """Read a time of day as it is typed: "9", "930", "9:30", "9.30", "14h30", "2 pm", "noon".

    Anything else is None. With am or pm the hour goes from 1 to 12, without it from 0 to 23.
    """
    plain = text.strip().casefold()
    if plain in ("noon", "midday"):
        return time(12)
    if plain == "midnight":
        return time(0)
    match = _TIME.fullmatch(plain)
    if not match:
        return None
    hour = int(match["hour"])
    minute = int(match["minute"] or match["joined"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def step_time(start: time, steps: int) -> time:
    """The time `steps` marks of five minutes later (or earlier), staying within the day.

    A time between two marks goes to the next one: 9:32 becomes 9:35, or 9:30 downwards.
    """
    minutes = start.hour * 60 + start.minute
    if minutes % STEP_MINUTES and steps < 0:
        minutes += STEP_MINUTES
    wanted = minutes // STEP_MINUTES * STEP_MINUTES + steps * STEP_MINUTES
    wanted = min(24 * 60 - STEP_MINUTES, max(0, wanted))
    return time(wanted // 60, wanted % 60)
