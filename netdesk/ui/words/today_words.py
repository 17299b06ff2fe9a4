"""How Today says things: times that come, thanks that are owed, whose turn it is. Pure functions.

`now` is the time on the user's clock, naive; `home` their zone, as in `wording`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Kind
from netdesk.domain.thanks import ThankYouClock, Urgency, clock
from netdesk.domain.today import Added, Ahead, Due, Meeting, Person, ThankYou, Today, Turn
from netdesk.services.planning import BALANCED
from netdesk.ui import links
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import when, wording

TONES: Final = {Urgency.CALM: Tone.ACCENT, Urgency.SOON: Tone.WARN, Urgency.LATE: Tone.BAD}
_HOUR: Final = timedelta(hours=1)
_NAMES: Final = 2
_CALLS: Final = frozenset((Kind.CALL, Kind.VIDEO_CALL))
_CALLED: Final = marked("Called {day}")
_MET: Final = marked("Met {day}")


def names(people: Sequence[Person]) -> str:
    """With whom: "Ann Lee", "Ann Lee and Bo", "Ann Lee, Bo and 3 more"."""
    shown = [wording.cut(each.name, 60) for each in people[:_NAMES]]
    more = len(people) - len(shown)
    others = [tr("{more:,} more", more=more)] if more else []
    return wording.listed([*shown, *others]) or tr("Nobody")


def until(start: Moment, minutes: int, now: datetime, home: str) -> str:
    """How long it is until a meeting of today: "in 1 h 15", "in 25 min", "now", "began 10 min ago"; the day
    of another."""
    at = wording.home_time(start, home)
    if at.date() > now.date():
        return wording.short_day(at.date(), now.date())
    if not start.has_time:
        return tr("whole day")
    left = (start.epoch(home) - Moment(now.isoformat(timespec="minutes"), home).epoch(home)) // 60
    if left > 0:
        return tr("in {length}", length=_length(left))
    # Under way: a meeting that just began is "now".
    return tr("began {length} ago", length=_length(-left)) if left < -2 and minutes else tr("now")


def time_of(start: Moment, home: str) -> str:
    """The time a meeting begins on the user's clock; "Today" stands for a whole day."""
    return wording.clock(wording.home_time(start, home)) if start.has_time else tr("Any time")


def second_time(meeting: Meeting, now: datetime, home: str) -> str:
    """Under the time: how long until the meeting, or the time where they are."""
    return when.their_time(meeting.start, home) or until(meeting.start, meeting.minutes, now, home)


def meeting_line(meeting: Meeting) -> str:
    """What a meeting is, how long, and how far it is prepared."""
    parts = [
        ", ".join(each for each in (wording.kind_words(meeting.kind), wording.span(meeting.minutes)) if each)
    ]
    if meeting.kind.is_meeting and not meeting.prepared:
        parts.append(tr("not prepared yet"))
    elif 0 < meeting.questions < BALANCED:
        parts.append(
            tr("{questions} of {balanced} questions chosen", questions=meeting.questions, balanced=BALANCED)
        )
    return wording.SEPARATOR.join(parts)


def place_of(meeting: Meeting) -> str:
    """Where: the place and, for a call, what to dial or open."""
    link = links.shown_web(meeting.link)
    return ", ".join(each for each in (meeting.place, link) if each)


def place_icon(meeting: Meeting) -> str:
    """The line icon before the place."""
    return wording.kind_icon(meeting.kind) if meeting.kind in (Kind.CALL, Kind.VIDEO_CALL) else "map-pin"


def question(meeting: Meeting, now: datetime, home: str) -> tuple[str, str]:
    """Of a meeting that nobody has said took place: what it was, and when and where."""
    place = place_of(meeting)
    line = wording.moment_words(meeting.start, now, home)
    return (
        tr("{kind} with {names}", kind=wording.kind_words(meeting.kind), names=names(meeting.people)),
        wording.SEPARATOR.join(each for each in (line, place) if each),
    )


