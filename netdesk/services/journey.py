"""How far the user is on the journey, from the desk, and which suggestions they passed over."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from netdesk.domain.dates import Moment
from netdesk.domain.goals import GoalState
from netdesk.domain.now import utc_now
from netdesk.domain.steps import GoalFacts, JourneyFacts, Named, RoundFacts
from netdesk.domain.today import home_day
from netdesk.services import goals, rounds
from netdesk.services.drafts import save_setting, setting
from netdesk.services.me import me
from netdesk.store import journey as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

SKIPPED_DAYS: Final = 7
"""For so long a suggestion that was skipped stays away."""

ROUNDS_TOLD: Final = 3
"""So many earlier rounds are counted."""

_SKIPPED: Final = "journey-skipped"
_LATELY: Final = timedelta(days=30)
_ASKED_FOR: Final = timedelta(days=60)
_WEEKS_BACK: Final = timedelta(days=366)
_THURSDAY: Final = 3
"""1 January 1970 was one: days since then plus three make weeks that begin on Mondays."""


def facts(reader: Connection, now: datetime | None = None) -> JourneyFacts:
    """All that is counted, at `now` (aware; the time itself by default), as of one moment of the desk."""
    moment = now or utc_now()
    home = me(reader).zone
    with reader.at_one_moment():
        return _Counting(reader, moment, home).facts()


def skip(desk: Desk, key: str, now: datetime | None = None) -> None:
    """Let a suggestion stay away for a while."""
    today = home_day(now or utc_now(), me(desk.writer).zone)
    _save(desk, {**_skipped(desk.writer), key: today.isoformat()})


def unskip(desk: Desk, keys: Iterable[str] = ()) -> None:
    """Have suggestions back; all of them when none is named."""
    wanted = set(keys)
    left = {key: day for key, day in _skipped(desk.writer).items() if wanted and key not in wanted}
    _save(desk, left)


def skipped(reader: Connection, facts: JourneyFacts) -> frozenset[str]:
    """What was skipped lately and in this round."""
    since = facts.today - timedelta(days=SKIPPED_DAYS)
    if facts.begun is not None:
        since = max(since, facts.begun - timedelta(days=1))
    return frozenset(key for key, day in _skipped(reader).items() if day > since.isoformat())


def _skipped(reader: Connection) -> dict[str, str]:
    try:
        found = json.loads(setting(reader, _SKIPPED, "{}"))
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: day for key, day in found.items() if isinstance(day, str)}


def _save(desk: Desk, found: dict[str, str]) -> None:
    # What has come back by itself need not be remembered.
    newest = sorted(found.items(), key=lambda each: each[1])[-200:]
    save_setting(desk, _SKIPPED, json.dumps(dict(newest)))


class _Counting:
    """One look at the desk."""

    def __init__(self, reader: Connection, now: datetime, home: str) -> None:
        self._reader, self._home = reader, home
        self._now = round(now.timestamp())
        self._today = home_day(now, home)
        self._begins = rounds.rounds(reader)
        self._round = len(self._begins) + 1
        self._begun = self._begins[-1] if self._begins else None
        self._since = _beginning(self._begun, home) if self._begun else 0
        self._offset = self._home_offset(now)

    def facts(self) -> JourneyFacts:
        """Everything."""
        reader, since, now = self._reader, self._since, self._now
        people, circles, without = kept.people(reader)
        day = self._begun.isoformat() if self._begun else ""
        ways = kept.events(reader, day)
        lately = (self._today - _LATELY).isoformat()
        pitches, latest, rehearsals, best = kept.pitches(reader, _utc(since))
        coming = kept.coming(reader, now)
        held, prepared, noted = kept.held(reader, since)
        thanks, thanked, in_time = kept.thanks(reader, since)
        named, asked, met = kept.named(reader)
        wanted, ever = self._goals()
        return JourneyFacts(
            round=self._round,
            begun=self._begun,
            today=self._today,
            people=people,
            circles=circles,
            without_circle=without,
            ways=len(ways),
            met=kept.met_at(reader, ways),
            unnoted_events=self._events(max(lately, day)),
            goals=wanted,
            goals_ever=ever,
            pitches=pitches,
            latest_pitch=Named(latest.id, latest.name) if latest else None,
            rehearsals=rehearsals,
            best_seconds=best,
            coming=self._named(coming),
            unprepared=self._named(each for each in coming if not each.ready),
            unsaid=self._named(kept.unsaid(reader, now - _seconds(_ASKED_FOR), now)),
            written=kept.written_to(reader, since),
            held=held,
            held_prepared=prepared,
            thanks=thanks,
            thanked=thanked,
            thanked_in_time=in_time,
            to_thank=self._named(kept.to_thank(reader, now)),
            noted=noted,
            unnoted=self._named(kept.unnoted(reader, max(since, now - _seconds(_LATELY)))),
            named=named,
            named_asked=asked,
            to_ask=self._named(kept.to_ask(reader)),
            met_through_others=met,
            weeks=self._weeks(),
            earlier=self._earlier(),
        )

    def _goals(self) -> tuple[tuple[GoalFacts, ...], int]:
        every, so_far = goals.every(self._reader), goals.progress(self._reader)
        wanted = tuple(
            GoalFacts(each.id, each.statement, each.measure, each.number, so_far.get(each.id, 0), each.due)
            for each in every
            if each.id is not None and each.state is GoalState.ACTIVE
        )
        # Those that want something first: a number, then those whose day is next.
        first = sorted(wanted, key=lambda goal: (bool(goal.number), goal.due or date.max, goal.id))
        return tuple(first), len(every)

    def _named(self, rows: Iterable[kept.Row]) -> tuple[Named, ...]:
        return tuple(Named(each.id, each.name, self._days(each.at)) for each in rows)

    def _events(self, since: str) -> tuple[Named, ...]:
        found = kept.events_without_people(self._reader, since, self._today.isoformat())
        return tuple(
            Named(event_id, name, (date.fromisoformat(day) - self._today).days)
            for event_id, name, day in found
        )

    def _days(self, at: int | None) -> int | None:
        """How many days of the calendar from today."""
        if at is None:
            return None
        return (home_day(datetime.fromtimestamp(at, UTC), self._home) - self._today).days

    def _earlier(self) -> tuple[RoundFacts, ...]:
        """The last few rounds that are over."""
        since = [0, *(_beginning(day, self._home) for day in self._begins)]
        found = [
            RoundFacts(at + 1, day, kept.held_between(self._reader, since[at], since[at + 1]))
            for at, day in list(enumerate(self._begins))[-ROUNDS_TOLD:]
        ]
        return tuple(found[::-1])

    def _weeks(self) -> int:
        days = kept.days_in_touch(self._reader, self._now - _seconds(_WEEKS_BACK), self._offset)
        touched = {(day + _THURSDAY) // 7 for day in days}
        week = ((self._now + self._offset) // 86_400 + _THURSDAY) // 7
        # The week that has only begun takes nothing away yet.
        at = week if week in touched else week - 1
        while at in touched:
            at -= 1
        return (week if week in touched else week - 1) - at

    def _home_offset(self, now: datetime) -> int:
        day = Moment(self._today.isoformat(), self._home)
        offset = now.astimezone(day.aware(self._home).tzinfo).utcoffset()
        return _seconds(offset) if offset else 0


def _beginning(day: date, home: str) -> int:
    return Moment(f"{day.isoformat()}T00:00", home).epoch(home)


def _utc(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds") if at else ""


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())
