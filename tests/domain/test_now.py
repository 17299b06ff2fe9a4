"""The time is asked in one place, where it can be made to stand still."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import netdesk
from netdesk.domain.now import stop_clock, utc_now, wall_now

NOON = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _goes_on_afterwards() -> Iterator[None]:
    yield
    stop_clock(None)


def test_it_is_now_unless_the_clock_was_stopped() -> None:
    assert abs(utc_now() - datetime.now(UTC)) < timedelta(seconds=5)
    stop_clock(NOON)
    assert utc_now() == NOON
    stop_clock(None)
    assert abs(utc_now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_users_clock_tells_the_same_moment_in_their_zone() -> None:
    stop_clock(NOON)
    assert wall_now("Asia/Tokyo").isoformat() == "2026-10-13T21:00:00"
    assert wall_now("no such zone") == wall_now("")


def test_nothing_else_asks_the_machine_for_the_time() -> None:
    folder = Path(netdesk.__file__).parent
    asks = re.compile(r"\bdatetime\.(now|today|utcnow)\(|\bdate\.today\(|QDate(Time)?\.current")
    guilty = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if asks.search(path.read_text(encoding="utf-8"))
    }
    assert guilty == {"domain/now.py"}
