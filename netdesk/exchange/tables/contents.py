"""What the columns of a table mean, told by what is in them where their headers do not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from netdesk.exchange.tables import header_words as words
from netdesk.exchange.tables.columns import LONE_PHONES, Column
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.other_words import BOUGHT, OTHERS
from netdesk.exchange.written_days import day_of

_NAMES_WITHIN: Final = 12
"""Names are looked for among so many columns of words: every three of them are held against each other."""

_ENOUGH_TO_TELL: Final = 3
"""Rows from which on it can be told whether a column says something else in each."""


def reaches_somebody(row: Sequence[str]) -> bool:
    """True for a row with an address or a number in it."""
    return any(_is_email(cell) or _is_number(cell) for cell in row)


def by_values(columns: list[Column], rows: Sequence[Sequence[str]], *, headed: bool) -> list[Column]:
    """Columns whose headers say nothing, or one thing or another, told by what is in them."""
    found = [_told(column, _values(rows, place), headed=headed) for place, column in enumerate(columns)]
    _fill_name(found, rows)
    _label_columns(found, rows)
    if not _names_somebody(found):
        _name_columns(found, rows)
    if not headed:
        if found and found[0].field == "note" and not _names_somebody(found):
            found[0] = replace(found[0], field="display")
        _divide_name(found, rows)
    return found


def _told(column: Column, values: Sequence[str], *, headed: bool) -> Column:
    """One column, told by its values."""
    header = plain_header(column.name)
    if column.field == "job" and header in words.NAMES["title"] and _mostly(values, _is_form_of_address):
        return replace(column, field="prefix")
    if _may_be_an_email(column) and _mostly(values, _is_email):
        return Column("email", column.name, column.label)
    if header in LONE_PHONES and _mostly(values, _calls_nobody):
        return Column("note", column.name)
    if column.field == "note" and not (
        words.ASSISTANT.search(header) or OTHERS.search(header) or BOUGHT.match(header)
    ):
        kind = _kind_of(values)
        if kind and not (headed and kind == "phone" and _counts_something(column, values)):
            return replace(column, field=kind)
    return column


def _fill_name(columns: list[Column], rows: Sequence[Sequence[str]]) -> None:
    """Where the column of names is blank, another one with such a heading takes its place."""
    blank = [at for at, each in enumerate(columns) if each.field == "display" and not _values(rows, at)]
    if not blank or not rows:
        return
    for place, column in enumerate(columns):
        if column.field in ("", "note") and _names_people(column.name) and _values(rows, place):
            columns[blank[0]], columns[place] = (
                replace(columns[blank[0]], field=""),
                replace(column, field="display"),
            )
            return


def _names_people(heading: str) -> bool:
    plain = plain_header(heading)
    phrases = (pattern for field, pattern in words.PHRASES if field == "display")
    return words.FIELDS.get(plain) == "display" or any(each.search(plain) for each in phrases)


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
    return _mostly(values, lambda text: text.isdecimal() and len(text) < 9 and text[0] != "0")


def _calls_nobody(text: str) -> bool:
    """True for what stands in a column of sums, or of words, and is no number to be called by."""
    return bool(_MONEY.search(text)) or not any(map(str.isdigit, text))


def _is_number(text: str) -> bool:
    plain = text.strip(" ;,")
    if _DECIMAL.fullmatch(plain):
        return False
    return bool(_PHONE.fullmatch(plain)) and sum(map(str.isdigit, plain)) >= 7 and day_of(plain) is None
