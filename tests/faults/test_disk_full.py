"""The disk is full: one sentence, the desk as it was, and the next change works when there is room again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import DeskTrouble, DiskFull
from netdesk.domain.interactions import Interaction
from netdesk.domain.names import Name
from netdesk.services import checks, contacts, drafts, history, interactions
from netdesk.store.desk import Desk
from tests.faults.desks import fill, import_people, person, state

LONG = "a long note " * 2000
UNLIMITED = 4294967294


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with people on it and something undone."""
    opened = Desk.open(tmp_path / "mine.netdesk")
    fill(opened)
    yield opened
    opened.close()


def _edit(desk: Desk) -> None:
    contacts.save_contact(desk, Contact(Name(given="Renamed"), id=5, notes=LONG))


def _with_notes(desk: Desk) -> Interaction:
    with desk.reader() as reader:
        planned = interactions.interaction(reader, 1)
    assert planned
    return replace(planned, notes=LONG)


def _restore(desk: Desk) -> None:
    deleted = next(entry for entry in history.history(desk.writer) if entry.label == "Delete 59 contacts")
    history.undo_change(desk, deleted.id)


def _redo(desk: Desk) -> None:
    assert history.redo(desk)


def _undo(desk: Desk) -> None:
    assert history.undo(desk)


WORK: dict[str, Callable[[Desk], object]] = {
    "adding": lambda desk: contacts.add_contact(desk, person(1, LONG)),
    "editing": _edit,
    "planning": lambda desk: interactions.save_interaction(desk, _with_notes(desk)),
    "deleting": lambda desk: contacts.delete_contacts(desk, range(1, 60)),
    "importing": lambda desk: import_people(desk, [person(number) for number in range(200)]),
    "undoing": _undo,
    "redoing": _redo,
    "restoring": _restore,
    "keeping a draft": lambda desk: drafts.keep_draft(desk, "editor", {"notes": LONG}),
    "keeping a photo": lambda desk: contacts.keep_photo(desk, b"\xff" * 40000),
}


def _limit(desk: Desk, pages: int) -> None:
    desk.writer.value(f"PRAGMA max_page_count={pages}")


def _sentence(work: Callable[[Desk], object], desk: Desk) -> str:
    try:
        work(desk)
    except DiskFull as error:
        return str(error)
    return ""


@pytest.mark.parametrize("what", WORK)
def test_nothing_is_lost_at_whichever_page_the_disk_is_full(desk: Desk, what: str) -> None:
    if what == "undoing":
        contacts.add_contact(desk, person(1, LONG))
        contacts.delete_contacts(desk, [62])
    if what == "restoring":
        contacts.delete_contacts(desk, range(1, 60))
        contacts.add_circle(desk, "Choir", 1)
    if what == "redoing":
        import_people(desk, [person(number) for number in range(200)])
        history.undo(desk)
    desk.writer.run("VACUUM")
    pages = desk.writer.value("PRAGMA page_count")
    refused = 0
    with desk.reader() as reader:
        for room in range(200):
            before = state(reader)
            _limit(desk, pages + room)
            said = _sentence(WORK[what], desk)
            _limit(desk, UNLIMITED)
            if not said:
                assert what.startswith("keeping") or state(reader) != before
                break
            refused += 1
            assert said.startswith("The disk is full: nothing was saved.")
            assert "rollback" not in said
            assert state(reader) == before
            if refused % 10 == 1:
                assert checks.check(reader) == []
        else:
            pytest.fail("there was never room enough")
        assert checks.check(reader) == []
    assert refused, "it never met the full disk"


def test_after_the_disk_was_full_the_next_change_and_undo_work(desk: Desk) -> None:
    desk.writer.run("VACUUM")
    _limit(desk, desk.writer.value("PRAGMA page_count") + 1)
    with pytest.raises(DiskFull):
        contacts.add_contact(desk, person(1, LONG))
    _limit(desk, UNLIMITED)
    found = contacts.add_contact(desk, person(1, LONG))
    with desk.reader() as reader:
        kept = contacts.contact(reader, found)
        assert kept
        assert kept.notes == LONG
        history.undo(desk)
        assert contacts.contact(reader, found) is None
        assert checks.check(reader) == []


def test_work_that_swallows_the_error_and_goes_on_keeps_nothing(desk: Desk) -> None:
    """SQLite has ended the transaction by itself then: what follows must not be kept alone."""
    desk.writer.run("VACUUM")

    def careless() -> None:
        with desk.change("Import") as change:
            change.connection.run("INSERT INTO circle (name) VALUES ('before')")
            _limit(desk, desk.writer.value("PRAGMA page_count"))
            with pytest.raises(DiskFull):
                change.connection.run("INSERT INTO contact (notes) VALUES (?)", (LONG,))
            _limit(desk, UNLIMITED)
            assert not change.connection.in_transaction
            change.connection.run("INSERT INTO circle (name) VALUES ('after')")

    with desk.reader() as reader:
        before = state(reader)
        with pytest.raises(DeskTrouble, match=r"^Saving failed half way: nothing was changed\."):
            careless()
        assert state(reader) == before
    assert contacts.add_circle(desk, "Choir", 1)


def test_an_error_swallowed_at_the_very_end_is_noticed_too(desk: Desk) -> None:
    desk.writer.run("VACUUM")

    def careless() -> None:
        with desk.unrecorded() as connection:
            connection.run("INSERT INTO setting (key, value) VALUES ('half', 'way')")
            _limit(desk, desk.writer.value("PRAGMA page_count"))
            with pytest.raises(DiskFull):
                connection.run("INSERT INTO setting (key, value) VALUES ('long', ?)", (LONG,))
            _limit(desk, UNLIMITED)

    with pytest.raises(DeskTrouble, match="half way"):
        careless()
    assert drafts.setting(desk.writer, "half", "nothing") == "nothing"


def test_a_real_full_disk(small_disk: Path) -> None:
    desk = Desk.open(small_disk / "mine.netdesk")
    try:
        fill(desk)
        with desk.reader() as reader:
            before = state(reader)
            with pytest.raises(DiskFull) as full:
                import_people(desk, [person(number, "x" * 500) for number in range(20000)])
            assert "rollback" not in str(full.value)
            assert state(reader) == before
            assert checks.check(reader) == []
        _fill_up(small_disk / "filler")
        with pytest.raises(DiskFull):
            contacts.add_contact(desk, person(1, LONG * 100))
        (small_disk / "filler").unlink()
        assert contacts.add_contact(desk, person(1))
    finally:
        desk.close()


def test_on_a_full_disk_no_desk_is_made_and_one_that_is_there_can_be_looked_at(small_disk: Path) -> None:
    path = small_disk / "mine.netdesk"
    first = Desk.open(path)
    fill(first)
    first.close()
    _fill_up(small_disk / "filler")
    with pytest.raises(DiskFull, match="disk is full"):
        Desk.open(small_disk / "new.netdesk")
    assert sorted(file.name for file in small_disk.iterdir()) == ["filler", "mine.netdesk"]
    looking = Desk.open(path)
    assert looking.read_only
    with looking.reader() as reader:
        assert contacts.counts(reader).contacts == 61
    with pytest.raises(DeskTrouble, match=r"^The disk is full"):
        contacts.add_contact(looking, person(1))
    looking.close()
    (small_disk / "filler").unlink()
    again = Desk.open(path)
    assert contacts.add_contact(again, person(1))
    again.close()
    assert sorted(file.name for file in small_disk.iterdir()) == ["mine.netdesk"]


def _fill_up(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
