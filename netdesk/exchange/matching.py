"""The index of people already known, and how a record is recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.likeness import Likeness
from netdesk.exchange.name_index import SEVERAL, Entry, NameIndex, Told
from netdesk.exchange.recognising import (
    email_key,
    names_agree,
    phone_tail,
    profile_key,
    same_phone,
)
from netdesk.exchange.record_uids import record_of

IMPORTED_BEFORE = "Imported before"
"""The reason for a record whose digest is known."""

SAME_CARD = "Same card"
"""The reason for a record whose card, or whose record before it went out to a file, is known."""

_REPORT_EVERY = 200

CERTAIN: Final = 100
"""The score of somebody who has the same certain key and a name that does not contradict."""

BY_KEY_ALONE: Final = 60
"""The score of somebody who has the same certain key and another name."""

_GOOD_ENOUGH: Final = 99
"""Nobody can be more alike by name: looking on would find nobody better."""


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

    `certain` is False when only a person can tell; `known` True when this very record was met before. `score`
    says from 0 to 100 how sure it is. Of somebody found by name, `likeness` says why; `reason` is blank then.
    """

    person: int
    reason: str
    certain: bool
    known: bool = False
    score: int = CERTAIN
    likeness: Likeness | None = None


def known_before(person: int) -> Match:
    """The match of a record that was imported before."""
    return Match(person, IMPORTED_BEFORE, certain=True, known=True)


