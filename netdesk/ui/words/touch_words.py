"""What is said about the meetings, emails and messages of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from netdesk.domain.desk_journey import in_words
from netdesk.domain.interactions import Kind
from netdesk.services.imported_touches import DELETED, Fate, PlannedTouch, TouchCounts
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.words import wording

_FATES: Final = marked(
    {
        Fate.NEW: "New",
        Fate.UPDATE: "A newer version: the one on the desk is brought up to date",
        Fate.CANCEL: "Called off",
        Fate.SAME: "On this desk already",
    }
)
_LEFT_OUT: Final = marked("Left out: {reason}")
_SORTS: Final = marked(
    {
        "meeting": ("{n} meeting", "{n} meetings"),
        "email": ("{n} email", "{n} emails"),
        "message": ("{n} day of messages", "{n} days of messages"),
    }
)
_NAMED: Final = 3


def what(touches: Sequence[PlannedTouch]) -> str:
    """How many of which sort: "2 meetings, 1 email and 30 days of messages"."""
    counts = Counter(_sort(each.draft.kind) for each in touches)
    return wording.listed([counted(counts[sort], *words) for sort, words in _SORTS.items() if counts[sort]])


def deleted(touches: Sequence[PlannedTouch], counts: Mapping[str, int]) -> str:
    """What was deleted here and comes again in these files: "2 meetings and 1 goal"."""
    gone = [each for each in touches if each.reason == DELETED]
    return wording.listed([each for each in (what(gone), further(counts)) if each])


def further(counts: Mapping[str, int]) -> str:
    """What else is in a whole desk, or came of it: "6 events, 4 goals and 1 pitch"; "" for nothing."""
    return in_words(counts)


def _sort(kind: Kind) -> str:
    return "meeting" if kind.is_meeting else "email" if kind is Kind.EMAIL else "message"


def became(counts: TouchCounts) -> str:
    """What becomes of them: "9 new, 1 updated, 3 left out: nobody of it is on this desk (3)"."""
    told = [
        (counts.added, tr("{n:,} new", n=counts.added)),
        *_others(counts),
    ]
    words = ", ".join(name for count, name in told if count)
    return f"{words}: {why_left_out(counts)}" if counts.left_out else words


def _others(counts: TouchCounts) -> tuple[tuple[int, str], ...]:
    return (
        (counts.updated, tr("{n:,} updated", n=counts.updated)),
        (counts.cancelled, tr("{n:,} called off", n=counts.cancelled)),
        (counts.same, tr("{n:,} here already", n=counts.same)),
        (counts.left_out, tr("{n:,} left out", n=counts.left_out)),
    )


def why_left_out(counts: TouchCounts) -> str:
    """The reasons, with their numbers where there are several."""
    if len(counts.why) == 1:
        return next(iter(counts.why))
    return "; ".join(f"{why} ({count:,})" for why, count in counts.why.items())


def headline(touch: PlannedTouch) -> str:
    """What an interaction is: its kind and with whom."""
    names = [guest.name or next(iter(guest.emails), "") for guest in touch.draft.people]
    named = [name for name in names if name]
    kind = wording.kind_words(touch.draft.kind)
    if not named:
        return kind
    more = len(named) - _NAMED
    shown = ", ".join(named[:_NAMED])
    whom = wording.listed([shown, tr("{more:,} more", more=more)]) if more > 0 else shown
    return wording.cut(tr("{kind} with {names}", kind=kind, names=whom), 160)


def details(touch: PlannedTouch, now: datetime, home: str) -> str:
    """When it is, what it is about, and what becomes of it."""
    start = touch.draft.start
    parts = [
        wording.moment_words(start, now, home) if start else tr("No day"),
        wording.cut(" ".join(touch.draft.notes.split()), 80),
        wording.cut(" ".join(touch.draft.answer.split()), 80),
        tr(_FATES.get(touch.fate, _LEFT_OUT), reason=touch.reason),
    ]
    return wording.SEPARATOR.join(part for part in parts if part)


def verb(count: int) -> str:
    """What the button does when no people come in: "Keep 12"."""
    return tr("Keep {count:,}", count=count)


def result(counts: TouchCounts) -> str:
    """What became of them, once it is done; "" when there were none."""
    told = [
        (counts.added, tr("{n:,} added", n=counts.added)),
        *_others(counts),
    ]
    words = ", ".join(name for count, name in told if count)
    if not words:
        return ""
    why = f" ({why_left_out(counts)})" if counts.left_out else ""
    return tr("Meetings, emails and messages: {words}{why}.", words=words, why=why)
