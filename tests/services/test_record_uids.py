"""People who say nothing but a name go out to a file and come back as the same people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.listed import Listed, Listing
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import circles, contacts, copies, exports, history, imports, merging
from netdesk.services.dry_runs import Batch, ImportReport, read_and_plan
from netdesk.services.exports import ExportChoice, ExportFormat
from netdesk.store.desk import Desk

NAMES = "Ann Lee\nBo Chen\nAnn Lee-Wright\nZoë Ødegård\n"
CHOICES = [
    ExportChoice(ExportFormat.VCARD),
    ExportChoice(ExportFormat.VCARD, "3.0"),
    ExportChoice(ExportFormat.CSV),
    ExportChoice(ExportFormat.CSV, exact=True),
    ExportChoice(ExportFormat.XLSX),
    ExportChoice(ExportFormat.JSON),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with people of whom nothing but a name is known."""
    opened = Desk.open(tmp_path / "a.netdesk")
    (tmp_path / "names.txt").write_text(NAMES)
    bring_in(opened, tmp_path / "names.txt")
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "b.netdesk")
    yield opened
    opened.close()


def bring_in(desk: Desk, path: Path) -> ImportReport:
    with desk.reader() as reader:
        planned, _ = read_and_plan(reader, [path])
    return imports.import_people(desk, planned, Batch())


def take_out(desk: Desk, path: Path, choice: ExportChoice) -> Path:
    with desk.reader() as reader:
        exports.export(reader, path, choice)
    return path


def everybody(desk: Desk) -> list[Contact]:
    with desk.reader() as reader:
        return contacts.contacts(reader, sorted(contacts.contact_ids(reader, ContactView())))


def target(folder: Path, choice: ExportChoice) -> Path:
    return folder / f"out{choice.format.suffix}"


@pytest.mark.parametrize("choice", CHOICES)
def test_what_went_out_comes_back_as_the_same(desk: Desk, tmp_path: Path, choice: ExportChoice) -> None:
    report = bring_in(desk, take_out(desk, target(tmp_path, choice), choice))
    assert (report.total("same"), report.total("read")) == (4, 4)
    assert len(everybody(desk)) == 4


@pytest.mark.parametrize("choice", CHOICES)
def test_on_another_desk_they_have_no_id_of_a_card_and_are_known_on_the_way_back(
    desk: Desk, other: Desk, tmp_path: Path, choice: ExportChoice
) -> None:
    assert bring_in(other, take_out(desk, target(tmp_path, choice), choice)).total("read") == 4
    assert [each.uid for each in everybody(other)] == [""] * 4
    assert [each.name.shown for each in everybody(other)] == [each.name.shown for each in everybody(desk)]
    back = bring_in(desk, take_out(other, tmp_path / f"back{choice.format.suffix}", choice))
    assert back.total("same") == 4


@pytest.mark.parametrize("heading", ["Email 1", "E-mail", "Email (work)"])
def test_what_was_added_in_a_spreadsheet_comes_to_whom_it_was_added_to(
    desk: Desk, tmp_path: Path, heading: str
) -> None:
    path = take_out(desk, tmp_path / "out.csv", CHOICES[2])
    head, *rows = path.read_text("utf-8-sig").splitlines()
    rows = [f"ann{number}@x.example,{row}" for number, row in enumerate(rows)]
    path.write_text("\n".join([f"{heading},{head}", *rows]) + "\n", "utf-8-sig")
    assert bring_in(desk, path).total("updated") == 4
    found = [(each.name.shown, each.emails[0].value) for each in everybody(desk)]
    assert found[0] == ("Ann Lee", "ann0@x.example")
    assert len(found) == 4


def test_somebody_who_was_merged_is_known_by_each_card_that_went_out(desk: Desk, tmp_path: Path) -> None:
    path = take_out(desk, tmp_path / "out.vcf", CHOICES[0])
    people = [everybody(desk)[at] for at in (0, 2)]
    ids = [each.id for each in people if each.id is not None]
    merging.merge(desk, ids[0], ids[1:], merging.united(people))
    report = bring_in(desk, path)
    assert len(everybody(desk)) == 3
    assert report.total("added") == 0
    history.undo(desk)


def test_what_is_copied_and_dragged_is_known_again_too(desk: Desk, tmp_path: Path) -> None:
    with desk.reader() as reader:
        found = copies.copies(reader, contacts.contact_ids(reader, ContactView()))
    (tmp_path / "dragged.vcf").write_bytes(found.vcards)
    assert bring_in(desk, tmp_path / "dragged.vcf").total("same") == 4
    assert "UID" not in found.table[0]


def test_whoever_is_listed_by_name_has_an_id_of_their_own(other: Desk) -> None:
    circles.keep(other, Listing((Listed("Ann Lee", "Online"), Listed("Bo Chen", "Online"))))
    uids = {each.uid for each in everybody(other)}
    assert len(uids) == 2
    assert all(uid.startswith("urn:uuid:") for uid in uids)


def test_a_desk_that_was_written_reads_into_an_empty_one_and_is_written_alike(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    contacts.add_contact(desk, Contact(Name("Cy Poe"), notes="Typed in before anybody had an id."))
    path = take_out(desk, tmp_path / "a.json", CHOICES[-1])
    bring_in(other, path)
    assert take_out(other, tmp_path / "b.json", CHOICES[-1]).read_bytes() == path.read_bytes()
    assert [each.uid for each in everybody(other)] == [""] * 5
