"""Killed at any moment while an older desk is brought up to date: it is the old one or the new one, whole."""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from netdesk.services import checks
from netdesk.store import backup as kept
from netdesk.store.backup import Shelf
from netdesk.store.desk import Desk
from netdesk.store.migrations.steps import STEPS
from tests.faults.children import Killed
from tests.store.test_migrations import desk_of_version

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no SIGKILL")

KILLS = 12


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Killed]:
    child = Killed(
        tmp_path / "0.netdesk",
        """
        say(str(os.getpid()))
        say("ready")
        Desk.open(path, create=False)
        say("open")
        """,
    )
    yield child
    child.close()


def _version(path: Path) -> int:
    raw = apsw.Connection(str(path))
    found = raw.execute("PRAGMA user_version").fetchall()[0][0]
    raw.close()
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_no_kill_leaves_a_desk_between_two_versions(tmp_path: Path, opening: Killed, version: int) -> None:
    image = tmp_path / "image.netdesk"
    desk_of_version(image, version)
    whole = tmp_path / "whole" / "mine.netdesk"
    whole.parent.mkdir()
    shutil.copyfile(image, whole)
    began = time.monotonic()
    Desk.open(whole, create=False).close()
    took = time.monotonic() - began
    chance = random.Random(version)
    seen = set()
    for kill in range(KILLS):
        path = tmp_path / str(kill) / "mine.netdesk"
        path.parent.mkdir()
        shutil.copyfile(image, path)
        said = opening.run(path, chance.uniform(0, 1.3 * took))
        found = _version(path)
        assert found in (version, len(STEPS))
        assert said == [] or found == len(STEPS)
        seen.add(found)
        shelf = Shelf(path, path.with_name("backups"))
        assert found == version or [each.version for each in shelf.backups()] == [version]
        assert all(kept.is_good(each) for each in shelf.backups())
        desk = Desk.open(path, create=False)
        with desk.reader() as reader:
            assert [row[0] for row in reader.rows("SELECT shown FROM contact ORDER BY id")] == ["Ann", "Bo"]
            assert reader.value("SELECT count(*) FROM contact_value") == 1
            assert reader.value("SELECT objective FROM plan") == "Learn"
            assert checks.check(reader) == []
        desk.close()
    assert seen, "nothing was killed"
