"""Which organizations people name, how often and in which words; and who names one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from netdesk.domain.folding import fold
from netdesk.domain.organization_rows import Spelling
from netdesk.store.connection import Connection

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
    for name, circle_id, people, met in connection.rows(_SPELLINGS):
        yield Spelling(name, circle_id, people, met)


def people_at(connection: Connection, names: Sequence[str]) -> list[int]:
    """Ids of the people whose organization is written in one of these ways, by name."""
    sql = """SELECT id FROM contact WHERE sort_organization IN (SELECT value FROM json_each(?))
             AND organization IN (SELECT value FROM json_each(?)) AND archived = 0 ORDER BY sort_name, id"""
    folded = json.dumps(sorted({fold(name) for name in names}))
    return [row[0] for row in connection.rows(sql, (folded, json.dumps(sorted(set(names)))))]
