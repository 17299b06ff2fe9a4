"""A person's name as given, and the keys it is sorted and shown by."""

from __future__ import annotations

from dataclasses import dataclass

from netdesk.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, plus the way its owner writes it.

    `display` is what the person or the file calls the whole name; blank means that it is composed
    from the parts. Nothing in it is ever guessed apart: a file that gives only a whole name keeps it
    whole.
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
        parts = (self.prefix, self.given, self.further, self.family, self.suffix)
        return " ".join(" ".join(parts).split()) or self.nickname.strip()

    @property
    def sort_key(self) -> str:
        """Folded key for lists: the shown name, so that a list reads in the order of what it shows."""
        return fold(self.shown)

    @property
    def is_blank(self) -> bool:
        """True when no part says anything."""
        return not self.shown


def initials(shown: str) -> str:
    """Return up to two characters for an avatar: first letters of the first and the last word.

    A name in Chinese, Japanese or Korean characters gives its first character alone; a name without
    letters gives "".
    """
    words = [word for word in shown.replace(",", " ").split() if word[0].isalpha()]
    if not words:
        return ""
    first = words[0][0]
    if is_ideographic(first):
        return first
    last = words[-1][0] if len(words) > 1 else ""
    return (first + last).upper()


def is_ideographic(character: str) -> bool:
    """True for a character of Chinese, Japanese or Korean writing."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )
