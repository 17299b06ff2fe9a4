"""How long work says how far it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol

from netdesk.domain.errors import Cancelled


class Progress(Protocol):
    """Given to long work; called from the thread that works."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` (0: unknown) are finished; `what` is a short phrase to show.

        Raises Cancelled when the user has asked to stop.
        """


class Silent:
    """Progress nobody watches."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Do nothing."""


class Until:
    """Progress that stops the work when `stop` says so, for tests and scripts."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002
        """Raise Cancelled at the call after the allowed ones."""
        if self._left <= 0:
            raise Cancelled
        self._left -= 1
