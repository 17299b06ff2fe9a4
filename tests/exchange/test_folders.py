"""Folders: their files in order, without going round in circles, stopped at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from netdesk.domain.errors import Cancelled
from netdesk.domain.progress import Until
from netdesk.exchange import folders
from netdesk.exchange.folders import files_of
from netdesk.services import imports
from tests.exchange.given import card


def filled(top: Path, *names: str) -> Path:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return top


def test_the_files_of_a_folder_come_in_order_and_others_are_left_alone(tmp_path: Path) -> None:
    top = filled(
        tmp_path / "in", "b.vcf", "a.CSV", "sub/c.eml", "sub/deep/d.ics", "photo.jpg", ".hidden.vcf",
        ".git/x.csv", "~$o.xlsx",
    )  # fmt: skip
    single = filled(tmp_path, "one.bin") / "one.bin"
    found = files_of([single, top])
    assert [each.name for each in found] == ["one.bin", "a.CSV", "b.vcf", "c.eml", "d.ics"]


def test_mailboxes_without_an_ending_are_found_by_what_stands_beside_them(tmp_path: Path) -> None:
    for name in ("Inbox", "Inbox.msf", "prefs", "Old.mbox/mbox", "Old.mbox/table_of_contents", "all.mbox"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in files_of([tmp_path])]
    assert found == ["Inbox", "all.mbox", "Old.mbox/mbox"]


def test_of_an_unpacked_linkedin_export_only_what_names_people_is_looked_into(tmp_path: Path) -> None:
    tables = ("Connections.csv", "messages.csv", "Skills.csv", "Profile.csv", "Search Queries.csv")
    top = filled(tmp_path / "export", *tables, "friends.csv", "Jobs/Saved Jobs.csv", "Jobs/card.vcf")
    names = [path.name for path in files_of([top])]
    assert names == ["Connections.csv", "friends.csv", "messages.csv", "card.vcf"]


def test_a_list_called_like_one_of_linkedins_is_looked_into_where_no_export_is(tmp_path: Path) -> None:
    top = filled(tmp_path / "lists", "Contacts.csv", "Organizations.csv", "Events.csv", "Votes.csv")
    assert len(files_of([top])) == 4


def test_links_are_not_followed(tmp_path: Path) -> None:
    top = filled(tmp_path / "in", "a.vcf")
    (top / "loop").symlink_to(top, target_is_directory=True)
    (top / "b.vcf").symlink_to(top / "a.vcf")
    assert files_of([top]) == [top / "a.vcf"]


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    top = filled(tmp_path / "in", "a.vcf")
    os.mkfifo(top / "b.vcf")
    assert files_of([top]) == [top / "a.vcf"]


def test_there_is_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    assert len(files_of([filled(tmp_path / "in", *(f"{n}.vcf" for n in range(9)))])) == 3


def test_that_there_was_more_than_was_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = filled(tmp_path / "in", *(f"{n}.vcf" for n in range(4)))
    every = sorted(top.iterdir())
    for path in every:
        path.write_bytes(card(f"FN:Ann {path.stem}"))
    assert len(imports.read_files([top])) == 4
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    for paths in ([top], every, [*every[:3], top]):
        *read, told = imports.read_files(paths)
        assert [len(each.drafts) for each in read] == [1, 1, 1]
        assert told.failure.startswith("Only the first 3 files were read")
    assert [each.failure for each in imports.read_files(every[:3])] == [""] * 3


def test_a_large_folder_is_left_at_once_when_the_user_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = filled(tmp_path / "in", *(f"{n}/{n}.vcf" for n in range(300)))
    monkeypatch.setattr(folders, "_REPORT_EVERY", 0.0)
    began = time.monotonic()
    with pytest.raises(Cancelled):
        files_of([top], Until(2))
    assert time.monotonic() - began < 0.2


def test_a_folder_is_read_as_its_files_and_texts_that_name_nobody_need_no_word(tmp_path: Path) -> None:
    top = tmp_path / "in"
    (top / "sub").mkdir(parents=True)
    (top / "sub" / "names.txt").write_text("Ann Lee\nBen Ode\n")
    (top / "read me.txt").write_text("This says nothing about anybody, really nothing.\n")
    (top / "broken.vcf").write_text("nothing")
    found = imports.read_files([top])
    assert [(Path(each.path).name, len(each.drafts)) for each in found] == [
        ("broken.vcf", 0),
        ("names.txt", 2),
    ]


def test_a_folder_without_people_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (found,) = imports.read_files([tmp_path / "in"])
    assert found.failure == "There is no file of people in the folder in."
    assert imports.offer([tmp_path / "in"]).title == "Import in"
