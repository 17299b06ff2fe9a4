"""What Today is made of, read from the desk: each question answered by an index, each answer short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.interactions import Kind
from netdesk.domain.today import Added, Birthday, Due, Meeting, Person, Rhythm
from netdesk.store import follow_ups
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.prepared import prepared

_DAY = 86_400


def people_count(connection: Connection) -> int:
    """1 when there is anybody on the desk, else 0: more is not asked."""
    return int(connection.value("SELECT EXISTS (SELECT 1 FROM contact)"))


def planned(
    connection: Connection, since: int, until: int, limit: int = 100, *, latest: bool = False
) -> list[Meeting]:
    """What is planned from `since` to before `until` (seconds since 1970 UTC): the first, or the `latest`."""
    way = "DESC" if latest else "ASC"
    sql = f"""SELECT id, kind, start, zone, minutes, place, link,
                    (SELECT count(*) FROM plan_question WHERE plan_id = interaction.id),
                    {prepared("interaction.id")}
             FROM interaction WHERE state = 'planned' AND start_at >= ? AND start_at < ?
             ORDER BY start_at {way}, id LIMIT ?"""
    rows = list(connection.rows(sql, (since, until, limit)))
    people = _of_interactions(connection, [row[0] for row in rows])
    return [
        Meeting(
            row[0], Kind(row[1]), Moment(row[2], row[3]), row[4], row[5], row[6],
            tuple(people.get(row[0], ())), row[7], bool(row[8]),
        )
        for row in rows
    ]  # fmt: skip


def next_planned(connection: Connection, after: int) -> int | None:
    """When the next planned interaction begins at or after `after`; None when none is planned."""
    sql = "SELECT min(start_at) FROM interaction WHERE state = 'planned' AND start_at >= ?"
    found = connection.value(sql, (after,))
    return None if found is None else int(found)


def due(connection: Connection, until: int) -> list[Due]:
    """What is open and due before `until`, and what is open and due whenever."""
    found = [*follow_ups.open_before(connection, until), *follow_ups.open_undated(connection)]
    people = _people(connection, (each.contact_id for each in found))
    meetings = _meetings(connection, found)
    return [
        Due(each, people[each.contact_id], *meetings.get(each.interaction_id or 0, (None, None)))
        for each in found
        if each.contact_id in people
    ]


def rhythms(connection: Connection, now: int, until: int, limit: int = 100) -> list[Rhythm]:
    """With whom it is time to be in touch before `until`, longest due first; nobody whom one meets soon."""
    sql = """SELECT c.id, c.shown, c.given, c.photo, c.rhythm_days, max(i.start_at), i.start, i.zone
             FROM contact c JOIN interaction_contact p ON p.contact_id = c.id
             JOIN interaction i ON i.id = p.interaction_id
             WHERE c.rhythm_days > 0 AND c.archived = 0 AND i.state = 'held' AND i.start_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM interaction_contact q JOIN interaction j ON j.id = q.interaction_id
                             WHERE q.contact_id = c.id AND j.state = 'planned' AND j.start_at >= ?)
             GROUP BY c.id HAVING max(i.start_at) + c.rhythm_days * ? < ?
             ORDER BY max(i.start_at) + c.rhythm_days * ?, c.id LIMIT ?"""
    return [
        Rhythm(Person(row[0], row[1], row[2], row[3]), row[4], Moment(row[6], row[7]))
        for row in connection.rows(sql, (now, _DAY, until, _DAY, limit))
    ]


def birthdays(connection: Connection, keys: Sequence[str], limit: int = 100) -> list[Birthday]:
    """Whose birthday is on one of these days ("MM-DD")."""
    found: list[Birthday] = []
    for key in keys:
        sql = """SELECT id, shown, given, photo, birthday FROM contact
                 WHERE birthday <> '' AND substr(birthday, -5) = ? AND archived = 0 ORDER BY id LIMIT ?"""
        found += [
            Birthday(Person(*row[:4]), PartialDate.from_iso(row[4]))
            for row in connection.rows(sql, (key, limit - len(found)))
        ]
    return found


def added(connection: Connection, since: str, limit: int = 5) -> list[Added]:
    """Who came last, newest first, since a time (ISO 8601 UTC), each by the change that brought them."""
    sql = """SELECT c.id, c.shown, c.given, c.photo, c.title, c.organization,
                    (SELECT min(t.change_id) FROM history_contact t
                     WHERE t.block = c.id >> 5 AND t.bits & (1 << (c.id & 31)))
             FROM contact c WHERE c.archived = 0 ORDER BY c.id DESC LIMIT ?"""
    found: list[Added] = []
    for contact_id, name, given, photo, title, organization, change_id in connection.rows(sql, (limit,)):
        row = connection.one("SELECT label, kind, at FROM history WHERE id = ?", (change_id,))
        if row is None or row[2] < since:
            continue
        detail = ", ".join(part for part in (title, organization) if part and part != name)
        found.append(
            Added(Person(contact_id, name, given, photo), detail, row[0], row[1] == "import", row[2])
        )
    return found


def _people(connection: Connection, ids: Iterable[int]) -> dict[int, Person]:
    sql = "SELECT id, shown, given, photo FROM contact WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: Person(*row) for row in connection.rows(sql, (as_json(set(ids)),))}


def _of_interactions(connection: Connection, ids: Sequence[int]) -> dict[int, list[Person]]:
    sql = """SELECT p.interaction_id, c.id, c.shown, c.given, c.photo
             FROM interaction_contact p JOIN contact c ON c.id = p.contact_id
             WHERE p.interaction_id IN (SELECT value FROM json_each(?))
             ORDER BY p.interaction_id, p.position, p.id"""
    found: dict[int, list[Person]] = {}
    for interaction_id, *person in connection.rows(sql, (as_json(ids),)):
        people = found.setdefault(interaction_id, [])
        if all(each.id != person[0] for each in people):
            people.append(Person(*person))
    return found


def _meetings(
    connection: Connection, found: Iterable[FollowUp]
) -> dict[int, tuple[Kind | None, Moment | None]]:
    ids = as_json({each.interaction_id for each in found if each.interaction_id})
    sql = "SELECT id, kind, start, zone FROM interaction WHERE id IN (SELECT value FROM json_each(?))"
    return {
        row[0]: (Kind(row[1]), Moment(row[2], row[3]) if row[2] else None)
        for row in connection.rows(sql, (ids,))
    }
