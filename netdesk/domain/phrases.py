"""What a few words in English are, and how they go into a sentence: whole sentence, deed, thing, question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_SUBJECTS: Final = frozenset(
    (
        *("i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "we'd", "it", "it's", "they", "there"),
        *("he", "she", "you", "you're", "this", "that"),
    )
)
_MAY_BEGIN: Final = frozenset(("my", "our", "the", "a", "an", "one", "people", "last", "in", "at", "for"))
_FINITE: Final = frozenset(
    (
        *(
            "is",
            "are",
            "am",
            "was",
            "were",
            "has",
            "have",
            "had",
            "do",
            "does",
            "did",
            "can",
            "could",
            "will",
        ),
        *("would", "makes", "means", "i", "we", "i'm", "i've", "we've"),
    )
)
_PAST: Final = frozenset(
    (
        *("beat", "became", "began", "brought", "bought", "built", "came", "chose", "cut", "did", "drew"),
        *("drove", "flew", "fought", "found", "gave", "got", "grew", "held", "kept", "led", "left", "made"),
        *("met", "oversaw", "paid", "put", "ran", "rebuilt", "rewrote", "rode", "sang", "saw", "sent", "set"),
        *("sold", "spent", "spoke", "stood", "swam", "taught", "told", "took", "understood", "went", "won"),
        *("wrote", "co-led", "co-wrote", "reran", "cofounded"),
    )
)
_NO_DEEDS: Final = frozenset(
    (
        *(
            "advanced",
            "applied",
            "bed",
            "breed",
            "certified",
            "distributed",
            "embedded",
            "experienced",
            "feed",
        ),
        *("hundred", "limited", "need", "red", "seed", "shed", "skilled", "speed", "united", "weed"),
    )
)
_NO_DOING: Final = frozenset(
    (
        *(
            "accounting",
            "advertising",
            "anything",
            "banking",
            "being",
            "consulting",
            "engineering",
            "evening",
        ),
        *("everything", "king", "manufacturing", "marketing", "morning", "nothing", "nursing", "spring"),
        *("something", "string", "thing", "wing"),
    )
)
_VERBS: Final = frozenset(
    (
        *(
            "apply",
            "ask",
            "become",
            "build",
            "change",
            "come",
            "create",
            "decide",
            "develop",
            "discover",
            "do",
        ),
        *(
            "earn",
            "explore",
            "find",
            "get",
            "give",
            "grow",
            "have",
            "hear",
            "help",
            "improve",
            "join",
            "know",
        ),
        *("lead", "learn", "make", "meet", "move", "open", "practise", "practice", "research", "run", "see"),
        *("show", "start", "stay", "study", "switch", "take", "talk", "teach", "tell", "try", "understand"),
        *("use", "work", "write"),
    )
)
_ASKING: Final = frozenset(
    (
        *("how", "how's", "what", "what's", "where", "when", "who", "whom", "whose", "why", "which", "could"),
        *("would", "can", "do", "does", "did", "is", "are", "was", "were", "may", "might", "have", "has"),
        *("will", "should", "shall", "any", "if"),
    )
)
_DETERMINERS: Final = frozenset(
    (
        *("a", "an", "the", "my", "our", "his", "her", "their", "your", "this", "these", "those", "some"),
        *("all", "both", "each", "every", "everybody", "everyone", "many", "several", "two", "three", "four"),
        *("five", "six", "seven", "eight", "nine", "ten", "one", "another"),
    )
)
_NAMES: Final = frozenset(
    (
        *("english", "french", "german", "spanish", "italian", "portuguese", "dutch", "russian", "polish"),
        *("chinese", "mandarin", "cantonese", "japanese", "korean", "arabic", "hindi", "turkish", "swedish"),
        *("american", "european", "african", "asian", "british", "python", "java", "javascript", "ruby"),
        *("rust", "excel", "matlab", "linux", "windows", "android", "photoshop", "europe", "africa", "asia"),
        *("america", "january", "february", "april", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("sunday", "christmas", "i", "i'm", "i've"),
    )
)
_AN: Final = re.compile(
    r"[aeio]|u(?!ni|s[aeiu]|t[aeiou]|k\b|r[aeiou])|h(?:our|onest|onou?r|eir)", re.IGNORECASE
)
_A_AFTER_ALL: Final = re.compile(r"one\b|once\b|eu", re.IGNORECASE)
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
    if re.search(r"[.!?…]\s+\S", text) and not re.search(r"^\w{1,3}\.\s", text):
        return True
    words = [first_word(word) for word in text.split()[:9]]
    if len(words) < 2:
        return False
    if words[0] in _SUBJECTS:
        return True
    return words[0] in _MAY_BEGIN and any(_is_finite(word) for word in words[1:])


def is_deed(text: str) -> bool:
    """True for what begins with a verb of the past: "Rebuilt the test rig", "Successfully led a team"."""
    words = [first_word(word) for word in text.split()[:2]]
    if len(words) == 2 and words[0].endswith("ly"):
        words = words[1:]
    return bool(words) and _is_past(words[0])


def is_doing(text: str) -> bool:
    """True for what begins with a verb in -ing: "Developing web apps"."""
    word = first_word(text)
    return len(word) > 4 and word.endswith("ing") and word not in _NO_DOING


def is_aim(text: str) -> bool:
    """True for what begins with a verb as one would put it on a list: "Learn how they got there"."""
    return first_word(text) in _VERBS


def is_question(text: str) -> bool:
    """True for what asks, with or without its sign."""
    return text.rstrip(' "”’)').endswith(("?", "？", "؟")) or first_word(text) in _ASKING


def with_article(text: str) -> str:
    """A thing with "a" or "an", unless it has something like it already."""
    if first_word(text) in _DETERMINERS or text[:1].isdecimal():
        return text
    return f"{_article(text)} {text}"


def with_the(text: str) -> str:
    """People or a thing with "the", unless it has something like it or begins with a name."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if first_word(text) in _DETERMINERS or first[:1].isupper() or first[:1].isdecimal():
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
    if plain in _DETERMINERS:
        return text[0].lower() + text[1:]
    if plain in _NAMES or len(bare) == 1:
        return text
    if not re.search(rf"\b{re.escape(plain)}\b", elsewhere):
        following = rest.split()[:1]
        if following and following[0][:1].isupper() and following[0].casefold() not in ("i", "i'm"):
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


def _is_finite(word: str) -> bool:
    return word in _FINITE or word.endswith("n't") or _is_past(word)


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NO_DEEDS)


def _article(text: str) -> str:
    word = text.split(maxsplit=1)[0]
    if sum(each.isupper() for each in word) > 1 and not re.match(r"[A-Z][a-z]+[A-Z]|PhD", word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    return "an" if _AN.match(word) and not _A_AFTER_ALL.match(word) else "a"
