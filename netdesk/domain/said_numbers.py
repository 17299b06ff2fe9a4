"""Numbers as they are said: how many words and syllables stand behind a few figures."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Sound(NamedTuple):
    """What is heard."""

    words: int
    syllables: int

    def and_then(self, other: Sound) -> Sound:
        """This and what follows it."""
        return Sound(self.words + other.words, self.syllables + other.syllables)


SILENCE: Final = Sound(0, 0)

SIGNS: Final = {
    "%": Sound(1, 2),
    "$": Sound(1, 2),
    "€": Sound(1, 2),
    "£": Sound(1, 1),
    "&": Sound(1, 1),
    "+": Sound(1, 1),
    "@": Sound(1, 1),
    "°": Sound(1, 2),
}
"""Percent, dollars, euros, pounds, and, plus, at, degrees."""

_SMALL: Final = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_TENS: Final = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)
_SCALE: Final = Sound(1, 2)
_POINT: Final = Sound(1, 1)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,.’']\d{3})+")
_PLAIN_DIGITS: Final = 7
_MOST_DIGITS: Final = 15


def said_number(written: str) -> Sound:
    """What is heard of figures with their points, commas and colons: "1,200", "3.5", "9:30", "2027"."""
    grouped = _GROUPED.match(written)
    if grouped is not None and grouped.end() == len(written):
        digits = re.sub(r"\D", "", written)
        return _whole(int(digits)) if len(digits) <= _MOST_DIGITS else _one_by_one(digits)
    heard = SILENCE
    parts = re.findall(r"\d+|[.,:]", written)
    for at, part in enumerate(parts):
        if not part.isdecimal():
            continue
        if at > 1 and parts[at - 1] in ".,":
            heard = heard.and_then(_POINT).and_then(_one_by_one(part))
        elif not (at > 1 and parts[at - 1] == ":" and int(part[:3]) == 0):
            heard = heard.and_then(_run(part))
    return heard


def _run(digits: str) -> Sound:
    """A number, a year, or what is told one figure after the other: a leading zero, a long number."""
    if (digits[0] == "0" and len(digits) > 1) or len(digits) > _PLAIN_DIGITS:
        return _one_by_one(digits)
    number = int(digits)
    if len(digits) == 4 and (1100 <= number < 2000 or 2010 <= number < 2100):
        century, year = divmod(number, 100)
        return _whole(century).and_then(_whole(year) if year else _SCALE)
    return _whole(number)


def _one_by_one(digits: str) -> Sound:
    return Sound(len(digits), sum(_SMALL[int(each)] for each in digits))


def _whole(number: int) -> Sound:
    if number < 1000:
        return _below_thousand(number) if number else Sound(1, 2)
    heard = SILENCE
    scales = 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            part = _below_thousand(group)
            heard = (part.and_then(_SCALE) if scales else part).and_then(heard)
        scales += 1
    return heard


def _below_thousand(number: int) -> Sound:
    hundreds, rest = divmod(number, 100)
    heard = Sound(1, _SMALL[hundreds]).and_then(_SCALE) if hundreds else SILENCE
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        heard = heard.and_then(Sound(1, _TENS[tens]))
        rest = ones
    return heard.and_then(Sound(1, _SMALL[rest])) if rest else heard
