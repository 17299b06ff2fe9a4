"""How a table is to be read: guessed from its beginning, changed by the user, remembered by its header."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from netdesk.domain.own_fields import OwnKind
from netdesk.exchange.encodings import wide_codec
from netdesk.exchange.tables import header_words as words
from netdesk.exchange.tables.columns import LONE_PHONES, OWN, Column, columns_of, known_headers
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.rows import TextRows, cells_of
from netdesk.exchange.written_days import day_of, day_order

HEADER_WITHIN: Final = 20
"""The header is looked for in this many rows."""

SAMPLE_BYTES: Final = 256 * 1024
_SAMPLE_ROWS: Final = 500
_NAMES_WITHIN: Final = 12
"""Names are looked for among so many columns of words: every three of them are held against each other."""

_ENOUGH_TO_TELL: Final = 3
"""Rows from which on it can be told whether a column says something else in each."""

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
        named = sum(1 for column in self.columns if column.field not in ("", "note"))
        reachable = any(column.field in ("email", "phone") for column in self.columns)
        return reachable or (self.header_at is not None and (named >= 2 or named == len(self.columns)))


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
    columns = by_values(unnamed if at is None else list(columns_of(names)), body)
    if at is None and columns and columns[0].field == "note" and not _names_somebody(columns):
        columns[0] = replace(columns[0], field="display")
    if at is None:
        _divide_name(columns, body)
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
    known = [0 if _reaches_somebody(row) else known_headers(row) for row in rows[:HEADER_WITHIN]]
    if not known:
        return None
    best = max(range(len(known)), key=lambda place: (known[place], -place))
    if known[best] >= 2 or (known[best] == 1 and len(rows[best]) <= 3):
        return best
    first = rows[0]
    if _reaches_somebody(first):
        return None
    return 0 if len(rows) > 1 and all(cell.strip() for cell in first) else None


def _reaches_somebody(row: Sequence[str]) -> bool:
    return any(_is_email(cell) or _is_number(cell) for cell in row)


def by_values(columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Columns whose headers say nothing, or one thing or another, told by what is in them."""
    found = list(columns)
    for place, column in enumerate(found):
        may_be_either = column.field == "job" and plain_header(column.name) in words.NAMES["title"]
        if may_be_either and _mostly(_values(rows, place), _is_form_of_address):
            found[place] = replace(column, field="prefix")
        if plain_header(column.name) in LONE_PHONES and _mostly(_values(rows, place), _calls_nobody):
            found[place] = Column("note", column.name)
        if _may_be_an_email(column) and _mostly(_values(rows, place), _is_email):
            found[place] = Column("email", column.name, column.label)
        if column.field == "note" and not words.ASSISTANT.search(plain_header(column.name)):
            kind = _kind_of(_values(rows, place))
            if kind and not (kind == "phone" and _counts_something(column, _values(rows, place))):
                found[place] = replace(column, field=kind)
    _label_columns(found, rows)
    if not _names_somebody(found):
        _name_columns(found, rows)
    return found


