"""The first hits of a search that finds many people, without fetching and sorting all of them.

After one or two letters most of a large desk matches: fetching and sorting 80,000 hits to show fifty takes
20 ms and more. There are two quicker ways, both along the names from the top until there are enough: ask the
index about each (when about every second person matches), or look each up among all hits (when fewer do).
"""

from __future__ import annotations

from array import array
from typing import Final

from netdesk.domain.folding import words
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.search import query

_SMALL_DESK: Final = 5000
"""With fewer people, any way is quick enough."""
_FEW: Final = 500
"""So few hits are fetched and sorted sooner than found among the names."""
_HALF: Final = 2
"""Where one in so many matches, asking about each is quickest: the fifty are found among the first hundred or
two."""
_LISTED: Final = 3
"""Letters of the longest beginnings that the index keeps lists of; a longer one is put together each time."""
_STEPS: Final = (64, 128, 256)
"""Names asked about in one go, one go after the other."""


def by_name(connection: Connection, text: str, limit: int, *, descending: bool = False) -> array[int] | None:
    """The first `limit` contacts that a typed text finds, by name; None when they are found as quickly by
    fetching and sorting all hits."""
    expression = query(text)
    # At most so many: an id is never used twice. Counting them would take longer than finding somebody.
    people = int(connection.value("SELECT max(id) FROM contact") or 0)
    if people < _SMALL_DESK or not _are_found(connection, expression, _FEW):
        return None
    way = "DESC" if descending else "ASC"
    found: array[int] | None = None
    if _is_listed(text) and _are_found(connection, expression, people // _HALF):
        found = _asked_one_by_one(connection, expression, limit, way)
    return _looked_up(connection, expression, limit, way) if found is None else found


def _is_listed(text: str) -> bool:
    """True when the index has a list of its own for each typed beginning."""
    return all(len(tokens) == 1 and len(tokens[0]) <= _LISTED for tokens in words(text))


def _are_found(connection: Connection, expression: str, many: int) -> bool:
    """True when at least so many match."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.value(sql, (expression, many))) == many


def _asked_one_by_one(connection: Connection, expression: str, limit: int, way: str) -> array[int] | None:
    """Ask the index about each name from the top; None when there are not enough among the first ones."""
    sql = f"SELECT id FROM contact ORDER BY sort_name {way}, id {way} LIMIT ?"
    names = [row[0] for row in connection.rows(sql, (sum(_STEPS),))]
    found: array[int] = array("q")
    at = 0
    for step in _STEPS:
        looked_at = names[at : at + step]
        at += step
        sql = """SELECT value FROM json_each(?)
                 WHERE EXISTS (SELECT 1 FROM search WHERE rowid = value AND search MATCH ?)"""
        matching = {row[0] for row in connection.rows(sql, (as_json(looked_at), expression))}
        found.extend(each for each in looked_at if each in matching)
        if len(found) >= limit:
            return found[:limit]
    return None


def _looked_up(connection: Connection, expression: str, limit: int, way: str) -> array[int]:
    """Gather all hits, and look each name from the top up among them."""
    # The plus keeps SQLite from fetching the contact of each hit, only to sort them all by name.
    sql = f"""SELECT id FROM contact INDEXED BY contact_by_name
              WHERE +id IN (SELECT rowid FROM search WHERE search MATCH ?)
              ORDER BY sort_name {way}, id {way} LIMIT ?"""
    return array("q", [row[0] for row in connection.rows(sql, (expression, limit))])
