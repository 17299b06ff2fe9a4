"""How alike two people are by name and organization: a score from 0 to 100, and its reasons in words."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from netdesk.domain.folding import fold
from netdesk.exchange.name_words import TITLES, are_forms_of_one, is_exact, latin, sound

LEAST: Final = 50
"""The least score at which somebody is suggested."""


class Names(Enum):
    """How two names stand to each other, with the score that the name alone would have."""

    SAME = 100
    OTHER_SCRIPT = 96
    SHORT_FORM = 90
    IN_FULL = 88
    SOUNDS_ALIKE = 84
    SPELLED_ALIKE = 80
    INITIAL = 76

    # As they are told apart; an enum's own hash is that of its name, and asked a million times.
    __hash__ = object.__hash__


class Organizations(Enum):
    """How two organizations stand to each other, with the share of the name's score that is left."""

    SAME = 1.0
    ALIKE = 0.97
    UNKNOWN = 0.75
    OTHER = 0.55

    __hash__ = object.__hash__


class Likeness(NamedTuple):
    """How alike two people are. `words` are the two words of the names that differ, "" where none does."""

    names: Names
    organizations: Organizations
    words: tuple[str, str] = ("", "")

    @property
    def score(self) -> int:
        """From 0 to 100; 100 would be the same name at the same organization, and is still no proof."""
        return _SCORES[self.names, self.organizations]


_OF_ONE_NAME: Final = (Names.SAME, ("", ""))
_SCORES: Final = {
    (names, organizations): min(99, round(names.value * organizations.value))
    for names in Names
    for organizations in Organizations
}


class Parts(NamedTuple):
    """A name in words, in Latin letters where it was in Cyrillic or Greek, given name first; no titles."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    exact: bool

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]

    @property
    def family(self) -> str:
        """The last word."""
        return self.words[-1]


_WORDS = re.compile(r"\w+")
_LEGAL_FORMS: Final = frozenset(
    (
        *(
            "gmbh",
            "ag",
            "as",
            "asa",
            "ab",
            "oy",
            "oyj",
            "aps",
            "inc",
            "llc",
            "llp",
            "ltd",
            "limited",
            "co",
            "corp",
        ),
        *(
            "corporation",
            "company",
            "plc",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "kg",
            "ohg",
            "ug",
            "se",
        ),
        *("pty", "pvt", "lp", "kft", "doo", "sro", "group", "holding", "holdings", "the", "and", "und", "et"),
    )
)
_LONG_ENOUGH: Final = 4
_SHOWN: Final = 60
_SPELLED_ALIKE: Final = 0.88
_ORGANIZATIONS_ALIKE: Final = 90.0
_SHORT: Final = 5
"""Organizations of so few letters are one only when they are written alike."""


@lru_cache(maxsize=50_000)
def parts(name_key: str) -> Parts:
    """A folded name in parts: "lee, ann" has Ann for its given name."""
    before, comma, after = name_key.partition(",")
    if comma and (found := _WORDS.findall(after)) and found[0] not in TITLES:
        name_key = f"{after} {before}"
    every = _WORDS.findall(name_key)
    written = tuple(word for word in every if word not in TITLES) or tuple(every)
    exact = any(is_exact(word) for word in written)
    if exact:
        # Written with a space between family and given name, or without.
        written = ("".join(written),)
    return Parts(written if exact else tuple(latin(word) for word in written), written, exact)


def alike(name: str, organization: str, other_name: str, other_organization: str) -> Likeness | None:
    """How alike two people are, by their folded names and organizations; None for two of whom nobody would
    think that they are one."""
    return alike_at(name, other_name, organizations_alike(organization, other_organization))


def alike_at(name: str, other_name: str, organizations: Organizations) -> Likeness | None:
    """As `alike`, of two whose organizations have been compared."""
    mine = parts(name)
    if not mine.words:
        return None
    found = _OF_ONE_NAME if name == other_name else _names(mine, parts(other_name))
    if found is None or not _is_enough(found[0], organizations, mine):
        return None
    return Likeness(found[0], organizations, found[1])


def _is_enough(names: Names, organizations: Organizations, mine: Parts) -> bool:
    if organizations in (Organizations.SAME, Organizations.ALIKE):
        return True
    if organizations is Organizations.OTHER:
        # Of one name and at two places are many; of one word, most.
        return names in (Names.SAME, Names.OTHER_SCRIPT) and (len(mine.words) > 1 or mine.exact)
    return names not in (Names.SPELLED_ALIKE, Names.INITIAL)


def _names(mine: Parts, theirs: Parts) -> tuple[Names, tuple[str, str]] | None:
    nothing = ("", "")
    if not theirs.words:
        return None
    if mine == theirs:
        return _OF_ONE_NAME
    if sorted(mine.words) == sorted(theirs.words) or "".join(mine.words) == "".join(theirs.words):
        same = sorted(mine.written) == sorted(theirs.written) or "".join(mine.written) == "".join(
            theirs.written
        )
        return (Names.SAME if same else Names.OTHER_SCRIPT), nothing
    if mine.exact or theirs.exact or min(len(mine.words), len(theirs.words)) < 2:
        # A given name alone is nobody in particular.
        return None
    if not _further_names_agree(mine, theirs):
        return None
    if _is_within(mine.words, theirs.words) or _is_within(theirs.words, mine.words):
        return Names.IN_FULL, nothing
    given, family = _given(mine.given, theirs.given), _family(mine.family, theirs.family)
    if given is None or family is None:
        return None
    if given is Names.SAME and family is Names.SAME:
        in_full = mine.family == theirs.family
        return (Names.IN_FULL, nothing) if in_full else (Names.SOUNDS_ALIKE, (mine.family, theirs.family))
    if family is Names.SAME:
        return given, (mine.given, theirs.given)
    if given is Names.SAME:
        # Family names that sound alike are many: Meier and Mayr at one place are still worth a look.
        return Names.SPELLED_ALIKE, (mine.family, theirs.family)
    return None


def _further_names_agree(mine: Parts, theirs: Parts) -> bool:
    """False for Anna Maria and Anna Sofia of one family."""
    further, others = mine.words[1:-1], theirs.words[1:-1]
    if not further or not others:
        return True
    return any(one == other or _is_initial(one, other) for one in further for other in others)


def _is_within(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether every word of a name is in the other one, the given name in the same place."""
    if len(words) >= len(others) or words[0] != others[0]:
        return False
    left = list(others)
    for word in words:
        if word not in left:
            return False
        left.remove(word)
    return True


