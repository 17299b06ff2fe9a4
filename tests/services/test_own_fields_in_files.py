"""Own fields, stars and the archive in files: out of one desk, into another, and again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue
from netdesk.domain.rows import ContactView
from netdesk.exchange.planning import Batch, FileReport
from netdesk.services import checks, contacts, exports, history, imports, own_fields
from netdesk.store.desk import Desk

SIZE = OwnValue("Shirt size", "M", OwnKind.CHOICE)
COHORT = OwnValue("Cohort", "2024", OwnKind.NUMBER)
LEILA = Contact(
    Name("Leila Haddad"), emails=(Labelled("leila@halden.example"),), starred=True, own=(SIZE, COHORT)
)
BO = Contact(Name("Bo"), emails=(Labelled("bo@fjord.example"),), archived=True)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    opened = Desk.open(tmp_path / "one.netdesk"), Desk.open(tmp_path / "other.netdesk")
    yield opened
    for each in opened:
        each.close()


def everybody(desk: Desk) -> list[Contact]:
    with desk.reader() as reader:
        ids = [*contacts.contact_ids(reader, ContactView())]
        ids += contacts.contact_ids(reader, ContactView(archived=True))
        return contacts.contacts(reader, sorted(ids))


def bring(desk: Desk, path: Path) -> FileReport:
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([path]))
    return imports.import_people(desk, planned, Batch()).files[0]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_desk_in_a_file_comes_into_another_desk_with_its_fields_and_only_once(
    desks: tuple[Desk, Desk], tmp_path: Path, version: str
) -> None:
    one, other = desks
    for each in (LEILA, BO):
        contacts.add_contact(one, each)
    with one.reader() as reader:
        exports.export_vcard(reader, tmp_path / "all.vcf", version)
        # A desk of one's own has everybody already.
    assert bring(one, tmp_path / "all.vcf").same == 2
    assert bring(other, tmp_path / "all.vcf").added == 2
    assert [(each.own, each.starred, each.archived) for each in everybody(other)] == [
        ((SIZE, COHORT), True, False),
        ((), False, True),
    ]
    with other.reader() as reader:
        assert [(each.name, each.kind) for each in own_fields.own_fields(reader)] == [
            ("Shirt size", OwnKind.CHOICE),
            ("Cohort", OwnKind.NUMBER),
        ]
        before = everybody(other)
        assert bring(other, tmp_path / "all.vcf").same == 2
        assert everybody(other) == before
        history.undo(other)
        assert own_fields.own_fields(reader) == [], "the fields that came with an import go with it"
        assert checks.check(reader) == []


def test_a_field_that_is_there_already_takes_the_values_whatever_its_kind(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    one, other = desks
    contacts.add_contact(one, LEILA)
    own_fields.add_own_field(other, OwnField("SHIRT size", OwnKind.TEXT))
    contacts.add_contact(other, replace(LEILA, own=(OwnValue("shirt size", "L"),), starred=False))
    with one.reader() as reader:
        exports.export_vcard(reader, tmp_path / "all.vcf")
    assert bring(other, tmp_path / "all.vcf").updated == 1
    (leila,) = everybody(other)
    assert leila.own == (OwnValue("SHIRT size", "L"), COHORT), "mine stays, a blank is filled"
    assert leila.starred
    assert bring(other, tmp_path / "all.vcf").same == 1


def test_a_file_puts_nobody_who_is_here_into_the_archive(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    one, other = desks
    contacts.add_contact(one, BO)
    contacts.add_contact(other, replace(BO, archived=False))
    with one.reader() as reader:
        exports.export_vcard(reader, tmp_path / "all.vcf")
    bring(other, tmp_path / "all.vcf")
    assert not everybody(other)[0].archived


def test_a_file_of_thousands_of_fields_does_not_fill_the_editor(desk_path: Path) -> None:
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann {n}\r\nEMAIL:{n}@a.example\r\n"
        f'X-NETDESK-OWN;X-NAME="Field {n}":x\r\nEND:VCARD\r\n'
        for n in range(300)
    )
    path = desk_path.with_name("many.vcf")
    path.write_text(cards, encoding="utf-8", newline="")
    desk = Desk.open(desk_path)
    try:
        assert bring(desk, path).added == 300
        with desk.reader() as reader:
            assert len(own_fields.own_fields(reader)) == 100
        last = everybody(desk)[-1]
        assert last.own == ()
        assert last.extra == ('X-NETDESK-OWN;X-NAME="Field 299":x',), "what is too much is kept as a line"
    finally:
        desk.close()


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    return tmp_path / "mine.netdesk"


def test_json_tells_of_own_fields_star_and_archive(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    one, _ = desks
    for each in (LEILA, BO):
        contacts.add_contact(one, each)
    with one.reader() as reader:
        exports.export_json(reader, tmp_path / "all.json")
    found = json.loads((tmp_path / "all.json").read_bytes())["contacts"]
    assert [(each["starred"], each["archived"]) for each in found] == [(True, False), (False, True)]
    assert found[0]["own"] == [
        {"name": "Shirt size", "value": "M", "kind": "choice"},
        {"name": "Cohort", "value": "2024", "kind": "number"},
    ]
