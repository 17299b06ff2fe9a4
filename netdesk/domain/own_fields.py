"""Fields that the user adds to every contact, each of one kind."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from netdesk.domain.dates import PartialDate
from netdesk.domain.value import value

NAME_LENGTH = 80
"""Longest name of a field, in characters."""
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?", re.ASCII)
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u066b": ".", "\u066c": ","})


class OwnKind(Enum):
    """What a field of the user's own holds; the value is what the desk file holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    LINK = "link"


@value
class OwnField:
    """A field as the user defined it. `id` is None until the desk has kept it. `choices` are offered, in
    this order, by a field of the kind CHOICE."""

    name: str
    kind: OwnKind = OwnKind.TEXT
    choices: tuple[str, ...] = ()
    id: int | None = None


@value
class OwnValue:
    """What one contact holds in the field called `name`.

    `value` is a number as Python reads it, a date as PartialDate writes it, else the text itself.
    """

    name: str
    value: str
    kind: OwnKind = OwnKind.TEXT


def field_key(name: str) -> str:
    """Names that are the same to the user have the same key."""
    return " ".join(name.split()).casefold()


def fits(kind: OwnKind, value: str) -> bool:
    """Whether a field of this kind can hold `value`."""
    if kind is OwnKind.NUMBER:
        return bool(_NUMBER.fullmatch(value))
    if kind is OwnKind.DATE:
        try:
            PartialDate.from_iso(value)
        except ValueError:
            return False
    return True


def parse_number(text: str, decimal: str = ".", group: str = ",") -> str | None:
    """A number as typed ("1.234,5" where people write so), as a field holds it ("1234.5"); None for none.

    Where `group` stands between thousands, it divides them; a single mark anywhere else is meant as the
    decimal one, whoever types it.
    """
    plain = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in text.strip())
    plain = plain.removeprefix("+")
    if group.isspace():
        plain, group = "".join(plain.split()), ""
    if decimal == "\u066b":
        plain, decimal, group = plain.translate(_SIGNS), ".", ","
    plain = plain.translate(_SIGNS)
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    mark = re.escape(group)
    if group and re.fullmatch(
        rf"\d{{1,3}}(?:{mark}\d{{2,3}})*{mark}\d{{3}}(?:{re.escape(decimal)}\d+)?", digits
    ):
        digits = digits.replace(group, "")
    digits = digits.replace(decimal, ".")
    if digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    whole, _, rest = digits.partition(".")
    found = f"{sign}{whole.lstrip('0') or '0'}{'.' if rest else ''}{rest}"
    return found if whole and (rest or "." not in digits) and fits(OwnKind.NUMBER, found) else None


def shown_number(value: str, decimal: str = ".", group: str = ",") -> str:
    """A number as people write it here; long ones in groups of three digits, a year never."""
    if not fits(OwnKind.NUMBER, value):
        return value
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, _, rest = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", group) if len(whole) > 4 and whole[0] != "0" else whole
    return f"{sign}{grouped}{decimal if rest else ''}{rest}"
