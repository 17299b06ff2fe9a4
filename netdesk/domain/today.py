"""What a day asks for: meetings, thanks, promises, whose turn it is, the week ahead. Pure functions.

Rows come from the desk as they are; `compose` reads them at a time and on the user's clock, so that the same
rows can be read again every minute without asking the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from netdesk.domain.dates import Moment, PartialDate, zone_info
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Kind
from netdesk.domain.thanks import ThankYouClock, clock

DAYS_AHEAD: Final = 7
"""How many days after today the week shows."""

MEETINGS_AHEAD: Final = 3
"""So many meetings of later days are shown when today has none."""

_SLACK: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a list names them; `photo` is a picture's SHA-256."""

    id: int
    name: str
    given: str = ""
    photo: str = ""

    @property
    def avatar_key(self) -> str:
        """Chooses the avatar's hue; the same as `Contact.avatar_key`."""
        return f"contact-{self.id}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned interaction with a day; `questions` are those chosen for it."""

    id: int
    kind: Kind
    start: Moment
    minutes: int
    place: str
    link: str
    people: tuple[Person, ...]
    questions: int = 0
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A follow-up that is open, and the interaction it comes from, if any."""

    follow_up: FollowUp
    person: Person
    kind: Kind | None = None
    start: Moment | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Somebody to be in touch with every `days` days, and when they last were."""

    person: Person
    days: int
    last: Moment


@dataclass(frozen=True, slots=True)
class Birthday:
    """Somebody's day, the year maybe unknown."""

    person: Person
    day: PartialDate


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody new on the desk: what they do, by which change they came, whether it was an import."""

    person: Person
    detail: str
    label: str
    by_import: bool
    at: str


@dataclass(frozen=True, slots=True)
class Rows:
    """All that Today is made of. `people` is 0 on a desk with nobody."""

    people: int = 0
    planned: tuple[Meeting, ...] = ()
    due: tuple[Due, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    birthdays: tuple[Birthday, ...] = ()
    added: tuple[Added, ...] = ()


@dataclass(frozen=True, slots=True)
class ThankYou:
    """Thanks that are owed; `clock` is None when nobody knows since when."""

    due: Due
    clock: ThankYouClock | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: since `day` by their rhythm, or their birthday is on `day`."""

    person: Person
    day: date
    last: Moment | None = None
    days: int = 0

    @property
    def is_birthday(self) -> bool:
        """True for a birthday, False for a rhythm."""
        return self.last is None


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something of the next days: a meeting or a follow-up."""

    day: date
    what: Meeting | Due

    @property
    def key(self) -> tuple[bool, int]:
        """Which it is, among all of the week."""
        if isinstance(self.what, Meeting):
            return (True, self.what.id)
        return (False, self.what.follow_up.id or 0)


@dataclass(frozen=True, slots=True)
class Today:
    """The page. `meetings` are today's, or the next ones when `meetings_are_today` is False."""

    day: date
    people: int
    meetings: tuple[Meeting, ...]
    meetings_are_today: bool
    unsaid: tuple[Meeting, ...]
    thank_yous: tuple[ThankYou, ...]
    tasks: tuple[Due, ...]
    turns: tuple[Turn, ...]
    week: tuple[Ahead, ...]
    added: tuple[Added, ...]

    @property
    def waiting(self) -> int:
        """How many things today wait for the user: meetings, thanks, what was promised, what was not said."""
        meetings = len(self.meetings) if self.meetings_are_today else 0
        return meetings + len(self.unsaid) + len(self.thank_yous) + len(self.tasks)


def compose(rows: Rows, now: datetime, home: str = "") -> Today:
    """The page at `now` (aware), on the calendar of `home`."""
    today = home_day(now, home)
    planned = sorted(rows.planned, key=lambda each: (each.start.epoch(home), each.id))
    unsaid = tuple(each for each in planned if is_over(each.start, each.minutes, now, home))
    coming = [each for each in planned if each not in unsaid]
    # One that began yesterday and is still on belongs to today.
    todays = [each for each in coming if day_of(each.start, home) <= today]
    shown = tuple(todays or coming[:MEETINGS_AHEAD])
    thanks = [each for each in rows.due if each.follow_up.kind is FollowUpKind.THANK_YOU]
    others = [each for each in rows.due if each.follow_up.kind is not FollowUpKind.THANK_YOU]
    tasks = [each for each in others if _due_day(each, home, today) <= today]
    later = [each for each in others if each not in tasks]
    return Today(
        day=today,
        people=rows.people,
        meetings=shown,
        meetings_are_today=bool(todays),
        unsaid=unsaid,
        thank_yous=_thank_yous(thanks, now, home),
        tasks=tuple(tasks),
        turns=_turns(rows, today, home),
        week=_week([each for each in coming if each not in shown], later, today, home),
        added=rows.added,
    )


