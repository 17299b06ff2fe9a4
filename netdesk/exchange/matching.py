"""The index of people already known, and how a record is recognised in it. (Being built.)"""

from __future__ import annotations

from typing import NamedTuple


class KnownPerson(NamedTuple):
    """What is asked about somebody on the desk: keys as they are stored, nothing normalised but the folds.

    `name_key` is fold(contact.shown), `organization_key` fold(contact.organization).
    """

    id: int
    uid: str
    name_key: str
    organization_key: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
