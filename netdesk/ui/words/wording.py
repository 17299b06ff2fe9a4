"""How days, clocks, kinds of interaction and standings are said: short, friendly, the same everywhere.

Pure functions over values; "now" always comes in. Words and names of months are those of the interface's
language; the order of day and month and the 12 or 24 hours of the clock are those of the user's system.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QLocale

from netdesk.domain.dates import Moment, PartialDate, zone_info
from netdesk.domain.interactions import Kind
from netdesk.domain.rows import ContactRow, ContactSort, Standing
from netdesk.domain.value import value
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import calendar_words

NOTHING: Final = "–"
SEPARATOR: Final = "  ·  "
_SLACK: Final = timedelta(hours=1)
"""How long after its start a meeting of unknown length is taken to be over."""

_SHORT_CIRCLES: Final = marked(
    {
        "Work and internships": "Work",
        "Family and friends": "Family",
        "Activities and hobbies": "Activities",
        "School and alumni": "School",
    }
)
_STANDINGS: Final = marked(
    {
        Standing.IDENTIFIED: "Not asked yet",
        Standing.SCHEDULED: "Meeting ahead",
        Standing.MET: "Met",
        Standing.IN_TOUCH: "In touch",
    }
)
_VERBS: Final = marked(
    {
        Kind.CALL: "Call",
        Kind.VIDEO_CALL: "Call",
        Kind.EMAIL: "Write",
        Kind.MESSAGE: "Write",
        Kind.LETTER: "Write",
    }
)
_MEET: Final = marked("Meet")
_ICONS: Final = {
    Kind.INFORMATIONAL_INTERVIEW: "messages-square",
    Kind.COFFEE_CHAT: "coffee",
    Kind.CALL: "phone",
    Kind.VIDEO_CALL: "video",
    Kind.EVENT: "users",
    Kind.EMAIL: "mail",
    Kind.MESSAGE: "message-circle",
    Kind.LETTER: "file-text",
}
RHYTHMS: Final = (7, 14, 30, 60, 90, 180, 365)
"""Days between touches that are offered as a rhythm."""
CLOSENESS: Final = marked(("Not said", "Heard of", "Met once", "Know each other", "Close", "Very close"))
"""What each step of closeness, 0 to 5, is called."""


@value
class Step:
    """What comes next with somebody, in a few words. `urgent` asks for a chip in the tone's colours."""

    text: str
    tone: Tone = Tone.NORMAL
    urgent: bool = False


def month_first() -> bool:
    """True where the user's system writes the month before the day."""
    pattern = _bare(QLocale().dateFormat(QLocale.FormatType.LongFormat))
    return 0 <= pattern.find("M") < pattern.find("d")


def clock(when: datetime | time) -> str:
    """A time of day: "14:30", or "2:30 PM" where the system has a clock of twelve hours."""
    if "a" in _bare(QLocale().timeFormat(QLocale.FormatType.ShortFormat)).lower():
        half = tr("AM") if when.hour < 12 else tr("PM")
        return f"{when.hour % 12 or 12}:{when.minute:02d} {half}"
    return f"{when.hour:02d}:{when.minute:02d}"


def calendar_day(day: date, today: date) -> str:
    """A day without weekday: "6 Oct", with its year when that is another one than today's."""
    return _day_month(day.month, day.day, day.year if day.year != today.year else None)


def short_day(day: date, today: date) -> str:
    """A day as a table says it: "Today", "Yesterday", "Thu" within six days, "6 Oct", "6 Oct 2025"."""
    away = (day - today).days
    if -2 < away < 2:
        return (tr("Today"), tr("Tomorrow"), tr("Yesterday"))[away]
    return weekday(day, short=True) if abs(away) < 7 else calendar_day(day, today)


def on_day(day: date, today: date) -> str:
    """A day inside a sentence: "today", "yesterday", "tomorrow", "on Thursday", "on 6 Oct"."""
    said = that_day(day, today)
    return said if abs((day - today).days) < 2 else tr("on {day}", day=said)


def that_day(day: date, today: date) -> str:
    """A day inside a sentence that has its own word before it: "today", "tomorrow", "Thursday", "6 Oct"."""
    away = (day - today).days
    if -2 < away < 2:
        return (tr("today"), tr("tomorrow"), tr("yesterday"))[away]
    return weekday(day) if abs(away) < 7 else calendar_day(day, today)


def weekday(day: date, *, short: bool = False) -> str:
    """The day of the week: "Thursday", "Thu"."""
    return tr((calendar_words.SHORT_WEEKDAYS if short else calendar_words.WEEKDAYS)[day.weekday()])


