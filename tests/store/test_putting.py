"""A rename that somebody stands in the way of for a moment, as on Windows, is tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from netdesk.store.putting import put


@pytest.fixture
def busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the system says yet that the file is in use; and nobody waits."""
    left = [2]
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "used by another process")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    (tmp_path / "built").write_text("new")
    (tmp_path / "target").write_text("old")
    return left


def test_on_windows_it_is_tried_again(tmp_path: Path, busy: list[int]) -> None:
    put(tmp_path / "built", tmp_path / "target", "win32")
    assert busy == [0]
    assert (tmp_path / "target").read_text() == "new"
    assert not (tmp_path / "built").exists()


def test_it_is_not_tried_for_ever(tmp_path: Path, busy: list[int]) -> None:
    busy[0] = 100
    with pytest.raises(PermissionError):
        put(tmp_path / "built", tmp_path / "target", "win32")
    assert 90 < busy[0] < 100
    assert (tmp_path / "target").read_text() == "old"


def test_elsewhere_no_means_no(tmp_path: Path, busy: list[int]) -> None:
    with pytest.raises(PermissionError):
        put(tmp_path / "built", tmp_path / "target", "linux")
    assert busy == [1]
