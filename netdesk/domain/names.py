"""A person's name as given, and the keys it is sorted and shown by."""

from __future__ import annotations

import unicodedata
from typing import Final

from netdesk.domain.folding import fold
from netdesk.domain.value import value

_ONE_CHARACTER_SCRIPTS: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")


@value
class Name:
    """A name in parts, plus the way its owner writes it.

    `display` is what the person or the file calls the whole name; blank means that it is composed
    from the parts, without `prefix`: nobody looks for Ann Berg under "Mr" or "Dr.". Nothing in it is ever
    guessed apart: a file that gives only a whole name keeps it whole.
    """

    display: str = ""
    prefix: str = ""
    given: str = ""
    further: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""

    @property
    def shown(self) -> str:
        """The whole name for a person to read; "" when nothing is known."""
        if self.display.strip():
            return " ".join(self.display.split())
        parts = (self.given, self.further, self.family, self.suffix)
        return " ".join(" ".join(parts).split()) or self.nickname.strip()

    @property
    def sort_key(self) -> str:
        """Folded key for lists: the shown name, so that a list reads in the order of what it shows."""
        return fold(self.shown)

    @property
    def is_blank(self) -> bool:
        """True when no part says anything."""
        return not self.shown


_TITLES: Final = frozenset(
    (
        *("dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "rev", "hon"),
        *("herr", "frau", "mme", "mlle", "señor", "señora", "dott", "ing"),
    )
)
"""Words before a name that are none, at least where two more follow."""


def initials(name: str) -> str:
    """First letters of the first and last word, one character for Chinese, Japanese and Korean; "" for no
    letter.

    A word counts when it has a letter or a digit, so that "(Bob)" and "– Jr." do no harm. Titles before a
    name do not: "Dr. Ana Petrova" is AP.
    """
    told = name.split()
    while len(told) > 2 and told[0].rstrip(".").casefold() in _TITLES:
        told = told[1:]
    words = [_first_letter(word) for word in told]
    letters = [letter for letter in words if letter]
    if not letters:
        return ""
    if unicodedata.name(letters[0][0], "").startswith(_ONE_CHARACTER_SCRIPTS):
        return letters[0]
    return "".join(_upper(letter) for letter in (letters[0], *letters[1:][-1:]))


def _upper(letter: str) -> str:
    """In capitals and still one letter: a ligature or a sharp s would become two."""
    return letter.upper()[: len(letter)]


def _first_letter(word: str) -> str:
    for at, char in enumerate(word):
        if char.isalnum():
            end = at + 1
            while end < len(word) and unicodedata.combining(word[end]):
                end += 1
            return word[at:end]
    return ""


def is_ideographic(character: str) -> bool:
    """True for a character of Chinese, Japanese or Korean writing."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )
