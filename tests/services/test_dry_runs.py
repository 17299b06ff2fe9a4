"""Looking through a dry run before deciding."""

from __future__ import annotations

import errno
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.names import Name
from netdesk.domain.progress import Silent, Until
from netdesk.domain.rows import ContactView
from netdesk.exchange.staging import Staged
from netdesk.services import contacts, imports
from netdesk.services.dry_runs import (
    Action,
    Batch,
    Decision,
    Difference,
    DryRun,
    ImportReport,
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
from tests.exchange.given import png


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


def test_an_older_file_goes_only_when_the_rejected_records_are_whole(
    planned: tuple[DryRun, Overview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "rejected.vcf"
    path.write_text("kept")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Trouble, match=r"The disk is full, so rejected\.vcf was not written"):
        save_rejected(planned[0].files, path)
    assert path.read_text() == "kept"
    assert [each.name for each in tmp_path.glob("*rejected*")] == ["rejected.vcf"]


def test_a_folder_that_is_gone_is_one_sentence(planned: tuple[DryRun, Overview], tmp_path: Path):
    with pytest.raises(Trouble, match=r"rejected\.vcf could not be written"):
        save_rejected(planned[0].files, tmp_path / "gone" / "rejected.vcf")


def test_what_is_let_go_is_empty_and_keeps_what_was_rejected(planned: tuple[DryRun, Overview]):
    let_go(planned[0], Silent())
    assert not planned[0].items
    assert not planned[0].files[0].drafts
    assert len(planned[0].files[0].rejected) == 1


def many(tmp_path: Path) -> list[Path]:
    """Two files: somebody new, an update, the same, only a name, and the same people again, 400 times."""
    photo = "PHOTO;ENCODING=b;TYPE=PNG:" + b64encode(png()).decode()
    first = "".join(
        card(
            f"FN:Ann {n:03} New", f"UID:ann-{n}", f"EMAIL:ann{n}@x.example", *([photo] if n % 9 == 0 else [])
        )
        for n in range(400)
    )
    second = "".join(card(f"FN:Ann {n:03} New", f"UID:ann-{n}", "TITLE:Engineer") for n in range(0, 400, 3))
    paths = [tmp_path / "first.vcf", tmp_path / "second.vcf"]
    paths[0].write_text(CARDS + first + card("FN:Only Aname") + first)
    paths[1].write_text(second + AGAIN)
    return paths


def test_records_that_are_set_aside_come_to_the_same(desk: Desk, reader: Reader, tmp_path: Path):
    paths = many(tmp_path)
    whole, overview = read_and_plan(reader, paths)
    paged, looked = read_and_plan(reader, paths, room=7)
    assert isinstance(paged.items, Staged)
    assert len(paged.items.in_memory) == 7
    assert list(paged.items) == list(whole.items)
    assert looked == overview
    for at in (0, 3, 5, 300, 404, 500, len(whole.items) - 1):
        assert side_by_side(reader, paged, at) == side_by_side(reader, whole, at)
    batch = Batch(tags=("fair",), decisions={1: Decision(Action.LEAVE_OUT), 404: Decision(Action.ADD)})
    assert imports.rehearse(desk, paged, batch) == imports.rehearse(desk, whole, batch)


class Kept(NamedTuple):
    report: ImportReport
    people: list[Contact]


def whole_desk(desk: Desk, paths: list[Path], batch: Batch, room: int) -> Kept:
    with desk.reader() as reader:
        planned, _ = read_and_plan(reader, paths, room=room)
        report = imports.import_people(desk, planned, batch)
        ids = list(contacts.contact_ids(reader, ContactView()))
        return Kept(report, contacts.contacts(reader, ids))


def test_people_set_aside_reach_the_desk_as_all_others_do(tmp_path: Path):
    kept = []
    for name, room in (("one", 7), ("other", 100_000)):
        desk = Desk.open(tmp_path / f"{name}.netdesk")
        kept.append(whole_desk(desk, many(tmp_path), Batch(how_met="fair"), room))
        desk.close()
    assert kept[0].people == kept[1].people
    assert kept[0].report == kept[1].report
    assert len(kept[0].people) == 404


def test_records_set_aside_are_planned_anew_when_the_desk_has_changed(desk: Desk, tmp_path: Path):
    with desk.reader() as reader:
        planned, _ = read_and_plan(reader, many(tmp_path), room=7)
        contacts.add_contact(desk, Contact(Name("Somebody Else")))
        report = imports.import_people(desk, planned, Batch())
    assert report.balances
    assert report.total("added") == 401


def test_what_was_set_aside_is_let_go_too(reader: Reader, tmp_path: Path):
    planned, _ = read_and_plan(reader, many(tmp_path), room=7)
    let_go(planned, Silent())
    assert not planned.items
    assert not planned.files[0].drafts
