"""A desk of an older version is backed up before it is brought up to date, or it stays as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from netdesk.domain.backups import Reason
from netdesk.domain.errors import DeskTrouble
from netdesk.store import backup as kept
from netdesk.store.backup import Shelf
from netdesk.store.desk import Desk
from netdesk.store.migrate import APPLICATION_ID
from netdesk.store.migrations.steps import STEPS
from netdesk.store.restoring import restore

NOW = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)


def older_desk(path: Path) -> None:
    """A desk of the first version with one person on it."""
    raw = apsw.Connection(str(path))
    for sql, values in STEPS[0]():
        raw.execute(sql, values)
    raw.execute("INSERT INTO contact (given) VALUES ('Ann')")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute("PRAGMA user_version=1")
    raw.close()


def test_an_older_desk_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.netdesk"
    older_desk(path)
    desk = Desk.open(path)
    (made,) = desk.shelf.backups()
    assert made.reason is Reason.MIGRATION
    assert made.version == 1
    assert made.people == 1
    assert kept.is_good(made)
    desk.close()
    again = Desk.open(path)
    assert again.shelf.backups() == [made]
    again.close()
    restored = restore(again.shelf, made.path, NOW)
    assert restored.people == 1
    Desk.open(path).close()


def test_an_older_desk_opens_also_when_the_drive_with_the_backups_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "old.netdesk"
    older_desk(path)
    (tmp_path / "file").write_text("no drive")
    Desk.open(path, backups=tmp_path / "file").close()
    (made,) = Shelf(path, tmp_path / "backups").backups()
    assert made.version == 1


def test_an_older_desk_that_cannot_be_backed_up_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.netdesk"
    older_desk(path)
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(DeskTrouble, match=r"no backup of it could be made: .* Nothing was changed\.$"):
        Desk.open(path)
    raw = apsw.Connection(str(path))
    assert raw.execute("PRAGMA user_version").fetchall() == [(1,)]
    raw.close()
