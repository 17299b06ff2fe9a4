"""Which characters a file's bytes stand for, when the file does not say, or says it wrongly.

Order of trust: a byte order mark, UTF-16 by its pattern of zeros, strict UTF-8, what the file declares,
and last a guess among the code pages that address books were written in.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Python's names for what is no set of characters.
_NO_CHARACTERS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"))

# Names that programs write for encodings and Python does not know.
_ALIASES = {"iso-10646-ucs-2": "utf-16", "x-sjis": "cp932", "ansi": "cp1252", "macintosh": "mac-roman"}


def wide_codec(head: bytes) -> tuple[str, int]:
    """Return the codec that a file's first bytes show, and how many of them are its mark.

    ("", 0) for anything in which ASCII characters are single bytes and that has no mark.
    """
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return codec, len(bom)
    start = head[:512]
    if len(start) >= 8 and 0 in start:
        even, odd = start[0::2].count(0), start[1::2].count(0)
        half = len(start) // 2
        if odd > half * 0.4 and even < half * 0.1:
            return "utf-16-le", 0
        if even > half * 0.4 and odd < half * 0.1:
            return "utf-16-be", 0
    return "", 0


def chunks(stream: BinaryIO, size: int = 64 * 1024) -> Iterator[tuple[bytes, int]]:
    """Yield the stream in pieces in which ASCII characters are single bytes, each with the bytes read so far.

    UTF-16 and UTF-32 become UTF-8 (what cannot be decoded becomes U+FFFD); a mark is dropped.
    """
    first = stream.read(size)
    codec, mark = wide_codec(first)
    done = len(first)
    piece = first[mark:]
    decoder = codecs.getincrementaldecoder(codec)("replace") if codec not in ("", "utf-8") else None
    while True:
        last = not piece
        if decoder is not None:
            # A lone surrogate that UTF-16 smuggled in has no UTF-8 form.
            piece = decoder.decode(piece, final=last).encode("utf-8", "replace")
        if piece:
            yield piece, done
        if last:
            return
        # Longer pieces later: a long record is put together from few of them.
        size = min(size * 2, 1024 * 1024)
        piece = stream.read(size)
        done += len(piece)


@lru_cache(maxsize=256)
def known_codec(name: str) -> str:
    """Return Python's name for a declared encoding, or "" when there is none of that name."""
    plain = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_ALIASES.get(plain, plain)).name
        b"a".decode(found)
    except (LookupError, ValueError, UnicodeError):
        # Not UTF-16 and its kin either: a value of 8-bit text cannot be in one.
        return ""
    return "" if found in _NO_CHARACTERS else found


_EAST_ASIAN = (
    "shift_jis",
    "cp932",
    "gb2312",
    "gbk",
    "gb18030",
    "big5",
    "cp949",
    "euc_kr",
    "euc_jp",
    "iso2022_jp",
)


def decode(raw: bytes, declared: str = "", guessed: str = "") -> str:
    """Decode `raw`, trusting UTF-8, then `declared`, then `guessed`. Its ASCII characters are single bytes.

    An encoding of East Asia that is declared goes first: two of its characters can look like UTF-8.
    """
    codec = known_codec(declared) if declared else ""
    order = ("utf-8", codec, guessed)
    if codec in _EAST_ASIAN:
        order = (codec, "utf-8", guessed)
    for each in order:
        if each:
            try:
                return raw.decode(each)
            except UnicodeDecodeError as fault:
                whole = raw[: fault.start]
                at_end = fault.reason == "unexpected end of data" and len(raw) - fault.start < 4
                if each == "utf-8" and at_end and (codec == "utf-8" or not whole.isascii()):
                    # A value cut inside its last character.
                    return whole.decode()
            except ValueError:
                continue
    mended = raw.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    if sum(1 for character in mended if not character.isascii()) > 3 * lost:
        # UTF-8 with a wound: a value cut inside a character.
        return mended.replace("\ufffd", "")
    return raw.decode(guess(raw), "replace")


def whole_text(raw: bytes, declared: str = "") -> str:
    """Decode all of a text, which may begin with a mark or be wide; else as `decode`."""
    codec, mark = wide_codec(raw)
    return raw[mark:].decode(codec, "replace") if codec else decode(raw, declared)


_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")

