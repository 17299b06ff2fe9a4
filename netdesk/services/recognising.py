"""Names that are typed or pasted, into people; and which of them are on the desk already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.clean import clean
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.folding import fold
from netdesk.domain.listed import Listed, Listing, add
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.plain.lists import people_in
from netdesk.exchange.formats.plain.sniffing import LIST, SIGNATURE
from netdesk.exchange.formats.plain.words import EMAIL, PHONE, digits
from netdesk.exchange.likeness import Likeness, Names, alike, parts
from netdesk.exchange.pasted import PASTED, head_of, is_table
from netdesk.exchange.recognising import email_key, names_agree
from netdesk.store import contacts as kept
from netdesk.store import pages
from netdesk.store import recognising as found_by
from netdesk.store.connection import Connection

LONGEST_NAME: Final = 200
_LONGEST_LINE: Final = 80
"""A longer line of a pasted text is a sentence, not a name."""
_LOOKED_AT: Final = 50
_NUMBER: Final = 7
"""Digits of a phone number, at least."""
_FEW: Final = 4
_SHORTEST: Final = 3
_ALIKE_AT_MOST: Final = 200
"""Of so many of a pasted list it is asked who may be meant; to look for all of a long one would take long."""


@dataclass(frozen=True, slots=True)
class Read:
    """People read from a text, and the lines that name nobody."""

    people: tuple[Listed, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who on the desk somebody is. `sure` has the same name or email; `maybe` are those of whom only the user
    can tell, the likeliest first."""

    sure: int | None = None
    maybe: tuple[int, ...] = ()


def people_of_line(text: str, circle: str) -> Read:
    """Whom a typed line names: one person, or several with commas or addresses between them."""
    line = clean(" ".join(text.split()))
    if not any(each.isalnum() for each in line):
        return Read(())
    found = _read(line, circle)
    return found if found.people else Read((Listed(line[:LONGEST_NAME], circle),))


def people_of_text(text: str, circle: str) -> Read:
    """Whom a pasted text names, line by line."""
    return _read(clean(text), circle)


def is_list_of_names(text: str) -> bool:
    """False for a text that a file could hold and an import reads better: a vCard, a table, a signature."""
    plain = clean(text)
    try:
        found = sniff(plain.encode(), PASTED).name
    except UnreadableFile:
        return not is_table(head_of(plain))
    return found == LIST or (found == SIGNATURE and not _reaches_somebody_by_a_line_alone(plain))


def _reaches_somebody_by_a_line_alone(text: str) -> bool:
    """True when an address or a number stands in a line without a name, as in a signature; in a list it
    stands beside the name of whose it is."""
    named = {each.line for each in people_in(text)[0] if each.name}
    return any(
        number not in named
        and (EMAIL.search(line) or any(digits(each[0]) >= _NUMBER for each in PHONE.finditer(line)))
        for number, line in enumerate(text.splitlines(), 1)
    )


def _read(text: str, circle: str) -> Read:
    listed, others = people_in(text.replace("\r\n", "\n").replace("\r", "\n"))
    by_line: dict[int, list[Listed]] = {}
    for each in listed:
        name = clean(" ".join(each.name.split()))[:LONGEST_NAME] or each.email
        by_line.setdefault(each.line, []).append(
            Listed(name, circle, email=each.email, phone=each.phone, notes=each.rest)
        )
    nobody: list[str] = []
    for number, line in others:
        plain = " ".join(line.split())
        if len(plain) <= _LONGEST_LINE and any(letter.isalpha() for letter in plain):
            # Who lists "Grandma" knows who is meant.
            by_line.setdefault(number, []).append(Listed(plain, circle))
        else:
            nobody.append(plain)
    return Read(tuple(each for number in sorted(by_line) for each in by_line[number]), tuple(nobody))


