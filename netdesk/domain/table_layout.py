"""How a user arranged a table: which columns stand there, in which order, and how wide."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from netdesk.domain.value import value


@value
class TableLayout:
    """The columns after the fixed first one, from the left, by what they are called in code, and the widths
    that the user gave to some of them, in pixels of a 13-px font."""

    columns: tuple[str, ...]
    widths: tuple[tuple[str, int], ...] = ()

    def width(self, key: str) -> int | None:
        """How wide the user made a column, None when they did not."""
        return dict(self.widths).get(key)

    def shown(self, key: str, *, shown: bool, order: Sequence[str]) -> TableLayout:
        """With the column shown, after those that `order` has before it, or without it."""
        if shown == (key in self.columns):
            return self
        if not shown:
            return replace(self, columns=tuple(each for each in self.columns if each != key))
        before = set(order[: order.index(key)])
        at = max((place + 1 for place, each in enumerate(self.columns) if each in before), default=0)
        return replace(self, columns=(*self.columns[:at], key, *self.columns[at:]))

    def moved(self, key: str, steps: int) -> TableLayout:
        """With a column so many places further to the right, as far as there are places."""
        if key not in self.columns:
            return self
        others = [each for each in self.columns if each != key]
        at = min(max(self.columns.index(key) + steps, 0), len(others))
        return replace(self, columns=(*others[:at], key, *others[at:]))

    def sized(self, widths: Mapping[str, int | None]) -> TableLayout:
        """With these columns so wide; None gives a column its own width back."""
        wanted = {**dict(self.widths), **widths}
        return replace(self, widths=tuple((key, width) for key, width in wanted.items() if width))

    def text(self) -> str:
        """To be kept."""
        return json.dumps({"columns": self.columns, "widths": dict(self.widths)})


def read_layout(text: str, known: Sequence[str], default: TableLayout) -> TableLayout:
    """What `text` says, as far as it can be understood; columns that are not `known` are passed over."""
    try:
        told: Any = json.loads(text)
        columns = tuple(dict.fromkeys(each for each in told["columns"] if each in known))
        widths = tuple(
            (key, width)
            for key, width in told.get("widths", {}).items()
            if key in known and isinstance(width, int) and 0 < width < 10_000
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return default
    return TableLayout(columns, widths)
