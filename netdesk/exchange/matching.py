"""The index of people already known, and how a record is recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.recognising import (
    email_key,
    name_in_any_order,
    names_agree,
    phone_tail,
    profile_key,
    same_phone,
)

IMPORTED_BEFORE = "Imported before"
"""The reason for a record whose digest is known."""

_REPORT_EVERY = 1_000

_SEVERAL = 50
"""How many people of one name, number or address are looked at: more say nothing about who it is."""


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


class Match(NamedTuple):
    """Who a record is. `person` is a contact's id, or negative: the record -(n + 1) of the same dry run.

    `certain` is False when only a person can tell; `known` True when this very record was met before.
    """

    person: int
    reason: str
    certain: bool
    known: bool = False


class _Entry(NamedTuple):
    person: int
    file_index: int


class KnownPeople:
    """Everybody on the desk, and everybody met so far in the dry run, by certain keys and by name."""

    def __init__(self, region: str = "") -> None:
        self._region = region
        self._digests: dict[str, int] = {}
        self._uids: dict[str, list[_Entry]] = {}
        self._keys: dict[str, list[_Entry]] = {}
        self._tails: dict[str, list[tuple[_Entry, str]]] = {}
        self._names: dict[str, list[_Entry]] = {}
        # What each is called, and where they belong: as it was first told.
        self._called: dict[int, tuple[str, str]] = {}
        # Whom the records of a file have turned out to be: (person, file index).
        self._taken: set[tuple[int, int]] = set()

    @classmethod
    def build(
        cls,
        people: Iterable[KnownPerson],
        digests: Iterable[tuple[int, str]],
        region: str = "",
        progress: Progress | None = None,
    ) -> KnownPeople:
        """Index people and the digests of their records; `region` reads numbers without a country code.

        Raises Cancelled when `progress` does.
        """
        known = cls(region)
        with collector_at_rest():
            for count, person in enumerate(people):
                if progress and count % _REPORT_EVERY == 0:
                    progress.report(count, 0, "Looking up the people you know")
                known.add(person, file_index=-1)
        for person_id, digest in digests:
            known._digests.setdefault(digest, person_id)
        return known

    def add(self, person: KnownPerson, file_index: int, digest: str = "") -> None:
        """Make somebody known; `file_index` is the file that tells of them, -1 for the desk."""
        entry = _Entry(person.id, file_index)
        name, organization = self._called.get(person.id, ("", ""))
        own_name = _name_of(person)
        self._called[person.id] = name or own_name, organization or person.organization_key
        if digest:
            self._digests.setdefault(digest, person.id)
        if person.uid:
            self._uids.setdefault(person.uid, []).append(entry)
        for link in person.links:
            if key := profile_key(link):
                self._keys.setdefault(key, []).append(entry)
        for email in person.emails:
            if key := email_key(email):
                self._keys.setdefault(key, []).append(entry)
        for number in person.phones:
            if tail := phone_tail(number):
                self._tails.setdefault(tail, []).append((entry, number))
        if own_name:
            self._names.setdefault(name_in_any_order(own_name), []).append(entry)

    def forget(self) -> None:
        """Forget everybody, bit by bit: freeing 100,000 at once would hold the interpreter, and a window."""
        for index in (self._digests, self._uids, self._keys, self._tails, self._names, self._called):
            while index:
                index.popitem()

    def take(self, person: int, file_index: int) -> None:
        """Say that a record of this file is this person: then no other record of the file is."""
        self._taken.add((person, file_index))

    def by_digest(self, digest: str) -> int | None:
        """Who holds this very record, None when it was never met."""
        return self._digests.get(digest)

    def match(self, draft: Draft, keys: KnownPerson, file_index: int) -> Match | None:
        """Who the record is, or None for somebody new; `keys` are those of the record itself.

        Within one file two records are two people unless digest or UID say otherwise.
        """
        known = self._digests.get(draft.digest)
        if known is not None:
            return Match(known, IMPORTED_BEFORE, certain=True, known=True)
        doubtful: Match | None = None
        for entry, what in self._by_certain_keys(keys, file_index):
            by_card = what == "card"
            if not by_card and (entry.person, file_index) in self._taken:
                reason = f"Same {what} as another record of this file"
            elif _agree(draft, keys, *self._called[entry.person]):
                return Match(entry.person, f"Same {what}", certain=True)
            else:
                reason = f"Same {what}, another name"
            if doubtful is None and (not by_card or entry.file_index != file_index):
                doubtful = Match(entry.person, reason, certain=False)
        return doubtful or self._by_name(keys, file_index)

    def _by_certain_keys(self, keys: KnownPerson, file_index: int) -> Iterator[tuple[_Entry, str]]:
        for entry in self._uids.get(keys.uid, ())[:_SEVERAL] if keys.uid else ():
            yield entry, "card"
        for key, what in (
            *((profile_key(link), "LinkedIn profile") for link in keys.links),
            *((email_key(email), "email") for email in keys.emails),
        ):
            for entry in self._keys.get(key, ())[:_SEVERAL] if key else ():
                if entry.file_index != file_index:
                    yield entry, what
        for phone in keys.phones:
            for entry, number in self._tails.get(phone_tail(phone), ())[:_SEVERAL]:
                if entry.file_index != file_index and same_phone(number, phone, self._region):
                    yield entry, "phone number"

    def _by_name(self, keys: KnownPerson, file_index: int) -> Match | None:
        name = _name_of(keys)
        if not name:
            return None
        found = [
            each
            for each in self._names.get(name_in_any_order(name), ())[:_SEVERAL]
            if each.file_index != file_index and (each.person, file_index) not in self._taken
        ]
        if not found:
            return None
        organization = keys.organization_key
        same = [each for each in found if organization and self._called[each.person][1] == organization]
        if same:
            return Match(same[0].person, "Same name and organization", certain=False)
        if organization and self._called[found[0].person][1]:
            return Match(found[0].person, "Same name, another organization", certain=False)
        return Match(found[0].person, "Same name", certain=False)


def _agree(draft: Draft, keys: KnownPerson, name: str, organization_key: str) -> bool:
    """Whether the record's name and the person's could be of one person."""
    if not draft.contact.name.is_blank:
        return names_agree(name, keys.name_key)
    # A record without a name is whoever has its email; that of an organization is the organization.
    organization = keys.organization_key
    return not organization or organization in (name, organization_key)


def _name_of(person: KnownPerson) -> str:
    """The folded name, "" for somebody who is shown by an email or a number for want of a name."""
    name = person.name_key
    if "@" in name or not name[:2].isalpha():
        shown_by = (*person.emails, *person.phones)
        return "" if any(fold(each) == name for each in shown_by) else name
    return name
