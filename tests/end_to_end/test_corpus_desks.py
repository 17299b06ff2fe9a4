"""Files as real programs write them, each into a desk and out again; and what hostile ones do to the verb."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netdesk import app
from netdesk.app import open_desk
from netdesk.services import history, imports
from netdesk.services.checks import check
from netdesk.services.dry_runs import Batch, ImportReport
from netdesk.store import recorded
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

COUNTS = ("added", "updated", "same", "suggested", "rejected", "ignored")
Dump = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def files(shared: Path) -> list[Path]:
    """Every file of the corpus, the hostile ones among them."""
    endings = (".vcf", ".csv", ".ldif", ".json", ".ics", ".zip")
    found = sorted(each for each in (shared / "corpus").rglob("*") if each.suffix in endings)
    found = [each for each in found if each.name != "expected.json"]
    assert len(found) > 90
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(tmp_path / "mine.netdesk", True)
    yield opened
    opened.close()


def _dump(connection: Connection) -> Dump:
    """All rows of the recorded tables, whatever they are."""
    return {table: sorted(connection.rows(f"SELECT * FROM {table}"), key=repr) for table in recorded.TABLES}


def _import(desk: Desk, *paths: Path) -> ImportReport:
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files(paths))
    return imports.import_people(desk, planned, Batch())


def _is_whole(desk: Desk) -> bool:
    with desk.reader() as reader:
        return check(reader) == []


def test_each_file_imported_into_a_desk_with_people_and_undone_leaves_it_as_it_was(
    files: list[Path], desk: Desk
) -> None:
    """The people already there are some of those in the files, so that updates are undone too."""
    _import(desk, *files[::7])
    before = _dump(desk.writer)
    changed = 0
    for path in files:
        report = _import(desk, path)
        for file in report.files:
            assert file.read == sum(getattr(file, count) for count in COUNTS), path.name
        if report.change_id is None:
            assert _dump(desk.writer) == before, path.name
            continue
        changed += 1
        assert _dump(desk.writer) != before, path.name
        history.undo_change(desk, report.change_id)
        assert _dump(desk.writer) == before, path.name
    assert changed > 30
    assert _is_whole(desk)


def test_each_file_a_second_time_in_its_own_desk_adds_nothing_and_undoing_both_leaves_nothing(
    files: list[Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.netdesk"
    open_desk(empty, True).close()
    for path in files:
        own = tmp_path / "own.netdesk"
        shutil.copy(empty, own)
        desk = open_desk(own, False)
        try:
            nothing = _dump(desk.writer)
            _import(desk, path)
            once = _dump(desk.writer)
            second = _import(desk, path)
            (file,) = second.files
            assert (file.added, file.updated, file.suggested) == (0, 0, 0), path.name
            assert _dump(desk.writer) == once, path.name
            while history.undo(desk):
                pass
            assert _dump(desk.writer) == nothing, path.name
            while history.redo(desk):
                pass
            assert _dump(desk.writer) == once, path.name
        finally:
            desk.close()


def test_all_files_into_one_desk_twice(files: list[Path], desk: Desk) -> None:
    for path in files:
        _import(desk, path)
    once = _dump(desk.writer)
    assert len(once["contact"]) > 1000
    for path in files:
        (file,) = _import(desk, path).files
        assert (file.added, file.updated, file.suggested) == (0, 0, 0), path.name
    assert _dump(desk.writer) == once
    assert _is_whole(desk)
    while history.undo(desk):
        pass
    assert [table for table, rows in _dump(desk.writer).items() if rows and table != "circle"] == []
    assert _is_whole(desk)


# What hostile files do to the verb


@pytest.fixture(scope="module")
def nasty(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every hostile file, and a few of the generated kinds small enough to be made here."""
    made = tmp_path_factory.mktemp("nasty")
    (made / "deep.vcf").write_bytes(b"BEGIN:VCARD\r\n" * 20_000)
    (made / "long.vcf").write_bytes(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + b"x" * 8_000_000 + b"\r\nEND:VCARD\r\n"
    )
    (made / "zeros.vcf").write_bytes(b"BEGIN:VCARD" + bytes(8_000_000))
    (made / "wide.csv").write_bytes(b"First Name,Last Name,URL,Company,Position\n" + b'"' * 4_000_000)
    found = sorted((shared / "corpus" / "nasty").iterdir())
    assert len(found) > 10
    return [*found, *sorted(made.iterdir())]


def _verb(
    paths: list[Path], desk: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, Any], list[str]]:
    capsys.readouterr()
    status = app.main(["import", *map(str, paths), "--desk", str(desk), "--json"])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    report: dict[str, Any] = json.loads(said.out)
    return status, report, said.err.splitlines()


def test_every_hostile_file_gives_a_report_and_a_sentence_in_little_time(
    nasty: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = sorted(each.name for each in tmp_path.parent.iterdir())
    for number, path in enumerate(nasty):
        began = time.monotonic()
        status, report, lines = _verb([path], tmp_path / f"{number}.netdesk", capsys)
        assert time.monotonic() - began < 10, path.name
        (file,) = report["files"]
        assert file["read"] == sum(file[count] for count in COUNTS), path.name
        assert report["contacts_after"] - report["contacts_before"] == file["added"] + file["suggested"]
        assert status == (1 if "failure" in file else 0), path.name
        assert len(lines) == status, path.name
        if status:
            assert lines == [f"netdesk: {path}: {file['failure']}"]
            assert file["failure"].endswith((".", "!")), file["failure"]
        else:
            assert file["read"] > 0, path.name
        assert app.main(["check", "--desk", str(tmp_path / f"{number}.netdesk")]) == 0
    assert sorted(each.name for each in tmp_path.parent.iterdir()) == outside


def test_hostile_files_do_not_keep_others_out(
    nasty: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.vcf"
    good.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Leila Haddad\nEMAIL:leila@halden.example\nEND:VCARD\n")
    status, report, lines = _verb([*nasty, good], tmp_path / "mine.netdesk", capsys)
    assert status == 1
    assert report["files"][-1]["added"] == 1
    assert len(lines) == sum("failure" in file for file in report["files"])
