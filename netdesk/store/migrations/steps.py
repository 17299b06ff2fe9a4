"""Every step in order; a desk's `user_version` counts how many it has seen."""

from __future__ import annotations

from collections.abc import Callable

from netdesk.store.migrations import (
    m0001_first,
    m0002_living,
    m0003_touched,
    m0004_not_same,
    m0005_merged,
    m0006_sources,
    m0007_journey,
    m0008_thing_sources,
)

Step = Callable[[], tuple[tuple[str, tuple[object, ...]], ...]]

STEPS: tuple[Step, ...] = (
    m0001_first.statements,
    m0002_living.statements,
    m0003_touched.statements,
    m0004_not_same.statements,
    m0005_merged.statements,
    m0006_sources.statements,
    m0007_journey.statements,
    m0008_thing_sources.statements,
)
