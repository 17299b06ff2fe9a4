"""What the journey is counted from. Each question is asked of the desk once; answers about ids are short.

Where much of the table is counted, `+start_at` keeps SQLite from going through it by the index, row by row
and to and fro: with 500,000 interactions that takes fifteen times as long.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from netdesk.domain.interactions import Kind
from netdesk.store.connection import Connection, Value
from netdesk.store.id_lists import as_json
from netdesk.store.prepared import prepared

_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_MOST: Final = 20
_MEETINGS: Final = json.dumps([kind.value for kind in Kind if kind.is_meeting])
_WRITTEN: Final = json.dumps([Kind.EMAIL.value, Kind.MESSAGE.value, Kind.LETTER.value])
_OF_KINDS: Final = "kind IN (SELECT value FROM json_each(?))"
_END: Final = f"""start_at + CASE WHEN length(start) = 10 THEN {_DAY} WHEN minutes > 0 THEN minutes * 60
                  ELSE {_HOUR} END"""
_WITH: Final = """(SELECT c.shown FROM interaction_contact p JOIN contact c ON c.id = p.contact_id
                   WHERE p.interaction_id = interaction.id ORDER BY p.position, p.id LIMIT 1)"""
_NAMED: Final = "archived = 0 AND (introduced_by IS NOT NULL OR introducer <> '')"


@dataclass(frozen=True, slots=True)
class Row:
    """Something by its id and name, when it is (seconds since 1970 UTC) and whether it is ready."""

    id: int
    name: str
    at: int | None = None
    ready: bool = False


def people(connection: Connection) -> tuple[int, int, int]:
    """How many people there are, in how many circles, and how many of them in none."""
    sql = """SELECT count(*), count(DISTINCT circle_id), count(*) - count(circle_id)
             FROM contact WHERE archived = 0"""
    row = connection.one(sql)
    return (row[0], row[1], row[2]) if row else (0, 0, 0)


def events(connection: Connection, since_day: str) -> list[int]:
    """The events of a round: standing ones, those without a day, and those from a day (ISO 8601) on."""
    sql = "SELECT id FROM event WHERE standing OR start = '' OR start >= ?"
    return [row[0] for row in connection.rows(sql, (since_day,))]


def met_at(connection: Connection, ids: list[int]) -> int:
    """How many people were met at these events."""
    sql = """SELECT count(*) FROM (
                SELECT contact_id FROM event_contact WHERE event_id IN (SELECT value FROM json_each(?1))
                UNION SELECT p.contact_id FROM interaction i JOIN interaction_contact p
                      ON p.interaction_id = i.id
                      WHERE i.event_id IN (SELECT value FROM json_each(?1)))"""
    return _count(connection, sql, (as_json(ids),))


def events_without_people(
    connection: Connection, since_day: str, until_day: str
) -> list[tuple[int, str, str]]:
    """Events between two days, the later one not in it, of which nobody was noted, the latest first: id, name
    and day of each."""
    sql = """SELECT id, name, substr(start, 1, 10) FROM event WHERE NOT standing AND start >= ? AND start < ?
             AND NOT EXISTS (SELECT 1 FROM event_contact WHERE event_id = event.id)
             AND NOT EXISTS (SELECT 1 FROM interaction WHERE event_id = event.id)
             ORDER BY start DESC, id DESC LIMIT ?"""
    return [(row[0], row[1], row[2]) for row in connection.rows(sql, (since_day, until_day, _MOST))]


def pitches(connection: Connection, since: str) -> tuple[int, Row | None, int, int]:
    """How many pitches there are, the latest, how often one was said aloud since a time (ISO 8601 UTC), and
    the best of those times: the one nearest to what was wanted."""
    row = connection.one("SELECT id, audience FROM pitch ORDER BY id DESC LIMIT 1")
    sql = "SELECT seconds FROM rehearsal WHERE at >= ? AND seconds > 0 ORDER BY abs(seconds - 30), id LIMIT 1"
    return (
        _count(connection, "SELECT count(*) FROM pitch"),
        Row(*row) if row else None,
        _count(connection, "SELECT count(*) FROM rehearsal WHERE at >= ?", (since,)),
        _count(connection, sql, (since,)),
    )


def coming(connection: Connection, now: int) -> list[Row]:
    """What is planned and not over, the first first; ready when its plan says what for and what to ask."""
    sql = f"""SELECT id, {_WITH}, start_at, EXISTS (
                 SELECT 1 FROM plan WHERE interaction_id = interaction.id AND objective <> ''
                 AND EXISTS (SELECT 1 FROM plan_question WHERE plan_id = interaction.id))
              FROM interaction WHERE state = 'planned' AND {_OF_KINDS}
              AND (start_at IS NULL OR {_END} > ?) ORDER BY start_at IS NULL, start_at, id"""
    return [_row(row) for row in connection.rows(sql, (_MEETINGS, now))]


def unsaid(connection: Connection, since: int, now: int) -> list[Row]:
    """Planned meetings that should be over, from `since` on, the latest first."""
    sql = f"""SELECT id, {_WITH}, start_at, 0 FROM interaction WHERE state = 'planned' AND {_OF_KINDS}
              AND start_at >= ? AND {_END} <= ? ORDER BY start_at DESC, id DESC LIMIT ?"""
    return [_row(row) for row in connection.rows(sql, (_MEETINGS, since, now, _MOST))]


def written_to(connection: Connection, since: int) -> int:
    """To how many people something was written."""
    sql = f"""SELECT count(DISTINCT p.contact_id) FROM interaction i
              JOIN interaction_contact p ON p.interaction_id = i.id
              WHERE i.state = 'held' AND i.{_OF_KINDS} AND +i.start_at >= ?"""
    return _count(connection, sql, (_WRITTEN, since))


def held(connection: Connection, since: int) -> tuple[int, int, int]:
    """How many meetings took place, how many of them were prepared, and of how many something was noted."""
    meetings = f"state = 'held' AND {_OF_KINDS} AND +start_at >= ?"
    sql = f"SELECT count(*), coalesce(sum(notes <> ''), 0) FROM interaction WHERE {meetings}"
    ready = f"""SELECT count(DISTINCT i.id) FROM plan q CROSS JOIN interaction i ON i.id = q.interaction_id
                WHERE {meetings} AND {prepared("i.id")}"""
    row = connection.one(sql, (_MEETINGS, since)) or (0, 0)
    return row[0], _count(connection, ready, (_MEETINGS, since)), row[1]


def held_between(connection: Connection, since: int, until: int) -> int:
    """How many meetings took place from a time to before another."""
    sql = f"""SELECT count(*) FROM interaction
              WHERE state = 'held' AND {_OF_KINDS} AND +start_at >= ? AND start_at < ?"""
    return _count(connection, sql, (_MEETINGS, since, until))


def unnoted(connection: Connection, since: int) -> list[Row]:
    """Meetings that took place and of which nothing was noted, the latest first."""
    sql = f"""SELECT id, {_WITH}, start_at, 0 FROM interaction WHERE state = 'held' AND notes = ''
              AND {_OF_KINDS} AND start_at >= ? ORDER BY start_at DESC, id DESC LIMIT ?"""
    return [_row(row) for row in connection.rows(sql, (_MEETINGS, since, _MOST))]


def thanks(connection: Connection, since: int) -> tuple[int, int, int]:
    """How many thank-yous there were, how many were said, and how many of those within their time."""
    sql = f"""SELECT count(*), coalesce(sum(state = 'done'), 0), coalesce(sum(state = 'done' AND
                CAST(strftime('%s', done_at) AS INTEGER)
                <= due_at + CASE WHEN length(due) = 10 THEN {_DAY} ELSE 0 END), 0)
              FROM follow_up WHERE kind = 'thank-you' AND state <> 'dropped' AND due_at >= ?"""
    row = connection.one(sql, (since,))
    return (row[0], row[1], row[2]) if row else (0, 0, 0)


def to_thank(connection: Connection, now: int) -> list[Row]:
    """Whom thanks are owed, by their contact: those that can still be in time first, then the latest late."""
    sql = """SELECT c.id, c.shown, min(f.due_at) FROM follow_up f JOIN contact c ON c.id = f.contact_id
             WHERE f.kind = 'thank-you' AND f.state = 'open'
             GROUP BY c.id ORDER BY min(f.due_at) IS NULL, min(f.due_at) < ?1, abs(min(f.due_at) - ?1), c.id
             LIMIT ?2"""
    return [Row(*row) for row in connection.rows(sql, (now, _MOST))]


def named(connection: Connection) -> tuple[int, int, int]:
    """How many people were named by others, with how many of them there was or will be something, and how
    many of them were met."""
    sql = f"""SELECT count(*), coalesce(sum(EXISTS (
                 SELECT 1 FROM interaction_contact p WHERE p.contact_id = contact.id)), 0),
              coalesce(sum(EXISTS (
                 SELECT 1 FROM interaction_contact p JOIN interaction i ON i.id = p.interaction_id
                 WHERE p.contact_id = contact.id AND i.state = 'held' AND i.{_OF_KINDS})), 0)
              FROM contact WHERE {_NAMED}"""
    row = connection.one(sql, (_MEETINGS,))
    return (row[0], row[1], row[2]) if row else (0, 0, 0)


def to_ask(connection: Connection) -> list[Row]:
    """People named by others with whom there is nothing yet, who came last first."""
    sql = f"""SELECT id, shown FROM contact WHERE {_NAMED}
              AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE contact_id = contact.id)
              ORDER BY id DESC LIMIT ?"""
    return [Row(*row) for row in connection.rows(sql, (_MOST,))]


def days_in_touch(connection: Connection, since: int, offset: int) -> list[int]:
    """On which days (since 1970, on a clock `offset` seconds ahead of UTC) somebody was met or written to."""
    sql = f"""SELECT DISTINCT (start_at + ?) / {_DAY} FROM interaction
              WHERE state = 'held' AND +start_at >= ? ORDER BY 1 DESC"""
    return [row[0] for row in connection.rows(sql, (offset, since))]


def _row(found: tuple[int, str | None, int | None, int]) -> Row:
    return Row(found[0], found[1] or "", found[2], bool(found[3]))


def _count(connection: Connection, sql: str, values: tuple[Value, ...] = ()) -> int:
    return int(connection.value(sql, values) or 0)
