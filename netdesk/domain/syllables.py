"""How many syllables a written word has: by rules, English first, well enough to time what is said."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_VOWEL_RUN: Final = re.compile(r"[aeiouy]+")

_KNOWN: Final = {
    **dict.fromkeys(("ms", "st"), 1),
    **dict.fromkeys(("argue", "argues", "argued", "business", "evening", "every", "wednesday"), 2),
    **dict.fromkeys(("being", "doing", "going", "seeing", "poem", "poems", "poet", "senior", "junior"), 2),
    **dict.fromkeys(("chaos", "client", "clients", "create", "diet", "fluid", "quiet", "react", "ruin"), 2),
    **dict.fromkeys(("cv", "dr", "hundred", "mr", "mrs", "naked", "science", "soldier"), 2),
    **dict.fromkeys(("area", "areas", "businesses", "element", "idea", "ideas", "interest", "studio"), 3),
    **dict.fromkeys(("everyone", "everything", "everywhere", "interested", "interesting", "phd"), 3),
    "everybody": 4,
}

_SPLIT: Final = re.compile(
    r"(?<![tcs])ia(?!ge)|iat(?!iv)|(?<![tcsgxln])io|iu|(?<![gt])eo(?!p)|creat|react|realit|reali[sz]|idea"
    r"|scien|(?<![ct])ien[tc]|iet(?!n)|[aeiouy][^aeiouy]{1,4}ier$|iest$|theat"
    r"|(?<![gqw])ua(?!de)|(?<![gqw])ue[ln]|uou|uit[iy]|uine|^coop|^coord|eeing|oe[mt]|nuclear|linear|[^aeiou]y[aeiou]"
    r"|[^y]sms?$|thms?$"
)
"""Where a run of vowels is two syllables, or where one is heard and not written."""

_SILENT: Final = re.compile(
    r"[^aeiouy]e$|[^aeiouylszxcg]es$|(?:[aeiouy]|ll)les$|(?<!ch)(?<!sh)(?<!c)(?<!g)(?<!l)hes$"
    r"|[^aeiouytd]ed$|[aeiouy][^aeiouy]{1,2}e(?:ments?|ly|ful|fully|less|ness|ty)$|[gq]wes?$"
)
"""An e that is written and not heard."""

_HEARD: Final = re.compile(r"[^aeiouyl]le[sd]?$|[^aeiouy]re$(?<=cre)|(?:ch|sh)es$")
"""... unless it carries the last syllable: table, acre, boxes."""

_FIRST_PART: Final = re.compile(
    r"^(?:some|home|time|life|safe|wire|where|there|whole|note|side|base|face|page|space|live|house|place"
    r"|stake|fore|guide|name|line|care|more|trade|share|store|smile|nine)(?!ment|less|ness|ful|ly)[^aeiouy]\w\w"
)
"""What begins a word made of two, with an e that is not heard: timeline, somewhere."""

_LETTER_NAMES: Final = {"w": 3}
_CYRILLIC: Final = frozenset("аеёиоуыэюяіїє")
_GREEK_RUN: Final = re.compile("αι|ει|οι|ου|αυ|ευ|[αεηιουω]")


def english(word: str) -> int:
    """Syllables of a word in Latin letters, lower case, read as English. Its apostrophes may stand in it."""
    known = _KNOWN.get(word)
    if known is not None:
        return known
    stem, apostrophe, end = word.replace("’", "'").partition("'")
    if apostrophe and stem:
        return english(stem) + _shortened(stem, end)
    bare = re.sub("qu|gu(?=[aei])", lambda found: found[0][0] + "w", word)
    found = _vowel_runs(bare) + len(_SPLIT.findall(bare))
    if _SILENT.search(bare) and not _HEARD.search(bare):
        found -= 1
    if _FIRST_PART.search(bare):
        found -= 1
    return max(1, found)


def as_written(word: str) -> int:
    """Syllables of a word of a language in which vowels are said as they are written: each run is one."""
    bare = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    return max(1, _vowel_runs(re.sub("qu|gu(?=[ei])", "q", bare)))


def in_other_letters(word: str) -> float:
    """Syllables of a word in letters that are not Latin and stand with spaces between the words."""
    code = ord(word[0])
    if 0x400 <= code < 0x530:
        return max(1, sum(each in _CYRILLIC for each in word))
    if 0x370 <= code < 0x400 or 0x1F00 <= code < 0x2000:
        plain = "".join(e for e in unicodedata.normalize("NFD", word) if not unicodedata.combining(e))
        return max(1, len(_GREEK_RUN.findall(plain)))
    if 0x900 <= code < 0xE00:
        letters = sum(each.isalpha() for each in word)
        joined = sum(ord(each) & 0x7F == 0x4D for each in word)
        return max(1.0, (letters - joined) * 0.85)
    if 0x590 <= code < 0x900:
        return max(1.0, sum(each.isalpha() for each in word) * 0.5)
    return max(1.0, sum(each.isalpha() for each in word) / 2.4)


def spelled(letters: str) -> int:
    """Syllables of letters said one by one: three for MIT, five for WWF."""
    return sum(_LETTER_NAMES.get(each, 1) for each in letters.lower())


def _vowel_runs(word: str) -> int:
    """Runs of vowels; a y before a vowel is none, at the start or after another vowel."""
    if "y" in word:
        word = re.sub(r"(?:^|(?<=[aeiou]))y(?=[aeiou])", "j", word)
    return len(_VOWEL_RUN.findall(word))


def _shortened(stem: str, end: str) -> int:
    """What an apostrophe and the letters after it add: isn't, boss's, it'll."""
    last = stem[-1]
    if end == "t":
        return int(len(stem) > 2 and stem.endswith("n") and stem[-2] not in "aeiouyr")
    if end == "s":
        return int(stem.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se")))
    if end in ("ll", "ve", "d", "re"):
        return int(last not in "aeiouyw")
    return english(end) if len(end) > 2 else 0
