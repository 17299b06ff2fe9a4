"""Which organizations people name, how often and in which words; and who names one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from netdesk.domain.folding import fold
from netdesk.domain.organization_rows import Spelling
from netdesk.domain.rows import PersonHit
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import PART_CONTACTS, as_json

_AT_ONCE = 500
"""So many rows are read between two turns of the window."""

_SPELLINGS = """
SELECT c.organization, coalesce(c.circle_id, 0), count(*),
       count(CASE WHEN c.id IN (SELECT ic.contact_id FROM interaction_contact ic
                                JOIN interaction i ON i.id = ic.interaction_id WHERE i.state = 'held')
             THEN 1 END)
FROM contact c WHERE c.organization <> '' AND c.archived = 0
GROUP BY c.organization, c.circle_id
"""


def spellings(connection: Connection) -> Iterator[Spelling]:
    """Every way in which people write an organization, by circle; archived people are left out."""
    for at, (name, circle_id, people, met) in enumerate(connection.rows(_SPELLINGS)):
        if at % _AT_ONCE == 0:
            connection.give_way()
        yield Spelling(name, circle_id, people, met)


def people_at(connection: Connection, names: Sequence[str], limit: int) -> list[PersonHit]:
    """The people whose organization is written in one of these ways, with titles; the closest first."""
    sql = """SELECT id, shown, title FROM contact
             WHERE sort_organization IN (SELECT value FROM json_each(?))
             AND organization IN (SELECT value FROM json_each(?)) AND archived = 0
             ORDER BY closeness DESC, sort_name, id LIMIT ?"""
    folded = json.dumps(sorted({fold(name) for name in names}))
    found = connection.rows(sql, (folded, json.dumps(sorted(set(names))), limit))
    return [PersonHit(contact_id, name, title) for contact_id, name, title in found]


def rename(change: Change, names: Sequence[str], name: str) -> int:
    """Let everybody whose organization is written in one of these ways write it so; returns how many."""
    folded = json.dumps(sorted({fold(each) for each in names}))
    sql = """SELECT id FROM contact WHERE sort_organization IN (SELECT value FROM json_each(?))
             AND organization IN (SELECT value FROM json_each(?)) AND organization <> ?"""
    found = change.connection.rows(sql, (folded, json.dumps(sorted(set(names))), name))
    ids = [row[0] for row in found]
    for start in range(0, len(ids), PART_CONTACTS):
        change.connection.run(
            "UPDATE contact SET organization = ?, sort_organization = ? "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (name, fold(name), as_json(ids[start : start + PART_CONTACTS])),
        )
        change.part()
    return len(ids)


def every_name(connection: Connection) -> Iterator[str]:
    """Every organization that anything names, folded where people name it; some come several times."""
    for sql in (
        "SELECT DISTINCT sort_organization FROM contact WHERE sort_organization <> '' AND archived = 0",
        "SELECT DISTINCT organization FROM event WHERE organization <> ''",
        "SELECT name FROM organization",
    ):
        for at, (name,) in enumerate(connection.rows(sql)):
            if at % _AT_ONCE == 0:
                connection.give_way()
            yield name


def names_at_events(connection: Connection) -> list[str]:
    """The organization of every event that names one."""
    return [row[0] for row in connection.rows("SELECT organization FROM event WHERE organization <> ''")]
