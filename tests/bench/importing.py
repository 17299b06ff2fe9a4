"""Bringing very many people in: netdesk, and what others take for a part of that, in turn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.bench.figures import Measure, Spread, in_pairs
from tests.bench.import_files import cards, connections
from tests.bench.programs import Home

PAIRS: Final = 2
PEOPLE: Final = 100_000
_FEWER: Final = 10_000
"""What vobject reads of a tenth of the cards, taken ten times: all would take a minute and 2 GB."""

CARDS_GOAL: Final = 0.25
ROWS_GOAL: Final = 8.0
MEMORY_GOAL: Final = 250.0


def importing(home: Home, folder: Path, pairs: int = PAIRS) -> list[Measure]:
    """Cards against vobject's reading alone, LinkedIn's rows against csv and SQLite, and memory."""
    many, few, rows = cards(folder, PEOPLE), cards(folder, _FEWER), connections(folder, PEOPLE)
    told: dict[str, list[dict[str, float]]] = {"cards": [], "vobject": [], "rows": [], "plain": []}
    for _ in range(pairs):
        told["cards"].append(_run(home, "netdesk", many))
        told["vobject"].append(_run(home, "vobject", few))
        told["rows"].append(_run(home, "netdesk", rows))
        told["plain"].append(_run(home, "plain", rows))
    return [
        _cards(told["cards"], told["vobject"]),
        _rows(told["rows"], told["plain"]),
        _memory(told["cards"]),
    ]


def _run(home: Home, program: str, path: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(home.output("tests.bench.import_program", program, str(path)))
    return found


def _cards(ours: list[dict[str, float]], theirs: list[dict[str, float]]) -> Measure:
    own = [each["seconds"] for each in ours]
    other = [each["seconds"] * PEOPLE / _FEWER for each in theirs]
    ratio = in_pairs(own, other)
    against = f"vobject parsing them, {Spread.of(other).told('s')}; netdesk {Spread.of(own).told('s')}"
    return Measure("import of 100,000 vCards", ratio.middle, "x", CARDS_GOAL, against, ratio)


def _rows(ours: list[dict[str, float]], theirs: list[dict[str, float]]) -> Measure:
    own, other = ([each["seconds"] for each in told] for told in (ours, theirs))
    ratio = in_pairs(own, other)
    against = f"csv.reader and executemany, {Spread.of(other).told('s')}; netdesk {Spread.of(own).told('s')}"
    return Measure("import of 100,000 LinkedIn rows", ratio.middle, "x", ROWS_GOAL, against, ratio)


def _memory(ours: list[dict[str, float]]) -> Measure:
    seen = Spread.of([each["above"] for each in ours])
    against = "the process with its modules loaded, 100,000 vCards"
    return Measure("memory of an import", seen.middle, "MiB", MEMORY_GOAL, against, seen)