def full_day(day: date) -> str:
    """A day with all that can be said of it: "Thursday, 8 October 2026"."""
    return f"{weekday(day)}, {_day_month(day.month, day.day, day.year, whole=True)}"


def whole_day(day: date, today: date) -> str:
    """A day without weekday, its month in full: "1 September", with its year when that is another one."""
    return _day_month(day.month, day.day, day.year if day.year != today.year else None, whole=True)


def page_day(day: date) -> str:
    """A day as a page is headed: "Thursday, 8 October"."""
    return f"{weekday(day)}, {_day_month(day.month, day.day, None, whole=True)}"


def short_page_day(day: date) -> str:
    """The same where there is little room: "Thu 8 October"."""
    return f"{calendar_words.WEEKDAYS[day.weekday()][:3]} {_day_month(day.month, day.day, None, whole=True)}"


def ago(day: date, today: date) -> str:
    """How long since a day, or until it: "today", "3 days ago", "in 2 weeks", "5 months ago"."""
    away = (day - today).days
    length = abs(away)
    if length < 2:
        return that_day(day, today)
    return _in_units(length, calendar_words.AHEAD if away > 0 else calendar_words.AGO)


def length_of(since: date, today: date) -> str:
    """How many days, weeks, months or years it has been: "5 months"; "yesterday", "today"."""
    length = abs((today - since).days)
    return _in_units(length, calendar_words.LENGTHS) if length > 1 else that_day(since, today)


