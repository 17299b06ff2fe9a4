"""Files that cannot be imported, by the window and by the verb: one clear sentence, nothing changed."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.ui.dialogs.import_people import ImportDialog
from tests.end_to_end.bad_input.cards import MANY, ONE, TWO
from tests.end_to_end.bad_input.nobody import NOBODY, as_nobody, as_root_on_linux
from tests.end_to_end.bad_input.seen import OpenWindow, content, told_by
from tests.end_to_end.hands import on_screen
from tests.systems import posix


def _empty(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.touch()
    return made


def _picture(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return made


def _a_folder(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.mkdir()
    return made


def _missing(folder: Path) -> Path:
    return folder / "people.vcf"


def _database(folder: Path) -> Path:
    made = folder / "people.vcf"
    with sqlite3.connect(made) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")
    connection.close()
    return made


def _pipe(folder: Path) -> Path:
    made = folder / "people.vcf"
    os.mkfifo(made)
    return made


def _cut_in_the_only_card(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.write_bytes(b"BEGIN:VC")
    return made


BAD_FILES = [
    pytest.param(_empty, "people.vcf is empty.", id="empty"),
    pytest.param(_picture, "people.vcf is a PNG picture, not a list of contacts.", id="picture"),
    pytest.param(_a_folder, "There is no file of people in the folder people.vcf.", id="folder"),
    pytest.param(_missing, "There is no file {path}.", id="missing"),
    pytest.param(_database, "people.vcf is a database, not a list of contacts.", id="database"),
    pytest.param(_pipe, "people.vcf is not a file that can be read to an end.", id="pipe", marks=posix),
    pytest.param(_cut_in_the_only_card, "There is no vCard in people.vcf.", id="cut"),
]
Make = Callable[[Path], Path]


@pytest.mark.parametrize(("make", "sentence"), BAD_FILES)
def test_the_verb_tells_a_bad_file_in_one_sentence_and_changes_nothing(
    make: Make, sentence: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = make(tmp_path)
    before = content(path)
    capsys.readouterr()
    assert app.main(["import", str(bad), "--desk", str(path)]) == 1
    assert told_by(capsys) == f"{bad}: {sentence.format(path=bad)}"
    assert content(path) == before


@pytest.mark.parametrize(("make", "sentence"), BAD_FILES)
def test_the_window_tells_a_bad_file_in_one_sentence_and_changes_nothing(
    make: Make, sentence: str, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = make(tmp_path)
    before = content(path)
    with OpenWindow(path, qtbot) as window:
        window.errands.bring_in([bad])
        dialog = on_screen(qtbot, ImportDialog)
        qtbot.waitUntil(lambda: hasattr(dialog, "reasons"), timeout=10_000)
        assert [reason.text() for reason in dialog.reasons] == [sentence.format(path=bad)]
        assert not dialog.verb_button.isVisible()
        dialog.accept()
        qtbot.waitUntil(lambda: window.errands.imports.dialog is None)
    assert content(path) == before


def test_what_is_whole_in_a_file_cut_in_the_middle_is_imported_and_the_rest_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = TWO + MANY[:2000]
    bad = tmp_path / "cut.vcf"
    cut = whole[: whole.rindex("NOTE:") + 9]
    bad.write_text(cut, newline="")
    capsys.readouterr()
    assert app.main(["import", str(bad), "--desk", str(path), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    kinds = ("added", "updated", "same", "suggested", "rejected", "ignored")
    assert report["read"] == sum(report[kind] for kind in kinds)
    assert report["added"] >= 2
    (problem,) = report["problems"]
    assert problem["line"] == cut.count("\n") + 1
    assert problem["what"].startswith("The file stops in the middle of this card")


@as_root_on_linux
def test_a_file_that_may_not_be_read_is_told_in_one_sentence(path: Path, open_folder: Path) -> None:
    secret = open_folder / "secret.vcf"
    secret.write_text(ONE)
    secret.chmod(0)
    os.chown(secret, NOBODY, NOBODY)
    mine = open_folder / "mine.netdesk"
    shutil.copy(path, mine)
    os.chown(mine, NOBODY, NOBODY)
    open_folder.chmod(0o777)
    ended = as_nobody(f"""
    sys.exit(app.main(["import", {str(secret)!r}, "--desk", {str(mine)!r}]))
    """)
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [f"netdesk: {secret}: secret.vcf may not be read by you."]
    os.chown(mine, 0, 0)
    assert content(mine) == content(path)
