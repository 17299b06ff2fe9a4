"""How the history is said: when, in which state, from what to what. Pure functions; "now" always comes in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from netdesk.domain.dates import Moment, PartialDate, zone_info
from netdesk.domain.history import Reach
from netdesk.domain.history_fields import Form
from netdesk.domain.history_words import Line, Subject, What, shortened
from netdesk.domain.rows import ChangeState, HistoryEntry
from netdesk.services.change_details import Details
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import when, wording

UNDO_THIS: Final = marked("Undo this")
REDO_THIS: Final = marked("Redo this")
TOO_OLD: Final = marked("Too old to undo")
_NOTES: Final = ("undone", "redone")
_WHAT: Final = {
    What.ADDED: ("added", Tone.OK),
    What.DELETED: ("deleted", Tone.BAD),
    What.MERGED: ("merged", Tone.NEUTRAL),
}
_SUBJECT_ICONS: Final = {
    "interaction": "messages-square",
    "circle": "users",
    "saved_search": "search",
    "event": "calendar-days",
    "organization": "building-2",
    "goal": "target",
    "pitch": "mic",
    "own_question": "circle-question-mark",
    "practice": "circle-question-mark",
    "journey_round": "route",
}
_HEADINGS: Final = frozenset({"Goal", "Who listens", "Question"})
"""What things are called by that have no name."""
_LINES_MANY: Final = 8
_MANY: Final = 10
"""When more people than this are told, each is told in fewer lines."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it is read: the field, both values ("" for none), and a sign for what came or went."""

    label: str
    before: str
    after: str
    sign: str = ""

    @property
    def spoken(self) -> str:
        """All of it in one sentence, for screen readers and the clipboard."""
        if self.sign == "plus":
            return tr("{label}: added {after}", label=self.label, after=self.after)
        if self.sign == "minus":
            return tr("{label}: removed {before}", label=self.label, before=self.before)
        if self.before and self.after:
            return f"{self.label}: {self.before} → {self.after}"
        return f"{self.label}: {self.before or self.after}"


def local(at: str, home: str) -> datetime:
    """An instant (ISO 8601 UTC) on the user's clock, naive."""
    return datetime.fromisoformat(at).astimezone(zone_info(home)).replace(tzinfo=None)


def short(at: str, now: datetime, home: str) -> str:
    """When it was, for a list: "Today, 14:30"."""
    then = local(at, home)
    return f"{wording.short_day(then.date(), now.date())}, {wording.clock(then)}"


def exact(at: str, now: datetime, home: str) -> str:
    """When it was, exactly, and how long ago: "Thursday, 8 October 2026, 14:30  ·  3 days ago"."""
    then = local(at, home)
    whole = f"{wording.full_day(then.date())}, {wording.clock(then)}"
    return f"{whole}{wording.SEPARATOR}{_ago(then, now)}"


