"""How long a text takes to say, by its words and its syllables.

A minute holds 150 words of 1.4 syllables: what English has where it is spoken. Half of the time goes by the
words and half by the syllables, because many short words take longer than their syllables, and few long ones
longer than their number. Figures count as they are said. Writing without spaces is counted by its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from netdesk.domain import syllables
from netdesk.domain.names import is_ideographic
from netdesk.domain.said_numbers import SIGNS, SILENCE, Sound, said_number
from netdesk.domain.value import value

WORDS_A_MINUTE: Final = 150
"""An unhurried speaker in front of one listener; English talks run at 130 to 170."""

PITCH_SECONDS: Final = 30
"""An elevator pitch longer than this is too long."""

SYLLABLES_A_WORD: Final = 1.4

SLOWEST, FASTEST = 70, 260
"""Paces beyond these are nobody's: the clock ran on, or was stopped by mistake."""

_HAN_A_WORD: Final = 1.6
"""Chinese is said at some 240 characters in a minute."""
_HANGUL_A_WORD: Final = 1.9
"""Korean at some 285."""
_MORAE_A_WORD: Final = 2.5
"""Japanese at some 300 characters, 375 beats: one for a sign of kana, two for one of kanji."""
_THAI_A_WORD: Final = 3.0
"""Thai, Lao, Khmer and Burmese: consonants in the time of an English word."""

_WHOLE: Final = 40_000
_SLICES, _SLICE = 20, 2_000
_LONGEST: Final = 40
_SMALL_KANA: Final = frozenset("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ")
_PIECE: Final = re.compile(r"\d[\d.,:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£&+@°]")
_ENGLISH: Final = frozenset(
    (
        *("a", "an", "and", "are", "at", "be", "but", "did", "do", "for", "from", "had", "has"),
        *("have", "how", "i", "i'm", "i’m", "i've", "i’ve", "in", "is", "it", "me", "my", "of"),
        *("on", "or", "our", "so", "that", "the", "this", "to", "was", "we", "what", "when", "with"),
        *("you", "your"),
    )
)
_ENOUGH_WORDS: Final = 8
_ENOUGH_ENGLISH: Final = 0.15


@value
class Spoken:
    """`words` as one counts them on paper, `length` in words of average length: what time is reckoned by."""

    words: int = 0
    length: float = 0.0


def word_count(text: str) -> int:
    """Words as one counts them: what spaces part, and characters where words stand without spaces."""
    return spoken(text).words


def spoken_seconds(text: str, words_a_minute: float = WORDS_A_MINUTE) -> int:
    """Whole seconds that a text takes to say; a text with any word at all takes at least one."""
    measured = spoken(text)
    if not measured.words:
        return 0
    return max(1, round(measured.length * 60 / min(max(words_a_minute, SLOWEST), FASTEST)))


def spoken(text: str) -> Spoken:
    """Words and length of a text. One longer than three quarters of an hour is reckoned from twenty parts."""
    if len(text) <= _WHOLE:
        return _measured(text)
    words, length, read = 0, 0.0, 0
    for part in _slices(text):
        found = _measured(part)
        words, length, read = words + found.words, length + found.length, read + len(part)
    times = len(text) / max(1, read)
    return Spoken(round(words * times), length * times)


def pace_of(rehearsals: Iterable[tuple[int, int]]) -> float | None:
    """Words a minute of somebody whose rehearsals are pairs of length in words and seconds, last first.

    The middle one of the last five; None before there is one that can be believed.
    """
    found: list[float] = []
    for length, seconds in rehearsals:
        pace = length * 60 / seconds if seconds > 0 else 0.0
        if length >= _ENOUGH_WORDS and SLOWEST <= pace <= FASTEST:
            found.append(pace)
        if len(found) == 5:
            break
    return _middle(found) if found else None


