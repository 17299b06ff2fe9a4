"""Days of the year as people type them, their year maybe left out."""

from __future__ import annotations

import re
from typing import Final

from netdesk.domain.dates import PartialDate
from netdesk.domain.folding import fold

_TOKENS: Final = re.compile(r"\d+|[^\W\d_]+", re.UNICODE)
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_FILLERS: Final = frozenset(
    ("st", "nd", "rd", "th", "of", "the", "de", "del", "年", "月", "日", "년", "월", "일")
)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST_LETTERS: Final = 3


def parse_day(
    text: str, *, month_first: bool = False, this_year: int = 2100, months: tuple[str, ...] = ()
) -> PartialDate | None:
    """Read a day: "3 May", "May 3rd, 1990", "3.5.1990", "1990-05-03", "--05-03"; None for anything else.

    Numbers alone follow `month_first` (with dots between them the day always comes first); when only one
    order gives a day of the calendar, that is meant. A year of two digits is the latest one up to
    `this_year`. `months` are twelve more names of months, of the user's own language.
    """
    plain = text.strip()
    try:
        return PartialDate.from_iso(plain)
    except ValueError:
        pass
    words = _words(plain, months)
    if words is None:
        return None
    numbers, month = words
    if month:
        return _with_month(numbers, month, this_year)
    first = month_first and "." not in plain
    return _from_numbers(numbers, first or any(mark in plain for mark in "月월"), this_year)


def _words(text: str, months: tuple[str, ...]) -> tuple[list[str], int] | None:
    """The numbers of a date and its month, 0 when no word names one; None when a word means nothing."""
    numbers: list[str] = []
    month = 0
    for token in _TOKENS.findall(fold(text.replace("'", " "))):
        if token.isdigit():
            numbers.append(token)
            continue
        named = _month_of(token, months)
        if named and not month:
            month = named
        elif token not in _FILLERS and not _is_weekday(token):
            return None
    return numbers, month


def _month_of(word: str, months: tuple[str, ...]) -> int:
    for names in (_MONTHS, tuple(fold(name).rstrip(".") for name in months)):
        for number, name in enumerate(names, 1):
            if name == word or (len(word) >= _LEAST_LETTERS and name.startswith(word)):
                return number
    return 0


def _is_weekday(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and any(name.startswith(word) for name in _WEEKDAYS)


def _with_month(numbers: list[str], month: int, this_year: int) -> PartialDate | None:
    if len(numbers) == 1:
        return _day(month, numbers[0])
    if len(numbers) != 2:
        return None
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else numbers
    known = _year(year, this_year)
    return None if known is None else _day(month, day, known)


def _from_numbers(numbers: list[str], month_first: bool, this_year: int) -> PartialDate | None:
    year: int | None = None
    match [len(number) for number in numbers]:
        case [4, _, _]:
            year, month_first = int(numbers[0]), True
            numbers = numbers[1:]
        case [_, _, _]:
            year = _year(numbers[2], this_year)
            numbers = numbers[:2]
            if year is None:
                return None
        case [1 | 2, 1 | 2]:
            pass
        case _:
            return None
    one, other = numbers
    month, day = (one, other) if month_first else (other, one)
    return _day(int(month), day, year) or _day(int(day), month, year)


def _year(text: str, this_year: int) -> int | None:
    if len(text) == 4:
        return int(text)
    if len(text) != 2:
        return None
    year = this_year // 100 * 100 + int(text)
    return year if year <= this_year else year - 100


def _day(month: int, day: str, year: int | None = None) -> PartialDate | None:
    try:
        return PartialDate(month, int(day), year)
    except ValueError:
        return None