# Letters that the languages of a code page use most; others of its letters are possible, not likely.
_LATIN = {
    "cp1252": "äöüßéèêëàâçîïôûùœáíóúñãåøæìò",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžľőűăâîôäöüßđ",
    "cp1254": "çğıiöşüâîû",
    "cp1257": "āčēģīķļņšūžąęėįųõäöü",
    "mac-roman": "äöüßéèêëàâçîïôûùáíóúñãåøæ",
    "cp850": "äöüßéèêëàâçîïôûùáíóúñåøæ",
}
_OTHER = {
    "cp1251": "оеаинтсрвлкмдпуягбзіїй",
    "cp1253": "αεηιοτσνρκπλμυςάέίόήγδχθ",
    "cp1255": "יוהלאבתרשמנםןקדפצחגסעט",
    "cp1256": "الينمروتبةعدسفهحكجشقأ",
    "cp874": "านรอกเงมยลวดทสตะปบคหพ่้ีัิุช์",
    "koi8-u": "оеаинтсрвлкмдпуягбзіїй",
    "cp866": "оеаинтсрвлкмдпуягбзй",
}
# East Asia: lead bytes of the common half, the script's range, characters that names are full of.
_WIDE = {
    "gb18030": (
        range(0xB0, 0xD8),
        (0x4E00, 0x9FFF),
        (
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹邓许沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
            "小明大中国北京上海公司有限的是不我在人文华建军平志伟芳丽敏静强磊洋技术科学院工程师经理测试四联通"
        ),
    ),
    "cp932": (
        range(0x82, 0x99),
        (0x3041, 0x9FFF),
        "佐藤鈴木高橋田中伊渡辺山本村小林加吉井口松上野原川石島谷部大和子一郎美太三二株式会社東京日名の",
    ),
    "cp949": (
        range(0xB0, 0xC9),
        (0xAC00, 0xD7A3),
        (
            "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지은영수현준연"
            "원경희미선호재승훈동철상규태식회사삼대자국울부산학교"
        ),
    ),
    "big5": (
        range(0xA4, 0xC7),
        (0x4E00, 0x9FFF),
        (
            "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏"
            "大文小明志豪雅婷家公司有限台北中國香港學院科技工程師經理"
        ),
    ),
}
# What is rarely met is not believed on equal evidence.
_PRIOR = {"mac-roman": -0.35, "cp850": -0.6, "koi8-u": -0.1, "cp866": -0.4, "cp1257": -0.05, "big5": -0.1}
_VOWELS = frozenset("aeiouyäöüéèêëàâîïôûùœáíóúãõåøæìòýąęěůőűăıāēīūėįų")
_PUNCTUATION = "–—’‘“”„«»…°§·\u00a0"


def guess(sample: bytes) -> str:
    """Return the code page in which the words of `sample` look most like words.

    A guess among those that old address books were written in, "cp1252" when nothing speaks for another.
    Never asked for bytes that are valid UTF-8.
    """
    words = _WORD.findall(sample)[:2_000]
    if not words:
        return "cp1252"
    high = sum(1 for word in words for byte in word if byte >= 0x80)
    foreign = high > 1 and high / sum(len(word) for word in words) > 0.7
    scores = {codec: _score(codec, words) for codec in ((*_OTHER, *_WIDE) if foreign else (*_LATIN, *_WIDE))}
    best = max(scores, key=lambda codec: scores[codec])
    if foreign and scores[best] < 0.5:
        # No script fits: perhaps a few accented letters standing alone.
        return max(_LATIN, key=lambda codec: _score(codec, words))
    return best


def _score(codec: str, words: list[bytes]) -> float:
    """How much the words look like words in `codec`: about 0 to 2 for each character, less for nonsense."""
    total, characters = 0.0, 0
    for word in words:
        try:
            text = word.decode(codec)
        except UnicodeDecodeError:
            # A word cut at the sample's edge must not rule a code page out.
            total -= 3.0
            characters += 1
            continue
        total += _wide_score(codec, text) if codec in _WIDE else _word_score(codec, text)
        characters += sum(1 for character in text if not character.isascii()) or 1
    return total / characters + _PRIOR.get(codec, 0.0)


def _word_score(codec: str, text: str) -> float:
    usual = _LATIN.get(codec) or _OTHER[codec]
    score = 0.0
    # The dotted capital I alone becomes two characters in lower case.
    lower = "".join(character.lower()[0] for character in text)
    for at, character in enumerate(text):
        if character.isascii():
            continue
        if character in _PUNCTUATION:
            score += 0.9
        elif not character.isalpha() and character not in usual:
            score -= 2.0
        else:
            score += 1.6 if lower[at] in usual else 0.5
            score -= _oddness(text, lower, at)
    cased = text[0].lower() != text[0].upper()
    if len(text) > 1 and cased:
        score += (
            0.3 if text[0] != lower[0] and text[1:] == lower[1:] else -0.2 if text[0] == lower[0] else 0.0
        )
    return score


def _oddness(text: str, lower: str, at: int) -> float:
    """What it costs that a letter stands where it does: a capital after a small letter, or between two
    letters of its own kind (vowels or consonants)."""
    cost = 0.0
    if at and text[at] != lower[at] and text[at - 1] == lower[at - 1] and text[at - 1].isalpha():
        cost += 1.5
    if 0 < at < len(lower) - 1 and lower[at - 1].isascii() and lower[at + 1].isalpha():
        kinds = {lower[i] in _VOWELS for i in (at - 1, at, at + 1)}
        cost += 0.4 if len(kinds) == 1 else 0.0
    return cost


def _wide_score(codec: str, text: str) -> float:
    leads, (first, last), common = _WIDE[codec]
    score = 0.0
    for character in text:
        if character.isascii():
            continue
        encoded = character.encode(codec)
        if not first <= ord(character) <= last or len(encoded) != 2 or encoded[0] not in leads:
            score -= 0.7
        else:
            score += 1.9 if character in common else 1.6 if "\u3041" <= character <= "\u30ff" else 1.2
    return score