def _middle(numbers: list[float]) -> float:
    """The median; the module that has one takes longer to load than all of this."""
    half, odd = divmod(len(numbers), 2)
    ordered = sorted(numbers)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def _measured(text: str) -> Spoken:
    parts = text.split()
    english = _is_english(parts)
    kana = any("\u3040" <= each <= "\u30ff" for each in text) if not text.isascii() else False
    shouts = len(parts) > 2 and text.isupper()
    words, dense, length = 0, 0.0, 0.0
    for part in parts:
        found = _part(part.lower() if shouts else part, english, kana)
        words += found.is_word
        dense += found.dense
        length += found.length
    return Spoken(words + round(dense), length + dense)


@value
class _Part:
    """What stands between two spaces: whether it is a word, and how much of it is written densely."""

    is_word: bool
    dense: float
    length: float


@lru_cache(maxsize=4096)
def _part(part: str, english: bool, kana: bool) -> _Part:
    if part.isascii():
        dense, rest = 0.0, part
    else:
        dense, rest = _densely(part, kana)
    heard, more = SILENCE, 0.0
    for piece in _PIECE.findall(rest):
        if piece[0].isdecimal():
            heard = heard.and_then(_number(piece))
        elif piece in SIGNS:
            heard = heard.and_then(SIGNS[piece])
        else:
            more += _syllables(piece, english)
    has_letters = any(each.isalnum() for each in rest)
    words = heard.words + (1 if more else 0)
    length = words / 2 + (heard.syllables + more) / SYLLABLES_A_WORD / 2
    return _Part(has_letters, dense, length if has_letters else 0.0)


def _number(piece: str) -> Sound:
    return said_number(piece) if piece.isascii() else Sound(len(piece), len(piece))


def _syllables(piece: str, english: bool) -> float:
    """Syllables of one run of letters."""
    lower = piece.lower()
    if lower[0] > "\u024f":
        found: float = syllables.in_other_letters(lower)
    elif piece.isupper() and 2 <= len(piece) <= 5 and (len(piece) <= 3 or not re.search("[aeiouy]", lower)):
        return syllables.spelled(piece)
    elif english:
        found = syllables.english(lower)
    else:
        found = syllables.as_written(lower)
    return found if len(piece) <= _LONGEST else max(found, len(piece) / 3)


def _densely(part: str, kana: bool) -> tuple[float, str]:
    """How many words the characters stand for that are written without spaces, and the part without them."""
    dense = 0.0
    rest: list[str] = []
    for each in part:
        if "\u0e00" <= each <= "\u109f" or "\u1780" <= each <= "\u17ff":
            dense += (1 / _THAI_A_WORD) if _is_consonant(each) else 0.0
            rest.append(" ")
        elif not is_ideographic(each) or not each.isalnum():
            rest.append(each)
        else:
            rest.append(" ")
            dense += _one_dense(each, kana)
    return dense, "".join(rest)


def _one_dense(each: str, kana: bool) -> float:
    if "\uac00" <= each <= "\ud7af":
        return 1 / _HANGUL_A_WORD
    if "\u3040" <= each <= "\u30ff":
        return 0.0 if each in _SMALL_KANA else 1 / _MORAE_A_WORD
    return 2 / _MORAE_A_WORD if kana else 1 / _HAN_A_WORD


def _is_consonant(each: str) -> bool:
    """A letter that is neither a vowel written beside its consonant nor a mark."""
    return each.isalpha() and not "\u0e30" <= each <= "\u0e46" and not "\u0eb0" <= each <= "\u0ec6"


def _is_english(parts: list[str]) -> bool:
    """Few words are taken for English; more only when some of them are what English cannot do without."""
    few = parts[:200]
    if len(few) < _ENOUGH_WORDS:
        return True
    return sum(each.lower().strip(".,;:!?") in _ENGLISH for each in few) >= _ENOUGH_ENGLISH * len(few)


def _slices(text: str) -> Iterator[str]:
    """Twenty parts, evenly apart, each cut at spaces where it has some."""
    step = (len(text) - _SLICE) / (_SLICES - 1)
    for at in range(_SLICES):
        start = round(at * step)
        part = text[start : start + _SLICE]
        pieces = part.split(maxsplit=1)
        if len(pieces) > 1 and start:
            part = pieces[1]
        whole = part.rsplit(maxsplit=1)
        yield whole[0] if len(whole) > 1 and at + 1 < _SLICES else part
