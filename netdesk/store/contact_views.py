"""How a view of contacts is said in SQL: its conditions and its order. `c` is the contact."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from netdesk.domain.now import utc_now, wall_now
from netdesk.domain.rows import ContactSort, ContactView, Standing
from netdesk.store.connection import Connection

_TOUCHES: Final = """FROM interaction_contact p JOIN interaction i ON i.id = p.interaction_id
              WHERE p.contact_id = c.id AND i.state ="""
_LAST_TOUCH: Final = f"(SELECT max(i.start_at) {_TOUCHES} 'held')"
_NEXT: Final = f"(SELECT min(coalesce(i.start_at, 1 << 60)) {_TOUCHES} 'planned')"
_DUE_AT: Final = """(SELECT min(coalesce(f.due_at, 1 << 60)) FROM follow_up f
                    WHERE f.contact_id = c.id AND f.state = 'open')"""
_TURN_AT: Final = f"""(CASE WHEN c.rhythm_days > 0 THEN
                     (SELECT t FROM (SELECT {_LAST_TOUCH} + c.rhythm_days * 86400 AS t)
                      WHERE t < {{1}}) END)"""
_STEP: Final = (
    f"nullif(min(coalesce({_NEXT}, 1 << 61), coalesce({_DUE_AT}, 1 << 61), coalesce({_TURN_AT}, 1 << 61)), "
    "1 << 61)"
)
_HELD: Final = f"(SELECT count(DISTINCT i.id) {_TOUCHES} 'held')"
_PLANNED: Final = f"EXISTS (SELECT 1 {_TOUCHES} 'planned')"
# The same rules as in pages, where standings of rows are told.
_STANDING: Final = {
    Standing.SCHEDULED: _PLANNED,
    Standing.MET: f"{_HELD} = 1 AND NOT {_PLANNED}",
    Standing.IN_TOUCH: f"{_HELD} > 1 AND NOT {_PLANNED}",
    Standing.IDENTIFIED: f"{_HELD} = 0 AND NOT {_PLANNED}",
}
_DUE: Final = "(SELECT contact_id FROM follow_up WHERE state = 'open' AND due_at < ?)"
# A row of the index stands for 32 neighbouring ids, a bit each.
_TOUCHED: Final = f"""(SELECT h.block * 32 + bit.value FROM history_contact h
                      JOIN json_each('{list(range(32))}') bit ON h.bits >> bit.value & 1
                      WHERE h.change_id = ?)"""
_VALUE: Final = """(SELECT v.value FROM contact_value v WHERE v.contact_id = c.id AND v.kind = '{0}'
                   ORDER BY v.position, v.id LIMIT 1) COLLATE NOCASE"""
_TAGS: Final = """(SELECT group_concat(t.name, ', ' ORDER BY t.position, t.id) FROM contact_tag t
                  WHERE t.contact_id = c.id) COLLATE NOCASE"""
_INTRODUCER: Final = """coalesce((SELECT b.sort_name FROM contact b WHERE b.id = c.introduced_by),
                        nullif(c.introducer, '')) COLLATE NOCASE"""
# By the day of the year: who has theirs in May stands together.
_BIRTHDAY: Final = "nullif(substr(c.birthday, -5), '')"


def conditions(view: ContactView, expression: str) -> tuple[list[str], list[str | int]]:
    """What must hold for a contact to be shown, and the values; `expression` is the search for FTS5."""
    found: list[str] = []
    values: list[str | int] = []
    if expression:
        found.append("c.id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(expression)
    if view.archived:
        found.append("c.archived = 1")
    elif not expression:
        found.append("c.archived = 0")
    if view.starred:
        found.append("c.starred = 1")
    if view.due:
        found.append(f"c.id IN {_DUE}")
        values.append(_end_of_today())
    if view.tag:
        found.append("c.id IN (SELECT contact_id FROM contact_tag WHERE name = ?)")
        values.append(view.tag)
    if view.change_id:
        found.append(f"c.id IN {_TOUCHED}")
        values.append(view.change_id)
    if view.circle_id is not None:
        found.append("c.circle_id = ?")
        values.append(view.circle_id)
    if view.standing is not None:
        found.append(_STANDING[view.standing])
    return found, values


def is_anybody_due(connection: Connection) -> bool:
    """Whether something is due to anybody by the end of today."""
    return bool(connection.value(f"SELECT EXISTS {_DUE}", (_end_of_today(),)))


def _end_of_today() -> int:
    """In seconds since 1970 UTC, on the clock of the system."""
    tomorrow = wall_now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return int(tomorrow.timestamp())


def order(view: ContactView) -> str:
    """What stands after ORDER BY: blanks last, and names in order where the rest is equal."""
    return _ORDER[view.sort].format("DESC" if view.descending else "ASC", round(utc_now().timestamp()))


def _blanks_last(key: str) -> str:
    return f"{key} {{0}} NULLS LAST, c.sort_name, c.id"


_ORDER: Final = {
    ContactSort.NAME: "c.sort_name {0}, c.id {0}",
    ContactSort.ORGANIZATION: "c.sort_organization = '', c.sort_organization {0}, c.sort_name, c.id",
    ContactSort.CIRCLE: "c.circle_id IS NULL, (SELECT position FROM circle k WHERE k.id = c.circle_id) {0}, "
    "c.sort_name, c.id",
    ContactSort.LAST_TOUCH: _blanks_last(_LAST_TOUCH),
    ContactSort.NEXT_STEP: _blanks_last(_STEP),
    ContactSort.EMAIL: _blanks_last(_VALUE.format("email")),
    ContactSort.PHONE: _blanks_last(_VALUE.format("phone")),
    ContactSort.TAGS: _blanks_last(_TAGS),
    ContactSort.BIRTHDAY: _blanks_last(_BIRTHDAY),
    ContactSort.INTRODUCED_BY: _blanks_last(_INTRODUCER),
    ContactSort.CLOSENESS: _blanks_last("nullif(c.closeness, 0)"),
    ContactSort.ADDED: "c.id {0}",
}
