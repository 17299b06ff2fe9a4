"""How people get their own lists out of LinkedIn, Google, Facebook and other address books, step by step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from netdesk.resources import resource_path


@dataclass(frozen=True, slots=True)
class ExportGuide:
    """The steps to one export. `page` is where they begin in a browser, "" without one; `takes` names the
    files that come of it."""

    key: str
    title: str
    sentence: str
    page: str
    steps: tuple[str, ...]
    note: str
    takes: str


@cache
def export_guides() -> tuple[ExportGuide, ...]:
    """Return the guides in the order in which they are offered.

    The file comes with netdesk and is read once; a missing or damaged one raises OSError or KeyError.
    """
    found: dict[str, Any] = json.loads(resource_path("exports.json").read_text(encoding="utf-8"))
    return tuple(ExportGuide(**{**each, "steps": tuple(each["steps"])}) for each in found["sources"])
