"""What a speaker sees of a text while saying it: all of it, how each sentence begins, or nothing."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from netdesk.domain.names import is_ideographic
from netdesk.domain.speech import spoken
from netdesk.domain.value import value


class Cue(Enum):
    """How much is shown, from much to little."""

    WHOLE = "whole text"
    BEGINNINGS = "first words"
    NOTHING = "by heart"


@value
class CueLine:
    """A sentence: what is shown of it, and the share of the whole text that is said when it ends (0 to 1)."""

    text: str
    until: float


_END: Final = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|(?<=[。！？])[”」』)]*\s*|\n+")
_SHORT_FORM: Final = re.compile(r"(?:^|\s)(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|e\.g|i\.e|[A-Z])\.$")
_FIRST_WORDS: Final = 3
_FIRST_SIGNS: Final = 4


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each on one line; "Dr. Petrova" does not end one."""
    found: list[str] = []
    joined = False
    for part in _END.split(text):
        piece = " ".join(part.split())
        if not piece:
            continue
        if joined:
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
        joined = bool(_SHORT_FORM.search(piece))
    return tuple(found)


def cue_lines(text: str, cue: Cue) -> tuple[CueLine, ...]:
    """One line for each sentence."""
    found = sentences(text)
    lengths = [spoken(each).length for each in found]
    whole = sum(lengths)
    said = 0.0
    lines = []
    for each, length in zip(found, lengths, strict=True):
        said += length
        lines.append(CueLine(_shown(each, cue), said / whole if whole else 1.0))
    return tuple(lines)


def line_at(lines: tuple[CueLine, ...], share: float) -> int:
    """The number of the line that is being said at this share of the text; the last one after its end."""
    for at, line in enumerate(lines):
        if share < line.until:
            return at
    return max(0, len(lines) - 1)


def _shown(sentence: str, cue: Cue) -> str:
    if cue is Cue.WHOLE:
        return sentence
    if cue is Cue.NOTHING:
        return ""
    if is_ideographic(sentence[0]):
        return sentence if len(sentence) <= _FIRST_SIGNS else sentence[:_FIRST_SIGNS] + "…"
    words = sentence.split()
    if len(words) <= _FIRST_WORDS:
        return sentence
    return " ".join(words[:_FIRST_WORDS]).rstrip(",;:") + " …"
