"""A second start hands over what it was given; nobody else can, and a first one that hangs blocks nobody."""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLockFile
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from netdesk.ui.arrivals import MOST_BYTES, Arrival, from_message, sorted_out, to_message
from netdesk.ui.program import one_program
from netdesk.ui.program.one_program import OneProgram
from tests.systems import posix


@pytest.fixture
def folder(run_folder: Path) -> Path:
    return run_folder


@pytest.fixture
def first(folder: Path, qtbot: QtBot) -> Iterator[OneProgram]:
    program = OneProgram(folder)
    assert program.is_first
    program.listen()
    yield program
    program.close()
    program.deleteLater()


def say(first: OneProgram, qtbot: QtBot, data: bytes) -> bytes:
    """What comes back for these bytes."""
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    assert socket.waitForConnected(1000)
    socket.write(data)
    socket.flush()
    qtbot.waitUntil(
        lambda: (
            socket.bytesAvailable() > 0 or socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        ),
        timeout=5000,
    )
    answer = bytes(socket.readAll().data())
    socket.abort()
    return answer


def framed(message: bytes) -> bytes:
    return len(message).to_bytes(4, "big") + message


# Messages


def test_an_arrival_comes_over_as_it_was_said(tmp_path: Path) -> None:
    odd = tmp_path / "日本 \udcff“x”.netdesk" if sys.platform == "linux" else tmp_path / "日本.netdesk"
    for path in (odd, tmp_path / "a.vcf", tmp_path / "b.netdesk"):
        path.touch()
    arrival = Arrival(odd, (tmp_path / "a.vcf",), (tmp_path / "b.netdesk",), token="xyz-1")
    assert from_message(to_message(arrival)) == arrival
    assert from_message(to_message(Arrival(sample=True))) == Arrival(sample=True)
    new = Arrival(tmp_path / "new.netdesk", may_make=True)
    assert from_message(to_message(new)) == new


@pytest.mark.parametrize(
    "wrong",
    [
        {"desk": "relative.netdesk"},
        {"desk": "/nowhere/at/all.netdesk"},
        {"desk": "/nowhere/at/all.netdesk", "may_make": True},
        {"desk": 7},
        {"desk": "//server/share/a.netdesk"},
        {"files": ["\\\\server\\share\\a.vcf"]},
        {"files": ["/etc"]},
        {"files": ["/etc/passwd\0.vcf"]},
        {"files": "/etc/passwd"},
        {"files": [["/etc/passwd"]]},
        {"files": ["/etc/passwd"] * 10_001},
        {"others": ["/nowhere"]},
        {"token": None},
    ],
)
def test_what_is_no_file_of_this_computer_is_refused(wrong: dict[str, object]) -> None:
    told = {"desk": "", "files": [], "others": [], "sample": False, "may_make": False, "token": "", **wrong}
    with pytest.raises(ValueError, match=r".+"):
        from_message(json.dumps(told).encode())


@given(
    st.binary(max_size=200) | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps)
)
def test_nonsense_is_refused_and_nothing_else_happens(said: bytes | str) -> None:
    message = said if isinstance(said, bytes) else said.encode()
    with pytest.raises(ValueError, match=r".*"):
        from_message(message)


def test_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(ValueError, match="no arrival"):
        from_message(b"[" * 100_000)


def test_a_token_that_is_none_is_left_out() -> None:
    for token in ("x" * 201, "a\nb", "ü"):
        assert from_message(to_message(Arrival(token=token))).token == ""


def test_desks_are_told_from_files(tmp_path: Path) -> None:
    a, b, card = tmp_path / "a.netdesk", tmp_path / "b.NETDESK", tmp_path / "c.vcf"
    assert sorted_out([card, a, b]) == Arrival(a, (card,), (b,))
    assert sorted_out([]) == Arrival()


# Handing over


