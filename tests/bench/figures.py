"""What was measured against what was promised: the numbers, their table and their JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the most that was seen."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        return cls(median(values), min(values), max(values))

    def told(self, unit: str) -> str:
        """In words: "0.19 s (0.17 to 0.24)"."""
        return f"{number(self.middle)} {unit} ({number(self.least)} to {number(self.most)})"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. `against` says in words what it was measured against, and what was seen there."""

    name: str
    value: float
    unit: str
    goal: float
    against: str
    seen: Spread

    @property
    def met(self) -> bool:
        """True when the figure is no more than its goal."""
        return self.value <= self.goal

    def as_json(self) -> dict[str, Any]:
        """The figure as `bench --json` prints it."""
        return {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
            "goal": self.goal,
            "against": self.against,
            "met": self.met,
        }


def in_pairs(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How many times theirs ours is, pair by pair: what slows the machine down slows both of a pair."""
    return Spread.of([each / other for each, other in zip(ours, theirs, strict=True)])


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values (0 to 1) do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def number(value: float) -> str:
    """Three significant digits, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def as_json(measures: Sequence[Measure]) -> str:
    """All figures as one JSON document."""
    return json.dumps({"measures": [each.as_json() for each in measures]}, indent=2, ensure_ascii=False)


def as_table(measures: Sequence[Measure]) -> str:
    """All figures for people to read, and in the last line how many goals are met."""
    heads = ("measure", "median", "least", "most", "goal", "", "against")
    rows = [heads]
    for each in measures:
        seen = (number(value) for value in (each.value, each.seen.least, each.seen.most))
        goal = f"≤ {each.goal:g} {each.unit}"
        rows.append((each.name, *seen, goal, "met" if each.met else "MISSED", each.against))  # type: ignore[arg-type]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    missed = [each.name for each in measures if not each.met]
    told = f"{len(measures) - len(missed)} of {len(measures)} goals met"
    told += f"; missed: {', '.join(missed)}" if missed else ""
    return "\n".join([*(line.rstrip() for line in lines), told])
