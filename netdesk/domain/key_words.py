"""The words of a sentence that say what it is about, and whether a text speaks of them.

The full-text index finds beginnings of words; here is decided whether what it found is the same word:
"batteries" speaks of a "battery", "police" does not speak of a "policy".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from netdesk.domain.folding import all_tokens, words
from netdesk.domain.value import value

_LEAST_ROOT: Final = 4
_BEGINS: Final = 5
"""A key word of so many letters also stands for longer words that begin with it."""
_ENDINGS: Final = (("ies", 3), ("ing", 4), ("s", 4), ("y", 3))
"""Each with the letters that have to stay before it."""
_HISSING: Final = ("sses", "xes", "ches", "shes")
_SIGNS: Final = "+#"
"""With one of these at its end, a letter is a name: C++, C#."""
_MOST: Final = 10

_SMALL: Final = """
a about after all also am an and any are as at be because been before being between both but by can
could did do does doing during each few for from get gets getting go going had has have having he her
here him his how i if in into is it its just let like lot make making many may me might more most much
must my near new next no not now of off on once one only or other our out over own per same she should
so some somebody someone something soon such than that the their them then there these they thing things
this those three through to too two under until up us very want was way we well were what when where
whether which while who whom whose why will with within without would year years you your der die das
den dem des ein eine einen einem einer und oder mit von zu zum zur im auf fur ich wir le la les de du un
une et ou avec dans pour sur el los las y o con para por que en del four five six seven eight nine ten
eleven twelve twenty hundred half quarter several say says said minute minutes hour hours day days week
weeks month months times today tomorrow often least place places start starts begin begins choose spring
summer autumn winter january february march april june july august september october november december
"""
_NETWORKING: Final = """
advice advise ask asking become build career careers chat contact contacts conversation conversations
decide discover enter everyday explore field fields figure find finding first goal goals hear help
hiring industry information insight interview interviews introduce introduced introduction job jobs know
knowing lead leads learn learning look looking meet meeting met network networking opportunities
opportunity organization organizations path paths people person persons relationship relationships role
roles see sector skill skills speak start talk talking talks tell their understand understanding work
working works keep stay touch
"""
"""Words that say what everybody wants who goes networking, and so nothing about what for."""

_SMALL_WORDS: Final = frozenset(_SMALL.split())
_TELL_NOTHING: Final = _SMALL_WORDS.union(_NETWORKING.split())


@value
class KeyWord:
    """`text` as it was written; `tokens` as it is searched: one, or several that stand side by side.

    `weight` is what finding it counts, 1 for what a goal is about in so many words.
    """

    text: str
    tokens: tuple[str, ...]
    weight: float = 1.0

    @property
    def root(self) -> str:
        """The beginning that all forms of the word share; "" when only the very tokens will do."""
        token = self.tokens[0]
        return root_of(token) if len(self.tokens) == 1 and len(token) >= _LEAST_ROOT else ""


def key_words(text: str, weight: float = 1.0, *, known: Iterable[KeyWord] = ()) -> tuple[KeyWord, ...]:
    """The telling words of `text`, each once, without those `known` already; at most ten.

    A text of nothing but the words of networking ("Career Services") is taken at these.
    """
    found = _telling(text, weight, _TELL_NOTHING) or _telling(text, weight, _SMALL_WORDS)
    for each in known:
        found.pop(_key(each), None)
    return tuple(found.values())[:_MOST]


def root_of(token: str) -> str:
    """`token` without the commonest English endings, as long as enough of it stays."""
    if not token.isascii():
        return token
    if token.endswith(_HISSING):
        return token[:-2]
    for ending, least in _ENDINGS:
        rest = token.removesuffix(ending)
        if rest != token and len(rest) >= least and not (ending == "s" and rest.endswith("s")):
            return rest
    return token


def speaks_of(text: str, word: KeyWord) -> bool:
    """True when `text` has the word in any of its forms."""
    return tokens_speak_of(all_tokens(text), word)


def tokens_speak_of(tokens: Sequence[str], word: KeyWord) -> bool:
    """As `speaks_of`, of a text that was divided already."""
    size = len(word.tokens)
    if size == 1:
        return any(_is_same(token, word) for token in tokens)
    return any(tuple(tokens[at : at + size]) == word.tokens for at in range(len(tokens) - size + 1))


def _is_same(token: str, word: KeyWord) -> bool:
    wanted = word.tokens[0]
    if token == wanted:
        return True
    if not word.root:
        return False
    return root_of(token) == word.root or (len(wanted) >= _BEGINS and token.startswith(wanted))


def _telling(text: str, weight: float, passed_over: Collection[str]) -> dict[str, KeyWord]:
    found: dict[str, KeyWord] = {}
    for piece in text.split():
        for tokens in words(piece):
            if _tells(tokens, passed_over) or (len(piece) > 1 and piece[-1] in _SIGNS):
                made = KeyWord(_trimmed(piece), tuple(tokens), weight)
                found.setdefault(_key(made), made)
    return found


def _key(word: KeyWord) -> str:
    return word.root or " ".join(word.tokens)


def _tells(tokens: Sequence[str], passed_over: Collection[str]) -> bool:
    if all(token.isdigit() for token in tokens):
        return False
    if len(tokens) > 1:
        return True
    token = tokens[0]
    # A letter alone says nothing where words are made of letters.
    return token not in passed_over and (len(token) > 1 or not token.isascii())


def _trimmed(piece: str) -> str:
    begin, end = 0, len(piece)
    while begin < end and not piece[begin].isalnum():
        begin += 1
    while end > begin and not (piece[end - 1].isalnum() or piece[end - 1] in _SIGNS):
        end -= 1
    return piece[begin:end] or piece
