"""What the columns say that a table of contacts shows only when asked to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from datetime import date
from typing import Any, Final

from netdesk.domain.dates import PartialDate
from netdesk.domain.now import wall_now
from netdesk.domain.rows import ContactSort
from netdesk.store.connection import Connection

_ADDED: Final = "added "
_OWN: Final = frozenset({ContactSort.BIRTHDAY, ContactSort.CLOSENESS, ContactSort.INTRODUCED_BY})


def read(connection: Connection, wanted: str, columns: Collection[ContactSort]) -> dict[int, dict[str, Any]]:
    """Fields of ContactRow by contact, for `wanted`, a JSON list of ids."""
    found: dict[int, dict[str, Any]] = {}
    if not _OWN.isdisjoint(columns):
        sql = """SELECT c.id, c.birthday, c.closeness, coalesce(b.shown, c.introducer)
                 FROM contact c LEFT JOIN contact b ON b.id = c.introduced_by
                 WHERE c.id IN (SELECT value FROM json_each(?))"""
        for contact_id, birthday, closeness, introducer in connection.rows(sql, (wanted,)):
            day = PartialDate.from_iso(birthday) if birthday else None
            found[contact_id] = {"birthday": day, "closeness": closeness, "introduced_by": introducer}
    for column, kind in ((ContactSort.EMAIL, "email"), (ContactSort.PHONE, "phone")):
        if column in columns:
            sql = """SELECT contact_id, value FROM contact_value
                     WHERE kind = ? AND contact_id IN (SELECT value FROM json_each(?))
                     ORDER BY position, id"""
            for contact_id, value in connection.rows(sql, (kind, wanted)):
                found.setdefault(contact_id, {}).setdefault(kind, value)
    if ContactSort.TAGS in columns:
        sql = """SELECT contact_id, name FROM contact_tag
                 WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY position, id"""
        for contact_id, name in connection.rows(sql, (wanted,)):
            fields = found.setdefault(contact_id, {})
            fields["tags"] = tuple(dict.fromkeys((*fields.get("tags", ()), name)))
    if ContactSort.ADDED in columns:
        days = _days(connection)
        for (contact_id,) in connection.rows("SELECT value FROM json_each(?)", (wanted,)):
            found.setdefault(contact_id, {})["added"] = _day_of(contact_id, days)
    return found


def note_day(connection: Connection, first_id: int) -> None:
    """Remember that contacts from this id on were added today, unless that is known already.

    Ids only ever grow, and come back with what an undo brings back, so that one line for each day tells the
    day of every contact, without a column that would make unrelated edits conflict.
    """
    today = wall_now().date().isoformat()
    connection.run(
        "INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", (f"{_ADDED}{today}", str(first_id))
    )


def _days(connection: Connection) -> tuple[list[int], list[date]]:
    """From which id on contacts were added on which day."""
    sql = "SELECT key, value FROM setting WHERE key >= ? AND key < ? ORDER BY CAST(value AS INTEGER), key"
    firsts: list[int] = []
    days: list[date] = []
    for key, value in connection.rows(sql, (_ADDED, f"{_ADDED}~")):
        firsts.append(int(value))
        days.append(date.fromisoformat(key.removeprefix(_ADDED)))
    return firsts, days


def _day_of(contact_id: int, days: tuple[list[int], list[date]]) -> date | None:
    at = bisect_right(days[0], contact_id) - 1
    return days[1][at] if at >= 0 else None
