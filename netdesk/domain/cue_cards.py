"""A pitch on a card for the pocket: its words in groups, each with the second at which it begins."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from netdesk.domain.cues import sentences
from netdesk.domain.folding import all_tokens
from netdesk.domain.pitch_checks import ends_with_question
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.speech import WORDS_A_MINUTE, spoken, spoken_seconds
from netdesk.domain.value import value


class Part(Enum):
    """What a group of words is for; the value stands in the card's margin."""

    WHO = "who"
    CARE = "care"
    DID = "did"
    WANT = "want"
    ASK = "ask"


@value
class CueGroup:
    """Words for one thing, and the second at which one begins to say them."""

    part: Part
    at: int
    text: str


@value
class CueCard:
    """What a card says. `seconds` are measured when `times` is not 0: how often the pitch was said; `last` is
    how long it took then. `pace` is these words in a minute."""

    name: str
    groups: tuple[CueGroup, ...]
    seconds: int
    words: int
    pace: int = 0
    times: int = 0
    last: int = 0
    goal: str = ""
    author: str = ""
    language: str = ""


_SHORT: Final = 3
"""Shorter words tell nothing about what a sentence is for."""


def cue_card(
    pitch: Pitch,
    rehearsals: Sequence[Rehearsal] = (),
    pace: float | None = None,
    goal: str = "",
    author: str = "",
) -> CueCard:
    """The card of a pitch. `rehearsals` are its own, first first: the last one gives the time."""
    measured = spoken(pitch.text)
    said = [each for each in rehearsals if each.seconds > 0]
    seconds = said[-1].seconds if said else spoken_seconds(pitch.text, pace or WORDS_A_MINUTE)
    return CueCard(
        name=pitch.audience,
        groups=groups(pitch, seconds),
        seconds=seconds,
        words=measured.words,
        pace=round(measured.words * 60 / seconds) if seconds else 0,
        times=len(said),
        last=said[-1].seconds if said else 0,
        goal=goal or pitch.want,
        author=author,
    )


def groups(pitch: Pitch, seconds: float) -> tuple[CueGroup, ...]:
    """The sentences of a pitch, those for the same thing together; `seconds` is what all of it takes."""
    found = sentences(pitch.text)
    lengths = [spoken(each).length for each in found]
    whole = sum(lengths) or 1.0
    made: list[CueGroup] = []
    gone = 0.0
    before = Part.WHO
    for at, (text, length) in enumerate(zip(found, lengths, strict=True)):
        part = _part_of(text, pitch, before, is_last=at == len(found) - 1, is_first=at == 0)
        if made and made[-1].part is part:
            made[-1] = CueGroup(part, made[-1].at, f"{made[-1].text} {text}")
        else:
            made.append(CueGroup(part, round(gone / whole * seconds), text))
        gone += length
        before = part
    return tuple(made)


def _part_of(text: str, pitch: Pitch, before: Part, *, is_last: bool, is_first: bool) -> Part:
    """What a sentence is for: by the words that it shares with the ingredients, else what the last one is."""
    if is_last and ends_with_question(text):
        return Part.ASK
    if is_first:
        return Part.WHO
    own = pitch.ingredients
    words = {
        Part.WHO: f"{own.who} {own.study}",
        Part.CARE: own.interests,
        Part.DID: f"{own.experience} {own.accomplishment} {own.team} {own.skills} {own.memorable}",
        Part.WANT: pitch.want,
        Part.ASK: own.question,
    }
    heard = _words(text)
    shared = {part: len(heard & _words(told)) for part, told in words.items()}
    best = max(shared, key=lambda part: (shared[part], part is before))
    return best if shared[best] else before


def _words(text: str) -> set[str]:
    return {each for each in all_tokens(text) if len(each) > _SHORT}