def test_the_first_takes_what_the_second_was_given(first: OneProgram, folder: Path, qtbot: QtBot) -> None:
    card = folder / "a.vcf"
    card.touch()
    with qtbot.waitSignal(first.arrived, timeout=5000) as signal:
        assert say(first, qtbot, framed(to_message(Arrival(files=(card,))))) == b"+"
    assert signal.args == [Arrival(files=(card,))]


def test_what_comes_in_pieces_is_put_together(first: OneProgram, qtbot: QtBot) -> None:
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    assert socket.waitForConnected(1000)
    with qtbot.waitSignal(first.arrived, timeout=5000) as signal:
        for byte in framed(to_message(Arrival(sample=True))):
            socket.write(bytes([byte]))
            socket.flush()
            qtbot.wait(1)
    assert signal.args == [Arrival(sample=True)]
    socket.abort()


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        (MOST_BYTES + 1).to_bytes(4, "big") + b"x",
        framed(b"{}"),
        framed(b"not json"),
        framed(json.dumps({"desk": "/nowhere.netdesk", "files": [], "others": [], "token": ""}).encode()),
    ],
)
def test_nonsense_is_answered_by_a_no(first: OneProgram, qtbot: QtBot, data: bytes) -> None:
    with qtbot.assertNotEmitted(first.arrived):
        assert say(first, qtbot, data) == b"-"


def test_one_who_says_nothing_is_shown_out(
    first: OneProgram, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_program, "_SLOW_MS", 50)
    assert say(first, qtbot, b"\0") == b""


@pytest.mark.skipif(os.name == "nt", reason="a pipe has no mode")
def test_only_its_user_can_reach_the_socket(first: OneProgram, folder: Path) -> None:
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in folder.iterdir()} == {0}
    assert any(stat.S_ISSOCK(each.stat().st_mode) for each in folder.iterdir())
    first.close()
    assert list(folder.iterdir()) == []


def test_a_second_one_is_not_the_first_and_cannot_take_its_place(first: OneProgram, folder: Path) -> None:
    second = OneProgram(folder)
    assert not second.is_first
    second.listen()
    second.close()
    assert first._server is not None
    assert first._server.isListening()


def test_one_that_hangs_is_given_up_in_good_time(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_program, "_ANSWER_MS", 50)
    first = OneProgram(folder)
    first.listen()
    second = OneProgram(folder)
    began = time.monotonic()
    # The first one's loop does not turn meanwhile.
    assert not second.hand_over(Arrival())
    assert time.monotonic() - began < 1
    first.close()


def test_a_first_one_that_does_not_listen_yet_is_waited_for_a_moment(folder: Path, qtbot: QtBot) -> None:
    first = OneProgram(folder)
    began = time.monotonic()
    assert not OneProgram(folder).hand_over(Arrival())
    assert 1.5 < time.monotonic() - began < 4
    first.close()


def test_where_nothing_can_be_written_everybody_is_on_their_own(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("no folder")
    program = OneProgram(tmp_path / "run")
    assert not program.is_first
    assert program._lock.error() != QLockFile.LockError.LockFailedError
    assert not program.hand_over(Arrival())
    program.listen()
    program.close()


# Where it is heard


@posix
def test_a_folder_that_others_can_write_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever could put a lock and a socket there would be told which files are opened."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert one_program._private_folder() == folder
    folder.chmod(0o777)
    elsewhere = one_program._private_folder()
    assert elsewhere != folder
    assert not elsewhere.stat().st_mode & 0o022
    folder.chmod(0o700)
    link = folder / "link"
    link.symlink_to(folder)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(link))
    assert one_program._private_folder() == elsewhere
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "none"))
    assert one_program._private_folder() == elsewhere


@posix
def test_a_long_path_leaves_a_second_start_heard(
    folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = folder / ("x" * 100)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    program = OneProgram()
    program.listen()
    assert program._server is not None
    program.close()
    program.deleteLater()
