"""What the window's tables show: ids in order, then rows by page. Plain SQL, so that the first page
at start needs no Peewee."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from netdesk.domain.dates import Moment
from netdesk.domain.folding import fold
from netdesk.domain.interactions import Kind, State
from netdesk.domain.rows import (
    ContactRow,
    ContactSort,
    ContactView,
    DeskCounts,
    InteractionRow,
    InteractionSort,
    InteractionView,
    PersonHit,
    Span,
    Standing,
)
from netdesk.store import contact_views, first_hits, further_columns, next_steps, search
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.prepared import prepared


def contact_ids(connection: Connection, view: ContactView, limit: int = -1) -> array[int]:
    """The ids of the contacts that `view` shows, in its order; at most `limit` when it is not negative."""
    expression = search.query(view.text)
    if view.text.strip() and not expression:
        return array("q")
    conditions, values = contact_views.conditions(view, expression)
    if expression and limit > 0 and len(conditions) == 1 and view.sort is ContactSort.NAME:
        found = first_hits.by_name(connection, view.text, limit, descending=view.descending)
        if found is not None:
            return found
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT c.id FROM contact c {where} ORDER BY {contact_views.order(view)} LIMIT ?"
    return _ids(connection, sql, (*values, limit))


def count_contacts(connection: Connection, view: ContactView) -> int:
    """How many contacts `view` shows."""
    expression = search.query(view.text)
    if view.text.strip() and not expression:
        return 0
    conditions, values = contact_views.conditions(view, expression)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return int(connection.value(f"SELECT count(*) FROM contact c {where}", values))


def contact_rows(
    connection: Connection, ids: Sequence[int], columns: Collection[ContactSort] = ()
) -> dict[int, ContactRow]:
    """Rows for these contacts, with what these further columns say; ids that are gone are left out."""
    wanted = as_json(ids)
    sql = """SELECT c.id, c.shown, c.title, c.organization, coalesce(k.name, ''), coalesce(k.hue, 0), c.photo,
                    c.starred, c.archived
             FROM contact c LEFT JOIN circle k ON k.id = c.circle_id
             WHERE c.id IN (SELECT value FROM json_each(?))"""
    with connection.at_one_moment():
        touches = _touches(connection, wanted)
        steps = next_steps.read(connection, wanted)
        further = further_columns.read(connection, wanted, columns) if columns else {}
        rows = list(connection.rows(sql, (wanted,)))
    found: dict[int, ContactRow] = {}
    for contact_id, name, title, organization, circle, hue, photo, starred, archived in rows:
        last, held, next_meeting, next_kind, planned = touches.get(contact_id, (None, 0, None, None, False))
        standing = _standing(held, planned)
        row = ContactRow(
            contact_id, name, title, organization, circle, hue, last, next_meeting, next_kind, standing,
            photo, bool(starred), bool(archived),
        )  # fmt: skip
        more = {**steps.get(contact_id, {}), **further.get(contact_id, {})}
        found[contact_id] = replace(row, **more) if more else row
    return found


def interaction_ids(connection: Connection, view: InteractionView, now: datetime) -> array[int]:
    """The ids of the interactions that `view` shows, in its order; `now` is the time with the user's zone."""
    conditions: list[str] = []
    values: list[str | int] = []
    if view.kind is not None:
        conditions.append("i.kind = ?")
        values.append(view.kind.value)
    today = int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
    if view.span is Span.UPCOMING:
        conditions.append("(i.start_at >= ? OR i.start_at IS NULL AND i.state = 'planned')")
        conditions.append("i.state <> 'cancelled'")
        values.append(today)
    elif view.span is Span.PAST:
        conditions.append("i.start_at < ?")
        values.append(int(now.timestamp()))
    if view.contact_id is not None:
        conditions.append("i.id IN (SELECT interaction_id FROM interaction_contact WHERE contact_id = ?)")
        values.append(view.contact_id)
    expression = search.query(view.text)
    if expression:
        conditions.append(
            "i.id IN (SELECT interaction_id FROM interaction_contact WHERE contact_id IN "
            "(SELECT rowid FROM search WHERE search MATCH ?))"
        )
        values.append(expression)
    elif view.text.strip():
        return array("q")
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT i.id FROM interaction i {where} ORDER BY {_interaction_order(view)} LIMIT -1"
    return _ids(connection, sql, values)


def interaction_rows(connection: Connection, ids: Sequence[int]) -> dict[int, InteractionRow]:
    """Rows for these interactions; ids that are gone are left out."""
    wanted = as_json(ids)
    people: dict[int, dict[int, str]] = {}
    photos: dict[int, str] = {}
    with_whom = """SELECT p.interaction_id, c.id, c.shown, c.photo
                   FROM interaction_contact p JOIN contact c ON c.id = p.contact_id
                   WHERE p.interaction_id IN (SELECT value FROM json_each(?))
                   ORDER BY p.interaction_id, p.position, p.id"""
    sql = f"""SELECT id, kind, state, start, zone, minutes, place, link,
                    {prepared("interaction.id")}
             FROM interaction WHERE id IN (SELECT value FROM json_each(?))"""
    with connection.at_one_moment():
        for interaction_id, contact_id, name, photo in connection.rows(with_whom, (wanted,)):
            photos.setdefault(interaction_id, photo)
            people.setdefault(interaction_id, {})[contact_id] = name
        rows = list(connection.rows(sql, (wanted,)))
    return {
        row[0]: InteractionRow(
            row[0], Kind(row[1]), State(row[2]), Moment(row[3], row[4]) if row[3] else None, row[5], row[6],
            row[7], tuple(people.get(row[0], {}).items()), bool(row[8]), photos.get(row[0], ""),
        )
        for row in rows
    }  # fmt: skip


