"""Looking through a dry run before deciding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.names import Name
from netdesk.domain.progress import Silent, Until
from netdesk.services import contacts
from netdesk.services.dry_runs import (
    Difference,
    DryRun,
    Outcome,
    Overview,
    let_go,
    look_through,
    read_and_plan,
    save_rejected,
    side_by_side,
)
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


AGAIN = card("FN:Ann New", "N:New;Ann;;;", "EMAIL:ann@new.example", "TITLE:Engineer")
CARDS = (
    card(
        "FN:Leila Haddad",
        "N:Haddad;Leila;;;",
        "EMAIL;TYPE=WORK:leila@halden.example",
        "TEL;TYPE=CELL:+47 555 0142",
    )
    + card("FN:Ann New", "N:New;Ann;;;", "EMAIL:ann@new.example")
    + card("NOTE:nobody")
    + card("FN:Sam Same", "N:Same;Sam;;;", "EMAIL;TYPE=WORK:sam@same.example")
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "a.netdesk")
    work = (Labelled("leila@halden.example", "work"),)
    leila = Contact(Name(given="Leila", family="Haddad"), emails=work, circle_id=2, tags=("cells", "rowing"))
    contacts.add_contact(opened, leila)
    sam = (Labelled("sam@same.example", "work"),)
    contacts.add_contact(opened, Contact(Name(given="Sam", family="Same"), emails=sam))
    yield opened
    opened.close()


@pytest.fixture
def reader(desk: Desk) -> Iterator[Reader]:
    with desk.reader() as opened:
        yield opened


@pytest.fixture
def planned(reader: Reader, tmp_path: Path) -> tuple[DryRun, Overview]:
    paths = tmp_path / "phone.vcf", tmp_path / "laptop.vcf"
    paths[0].write_text(CARDS)
    paths[1].write_text(AGAIN)
    return read_and_plan(reader, paths)


def test_records_are_sorted_by_what_becomes_of_them(planned: tuple[DryRun, Overview]):
    _, overview = planned
    assert {outcome: list(found) for outcome, found in overview.items.items()} == {
        Outcome.NEW: [1],
        Outcome.SAME: [2],
        Outcome.UPDATE: [0, 3],
        Outcome.SUGGESTED: [],
    }
    assert [(at, problem.line) for at, problem in overview.rejected] == [(0, 14)]
    assert overview.records == 5
    assert overview.filling == 2


def test_a_record_stands_beside_its_person(reader: Reader, planned: tuple[DryRun, Overview]):
    side = side_by_side(reader, planned[0], 0)
    assert side.mine is not None
    assert side.mine.name.given == "Leila"
    assert (side.where_mine, side.where_theirs) == ("On this desk", "In phone.vcf, line 1")
    lines = {line.label: (line.mine, line.theirs, line.kind) for line in side.lines}
    assert lines["Mobile phone"] == ("", "+47 555 0142", Difference.FILLS)
    assert lines["Work email"] == ("leila@halden.example", "leila@halden.example", Difference.EQUAL)


def test_a_circle_is_told_by_its_name(reader: Reader, planned: tuple[DryRun, Overview]):
    lines = side_by_side(reader, planned[0], 0).lines
    assert [line.mine for line in lines if line.field == "circle_id"] == ["Family and friends"]


def test_somebody_new_has_only_one_side(reader: Reader, planned: tuple[DryRun, Overview]):
    side = side_by_side(reader, planned[0], 1)
    assert side.mine is None
    assert side.where_mine == ""
    assert [line.theirs for line in side.lines if line.field == "emails"] == ["ann@new.example"]


def test_a_record_of_somebody_in_an_earlier_file_stands_beside_that_record(
    reader: Reader, planned: tuple[DryRun, Overview]
):
    side = side_by_side(reader, planned[0], 3)
    assert (side.where_mine, side.where_theirs) == ("In phone.vcf, line 8", "In laptop.vcf, line 1")


def test_a_person_deleted_meanwhile_leaves_the_record_alone(
    desk: Desk, reader: Reader, planned: tuple[DryRun, Overview]
):
    contacts.delete_contacts(desk, [1])
    side = side_by_side(reader, planned[0], 0)
    assert side.mine is None
    assert side.where_mine == ""


def test_stopping_goes_through(planned: tuple[DryRun, Overview]):
    with pytest.raises(Cancelled):
        look_through(planned[0], Until(0))


def test_rejected_records_are_saved_to_be_mended(
    planned: tuple[DryRun, Overview], tmp_path: Path, reader: Reader
):
    path = tmp_path / "rejected.vcf"
    save_rejected(planned[0].files, path)
    text = path.read_text()
    assert "NOTE:nobody" in text
    assert "Leila" not in text
    path.write_text(text.replace("NOTE:nobody", "FN:Now Somebody"))
    _, overview = read_and_plan(reader, [path])
    assert not overview.rejected
    assert overview.records == 1


def test_a_folder_that_is_gone_is_one_sentence(planned: tuple[DryRun, Overview], tmp_path: Path):
    with pytest.raises(Trouble, match=r"rejected\.vcf could not be written"):
        save_rejected(planned[0].files, tmp_path / "gone" / "rejected.vcf")


def test_what_is_let_go_is_empty_and_keeps_what_was_rejected(planned: tuple[DryRun, Overview]):
    let_go(planned[0], Silent())
    assert not planned[0].items
    assert not planned[0].files[0].drafts
    assert len(planned[0].files[0].rejected) == 1
