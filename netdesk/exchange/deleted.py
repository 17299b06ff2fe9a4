"""People who were deleted by hand, known again when a file brings them: they come back only if wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.exchange.digests import digest_of
from netdesk.exchange.recognising import email_key, profile_key

DELETED: Final = "Deleted here before"
"""The reason for a record of somebody who was deleted."""

LEFT_OUT: Final = "deleted here before"
"""Why such a record is passed over, unless the user wants them back."""


def lasting_keys(contact: Contact, digests: Iterable[str] = ()) -> set[str]:
    """What somebody is known by when they are gone: the records that they came from, the id of their card,
    their profile, and each email together with their name, for a family may share one. None can be read."""
    name = fold(contact.shown)
    told = [("card", contact.uid)] if contact.uid else []
    told += [("profile", key) for link in contact.links if (key := profile_key(link.value))]
    told += [(f"email of {name}", key) for each in contact.emails if (key := email_key(each.value))]
    return {*digests, *(digest_of(repr(each)) for each in told)}


def is_deleted(draft: Draft, deleted: Collection[str]) -> bool:
    """Whether a record is about somebody of whom these keys were left."""
    if not deleted:
        return False
    if draft.digest in deleted:
        return True
    return any(key in deleted for key in lasting_keys(draft.contact))