def left_words(found: ThankYouClock | None) -> str:
    """How a thank-you stands: "3 h left", "due 2 h ago", "2 days late"."""
    if found is None:
        return tr("open")
    if found.left > timedelta(0):
        return tr("{time} left", time=_hours(found.left))
    if found.urgency is not Urgency.LATE:
        return tr("due {time} ago", time=_hours(-found.left)) if -found.left >= _HOUR else tr("due now")
    days = max(1, found.days_late)
    if days < 14:
        return counted(days, "{n} day late", "{n} days late")
    return counted(days // 7, "{n} week late", "{n} weeks late")


def left_tone(found: ThankYouClock | None) -> Tone:
    """The colour of those words; a calm one is no colour."""
    tone = TONES[found.urgency] if found else Tone.ACCENT
    return Tone.SECOND if tone is Tone.ACCENT else tone


def met_words(thank_you: ThankYou, now: datetime, home: str) -> str:
    """What one says thanks for: "Met yesterday, 12:15"."""
    due = thank_you.due
    late = thank_you.clock is not None and thank_you.clock.urgency is Urgency.LATE
    parts = []
    if due.start is not None and due.kind is not None:
        at = wording.home_time(due.start, home)
        # Days later nobody asks for the hour.
        time = f", {wording.clock(at)}" if due.start.has_time and not late else ""
        day = wording.on_day(at.date(), now.date()) + time
        parts.append(tr(_CALLED if due.kind in _CALLS else _MET, day=day))
    if late:
        parts.append(tr("late is better than never"))
    return wording.SEPARATOR.join(parts) or tr("Thanks are still owed")


def due_words(follow_up: FollowUp, now: datetime, home: str) -> tuple[str, Tone]:
    """When something is due, and the colour of that: "today", "since Friday", "in 3 days"."""
    if follow_up.due is None:
        return tr("any time"), Tone.QUIET
    day = wording.home_time(follow_up.due, home).date()
    if day > now.date():
        return wording.ago(day, now.date()), Tone.SECOND
    if day == now.date():
        at = wording.home_time(follow_up.due, home)
        return wording.clock(at) if follow_up.due.has_time else tr("today"), Tone.SECOND
    return tr("since {day}", day=wording.that_day(day, now.date())), Tone.BAD


def task_words(due: Due) -> str:
    """What is to be done."""
    return due.follow_up.what or tr("Be in touch with {name}", name=due.person.name)


def tasks_heading(tasks: Sequence[Due]) -> str:
    """The group's name: promises, reminders or both."""
    promises = sum(each.follow_up.kind is FollowUpKind.PROMISE for each in tasks)
    if promises == len(tasks):
        return tr("Promises")
    return tr("Promises and reminders") if promises else tr("Reminders")


def added_day(added: Added, today: date, home: str) -> str:
    """When somebody came: "today", "yesterday", "Thu"."""
    day = datetime.fromisoformat(added.at).astimezone(zone_info(home)).date()
    return wording.short_day(day, today).lower() if (today - day).days < 2 else wording.short_day(day, today)


def tasks_count(tasks: Sequence[Due]) -> str:
    """How many there are: "1 promise", "2 reminders", "3 promises and reminders"."""
    promises = sum(each.follow_up.kind is FollowUpKind.PROMISE for each in tasks)
    if promises == len(tasks):
        return counted(promises, "{n} promise", "{n} promises")
    if promises:
        return counted(len(tasks), "{n} promise or reminder", "{n} promises and reminders")
    return counted(len(tasks), "{n} reminder", "{n} reminders")


def turn_line(turn: Turn, today: date, home: str) -> str:
    """Why it is somebody's turn."""
    if turn.last is None:
        return tr("Birthday {day}", day=wording.on_day(turn.day, today))
    return tr("Last touch {day}", day=wording.calendar_day(wording.home_time(turn.last, home).date(), today))


def turn_words(turn: Turn, today: date, home: str) -> tuple[str, Tone]:
    """How much it is their turn: "7 weeks", "due today", "in 3 days"."""
    if turn.last is None:
        return (wording.ago(turn.day, today), Tone.SECOND) if turn.day > today else (tr("today"), Tone.ACCENT)
    if turn.day == today:
        return tr("due today"), Tone.WARN
    since = wording.home_time(turn.last, home).date()
    return wording.length_of(since, today), Tone.BAD


def ahead_words(ahead: Ahead, home: str) -> str:
    """Something of the week in one line: "Call Ann, 09:00", "Career fair, hall B, 10:00"."""
    what = ahead.what
    if isinstance(what, Due):
        return what.follow_up.what or tr("Thank {name}", name=what.person.name)
    time = wording.clock(wording.home_time(what.start, home)) if what.start.has_time else ""
    if what.kind is Kind.EVENT and what.place:
        return ", ".join(each for each in (what.place, time) if each)
    do = wording.verb(what.kind)
    to = do == tr("Write")
    whom = tr("{do} to {names}" if to else "{do} {names}", do=do, names=names(what.people))
    return ", ".join(each for each in (whom, time) if each)


def week_day(day: date, today: date) -> str:
    """The day before a line of the week: "Wed"; a date after six days."""
    return wording.weekday(day, short=True) if (day - today).days < 7 else wording.calendar_day(day, today)


def meetings_count(today: Today) -> str:
    """Beside the heading of meetings: "2 today", "none today"."""
    return tr("{n} today", n=len(today.meetings)) if today.meetings_are_today else tr("none today")


def added_from(added: Sequence[Added]) -> str:
    """Beside those who are new: the import that they all came from."""
    labels = {each.label for each in added if each.by_import}
    if len(labels) != 1 or not all(each.by_import for each in added):
        return ""
    return wording.cut(labels.pop().removeprefix("Import "), 40)


def status_facts(today: Today) -> list[str]:
    """What the status bar says on Today."""
    found = []
    if today.meetings_are_today:
        found.append(counted(len(today.meetings), "{n} meeting", "{n} meetings"))
    if today.thank_yous:
        found.append(counted(len(today.thank_yous), "{n} thank-you", "{n} thank-yous"))
    if today.tasks:
        found.append(tasks_count(today.tasks))
    if today.turns:
        found.append(tr("{n} to be in touch with", n=len(today.turns)))
    return found or [tr("Nothing waits today")]


def notice_words(
    follow_up: FollowUp, call_name: str, now: datetime, home: str, at: datetime
) -> tuple[str, str]:
    """The one notice of a contact: what is most urgent, and how long there is. `at` is `now`, aware."""
    if follow_up.kind is not FollowUpKind.THANK_YOU:
        words, _ = due_words(follow_up, now, home)
        return (
            follow_up.what or tr("Be in touch with {name}", name=call_name),
            tr("Due {when}", when=words) if follow_up.due else "",
        )
    if follow_up.due is None:
        return tr("Thank {name}", name=call_name), ""
    found = clock(follow_up.due, at, home)
    due = wording.home_time(follow_up.due, home)
    if found.left <= timedelta(0):
        return tr("Thank {name}", name=call_name), left_words(found).capitalize()
    time = f"{wording.clock(due)} " if follow_up.due.has_time else ""
    by = time + wording.that_day(due.date(), now.date())
    hours = int(found.left / _HOUR)
    left = counted(hours, "{n} hour left", "{n} hours left") if hours else left_words(found)
    return tr("Thank {name} by {when}", name=call_name, when=by), left


def _hours(length: timedelta) -> str:
    hours = int(length / _HOUR)
    return wording.span(hours * 60 or max(1, int(length.total_seconds() // 60)))


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return (
        tr("{hours} h {minutes:02d}", hours=hours, minutes=rest) if hours and rest else wording.span(minutes)
    )
