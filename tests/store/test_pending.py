"""The small file beside the desk that keeps what is not on it yet."""

from __future__ import annotations

import json
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from netdesk.store.pending import PendingWork, pending_path
from tests.systems import posix


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "ana.netdesk"


def test_what_is_kept_is_there_for_another_start(desk: Path) -> None:
    PendingWork(desk).keep("contact 7", lambda: {"name": "Zoë 山田 \ud800"})
    assert PendingWork(desk).get("contact 7") == {"name": "Zoë 山田 \ud800"}
    assert pending_path(desk).name == "ana.netdesk-drafts.json"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_user_can_read_it(desk: Path) -> None:
    before = os.umask(0)
    try:
        PendingWork(desk).keep("a", lambda: {"x": 1})
        PendingWork(desk).keep("b", lambda: {"x": 2})
    finally:
        os.umask(before)
    assert stat.S_IMODE(pending_path(desk).stat().st_mode) == 0o600


def test_an_empty_file_is_no_file(desk: Path) -> None:
    work = PendingWork(desk)
    work.drop("never kept")
    work.keep("a", lambda: {"x": 1})
    work.drop("a")
    assert list(desk.parent.iterdir()) == []


def test_what_was_forgotten_meanwhile_is_not_kept(desk: Path) -> None:
    work = PendingWork(desk)
    work.keep("a", lambda: None)
    assert work.all() == {}


def test_order_is_that_of_beginning(desk: Path) -> None:
    work = PendingWork(desk)
    for key in ("b", "a", "c"):
        work.keep(key, lambda: {"x": 1})
    work.keep("b", lambda: {"x": 2})
    assert list(work.all()) == ["b", "a", "c"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"drafts": 3}', '{"drafts": {"a": 1}}', "\x00\xff", "[" * 100_000]
)
def test_a_damaged_file_is_put_aside_and_never_written_over(desk: Path, text: str) -> None:
    path = pending_path(desk)
    path.write_text(text, encoding="latin-1")
    work = PendingWork(desk)
    assert work.all() == {}
    work.keep("a", lambda: {"x": 1})
    aside = path.with_name(f"{path.name}.damaged-1")
    assert aside.read_text(encoding="latin-1") == text
    assert work.get("a") == {"x": 1}


@posix
def test_a_pipe_in_its_place_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(pending_path(desk))
    work = PendingWork(desk)
    assert work.all() == {}
    work.keep("a", lambda: {"name": "Ann"})
    assert work.get("a") == {"name": "Ann"}


def test_a_half_written_file_of_a_kill_does_no_harm(desk: Path) -> None:
    work = PendingWork(desk)
    work.keep("a", lambda: {"x": 1})
    beside = pending_path(desk).with_name(f"{pending_path(desk).name}.new")
    beside.write_text('{"drafts": {"a"', encoding="utf-8")
    assert work.get("a") == {"x": 1}
    work.keep("b", lambda: {"x": 2})
    assert not beside.exists()
    assert json.loads(pending_path(desk).read_text(encoding="utf-8"))["drafts"] == {
        "a": {"x": 1},
        "b": {"x": 2},
    }


def test_a_disk_that_refuses_leaves_what_was_there(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = PendingWork(desk)
    work.keep("a", lambda: {"x": 1})

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        work.keep("a", lambda: {"x": 2})
    monkeypatch.undo()
    assert work.get("a") == {"x": 1}
    assert len(list(desk.parent.iterdir())) == 1


def test_threads_do_not_lose_each_others_work(desk: Path) -> None:
    def write(name: str) -> None:
        for number in range(20):
            PendingWork(desk).keep(f"{name} {number}", lambda: {"x": 1})

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(PendingWork(desk).all()) == 60
