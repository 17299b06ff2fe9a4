"""Where a line may end: our own short rules, after those of Unicode Standard Annex #14.

Lines break after spaces, after a hyphen between letters, after dashes, after slashes in links, and between
ideographs unless punctuation forbids it (kinsoku). Korean keeps its words. Thai, Lao, Khmer and Myanmar,
written without spaces, break only where nothing else helps, and then between syllable clusters.
"""

from __future__ import annotations

import re

_SPACES = frozenset(" \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_ZERO_WIDTH_SPACE = "\u200b"
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff")
_HYPHENS = frozenset("-\u2010\u058a")
_DASHES = frozenset("\u2013\u2014\u2012")
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_NO_START = frozenset(
    ",.!?:;)]}%»›’”'\"…"
    "、。，．・：；？！）〕］｝〉》」』】〙〗〟’”｠»゛゜ヽヾゝゞ々〻ー～〜°′″℃％‰"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､･ｰﾞﾟ｣"
)
_NO_END = frozenset("([{‘“«‹（〔［｛〈《「『【〘〖〝｟｢$£¥＄￥￡#＃")

# Thai and Lao: vowels written before their consonant, and signs that never begin a syllable.
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
_TRAILING_SIGNS = frozenset("ะาำๅๆฯະາຳໆຯ")


def break_places(text: str) -> list[int]:
    """Return, in order, the places in `text` at which a new line may begin (never 0 nor the end)."""
    in_link = _link_places(text)
    return [i for i in range(1, len(text)) if _may_break(text, i, in_link)]


def may_split_word(text: str, i: int) -> bool:
    """True when a word too wide for its line may be cut before `text[i]`, as far as spelling goes."""
    return text[i - 1] not in _LEADING_VOWELS and text[i] not in _TRAILING_SIGNS and text[i] not in _NO_START


def is_space(character: str) -> bool:
    """True for spaces that vanish at the end of a line."""
    return character in _SPACES or character == _ZERO_WIDTH_SPACE


def _link_places(text: str) -> frozenset[int]:
    if "/" not in text:
        return frozenset()
    return frozenset(i for match in _LINK.finditer(text) for i in range(match.start(), match.end()))


def _may_break(text: str, i: int, in_link: frozenset[int]) -> bool:
    before, after = text[i - 1], text[i]
    if is_space(after) or before in _GLUE or after in _GLUE:
        return False
    if is_space(before):
        return True
    if i in in_link and i - 1 in in_link and before == "/":
        return after != "/"
    if before in _HYPHENS:
        return i > 1 and text[i - 2].isalpha() and after.isalpha()
    if before in _DASHES:
        return not after.isdigit() and after not in _NO_START and after not in _DASHES
    if _is_ideographic(before) or _is_ideographic(after):
        return before not in _NO_END and after not in _NO_START
    return False


def _is_ideographic(character: str) -> bool:
    """True for characters that lines may part without a space: Han, kana, full-width forms, emoji."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x312F
        or 0x3190 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF01 <= code <= 0xFF9F
        or 0x1F000 <= code <= 0x1FAFF
        or 0x20000 <= code <= 0x3FFFF
    )
