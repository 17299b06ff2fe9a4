"""What a few words in English are, and how they go into a sentence: whole sentence, deed, thing, question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netdesk.domain.english_words import (
    ASKING,
    COMMON_POSSESSIVES,
    DETERMINERS,
    DONE_NOW,
    FINITE,
    MAY_BEGIN,
    NAMES,
    NO_DEEDS,
    NO_DOING,
    PAST,
    SUBJECTS,
    VERBS,
)

_AN: Final = re.compile(
    r"[aeio]|u(?!ni|s[aeiu]|t[aeiou]|k\b|r[aeiou])|h(?:our|onest|onou?r|eir)", re.IGNORECASE
)
_A_AFTER_ALL: Final = re.compile(r"one\b|once\b|eu", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)\b")
_SHORT_FORM: Final = re.compile(
    r"(?:^|[\s(.])(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|Ph\.D|M\.D|e\.g|i\.e|No|[A-Z])$"
)
_ENDS: Final = ".!?…。！？؟"


def tidy(text: str) -> str:
    """One line, single spaces, nothing before the first word that only parts it from something."""
    return " ".join(text.split()).lstrip(" ,;:.!?…)•·-–")


def first_word(text: str) -> str:
    """The first word, folded, without what stands around it; "" for none."""
    for word in text.split():
        bare = word.strip('.,;:!?()"“”').casefold().replace("’", "'")
        if bare:
            return bare
    return ""


def is_sentence(text: str) -> bool:
    """True for what can be said as it stands: it has a subject and a verb, or is several sentences."""
    if any(_ends(found, text) for found in re.finditer(r"[.!?…]\s+\S", text)):
        return True
    words = [first_word(word) for word in text.split()[:9]]
    if len(words) < 2:
        return False
    if words[0] in SUBJECTS:
        return True
    return words[0] in MAY_BEGIN and any(_is_finite(word) for word in words[1:])


def is_deed(text: str) -> bool:
    """True for what begins with a verb of the past: "Rebuilt the test rig", "Successfully led a team"."""
    words = [first_word(word) for word in text.split()[:2]]
    if len(words) == 2 and words[0].endswith("ly"):
        words = words[1:]
    return bool(words) and _is_past(words[0])


def is_doing(text: str) -> bool:
    """True for what begins with a verb in -ing: "Developing web apps"."""
    word = first_word(text)
    return len(word) > 4 and word.endswith("ing") and word not in NO_DOING


def is_aim(text: str) -> bool:
    """True for what begins with a verb as one would put it on a list: "Learn how they got there"."""
    return first_word(text) in VERBS


def as_i_do(text: str) -> str:
    """What begins with a verb of the present, as one says it of oneself: "plays the tuba"; else ""."""
    first, _, rest = text.partition(" ")
    bare = first.casefold()
    for verb in (bare, bare.removesuffix("s"), bare.removesuffix("es")):
        if rest and verb in DONE_NOW:
            return f"{verb} {rest}"
    return ""


def is_question(text: str) -> bool:
    """True for what asks, with or without its sign."""
    return text.rstrip(' "”’)').endswith(("?", "？", "؟")) or first_word(text) in ASKING


def with_article(text: str) -> str:
    """A thing with "a" or "an", unless it has something like it already."""
    if first_word(text) in DETERMINERS or (text[:1].isdecimal() and not _ORDINAL.match(text)):
        return text
    return f"{_article(text)} {text}" if text.strip() else text


def with_the(text: str) -> str:
    """People or a thing with "the", unless it has something like it or begins with a name."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if first_word(text) in DETERMINERS or first[:1].isupper() or first[:1].isdecimal():
        return text
    return f"the {text}"


def inside(text: str, elsewhere: str = "") -> str:
    """A phrase as it stands within a sentence: no full stop, no capital unless it seems to be a name.

    `elsewhere` is what else the same person wrote, in lines: a word that stands there in small letters is
    none, one that has its capital within a line is one.
    """
    text = text.rstrip(" .;,!…")
    first, _, rest = text.partition(" ")
    bare = first.strip(",;:()")
    if not bare[:1].isupper() or any(each.isupper() or each.isdecimal() for each in bare[1:]):
        return text
    plain = bare.casefold().replace("’", "'")
    if plain in DETERMINERS:
        return text[0].lower() + text[1:]
    if plain in NAMES or len(bare) == 1 or rest[:1].isdecimal():
        return text
    if plain.endswith("'s") and plain not in COMMON_POSSESSIVES:
        return text
    if not re.search(rf"\b{re.escape(plain)}\b", elsewhere):
        following = rest.split()[:1]
        if (
            following
            and not first.endswith(",")
            and following[0][:1].isupper()
            and following[0].casefold() not in ("i", "i'm")
        ):
            return text
        if re.search(rf"\w,? {re.escape(bare)}\b", elsewhere):
            return text
    return text[0].lower() + text[1:]


def sentence(text: str, end: str = ".") -> str:
    """A capital at the start, a sign at the end."""
    text = text.strip().rstrip(",;:")
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.rstrip('"”’)')[-1:] in _ENDS else end)


def listed(items: Sequence[str]) -> str:
    """Items as a sentence lists them: "one", "one and two", "one, two and three"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def items_of(text: str) -> list[str]:
    """What a list in words names: parted by commas, semicolons, lines, "and"."""
    return [part for each in re.split(r"[,;\n•]|\s+(?:and|&)\s+", text) if (part := each.strip(" ."))]


def _ends(found: re.Match[str], text: str) -> bool:
    """Whether a sentence ends there, and no short form does."""
    return found[0][0] != "." or not _SHORT_FORM.search(text[: found.start()])


def _is_finite(word: str) -> bool:
    return word in FINITE or word.endswith("n't") or _is_past(word)


def _is_past(word: str) -> bool:
    return word in PAST or (len(word) > 3 and word.endswith("ed") and word not in NO_DEEDS)


def _article(text: str) -> str:
    word = text.split(maxsplit=1)[0]
    if sum(each.isupper() for each in word) > 1 and not re.match(r"[A-Z][a-z]+[A-Z]|PhD", word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    return "an" if _AN.match(word) and not _A_AFTER_ALL.match(word) else "a"
