"""What tests/conftest.py forbids, it catches: each of these little tests must fail, and one be skipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(bootstrap.ROOT)
OFFENCES = """
import os
import socket
import threading

from PySide6.QtCore import QStandardPaths, QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []


def test_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, daemon=True, name="forgotten").start()


def test_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(100_000)


def test_window(qtbot):
    kept.append(QWidget())
    kept[-1].setWindowTitle("left open")
    kept[-1].show()


def test_qt_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()


def test_qt_warning(qtbot):
    qWarning("something is wrong")


def test_network_swallowed():
    with socket.socket() as sock:
        try:
            sock.connect(("127.0.0.1", 9))
        except OSError:
            pass


def test_resource(tmp_path):
    kept_open = open(tmp_path / "x", "w")
    del kept_open


def test_shared(shared):
    assert shared


def test_allowed_timer(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(100_000)
    widget.show()


def test_allowed_home():
    home = os.environ["HOME"]
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert "netdesk-tests-" in home
    assert data.startswith(home)
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the offences, in a folder that has our conftest and settings."""
    checkout = tmp_path_factory.mktemp("guards") / "checkout"
    (checkout / "tests").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", checkout)
    conftest = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    quick = conftest.replace("SETTLING_SECONDS = 5.0", "SETTLING_SECONDS = 0.1")
    (checkout / "tests" / "conftest.py").write_text(quick, encoding="utf-8")
    (checkout / "tests" / "test_offences.py").write_text(OFFENCES, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-rA", "--tb=short", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    return done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "ERROR tests/test_offences.py::test_thread - Failed: left running: thread 'forgotten'",
        "ERROR tests/test_offences.py::test_timer - Failed: left running: QTimer",
        "ERROR tests/test_offences.py::test_window - Failed: left running: the window",
        "ERROR tests/test_offences.py::test_qt_thread - Failed: left running: QThread",
        "FAILED tests/test_offences.py::test_qt_warning",
        "ERROR tests/test_offences.py::test_network_swallowed - Failed: reached for the network",
        "FAILED tests/test_offences.py::test_resource",
        "PASSED tests/test_offences.py::test_allowed_timer",
        "PASSED tests/test_offences.py::test_allowed_home",
        "../shared is not beside this checkout",
    ],
)
def test_each_offence_is_caught_and_nothing_else(outcome: str, line: str) -> None:
    summary = outcome.partition("short test summary info")[2]
    assert line[:70] in summary, outcome


def test_a_leak_is_traced_to_the_line_that_started_it(outcome: str) -> None:
    assert 'name="forgotten").start()' in outcome
