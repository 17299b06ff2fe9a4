"""The rounds of the journey."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netdesk.domain.me import Me
from netdesk.services import history, rounds
from netdesk.services.me import save_me
from netdesk.store.desk import Desk


def test_rounds_are_counted_and_begin_on_the_users_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "utc_now", lambda: datetime(2026, 9, 1, 23, 30, tzinfo=UTC))
    desk = Desk.open(tmp_path / "mine.netdesk")
    save_me(desk, Me(zone="Europe/Oslo"))
    with desk.reader() as reader:
        assert rounds.rounds(reader) == []
        assert (rounds.begin(desk), rounds.begin(desk)) == (2, 3)
        assert rounds.rounds(reader) == [date(2026, 9, 2)] * 2
        entry = history.next_undo(reader)
        assert entry
        assert entry.label == "Begin round 3 of the journey"
        history.undo(desk)
        assert rounds.rounds(reader) == [date(2026, 9, 2)]
    desk.close()
