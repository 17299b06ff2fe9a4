"""People taken out to files: every format, all or some, whole or not at all."""

from __future__ import annotations

import csv
import errno
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
import vobject
from python_calamine import CalamineWorkbook

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind
from netdesk.domain.progress import Silent, Until
from netdesk.domain.rows import ContactView
from netdesk.services import (
    contacts,
    exports,
    follow_ups,
    history,
    imports,
    interactions,
    not_same,
    own_fields,
    sample_desk,
    saved_searches,
)
from netdesk.services.dry_runs import Batch, ImportReport
from netdesk.services.exports import ExportChoice, ExportFormat, export
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from tests.exchange.given import png

EVERY = list(ExportFormat)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "mine.netdesk")
    photo = contacts.keep_photo(opened, png(3, 5))
    leila = Contact(Name("Leila Haddad"), photo=photo, circle_id=1, tags=("fair",), title="=1+1")
    first = contacts.add_contact(opened, replace(leila, emails=(Labelled("leila@halden.example", "work"),)))
    second = contacts.add_contact(opened, Contact(Name("Bo Lind"), introduced_by=first, how_met="At a fair"))
    contacts.add_contact(opened, Contact(Name("Away"), archived=True))
    start = Moment("2026-12-01T09:00", "Europe/Oslo")
    interactions.add_interaction(
        opened, Interaction(Kind.CALL, (first,), start=start, plan=Plan(objective="Learn"))
    )
    interactions.add_interaction(opened, Interaction(Kind.COFFEE_CHAT, (second,)))
    interactions.add_interaction(opened, Interaction(Kind.EMAIL, (first,), State.HELD, start=start))
    follow_ups.remind(opened, [first], "Send the paper", None)
    saved_searches.save(opened, "Fair", ContactView(circle_id=1, tag="fair"))
    not_same.keep_apart(opened, [first, second])
    yield opened
    opened.close()


def out(desk: Desk, path: Path, choice: ExportChoice, ids: list[int] | None = None) -> exports.Exported:
    with desk.reader() as reader:
        return export(reader, path, choice, ids)


def names_in(path: Path, kind: ExportFormat) -> list[str]:
    """Whom a file is about, by readers of others."""
    if kind is ExportFormat.VCARD:
        return [each.fn.value for each in vobject.readComponents(path.read_text())]
    if kind is ExportFormat.CSV:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            return [row["Name"] for row in csv.DictReader(opened)]
    if kind is ExportFormat.XLSX:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        return [str(row[0]) for row in sheet[1:]]
    if kind is ExportFormat.JSON:
        return [each["name"] for each in json.loads(path.read_text())["contacts"]]
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [str(each["summary"]).partition(" with ")[2] for each in events]


@pytest.mark.parametrize("kind", EVERY)
def test_everybody_is_written_in_the_order_in_which_they_came(desk, tmp_path, kind):
    path = tmp_path / f"all{kind.suffix}"
    done = out(desk, path, ExportChoice(kind, version="3.0"))
    everybody = ["Leila Haddad"] if kind is ExportFormat.ICS else ["Leila Haddad", "Bo Lind", "Away"]
    assert names_in(path, kind) == everybody
    assert (done.count, done.undated) == (len(everybody), int(kind is ExportFormat.ICS))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("kind", EVERY)
def test_chosen_people_are_written_alone(desk, tmp_path, kind):
    path = tmp_path / f"some{kind.suffix}"
    out(desk, path, ExportChoice(kind), ids=[2])
    assert names_in(path, kind) == ([] if kind is ExportFormat.ICS else ["Bo Lind"])


def test_a_json_of_the_desk_holds_all_and_one_of_chosen_people_nothing_else(desk, tmp_path):
    path = tmp_path / "desk.json"
    out(desk, path, ExportChoice(ExportFormat.JSON))
    found = json.loads(path.read_text())
    assert [len(found[key]) for key in ("circles", "contacts", "interactions")] == [5, 3, 3]
    assert found["interactions"][0]["plan"]["objective"] == "Learn"
    assert {each["what"] for each in found["follow_ups"]} >= {"Send the paper"}
    circle = found["circles"][0]["name"]
    assert found["saved_searches"] == [{"name": "Fair", "view": {"circle": circle, "tag": "fair"}}]
    assert found["not_the_same"] == [[1, 2]]
    assert found["contacts"][0]["photo"] is True
    assert found["contacts"][0]["photo_data"]
    out(desk, path, ExportChoice(ExportFormat.JSON, photos=False), ids=[1])
    chosen = json.loads(path.read_text())
    assert list(chosen) == ["netdesk", "circles", "own_fields", "contacts"]
    assert (chosen["contacts"][0]["photo"], chosen["contacts"][0]["photo_data"]) == (True, "")


