"""A watch that can be held: time gone, without the pauses. Times are seconds of a clock that only goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """`gone` seconds up to `since`, from when it runs; None when it is held."""

    gone: float = 0.0
    since: float | None = None

    @property
    def runs(self) -> bool:
        """True unless it is held."""
        return self.since is not None

    def seconds(self, now: float) -> float:
        """How long it has run."""
        return self.gone + (max(0.0, now - self.since) if self.since is not None else 0.0)

    def go(self, now: float) -> Stopwatch:
        """Begin, or go on after a pause."""
        return self if self.runs else replace(self, since=now)

    def hold(self, now: float) -> Stopwatch:
        """Pause."""
        return Stopwatch(self.seconds(now))
