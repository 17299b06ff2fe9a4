"""People for the clipboard and for other programs' windows: as vCards and as a table, in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.domain.contacts import Contact
from netdesk.exchange.formats.vcard.writing import write_vcards
from netdesk.exchange.tables.marking import marked
from netdesk.exchange.tables.own_columns import Layout
from netdesk.services.record_uids import with_uids
from netdesk.store import contacts as kept
from netdesk.store import settings
from netdesk.store.connection import Reader

_WITH_PHOTOS = 20
"""Photos of more people than these would fill the clipboard."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The same people several times: as values with the names of circle and introducer, as vCards, and as a
    table whose first row is the headings, without columns that hold nothing; its cells are marked against
    formulas."""

    people: tuple[Contact, ...]
    circles: tuple[str, ...]
    introducers: tuple[str, ...]
    vcards: bytes
    table: tuple[tuple[str, ...], ...]


def copies(reader: Reader, ids: Sequence[int]) -> Copies:
    """The contacts with these ids, in this order; those gone are left out."""
    with reader.at_one_moment():
        people = tuple(kept.get(reader, ids))
        circle_names = {circle.id: circle.name for circle in kept.circles(reader)}
        names = kept.names(reader, [each.introduced_by for each in people if each.introduced_by is not None])
        vcards = io.BytesIO()
        write_vcards(
            with_uids(reader, people),
            vcards,
            "3.0",
            photo=(lambda sha256: settings.blob(reader, sha256)) if len(people) <= _WITH_PHOTOS else None,
            circle=lambda circle_id: circle_names.get(circle_id, ""),
            introducer=lambda contact_id: names.get(contact_id, ""),
        )
    circles = tuple(circle_names.get(each.circle_id or 0, "") for each in people)
    introducers = tuple(names.get(each.introduced_by or 0, "") for each in people)
    return Copies(people, circles, introducers, vcards.getvalue(), _table(people, circle_names, names))


def _table(
    people: Sequence[Contact], circles: dict[int, str], names: dict[int, str]
) -> tuple[tuple[str, ...], ...]:
    layout = Layout.of(people)
    rows = [layout.header(exact=False)]
    rows += [
        layout.row(each, lambda at: circles.get(at, ""), lambda at: names.get(at, "")) for each in people
    ]
    # The last column is how netdesk knows them again: nobody pastes that.
    filled = [at for at in range(len(rows[0]) - 1) if any(row[at] for row in rows[1:])]
    return tuple(tuple(marked(row[at]) for at in filled) for row in rows)
