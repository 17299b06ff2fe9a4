"""File dialogs begin in a folder that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from netdesk.ui.folders import documents, downloads


@pytest.mark.parametrize("where", [documents, downloads])
def test_the_users_folder_is_taken_when_it_is_there_and_home_when_not(
    where: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert callable(where)
    monkeypatch.setattr(Path, "home", staticmethod(lambda: tmp_path))
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _place: str(tmp_path / "Papers"))
    )
    assert where() == str(tmp_path)
    (tmp_path / "Papers").mkdir()
    assert where() == str(tmp_path / "Papers")