def _in_units(length: int, units: tuple[tuple[int, int, str, str], ...]) -> str:
    unit, one, many = next((unit, one, many) for least, unit, one, many in units if length >= least)
    return counted(length // unit, one, many)


def day_of_year(day: PartialDate) -> str:
    """A birthday or another day, its year if known: "3 May", "3 May 1990"."""
    return _day_month(day.month, day.day, day.year)


def span(minutes: int) -> str:
    """A length of time: "20 min", "1 h", "1 h 30 min"; "" for none."""
    hours, rest = divmod(max(0, minutes), 60)
    parts = (tr("{n} h", n=hours) if hours else "", tr("{n} min", n=rest) if rest else "")
    return " ".join(part for part in parts if part)


def listed(parts: Sequence[str]) -> str:
    """Several things in a row: "Ann", "Ann and Bo", "Ann, Bo and 3 more"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{listed} and {last}", listed=", ".join(parts[:-1]), last=parts[-1])


def home_time(moment: Moment, home: str = "") -> datetime:
    """When it is on the user's own clock, naive. `home` is their zone, "" for the system's.

    A whole day stays as it is. A time that a clock change skips is told as it will be.
    """
    if not moment.has_time or not (moment.zone or home):
        return moment.local
    return moment.aware(home).astimezone(zone_info(home)).replace(tzinfo=None)


def moment_words(moment: Moment, now: datetime, home: str = "") -> str:
    """A moment as a table says it: "Tomorrow, 14:30", "6 Oct, 09:00", "6 Oct"."""
    when = home_time(moment, home)
    day = short_day(when.date(), now.date())
    return f"{day}, {clock(when)}" if moment.has_time else day


def has_begun(moment: Moment, now: datetime, home: str = "") -> bool:
    """True when something planned for then may have taken place, or taken place in part."""
    when = home_time(moment, home)
    return when <= now if moment.has_time else when.date() <= now.date()


def is_over(moment: Moment, now: datetime, home: str = "", minutes: int = 0) -> bool:
    """True when something planned for then should have ended; `minutes` is its length, 0 if unknown."""
    when = home_time(moment, home)
    if not moment.has_time:
        return when.date() < now.date()
    return when + (timedelta(minutes=minutes) if minutes else _SLACK) <= now


def kind_words(kind: Kind) -> str:
    """A kind of interaction as a title."""
    said = tr(kind.value)
    return said[0].upper() + said[1:]


def kind_icon(kind: Kind) -> str:
    """The line icon of a kind of interaction."""
    return _ICONS[kind]


def verb(kind: Kind) -> str:
    """What one does: Meet, Call or Write."""
    return tr(_VERBS.get(kind, _MEET))


def standing_words(standing: Standing) -> str:
    """Where somebody stands, in a word or three."""
    return tr(_STANDINGS[standing])


def standing_tone(standing: Standing) -> Tone:
    """The colour of a standing's chip."""
    if standing is Standing.SCHEDULED:
        return Tone.ACCENT
    return Tone.NEUTRAL if standing is Standing.IDENTIFIED else Tone.OK


def sort_words(sort: ContactSort) -> str:
    """What contacts are sorted by."""
    return tr(sort.value)


def column_heading(column: ContactSort) -> str:
    """What stands over a column of the contacts table."""
    return tr(column.value).capitalize()


def short_circle(name: str) -> str:
    """A circle's name for a chip: those that every desk has from the start are cut to a word."""
    short = _SHORT_CIRCLES.get(name)
    return tr(short) if short else name


def last_touch(moment: Moment | None, now: datetime, home: str = "") -> str:
    """When somebody was last met or heard of; a dash for never."""
    return short_day(home_time(moment, home).date(), now.date()) if moment else NOTHING


def next_step(row: ContactRow, now: datetime, home: str = "") -> Step:
    """What comes next with the contact of a row."""
    if row.next_kind is None:
        return Step(standing_words(row.standing), Tone.QUIET)
    do = verb(row.next_kind)
    if row.next_meeting is None:
        return Step(tr("Set a day"))
    if is_over(row.next_meeting, now, home):
        return Step(tr("Did you {do}?", do=do.lower()), Tone.WARN, urgent=True)
    when = home_time(row.next_meeting, home)
    away = (when.date() - now.date()).days
    if away == 0:
        at = row.next_meeting.has_time
        return Step(tr("{do} at {time}", do=do, time=clock(when)) if at else tr("{do} today", do=do))
    if away == 1:
        return Step(tr("{do} tomorrow", do=do))
    day = short_day(when.date(), now.date())
    if away < 7 and row.next_meeting.has_time:
        return Step(tr("{do} {day}, {time}", do=do, day=day, time=clock(when)))
    return Step(tr("{do} {day}", do=do, day=day))


def plan_sentence(
    kind: Kind, name: str, moment: Moment | None, now: datetime, home: str = "", minutes: int = 0
) -> str:
    """What is planned with somebody, or whether it took place: "Meet Leila on Thursday, 14:30"."""
    do = verb(kind)
    whom = tr("to {name}", name=name) if do == tr("Write") else name
    if moment is None:
        return tr("{do} {whom}: no day set yet", do=do, whom=whom)
    when = home_time(moment, home)
    day = on_day(when.date(), now.date())
    if is_over(moment, now, home, minutes):
        return tr("Did you {do} {whom} {day}?", do=do.lower(), whom=whom, day=day)
    if not moment.has_time:
        return tr("{do} {whom} {day}", do=do, whom=whom, day=day)
    return tr("{do} {whom} {day}, {time}", do=do, whom=whom, day=day, time=clock(when))


def rhythm_words(days: int) -> str:
    """How often to be in touch: "Every 3 months"; "No rhythm" for 0."""
    if days <= 0:
        return tr("No rhythm")
    unit, one, many = next(each for each in calendar_words.EVERY if days % each[0] == 0)
    return counted(days // unit, one, many)


def closeness_words(closeness: int) -> str:
    """How close somebody is, 0 to 5, in words."""
    return tr(CLOSENESS[min(max(closeness, 0), len(CLOSENESS) - 1)])


def call_name(shown: str, given: str = "") -> str:
    """What to call somebody in a short sentence: the given name, else the first word of the shown one."""
    known = given.split(maxsplit=1)
    if known and known[0] in shown:
        return known[0]
    words = [word for word in shown.split() if not word.endswith(".")]
    first = words[0].rstrip(",") if words else shown
    return shown if first and ord(first[0]) >= 0x2E80 else first or shown


def cut(text: str, limit: int) -> str:
    """Text of at most `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def breakable(text: str, longest: int = 28) -> str:
    """Text whose longest words may break, by invisible spaces, so that they never widen a panel."""
    return " ".join(_broken(word, longest) if len(word) > longest else word for word in text.split(" "))


def menu_text(text: str, limit: int = 60) -> str:
    """User text for a menu or a button: short, in one line, its ampersands shown as they are."""
    return cut(" ".join(text.split()), limit).replace("&", "&&")


def _broken(word: str, longest: int) -> str:
    return "\u200b".join(word[at : at + longest] for at in range(0, len(word), longest))


def _day_month(month: int, day: int, year: int | None, *, whole: bool = False) -> str:
    name = tr((calendar_words.MONTHS if whole else calendar_words.SHORT_MONTHS)[month - 1])
    if month_first():
        return f"{name} {day}" if year is None else f"{name} {day}, {year}"
    return f"{day} {name}" if year is None else f"{day} {name} {year}"


def _bare(pattern: str) -> str:
    """A pattern of QLocale without its quoted words."""
    return "".join(pattern.split("'")[::2]).replace("dddd", "").replace("ddd", "")
