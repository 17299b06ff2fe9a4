"""File dialogs begin in a folder that is there, and propose names that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from netdesk.ui.folders import documents, downloads, file_name


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


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Leila Haddad", "Leila-Haddad"),
        ("../../etc: <a|b>?", "etc-a-b"),
        ("Con", "Con-contact"),
        ("aux", "aux-contact"),
        ("COM1", "COM1-contact"),
        ("Con Nguyen", "Con-Nguyen"),
        ("...", "contact"),
        ("王芳", "王芳"),
    ],
)
def test_a_file_is_named_for_somebody_without_what_a_system_refuses(name: str, file: str) -> None:
    assert file_name(name) == file
