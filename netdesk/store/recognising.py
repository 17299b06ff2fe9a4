"""Who on the desk somebody may be, asked for a few people at a time by name and email."""

from __future__ import annotations

import json
from collections.abc import Iterable

from netdesk.store.connection import Connection


def by_names(connection: Connection, folded: Iterable[str]) -> dict[str, list[int]]:
    """The contacts of these names, folded, by name; the earliest first."""
    sql = """SELECT sort_name, id FROM contact
             WHERE sort_name IN (SELECT value FROM json_each(?)) ORDER BY id"""
    return _together(connection, sql, folded)


def by_emails(connection: Connection, emails: Iterable[str]) -> dict[str, list[int]]:
    """The contacts with these addresses, in small letters, by address; the earliest first."""
    sql = """SELECT lower(trim(value)), contact_id FROM contact_value
             WHERE kind = 'email' AND lower(trim(value)) IN (SELECT value FROM json_each(?))
             ORDER BY contact_id"""
    return _together(connection, sql, emails)


def in_circles(connection: Connection) -> dict[int | None, int]:
    """How many people are in each circle, by its id; None: in none."""
    return dict(connection.rows("SELECT circle_id, count(*) FROM contact GROUP BY circle_id"))


def _together(connection: Connection, sql: str, wanted: Iterable[str]) -> dict[str, list[int]]:
    asked = sorted({each for each in wanted if each})
    found: dict[str, list[int]] = {}
    if asked:
        for key, contact_id in connection.rows(sql, (json.dumps(asked),)):
            found.setdefault(key, []).append(contact_id)
    return found
