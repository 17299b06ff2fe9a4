"""Whoever was deleted by hand comes back out of a file only when that is chosen, and is never doubled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk import app
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.services import contacts, deleted_people, history, imports, merging
from netdesk.services.dry_runs import (
    DELETED,
    Action,
    Batch,
    Decision,
    DryRun,
    ImportReport,
    Outcome,
    look_through,
)
from netdesk.store.desk import Desk


def card(name: str, *lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


PEOPLE = (
    card("Ann Lee", "EMAIL:ann@x.example", "UID:u-ann")
    + card("Bo Chen", "ORG:Halden")
    + card("Cy Do", "URL:https://www.linkedin.com/in/cy")
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "mine.netdesk")
    yield opened
    opened.close()


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    path = tmp_path / "phone.vcf"
    path.write_text(PEOPLE)
    return path


def planned(desk: Desk, path: Path) -> DryRun:
    with desk.reader() as reader:
        return imports.dry_run(reader, imports.read_files([path]))


def bring(desk: Desk, path: Path, batch: Batch | None = None) -> ImportReport:
    report = imports.import_people(desk, planned(desk, path), batch or Batch())
    assert report.balances
    return report


def names(desk: Desk) -> list[str]:
    return [row[0] for row in desk.writer.rows("SELECT shown FROM contact ORDER BY id")]


def test_who_was_deleted_is_told_and_stays_away_unless_chosen(desk: Desk, phone: Path) -> None:
    bring(desk, phone)
    contacts.delete_contacts(desk, [1, 2])
    dry_run = planned(desk, phone)
    assert [(item.outcome, item.reason == DELETED) for item in dry_run.items] == [
        (Outcome.SUGGESTED, True),
        (Outcome.SUGGESTED, True),
        (Outcome.SAME, False),
    ]
    assert look_through(dry_run).deleted == {0, 1}
    report = bring(desk, phone)
    assert names(desk) == ["Cy Do"]
    assert report.files[0].ignored_why == {"deleted here before": 2}
    assert (report.total("suggested"), report.total("added")) == (0, 0)
    report = bring(desk, phone, Batch(decisions={1: Decision(Action.ADD)}))
    assert names(desk) == ["Cy Do", "Bo Chen"]
    again = planned(desk, phone)
    assert [item.outcome for item in again.items] == [Outcome.SUGGESTED, Outcome.SAME, Outcome.SAME]
    bring(desk, phone, Batch(add_deleted=True))
    assert names(desk) == ["Cy Do", "Bo Chen", "Ann Lee"]


def test_who_was_typed_in_by_hand_and_deleted_is_known_by_name_and_email(desk: Desk, tmp_path: Path) -> None:
    emails = (Labelled("Family@X.example"),)
    contacts.add_contact(desk, Contact(Name(given="Ann", family="Lee"), emails=emails))
    contacts.delete_contacts(desk, [1])
    path = tmp_path / "two.vcf"
    path.write_text(
        card("Ann Lee", "EMAIL:family@x.example", "TITLE:CTO") + card("Ed Lee", "EMAIL:family@x.example")
    )
    assert [item.outcome for item in planned(desk, path).items] == [Outcome.SUGGESTED, Outcome.NEW]


def test_a_changed_record_of_the_same_card_or_profile_is_known_too(desk: Desk, phone: Path) -> None:
    bring(desk, phone)
    contacts.delete_contacts(desk, [1, 3])
    phone.write_text(
        card("Anna Lee-Berg", "UID:u-ann") + card("Cyrus Do", "URL:linkedin.com/in/cy", "TITLE:Chief")
    )
    assert [item.reason for item in planned(desk, phone).items] == [DELETED, DELETED]


def test_who_is_on_the_desk_is_nobody_deleted(desk: Desk, phone: Path) -> None:
    bring(desk, phone)
    contacts.delete_contacts(desk, [1])
    history.undo(desk)
    assert {item.outcome for item in planned(desk, phone).items} == {Outcome.SAME}
    contacts.delete_contacts(desk, [1])
    contacts.add_contact(desk, Contact(Name("Ann Lee"), emails=(Labelled("ann@x.example"),)))
    first = planned(desk, phone).items[0]
    assert (first.outcome, first.contact_id) == (Outcome.UPDATE, 4)


def test_who_was_merged_or_went_with_an_import_was_not_deleted(desk: Desk, phone: Path) -> None:
    bring(desk, phone)
    history.undo(desk)
    assert {item.outcome for item in planned(desk, phone).items} == {Outcome.NEW}
    bring(desk, phone)
    with desk.reader() as reader:
        people = contacts.contacts(reader, [4, 5])
    merging.merge(desk, 4, [5], merging.united(people))
    assert len(names(desk)) == 2
    assert deleted_people.known(desk.writer) == frozenset()


def test_nobody_is_left_behind_who_was_found_twice_in_the_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "twice.vcf"
    one = card("Ann Lee", "UID:u-ann", "EMAIL:ann@x.example")
    path.write_text(one)
    bring(desk, path)
    contacts.delete_contacts(desk, [1])
    path.write_text(one + one)
    report = bring(desk, path)
    assert names(desk) == []
    assert report.total("ignored") == 2
    bring(desk, path, Batch(add_deleted=True))
    assert names(desk) == ["Ann Lee"]


@pytest.mark.parametrize(("switch", "people"), [((), 1), (("--deleted", "add"), 3)])
def test_the_verb_leaves_them_out_unless_it_is_told_to_add_them(
    desk: Desk, phone: Path, switch: tuple[str, ...], people: int, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(desk, phone)
    contacts.delete_contacts(desk, [1, 2])
    desk.close()
    assert app.main(["import", str(phone), "--desk", str(desk.path), *switch]) == 0
    assert f"3 before, {people} after" not in capsys.readouterr().out
    opened = Desk.open(desk.path)
    assert len(names(opened)) == people
    opened.close()