def _is_initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[:1] == other[:1]


def _given(one: str, other: str) -> Names | None:
    if one == other:
        return Names.SAME
    if are_forms_of_one(one, other):
        return Names.SHORT_FORM
    if min(len(one), len(other)) == 1:
        return Names.INITIAL if one[0] == other[0] else None
    if one.endswith("a") != other.endswith("a"):
        # Daniel and Daniela, Anna and Anne, Maria and Mario are not one.
        return None
    return _spelling(one, other)


def _family(one: str, other: str) -> Names | None:
    if one == other or _squeezed(one) == _squeezed(other):
        return Names.SAME
    return _spelling(one, other)


@lru_cache(maxsize=50_000)
def _spelling(one: str, other: str) -> Names | None:
    if min(len(one), len(other)) < _LONG_ENOUGH:
        return None
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if sound(one) == sound(other) and Levenshtein.distance(one, other, score_cutoff=2) <= 2:
        return Names.SOUNDS_ALIKE
    near = Levenshtein.distance(one, other, score_cutoff=1) <= 1 or sorted(one) == sorted(other)
    return Names.SPELLED_ALIKE if near and JaroWinkler.similarity(one, other) >= _SPELLED_ALIKE else None


def _squeezed(word: str) -> str:
    """Mueller as Müller is folded."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=50_000)
def organization_words(organization_key: str) -> tuple[str, ...]:
    """The words of a folded organization, in Latin letters, without what kind of company it is."""
    every = tuple(latin(word) for word in _WORDS.findall(organization_key))
    return tuple(word for word in every if word not in _LEGAL_FORMS) or every


def organizations_alike(one: str, other: str) -> Organizations:
    """How two folded organizations stand to each other."""
    if not one or not other:
        return Organizations.UNKNOWN
    if one == other:
        return Organizations.SAME
    mine, theirs = organization_words(one), organization_words(other)
    # Most pairs end here: what begins otherwise is another one.
    if not mine or not theirs or mine[0][0] != theirs[0][0]:
        return Organizations.OTHER
    if mine == theirs or "".join(mine) == "".join(theirs):
        return Organizations.ALIKE
    short, long = sorted((mine, theirs), key=len)
    if short[0] == long[0] and len(short[0]) >= _LONG_ENOUGH and set(short) <= set(long):
        return Organizations.ALIKE
    first, second = " ".join(mine), " ".join(theirs)
    least, most = sorted((len(first), len(second)))
    if least <= _SHORT or 200 * least < _ORGANIZATIONS_ALIKE * (least + most):
        return Organizations.OTHER
    from rapidfuzz import fuzz

    near = fuzz.ratio(first, second, score_cutoff=_ORGANIZATIONS_ALIKE) > 0
    return Organizations.ALIKE if near else Organizations.OTHER


_OF_NAMES: Final = {
    Names.SAME: "Same name",
    Names.OTHER_SCRIPT: "Same name in another script",
    Names.IN_FULL: "Same name, one of them longer",
}


def reason(found: Likeness, names: tuple[str, str], organizations: tuple[str, str]) -> str:
    """Why two people may be one, in words; `names` and `organizations` are those of both, as written."""
    told = _OF_NAMES.get(found.names)
    if told is None:
        one, other = (_as_written(word, name) for word, name in zip(found.words, names, strict=True))
        alike = "Same family name and initial" if found.names is Names.INITIAL else "Name alike"
        told = f"{alike}: {one} / {other}"
    match found.organizations:
        case Organizations.SAME:
            joint = " and organization" if found.names is Names.SAME else ", same organization"
            return told + joint
        case Organizations.ALIKE:
            return f"{told}, organization alike: {_cut(organizations[0])} / {_cut(organizations[1])}"
        case Organizations.OTHER:
            return f"{told}, another organization"
        case Organizations.UNKNOWN:
            return told


def _as_written(word: str, name: str) -> str:
    """A folded word as it stands in the name."""
    for written in re.split(r"[\s,]+", name):
        if word in (latin(fold(written)), latin(fold(written)).strip(".")):
            return _cut(written)
    return _cut(word.capitalize())


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1].rstrip()}…"
