"""What is said about the meetings, emails and messages of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from netdesk.domain.desk_journey import in_words
from netdesk.domain.interactions import Kind
from netdesk.services.imported_touches import Fate, PlannedTouch, TouchCounts
from netdesk.ui import wording

_FATES: Final = {
    Fate.NEW: "New",
    Fate.UPDATE: "A newer version: the one on the desk is brought up to date",
    Fate.CANCEL: "Called off",
    Fate.SAME: "On this desk already",
}
_NAMED: Final = 3


def what(touches: Sequence[PlannedTouch]) -> str:
    """How many of which sort: "2 meetings, 1 email and 30 days of messages"."""
    counts = Counter(_sort(each.draft.kind) for each in touches)
    parts = [
        wording.count_of(counts[sort], *words)
        for sort, words in (
            ("meeting", ("meeting", "meetings")),
            ("email", ("email", "emails")),
            ("message", ("day of messages", "days of messages")),
        )
        if counts[sort]
    ]
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def further(counts: Mapping[str, int]) -> str:
    """What else is in a whole desk, or came of it: "6 events, 4 goals and 1 pitch"; "" for nothing."""
    return in_words(counts)


def _sort(kind: Kind) -> str:
    return "meeting" if kind.is_meeting else "email" if kind is Kind.EMAIL else "message"


def became(counts: TouchCounts) -> str:
    """What becomes of them: "9 new, 1 updated, 3 left out: nobody of it is on this desk (3)"."""
    told = [
        (counts.added, "new"),
        (counts.updated, "updated"),
        (counts.cancelled, "called off"),
        (counts.same, "here already"),
        (counts.left_out, "left out"),
    ]
    words = ", ".join(f"{count:,} {name}" for count, name in told if count)
    return f"{words}: {why_left_out(counts)}" if counts.left_out else words


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
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return wording.cut(f"{kind} with {', '.join(named[:_NAMED])}{more}", 160)


def details(touch: PlannedTouch, now: datetime, home: str) -> str:
    """When it is, what it is about, and what becomes of it."""
    start = touch.draft.start
    parts = [
        wording.moment_words(start, now, home) if start else "No day",
        wording.cut(" ".join(touch.draft.notes.split()), 80),
        _FATES.get(touch.fate) or f"Left out: {touch.reason}",
    ]
    return wording.SEPARATOR.join(part for part in parts if part)


def verb(count: int) -> str:
    """What the button does when no people come in: "Keep 12"."""
    return f"Keep {count:,}"


def result(counts: TouchCounts) -> str:
    """What became of them, once it is done; "" when there were none."""
    told = [
        (counts.added, "added"),
        (counts.updated, "updated"),
        (counts.cancelled, "called off"),
        (counts.same, "here already"),
        (counts.left_out, "left out"),
    ]
    words = ", ".join(f"{count:,} {name}" for count, name in told if count)
    if not words:
        return ""
    why = f" ({why_left_out(counts)})" if counts.left_out else ""
    return f"Meetings, emails and messages: {words}{why}."
