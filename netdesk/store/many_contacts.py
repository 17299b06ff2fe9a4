"""One thing done to many contacts at once, in parts, touching only those where it changes something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress
from netdesk.store import contacts as kept
from netdesk.store.changes import Change
from netdesk.store.connection import Connection, Value
from netdesk.store.id_lists import PART_CONTACTS, as_json, batches

_AMONG = "IN (SELECT value FROM json_each(?))"
MARKS = ("starred", "archived")


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to a batch of contacts: `sql` ends with the JSON list of their ids, after `values`; and
    `differs`, a condition on the contact `c` that holds where it changes something, with its values."""

    sql: str
    values: tuple[Value, ...]
    differs: str
    differs_values: tuple[Value, ...]


def marked(mark: str, on: bool) -> Step:
    """Set or take away a mark: "starred" or "archived"."""
    assert mark in MARKS
    return Step(f"UPDATE contact SET {mark} = ? WHERE id {_AMONG}", (int(on),), f"c.{mark} <> ?", (int(on),))


def in_circle(circle_id: int | None) -> Step:
    """Put into a circle, or into none."""
    sql = f"UPDATE contact SET circle_id = ? WHERE id {_AMONG}"
    return Step(sql, (circle_id,), "c.circle_id IS NOT ?", (circle_id,))


def tagged(tag: str) -> Step:
    """Put a tag on, after those that are there."""
    sql = """INSERT INTO contact_tag (contact_id, position, name)
             SELECT value,
                    (SELECT coalesce(max(position) + 1, 0) FROM contact_tag WHERE contact_id = value), ?
             FROM json_each(?)"""
    has = "SELECT 1 FROM contact_tag t WHERE t.contact_id = c.id AND t.name = ?"
    return Step(sql, (tag,), f"NOT EXISTS ({has})", (tag,))


def untagged(tag: str) -> Step:
    """Take a tag off."""
    sql = f"DELETE FROM contact_tag WHERE name = ? AND contact_id {_AMONG}"
    has = "SELECT 1 FROM contact_tag t WHERE t.contact_id = c.id AND t.name = ?"
    return Step(sql, (tag,), f"EXISTS ({has})", (tag,))


def where_it_matters(connection: Connection, step: Step, ids: Iterable[int]) -> list[int]:
    """Those of `ids` that are on the desk and that the step would change."""
    sql = f"SELECT c.id FROM contact c WHERE c.id {_AMONG} AND {step.differs}"
    found: list[int] = []
    for batch in batches(ids):
        found += [row[0] for row in connection.rows(sql, (batch, *step.differs_values))]
    return found


def take(change: Change, step: Step, ids: Sequence[int], progress: Progress) -> None:
    """Do it to all of `ids`, a part at a time."""
    for start in range(0, len(ids), PART_CONTACTS):
        progress.report(start, len(ids))
        batch = as_json(ids[start : start + PART_CONTACTS])
        change.connection.run(step.sql, (*step.values, batch))
        change.part()


def all_marked(connection: Connection, mark: str, ids: Iterable[int]) -> bool:
    """Whether all of `ids` that are on the desk have the mark; stops at the first that has not."""
    assert mark in MARKS
    sql = f"SELECT EXISTS (SELECT 1 FROM contact WHERE id {_AMONG} AND {mark} = 0)"
    return not any(connection.value(sql, (batch,)) for batch in batches(ids))


def spelling(connection: Connection, tag: str) -> str:
    """The tag as the desk already writes it, whatever its capitals; as it is when there is none."""
    wanted = fold(tag)
    return next((each for each in kept.tags(connection) if fold(each) == wanted), tag)


@dataclass(frozen=True, slots=True)
class InCommon:
    """What many contacts have: how many there are, are starred, are archived; how many are in which circle
    (None: in none) and wear which tag, most first."""

    count: int
    starred: int
    archived: int
    circles: tuple[tuple[int | None, int], ...]
    tags: tuple[tuple[str, int], ...]


def in_common(connection: Connection, ids: Sequence[int]) -> InCommon:
    """What the contacts have in common, and what some of them have."""
    count = starred = archived = 0
    circles: dict[int | None, int] = {}
    tags: dict[str, int] = {}
    with connection.at_one_moment():
        for batch in batches(ids):
            sql = f"""SELECT circle_id, count(*), sum(starred), sum(archived) FROM contact
                      WHERE id {_AMONG} GROUP BY 1"""
            for circle_id, people, stars, away in connection.rows(sql, (batch,)):
                count, starred, archived = count + people, starred + stars, archived + away
                circles[circle_id] = circles.get(circle_id, 0) + people
            sql = f"""SELECT name, count(DISTINCT contact_id) FROM contact_tag
                      WHERE contact_id {_AMONG} GROUP BY 1"""
            for tag, people in connection.rows(sql, (batch,)):
                tags[tag] = tags.get(tag, 0) + people
    most = sorted(tags.items(), key=lambda each: (-each[1], fold(each[0])))
    return InCommon(count, starred, archived, tuple(circles.items()), tuple(most))
