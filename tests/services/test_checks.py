"""The desk can be checked from services; what check sees is tested with the store."""

from __future__ import annotations

from pathlib import Path

from netdesk.services import checks
from netdesk.store.desk import Desk


def test_a_desk_is_checked(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk")
    with desk.reader() as reader:
        assert checks.check(reader) == []
        desk.writer.run("INSERT INTO contact (shown) VALUES ('Ann')")
        assert checks.check(reader) == ["The search index lacks words of contact 1."]
    desk.close()
