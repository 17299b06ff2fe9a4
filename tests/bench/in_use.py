"""Typing and scrolling: netdesk on the large desk, a few programs one after the other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.bench.figures import Measure, Spread, in_pairs, percentile
from tests.bench.programs import Home

RUNS: Final = 2
TYPICAL_GOAL: Final = 8.0
LONGEST_GOAL: Final = 33.0
SCROLL_GOAL: Final = 1.2


def typing_and_scrolling(home: Home, desk: Path, runs: int = RUNS) -> list[Measure]:
    """What a key and a notch of the wheel take."""
    told = [json.loads(home.output("tests.bench.typing_and_scrolling", str(desk))) for _ in range(runs)]
    return [*_typing([each["keys"] for each in told]), _scrolling(told)]


def _typing(runs: list[list[float]]) -> list[Measure]:
    keys = [each for run in runs for each in run]
    against = f"from the key to ids and rows in the model, {len(keys)} keys"
    measures = []
    for name, share, goal in (("p50", 0.5, TYPICAL_GOAL), ("p99", 0.99, LONGEST_GOAL)):
        value = percentile(keys, share)
        seen = Spread.of([percentile(run, share) for run in runs])
        measures.append(Measure(f"search, {name}", value, "ms", goal, against, seen))
    return measures


def _scrolling(told: list[dict[str, list[list[float]]]]) -> Measure:
    large = [percentile(turn, 0.5) for run in told for turn in run["large"]]
    small = [percentile(turn, 0.5) for run in told for turn in run["small"]]
    ratio = in_pairs(large, small)
    against = f"1,000 rows in memory, {Spread.of(small).told('ms')}; netdesk {Spread.of(large).told('ms')}"
    return Measure("wheel, frame", ratio.middle, "x", SCROLL_GOAL, against, ratio)
