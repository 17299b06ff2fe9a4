"""A desk that is moved, deleted or replaced while it is open: nothing that was saved is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netdesk.domain.errors import DeskGone, DeskTrouble
from netdesk.services import checks, contacts, history
from netdesk.store.desk import Desk
from tests.faults.desks import fill, person
from tests.systems import posix

pytestmark = posix


def names_on(path: Path) -> set[str]:
    desk = Desk.open(path, create=False)
    with desk.reader() as reader:
        assert checks.check(reader) == []
        names = {row[0] for row in reader.rows("SELECT given FROM contact")}
    desk.close()
    return names


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with people that were saved a moment ago and are in its log alone."""
    path = tmp_path / "mine.netdesk"
    first = Desk.open(path)
    fill(first, 5)
    first.close()
    shutil.copyfile(path, tmp_path / "other.netdesk")
    opened = Desk.open(path, create=False)
    contacts.add_contact(opened, person(700))
    return opened


def _move(path: Path) -> None:
    path.rename(path.with_name("moved.netdesk"))


def _move_folder(path: Path) -> None:
    shutil.move(path.parent, path.parent.with_name("elsewhere"))


def _delete(path: Path) -> None:
    path.unlink()


def _replace(path: Path) -> None:
    path.with_name("other.netdesk").replace(path)


@pytest.mark.parametrize("happen", [_move, _move_folder, _delete, _replace])
def test_nothing_more_is_saved_or_read_and_a_backup_holds_all(
    desk: Desk, happen: Callable[[Path], None]
) -> None:
    before = desk.is_in_place
    happen(desk.path)
    assert (before, desk.is_in_place) == (True, False)
    for attempt in (
        lambda: contacts.add_contact(desk, person(701)),
        lambda: history.undo(desk),
        desk.reader,
    ):
        with pytest.raises(DeskGone, match=r"^mine\.netdesk was moved, renamed, deleted or replaced"):
            attempt()
    desk.close()
    newest = desk.shelf.newest()
    assert newest is not None
    assert "Ann700" in names_on(newest.path)


def test_a_moved_desk_holds_all_that_was_saved(desk: Desk) -> None:
    _move(desk.path)
    desk.close()
    assert "Ann700" in names_on(desk.path.with_name("moved.netdesk"))
    assert sorted(each.name for each in desk.path.parent.glob("*mine*")) == []


def test_the_file_that_took_its_place_is_not_written_into(desk: Desk) -> None:
    contents = desk.path.with_name("other.netdesk").read_bytes()
    _replace(desk.path)
    desk.close()
    assert desk.path.read_bytes() == contents
    assert "Ann700" not in names_on(desk.path)
    assert desk.path.read_bytes()[:16] == contents[:16]


def test_nothing_is_backed_up_twice(desk: Desk) -> None:
    """Today's backup may show it all already."""
    desk.close()
    again = Desk.open(desk.path, create=False)
    _delete(again.path)
    again.close()
    once = Desk.open(again.path)
    assert len(once.shelf.backups()) == 1
    once.close()
    assert once.path.exists()


def test_a_desk_that_stays_leaves_no_backup_when_it_is_closed(desk: Desk) -> None:
    desk.close()
    assert desk.shelf.backups() == []
    assert "Ann700" in names_on(desk.path)


def test_a_desk_with_two_names_is_not_opened_under_either(tmp_path: Path) -> None:
    path, second = tmp_path / "mine.netdesk", tmp_path / "second.netdesk"
    desk = Desk.open(path)
    fill(desk, 3)
    desk.close()
    second.hardlink_to(path)
    before = path.read_bytes()
    for name in (path, second):
        with pytest.raises(DeskTrouble, match=rf"^{name.stem}\.netdesk has a second name on this disk"):
            Desk.open(name)
    assert path.read_bytes() == before
    second.unlink()
    Desk.open(path).close()


@pytest.mark.parametrize("letter", ["x", "ł", "花", "🌷"])
def test_a_name_that_leaves_no_room_beside_it_is_refused(tmp_path: Path, letter: str) -> None:
    """Without room for a lock, two programs would have the desk open at once."""
    size = len(letter.encode())
    longest = letter * ((227 - len(".netdesk")) // size)
    path = tmp_path / f"{longest}.netdesk"
    desk = Desk.open(path)
    fill(desk, 3)
    desk.close()
    longer = path.with_name(f"{letter}{path.name}")
    with pytest.raises(DeskTrouble, match="is too long for a desk"):
        Desk.open(longer)
    path.rename(longer)
    with pytest.raises(DeskTrouble, match="Give it a shorter one"):
        Desk.open(longer, create=False)
