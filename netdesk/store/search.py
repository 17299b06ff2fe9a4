"""The full-text index: one document for each contact, rewritten whole, and the queries typed at it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from operator import lt
from types import MappingProxyType
from typing import Any, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.folding import all_tokens, plain_tokens, words
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

Document = tuple[str, str]
"""What a contact is called, and all the rest that is searched of them."""

_NONE_KNOWN: Final[Mapping[int, Document]] = MappingProxyType({})
_BATCH = 500
_DELETEMERGE = 10
"""SQLite's own default: a segment is merged anew when 10 % of its documents are gone."""
_AUTOMERGE = 4
"""SQLite's own default: so many pieces of the index of one size become one."""
_AMONG = "IN (SELECT value FROM json_each(?))"
_NAMES = """SELECT id, shown || ' ' || prefix || ' ' || given || ' ' || further || ' ' || family ||
                   ' ' || suffix || ' ' || nickname || ' ' || phonetic_given || ' ' || phonetic_family
            FROM contact WHERE id IN (SELECT value FROM json_each(?))"""
# In an order of their own, whatever way SQLite takes: an index made anew must come out the same.
_TEXTS = (
    """SELECT c.id, organization || ' ' || department || ' ' || title || ' ' || notes || ' ' || how_met ||
              ' ' || where_met || ' ' || introducer || ' ' || pronunciation || ' ' || coalesce(k.name, '')
       FROM contact c LEFT JOIN circle k ON k.id = c.circle_id
       WHERE c.id IN (SELECT value FROM json_each(?))""",
    """SELECT contact_id, value FROM contact_value WHERE contact_id IN (SELECT value FROM json_each(?))
       AND kind <> 'phone' ORDER BY contact_id, id""",
    """SELECT contact_id, street || ' ' || extended || ' ' || po_box || ' ' || city || ' ' || region ||
              ' ' || postal_code || ' ' || country
       FROM contact_address WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, id""",
    """SELECT contact_id, name FROM contact_tag WHERE contact_id IN (SELECT value FROM json_each(?))
       ORDER BY contact_id, id""",
    """SELECT contact_id, value FROM contact_own WHERE contact_id IN (SELECT value FROM json_each(?))
       ORDER BY contact_id, id""",
    """SELECT p.contact_id, i.place || ' ' || i.notes FROM interaction_contact p
       JOIN interaction i ON i.id = p.interaction_id
       WHERE p.contact_id IN (SELECT value FROM json_each(?)) ORDER BY p.contact_id, i.id""",
    """SELECT p.contact_id, l.objective || ' ' || l.goal || ' ' || l.introducer || ' ' || l.pitch ||
              ' ' || l.ask
       FROM interaction_contact p JOIN plan l ON l.interaction_id = p.interaction_id
       WHERE p.contact_id IN (SELECT value FROM json_each(?)) ORDER BY p.contact_id, l.id""",
    """SELECT p.contact_id, t.text FROM interaction_contact p
       JOIN plan l ON l.interaction_id = p.interaction_id JOIN plan_line t ON t.plan_id = l.id
       WHERE p.contact_id IN (SELECT value FROM json_each(?)) ORDER BY p.contact_id, t.id""",
    """SELECT p.contact_id, q.text || ' ' || q.answer FROM interaction_contact p
       JOIN plan l ON l.interaction_id = p.interaction_id JOIN plan_question q ON q.plan_id = l.id
       WHERE p.contact_id IN (SELECT value FROM json_each(?)) ORDER BY p.contact_id, q.id""",
    """SELECT p.contact_id, r.found FROM interaction_contact p
       JOIN plan l ON l.interaction_id = p.interaction_id JOIN plan_research r ON r.plan_id = l.id
       WHERE p.contact_id IN (SELECT value FROM json_each(?)) ORDER BY p.contact_id, r.id""",
    """SELECT m.contact_id, e.name FROM event_contact m JOIN event e ON e.id = m.event_id
       WHERE m.contact_id IN (SELECT value FROM json_each(?)) ORDER BY m.contact_id, m.id""",
)
_PHONES = """SELECT contact_id, value FROM contact_value WHERE contact_id IN (SELECT value FROM json_each(?))
             AND kind = 'phone' ORDER BY contact_id, id"""
