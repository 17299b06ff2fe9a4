"""One folding for everything that is searched, sorted or compared.

The same pure function is applied to what is stored and to what is typed, so that a reader who types
"novakova", "NOVÁKOVÁ" or only the middle character of 山田太郎 finds the person.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SINGLES = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        # Arabic: hamza carriers, alef maksura, teh marbuta, Persian and Urdu forms of kaf and yeh.
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ي",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ـ": None,
        # Apostrophes of every kind vanish: O'Neil, O’Neil and ONeil are one.
        "'": None,
        "’": None,
        "‘": None,
        "ʼ": None,
        "ʻ": None,
        "`": None,
        "‛": None,
        "′": None,
        "ʹ": None,
        "ꞌ": None,
        # Joiners and direction marks carry no text.
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufeff": None,
        "\u00ad": None,
        "ς": "σ",
    }
)

# A lone accent used as an apostrophe (O´Neil): NFKC would make a space of it.
_BEFORE = str.maketrans(dict.fromkeys("´\u1ffd"))

# Scripts written without spaces between words: each character is a word of its own.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)

# Vowel signs and tone marks of the scripts above stay with their letter; other marks are dropped.
_KEPT_MARKS = ((0x0900, 0x0DFF), (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))


class _Marks(dict[int, int | None]):
    """Character by character: None for a mark that folding drops. Filled as characters are met."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        # Kana voicing marks make another letter (か, が): they are composed again by NFC.
        dropped = (
            unicodedata.category(character)[0] == "M"
            and character not in "\u3099\u309a"
            and not _in_ranges(code, _KEPT_MARKS)
        )
        self[code] = None if dropped else code
        return self[code]


class _Parts(dict[int, str]):
    """Character by character: itself in a word, " " between words, _ALONE for a word by itself."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if kind[0] not in "LNM" and kind != "Co":
            self[code] = " "
        elif kind[0] != "M" and _in_ranges(code, _UNSPACED):
            self[code] = _ALONE
        else:
            self[code] = character
        return self[code]


_ALONE = "\x00"
_MARKS = _Marks()
_PARTS = _Parts()
_PLAIN_PARTS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)).ljust(256)
"""ASCII, byte by byte: a letter in lower case, a digit, or a space for all else."""


_LONGEST_KEPT = 40
"""Letters of the longest word whose folding is remembered: longer ones are hardly met twice."""


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: NFKC, no case, no accents, single spaces."""
    if text.isascii():
        plain = text.lower().replace("'", "").replace("`", "")
    else:
        # Word by word, since words come again and again. A space joins with nothing beside it, so that each
        # word folds to what it is in the whole text.
        plain = " ".join([_folded(word) for word in text.split(" ")])
    return " ".join(plain.split())


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    return _remembered(word) if len(word) <= _LONGEST_KEPT else _fold_letters(word)


def _fold_letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_BEFORE)).casefold().translate(_SINGLES)
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", plain).translate(_MARKS))
    return plain.translate(_SINGLES)


_remembered = lru_cache(maxsize=4_096)(_fold_letters)


def words(text: str) -> list[list[str]]:
    """Return the searchable words of `text`, each a list of tokens that stand side by side.

    A word is what spaces divide. It has several tokens where punctuation divides it further
    ("leila@halden.example": three) or where it is written in a script without spaces (one for each
    character, with its marks). Text without letters, digits or marks gives [].
    """
    return [tokens for piece in fold(text).split() if (tokens := _tokens(piece))]


def all_tokens(text: str) -> list[str]:
    """All tokens of `words` in one list."""
    return plain_tokens(text).split() if text.isascii() else _tokens(fold(text))


def plain_tokens(text: str) -> str:
    """The tokens of a text of ASCII, each divided from the next by a space or several."""
    return text.encode().translate(_PLAIN_PARTS, b"'`").decode()


def _tokens(text: str) -> list[str]:
    divided = text.translate(_PARTS)
    if _ALONE not in divided:
        return divided.split()
    spaced: list[str] = []
    alone = False
    for character, part in zip(text, divided, strict=True):
        if part == _ALONE:
            spaced.append(f" {character}")
        elif alone and unicodedata.category(character)[0] != "M":
            spaced.append(f" {part}")
        else:
            spaced.append(part)
        # A mark belongs to the letter before it, also when that letter is a word by itself.
        alone = part == _ALONE or (alone and unicodedata.category(character)[0] == "M")
    return "".join(spaced).split()


def _in_ranges(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
