"""How people who came without an id of a card are known in what is exported: by the record they came from.

A card or row that goes out and comes back, from a telephone or a spreadsheet, is then the same person, though
it says nothing but a name. Such an id is never kept as that of a card: it stands for a record's digest, which
is what a desk remembers.
"""

from __future__ import annotations

from typing import Final

_PREFIX: Final = "urn:netdesk:record:"


def uid_of_record(digest: str) -> str:
    """What stands in the place of a card's id."""
    return f"{_PREFIX}{digest}"


def record_of(uid: str) -> str:
    """The digest that such an id stands for; "" for the id of a card."""
    return uid[len(_PREFIX) :] if uid.startswith(_PREFIX) else ""