_DIGITS = re.compile(r"\d+")


def documents(connection: Connection, contact_ids: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Give (contact id, name document, document of all the rest) for those of `contact_ids` that exist.

    A document is folded text: words divided by spaces, as they are searched.
    """
    remaining = iter(contact_ids)
    while batch := list(islice(remaining, _BATCH)):
        names = _rows_of(connection, _NAMES, batch)
        rest: dict[int, list[str]] = {contact_id: [] for contact_id, _ in names}
        # While an undo is tried, rows may hang in the air for a moment: those of nobody are passed over.
        for sql in _TEXTS:
            for contact_id, text in _rows_of(connection, sql, batch):
                if contact_id in rest:
                    rest[contact_id].append(text)
        for contact_id, number in _rows_of(connection, _PHONES, batch):
            if contact_id in rest:
                rest[contact_id].append(_phone_text(number))
        for contact_id, name in names:
            yield contact_id, document_text(name), document_text(" ".join(rest[contact_id]))


def document(contact: Contact, shown: str, circle: str) -> Document | None:
    """The name document and that of all the rest, as `documents` gives them, of a contact who has just been
    kept, called `shown` and in the circle of that name ("" for none). None when there is more to it than the
    contact says.
    """
    if contact.own:
        return None
    name = contact.name
    names = (
        *(shown, name.prefix, name.given, name.further, name.family, name.suffix, name.nickname),
        *(name.phonetic_given, name.phonetic_family),
    )
    rest = [
        *(contact.organization, contact.department, contact.title, contact.notes, contact.how_met),
        *(contact.where_met, contact.introducer, contact.pronunciation, circle),
        *[each.value for each in contact.emails],
        *[each.value for each in contact.links],
    ]
    for each in contact.addresses:
        rest += (each.street, each.extended, each.po_box, each.city, each.region, each.postal_code)
        rest.append(each.country)
    rest += dict.fromkeys(contact.tags)
    rest += [_phone_text(each.value) for each in contact.phones]
    return document_text(" ".join(names)), document_text(" ".join(rest))


def _rows_of(connection: Connection, sql: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """The rows of a statement that asks for some ids. Neighbours, as an import makes them, are read along an
    index in one go."""
    if len(ids) > 1 and ids[-1] - ids[0] == len(ids) - 1 and all(map(lt, ids, ids[1:])):
        return connection.all(sql.replace(_AMONG, "BETWEEN ? AND ?"), (ids[0], ids[-1]))
    return connection.all(sql, (as_json(ids),))


def document_text(text: str) -> str:
    """Fold `text` into the words under which it is found."""
    return plain_tokens(text) if text.isascii() else " ".join(all_tokens(text))


def _phone_text(number: str) -> str:
    """A number as written, and its digits run together from each group on.

    "+47 555 0142" is then found by 475550142 and by 5550142.
    """
    plain = number.removeprefix("+")
    if plain.isdecimal():
        return f"{number} {plain}"
    groups = _DIGITS.findall(number)
    runs = ("".join(groups[start:]) for start in range(len(groups)))
    return " ".join((number, *runs))


def refresh(
    connection: Connection, contact_ids: Iterable[int], known: Mapping[int, Document] = _NONE_KNOWN
) -> set[int]:
    """Rewrite the documents of `contact_ids`, inside the running transaction. Those that are `known` already
    are not put together from the tables again.

    Returns those of them that are not on the desk, for `remove` when the change is at its end: taking
    documents out in one go is much cheaper.
    """
    gone: set[int] = set()
    # In order: the index writes out what it has when an id comes before the last one.
    remaining = iter(sorted(contact_ids))
    while batch := list(islice(remaining, _BATCH)):
        connection.give_way()
        found = [(contact_id, *known[contact_id]) for contact_id in batch if contact_id in known]
        if len(found) < len(batch):
            wanted = [contact_id for contact_id in batch if contact_id not in known]
            read = list(documents(connection, wanted))
            gone.update(set(wanted).difference(row[0] for row in read))
            found = sorted(found + read)
        connection.run_many("INSERT OR REPLACE INTO search (rowid, name, rest) VALUES (?, ?, ?)", found)
    return gone


def let_pieces_be(connection: Connection) -> None:
    """Leave the pieces that are written from here on as they are, inside the running transaction: while very
    many documents come, merging takes a third of the time, and all is merged again and again.
    """
    connection.run("INSERT INTO search (search, rank) VALUES ('automerge', 0)")


def join_pieces(connection: Connection) -> None:
    """Let pieces be merged again as they come, little by little, as changes are made."""
    connection.run(f"INSERT INTO search (search, rank) VALUES ('automerge', {_AUTOMERGE})")


def remove(connection: Connection, contact_ids: Collection[int]) -> None:
    """Take documents out of the index, inside the running transaction."""
    if connection.value("SELECT NOT EXISTS (SELECT 1 FROM contact)"):
        connection.run("INSERT INTO search (search) VALUES ('delete-all')")
        return
    # With many gone, the index would merge what is left again and again while they go.
    if len(contact_ids) > _BATCH:
        connection.run("INSERT INTO search (search, rank) VALUES ('deletemerge', 0)")
    remaining = iter(sorted(contact_ids))
    while batch := [(contact_id,) for contact_id in islice(remaining, _BATCH)]:
        connection.give_way()
        connection.run_many("DELETE FROM search WHERE rowid = ?", batch)
    if len(contact_ids) > _BATCH:
        connection.run(f"INSERT INTO search (search, rank) VALUES ('deletemerge', {_DELETEMERGE})")


def query(text: str) -> str:
    """Turn what was typed into an FTS5 expression; "" when it holds nothing to search for.

    Every word must be found, each as the beginning of a word. All of it is quoted, so that nothing
    typed can be an operator or a syntax error.
    """
    return " ".join(f'"{" ".join(tokens)}"*' for tokens in words(text))


def matching_ids(connection: Connection, text: str) -> set[int] | None:
    """The contacts that `text` finds; None when it holds nothing to search for."""
    expression = query(text)
    if not expression:
        return None
    return {row[0] for row in connection.rows("SELECT rowid FROM search WHERE search MATCH ?", (expression,))}


def index_differences(connection: Connection, rebuilt: Connection) -> list[str]:
    """Compare the index with documents built anew in `rebuilt` (an empty database in memory).

    Returns a sentence for the first difference, [] when both hold the same words at the same places.
    """
    rebuilt.run("""CREATE VIRTUAL TABLE search USING fts5(name, rest, content='', contentless_delete=1,
                   tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'")""")
    ids = [row[0] for row in connection.rows("SELECT id FROM contact ORDER BY id")]
    rebuilt.run("BEGIN")
    rebuilt.run_many("INSERT INTO search (rowid, name, rest) VALUES (?, ?, ?)", documents(connection, ids))
    rebuilt.run("COMMIT")
    for found, expected in zip_longest(_instances(connection), _instances(rebuilt)):
        if found is None or (expected and expected < found):
            return [f"The search index lacks words of contact {expected[1]}."]
        if found != expected:
            return [f"The search index has words that contact {found[1]} does not say."]
    return []


def _instances(connection: Connection) -> Iterator[tuple[str, int, str, int]]:
    """Every word of the index with its contact, column and place, in that order."""
    connection.run("CREATE VIRTUAL TABLE temp.words_there USING fts5vocab('main', 'search', 'instance')")
    try:
        yield from connection.rows("SELECT term, doc, col, offset FROM temp.words_there")
    finally:
        connection.run("DROP TABLE temp.words_there")
