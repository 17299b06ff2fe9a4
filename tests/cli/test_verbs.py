"""The headless verbs, as a script would use them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from netdesk import app
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind
from netdesk.services import interactions
from netdesk.store.desk import Desk
from tests.cli.cards import CARD
from tests.systems import posix


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_import_prints_a_report_whose_numbers_balance(
    desk: str, cards: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["import", cards, "--desk", desk, "--json"]) == 0
    report = _json(capsys)
    assert (report["contacts_before"], report["contacts_after"]) == (0, 2)
    (file,) = report["files"]
    counts = {key: file[key] for key in ("added", "updated", "same", "suggested", "rejected", "ignored")}
    assert counts == {"added": 2, "updated": 0, "same": 0, "suggested": 0, "rejected": 0, "ignored": 0}
    assert file["read"] == sum(counts.values())
    assert file["format"] == "vCard 3.0"
    assert file["problems"] == []


def test_the_same_file_again_adds_nothing(desk: str, cards: str, capsys: pytest.CaptureFixture[str]) -> None:
    app.main(["import", cards, "--desk", desk])
    capsys.readouterr()
    assert app.main(["import", cards, "--desk", desk, "--json"]) == 0
    report = _json(capsys)
    assert report["contacts_after"] == 2
    assert report["files"][0]["same"] == 2


def test_import_says_whom_it_takes_or_leaves_out_for_a_name_alone(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    friends = tmp_path / "friends.json"
    friends.write_text(json.dumps({"friends_v2": [{"name": each} for each in ("Ann Lee", "Bo Chen")]}))
    app.main(["import", str(friends), "--desk", desk, "--suggested", "skip"])
    told = capsys.readouterr().out
    assert "  left out: 2 only a name (--suggested add brings them in)" in told
    assert "0 before, 0 after" in told
    app.main(["import", str(friends), "--desk", desk])
    told = capsys.readouterr().out
    assert "  added all the same: 2 only a name (--suggested skip leaves them out)" in told
    namesake = tmp_path / "other.vcf"
    namesake.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:ann@x.example\nEND:VCARD\n")
    app.main(["import", str(namesake), cards, "--desk", desk, "--json", "--dry-run"])
    report = _json(capsys)
    assert [each["suggested_why"] for each in report["files"]] == [
        {"May be somebody who is here already": 1},
        {},
    ]


def test_import_says_what_was_deleted_here_and_how_it_comes_back(
    desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    invite = tmp_path / "a.ics"
    invite.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20301105T090000Z\n"
        "ATTENDEE;CN=Ann Lee:mailto:ann@x.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    app.main(["import", str(invite), "--desk", desk])
    opened = Desk.open(Path(desk))
    interactions.delete_interactions(opened, [1])
    opened.close()
    capsys.readouterr()
    app.main(["import", str(invite), "--desk", desk])
    told = capsys.readouterr().out
    assert "  interactions left out: 1 deleted here before" in told
    assert "--deleted add brings back" in told
    app.main(["import", str(invite), "--desk", desk, "--deleted", "add", "--json"])
    assert _json(capsys)["interactions"]["added"] == 1


def test_a_dry_run_makes_no_desk_where_there_is_none(
    cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none" / "missing.netdesk"
    before = sorted(tmp_path.rglob("*"))
    assert app.main(["import", cards, "--desk", str(missing), "--dry-run", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["contacts_before"] == 0
    assert report["files"][0]["added"] > 0
    assert sorted(tmp_path.rglob("*")) == before


def test_a_dry_run_says_the_same_and_changes_nothing(
    desk: str, cards: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["import", cards, "--desk", desk, "--dry-run", "--json"]) == 0
    report = _json(capsys)
    assert report["files"][0]["added"] == 2
    assert report["contacts_after"] == 0
    with Desk.open(Path(desk)).reader() as reader:
        assert reader.value("SELECT count(*) FROM contact") == 0


def test_suggestions_can_be_left_out(desk: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "1.vcf", tmp_path / "2.vcf"
    first.write_text(CARD)
    second.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Leila Haddad\nORG:Another Firm\nEND:VCARD\n")
    app.main(["import", str(first), "--desk", desk])
    capsys.readouterr()
    app.main(["import", str(second), "--desk", desk, "--suggested", "skip", "--json"])
    skipped = _json(capsys)
    assert (skipped["files"][0]["suggested"], skipped["contacts_after"]) == (1, 1)
    app.main(["import", str(second), "--desk", desk, "--json"])
    added = _json(capsys)
    assert (added["files"][0]["suggested"], added["contacts_after"]) == (1, 2)


def test_an_unreadable_file_is_told_after_the_others_are_imported(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "picture.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert app.main(["import", str(picture), cards, "--desk", desk, "--json"]) == 1
    printed = capsys.readouterr()
    report = json.loads(printed.out)
    assert report["contacts_after"] == 2
    (line,) = printed.err.splitlines()
    assert line.startswith("netdesk: ")
    assert "picture.vcf" in line
    assert "Traceback" not in printed.err


def test_people_go_out_as_json_in_the_order_in_which_they_came(desk: str, cards: str, tmp_path: Path) -> None:
    app.main(["import", cards, "--desk", desk])
    out = tmp_path / "out.json"
    assert app.main(["export", "--format", "json", str(out), "--desk", desk]) == 0
    people = json.loads(out.read_text("utf-8"))["contacts"]
    assert [each["name"] for each in people] == ["Leila Haddad", "Jonas Lindqvist"]
    first = people[0]
    assert first["organization"] == "Halden Storage"
    assert first["title"] == "Head of Cell Testing"
    assert first["emails"] == ["leila@halden.example"]
    assert first["phones"] == ["+47 555 0142"]
    assert first["photo"] is False


def test_an_exported_vcard_imported_into_another_desk_gives_the_same_people(
    desk: str, cards: str, tmp_path: Path
) -> None:
    app.main(["import", cards, "--desk", desk])
    card, other = tmp_path / "out.vcf", str(tmp_path / "b.netdesk")
    assert app.main(["export", "--format", "vcard", str(card), "--desk", desk]) == 0
    assert app.main(["import", str(card), "--desk", other]) == 0
    exports = []
    for number, each in enumerate((desk, other)):
        out = tmp_path / f"{number}.json"
        app.main(["export", "--format", "json", str(out), "--desk", each])
        exports.append([{**person, "uid": ""} for person in json.loads(out.read_text("utf-8"))["contacts"]])
    assert exports[0] == exports[1]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ics", "vcard", "json"])
def test_every_format_is_written(desk: str, cards: str, kind: str, tmp_path: Path) -> None:
    assert app.main(["import", cards, "--desk", desk]) == 0
    out = tmp_path / "out"
    assert app.main(["export", "--format", kind, str(out), "--desk", desk]) == 0
    begins = {"csv": b"\xef\xbb\xbfName,", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "json": b"{"}
    assert out.read_bytes().startswith(begins.get(kind, b"BEGIN:VCARD\r\nVERSION:4.0"))


def test_the_version_of_vcards_and_exact_tables_are_there_to_choose(
    desk: str, cards: str, tmp_path: Path
) -> None:
    assert app.main(["import", cards, "--desk", desk]) == 0
    out = tmp_path / "out"
    for_desk = [str(out), "--desk", desk]
    assert app.main(["export", "--format", "vcard", "--version", "3.0", *for_desk]) == 0
    assert b"VERSION:3.0" in out.read_bytes()
    assert app.main(["export", "--format", "csv", "--exact", *for_desk]) == 0
    assert out.read_bytes().startswith(b"Name,")


def test_a_sheet_is_written_for_a_contact(desk: str, cards: str, tmp_path: Path) -> None:
    app.main(["import", cards, "--desk", desk])
    opened = Desk.open(Path(desk))
    interactions.add_interaction(
        opened, Interaction(Kind.INFORMATIONAL_INTERVIEW, (1,), start=Moment("2099-12-03T14:30"), minutes=25)
    )
    opened.close()
    for choice in (["--contact", "Leila Haddad"], ["--next"], ["--interaction", "1"]):
        out = tmp_path / "sheet.pdf"
        assert app.main(["sheet", *choice, str(out), "--desk", desk]) == 0
        text = pypdfium2.PdfDocument(io.BytesIO(out.read_bytes()))[0].get_textpage().get_text_bounded()
        assert "Leila Haddad" in text
        out.unlink()


def test_a_sheet_for_nobody_is_one_line_and_no_file(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    capsys.readouterr()
    out = tmp_path / "sheet.pdf"
    assert app.main(["sheet", "--contact", "Nobody Here", str(out), "--desk", desk]) == 1
    assert capsys.readouterr().err.splitlines() == ["netdesk: Nobody on this desk is called “Nobody Here”."]
    assert not out.exists()


def test_check_finds_a_whole_desk_whole_and_a_changed_index_not(
    desk: str, cards: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    assert app.main(["check", "--desk", desk]) == 0
    opened = Desk.open(Path(desk))
    with opened.unrecorded() as connection:
        connection.run("DELETE FROM search WHERE rowid = 1")
    opened.close()
    capsys.readouterr()
    assert app.main(["check", "--desk", desk]) == 1
    assert "search index" in capsys.readouterr().err


def test_exporting_from_a_desk_that_is_not_there_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "none.netdesk"
    assert app.main(["export", "--format", "json", str(tmp_path / "o.json"), "--desk", str(desk)]) == 1
    assert "no desk" in capsys.readouterr().err
    assert not desk.exists()


def test_a_desk_in_use_is_named(desk: str, cards: str, capsys: pytest.CaptureFixture[str]) -> None:
    holding = app.open_desk(Path(desk), True)
    try:
        assert app.main(["import", cards, "--desk", desk]) == 1
    finally:
        holding.close()
    assert "already open" in capsys.readouterr().err


def test_words_that_are_no_command_are_explained_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["import"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert app.main(["--nonsense"]) == 1
    assert "--nonsense" in capsys.readouterr().err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("netdesk 0.")
    assert app.main(["--help"]) == 0
    assert "netdesk import FILE" in capsys.readouterr().out


def test_an_export_into_a_missing_folder_leaves_nothing(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    capsys.readouterr()
    assert app.main(["export", "--format", "json", str(tmp_path / "no" / "o.json"), "--desk", desk]) == 1
    assert "o.json could not be written" in capsys.readouterr().err


def test_the_services_load_no_qt(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, netdesk.services.imports, netdesk.services.contacts, netdesk.services.interactions;"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).resolve().parents[2])


def _start(*arguments: str, **how: Any) -> subprocess.Popen[str]:
    """A verb in a process of its own, with this checkout's netdesk."""
    code = "import sys; from netdesk.app import main; sys.exit(main(sys.argv[1:]))"
    checkout = Path(app.__file__).parents[1]
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=checkout, text=True, **how)


