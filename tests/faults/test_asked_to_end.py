"""Logging out, shutting down, Ctrl+C: netdesk is asked to end, and puts everything away first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows asks programs by messages")


def _until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def _started(home: Path, desk: Path) -> subprocess.Popen[str]:
    """netdesk at its first start, with its welcome over the window, once it listens."""
    run = home / "run"
    run.mkdir(mode=0o700, parents=True)
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run), "TMPDIR": str(home)}
    places |= {f"XDG_{each}_HOME": str(home / each) for each in ("DATA", "CONFIG", "STATE", "CACHE")}
    program = subprocess.Popen(
        [sys.executable, str(CHECKOUT / "main.py"), "--desk", str(desk)],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
    _until(lambda: any(each.is_socket() for each in run.iterdir()) or program.poll() is not None)
    assert program.poll() is None, program.stderr.read() if program.stderr else ""
    return program


@pytest.fixture(autouse=True)
def signals_are_heard() -> Iterator[None]:
    """Whoever runs tests in the background has Ctrl+C ignored, which programs started here would inherit."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_whatever_is_open(run_folder: Path, number: signal.Signals) -> None:
    desk = run_folder / "mine.netdesk"
    program = _started(run_folder / "h", desk)
    assert desk.with_name("mine.netdesk-wal").exists()
    program.send_signal(number)
    _, told = program.communicate(timeout=60)
    assert program.returncode == 0, told
    assert told == ""
    assert sorted(each.name for each in run_folder.glob("mine*")) == ["mine.netdesk"], "the desk is put away"
    assert list((run_folder / "h").glob("netdesk-*")) == [], "nothing of it is left in the temporary folder"
