"""The process is killed at any moment: all of a change, or none of it; a whole desk, or none."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

from netdesk.services import checks, contacts, history
from netdesk.store.desk import Desk
from tests.faults.children import Killed
from tests.faults.desks import fill, import_people, person

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no SIGKILL")

KILLS = 30
PEOPLE = 120


def test_creating_a_desk_leaves_a_whole_desk_or_none(tmp_path: Path) -> None:
    """The child makes desk after desk; each kill finds it somewhere else in the making."""
    maker = Killed(
        tmp_path / "0.netdesk",
        """
        say(str(os.getpid()))
        say("ready")
        for number in range(100000):
            Desk.open(path.with_name(f"{number}.netdesk")).close()
        """,
    )
    began = time.monotonic()
    Desk.open(tmp_path / "timed.netdesk").close()
    once = time.monotonic() - began
    chance = random.Random(1)
    made = left_half_made = 0
    for kill in range(KILLS):
        folder = tmp_path / f"{kill}"
        folder.mkdir()
        maker.run(folder / "0.netdesk", chance.uniform(0, 4 * once))
        left_half_made += any("-new" in path.name for path in folder.iterdir())
        desks = sorted(folder.glob("*.netdesk"), key=lambda path: int(path.stem))
        made += len(desks)
        assert all(_is_whole(path) for path in desks[-2:])
        # What was being made is in nobody's way: the desk can be made now.
        assert _is_whole(folder / f"{len(desks)}.netdesk")
        assert [path.name for path in folder.iterdir() if path.name.endswith("-new")] == []
    maker.close()
    assert made > KILLS / 3
    assert left_half_made, "the kills came at the wrong moments"


def test_an_import_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk)
    began = time.monotonic()
    import_people(desk, [person(number) for number in range(PEOPLE)], 10)
    once = time.monotonic() - began
    history.undo(desk)
    desk.close()
    importer = Killed(
        path,
        f"""
        desk = Desk.open(path)
        people = [person(number) for number in range({PEOPLE})]
        say(str(os.getpid()))
        say("ready")
        import_people(desk, people, 10)
        say("kept")
        """,
    )
    chance = random.Random(2)
    kept = 0
    for _ in range(KILLS):
        before = _count(path)
        said = importer.run(path, chance.uniform(0, 2 * once))
        added = _count(path) - before
        assert added in (0, PEOPLE), "some of an import was kept"
        assert added == PEOPLE or said == [], "an import that was told of as kept is gone"
        kept += added == PEOPLE
    importer.close()
    assert 0 < kept < KILLS, "the kills came too early or too late to say anything"
    desk = Desk.open(path)
    with desk.reader() as reader:
        assert checks.check(reader) == []
        for _ in range(kept):
            assert history.undo(desk)
        assert contacts.counts(reader).contacts == 61
        assert checks.check(reader) == []
    desk.close()


def test_an_undo_takes_back_all_of_a_change_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk)
    import_people(desk, [person(number) for number in range(PEOPLE)], 10)
    began = time.monotonic()
    history.undo(desk)
    once = time.monotonic() - began
    history.redo(desk)
    desk.close()
    stepper = Killed(
        path,
        """
        from netdesk.services import history
        desk = Desk.open(path)
        say(str(os.getpid()))
        say("ready")
        history.undo(desk) if history.next_redo(desk.writer) is None else history.redo(desk)
        """,
    )
    chance = random.Random(3)
    counts = []
    for _ in range(KILLS):
        stepper.run(path, chance.uniform(0, 2 * once))
        counts.append(_count(path))
    stepper.close()
    assert set(counts) <= {61, 61 + PEOPLE}, "some of a change was taken back"
    assert len(set(counts)) == 2, "the kills came too early to say anything"
    desk = Desk.open(path)
    with desk.reader() as reader:
        assert checks.check(reader) == []
        redo = history.next_redo(reader)
        assert (redo is not None) == (counts[-1] == 61), "what is on the desk and what the menu says agree"
    desk.close()


def _count(path: Path) -> int:
    desk = Desk.open(path, create=False)
    try:
        with desk.reader() as reader:
            assert desk.writer.value("PRAGMA quick_check") == "ok"
            return contacts.counts(reader).contacts
    finally:
        desk.close()


def _is_whole(path: Path) -> bool:
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:
            return checks.check(reader) == [] and len(contacts.circles(reader)) == 5
    finally:
        desk.close()
