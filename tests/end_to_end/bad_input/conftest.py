"""A desk that bad input may come to, a folder open to all, and a log that is left alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk import app
from tests.end_to_end.bad_input.cards import ONE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with one person on it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    cards = tmp_path / "one.vcf"
    cards.write_text(ONE, newline="")
    assert app.main(["import", str(cards), "--desk", str(folder / "ana.netdesk")]) == 0
    return folder / "ana.netdesk"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can come to; pytest keeps its own folders closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="netdesk-open-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def no_logbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log is one for the whole process: tests that start netdesk in it leave it alone."""
    monkeypatch.setattr("netdesk.ui.program.start.open_logbook", lambda folder: None)
