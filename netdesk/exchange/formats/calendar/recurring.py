"""The next day on which something that repeats takes place (RFC 5545, section 3.3.10).

Days are tried one by one, and never more than a few years of them, so that no rule, however made, takes long.
Rules finer than a day, and the rare ones that count weeks or days of a year, are not followed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_KNOWN: Final = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
)
_TIMES: Final = frozenset(("BYHOUR", "BYMINUTE", "BYSECOND"))
"""Say once more at what time it begins, unless they name several times."""

AHEAD: Final = timedelta(days=2 * 366)
"""How far ahead a next time is looked for."""
MOST_DAYS: Final = 12_000
"""Most days that are tried: some thirty years, for a rule that counts from its beginning."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that repeats by days or more. `days` are (ordinal or 0, weekday with Monday 0)."""

    freq: str
    interval: int = 1
    count: int = 0
    until: date | None = None
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def rule_of(text: str) -> Rule | None:
    """Read a rule; None for one that is not followed here, or is none."""
    parts = dict(part.upper().split("=", 1) for part in text.strip().split(";") if "=" in part)
    parts = {key: value for key, value in parts.items() if key not in _TIMES or not value.strip().isdecimal()}
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or not parts.keys() <= _KNOWN:
        return None
    try:
        days = (
            [_BY_DAY.fullmatch(each.strip()) for each in parts["BYDAY"].split(",")]
            if "BYDAY" in parts
            else []
        )
        return Rule(
            parts["FREQ"],
            max(1, min(int(parts.get("INTERVAL", "1")), 10_000)),
            int(parts.get("COUNT", "0")),
            _day(parts["UNTIL"]) if "UNTIL" in parts else None,
            tuple((int(each[1] or 0), _DAYS.index(each[2])) for each in days if each),
            _numbers(parts.get("BYMONTHDAY", "")),
            _numbers(parts.get("BYMONTH", "")),
            _numbers(parts.get("BYSETPOS", "")),
            _DAYS.index(parts["WKST"]) if parts.get("WKST") in _DAYS else 0,
        )
    except ValueError:
        return None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",") if each.strip())


def _day(text: str) -> date:
    return datetime.strptime(text[:8], "%Y%m%d").date()  # noqa: DTZ007 a day of the wall calendar


def next_day(rule: Rule, start: date, after: date, without: frozenset[date] = frozenset()) -> date | None:
    """The first day of the rule on or after `after`, None when there is none within two years.

    `without` are days that were called off or moved. `start` always counts as one of the rule's days.
    """
    last = min(_plus(max(after, start), AHEAD), rule.until or date.max)
    # A rule that counts has to be followed from its beginning.
    begin = start if rule.count else max(start, min(after, last) - timedelta(days=1))
    counted = 0
    for tried, day in enumerate(_days_from(begin, last)):
        if tried > MOST_DAYS:
            return None
        if day != start and not _is_one(rule, start, day):
            continue
        counted += 1
        if rule.count and counted > rule.count:
            return None
        if day >= after and day not in without:
            return day
    return None


def _days_from(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _plus(day: date, span: timedelta) -> date:
    try:
        return day + span
    except OverflowError:
        return date.max


def _is_one(rule: Rule, start: date, day: date) -> bool:
    if not _in_turn(rule, start, day) or not _fits(rule, start, day):
        return False
    if not rule.positions or rule.freq not in ("MONTHLY", "YEARLY"):
        return True
    whole = [each for each in _period(rule, day) if _fits(rule, start, each)]
    wanted = {whole[at - 1 if at > 0 else at] for at in rule.positions if at and abs(at) <= len(whole)}
    return day in wanted


def _in_turn(rule: Rule, start: date, day: date) -> bool:
    """Whether the day's period is one of those the interval leaves."""
    if rule.freq == "DAILY":
        passed = day.toordinal() - start.toordinal()
    elif rule.freq == "WEEKLY":
        passed = (_week(day, rule.week_start) - _week(start, rule.week_start)) // 7
    elif rule.freq == "MONTHLY":
        passed = (day.year - start.year) * 12 + day.month - start.month
    else:
        passed = day.year - start.year
    return passed >= 0 and passed % rule.interval == 0


def _week(day: date, week_start: int) -> int:
    return day.toordinal() - (day.weekday() - week_start) % 7


def _fits(rule: Rule, start: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.month_days and day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
        return False
    if rule.days:
        return any(weekday == day.weekday() and _is_nth(rule, day, nth, length) for nth, weekday in rule.days)
    if rule.month_days or rule.freq == "DAILY":
        return True
    if rule.freq == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (rule.freq == "MONTHLY" or bool(rule.months) or day.month == start.month)


def _is_nth(rule: Rule, day: date, nth: int, length: int) -> bool:
    """Whether the day is the nth of its weekday in its month, or in its year for a yearly rule."""
    if nth == 0 or rule.freq in ("DAILY", "WEEKLY"):
        return True
    at, size = day.day, length
    if rule.freq == "YEARLY" and not rule.months:
        at = day.timetuple().tm_yday
        size = 366 if calendar.isleap(day.year) else 365
    return nth == (at - 1) // 7 + 1 if nth > 0 else -nth == (size - at) // 7 + 1


def _period(rule: Rule, day: date) -> Iterator[date]:
    """All days of the day's month, or year."""
    if rule.freq == "YEARLY":
        return _days_from(date(day.year, 1, 1), date(day.year, 12, 31))
    length = calendar.monthrange(day.year, day.month)[1]
    return _days_from(day.replace(day=1), day.replace(day=length))
