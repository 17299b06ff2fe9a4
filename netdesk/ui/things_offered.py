"""The desk's events, goals and pitches as they are offered for choosing: by id, with short words."""

from __future__ import annotations

from netdesk.domain.goal_progress import in_order
from netdesk.domain.now import wall_now
from netdesk.services import events, goals, pitches
from netdesk.services.desks import Reader
from netdesk.services.me import me
from netdesk.ui.words import pitch_words, when, wording

Things = list[tuple[int, str]]
_NAME: int = 48


def events_offered(reader: Reader) -> Things:
    """Each with its day, those of latest day first and then those without a day."""
    home = me(reader).zone
    now = wall_now(home)
    found = sorted(
        events.every(reader),
        key=lambda each: (each.start is not None, each.start.wall if each.start else "", each.id or 0),
        reverse=True,
    )
    return [
        (each.id or 0, _named(each.name, when.day_words(each.start, now, home) if each.start else ""))
        for each in found
    ]


def goals_offered(reader: Reader) -> Things:
    """Those still wanted first, by their day."""
    return [(each.id or 0, each.statement) for each in in_order(goals.every(reader))]


def pitches_offered(reader: Reader) -> Things:
    """By who listens."""
    found = sorted(pitches.every(reader), key=lambda each: pitch_words.name_of(each).casefold())
    return [(each.id or 0, pitch_words.name_of(each)) for each in found]


def _named(name: str, day: str) -> str:
    return wording.SEPARATOR.join(part for part in (wording.cut(name, _NAME), day) if part)
