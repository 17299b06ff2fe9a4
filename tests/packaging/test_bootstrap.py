"""A start from a checkout knows what its private environment is worth."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import bootstrap


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with two locks and an environment that runs this Python, without a stamp."""
    (tmp_path / "requirements.lock").write_bytes(b"part==1 \\\n    --hash=sha256:00\n")
    (tmp_path / "requirements-test.lock").write_bytes(b"part==1\ntool==2\n")
    python = Path(bootstrap.venv_python(str(tmp_path)))
    python.parent.mkdir(parents=True)
    if os.name == "nt":
        shutil.copy(sys.executable, python)
    else:
        python.symlink_to(sys.executable)
    return tmp_path


def stamp(checkout: Path, **fields: str) -> None:
    """Stamp the environment as complete for the runtime layer, with these fields changed."""
    root = str(checkout)
    complete = {"python": bootstrap.python_version(), "runtime": bootstrap.digest(root, "runtime")}
    bootstrap.write_stamp(root, complete | fields)


def state(checkout: Path, layer: str = "runtime") -> str:
    return bootstrap.state(str(checkout), layer)


def test_an_environment_stamped_with_its_lock_is_current(checkout: Path) -> None:
    stamp(checkout)
    assert state(checkout) == bootstrap.CURRENT


def test_an_environment_without_the_test_tools_is_stale_for_the_tests_alone(checkout: Path) -> None:
    stamp(checkout)
    assert state(checkout, "test") == bootstrap.STALE


def test_a_changed_lock_makes_the_environment_stale(checkout: Path) -> None:
    stamp(checkout)
    (checkout / "requirements.lock").write_bytes(b"part==2\n")
    assert state(checkout) == bootstrap.STALE


def test_a_lock_that_git_gave_other_line_ends_is_the_same_lock(checkout: Path) -> None:
    stamp(checkout)
    lock = checkout / "requirements.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert state(checkout) == bootstrap.CURRENT


def test_a_making_that_was_cut_off_is_seen(checkout: Path) -> None:
    bootstrap.write_stamp(str(checkout), {bootstrap.UNFINISHED: ""})
    assert state(checkout) == bootstrap.UNFINISHED


def test_a_making_that_was_cut_off_before_there_was_a_python_is_seen(checkout: Path) -> None:
    bootstrap.write_stamp(str(checkout), {bootstrap.UNFINISHED: ""})
    Path(bootstrap.venv_python(str(checkout))).unlink()
    assert state(checkout) == bootstrap.UNFINISHED


def test_an_environment_without_a_stamp_was_made_by_hand(checkout: Path) -> None:
    assert state(checkout) == bootstrap.BY_HAND


def test_no_environment_is_missing(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    assert state(checkout) == bootstrap.MISSING


@pytest.mark.skipif(os.name == "nt", reason="environments on Windows have a launcher instead of a link")
def test_an_environment_whose_python_is_gone_is_missing_or_of_another_python(checkout: Path) -> None:
    stamp(checkout)
    python = Path(bootstrap.venv_python(str(checkout)))
    python.unlink()
    python.symlink_to(checkout / "no-such-python")
    assert state(checkout) == bootstrap.UNFINISHED


def test_an_environment_whose_python_became_another_release_is_not_used(checkout: Path) -> None:
    stamp(checkout, python="3.2")
    assert state(checkout) == bootstrap.OTHER_PYTHON


def test_a_start_by_another_python_uses_the_environment_if_its_own_python_still_fits(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp(checkout)
    monkeypatch.setattr(bootstrap, "python_version", lambda: "3.99")
    assert state(checkout) == bootstrap.CURRENT


def test_a_stamp_is_read_as_it_was_written(checkout: Path) -> None:
    fields = {"python": "3.13", "runtime": "ab12", "libraries": "base x11"}
    bootstrap.write_stamp(str(checkout), fields)
    assert bootstrap.read_stamp(str(checkout)) == fields


@pytest.mark.parametrize("arguments", [[], ["friends.vcf"], ["/home/ada/desk.netdesk"], ["--desk", "x"]])
def test_files_and_nothing_open_the_window(arguments: list[str]) -> None:
    assert bootstrap.opens_window(arguments)


@pytest.mark.parametrize("verb", ["import", "export", "sheet", "check", "backup", "restore"])
def test_a_verb_opens_no_window(verb: str) -> None:
    assert not bootstrap.opens_window([verb, "a.vcf"])


def test_every_verb_of_netdesk_opens_no_window() -> None:
    from netdesk.verbs import VERBS

    assert all(not bootstrap.opens_window([verb]) for verb in VERBS)


def test_a_file_with_a_plain_name_opens_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "friends").touch()
    assert bootstrap.opens_window(["friends"])


def test_screens_are_those_that_the_session_names() -> None:
    assert bootstrap.screens({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) == ["x11", "wayland"]
    assert bootstrap.screens({"WAYLAND_DISPLAY": "wayland-0"}) == ["wayland"]
    assert bootstrap.screens({}) == []


def test_qt_without_a_screen_needs_no_screens_libraries() -> None:
    assert bootstrap.screens({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == []


def test_libraries_seen_for_one_of_two_screens_are_enough() -> None:
    assert bootstrap.libraries_seen("base x11", ["x11", "wayland"])
    assert bootstrap.libraries_seen("base", [])
    assert not bootstrap.libraries_seen("base", ["x11"])
    assert not bootstrap.libraries_seen("", [])


def test_the_library_that_the_loader_misses_is_read_off_its_message() -> None:
    message = "libEGL.so.1: cannot open shared object file: No such file or directory"
    assert bootstrap.missing_library(message) == "libEGL.so.1"
    assert bootstrap.missing_library(f"ImportError: {message}") == "libEGL.so.1"


def test_other_import_errors_are_no_missing_library() -> None:
    assert bootstrap.missing_library("No module named 'netdesk.app'") is None
    assert bootstrap.explain(ImportError("No module named 'netdesk.app'")) is None
