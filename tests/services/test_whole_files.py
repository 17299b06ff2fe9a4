"""Files written whole: never in the place of a desk."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from netdesk import app
from netdesk.domain.errors import Trouble
from netdesk.services.backups import save_copy
from netdesk.services.whole_files import clear_left, write_whole
from netdesk.store.desk import Desk
from tests.faults.desks import fill
from tests.systems import posix


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "mine.netdesk"
    desk = Desk.open(place)
    fill(desk, 3)
    desk.close()
    return place


@pytest.mark.parametrize("name", ["mine.netdesk", "other.netdesk", "a copy without its ending"])
def test_no_export_takes_the_place_of_a_desk(
    path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = path.with_name(name)
    if target != path:
        target.write_bytes(path.read_bytes())
    before = target.read_bytes()
    assert app.main(["export", "--format", "vcard", str(target), "--desk", str(path)]) == 1
    assert capsys.readouterr().err == f"netdesk: {name} is a desk. Choose another name for the file.\n"
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["empty.netdesk", "000001-daily.netdesk-backup", "Damaged.NETDESK"])
def test_a_desk_that_is_damaged_stays_for_whoever_can_mend_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"what is left")
    with pytest.raises(Trouble, match="is a desk"):
        write_whole(tmp_path / name, b"BEGIN:VCARD")
    assert (tmp_path / name).read_bytes() == b"what is left"
    assert len(list(tmp_path.iterdir())) == 1


def test_any_other_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "people.vcf").write_bytes(b"older")
    write_whole(tmp_path / "people.vcf", b"newer")
    assert (tmp_path / "people.vcf").read_bytes() == b"newer"


def test_a_copy_takes_the_place_of_no_desk_that_is_open(path: Path) -> None:
    """Somebody may have opened it since it was chosen."""
    other = app.open_desk(path.with_name("other.netdesk"), True)
    own = app.open_desk(path, False)
    with own.reader() as reader:
        for target in (other.path, own.path):
            before = target.read_bytes()
            with pytest.raises(Trouble, match="is open somewhere, or was not closed"):
                save_copy(reader, target)
            assert target.read_bytes() == before
        other.close()
        save_copy(reader, other.path)
    own.close()
    assert other.path.stat().st_size == path.stat().st_size


def test_what_a_killed_export_left_goes_with_the_next_one(tmp_path: Path) -> None:
    for name, days in (
        (".netdesk-ab12_xyz", 2),
        (".netdesk-young123", 0),
        (".netdesk-mine", 9),
        ("notes", 9),
    ):
        (tmp_path / name).write_bytes(b"half")
        then = time.time() - days * 86_400
        os.utime(tmp_path / name, (then, then))
    write_whole(tmp_path / "people.vcf", b"whole")
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == [".netdesk-mine", ".netdesk-young123", "notes", "people.vcf"]


@posix
def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis").write_bytes(b"mine")
    link = tmp_path / "netdesk-drag-ab12_xyz"
    link.symlink_to(precious)
    then = time.time() - 9 * 86_400
    os.utime(link, (then, then), follow_symlinks=False)
    clear_left(tmp_path, re.compile("netdesk-drag-.*"))
    assert (precious / "thesis").read_bytes() == b"mine"
