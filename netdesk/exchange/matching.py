"""The index of people already known, and how a record is recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.exchange.recognising import email_key, names_agree, phone_tail, profile_key, same_phone

IMPORTED_BEFORE = "Imported before"
"""The reason for a record whose digest is known."""

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
    name_key: str
    organization_key: str
    value: str


class KnownPeople:
    """Everybody on the desk, and everybody met so far in the dry run, by certain keys and by name."""

    def __init__(self, region: str = "") -> None:
        self._region = region
        self._digests: dict[str, int] = {}
        self._uids: dict[str, list[_Entry]] = {}
        self._keys: dict[str, list[_Entry]] = {}
        self._tails: dict[str, list[_Entry]] = {}
        self._names: dict[str, list[_Entry]] = {}

    @classmethod
    def build(
        cls, people: Iterable[KnownPerson], digests: Iterable[tuple[int, str]], region: str = ""
    ) -> KnownPeople:
        """Index people and the digests of their records; `region` reads numbers without a country code."""
        known = cls(region)
        for person in people:
            known.add(person, file_index=-1)
        for person_id, digest in digests:
            known._digests.setdefault(digest, person_id)
        return known

    @property
    def region(self) -> str:
        """Where numbers without a country code are read."""
        return self._region

    def add(self, person: KnownPerson, file_index: int, digest: str = "") -> None:
        """Make somebody known; `file_index` is the file that tells of them, -1 for the desk."""
        entry = _Entry(person.id, file_index, person.name_key, person.organization_key, "")
        if digest:
            self._digests.setdefault(digest, person.id)
        if person.uid:
            self._uids.setdefault(person.uid, []).append(entry)
        for key in (*map(profile_key, person.links), *map(email_key, person.emails)):
            if key:
                self._keys.setdefault(key, []).append(entry)
        for number in person.phones:
            tail = phone_tail(number)
            if tail:
                self._tails.setdefault(tail, []).append(entry._replace(value=number))
        if person.name_key:
            self._names.setdefault(person.name_key, []).append(entry)

    def match(self, draft: Draft, file_index: int) -> Match | None:
        """Who the record is, or None for somebody new.

        Within one file two records are two people unless digest or UID say otherwise.
        """
        if draft.digest in self._digests:
            return Match(self._digests[draft.digest], IMPORTED_BEFORE, certain=True, known=True)
        name = fold(draft.contact.shown)
        doubtful: Match | None = None
        for entry, what in self._by_certain_keys(draft, file_index):
            # A record without a name of its own shows an email or number: it contradicts nobody.
            if draft.contact.name.is_blank or names_agree(entry.name_key, name):
                return Match(entry.person, f"Same {what}", certain=True)
            if entry.file_index != file_index:
                doubtful = doubtful or Match(entry.person, f"Same {what}, another name", certain=False)
        return doubtful or self._by_name(draft, name, file_index)

    def _by_certain_keys(self, draft: Draft, file_index: int) -> Iterator[tuple[_Entry, str]]:
        contact = draft.contact
        for entry in self._uids.get(contact.uid, ())[:_SEVERAL] if contact.uid else ():
            yield entry, "card"
        for key, what in (
            *((profile_key(each.value), "LinkedIn profile") for each in contact.links),
            *((email_key(each.value), "email") for each in contact.emails),
        ):
            for entry in self._keys.get(key, ())[:_SEVERAL] if key else ():
                if entry.file_index != file_index:
                    yield entry, what
        for phone in contact.phones:
            for entry in self._tails.get(phone_tail(phone.value), ())[:_SEVERAL]:
                if entry.file_index != file_index and same_phone(entry.value, phone.value, self._region):
                    yield entry, "phone number"

    def _by_name(self, draft: Draft, name: str, file_index: int) -> Match | None:
        found = [each for each in self._names.get(name, ())[:_SEVERAL] if each.file_index != file_index]
        if not found or not name:
            return None
        organization = fold(draft.contact.organization)
        same = [each for each in found if organization and each.organization_key == organization]
        if same:
            return Match(same[0].person, "Same name and organization", certain=False)
        if organization and found[0].organization_key:
            return Match(found[0].person, "Same name, another organization", certain=False)
        return Match(found[0].person, "Same name", certain=False)
