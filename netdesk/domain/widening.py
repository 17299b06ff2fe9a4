"""Ways to meet people that were ticked, and organizations where somebody is wanted, before they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from netdesk.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Picked:
    """A way to meet people that was ticked: `way` is its key, the rest what the event is to say.

    `day` is None for one that is `standing`, and for one whose day is not known yet.
    """

    way: str
    name: str
    standing: bool = False
    day: date | None = None
    place: str = ""
    aims: tuple[str, ...] = ()
    goal_id: int | None = None
    pitch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Widening:
    """What the wizard of the list holds: ways that were ticked, in order, and names of organizations."""

    picked: tuple[Picked, ...] = ()
    wanted: tuple[str, ...] = ()


def want(widening: Widening, names: Iterable[str]) -> Widening:
    """Want somebody at these organizations, each once, however it is written."""
    wanted = list(widening.wanted)
    known = {fold(each) for each in wanted}
    for name in names:
        plain = " ".join(name.split())
        if plain and fold(plain) not in known:
            known.add(fold(plain))
            wanted.append(plain)
    return replace(widening, wanted=tuple(wanted))


def no_longer_want(widening: Widening, place: int) -> Widening:
    """Take an organization out again."""
    return replace(widening, wanted=tuple(each for at, each in enumerate(widening.wanted) if at != place))