def counts(connection: Connection) -> DeskCounts:
    """How many of each the desk holds."""
    row = connection.one(
        """SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM interaction),
                  (SELECT count(DISTINCT sort_organization) FROM contact WHERE sort_organization <> ''),
                  (SELECT count(*) FROM contact WHERE archived = 1)"""
    )
    assert row is not None
    return DeskCounts(*row)


def find_people(connection: Connection, text: str, limit: int) -> list[PersonHit]:
    """Contacts whose name (not their notes) begins a word with each typed word, by name."""
    expression = search.query(text)
    if not expression and text.strip():
        return []
    condition = "id IN (SELECT rowid FROM search WHERE search MATCH ?)" if expression else "? = ''"
    found = f"name : ({expression})" if expression else ""
    sql = (
        f"SELECT id, shown, title, organization FROM contact WHERE {condition} ORDER BY sort_name, id LIMIT ?"
    )
    return [
        PersonHit(contact_id, name, ", ".join(part for part in (title, organization) if part))
        for contact_id, name, title, organization in connection.rows(sql, (found, limit))
    ]


def contact_by_name(connection: Connection, text: str) -> list[int]:
    """The ids of contacts whose whole name is `text`, case and accents apart; else those it finds."""
    exact = [
        row[0]
        for row in connection.rows("SELECT id FROM contact WHERE sort_name = ? ORDER BY id", (fold(text),))
    ]
    return exact or [hit.id for hit in find_people(connection, text, 10)]


def _ids(connection: Connection, sql: str, values: Sequence[str | int]) -> array[int]:
    """The ids that an ordered and limited query gives, in one piece.

    Fetched row by row, each of 100,000 rows would let go of the interpreter lock and ask for it again, and
    the window's painting with it. The limit keeps the inner order.
    """
    return array("q", json.loads(connection.value(f"SELECT json_group_array(id) FROM ({sql})", values)))


_Touch = tuple[Moment | None, int, Moment | None, Kind | None, bool]


def _touches(connection: Connection, wanted: str) -> dict[int, _Touch]:
    """Last and next touch of each contact: (last, how many held, next, its kind, is one planned)."""
    # SQLite takes the other columns from the row that has the largest: the last that was held, the next
    # that is planned. What has no day yet comes in only where nothing has one.
    sql = """SELECT p.contact_id, i.state = 'held' AS held, count(DISTINCT i.id), i.kind, i.start, i.zone,
                    max(CASE i.state WHEN 'held' THEN i.start_at ELSE -i.start_at END)
             FROM interaction_contact p JOIN interaction i ON i.id = p.interaction_id
             WHERE p.contact_id IN (SELECT value FROM json_each(?)) AND i.state <> 'cancelled'
             GROUP BY p.contact_id, held"""
    found: dict[int, _Touch] = {}
    for contact_id, is_held, count, kind, start, zone, _ in connection.rows(sql, (wanted,)):
        moment = Moment(start, zone) if start else None
        last, held, ahead, ahead_kind, planned = found.get(contact_id, (None, 0, None, None, False))
        if is_held:
            last, held = moment, count
        else:
            ahead, ahead_kind, planned = moment, Kind(kind), True
        found[contact_id] = (last, held, ahead, ahead_kind, planned)
    return found


def _standing(held: int, planned: bool) -> Standing:
    if planned:
        return Standing.SCHEDULED
    if not held:
        return Standing.IDENTIFIED
    return Standing.MET if held == 1 else Standing.IN_TOUCH


def _interaction_order(view: InteractionView) -> str:
    way = "DESC" if view.descending else "ASC"
    then = "i.start_at IS NULL, i.start_at, i.id"
    person = """(SELECT c.sort_name FROM interaction_contact p JOIN contact c ON c.id = p.contact_id
                 WHERE p.interaction_id = i.id ORDER BY p.position LIMIT 1)"""
    return {
        InteractionSort.START: f"i.start_at IS NOT NULL, i.start_at {way}, i.id {way}",
        InteractionSort.KIND: f"i.kind {way}, {then}",
        InteractionSort.PERSON: f"{person} {way}, {then}",
        InteractionSort.PLACE: f"i.place = '' AND i.link = '', i.place {way}, i.link {way}, {then}",
        InteractionSort.MINUTES: f"i.minutes {way}, {then}",
        InteractionSort.STATE: f"i.state {way}, {then}",
    }[view.sort]