@posix
def test_nobody_who_listens_is_no_fault_of_the_verb(desk: str, cards: str) -> None:
    app.main(["import", cards, "--desk", desk])
    read, write = os.pipe()
    os.close(read)
    verb = _start("check", "--desk", desk, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    _, said = verb.communicate(timeout=60)
    assert (verb.returncode, said) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_no_room_for_what_is_told_is_one_line(desk: str, cards: str) -> None:
    app.main(["import", cards, "--desk", desk])
    with Path("/dev/full").open("w") as full:
        verb = _start("check", "--desk", desk, stdout=full, stderr=subprocess.PIPE)
        _, said = verb.communicate(timeout=60)
    assert verb.returncode == 1
    assert said == "netdesk: what came of it could not be told: No space left on device\n"


@posix
def test_what_is_no_file_is_not_replaced_and_a_link_stays_a_link(
    desk: str, cards: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(["import", cards, "--desk", desk])
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.vcf").symlink_to(tmp_path / "real.vcf")
    (tmp_path / "real.vcf").write_text("older")
    assert app.main(["export", "--format", "vcard", str(tmp_path / "pipe"), "--desk", desk]) == 1
    assert "pipe is not a file that can be replaced" in capsys.readouterr().err
    assert app.main(["backup", str(tmp_path / "pipe"), "--desk", desk]) == 1
    assert (tmp_path / "pipe").is_fifo()
    assert app.main(["export", "--format", "vcard", str(tmp_path / "link.vcf"), "--desk", desk]) == 0
    assert (tmp_path / "link.vcf").is_symlink()
    assert "Leila Haddad" in (tmp_path / "real.vcf").read_text()
