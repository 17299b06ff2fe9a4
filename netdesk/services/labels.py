"""What changes are called in the Edit menu and in History: short, the user's own words in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 60


def short(words: str) -> str:
    """The words on one line, cut when they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def quoted(words: str) -> str:
    """The words in quotation marks, cut when they are many."""
    return f"“{short(words)}”"


def one_or_many(names: Sequence[str], many: str) -> str:
    """The one there is, or how many: "Halden Instruments", "3 organizations"."""
    return names[0] if len(names) == 1 else f"{len(names):,} {many}"
