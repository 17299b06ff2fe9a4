"""Records that are set aside page by page read like those in a list."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.staging import Room, Staged, Staging, empty_like
from netdesk.store.staging import TemporaryShelf


def staged(count: int, room: int = 100, size: int = 0) -> Staged[int]:
    found = Staged[int](Staging(TemporaryShelf, room), bytes_of=lambda _: size)
    for each in range(count):
        found.append(each)
    return found


@given(st.integers(0, 400), st.sampled_from((0, 1, 63, 100, 1000)), st.sampled_from((0, 40_000, 900_000)))
def test_it_is_a_list_wherever_its_records_are(count: int, room: int, size: int) -> None:
    found = staged(count, room, size)
    assert list(found) == list(range(count)) == [found[at] for at in range(len(found))]
    assert list(found[3:-2]) == list(range(count))[3:-2]
    assert list(found[1:][::7]) == list(range(count))[1:][::7]
    with pytest.raises(IndexError):
        found[count]


def test_only_as_many_as_there_is_room_for_stay_in_memory() -> None:
    found = staged(1000, room=100)
    assert found.in_memory == list(range(100))
    assert (len(found), found[-1], found[500]) == (1000, 999, 500)


def test_photos_count_for_many_records() -> None:
    assert len(staged(100, room=100, size=150_000).in_memory) == 1


def test_several_files_share_the_room_and_the_shelf() -> None:
    staging, room = Staging(TemporaryShelf, 100), Room(100)
    one, other = Staged[int](staging, room), Staged[int](staging, room)
    for each in range(80):
        one.append(each)
        other.append(-each)
    assert len(one.in_memory) + len(other.in_memory) == 100
    for each in range(200):
        one.append(each)
        other.append(-each)
    assert list(one) == [*range(80), *range(200)]
    assert list(other) == [-each for each in (*range(80), *range(200))]


def test_it_can_be_read_from_several_threads_at_once() -> None:
    found = staged(3000, room=10)
    wrong: list[int] = []

    def read() -> None:
        wrong.extend(at for at in range(0, 3000, 7) if found[at] != at)
        wrong.extend(at for at, each in enumerate(found) if at != each)

    threads = [Thread(target=read) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert wrong == []


def test_what_is_let_go_is_empty_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    found = staged(200_000, room=10)
    assert found.let_go() == list(range(10))
    assert len(found) == 0
    assert list(tmp_path.iterdir()) == []


def test_another_one_holds_its_records_where_the_first_does() -> None:
    found = staged(10)
    other = empty_like(found)
    assert isinstance(other, Staged)
    assert other.staging is found.staging
    assert empty_like([1]) == []
