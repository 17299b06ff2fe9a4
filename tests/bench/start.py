"""Start and memory: netdesk on the large desk and a minimal window, in turn."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.bench.figures import Measure, Spread, in_pairs
from tests.bench.programs import Home, Told

PAIRS: Final = 15
_MEMORY_RUNS: Final = 5
START_GOAL: Final = 2.0
MEMORY_GOAL: Final = 1.6


def start_and_memory(home: Home, desk: Path, pairs: int = PAIRS) -> list[Measure]:
    """Both figures. The first pair only warms the machine up, and does not count."""
    ours: list[dict[str, Told]] = []
    minimal: list[dict[str, Told]] = []
    for _ in range(pairs + 1):
        ours.append(home.run("tests.bench.real_program", str(desk)))
        minimal.append(home.run("tests.bench.minimal_window"))
    return [_start(ours[1:], minimal[1:]), _memory(ours[1:], minimal[1:])]


def _start(ours: list[dict[str, Told]], minimal: list[dict[str, Told]]) -> Measure:
    own = [told["painted"].seconds for told in ours]
    other = [told["painted"].seconds for told in minimal]
    ratio = in_pairs(own, other)
    against = f"a minimal window, {Spread.of(other).told('s')}; netdesk {Spread.of(own).told('s')}"
    return Measure("start to first rows", ratio.middle, "x", START_GOAL, against, ratio)


def _memory(ours: list[dict[str, Told]], minimal: list[dict[str, Told]]) -> Measure:
    own = [told["painted"].memory for told in ours[:_MEMORY_RUNS]]
    other = [told["painted"].memory for told in minimal[:_MEMORY_RUNS]]
    ratio = in_pairs(own, other)
    against = f"a minimal window, {Spread.of(other).told('MiB')}; netdesk {Spread.of(own).told('MiB')}"
    return Measure("memory with the first rows", ratio.middle, "x", MEMORY_GOAL, against, ratio)
