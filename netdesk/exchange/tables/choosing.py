"""The user's word on a table: another delimiter, another heading, another meaning of a column.

Every function gives settings as they would be then; where the cells fall otherwise, what they mean is guessed
anew, and what the user said before is kept as far as it still fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from netdesk.domain.marking import marked
from netdesk.domain.own_fields import OwnKind
from netdesk.exchange.tables.columns import LEFT_OUT, OWN, Column
from netdesk.exchange.tables.own_kinds import kind_of
from netdesk.exchange.tables.settings import (
    TableSettings,
    header_at,
    holds_days,
    settings_with_header,
    written_days,
)

ADDRESS: Final = "address/"
Rows = Sequence[Sequence[str]]

GROUPS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = marked(
    (
        ("", (("", "Leave out"),)),
        (
            "Name",
            (
                ("display", "Full name"),
                ("given", "Given name"),
                ("further", "Middle name"),
                ("family", "Family name"),
                ("nickname", "Nickname"),
                ("prefix", "Title before the name"),
                ("suffix", "After the name"),
                ("phonetic_given", "Given name, as spoken"),
                ("phonetic_family", "Family name, as spoken"),
                ("pronunciation", "Pronunciation"),
            ),
        ),
        ("Work", (("organization", "Organization"), ("department", "Department"), ("job", "Job title"))),
        ("To reach them", (("email", "Email"), ("phone", "Phone"), ("link", "Link"))),
        (
            "Address",
            (
                (f"{ADDRESS}formatted", "Whole address"),
                (f"{ADDRESS}street", "Street"),
                (f"{ADDRESS}street2", "Street, second line"),
                (f"{ADDRESS}street3", "Street, third line"),
                (f"{ADDRESS}extended", "Extended address"),
                (f"{ADDRESS}po_box", "PO box"),
                (f"{ADDRESS}postal_code", "Postal code"),
                (f"{ADDRESS}city", "City"),
                (f"{ADDRESS}region", "Region"),
                (f"{ADDRESS}country", "Country"),
            ),
        ),
        (
            "Days",
            (
                ("birthday", "Birthday"),
                ("birth_day", "Day of birth"),
                ("birth_month", "Month of birth"),
                ("birth_year", "Year of birth"),
                ("date", "Another date"),
            ),
        ),
        (
            "About them",
            (
                ("tags", "Tags"),
                ("circle", "Circle"),
                ("how_met", "How we met"),
                ("where_met", "Where we met"),
                ("introducer", "Introduced by"),
                ("relation", "Related person"),
                ("notes", "Notes"),
                ("note", "A line in the notes"),
                ("uid", "Identifier"),
            ),
        ),
    )
)
"""What a column can hold, in groups, in the words of the mapping."""

TARGETS: Final[dict[str, str]] = {key: words for _, group in GROUPS for key, words in group}
LABELS: Final[dict[str, tuple[str, ...]]] = {
    "email": ("", "work", "home", "other"),
    "phone": ("", "mobile", "work", "home", "fax", "pager", "other"),
    "link": ("", "LinkedIn", "website", "profile", "work", "home"),
    "date": ("", "anniversary", "other"),
    "address": ("", "work", "home", "other"),
}
"""The labels that a value of a column can get, by what the column holds."""


def target_of(column: Column) -> str:
    """A column's meaning as a key of TARGETS, "own:NAME", or "label" for what labels another column."""
    if column.part == "label":
        return "label"
    return f"{ADDRESS}{column.part}" if column.field == "address" else column.field


def with_target(
    settings: TableSettings, place: int, target: str, rows: Rows = (), kind: OwnKind | None = None
) -> TableSettings:
    """One column holding something else. An own field that is there already is of its `kind`; that of a new
    one is told by `rows`, the ones below the heading."""
    old = settings.columns[place]
    if target == target_of(old):
        return settings
    name = old.name
    if target.startswith(ADDRESS):
        part = target.removeprefix(ADDRESS)
        label = old.label if old.label in LABELS["address"] else ""
        new = Column("address", name, label, group=_address_group(settings, place, part, label), part=part)
    elif target.startswith(OWN):
        values = [row[place] for row in rows if place < len(row)]
        new = Column(target, name, kind=kind or kind_of(values))
    else:
        label = old.label if old.label in LABELS.get(target, ()) else ""
        new = replace(LEFT_OUT, field=target, name=name, label=label)
    return _with_column(settings, place, new)


def with_label(settings: TableSettings, place: int, label: str) -> TableSettings:
    """The values of one column with another label."""
    column = replace(settings.columns[place], label=label)
    if column.field == "address":
        column = replace(column, group=_address_group(settings, place, column.part, label))
    return _with_column(settings, place, column)


def _address_group(settings: TableSettings, place: int, part: str, label: str) -> str:
    """Parts with the same label make one address; the same part again begins another."""
    groups = {(column.group, column.part) for at, column in enumerate(settings.columns) if at != place}
    wanted, number = f"address {label}", 1
    while (wanted, part) in groups:
        number += 1
        wanted = f"address {label} {number}"
    return wanted


def _with_column(settings: TableSettings, place: int, column: Column) -> TableSettings:
    columns = (*settings.columns[:place], column, *settings.columns[place + 1 :])
    return replace(settings, columns=columns)


def with_heading(settings: TableSettings, rows: Rows, at: int | None) -> TableSettings:
    """Another row as the heading, None for no heading; `rows` are the table's first ones, from the top."""
    if at is not None and at >= len(rows):
        at = None
    found = settings_with_header(rows, at)
    kept = settings.day_first if found.day_first is None else found.day_first
    return replace(
        settings,
        header_at=at,
        columns=found.columns,
        format_name=found.format_name,
        day_first=kept,
    )


def read_anew(settings: TableSettings, rows: Rows) -> TableSettings:
    """The settings after the cells fall otherwise: meanings stay where the width does, with new headings."""
    at = header_at(rows)
    found = with_heading(settings, rows, at)
    if at == settings.header_at and len(found.columns) == len(settings.columns):
        columns = tuple(
            replace(old, name=new.name) for old, new in zip(settings.columns, found.columns, strict=True)
        )
        return replace(found, columns=columns)
    return found


def body_of(rows: Rows, settings: TableSettings) -> Rows:
    """The rows below the heading."""
    return rows[(-1 if settings.header_at is None else settings.header_at) + 1 :]


_PAIR = re.compile(r"\s*(\d{1,2})([/-])\s*(\d{1,2})(?:[/-]\s*\d{1,4})?\s*")


def unclear_day(rows: Rows, settings: TableSettings) -> str:
    """The first day that could be in either of two months ("3/4/1990"); "" when there is none."""
    if not any(holds_days(column) for column in settings.columns):
        return ""
    for value in written_days(body_of(rows, settings), settings.columns):
        match = _PAIR.fullmatch(value[:40])
        if match and match[1] != match[3] and 0 < int(match[1]) <= 12 and 0 < int(match[3]) <= 12:
            return value.strip()
    return ""
