"""Words of names: titles, short forms, and how Cyrillic and Greek are written in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from netdesk.domain.names import is_ideographic

TITLES: Final = frozenset(
    (
        *("dr", "prof", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "ing", "dipl", "sir", "mme"),
        *("jr", "sr", "ii", "iii", "phd", "md", "mba", "msc", "bsc", "esq"),
    )
)
"""Words that say nothing about who it is."""

# A name and its short forms; a short form may belong to several names.
_SHORT_FORMS: Final = """
abigail abby; alexander alex sasha sascha xander sandro aleksandr; alexandra alex sasha sandra aleksandra;
alfred fred alf; andrew andy drew andre andreas andrei andrej; anthony tony anton antonio toni; anastasia
nastya; benjamin ben benny; bernard bernie bernhard bernd; catherine kate katie cathy kathy kathryn
katherine katharina katarina katya ekaterina kathrin kat; charles charlie chuck carl karl carlos;
christopher chris kit christoph christophe; christina chris tina christine kristina; daniel dan danny; david
dave davey; deborah deb debbie debra; dmitry dima dmitri dmitrij; donald don; dorothy dot dolly; edward ed
eddie ted ned eduard eduardo; elizabeth liz beth betty eliza lisa lizzie elisabeth elsbeth; eleanor ellie
nora; eugene gene evgeny zhenya; evgenia zhenya; francis frank frankie francisco paco franz francesco;
frances fran francesca; frederick fred freddie friedrich fritz frederik; gabriele gabi gabriela; george
georg georgios giorgos jorge jurgen yuri; gerald gerry jerry; gerhard gerd; gregory greg grigory; guadalupe
lupe; harold harry hal; heinrich heinz henry hank harry henri enrique; helen elena nell helena; ignacio
nacho; irina ira; isabella bella isabel isa; ivan vanya; jacob jake jakob; james jim jimmy jamie; janet jan;
jennifer jen jenny; jeffrey jeff geoffrey geoff; jessica jess jessie; johannes hans johann; john jack johnny
jon; jonathan jon; joseph joe joey josef jose pepe giuseppe sepp; joshua josh; judith judy; julia yulia
juliya; katarzyna kasia; kenneth ken kenny; kimberly kim; lawrence larry laurence; leonard leo len lenny;
leonardo leo; louis lou luis ludwig luigi; margaret maggie meg peggy greta margarethe; maria mary masha
marie; matthew matt matthias mattias mateo; maximilian max maxim; maxwell max; michael mike mick mickey
misha mikhail michel miguel mikael; natalia natasha natalie nataliya; nicholas nick nicky nikolaus klaus
nikolai kolya nicolas; olga olya; pamela pam; patricia pat patty trish tricia; patrick pat paddy patricio;
pavel pasha; peter pete petr pyotr pedro petros; philip phil philipp filip; rebecca becky becca; richard
rick dick rich ricky ricardo; robert rob bob bobby robbie bert roberto; ronald ron ronnie; samuel sam sammy;
samantha sam; sergei seryozha sergey; sophia sofia sophie sofie; stephen steve steven stefan stephan
steffen; stephanie steph stefanie; susan sue susie susanne suzanne; tatiana tanya; theodore ted theo teddy;
thomas tom tommy tomas; timothy tim timmy; ulrich uli; ursula uschi; valerie val; vanessa nessa; victor vic
viktor; victoria vicky tori viktoria; vladimir volodya vova; walter walt wally; wilhelm willi; william bill
will billy willy liam guillermo; wolfgang wolf; zachary zach zack
"""

_CYRILLIC: Final = dict(
    zip("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџѓѕќ",
        ("a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
         "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u", "dj",
         "j", "lj", "nj", "c", "dz", "g", "dz", "k"), strict=True)
)  # fmt: skip
_GREEK: Final = dict(
    zip("αβγδεζηθικλμνξοπρστυφχψω",
        ("a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "y",
         "f", "ch", "ps", "o"), strict=True)
)  # fmt: skip
_GREEK_PAIRS: Final = (
    ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"),
)  # fmt: skip
_TO_LATIN: Final = str.maketrans({**_CYRILLIC, **_GREEK})
_CYRILLIC_OR_GREEK: Final = re.compile("[\u0370-\u03ff\u0400-\u04ff]")

_SOUNDS: Final = (
    ("shch", "s"), ("tsch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "s"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("kh", "h"), ("qu", "k"), ("gh", "g"), ("x", "ks"),
)  # fmt: skip
_SOFT_C: Final = re.compile(r"c(?=[eiy])")
_LETTERS: Final = str.maketrans("cqzwdj", "kksvty")
_VOWELS: Final = re.compile(r"(?<!^)[aeiouyh]")
_TWICE: Final = re.compile(r"(.)\1+")


def _short_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _SHORT_FORMS.split(";"):
        formal, *others = group.split()
        for each in (formal, *others):
            found.setdefault(each, set()).add(formal)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def _known_forms() -> dict[str, frozenset[str]]:
    return _short_forms()


def latin(folded: str) -> str:
    """A folded word with its Cyrillic and Greek letters written in Latin ones; all others stay."""
    if folded.isascii() or not _CYRILLIC_OR_GREEK.search(folded):
        return folded
    for pair, written in _GREEK_PAIRS:
        folded = folded.replace(pair, written)
    return folded.translate(_TO_LATIN)


def is_exact(word: str) -> bool:
    """True for Chinese, Japanese and Korean: there another character is another name."""
    return not word.isascii() and any(is_ideographic(each) for each in word)


def formal(word: str) -> frozenset[str]:
    """The names of which a given name is a form, itself included: "bill" is "william"."""
    return _known_forms().get(word, frozenset()) | {word}


def are_forms_of_one(one: str, other: str) -> bool:
    """True for two forms of one given name: Bill and William, Sascha and Alexander."""
    known = _known_forms()
    return not known.get(one, frozenset()).isdisjoint(known.get(other, frozenset()))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """What is left of a word when spellings that sound alike are one: Catherine, Katherine; Meier, Mayr.

    Words in scripts that are not Latin stay as they are.
    """
    if not word.isascii():
        return word
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = _SOFT_C.sub("s", word).translate(_LETTERS)
    if word[:1] in "aeiou":
        word = f"a{word[1:]}"
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))
