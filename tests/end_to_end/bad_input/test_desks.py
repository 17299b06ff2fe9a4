"""Desks that are none, not for this netdesk, or open elsewhere: told at the start and by every verb."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.app import default_desk, open_desk
from netdesk.domain.errors import DeskInUse
from netdesk.store.desk import Desk
from tests.end_to_end.bad_input.seen import CHECKOUT, StartBox, files_beside, told_by


def _foreign(path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    connection.close()


def _newer(path: Path) -> None:
    Desk.open(path).close()
    with path.open("r+b") as file:
        file.seek(60)
        file.write((99).to_bytes(4, "big"))


def _text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 20)


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    Desk.open(path).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


REFUSED = [
    pytest.param(_foreign, "belongs to another program, not to netdesk. It was left as it is.", id="foreign"),
    pytest.param(_newer, "was written by a newer netdesk (desk version 99; this one knows ", id="newer"),
    pytest.param(_text, "is not a netdesk desk. It was left as it is.", id="text"),
    pytest.param(_nothing, "is empty: its contents have been lost outside netdesk.", id="empty"),
    pytest.param(_half, "is cut short: its end has been lost outside netdesk.", id="half"),
]
Spoil = Callable[[Path], None]


@pytest.mark.parametrize(("spoil", "sentence"), REFUSED)
@pytest.mark.parametrize("given", [True, False], ids=["given", "default"])
def test_a_desk_that_is_refused_is_told_at_the_start_and_not_touched(
    spoil: Spoil,
    sentence: str,
    given: bool,
    tmp_path: Path,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    fresh_home: Path,
) -> None:
    path = tmp_path / "there" / "mine.netdesk" if given else default_desk()
    assert given or path.is_relative_to(fresh_home)
    path.parent.mkdir(parents=True, exist_ok=True)
    spoil(path)
    before = files_beside(path)
    with StartBox() as box:
        assert app.main([str(path)] if given else []) == 1
    (told,) = box.told
    assert told.startswith(f"{path.name} {sentence}")
    # Where backups may help, they are offered in a window, and leaving it says nothing more.
    assert capsys.readouterr().err in ("", f"netdesk: {told}\n")
    assert files_beside(path) == before


@pytest.mark.parametrize(("spoil", "sentence"), REFUSED)
@pytest.mark.parametrize(
    "verb",
    [["import", "one.vcf"], ["export", "--format", "json", "out"], ["check"], ["sheet", "--next", "s.pdf"]],
)
def test_a_desk_that_is_refused_is_told_by_every_verb_and_not_touched(
    spoil: Spoil, sentence: str, verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.netdesk"
    spoil(path)
    before = files_beside(path)
    assert app.main([*verb, "--desk", str(path)]) == 1
    assert told_by(capsys).startswith(f"mine.netdesk {sentence}")
    assert files_beside(path) == before


@pytest.mark.parametrize("verb", [["import", "one.vcf"], ["check"]])
def test_a_desk_where_no_folder_can_be_is_told(
    verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert app.main([*verb, "--desk", str(tmp_path / "file" / "mine.netdesk")]) == 1
    assert "mine.netdesk" in told_by(capsys)
    assert (tmp_path / "file").read_text() == "no folder"


def test_a_verb_that_only_reads_makes_no_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check", "--desk", str(tmp_path / "no" / "mine.netdesk")]) == 1
    assert told_by(capsys).startswith("There is no desk at ")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def fresh_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which netdesk was never started."""
    home = tmp_path / "home"
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


HOLD = """
import sys
sys.path.insert(0, {checkout!r})
from pathlib import Path
from netdesk.app import open_desk
desk = open_desk(Path({path!r}), False)
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_start_is_refused_and_a_killed_one_does_not_keep_the_desk(
    path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    script = HOLD.format(checkout=str(CHECKOUT), path=str(path))
    holding = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "open\n"
        capsys.readouterr()
        with StartBox() as box:
            assert app.main([str(path)]) == 1
        told = told_by(capsys)
        assert box.told == [told]
        assert told.startswith("ana.netdesk is already open in another netdesk window")
        assert app.main(["check", "--desk", str(path)]) == 1
        assert told_by(capsys) == told
        with pytest.raises(DeskInUse):
            open_desk(path, False)
    finally:
        holding.kill()
        holding.communicate()
    assert holding.returncode == -signal.SIGKILL
    assert path.with_name("ana.netdesk.lock").exists()
    assert app.main(["check", "--desk", str(path)]) == 0
    assert not path.with_name("ana.netdesk.lock").exists()
