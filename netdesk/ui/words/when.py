"""When an interaction is, told on the user's clock and on theirs. Pure functions; "now" always comes in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from netdesk.domain.dates import Moment, zone_info
from netdesk.ui.tr import marked, tr
from netdesk.ui.words import wording
from netdesk.ui.zones import city

NO_DAY = marked("No day yet")


def day_words(moment: Moment | None, now: datetime, home: str) -> str:
    """The day on the user's calendar as the table says it: "Today", "Thu", "6 Oct 2025"."""
    if moment is None:
        return tr(NO_DAY)
    return wording.short_day(wording.home_time(moment, home).date(), now.date())


def time_words(moment: Moment | None, home: str) -> str:
    """The time on the user's clock and, where it differs, on theirs: "15:00", "15:00  ·  14:00 London"."""
    if moment is None or not moment.has_time:
        return ""
    theirs = their_time(moment, home)
    mine = wording.clock(wording.home_time(moment, home))
    return f"{mine}{wording.SEPARATOR}{theirs}" if theirs else mine


def their_time(moment: Moment, home: str) -> str:
    """The time where they are, with the place, when it is not the user's: "14:00 London"; else ""."""
    if not differs(moment, home):
        return ""
    return f"{wording.clock(moment.aware(home))} {city(moment.zone)}"


def differs(moment: Moment, home: str) -> bool:
    """True when clocks where it is show another time, or day, than the user's then."""
    if not moment.has_time or not moment.zone or not zone_info(moment.zone):
        return False
    return wording.home_time(moment, home) != moment.aware(home).replace(tzinfo=None)


def range_words(moment: Moment, minutes: int, home: str) -> str:
    """From when to when on the user's clock: "10:30 – 10:55", the start alone without a length."""
    return _range(wording.home_time(moment, home), minutes)


def their_range(moment: Moment, minutes: int, home: str) -> str:
    """From when to when on their clock, with the day when it is another one there: "Wed, 00:30 – 00:55"."""
    there = moment.aware(home).replace(tzinfo=None)
    words = _range(there, minutes)
    mine = wording.home_time(moment, home)
    return words if there.date() == mine.date() else f"{wording.weekday(there.date(), short=True)}, {words}"


def note(moment: Moment, home: str) -> str:
    """What to know about a moment while it is being set: its full day, the user's own time, clock changes."""
    if not moment.has_time:
        return wording.full_day(moment.day)
    there = moment.aware(home).replace(tzinfo=None)
    told = [wording.full_day(there.date())]
    if differs(moment, home):
        mine = wording.home_time(moment, home)
        same_day = mine.date() == there.date()
        words = marked("{time} for you") if same_day else marked("{time} for you on {day}")
        told.append(tr(words, time=wording.clock(mine), day=wording.weekday(mine.date())))
    change = clock_change(moment, home)
    return wording.SEPARATOR.join(told) + (f"\n{change}" if change else "")


def clock_change(moment: Moment, home: str) -> str:
    """A sentence when the clocks there skip this time or show it twice; else ""."""
    there = moment.aware(home)
    if there.replace(tzinfo=None) != moment.local:
        return tr(
            "The clocks go forward then and skip {time}: it will be {later}.",
            time=wording.clock(moment.local),
            later=wording.clock(there),
        )
    zone = zone_info(moment.zone) or zone_info(home) or UTC
    first, second = (moment.local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        return tr(
            "The clocks go back then, so {time} comes twice: the first one is meant.",
            time=wording.clock(there),
        )
    return ""


def _range(start: datetime, minutes: int) -> str:
    if not minutes:
        return wording.clock(start)
    return f"{wording.clock(start)} – {wording.clock(start + timedelta(minutes=minutes))}"
