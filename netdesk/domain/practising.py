"""Practising answers: what comes first, and when a question comes again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from netdesk.domain.own_questions import Practice

NOT_YET: Final = 1
NEARLY: Final = 2
SITS: Final = 3
RATINGS: Final = (NOT_YET, NEARLY, SITS)
"""What users say of their own answer."""

_SOON: Final = 3
"""Questions that come before one that was not answered well comes again."""
_NEVER_TRIED: Final = (NOT_YET, NEARLY, 0, SITS)


def latest(practices: Iterable[Practice]) -> dict[str, Practice]:
    """How each question went when it was answered last, by its words in small letters."""
    in_time = sorted(practices, key=lambda each: (each.at, each.id or 0))
    return {each.question.casefold(): each for each in in_time}


def in_turn(questions: Sequence[str], practices: Iterable[Practice]) -> tuple[str, ...]:
    """The questions in the order in which to practise them.

    First those that went badly last time, then those that nearly sat, then the ones never tried, in their own
    order; at the end those that sit. Of several that went alike, the one that was tried longest ago is first.
    """
    last = latest(practices)

    def place(question: str) -> tuple[int, str]:
        went = last.get(question.casefold())
        return (_NEVER_TRIED.index(went.rating if went else 0), went.at if went else "")

    return tuple(sorted(questions, key=place))


def after(waiting: Sequence[str], rating: int) -> tuple[str, ...]:
    """What waits when the first question was answered: one that sits is done with, a weak one comes again.

    After three others when it was not yet there, at the end when it nearly was.
    """
    if not waiting:
        return ()
    first, *rest = waiting
    if rating >= SITS:
        return tuple(rest)
    at = min(_SOON, len(rest)) if rating <= NOT_YET else len(rest)
    return (*rest[:at], first, *rest[at:])
