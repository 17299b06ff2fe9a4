"""A row of netdesk's own table as a contact again, with nothing lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue, fits
from netdesk.exchange.cleaning import NOTE_LIMIT, clean, clean_exact
from netdesk.exchange.tables.columns import columns_of
from netdesk.exchange.tables.marking import unmarked
from netdesk.exchange.tables.own_columns import (
    ADDRESS,
    EXACT_UID,
    LABELLED,
    MARKED_UID,
    MET,
    NAME_PARTS,
    OWN,
    SIGN,
    WORK,
    YES,
)
from netdesk.exchange.written_days import day_of

_NUMBERED: Final = re.compile(r"(Email|Phone|Link|Date|Address) (\d{1,5})(?: (.+))?")
_NOTES: Final = re.compile(r"Notes(?: \d{1,5})?")
_A_TAG: Final = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;]*?))\s*(?:;|$)')
_MOST: Final = {"closeness": 5, "rhythm_days": 36_500}
_WHOLE_NUMBERS: Final = {"Closeness": "closeness", "Rhythm (days)": "rhythm_days"}
_YES_OR_NOT: Final = {"Starred": "starred", "Archived": "archived"}
_TEXTS: Final = {**WORK, **MET}
_HEADINGS: Final = frozenset(
    (*NAME_PARTS, *_TEXTS, *_WHOLE_NUMBERS, *_YES_OR_NOT, MARKED_UID, EXACT_UID, "Birthday", "Tags", "Circle")
)


def _is_ours(heading: str) -> bool:
    known = heading in _HEADINGS or bool(_NOTES.fullmatch(heading) or OWN.fullmatch(heading))
    return known or bool(_NUMBERED.fullmatch(heading))


def is_own_header(cells: Sequence[str]) -> bool:
    """True for the headings of a table that netdesk wrote."""
    return set(cells) >= SIGN


class OwnRow:
    """Reads rows below one header. After `contact_of`, `problems` says what could not be taken as it was."""

    def __init__(self, header: Sequence[str]) -> None:
        self._exact = EXACT_UID in header and MARKED_UID not in header
        self._header = [cell.strip() if self._exact else unmarked(cell.strip()) for cell in header]
        put_in = {cell: columns_of([cell])[0] for cell in self._header if cell and not _is_ours(cell)}
        self._further = {
            cell: column for cell, column in put_in.items() if column.field.capitalize() in LABELLED
        }
        self._remarks = [cell for cell in put_in if cell not in self._further]
        self._leftovers: list[str] = []
        self.problems: list[str] = []

    def contact_of(self, cells: Sequence[str]) -> tuple[Contact, str]:
        """The contact of a row, and the name of the circle that it gives."""
        self.problems = []
        told: dict[str, str] = {}
        for heading, cell in zip(self._header, cells, strict=False):
            text = cell if self._exact else unmarked(cell)
            if not text and heading in told:
                # A column that somebody put in under a heading that is there already.
                continue
            # Notes that go on in another cell may be divided at a space.
            told[heading] = text if _NOTES.fullmatch(heading) else clean(text, NOTE_LIMIT)
        self._leftovers = [f"{heading}: {told[heading]}" for heading in self._remarks if told.get(heading)]
        fields: dict[str, Any] = {name: told.get(heading, "") for heading, name in _TEXTS.items()}
        numbered = self._numbered(told)
        for what, name in LABELLED.items():
            fields[name] = (*self._values(numbered, what), *self._put_in(told, what))
        notes = "".join(text for heading, text in told.items() if _NOTES.fullmatch(heading))
        contact = Contact(
            **fields,
            name=_name(told),
            uid=told.get(MARKED_UID, "") or told.get(EXACT_UID, ""),
            addresses=tuple(_addresses(numbered)),
            birthday=self._day("Birthday", told.get("Birthday", "")),
            dates=tuple(self._dates(numbered)),
            tags=tuple(dict.fromkeys(tags_of(told.get("Tags", "")))),
            own=tuple(self._own(told)),
            closeness=self._whole_number(told, "Closeness"),
            rhythm_days=self._whole_number(told, "Rhythm (days)"),
            starred=told.get("Starred", "").casefold() == YES,
            archived=told.get("Archived", "").casefold() == YES,
        )
        # What could not be taken, and what other columns hold that somebody put in, is kept in the notes.
        whole = "\n".join((clean(notes, NOTE_LIMIT), *self._leftovers))
        return replace(contact, notes=whole.strip()), told.get("Circle", "")

    def _put_in(self, told: dict[str, str], what: str) -> list[Labelled]:
        """The emails, numbers or links in columns that somebody put in, known by their headings."""
        return [
            Labelled(clean_exact(text), column.label)
            for heading, column in self._further.items()
            if column.field == what.lower() and (text := told.get(heading, ""))
        ]

    def _numbered(self, told: dict[str, str]) -> dict[tuple[str, int], dict[str, str]]:
        found: dict[tuple[str, int], dict[str, str]] = {}
        for heading, text in told.items():
            if text and (match := _NUMBERED.fullmatch(heading)):
                found.setdefault((match[1], int(match[2])), {})[match[3] or ""] = text
        return dict(sorted(found.items(), key=lambda item: item[0][1]))

    def _values(self, numbered: dict[tuple[str, int], dict[str, str]], what: str) -> list[Labelled]:
        parts = [each for (kind, _), each in numbered.items() if kind == what]
        return [Labelled(clean_exact(each[""]), each.get("label", "")) for each in parts if each.get("")]

    def _dates(self, numbered: dict[tuple[str, int], dict[str, str]]) -> list[LabelledDate]:
        found = []
        for (kind, number), parts in numbered.items():
            if kind == "Date" and (day := self._day(f"Date {number}", parts.get("", ""))):
                found.append(LabelledDate(day, parts.get("label", "")))
        return found

    def _day(self, heading: str, text: str) -> PartialDate | None:
        if not text:
            return None
        try:
            return PartialDate.from_iso(text)
        except ValueError:
            day = day_of(text)
        if day is None:
            self._left(heading, text, "is no day")
        return day

    def _whole_number(self, told: dict[str, str], heading: str) -> int:
        text = told.get(heading, "")
        if not text:
            return 0
        if text.isascii() and text.isdigit() and len(text) < 8:
            return min(int(text), _MOST[_WHOLE_NUMBERS[heading]])
        self._left(heading, text, "is no number")
        return 0

    def _own(self, told: dict[str, str]) -> list[OwnValue]:
        found = []
        for heading, text in told.items():
            match = OWN.fullmatch(heading)
            if not match or not text:
                continue
            kind = OwnKind(match[2])
            if fits(kind, text):
                found.append(OwnValue(match[1], text, kind))
            else:
                self._left(match[1], text, f"does not fit a field of the kind {kind.value}")
        return found

    def _left(self, heading: str, text: str, why: str) -> None:
        self.problems.append(f"“{text[:40]}” in {heading} {why}; it was put into the notes.")
        self._leftovers.append(f"{heading}: {text}")


def _name(told: dict[str, str]) -> Name:
    name = Name(**{part: told.get(heading, "") for heading, part in NAME_PARTS.items()})
    composed = replace(name, display="")
    # A whole name that only says the parts again was put together from them.
    return composed if name.display and name.display == composed.shown else name


def _addresses(numbered: dict[tuple[str, int], dict[str, str]]) -> list[Address]:
    found = []
    for (kind, _), parts in numbered.items():
        if kind == "Address" and any(part != "label" for part in parts):
            found.append(Address(**{field: parts.get(part, "") for part, field in ADDRESS.items()}))
    return found


def tags_of(cell: str) -> list[str]:
    """The tags in a cell."""
    found = []
    for match in _A_TAG.finditer(cell):
        tag = match[1].replace('""', '"') if match[1] is not None else match[2]
        if tag:
            found.append(tag)
    return found
