"""A contact as rows: one of the contact's own, others for what there may be several of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.folding import fold

Row = tuple[Any, ...]

NAME_PARTS: Final = (
    "display", "prefix", "given", "further", "family", "suffix", "nickname", "phonetic_given",
    "phonetic_family",
)  # fmt: skip
PLAIN: Final = (
    "uid", "organization", "department", "title", "photo", "notes", "circle_id", "how_met", "where_met",
    "introduced_by", "introducer", "pronunciation", "closeness", "rhythm_days",
)  # fmt: skip
ADDRESS: Final = ("street", "extended", "po_box", "city", "region", "postal_code", "country", "label")
COLUMNS: Final = (
    *NAME_PARTS, *PLAIN,
    "starred", "archived", "shown", "sort_name", "sort_organization", "birthday", "extra",
)  # fmt: skip
CHILDREN: Final = {
    "contact_value": ("kind", "value", "label"),
    "contact_address": ADDRESS,
    "contact_date": ("date", "label"),
    "contact_tag": ("name",),
}
"""The tables of what a contact may have several of, with the columns besides owner and position."""

# Many belong to one organization.
_fold_shared = lru_cache(maxsize=4_096)(fold)
_names_of = attrgetter(*NAME_PARTS)
_plain_of = attrgetter(*PLAIN)
_parts_of = attrgetter(*ADDRESS)


def values(contact: Contact) -> Row:
    """What stands in the columns of COLUMNS, in their order."""
    shown = contact.shown
    organization = contact.organization
    return (
        *_names_of(contact.name),
        *_plain_of(contact),
        int(contact.starred),
        int(contact.archived),
        shown,
        fold(shown),
        _fold_shared(organization),
        contact.birthday.iso if contact.birthday else "",
        json.dumps(list(contact.extra), ensure_ascii=False) if contact.extra else "",
    )


def without_blanks(columns: Sequence[str], rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    """Columns and rows of contacts without the columns in which none of them says anything: a table puts a
    blank there by itself, and quicker than it takes one."""
    by_column = list(zip(*rows, strict=True))
    used = [place for place, found in enumerate(by_column) if any(found)]
    return [columns[place] for place in used], list(zip(*[by_column[place] for place in used], strict=True))


def child_rows(contact: Contact) -> list[tuple[str, list[Row]]]:
    """The tables of CHILDREN with the rows that are the contact's; tables without one are left out."""
    found: list[tuple[str, list[Row]]] = []
    several: list[Row] = [("email", each.value, each.label) for each in contact.emails]
    if contact.phones:
        several += [("phone", each.value, each.label) for each in contact.phones]
    if contact.links:
        several += [("link", each.value, each.label) for each in contact.links]
    if several:
        found.append(("contact_value", several))
    if contact.addresses:
        found.append(("contact_address", [_parts_of(each) for each in contact.addresses]))
    if contact.dates:
        found.append(("contact_date", [(each.date.iso, each.label) for each in contact.dates]))
    if contact.tags:
        found.append(("contact_tag", [(tag,) for tag in dict.fromkeys(contact.tags)]))
    return found


def all_child_rows(contacts: Iterable[tuple[int, Contact]]) -> dict[str, list[Row]]:
    """The rows of several contacts (id, contact) by table, each with its owner and its position before it."""
    found: dict[str, list[Row]] = {table: [] for table in CHILDREN}
    for contact_id, contact in contacts:
        for table, rows in child_rows(contact):
            # Most have one of a kind.
            if len(rows) == 1:
                found[table].append((contact_id, 0, *rows[0]))
            else:
                found[table] += [(contact_id, position, *row) for position, row in enumerate(rows)]
    return found
