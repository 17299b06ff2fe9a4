"""Who of the people on a desk may be there twice: pairs with a score, and groups of them, strongest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import combinations, islice
from typing import Final, NamedTuple

from netdesk.domain.progress import Progress
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.likeness import Likeness
from netdesk.exchange.matching import BY_KEY_ALONE, CERTAIN, KnownPerson, name_of
from netdesk.exchange.name_index import SEVERAL, Entry, NameIndex, Told
from netdesk.exchange.recognising import email_key, names_agree, phone_tail, profile_key, same_phone

Ids = tuple[int, int]
"""Two contact ids, the lower one first."""
LARGEST: Final = 20
"""How many people a group holds at most."""
_KEY_AND_NAME: Final = 95
"""The least score of two who share a certain key and whose names are alike."""
_LOOKED_AT: Final = 12
"""Of so many people with a name like somebody's the first are looked at."""
_PAIRS_OF_ONE: Final = 8
"""In how many pairs, the strongest, somebody is at most."""
_WEAK: Final = 60
_WEAK_OF_ONE: Final = 2
"""As many, of pairs with a lower score than that: two of one name at two places."""
_REPORT_EVERY: Final = 500


class Pair(NamedTuple):
    """Two people who may be one. `keys` says what they share ("email"), `likeness` how alike their names are,
    `certain` that they share a key and their names agree."""

    score: int
    certain: bool
    keys: tuple[str, ...] = ()
    likeness: Likeness | None = None


class Group(NamedTuple):
    """People of whom each may be each other one. `score` is the lowest of their pairs, `pair` the two whose
    likeness is told, with `why`; `certain` holds for all of them."""

    ids: tuple[int, ...]
    score: int
    certain: bool
    pair: Ids
    why: Pair


def find(
    people: Iterable[KnownPerson],
    apart: Container[Ids],
    progress: Progress,
    *,
    region: str = "",
    total: int = 0,
) -> list[Group]:
    """The groups, strongest first. `apart` holds pairs of whom the user said that they are two people.

    Raises Cancelled.
    """
    with collector_at_rest():
        return grouped(_Looking(region).pairs(people, apart, progress, total), progress)


class _Looking:
    """The work of one search: everybody met so far, by what they can be recognised by."""

    def __init__(self, region: str) -> None:
        self._region = region
        self._keys: dict[str, list[int]] = {}
        self._tails: dict[str, list[tuple[int, str]]] = {}
        self._names = NameIndex()

    def pairs(
        self, people: Iterable[KnownPerson], apart: Container[Ids], progress: Progress, total: int
    ) -> dict[Ids, Pair]:
        """Every two who may be one."""
        found: dict[Ids, Pair] = {}
        for count, person in enumerate(people):
            if count % _REPORT_EVERY == 0:
                progress.report(count, total, f"{count:,} of {total:,} people" if total else "")
            told = Told(name_of(person), person.organization_key)
            shared = self._sharing(person)
            alike = self._alike(person.id, told)
            self._names.add(Entry(person.id, -1), told)
            for other in shared.keys() | alike.keys():
                ids = (other, person.id) if other < person.id else (person.id, other)
                if ids not in apart:
                    agree = names_agree(self._names.told[other].name, told.name)
                    found[ids] = _pair(shared.get(other, ()), alike.get(other), agree=agree)
        return found

    def _sharing(self, person: KnownPerson) -> dict[int, tuple[str, ...]]:
        """Those met so far who have a key of this person's, and which. Remembers the person's own keys."""
        found: dict[int, dict[str, None]] = {}
        for key, what in dict.fromkeys(
            (
                *((profile_key(link), "LinkedIn profile") for link in person.links),
                *((email_key(email), "email") for email in person.emails),
            )
        ):
            if key:
                having = self._keys.setdefault(key, [])
                for other in having[:SEVERAL]:
                    found.setdefault(other, {})[what] = None
                having.append(person.id)
        for number in person.phones:
            tail = phone_tail(number)
            if tail:
                numbers = self._tails.setdefault(tail, [])
                for other, known in numbers[:SEVERAL]:
                    if same_phone(known, number, self._region):
                        found.setdefault(other, {})["phone number"] = None
                numbers.append((person.id, number))
        found.pop(person.id, None)
        return {other: tuple(keys) for other, keys in found.items()}

    def _alike(self, person_id: int, told: Told) -> dict[int, Likeness]:
        """Those met so far whose names are like this one."""
        best: dict[int, Likeness] = {}
        if not told.name:
            return best
        for entry, likeness in islice(self._names.candidates(told), _LOOKED_AT):
            known = best.get(entry.person)
            if entry.person != person_id and (known is None or likeness.score > known.score):
                best[entry.person] = likeness
        return best


