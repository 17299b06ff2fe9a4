"""What somebody who starts netdesk wants to see: a desk, files to import, the sample desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DESK_SUFFIX = ".netdesk"


@dataclass(frozen=True, slots=True)
class Arrival:
    """`desk` None: whichever was open last. `may_make` lets a missing desk be made. `others` are further
    desks, which stay closed: one desk is open at a time."""

    desk: Path | None = None
    files: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    sample: bool = False
    may_make: bool = False


def sorted_out(paths: Sequence[Path]) -> Arrival:
    """Tell the desks among some files from those that are to be imported; the first desk is opened."""
    desks = [each for each in paths if each.suffix.lower() == DESK_SUFFIX]
    files = tuple(each for each in paths if each.suffix.lower() != DESK_SUFFIX)
    return Arrival(desks[0] if desks else None, files, tuple(desks[1:]))