def recognise(reader: Connection, people: Sequence[Listed], *, alike_too: bool = True) -> list[Recognised]:
    """Who on the desk each of these is; with `alike_too` also whom a name that is merely alike may mean.
    Nobody is, of whom the user said that it is somebody else."""
    with reader.at_one_moment():
        names = found_by.by_names(reader, (fold(each.name) for each in people))
        emails = found_by.by_emails(reader, (email_key(each.email) for each in people))
        ids = {contact_id for found in (*names.values(), *emails.values()) for contact_id in found}
        shown = kept.names(reader, ids)
        return [
            _recognised(reader, each, names, emails, shown, looks=alike_too and at < _ALIKE_AT_MOST)
            for at, each in enumerate(people)
        ]


def _recognised(
    reader: Connection,
    somebody: Listed,
    names: dict[str, list[int]],
    emails: dict[str, list[int]],
    shown: dict[int, str],
    *,
    looks: bool,
) -> Recognised:
    others = set(somebody.somebody_else)
    by_email = [each for each in emails.get(email_key(somebody.email), ()) if each not in others]
    agreeing = [each for each in by_email if names_agree(fold(shown.get(each, "")), fold(somebody.name))]
    by_name = [each for each in names.get(fold(somebody.name), ()) if each not in others]
    sure = [*agreeing, *by_name]
    if sure:
        return Recognised(sure[0], tuple(dict.fromkeys(each for each in sure[1:] if each != sure[0])))
    maybe = list(by_email)
    if looks and not others:
        same, near = _alike(reader, somebody.name)
        if len(same) == 1 and not maybe:
            return Recognised(same[0], tuple(near))
        maybe += [*same, *near]
    return Recognised(None, tuple(dict.fromkeys(maybe)))


def _alike(reader: Connection, name: str) -> tuple[list[int], list[int]]:
    """Those who have the name with its words turned around or without a title; and those who may be meant by
    it: a short form, another spelling, a given name alone that few have."""
    folded = fold(name)
    mine = parts(folded)
    if len(mine.words) < 2 and not mine.exact:
        return [], _few_of_that_name(reader, folded)
    asked = (f"{mine.written[0][:1]} {mine.written[-1]}", mine.written[-1])
    found: dict[int, Likeness] = {}
    for text in dict.fromkeys(asked):
        for hit in pages.find_people(reader, text, _LOOKED_AT):
            likeness = alike(fold(hit.name), "", folded, "")
            if likeness is not None:
                found.setdefault(hit.id, likeness)
    order = sorted(found, key=lambda each: (-found[each].score, each))
    same = [each for each in order if found[each].names is Names.SAME]
    return same, [each for each in order if found[each].names is not Names.SAME]


def _few_of_that_name(reader: Connection, word: str) -> list[int]:
    """Who is called so by a word of their name, unless they are many: then nobody in particular is meant."""
    if len(word) < _SHORTEST:
        return []
    hits = pages.find_people(reader, word, _FEW + 1)
    found = [hit.id for hit in hits if word in parts(fold(hit.name)).words]
    return found if len(hits) <= _FEW else []


def with_contacts(reader: Connection, people: Sequence[Listed]) -> list[Listed]:
    """The people, each with who on the desk they surely are."""
    found = recognise(reader, people, alike_too=False)
    return [replace(each, contact_id=who.sure) for each, who in zip(people, found, strict=True)]


def settled(reader: Connection, people: Sequence[Listed]) -> tuple[Listed, ...]:
    """The people as the desk knows them now: whoever has gone from it is new again, whoever came meanwhile is
    recognised, and two who turn out to be one stand there once."""
    present = kept.names(reader, (each.contact_id for each in people if each.contact_id is not None))
    here = [
        replace(each, contact_id=each.contact_id if each.contact_id in present else None)
        for each in people
        # Who only came in from a file, and was taken back since, was never listed by hand.
        if not each.from_file or each.contact_id in present
    ]
    unknown = [at for at, each in enumerate(here) if each.contact_id is None]
    for at, found in zip(unknown, with_contacts(reader, [here[at] for at in unknown]), strict=True):
        here[at] = found
    return add(Listing(), here).listing.people
