"""Every step in order; a desk's `user_version` counts how many it has seen."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

Statements = tuple[tuple[str, tuple[object, ...]], ...]
Step = Callable[[], Statements]


def _step(name: str) -> Step:
    """The step in a module beside this one. It is loaded when it is run: most desks have seen all of them."""

    def statements() -> Statements:
        found: Statements = import_module(f"netdesk.store.migrations.{name}").statements()
        return found

    return statements


STEPS: tuple[Step, ...] = (
    _step("m0001_first"),
    _step("m0002_living"),
    _step("m0003_touched"),
    _step("m0004_not_same"),
    _step("m0005_merged"),
    _step("m0006_sources"),
    _step("m0007_journey"),
    _step("m0008_thing_sources"),
)
