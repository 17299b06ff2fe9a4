"""Backing up and restoring without a window, as a script would."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netdesk import app
from netdesk.ui import user_settings
from tests.cli.cards import CARD


def test_a_backup_is_brought_back_and_what_was_there_is_kept(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "safe" / "desk.netdesk-backup"
    assert app.main(["import", cards, "--desk", desk]) == 0
    assert app.main(["backup", str(out), "--desk", desk]) == 0
    assert "2 people" in capsys.readouterr().out
    before = _people(desk, tmp_path)
    other = tmp_path / "other.vcf"
    other.write_text(CARD.replace("Leila", "Mona").replace("leila", "mona"), newline="")
    assert app.main(["import", str(other), "--desk", desk]) == 0
    capsys.readouterr()
    assert app.main(["restore", str(out), "--desk", desk]) == 0
    said = capsys.readouterr().out
    assert "2 people, 3 before" in said
    assert _people(desk, tmp_path) == before
    kept = Path(said.split("is kept in ")[1].splitlines()[0])
    assert app.main(["restore", str(kept), "--desk", desk]) == 0
    assert len(_people(desk, tmp_path)["contacts"]) == 3


def _people(desk: str, tmp_path: Path) -> dict[str, Any]:
    out = tmp_path / "people.json"
    assert app.main(["export", "--format", "json", str(out), "--desk", desk]) == 0
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_a_backup_restores_onto_a_computer_without_a_desk(desk: str, cards: str, tmp_path: Path) -> None:
    out, new = tmp_path / "desk.netdesk-backup", str(tmp_path / "new" / "b.netdesk")
    app.main(["import", cards, "--desk", desk])
    app.main(["backup", str(out), "--desk", desk])
    assert app.main(["restore", str(out), "--desk", new]) == 0
    assert _people(new, tmp_path) == _people(desk, tmp_path)


def test_a_desk_that_is_open_is_not_replaced(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "desk.netdesk-backup"
    app.main(["import", cards, "--desk", desk])
    app.main(["backup", str(out), "--desk", desk])
    opened = app.open_desk(Path(desk), False)
    try:
        capsys.readouterr()
        assert app.main(["restore", str(out), "--desk", desk]) == 1
        assert "is open in another netdesk window" in capsys.readouterr().err
    finally:
        opened.close()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no backup at"),
        (b"", "is empty"),
        (b"x" * 300, "not a netdesk desk"),
        (b"SQLite", "not a netdesk"),
    ],
)
def test_what_is_no_backup_is_refused_and_the_desk_stays(
    desk: str,
    cards: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    says: str,
) -> None:
    app.main(["import", cards, "--desk", desk])
    before = Path(desk).read_bytes()
    source = tmp_path / "in.netdesk-backup"
    if content is not None:
        source.write_bytes(content)
    capsys.readouterr()
    assert app.main(["restore", str(source), "--desk", desk]) == 1
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""
    assert Path(desk).read_bytes() == before


def test_a_backup_never_takes_the_place_of_the_desk_or_of_something_else(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    assert app.main(["backup", desk, "--desk", desk]) == 1
    assert "is the desk itself" in capsys.readouterr().err
    (tmp_path / "people.json").write_text("[]")
    assert app.main(["backup", str(tmp_path / "people"), "--desk", desk]) == 1
    assert "people.json is in the way" in capsys.readouterr().err
    assert (tmp_path / "people.json").read_text() == "[]"
    (tmp_path / "thesis.odt").write_text("dear reader")
    assert app.main(["backup", str(tmp_path / "thesis.odt"), "--desk", desk]) == 1
    assert "thesis.odt is there already and is no backup" in capsys.readouterr().err
    assert (tmp_path / "thesis.odt").read_text() == "dear reader"


def test_a_backup_leaves_an_open_desk_and_a_file_of_a_like_name_alone(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    other = app.open_desk(tmp_path / "other.netdesk", create=True)
    before = (tmp_path / "other.netdesk").read_bytes()
    assert app.main(["backup", str(other.path), "--desk", desk]) == 1
    assert "other.netdesk is open somewhere, or was not closed" in capsys.readouterr().err
    assert (tmp_path / "other.netdesk").read_bytes() == before
    other.close()
    (tmp_path / "safe.new").write_text("mine")
    assert app.main(["backup", str(tmp_path / "safe"), "--desk", desk]) == 0
    assert (tmp_path / "safe.new").read_text() == "mine"


def test_a_backup_that_cannot_be_written_is_named_as_it_was_asked_for(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    (tmp_path / "file").write_text("no folder")
    capsys.readouterr()
    assert app.main(["backup", str(tmp_path / "file" / "b.netdesk-backup"), "--desk", desk]) == 1
    assert capsys.readouterr().err.startswith("netdesk: b.netdesk-backup could not be written in ")


def test_an_import_without_a_backup_before_it_says_so(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    (tmp_path / "file").write_text("no folder")
    user_settings.save_backup_folder(tmp_path / "file")
    try:
        capsys.readouterr()
        assert app.main(["import", cards, "--desk", desk, "--json"]) == 0
    finally:
        user_settings.save_backup_folder(None)
    said = capsys.readouterr()
    assert json.loads(said.out)["contacts_after"] == 2
    assert said.err.startswith("netdesk: no backup was made before the import: ")


def test_a_backup_of_the_same_name_is_replaced(desk: str, cards: str, tmp_path: Path) -> None:
    out = tmp_path / "desk.netdesk-backup"
    app.main(["import", cards, "--desk", desk])
    for _ in range(2):
        assert app.main(["backup", str(out), "--desk", desk]) == 0
    assert app.main(["restore", str(out), "--desk", desk]) == 0
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith("desk.")) == [
        "desk.netdesk-backup",
        "desk.netdesk-backup.json",
    ]