def _ago(then: datetime, now: datetime) -> str:
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return counted(minutes, "{n} minute ago", "{n} minutes ago")
    if minutes < 12 * 60 and then.date() == now.date():
        return counted(minutes // 60, "{n} hour ago", "{n} hours ago")
    return wording.ago(then.date(), now.date())


def standing(entry: HistoryEntry, *, read_only: bool = False) -> str:
    """What can be done with a change, or why nothing: "Undo this", "Undone"; "" for a note of an undo."""
    if entry.kind in _NOTES:
        return ""
    if entry.undoable:
        return "" if read_only else tr(UNDO_THIS)
    if entry.state is ChangeState.APPLIED:
        return tr(TOO_OLD)
    return tr(REDO_THIS) if (entry.undone_by or entry.redoable) and not read_only else tr("Undone")


def state_words(entry: HistoryEntry) -> tuple[str, Tone]:
    """Whether a change is in force, for a chip; "" for a note of an undo."""
    if entry.kind in _NOTES:
        return "", Tone.NEUTRAL
    if entry.state is not ChangeState.APPLIED:
        return tr("Undone"), Tone.NEUTRAL
    return (tr("In force"), Tone.OK) if entry.undoable else (tr("In force, too old to undo"), Tone.WARN)


def reach_words(reach: Reach, home: str) -> str:
    """Since when changes can be undone, and why not further back; "" on a desk without changes."""
    if not reach.since:
        return tr(_ENDED[reach.ended_by, False]) if reach.ended_by else ""
    then = local(reach.since, home)
    day = wording.whole_day(then.date(), then.date().replace(year=1))
    told = tr("Changes can be undone back to {day}, {time}.", day=day, time=wording.clock(then))
    return f"{told} {tr(_ENDED[reach.ended_by, True])}" if reach.ended_by else told


_ENDED: Final = marked(
    {
        ("room", True): "Older ones took too much room.",
        ("room", False): "These changes can no longer be undone: they took too much room.",
        ("update", True): "An update of netdesk ended undo for older ones.",
        ("update", False): "An update of netdesk ended undo for these changes. New ones can be undone.",
    }
)


def kind_icon(kind: str) -> str:
    """The line icon of what is no person; "" for somebody, who has an avatar."""
    return "" if kind == "contact" else _SUBJECT_ICONS.get(kind, "pen-line")


def subject_chip(subject: Subject) -> tuple[str, Tone]:
    """What became of them: "added", "deleted"; "" when they were only changed."""
    return _WHAT.get(subject.what, ("", Tone.NEUTRAL))


def lines_of(subject: Subject, home: str, *, among: int = 1) -> list[Said]:
    """The lines of somebody, fewer when many are told; what is left out is counted."""
    said = [said_line(line, home) for line in subject.lines]
    if subject.what is not What.CHANGED:
        # The heading says the name, and that all of it came or went.
        said = [
            replace(_one_sided(each, line), sign="")
            for each, line in zip(said, subject.lines, strict=True)
            if not _is_heading(each, subject)
        ]
    if among <= _MANY or len(said) <= _LINES_MANY:
        return said
    rest = len(said) - _LINES_MANY + 1
    return [
        *said[: _LINES_MANY - 1],
        Said("", "", counted(rest, "and {n} more line", "and {n} more lines")),
    ]


def _one_sided(said: Said, line: Line) -> Said:
    """A mark that came or went with all the rest: it was there, or it was not."""
    if line.form is not Form.FLAG:
        return said
    return Said(said.label, tr("yes") if line.before else "", tr("yes") if line.after else "")


def _is_heading(said: Said, subject: Subject) -> bool:
    """True for the line that says what the heading says."""
    return said.label == "Name" or (said.label in _HEADINGS and subject.title in (said.before, said.after))


def said_line(line: Line, home: str) -> Said:
    """One line as it is read."""
    if line.what is What.MOVED:
        return Said(line.label, "", tr("In another order"))
    before, after = (value_words(line.form, value, home) for value in (line.before, line.after))
    if line.form is Form.FLAG:
        return Said(line.label, tr("yes") if before else tr("no"), tr("yes") if after else tr("no"))
    if line.form is Form.PHOTO:
        if before and after:
            return Said(line.label, "", tr("Another photo"))
        before, after = (tr("A photo") if before else ""), (tr("A photo") if after else "")
    before, after = shortened(before, after)
    before, after = _noted(before, line.before_note), _noted(after, line.after_note)
    sign = "plus" if not before else "minus" if not after else ""
    return Said(line.label, before, after, sign)


def _noted(value: str, note: str) -> str:
    return f"{value} ({note})" if value and note else value


def value_words(form: Form, value: str, home: str) -> str:
    """A value as a person reads it; one that cannot be read so stays as it is."""
    if not value:
        return ""
    try:
        match form:
            case Form.DAY:
                return wording.day_of_year(PartialDate.from_iso(value))
            case Form.MOMENT:
                return _moment(value, home)
            case Form.MINUTES:
                return wording.span(int(value))
            case Form.SECONDS:
                return f"{int(value)} s"
            case Form.CLOSENESS:
                return wording.closeness_words(int(value))
            case Form.RHYTHM:
                return wording.rhythm_words(int(value))
            case Form.WORD:
                return value[:1].upper() + value[1:]
            case _:
                return value
    except ValueError:
        return value


def _moment(value: str, home: str) -> str:
    wall, _, zone = value.partition("|")
    moment = Moment(wall, zone)
    day = wording.full_day(wording.home_time(moment, home).date())
    time = when.time_words(moment, home)
    return f"{day}, {time}" if time else day


def more_words(details: Details, told: int) -> str:
    """What stands under the people told, when there are more; else ""."""
    rest = details.people - told
    if details.is_whole or rest <= 0:
        return ""
    return counted(rest, "and {n} more person", "and {n} more people")
