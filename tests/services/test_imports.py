"""An import on a real desk: what it is called, what it remembers, and all of it taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from netdesk.domain.events import Event
from netdesk.domain.rows import ContactView
from netdesk.services import checks, contacts, events, history, imports, not_same
from netdesk.services.dry_runs import Action, Batch, Decision, ImportReport, Outcome, read_and_plan
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import latest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def _import(desk: Desk, reader: Reader, path: Path, text: str, batch: Batch | None = None) -> ImportReport:
    path.write_text(text, encoding="utf-8")
    planned, _ = read_and_plan(reader, [path])
    return imports.import_people(desk, planned, batch or Batch())


def test_an_import_is_called_after_what_it_does(desk: Desk, reader: Reader, folder: Path):
    ann, bo = _card("FN:Ann Lee", "EMAIL:ann@b.example"), _card("FN:Bo Berg", "EMAIL:bo@b.example")
    _import(desk, reader, folder / "a.vcf", ann + bo)
    assert latest(reader) == "Import 2 contacts from a.vcf"
    _import(desk, reader, folder / "b.vcf", _card("FN:Ann Lee", "EMAIL:ann@b.example", "TITLE:CTO"))
    assert latest(reader) == "Update 1 person from b.vcf"
    both = _card("FN:Ann Lee", "EMAIL:ann@b.example", "ORG:Acme") + _card("FN:Cy Poe", "EMAIL:cy@b.example")
    _import(desk, reader, folder / "c.vcf", both)
    assert latest(reader) == "Import 1 contact from c.vcf (1 updated)"


def test_records_that_say_nothing_new_are_remembered_under_a_plain_name(
    desk: Desk, reader: Reader, folder: Path
):
    ann = ("FN:Ann Lee", "EMAIL:ann@b.example")
    _import(desk, reader, folder / "a.vcf", _card(*ann))
    report = _import(desk, reader, folder / "b.vcf", _card(*ann, "REV:20240312T080000Z"))
    assert report.total("same") == 1
    assert latest(reader) == "Remember 1 entry already here"
    before = len(history.history(reader))
    again = _import(desk, reader, folder / "b.vcf", _card(*ann, "REV:20240312T080000Z"))
    assert again.change_id is None
    assert len(history.history(reader)) == before


def test_not_the_same_person_is_kept_with_the_import_and_goes_with_it(
    desk: Desk, reader: Reader, folder: Path
):
    _import(desk, reader, folder / "a.vcf", _card("FN:Tom Okafor", "TITLE:Welder"))
    (folder / "b.vcf").write_text(_card("FN:Tom Okafor", "TITLE:Baker"))
    planned, _ = read_and_plan(reader, [folder / "b.vcf"])
    assert planned.items[0].outcome is Outcome.SUGGESTED
    imports.import_people(desk, planned, Batch(decisions={0: Decision(Action.ADD)}))
    assert not_same.apart(reader) == {(1, 2)}
    (folder / "c.vcf").write_text(_card("FN:Tom Okafor", "TITLE:Master baker"))
    later, _ = read_and_plan(reader, [folder / "c.vcf"])
    assert later.items[0].contact_id == 2
    history.undo(desk)
    assert not_same.apart(reader) == set()
    assert len(contacts.contact_ids(reader, ContactView())) == 1
    history.redo(desk)
    assert not_same.apart(reader) == {(1, 2)}
    assert checks.check(reader) == []


def test_whom_the_file_is_about_can_be_chosen_and_undone(desk: Desk, reader: Reader, folder: Path):
    _import(desk, reader, folder / "a.vcf", _card("FN:Tom Okafor", "TITLE:Welder"))
    (folder / "b.vcf").write_text(_card("FN:T. O.", "EMAIL:tom@kestrel.example"))
    planned, _ = read_and_plan(reader, [folder / "b.vcf"])
    batch = Batch(decisions={0: Decision(Action.JOIN, person=1)}, how_met="At the fair", where_met="Oslo")
    report = imports.import_people(desk, planned, batch)
    assert report.total("updated") == 1
    tom = contacts.contact(reader, 1)
    assert tom
    assert (tom.shown, tom.emails[0].value, tom.how_met, tom.where_met) == (
        "Tom Okafor", "tom@kestrel.example", "At the fair", "Oslo",
    )  # fmt: skip
    history.undo(desk)
    tom = contacts.contact(reader, 1)
    assert tom
    assert (tom.emails, tom.how_met) == ((), "")


def test_whoever_comes_from_a_file_or_is_known_by_it_was_met_at_the_chosen_event(
    desk: Desk, reader: Reader, folder: Path
):
    people = [_card(f"FN:{name} Lee", f"EMAIL:{name.lower()}@b.example") for name in ("Ann", "Bo", "Cy")]
    _import(desk, reader, folder / "a.vcf", "".join(people))
    found = events.save(desk, Event("Fair", contact_ids=(3,)))
    (folder / "b.vcf").write_text(
        people[0]
        + _card("FN:Bo Lee", "EMAIL:bo@b.example", "TITLE:Baker")
        + _card("FN:Di Berg", "EMAIL:di@b.example")
        + _card("FN:Eli Berg", "EMAIL:eli@b.example")
    )
    planned, _ = read_and_plan(reader, [folder / "b.vcf"])
    left_out = {3: Decision(Action.LEAVE_OUT)}
    imports.import_people(desk, planned, Batch(event_id=found, decisions=left_out))
    fair = events.event(reader, found)
    assert fair
    assert fair.contact_ids == (3, 4, 1, 2), "Cy, then Di who is new, then Ann and Bo who were known"
    assert checks.check(reader) == []
    history.undo(desk)
    assert [each.contact_ids for each in events.every(reader)] == [(3,)]


def test_an_event_that_is_gone_by_then_is_not_named(desk: Desk, reader: Reader, folder: Path):
    report = _import(desk, reader, folder / "a.vcf", _card("FN:Ann Lee", "EMAIL:a@b.c"), Batch(event_id=4))
    assert report.total("added") == 1
    assert checks.check(reader) == []


def test_a_file_once_more_is_known_and_with_somebody_new_everybody_is_looked_at(
    desk: Desk, reader: Reader, folder: Path
):
    ann, bo = _card("FN:Ann Berg", "EMAIL:ann@halden.example"), _card("FN:Bo Lind", "TEL:+47 555 01 42 00")
    path = folder / "people.vcf"
    assert _import(desk, reader, path, ann + bo).total("added") == 2
    again = _import(desk, reader, path, ann + bo)
    assert (again.total("same"), again.total("added"), again.change_id) == (2, 0, None)
    with_more = _card("FN:Ann Berg", "EMAIL:ann@halden.example", "TITLE:Engineer")
    third = _import(desk, reader, path, ann + bo + with_more)
    assert (third.total("same"), third.total("suggested"), third.total("added")) == (2, 1, 0)
    fourth = _import(desk, reader, path, bo + _card("FN:Ann Berg", "EMAIL:ann@halden.example", "NICKNAME:A"))
    assert (fourth.total("same"), fourth.total("updated"), fourth.total("added")) == (1, 1, 0)


def test_a_choice_made_beside_one_person_is_never_done_to_another_who_came_meanwhile(
    desk: Desk, reader: Reader, folder: Path
):
    _import(desk, reader, folder / "a.vcf", _card("FN:Ann Lee", "ORG:Acme"))
    (ann,) = contacts.contact_ids(reader, ContactView())
    path = folder / "b.vcf"
    path.write_text(_card("FN:Ann Lee", "ORG:Halden", "EMAIL:ann@halden.example"), encoding="utf-8")
    planned, _ = read_and_plan(reader, [path])
    assert planned.items[0].contact_id == ann
    _import(desk, reader, folder / "c.vcf", _card("FN:Ann Lee", "ORG:Halden", "EMAIL:ann@halden.example"))
    (other,) = set(contacts.contact_ids(reader, ContactView())) - {ann}
    imports.import_people(desk, planned, Batch(decisions={0: Decision(Action.JOIN)}))
    found = {each.id: each for each in contacts.contacts(reader, [ann, other])}
    assert [each.value for each in found[ann].emails] == ["ann@halden.example"]


def test_nobody_is_added_twice_who_was_said_to_be_somebody_else_and_came_in_meanwhile(
    desk: Desk, reader: Reader, folder: Path
):
    _import(desk, reader, folder / "a.vcf", _card("FN:Ann Lee", "ORG:Acme"))
    path = folder / "b.vcf"
    path.write_text(_card("FN:Ann Lee", "ORG:Halden", "EMAIL:ann@halden.example"), encoding="utf-8")
    planned, _ = read_and_plan(reader, [path])
    batch = Batch(decisions={0: Decision(Action.ADD)})
    assert imports.import_people(desk, read_and_plan(reader, [path])[0], batch).contacts_after == 2
    report = imports.import_people(desk, planned, batch)
    assert report.contacts_after == 2
    assert report.total("same") == 1


@pytest.mark.parametrize(
    ("names", "told"),
    [("ab", "a.vcf and b.vcf"), ("abc", "a.vcf, b.vcf and 1 more"), ("abcd", "a.vcf, b.vcf and 2 more")],
)
def test_an_import_of_several_files_is_called_after_the_first_of_them(
    desk: Desk, reader: Reader, folder: Path, names: str, told: str
):
    paths = [folder / f"{name}.vcf" for name in names]
    for path in paths:
        path.write_text(_card(f"FN:{path.stem * 4} Lee", f"EMAIL:{path.stem}@b.example"))
    planned, _ = read_and_plan(reader, paths)
    imports.import_people(desk, planned, Batch())
    assert latest(reader) == f"Import {len(names)} contacts from {told}"