def test_a_meeting_keeps_its_uid_from_file_to_file_and_has_another_one_than_any_other(desk, tmp_path):
    def uids() -> list[str]:
        out(desk, tmp_path / "plan.ics", ExportChoice(ExportFormat.ICS))
        events = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
        return [str(each["uid"]) for each in events]

    before = uids()
    with desk.reader() as reader:
        tea = interactions.interaction(reader, 2)
    assert tea is not None
    interactions.save_interaction(desk, replace(tea, start=Moment("2026-11-30T09:00")))
    assert uids()[1:] == before
    assert len(set(uids())) == 2


@pytest.mark.parametrize("kind", [ExportFormat.VCARD, ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSON])
def test_what_was_written_comes_back_on_an_empty_desk(desk, tmp_path, kind):
    path = tmp_path / f"all{kind.suffix}"
    out(desk, path, ExportChoice(kind))
    other = Desk.open(tmp_path / "other.netdesk")
    try:
        with other.reader() as reader:
            planned = imports.dry_run(reader, imports.read_files([path]))
        report = imports.import_people(other, planned, Batch(add_suggested=True))
        assert (report.total("read"), report.contacts_after) == (3, 3)
        with other.reader() as reader, desk.reader() as mine:
            for one, before in zip(
                contacts.contacts(reader, [1, 2, 3]), contacts.contacts(mine, [1, 2, 3]), strict=True
            ):
                assert one.name.shown == before.name.shown
                for field in ("emails", "title", "circle_id", "tags", "how_met", "archived"):
                    assert getattr(one, field) == getattr(before, field)
            planned = imports.dry_run(reader, imports.read_files([path]))
        assert imports.import_people(other, planned, Batch(add_suggested=True)).total("same") == 3
    finally:
        other.close()


# Whole, or not at all


@pytest.mark.parametrize("kind", EVERY)
def test_a_stopped_export_leaves_the_older_file_and_nothing_else(desk, tmp_path, kind):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"all{kind.suffix}"
    path.write_text("older")
    with desk.reader() as reader, pytest.raises(Cancelled):
        export(reader, path, ExportChoice(kind), progress=Until(0))
    assert path.read_text() == "older"
    assert list(folder.iterdir()) == [path]


class _StopsWhilePacking(Silent):
    """Lets all rows be written, and stops while they are packed."""

    def __init__(self) -> None:
        self.packed = 0

    def report(self, done: int, total: int, what: str = "") -> None:
        self.packed += total > 0 and done == total * 2 // 3
        if self.packed > 3:
            raise Cancelled


def test_a_workbook_can_be_stopped_while_it_is_packed(desk: Desk, tmp_path: Path) -> None:
    path, waiting = tmp_path / "out.xlsx", _StopsWhilePacking()
    path.write_text("An older file")
    with desk.reader() as reader, pytest.raises(Cancelled):
        export(reader, path, ExportChoice(ExportFormat.XLSX), None, waiting)
    assert waiting.packed == 4, "nobody is asked once more"
    assert path.read_text() == "An older file"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".netdesk")] == []


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_one_sentence_and_the_older_file_stays(desk, tmp_path, kind, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / f"all{kind.suffix}"
    path.write_text("older")

    def full(prefix: str, dir: Path) -> tuple[int, str]:  # noqa: A002 as tempfile calls it
        made = dir / f"{prefix}full"
        made.write_text("")
        return os.open("/dev/full", os.O_RDWR), str(made)

    monkeypatch.setattr("tempfile.mkstemp", full)
    with pytest.raises(Trouble, match=rf"The disk is full, so all\{kind.suffix} was not written"):
        out(desk, path, ExportChoice(kind))
    assert path.read_text() == "older"
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_or_is_not_there_is_one_sentence(desk, tmp_path, monkeypatch):
    with pytest.raises(Trouble, match="there is no such folder"):
        out(desk, tmp_path / "gone" / "all.vcf", ExportChoice(ExportFormat.VCARD))
    with pytest.raises(Trouble, match="is a folder"):
        out(desk, tmp_path, ExportChoice(ExportFormat.VCARD))

    def refused(prefix: str, dir: Path) -> tuple[int, str]:  # noqa: A002 as tempfile calls it
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), f"{dir}{prefix}")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    with pytest.raises(Trouble, match="that folder takes no new files"):
        out(desk, tmp_path / "all.vcf", ExportChoice(ExportFormat.VCARD))


