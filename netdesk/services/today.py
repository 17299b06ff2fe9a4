"""What today asks for, from the desk."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from netdesk.domain.dates import Moment
from netdesk.domain.now import utc_now
from netdesk.domain.today import DAYS_AHEAD, Rows, Today, birthday_keys, compose, home_day
from netdesk.services.me import me
from netdesk.store import today as kept
from netdesk.store.connection import Connection

_ASKED_FOR: Final = timedelta(days=60)
_UNSAID_MOST: Final = 10
_NEW_FOR: Final = timedelta(days=14)
_DAY: Final = timedelta(days=1)


def today_rows(reader: Connection, now: datetime | None = None) -> Rows:
    """All that Today can show on the day of `now` (aware; the time itself by default)."""
    moment = now or utc_now()
    home = me(reader).zone
    day = home_day(moment, home)
    begin = _epoch(day, moment, home)
    # A day more on both sides: other zones' days begin earlier and end later.
    until = begin + round((DAYS_AHEAD + 2) * _DAY.total_seconds())
    with reader.at_one_moment():
        planned = kept.planned(reader, begin, until)
        if not planned:
            first = kept.next_planned(reader, until)
            if first is not None:
                planned = kept.planned(reader, first, first + round(_DAY.total_seconds()))
        asked = begin - round(_ASKED_FOR.total_seconds())
        planned += kept.planned(reader, asked, begin, _UNSAID_MOST, latest=True)
        return Rows(
            people=kept.people_count(reader),
            planned=tuple(planned),
            due=tuple(kept.due(reader, until)),
            rhythms=tuple(kept.rhythms(reader, round(moment.timestamp()), begin + 2 * 86_400)),
            birthdays=tuple(kept.birthdays(reader, birthday_keys(day))),
            added=tuple(kept.added(reader, (moment - _NEW_FOR).isoformat(timespec="seconds"))),
        )


def today(reader: Connection, now: datetime | None = None) -> Today:
    """The page as it is at `now`."""
    moment = now or utc_now()
    return compose(today_rows(reader, moment), moment, me(reader).zone)


def has_people(reader: Connection) -> bool:
    """True when there is anybody on the desk."""
    return bool(kept.people_count(reader))


def _epoch(day: date, now: datetime, home: str) -> int:
    """When the day began on the user's calendar."""
    if home:
        return Moment(f"{day.isoformat()}T00:00", home).epoch()
    begun = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return round(begun.timestamp())
