"""Killed at any moment of a whole session: whatever was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.now import stop_clock
from netdesk.services import checks
from netdesk.store.desk import Desk
from tests.faults.children import Killed
from tests.faults.session import fingerprint, steps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no SIGKILL")

KILLS = 50


@pytest.fixture
def still_clock() -> Iterator[None]:
    yield
    stop_clock(None)


def test_fifty_kills_in_a_session_lose_nothing_that_was_acknowledged(
    tmp_path: Path, still_clock: None, capsys: pytest.CaptureFixture[str]
) -> None:
    rehearsal = Desk.open(tmp_path / "rehearsal.netdesk")
    after = [fingerprint(rehearsal)]
    took = 0.0
    for step in steps():
        began = time.monotonic()
        step(rehearsal)
        took += time.monotonic() - began
        after.append(fingerprint(rehearsal))
    rehearsal.close()
    session = Killed(
        tmp_path / "0.netdesk",
        """
        from tests.faults.session import steps
        desk = Desk.open(path)
        say(str(os.getpid()))
        say("ready")
        for step in steps():
            step(desk)
            say("done")
        """,
    )
    chance = random.Random(50)
    kept_unsaid = 0
    reached = []
    for kill in range(KILLS):
        path = tmp_path / f"{kill}" / "mine.netdesk"
        path.parent.mkdir()
        acknowledged = session.run(path, chance.uniform(0, 1.1 * took)).count("done")
        desk = Desk.open(path, create=False)
        found = fingerprint(desk)
        # A step may have been kept a moment before the kill, and not been told any more.
        assert found in after[acknowledged : acknowledged + 2], f"kill {kill}, after step {acknowledged}"
        kept_unsaid += found != after[acknowledged]
        with desk.reader() as reader:
            assert checks.check(reader) == []
        desk.close()
        reached.append(acknowledged)
    session.close()
    assert len(set(reached)) > KILLS / 4, "the kills came at the wrong moments"
    with capsys.disabled():
        steps_made = len(after) - 1
        print(f"\n{KILLS} kills in {steps_made} steps: 0 lost, 0 half, {kept_unsaid} kept unsaid")
