"""What the desk knows of people that may be a reason to ask them: found by the index first, then read."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Final

from netdesk.domain.helpers_of_goals import Acquaintance
from netdesk.domain.key_words import KeyWord
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

_READ_OF_NOTES: Final = 4000
"""Characters of somebody's notes that are looked at; whoever has more is found by these."""


def holding(connection: Connection, word: KeyWord, *, in_names: bool = False, most: int) -> array[int] | None:
    """Whose document has a word that begins as `word` does; None when more than `most` have."""
    expression = _expression(word)
    if not in_names:
        expression = f"rest : ({expression})"
    sql = "SELECT json_group_array(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
    found = array("q", json.loads(connection.value(sql, (expression, most + 1))))
    return None if len(found) > most else found


def at_organizations(connection: Connection, keys: Collection[str]) -> array[int]:
    """Who works at organizations with these folded names."""
    sql = """SELECT json_group_array(id) FROM contact
             WHERE sort_organization IN (SELECT value FROM json_each(?))"""
    return array("q", json.loads(connection.value(sql, (json.dumps(list(keys)),))))


def nearness(connection: Connection) -> dict[int, int]:
    """How near those are whom the user knows at all: closeness, and a point for each talk held, to three."""
    found = dict(connection.rows("SELECT id, closeness FROM contact WHERE closeness > 0"))
    sql = """SELECT p.contact_id, min(3, count(DISTINCT i.id)) FROM interaction i
             JOIN interaction_contact p ON p.interaction_id = i.id WHERE i.state = 'held'
             GROUP BY p.contact_id"""
    for contact_id, talks in connection.rows(sql):
        found[contact_id] = found.get(contact_id, 0) + talks
    return found


def archived(connection: Connection) -> set[int]:
    """Who is put away."""
    return {row[0] for row in connection.rows("SELECT id FROM contact WHERE archived = 1")}


def people_at_most(connection: Connection) -> int:
    """How many people there can be: at most the highest id, for no id is used twice."""
    return int(connection.value("SELECT max(id) FROM contact") or 0)


def read(connection: Connection, contact_ids: Sequence[int]) -> list[Acquaintance]:
    """What is known of these, in this order; who is gone is left out."""
    wanted = as_json(contact_ids)
    sql = """SELECT c.id, c.shown, c.organization, c.title, c.department, substr(c.notes, 1, ?),
                    c.how_met || ' ' || c.where_met, coalesce(k.name, ''), c.photo, c.closeness
             FROM contact c LEFT JOIN circle k ON k.id = c.circle_id
             WHERE c.id IN (SELECT value FROM json_each(?))"""
    with connection.at_one_moment():
        rows = {row[0]: row for row in connection.rows(sql, (_READ_OF_NOTES, wanted))}
        tags = _texts(connection, "contact_tag", "name", wanted)
        further = _texts(connection, "contact_own", "value", wanted)
        towns = _texts(connection, "contact_address", "city || ' ' || region || ' ' || country", wanted)
        talks = _talks(connection, wanted)
    return [
        _known(
            rows[each], tags.get(each, ()), (*further.get(each, ()), *towns.get(each, ())), talks.get(each)
        )
        for each in contact_ids
        if each in rows
    ]


class _Talks:
    """What was held with somebody."""

    def __init__(self) -> None:
        self.count = 0
        self.last: date | None = None
        self.notes: list[str] = []
        self.ahead = False

    def add(self, state: str, start: str, said: str) -> None:
        """One interaction."""
        if state == "planned":
            self.ahead = True
            return
        self.count += 1
        self.notes.append(said)
        if start:
            day = date.fromisoformat(start[:10])
            self.last = day if self.last is None else max(self.last, day)


def _known(
    row: Sequence[object], tags: Sequence[str], further: Iterable[str], talks: _Talks | None
) -> Acquaintance:
    contact_id, name, organization, title, department, notes, how_met, circle, photo, closeness = row
    held = talks or _Talks()
    return Acquaintance(
        contact_id=int(str(contact_id)),
        name=str(name),
        organization=str(organization),
        title=str(title),
        department=str(department),
        tags=tuple(tags),
        notes=str(notes),
        how_met=str(how_met),
        further=" / ".join(further),
        circle=str(circle),
        photo=str(photo),
        closeness=int(str(closeness)),
        talks=held.count,
        last_talk=held.last,
        talked_of=" / ".join(held.notes),
        ahead=held.ahead,
    )


def _texts(connection: Connection, table: str, column: str, wanted: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    sql = f"""SELECT contact_id, {column} FROM {table}
              WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, id"""
    for contact_id, text in connection.rows(sql, (wanted,)):
        found.setdefault(contact_id, []).append(text)
    return found


def _talks(connection: Connection, wanted: str) -> dict[int, _Talks]:
    sql = """SELECT p.contact_id, i.state, i.start, substr(i.notes, 1, ?)
             FROM interaction_contact p JOIN interaction i ON i.id = p.interaction_id
             WHERE p.contact_id IN (SELECT value FROM json_each(?)) AND i.state <> 'cancelled'
             GROUP BY p.contact_id, i.id ORDER BY p.contact_id, i.id"""
    found: dict[int, _Talks] = {}
    for contact_id, state, start, notes in connection.rows(sql, (_READ_OF_NOTES, wanted)):
        found.setdefault(contact_id, _Talks()).add(state, start, notes)
    return found


def _expression(word: KeyWord) -> str:
    """As an expression of the index; folded tokens hold no quotation marks."""
    if word.root:
        return f'"{word.root}"*'
    return f'"{" ".join(word.tokens)}"'
