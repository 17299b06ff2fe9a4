"""What kind of field of the user's own a column would make, and its cells as such a field holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netdesk.domain.own_fields import OwnKind, parse_number
from netdesk.exchange.written_days import day_of

MOST_CHOICES: Final = 8
"""A column that says no more than this many things, again and again, is a choice."""

_CHOICE_LENGTH: Final = 40
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LEADING_ZERO = re.compile(r"0\d")


def kind_of(values: Sequence[str]) -> OwnKind:
    """The kind that every filled cell fits; text when none does."""
    told = [" ".join(value.split()) for value in values if value.strip()]
    if not told:
        return OwnKind.TEXT
    for kind in (OwnKind.NUMBER, OwnKind.DATE, OwnKind.LINK):
        if all(_is(kind, value) for value in told):
            return kind
    different = {value.casefold() for value in told}
    several = len(different) <= MOST_CHOICES and len(told) >= 2 * len(different) and len(told) >= 4
    return OwnKind.CHOICE if several and max(map(len, told)) <= _CHOICE_LENGTH else OwnKind.TEXT


def own_value(kind: OwnKind, text: str, day_first: bool = False) -> str:
    """A cell as a field of this kind holds it; "" when it cannot."""
    if kind is OwnKind.NUMBER:
        return parse_number(text) or ""
    if kind is OwnKind.DATE:
        day = day_of(text, day_first)
        return day.iso if day else ""
    return text.strip() if kind is OwnKind.TEXT else " ".join(text.split())


def _is(kind: OwnKind, value: str) -> bool:
    if kind is OwnKind.LINK:
        return bool(_LINK.fullmatch(value))
    if kind is OwnKind.NUMBER and _LEADING_ZERO.match(value):
        # A postal code, a member's number: its first digit would be lost.
        return False
    return bool(own_value(kind, value))
