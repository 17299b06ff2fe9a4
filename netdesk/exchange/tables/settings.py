"""How a table is to be read: guessed from its beginning, changed by the user, remembered by its header."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.own_fields import OwnKind
from netdesk.exchange.encodings import wide_codec
from netdesk.exchange.tables.columns import OWN, Column, columns_of, known_headers
from netdesk.exchange.tables.contents import by_values, reaches_somebody
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.other_words import STRONG
from netdesk.exchange.tables.parts import is_lone
from netdesk.exchange.tables.rows import TextRows, cells_of
from netdesk.exchange.written_days import day_order

HEADER_WITHIN: Final = 20
"""The header is looked for in this many rows."""

SAMPLE_BYTES: Final = 256 * 1024
_SAMPLE_ROWS: Final = 500
DELIMITERS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class TableSettings:
    """How to read a table.

    `header_at` is the header's place among the rows, counted from 0; None when the first row is somebody
    already. `day_first` None: nothing in the table tells whether 3/4 is in March or in April. `encoding`
    "" is told by the file itself.
    """

    delimiter: str = ","
    header_at: int | None = 0
    columns: tuple[Column, ...] = ()
    day_first: bool | None = None
    encoding: str = ""
    format_name: str = "Table"
    quote: str = '"'

    @property
    def has_people(self) -> bool:
        """True when some column says who somebody is."""
        return any(column.field in _TELLING for column in self.columns)

    @property
    def is_sure(self) -> bool:
        """True when the headings, or addresses and numbers, show that this is a list of people."""
        # What was only guessed to be a name, by its place among other words, shows nothing.
        alone = len(self.columns) == 1
        found = [
            each
            for each in self.columns
            if each.field not in ("", "note") and (each.field != "display" or alone or _is_named(each))
        ]
        named = len(found) if any(each.field in _TELLING for each in found) else 0
        reachable = any(column.field in ("email", "phone") for column in self.columns)
        strong = any(plain_header(column.name) in STRONG for column in self.columns)
        return reachable or (
            self.header_at is not None and (strong or named >= 2 or named == len(self.columns))
        )


def _is_named(column: Column) -> bool:
    """Whether the heading says what the column is."""
    return known_headers([column.name]) == 1


_TELLING: Final = frozenset(("display", "given", "family", "nickname", "email", "organization", "phone"))


def guess_settings(head: bytes, name: str = "", encoding: str = "") -> TableSettings:
    """Guess from a file's first bytes how it is to be read."""
    whole = head
    if len(head) >= SAMPLE_BYTES and not wide_codec(head)[0]:
        whole = head[: max(head.rfind(b"\n"), 0)] or head
    rows = [text for _, text in TextRows(io.BytesIO(whole), lambda _: None, encoding=encoding).rows()]
    rows = [row for row in rows if row.strip()][:_SAMPLE_ROWS]
    delimiter = delimiter_of(rows, name)
    cells = [cells_of(row, delimiter) for row in rows]
    return replace(settings_of(cells), delimiter=delimiter, encoding=encoding)


def settings_of(rows: Sequence[Sequence[str]]) -> TableSettings:
    """Guess from a table's first rows what its columns mean."""
    return settings_with_header(rows, header_at(rows))


def settings_with_header(rows: Sequence[Sequence[str]], at: int | None) -> TableSettings:
    """Guess what a table's columns mean when its header is the row `at`, or when it has none."""
    header = rows[at] if at is not None else ()
    body = rows[(-1 if at is None else at) + 1 :]
    width = max((len(row) for row in (header, *body[:50])), default=0)
    names = [header[place] if place < len(header) else "" for place in range(width)]
    unnamed = [Column("note", f"Column {number}") for number in range(1, width + 1)]
    columns = by_values(unnamed if at is None else list(columns_of(names)), body, headed=at is not None)
    order = day_order(written_days(body, columns))
    return TableSettings(
        header_at=at, columns=tuple(columns), day_first=order, format_name=_format_name(names)
    )


def written_days(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> list[str]:
    """What stands in the columns of days."""
    places = [place for place, column in enumerate(columns) if holds_days(column)]
    return [row[place] for row in rows for place in places if place < len(row)]


def holds_days(column: Column) -> bool:
    """True for a column of days."""
    own_day = column.field.startswith(OWN) and column.kind is OwnKind.DATE
    return column.field in ("birthday", "date") or own_day


def delimiter_of(rows: Sequence[str], name: str = "") -> str:
    """What divides the cells: what gives most rows the same number of cells, more than one."""
    best, score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = Counter(len(cells_of(row, delimiter)) for row in rows[:100])
        several = [(count, width) for width, count in widths.items() if width > 1]
        count, width = max(several, default=(0, 1))
        if not count:
            continue
        header = max(known_headers(cells_of(row, delimiter)) for row in rows[:HEADER_WITHIN])
        found = count / len(rows[:100]) + min(width, 20) / 100 + header
        if name.lower().endswith((".tsv", ".tab")) and delimiter == "\t":
            found += 0.5
        if found > score:
            best, score = delimiter, found
    return best


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows is the header; None when the first row is somebody already."""
    # A row with an address or a number in it tells of somebody, whatever words it has.
    known = [0 if reaches_somebody(row) else known_headers(row) for row in rows[:HEADER_WITHIN]]
    if not known:
        return None
    best = max(range(len(known)), key=lambda place: (known[place], -place))
    # Of a table of several parts, the first part counts, however few its headings are.
    for place in range(best):
        if known[place] >= 2 and any(map(is_lone, rows[place + 1 : best])):
            best = place
            break
    if known[best] >= 2 or (known[best] == 1 and len(rows[best]) <= 3):
        return best
    first = rows[0]
    if reaches_somebody(first):
        return None
    return 0 if len(rows) > 1 and all(cell.strip() for cell in first) else None


_PROGRAMS: Final = (
    (
        "Google Contacts",
        ("e mail 1 value", "group membership", "organization name", "yomi name", "phone 1 value"),
    ),
    ("Yahoo contacts", ("yahoo phone", "alternate email 1", "messenger id1")),
    ("Thunderbird address book", ("primary email", "secondary email", "screen name")),
    (
        "Outlook contacts",
        (
            "e mail address", "e mail 2 address", "business street", "e mail adresse", "e mail 2 adresse",
            "adresse de messagerie", "strasse geschaftlich", "rue bureau", "home street", "business phone",
        ),
    ),
)  # fmt: skip


def _format_name(header: Sequence[str]) -> str:
    names = {plain_header(cell) for cell in header}
    for program, telling in _PROGRAMS:
        if names & set(telling):
            return program
    return "Table"
