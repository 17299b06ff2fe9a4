"""What differs between two versions of a text: runs of words that stayed, went or came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import Final

from netdesk.domain.names import is_ideographic
from netdesk.domain.value import value


class Change(Enum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@value
class Run:
    """Words that stand together, with the spaces between them."""

    change: Change
    text: str


_TOKEN: Final = re.compile(r"([^\W_]+(?:['’.-][^\W_]+)*|\S)(\s*)")
_MOST: Final = 4_000_000
"""Beyond this many pairs of words to compare, everything between the first and last difference is one run."""

_Token = tuple[str, str]
"""A word or a sign, and the spaces behind it."""


def differences(before: str, after: str) -> tuple[Run, ...]:
    """Runs in order; those that are the same or gone make up `before`, those the same or new `after`."""
    old, new = _tokens(before), _tokens(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    left, right = len(old) - end, len(new) - end
    runs = [
        (Change.SAME, _text(old[:start])),
        *_compared(old[start:left], new[start:right]),
        (Change.SAME, _text(old[left:])),
    ]
    return tuple(Run(change, text) for change, text in _joined(runs))


def changed_words(before: str, after: str) -> tuple[int, int]:
    """How many words went and how many came."""
    runs = differences(before, after)
    return _words(runs, Change.GONE), _words(runs, Change.NEW)


def _words(runs: Sequence[Run], change: Change) -> int:
    found = (word for run in runs if run.change is change for word, _space in _tokens(run.text))
    return sum(word[:1].isalnum() for word in found)


def _tokens(text: str) -> list[_Token]:
    bare = text.lstrip()
    found: list[_Token] = [("", text[: len(text) - len(bare)])]
    for word, space in _TOKEN.findall(bare):
        signs = list(word) if is_ideographic(word[0]) else [word]
        found.extend((each, "") for each in signs[:-1])
        found.append((signs[-1], space))
    return found


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(word + space for word, space in tokens)


def _alike(one: Sequence[_Token], other: Sequence[_Token]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _compared(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[tuple[Change, str]]:
    if len(old) * len(new) > _MOST:
        yield Change.GONE, _text(old)
        yield Change.NEW, _text(new)
        return
    words = [word for word, _space in old], [word for word, _space in new]
    for what, left, until, right, to in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if what != "equal":
            yield Change.GONE, _text(old[left:until])
            yield Change.NEW, _text(new[right:to])
            continue
        for (word, space), (_word, other) in zip(old[left:until], new[right:to], strict=True):
            yield Change.SAME, word if space != other else word + space
            if space != other:
                yield Change.GONE, space
                yield Change.NEW, other


def _joined(runs: Sequence[tuple[Change, str]]) -> list[tuple[Change, str]]:
    """Neighbours of a kind as one, and between two that stayed first all that went, then all that came."""
    found: list[tuple[Change, str]] = []
    same = gone = new = ""
    for change, text in runs:
        if change is Change.SAME and text and (gone or new):
            found += [(Change.SAME, same), (Change.GONE, gone), (Change.NEW, new)]
            same = gone = new = ""
        if change is Change.SAME:
            same += text
        elif change is Change.GONE:
            gone += text
        else:
            new += text
    found += [(Change.SAME, same), (Change.GONE, gone), (Change.NEW, new)]
    return [run for run in found if run[1]]
