"""The first hits of a search that finds very many people, without gathering all of them.

After one or two letters most of a large desk matches: gathering and sorting 80,000 hits to show fifty takes
50 ms and more. Walking the names from the top and asking the index about each finds the fifty in a few.
"""

from __future__ import annotations

from array import array
from typing import Final

from netdesk.domain.folding import words
from netdesk.store.connection import Connection
from netdesk.store.recorded import as_json
from netdesk.store.search import query

_SMALL_DESK: Final = 5000
"""With fewer people, gathering is quick enough."""
_SHARE: Final = 7
"""One in so many must match, or the walk would be long."""
_LISTED: Final = 3
"""Letters of the longest beginnings that the index keeps lists of; a longer one is put together each time."""
_STEPS: Final = (64, 128, 256)
"""Names looked at in one go, one go after the other."""


def by_name(connection: Connection, text: str, limit: int, *, descending: bool = False) -> array[int] | None:
    """The first `limit` contacts that a typed text finds, by name.

    None when that would not be quick, because few match or because the index has no list of its own for
    beginnings of this length; the answer is then to be gathered.
    """
    if any(len(tokens) > 1 or len(tokens[0]) > _LISTED for tokens in words(text)):
        return None
    expression = query(text)
    people = int(connection.value("SELECT count(*) FROM contact"))
    if people < _SMALL_DESK:
        return None
    wanted = people // _SHARE
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    if int(connection.value(sql, (expression, wanted))) < wanted:
        return None
    way = "DESC" if descending else "ASC"
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
