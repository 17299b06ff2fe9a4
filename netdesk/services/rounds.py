"""The rounds of the journey: it is a loop, and each round counts."""

from __future__ import annotations

from datetime import date

from netdesk.domain.dates import zone_info
from netdesk.domain.now import utc_now
from netdesk.services.me import me
from netdesk.store import rounds as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk


def rounds(reader: Connection) -> list[date]:
    """The days on which rounds after the first began, first first."""
    return kept.every(reader)


def begin(desk: Desk) -> int:
    """Begin another round today, on the user's clock; returns its number.

    The first needs no beginning, so that the first to be begun is round 2.
    """
    number = len(kept.every(desk.writer)) + 2
    with desk.change(f"Begin round {number} of the journey") as change:
        kept.insert(change, utc_now().astimezone(zone_info(me(change.connection).zone)).date())
    return number
