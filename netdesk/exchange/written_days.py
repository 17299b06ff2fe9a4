"""Days as people and programs write them."""

from __future__ import annotations

import re
from datetime import date

from netdesk.domain.dates import PartialDate
from netdesk.domain.now import utc_now
from netdesk.exchange.linkedin_words import month_of

_NAMED = re.compile(r"(\d{1,2})\.?\s*(?:de\s+|d'|-)?\s*([^\W\d_]+)\.?,?\s*(?:de\s+|-)?\s*(\d{4})\b")
_NAMED_US = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMBERS = re.compile(r"(\d{1,4})[-/.]\s*(\d{1,2})[-/.]\s*(\d{1,4})\b")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})\b")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|\b)")
_SHORT = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?$")
NO_YEAR = 1604
"""The leap year that Apple's programs write where the year is not known."""


def day_of(text: str, day_first: bool = False) -> PartialDate | None:
    """Read `05 Mar 2024`, `5 mars 2024`, `2024-03-05`, `03/15/2024`, `--03-05`; None for anything else.

    With slashes the month comes first unless `day_first` or the numbers say otherwise; with dots the day
    does. A year of two digits is of this century, or of the last one when it would lie ahead.
    """
    text = text.strip()
    try:
        return _day_of(text, day_first)
    except ValueError:
        return None


def _day_of(text: str, day_first: bool) -> PartialDate | None:
    if match := _YEARLESS.match(text):
        return PartialDate(int(match[1]), int(match[2]))
    if match := _NAMED.match(text):
        day, month, year = int(match[1]), month_of(match[2]), int(match[3])
    elif match := _NAMED_US.match(text):
        month, day, year = month_of(match[1]), int(match[2]), int(match[3])
    elif (match := _EAST_ASIAN.match(text)) or (match := _COMPACT.match(text)):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _NUMBERS.match(text):
        year, month, day = _numbers(match, day_first)
    elif match := _SHORT.match(text):
        first, second = int(match[1]), int(match[2])
        return PartialDate(second, first) if day_first or "." in text else PartialDate(first, second)
    else:
        return None
    return PartialDate(month, day, None if year == NO_YEAR else date(year, month, day).year)


def _numbers(match: re.Match[str], day_first: bool) -> tuple[int, int, int]:
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    if first > 31 or len(match[1]) == 4:
        return first, second, third
    year = third
    if third < 100:
        this_year = utc_now().year
        year = third + (2000 if third + 2000 <= this_year else 1900)
    if "." in match[0] or first > 12 or (day_first and second <= 12):
        return year, second, first
    return year, first, second


_PAIR = re.compile(r"^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")


def day_order(values: list[str]) -> bool | None:
    """Whether the day comes first in a column's numbers; None when nothing tells.

    Decided by the numbers that can only be a day, by their majority.
    """
    votes = 0
    for value in values:
        if match := _PAIR.match(value):
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                votes += 1
            elif second > 12 >= first:
                votes -= 1
    return None if votes == 0 else votes > 0
