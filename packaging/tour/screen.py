"""A screen as data: its name, what to say of it, and how a user comes to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tour.stage import Stage

SIZES: Final = {"1280": (1280, 800), "1024": (1024, 640)}
"""Window sizes by the name that pictures carry."""
SCHEMES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Screen:
    """`name` begins its files' names; `alt` tells somebody who cannot see the picture what is on it.

    `show` brings a fresh window there through its own widgets. `empty` takes a desk without anybody.
    """

    name: str
    group: str
    alt: str
    show: Callable[[Stage], None]
    empty: bool = False