def home_day(now: datetime, home: str) -> date:
    """The day on the calendar of `home` at an instant."""
    return now.astimezone(zone_info(home)).date()


def day_of(moment: Moment, home: str) -> date:
    """The day on the user's calendar; a whole day is the same everywhere."""
    return home_day(moment.aware(home), home) if moment.has_time else moment.day


def is_over(start: Moment, minutes: int, now: datetime, home: str) -> bool:
    """True when what was planned for then should have ended; without a length, after an hour."""
    if not start.has_time:
        return start.day < home_day(now, home)
    # In UTC: between two times of one zone Python reckons as if no clock ever changed.
    begin = start.aware(home).astimezone(UTC)
    return begin + (timedelta(minutes=minutes) if minutes else _SLACK) <= now.astimezone(UTC)


def next_birthday(birthday: PartialDate, today: date) -> date:
    """The next time it is, from today on; 29 February is on the 28th where the year has none."""
    for year in (today.year, today.year + 1):
        day = _in_year(birthday, year)
        if day >= today:
            return day
    return _in_year(birthday, today.year + 1)


def birthday_keys(today: date) -> tuple[str, ...]:
    """The birthdays, as "MM-DD", from today until the week's end."""
    found = [f"{today + timedelta(days=ahead):%m-%d}" for ahead in range(DAYS_AHEAD + 1)]
    leap = PartialDate(2, 29)
    if "02-29" not in found and (next_birthday(leap, today) - today).days <= DAYS_AHEAD:
        found.append("02-29")
    return tuple(found)


def _in_year(birthday: PartialDate, year: int) -> date:
    try:
        return date(year, birthday.month, birthday.day)
    except ValueError:
        return date(year, 2, 28)


def _due_day(due: Due, home: str, today: date) -> date:
    moment = due.follow_up.due
    return day_of(moment, home) if moment else today


def _thank_yous(found: list[Due], now: datetime, home: str) -> tuple[ThankYou, ...]:
    """Those that can still be in time first, the most urgent first; then those that are late."""
    told = [
        ThankYou(each, clock(each.follow_up.due, now, home) if each.follow_up.due else None) for each in found
    ]
    return tuple(sorted(told, key=_press))


def _press(thank_you: ThankYou) -> tuple[bool, timedelta]:
    if thank_you.clock is None:
        return (True, timedelta.max)
    over = thank_you.clock.left < timedelta(0)
    return (over, abs(thank_you.clock.left))


def _turns(rows: Rows, today: date, home: str) -> tuple[Turn, ...]:
    found = [
        Turn(each.person, day_of(each.last, home) + timedelta(days=each.days), each.last, each.days)
        for each in rows.rhythms
    ]
    due = [each for each in found if each.day <= today]
    days = [Turn(each.person, next_birthday(each.day, today)) for each in rows.birthdays]
    near = [each for each in days if (each.day - today).days <= DAYS_AHEAD]
    return tuple(sorted((*due, *near), key=lambda each: (each.day, each.person.name, each.person.id)))


def _week(coming: list[Meeting], later: list[Due], today: date, home: str) -> tuple[Ahead, ...]:
    last = today + timedelta(days=DAYS_AHEAD)
    found = [Ahead(day_of(each.start, home), each) for each in coming]
    found += [Ahead(_due_day(each, home, today), each) for each in later]
    near = [each for each in found if each.day <= last]
    return tuple(sorted(near, key=lambda each: (each.day, _epoch(each.what, home))))


def _epoch(what: Meeting | Due, home: str) -> int:
    moment = what.start if isinstance(what, Meeting) else what.follow_up.due
    return moment.epoch(home) if moment else 0