def _pair(keys: tuple[str, ...], likeness: Likeness | None, *, agree: bool) -> Pair:
    by_name = likeness.score if likeness else 0
    if keys and agree:
        return Pair(CERTAIN, True, keys, likeness)
    if keys and likeness:
        return Pair(max(_KEY_AND_NAME, by_name), False, keys, likeness)
    return Pair(BY_KEY_ALONE if keys else by_name, False, keys, likeness)


def grouped(pairs: dict[Ids, Pair], progress: Progress) -> list[Group]:
    """People into groups in which each may be each other one, the strongest pairs first; strongest first.

    Somebody who is like two who are not like each other is in two groups.
    """
    groups: list[list[int]] = []
    of_person: dict[int, list[int]] = {}
    pairs = _strongest(pairs)
    order = list(pairs)
    for count, ids in enumerate(order):
        if count % _REPORT_EVERY == 0:
            progress.report(count, len(order), "")
        if not _is_within(ids, groups, of_person) and not _joins(ids, groups, of_person, pairs):
            for each in ids:
                of_person.setdefault(each, []).append(len(groups))
            groups.append(list(ids))
    found = [_group(members, pairs) for members in groups]
    return sorted(found, key=lambda group: (-group.score, not group.certain, group.ids))


def _strongest(pairs: dict[Ids, Pair]) -> dict[Ids, Pair]:
    """The pairs worth a look, strongest first: somebody of a very common name is in few."""
    found: dict[Ids, Pair] = {}
    counts: Counter[int] = Counter()
    for ids in sorted(pairs, key=lambda ids: (-pairs[ids].score, ids)):
        pair = pairs[ids]
        most = _WEAK_OF_ONE if pair.score < _WEAK else _PAIRS_OF_ONE
        if pair.certain or all(counts[each] < most for each in ids):
            found[ids] = pair
            counts.update(ids)
    return found


def _is_within(ids: Ids, groups: Sequence[list[int]], of_person: dict[int, list[int]]) -> bool:
    return any(ids[1] in groups[at] for at in of_person.get(ids[0], ()))


def _joins(
    ids: Ids, groups: Sequence[list[int]], of_person: dict[int, list[int]], pairs: dict[Ids, Pair]
) -> bool:
    """Put one of the two into a group of the other's in which they are like everybody."""
    for one, other in (ids, ids[::-1]):
        for at in of_person.get(one, ()):
            members = groups[at]
            if len(members) < LARGEST and all(_sorted(other, each) in pairs for each in members):
                members.append(other)
                of_person.setdefault(other, []).append(at)
                return True
    return False


def _group(members: Sequence[int], pairs: dict[Ids, Pair]) -> Group:
    ids = tuple(sorted(members))
    within = {pair: pairs[pair] for pair in combinations(ids, 2)}
    weakest = min(within, key=lambda pair: (within[pair].score, pair))
    certain = all(pair.certain for pair in within.values())
    return Group(ids, within[weakest].score, certain, weakest, within[weakest])


def _sorted(one: int, other: int) -> Ids:
    return (one, other) if one < other else (other, one)