class KnownPeople:
    """Everybody on the desk, and everybody met so far in the dry run, by certain keys and by name."""

    def __init__(self, region: str = "", apart: Iterable[tuple[int, int]] = ()) -> None:
        self._region = region
        self._digests: dict[str, int] = {}
        self._uids: dict[str, list[Entry]] = {}
        self._keys: dict[str, list[Entry]] = {}
        self._tails: dict[str, list[tuple[Entry, str]]] = {}
        # What each is called, and where they belong, as it was first told: in `_names.told`.
        self._names = NameIndex()
        # Whom the records of a file have turned out to be: (person, file index).
        self._taken: set[tuple[int, int]] = set()
        self._apart = frozenset(apart)

    @classmethod
    def build(
        cls,
        people: Iterable[KnownPerson],
        digests: Iterable[tuple[int, str]],
        region: str = "",
        progress: Progress | None = None,
        apart: Iterable[tuple[int, int]] = (),
    ) -> KnownPeople:
        """Index people and the digests of their records; `region` reads numbers without a country code.

        `apart` are pairs of people, the lower id first, of whom the user said that they are two.

        Raises Cancelled when `progress` does.
        """
        known = cls(region, apart)
        with collector_at_rest():
            for count, person in enumerate(people):
                if progress and count % _REPORT_EVERY == 0:
                    progress.report(count, 0, "Looking up the people you know")
                known.add(person, file_index=-1)
        for person_id, digest in digests:
            known._digests.setdefault(digest, person_id)
        return known

    def add(self, person: KnownPerson, file_index: int, digest: str = "", *, last: bool = False) -> None:
        """Make somebody known; `file_index` is the file that tells of them, -1 for the desk. With `last` no
        other file follows: records of one file are told from each other by digest and UID alone."""
        entry = Entry(person.id, file_index)
        told = Told(name_of(person), person.organization_key)
        if digest:
            self._digests.setdefault(digest, person.id)
        if person.uid:
            self._uids.setdefault(person.uid, []).append(entry)
        if last:
            if person.uid:
                self._names.tell(person.id, told)
            return
        self._names.add(entry, told)
        for link in person.links:
            if key := profile_key(link):
                self._keys.setdefault(key, []).append(entry)
        for email in person.emails:
            if key := email_key(email):
                self._keys.setdefault(key, []).append(entry)
        for number in person.phones:
            if tail := phone_tail(number):
                self._tails.setdefault(tail, []).append((entry, number))

    def forget(self) -> None:
        """Forget everybody, bit by bit: freeing 100,000 at once would hold the interpreter, and a window."""
        for index in (self._digests, self._uids, self._keys, self._tails):
            while index:
                index.popitem()
        self._names.clear()

    def take(self, person: int, file_index: int) -> None:
        """Say that a record of this file is this person: then no other record of the file is."""
        self._taken.add((person, file_index))

    def by_digest(self, digest: str) -> int | None:
        """Who holds this very record, None when it was never met."""
        return self._digests.get(digest)

    @property
    def knows_cards_alone(self) -> bool:
        """True when nobody is known by a name, a profile, an email or a number: a desk without people."""
        return not (self._keys or self._tails or self._names.knows_names)

    def met(self, draft: Draft) -> bool:
        """Whether somebody is known by this very record, or by the id of its card."""
        return draft.digest in self._digests or draft.contact.uid in self._uids

    def match(self, draft: Draft, keys: KnownPerson, file_index: int) -> Match | None:
        """Who the record is, or None for somebody new; `keys` are those of the record itself.

        Within one file two records are two people unless digest or UID say otherwise.
        """
        found = self.by_certain_key(draft, keys, file_index)
        if found is not None and found.certain:
            return found
        named = self._by_name(keys, file_index)
        if found is None or (named is not None and named.score > found.score):
            return named
        return found

    def by_certain_key(self, draft: Draft, keys: KnownPerson, file_index: int) -> Match | None:
        """Who the record is by what only one person has; not certain where the names contradict."""
        known = self._digests.get(draft.digest)
        if known is not None:
            return known_before(known)
        doubtful: Match | None = None
        for entry, what in self._by_certain_keys(keys, file_index):
            by_card = what == "card"
            if not by_card and (entry.person, file_index) in self._taken:
                reason = f"Same {what} as another entry of this file"
            elif _agree(draft, keys, self._names.told[entry.person]):
                return Match(entry.person, f"Same {what}", certain=True)
            else:
                reason = f"Same {what}, another name"
            if doubtful is None and (not by_card or entry.file_index != file_index):
                doubtful = Match(entry.person, reason, certain=False, score=BY_KEY_ALONE)
        return doubtful

    def _by_certain_keys(self, keys: KnownPerson, file_index: int) -> Iterator[tuple[Entry, str]]:
        for entry in self._uids.get(keys.uid, ())[:SEVERAL] if keys.uid else ():
            yield entry, "card"
        known = self._digests.get(record_of(keys.uid)) if keys.uid else None
        if known is not None and known in self._names.told:
            yield Entry(known, -1), "card"
        for key, what in (
            *((profile_key(link), "LinkedIn profile") for link in keys.links),
            *((email_key(email), "email") for email in keys.emails),
        ):
            for entry in self._keys.get(key, ())[:SEVERAL] if key else ():
                if entry.file_index != file_index:
                    yield entry, what
        for phone in keys.phones:
            for entry, number in self._tails.get(phone_tail(phone), ())[:SEVERAL]:
                if entry.file_index != file_index and same_phone(number, phone, self._region):
                    yield entry, "phone number"

    def _by_name(self, keys: KnownPerson, file_index: int) -> Match | None:
        name = name_of(keys)
        if not name:
            return None
        best: Match | None = None
        for entry, likeness in self._names.candidates(Told(name, keys.organization_key)):
            if entry.file_index == file_index or (entry.person, file_index) in self._taken:
                continue
            score = likeness.score
            if best is None or score > best.score or (score == best.score and self._replaces(entry, best)):
                best = Match(entry.person, "", certain=False, score=score, likeness=likeness)
            if best.score >= _GOOD_ENOUGH and not self._apart:
                break
        return best

    def _replaces(self, entry: Entry, best: Match) -> bool:
        """Of two who look the same and were told apart, the later one: somebody looked at a record like this
        before, and said that it was not the earlier one."""
        return entry.person > best.person > 0 and (best.person, entry.person) in self._apart


def _agree(draft: Draft, keys: KnownPerson, told: Told) -> bool:
    """Whether the record's name and the person's could be of one person."""
    if not draft.contact.name.is_blank:
        return names_agree(told.name, keys.name_key)
    # A record without a name is whoever has its email; that of an organization is the organization.
    organization = keys.organization_key
    return not organization or organization in told


def name_of(person: KnownPerson) -> str:
    """The folded name, "" for somebody who is shown by an email or a number for want of a name."""
    name = person.name_key
    if "@" in name or not name[:2].isalpha():
        shown_by = (*person.emails, *person.phones)
        return "" if any(fold(each) == name for each in shown_by) else name
    return name
