"""What is remembered for the user of this computer: whatever the file says, netdesk starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.ui import user_settings


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    user_settings.forget()


def test_the_folder_of_backups_is_the_same_wherever_netdesk_is_started(tmp_path: Path) -> None:
    user_settings.save_backup_folder(tmp_path / "a, b = [c]")
    assert user_settings.backup_folder() == tmp_path / "a, b = [c]"
    for said in ("relative/folder", ".", ""):
        user_settings._keep("backups/folder", said)
        assert user_settings.backup_folder() is None


@pytest.mark.parametrize("said", ["²", "-5", "9" * 40, "huge", ""])
def test_a_text_size_that_cannot_be_is_none(said: str) -> None:
    user_settings._keep("look/text-percent", said)
    percent = user_settings.text_percent()
    assert user_settings.SMALLEST_TEXT <= percent <= user_settings.LARGEST_TEXT
