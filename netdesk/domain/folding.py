"""One folding for everything that is searched, sorted or compared.

The same pure function is applied to what is stored and to what is typed, so that a reader who types
"novakova", "NOVÁKOVÁ" or only the middle character of 山田太郎 finds the person.
"""

from __future__ import annotations

import unicodedata

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
        "´": None,
        "`": None,
        "＇": None,
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


def fold(text: str) -> str:
    """Return `text` in the form in which it is compared: NFKC, no case, no accents, single spaces."""
    if text.isascii():
        plain = text.lower().translate(_SINGLES)
    else:
        decomposed = unicodedata.normalize(
            "NFD", unicodedata.normalize("NFKC", text).casefold().translate(_SINGLES)
        )
        plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if not _is_dropped_mark(c)))
        plain = plain.translate(_SINGLES)
    return " ".join(plain.split())


def words(text: str) -> list[list[str]]:
    """Return the searchable words of `text`, each a list of tokens that stand side by side.

    A word is what spaces divide. It has several tokens where punctuation divides it further
    ("leila@halden.example": three) or where it is written in a script without spaces (one for each
    character). Text without letters, digits or marks gives [].
    """
    return [tokens for piece in fold(text).split() if (tokens := _tokens(piece))]


def _tokens(piece: str) -> list[str]:
    found: list[str] = []
    current: list[str] = []
    for character in piece:
        kind = unicodedata.category(character)[0]
        if kind == "M" and (current or found):
            # A mark belongs to the letter before it, also when that letter is a token of its own.
            if current:
                current.append(character)
            else:
                found[-1] += character
        elif kind not in "LNM" and unicodedata.category(character) != "Co":
            _close(current, found)
        elif _in_ranges(character, _UNSPACED):
            _close(current, found)
            found.append(character)
        else:
            current.append(character)
    _close(current, found)
    return found


def _close(current: list[str], found: list[str]) -> None:
    if current:
        found.append("".join(current))
        current.clear()


def _is_dropped_mark(character: str) -> bool:
    if unicodedata.category(character)[0] != "M":
        return False
    # Kana voicing marks make another letter (か, が): they are composed again by NFC.
    return character not in "\u3099\u309a" and not _in_ranges(character, _KEPT_MARKS)


def _in_ranges(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in ranges)