def test_the_desk_is_read_at_one_moment(desk, tmp_path):
    class Busy:
        def report(self, done: int, total: int, what: str = "") -> None:
            contacts.add_contact(desk, Contact(Name(f"New {done} {total} {what}")))

    with desk.reader() as reader:
        export(reader, tmp_path / "all.csv", ExportChoice(ExportFormat.CSV), progress=Busy())
    assert names_in(tmp_path / "all.csv", ExportFormat.CSV) == ["Leila Haddad", "Bo Lind", "Away"]


# The whole desk, and back


def _content(desk: Desk, path: Path) -> dict[str, object]:
    """All that a desk's JSON says, ids aside."""
    out(desk, path, ExportChoice(ExportFormat.JSON))
    found: dict[str, object] = json.loads(path.read_text())
    return found


def _bring_in(desk: Desk, path: Path) -> ImportReport:
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([path]))
    rehearsed = imports.rehearse(desk, planned, Batch(add_suggested=True))
    report = imports.import_people(desk, planned, Batch(add_suggested=True))
    assert all(each.balances for each in report.files)
    assert rehearsed.interactions == report.interactions
    return report


def test_a_whole_desk_comes_back_on_an_empty_one_with_nothing_lost(desk, tmp_path):
    save_me(desk, Me(name="Mia", zone="Europe/Oslo"))
    contacts.add_circle(desk, "Choir", 6)
    own_fields.add_own_field(desk, OwnField("Shirt", OwnKind.CHOICE, ("S", "M")))
    before = _content(desk, tmp_path / "before.json")
    other = Desk.open(tmp_path / "other.netdesk")
    try:
        _bring_in(other, tmp_path / "before.json")
        after = _content(other, tmp_path / "after.json")
        assert after == before
        _bring_in(other, tmp_path / "before.json")
        assert _content(other, tmp_path / "again.json") == before
        history.undo(other)
        with other.reader() as reader:
            assert contacts.counts(reader).contacts == 0
            assert not interactions.has_interactions(reader)
            assert saved_searches.saved_searches(reader) == []
    finally:
        other.close()


def test_a_whole_desk_comes_back_among_other_people(desk, tmp_path):
    out(desk, tmp_path / "desk.json", ExportChoice(ExportFormat.JSON))
    other = Desk.open(tmp_path / "other.netdesk")
    try:
        for number in range(3):
            contacts.add_contact(other, Contact(Name(f"Somebody {number}")))
        interactions.add_interaction(other, Interaction(Kind.CALL, (1,)))
        report = _bring_in(other, tmp_path / "desk.json")
        assert report.interactions.added == 3
        with other.reader() as reader:
            bo = contacts.contact(reader, 5)
            assert bo is not None
            assert (bo.name.shown, bo.introduced_by) == ("Bo Lind", 4)
            plan = interactions.interaction(reader, 2)
            assert plan is not None
            assert plan.contact_ids == (4,)
            assert plan.plan is not None
            assert plan.plan.objective == "Learn"
            assert not_same.are_apart(reader, 4, 5)
    finally:
        other.close()


def test_the_sample_desk_with_all_its_year_comes_back_whole_and_nothing_twice(tmp_path):
    sample_desk.make_sample_desk(tmp_path / "sample.netdesk")
    path = tmp_path / "sample.json"
    sample, other = Desk.open(tmp_path / "sample.netdesk"), Desk.open(tmp_path / "other.netdesk")
    try:
        before = _content(sample, path)
        assert _bring_in(other, path).interactions.added > 100
        assert _content(other, tmp_path / "after.json") == before
        for desk in (other, sample):
            again = _bring_in(desk, path)
            assert again.total("same") == again.total("read")
            assert again.interactions.same == again.interactions.read
            assert _content(desk, tmp_path / "again.json") == before
    finally:
        sample.close()
        other.close()
