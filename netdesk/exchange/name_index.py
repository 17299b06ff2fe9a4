"""People by name: who might be whom, found among few instead of all.

A block holds those whose family names sound alike and whose given names begin alike; another one those of
one organization with given names that sound alike. Of a block only the first are looked at: very many of one
kind say nothing about who it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from netdesk.exchange.likeness import (
    LEAST,
    Likeness,
    Organizations,
    Parts,
    alike_at,
    organization_words,
    organizations_alike,
    parts,
)
from netdesk.exchange.name_words import formal, sound

SEVERAL: Final = 50
"""How many people of one name, number or address are looked at."""

_AT: Final = "&"
"""Between organization and given name of a block."""

_LONGEST_NAME: Final = 6
"""Words of a name that are looked at; a longer one is a sentence."""


class Entry(NamedTuple):
    """Somebody, and the file that tells of them (-1: the desk)."""

    person: int
    file_index: int


class Told(NamedTuple):
    """Folded name and organization of somebody."""

    name: str
    organization: str


class NameIndex:
    """People by the words of their names. `add` each once for each name that they are told by."""

    def __init__(self) -> None:
        self._names: dict[str, list[Entry]] = {}
        self._blocks: dict[str, list[Entry]] = {}
        self.told: dict[int, Told] = {}

    def add(self, entry: Entry, told: Told) -> None:
        """Make somebody known by a name."""
        known = self.tell(entry.person, told)
        if not told.name:
            return
        found = parts(told.name)
        self._names.setdefault(_key(found), []).append(entry)
        for block in _blocks(found, known.organization):
            self._blocks.setdefault(block, []).append(entry)

    def tell(self, person: int, told: Told) -> Told:
        """Say what somebody is called; whoever had no name takes the first. Returns what they are called."""
        known = self.told.get(person)
        if known is None or (told.name and not known.name):
            organization = known.organization if known else ""
            known = self.told[person] = Told(told.name, organization or told.organization)
        return known

    @property
    def knows_names(self) -> bool:
        """Whether anybody is known by a name."""
        return bool(self._names)

    def clear(self) -> None:
        """Forget everybody, bit by bit: freeing 100,000 at once would hold the interpreter, and a window."""
        for index in (self._names, self._blocks, self.told):
            while index:
                index.popitem()

    def candidates(self, told: Told) -> Iterator[tuple[Entry, Likeness]]:
        """Whoever might be this one, each perhaps several times, those of the very name first."""
        found = parts(told.name)
        if not found.words:
            return
        yield from self._among(self._names.get(_key(found), ()), told)
        for block in _blocks(found, told.organization):
            # Whoever has the very name was among the first, unless the block is of the organization.
            yield from self._among(self._blocks.get(block, ()), told, elsewhere=False, namesakes=_AT in block)

    def _among(
        self, entries: Sequence[Entry], told: Told, *, elsewhere: bool = True, namesakes: bool = True
    ) -> Iterator[tuple[Entry, Likeness]]:
        """Those of a few who are alike; with or without those who are surely at another organization, and
        those of the very same name."""
        name, organization = told
        for entry in entries[:SEVERAL]:
            other = self.told[entry.person]
            if not namesakes and other.name == name:
                continue
            organizations = organizations_alike(other.organization, organization)
            if organizations is Organizations.OTHER and not elsewhere:
                continue
            likeness = alike_at(other.name, name, organizations)
            if likeness is not None and likeness.score >= LEAST:
                yield entry, likeness


def _key(name: Parts) -> str:
    return " ".join(sorted(name.words))


def _blocks(name: Parts, organization: str) -> Iterator[str]:
    words = name.words
    if name.exact or not 2 <= len(words) <= _LONGEST_NAME:
        return
    givens = formal(words[0])
    firsts = {sound(each)[:1] for each in givens}
    for family in {sound(word) for word in words[1:] if len(word) > 1}:
        for first in firsts:
            yield f"{family}|{first}"
    if organization and len(words[0]) > 1:
        place = organization_words(organization)
        if place:
            yield f"{place[0]}{_AT}{sound(words[0])}"
