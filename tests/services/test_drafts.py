"""Unfinished work and small settings survive a kill and are no part of history."""

from __future__ import annotations

import shutil
from pathlib import Path

from netdesk.services import drafts, history
from netdesk.store.desk import Desk

UNFINISHED = {"name": "Ann \ud83d", "emails": [["a@b.example", "work"]], "step": 2, "done": None}


def test_a_draft_is_there_after_a_kill_until_it_is_dropped(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk")
    with desk.reader() as reader:
        assert drafts.draft(reader, "editor") is None
        drafts.keep_draft(desk, "editor", {"name": "A"})
        drafts.keep_draft(desk, "editor", UNFINISHED)
        drafts.keep_draft(desk, "wizard", {})
        assert drafts.draft(reader, "wizard") == {}
    for suffix in ("", "-wal"):
        shutil.copy(f"{desk.path}{suffix}", f"{tmp_path / 'killed.netdesk'}{suffix}")
    desk.close()
    again = Desk.open(tmp_path / "killed.netdesk")
    with again.reader() as reader:
        assert drafts.draft(reader, "editor") == UNFINISHED
        drafts.drop_draft(again, "editor")
        drafts.drop_draft(again, "never kept")
        assert drafts.draft(reader, "editor") is None
        assert history.history(reader) == []
    again.close()


def test_settings(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk")
    with desk.reader() as reader:
        assert drafts.setting(reader, "theme") == ""
        assert drafts.setting(reader, "theme", "dark") == "dark"
        drafts.save_setting(desk, "theme", "light")
        drafts.save_setting(desk, "blank", "")
        assert drafts.setting(reader, "theme", "dark") == "light"
        assert drafts.setting(reader, "blank", "x") == ""
    desk.close()