def _label_columns(columns: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """Where each number has a column before it that says which it is: "mobile", "work"."""
    for place, (column, value) in enumerate(pairwise(columns)):
        if column.field != "note" or value.field not in ("phone", "email") or value.group:
            continue
        if _mostly(_values(rows, place), lambda text: text.casefold() in LONE_PHONES):
            group = f"{value.field} {place}"
            columns[place] = replace(column, field=value.field, group=group, part="label")
            columns[place + 1] = replace(value, group=group)


def _may_be_an_email(column: Column) -> bool:
    """Columns of which other languages call by one word what English tells apart: "adres poczty"."""
    return column.field in ("phone", "link") or (column.field == "address" and column.part == "street")


def _names_somebody(columns: Sequence[Column]) -> bool:
    return any(column.field in ("display", "given", "family", "nickname") for column in columns)


def _name_columns(columns: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """Where no header tells: a whole name is what two other columns say together, or the first words."""
    texts = [
        place
        for place, column in enumerate(columns)
        if column.field in ("note", "organization") and _has_words(rows, place)
    ][:_NAMES_WITHIN]
    for whole in texts:
        for one in texts:
            for other in texts:
                if len({whole, one, other}) == 3 and _composed(rows, whole, one, other):
                    for place, field in ((whole, "display"), (one, "given"), (other, "family")):
                        columns[place] = replace(columns[place], field=field)
                    return
    for place in texts:
        if columns[place].field == "note":
            columns[place] = replace(columns[place], field="display")
            return


def _divide_name(columns: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """Where there are no headings, two columns of one word each beside each other are a name's parts."""
    for place, (column, next_one) in enumerate(pairwise(columns)):
        if column.field != "display" or next_one.field != "note":
            continue
        first, second = _values(rows, place), _values(rows, place + 1)
        # What comes again and again is rather a town or a group.
        several = len(rows) >= _ENOUGH_TO_TELL and len(set(second)) * 10 >= len(rows) * 9
        if several and _mostly(first, _is_one_word) and _mostly(second, _is_one_word):
            columns[place] = replace(column, field="given")
            columns[place + 1] = replace(next_one, field="family")


def _is_one_word(text: str) -> bool:
    return text.replace("-", "").replace("'", "").isalpha()


def _has_words(rows: Sequence[Sequence[str]], place: int) -> bool:
    told = sum(1 for row in rows if place < len(row) and any(map(str.isalpha, row[place])))
    return told * 2 > len(rows)


def _composed(rows: Sequence[Sequence[str]], whole: int, one: int, other: int) -> bool:
    told = [row for row in rows if max(whole, one, other) < len(row) and row[whole].strip()]
    said = sum(1 for row in told if " ".join(row[whole].split()) == f"{row[one]} {row[other]}".strip())
    return bool(told) and said * 2 > len(told)


def _kind_of(values: Sequence[str]) -> str:
    for kind, fits in (("email", _is_email), ("link", _is_link), ("phone", _is_number)):
        if _mostly(values, fits):
            return kind
    return ""


def _values(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def _mostly(values: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(fits, values)) * 10 >= len(values) * 6


_FORMS_OF_ADDRESS: Final = frozenset((
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "m", "mme", "mlle",
    "monsieur", "madame", "sr", "sra", "srta", "sig", "signora", "dott", "ing", "dhr", "mevr", "pan", "pani",
    "rev", "sir",
))  # fmt: skip


def _is_form_of_address(text: str) -> bool:
    return all(word in _FORMS_OF_ADDRESS for word in plain_header(text).split())


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₹]|\d[.,]\d\d$")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)\.\d+")
_PHONE = re.compile(r"[+(]?[\d\s()./+\-]{6,30}(?:\s*(?:ext|x)\.?\s*\d+)?")


def _is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text.strip()))


def _is_link(text: str) -> bool:
    return bool(_LINK.fullmatch(text.strip()))


def _counts_something(column: Column, values: Sequence[str]) -> bool:
    """True for long numbers under a heading that is none of numbers to call, and which look like none."""
    if words.NO_NUMBER.search(plain_header(column.name)):
        return True
    headed = not column.name.startswith("Column ")
    return headed and _mostly(values, lambda text: text.isdecimal() and len(text) < 9 and text[0] != "0")


def _calls_nobody(text: str) -> bool:
    """True for what stands in a column of sums, or of words, and is no number to be called by."""
    return bool(_MONEY.search(text)) or not any(map(str.isdigit, text))


def _is_number(text: str) -> bool:
    plain = text.strip(" ;,")
    if _DECIMAL.fullmatch(plain):
        return False
    return bool(_PHONE.fullmatch(plain)) and sum(map(str.isdigit, plain)) >= 7 and day_of(plain) is None


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
