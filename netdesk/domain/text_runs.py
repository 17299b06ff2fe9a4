"""Differences made readable: a word or two that stayed by chance between others do not break them up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netdesk.domain.text_differences import Change, Run

_LEAST: Final = 3
"""Fewer words than these between two changes are read as part of them."""


def gathered(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The same runs with short same ones between changes counted as gone and new; both texts stay whole."""
    found: list[Run] = []
    gone = new = ""
    for at, run in enumerate(runs):
        between = 0 < at < len(runs) - 1 and (gone or new)
        if run.change is Change.SAME and not (between and len(run.text.split()) < _LEAST):
            found += _both(gone, new)
            gone = new = ""
            found.append(run)
        else:
            gone += run.text if run.change is not Change.NEW else ""
            new += run.text if run.change is not Change.GONE else ""
    return (*found, *_both(gone, new))


def _both(gone: str, new: str) -> list[Run]:
    return [Run(change, text) for change, text in ((Change.GONE, gone), (Change.NEW, new)) if text]
