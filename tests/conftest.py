"""What holds for every test: a private home, no screen, no network, and nothing left running."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
WITHOUT_SHARED = "../shared is not beside this checkout"
SETTLING_SECONDS = 5.0


def _our_lines() -> str:
    """Where in the project's own code this was called from."""
    frames = [
        frame
        for frame in traceback.extract_stack()[:-2]
        if frame.filename.startswith(str(CHECKOUT)) and "site-packages" not in frame.filename
    ]
    return "".join(traceback.format_list(frames)) or "  (nowhere in the project's own code)\n"


# Before anything asks where the user's files are: Qt and Python read these once.


def _private_home() -> Path:
    """Point all that leads to the user's own files into a fresh folder, and make the run repeatable.

    Processes that a test starts inherit all of it, so that they cannot touch a real desk either.
    """
    home = Path(tempfile.mkdtemp(prefix="netdesk-tests-"))
    for name, folder in {
        "HOME": ".",
        "USERPROFILE": ".",
        "CFFIXED_USER_HOME": ".",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        path = home / folder
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(path)
    for name in (
        "QT_SCALE_FACTOR",
        "QT_STYLE_OVERRIDE",
        "QT_QPA_PLATFORMTHEME",
        "LANGUAGE",
        "PIP_FIND_LINKS",
    ):
        os.environ.pop(name, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "UTC"
    os.environ["PIP_NO_INDEX"] = "1"
    os.environ["PIP_CONFIG_FILE"] = os.devnull
    if hasattr(time, "tzset"):
        time.tzset()
    return home


HOME = _private_home()


def pytest_unconfigure() -> None:
    """Leave nothing behind in the temporary folder."""
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_configure() -> None:
    """Choose how property tests run: the same cases every time on a build server, fresh ones at a desk."""
    from hypothesis import HealthCheck, settings

    slow_machine = [HealthCheck.too_slow, HealthCheck.data_too_large]
    settings.register_profile(
        "ci",
        derandomize=True,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=slow_machine,
    )
    settings.register_profile("desk", deadline=None, print_blob=True, suppress_health_check=slow_machine)
    settings.load_profile("ci" if os.environ.get("CI") else "desk")


# No test reaches the network.

_reached: list[str] = []


def _no_network(event: str, args: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    sock, address = args
    if sock.family == getattr(socket, "AF_UNIX", None):
        return
    _reached.append(f"{address!r} from\n{_our_lines()}")
    message = f"a test reached for the network: {address!r}"
    raise ConnectionRefusedError(message)


sys.addaudithook(_no_network)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail the test that tried to connect anywhere, also when its code swallowed the refusal."""
    _reached.clear()
    yield
    if _reached:
        pytest.fail("reached for the network: " + "\n".join(_reached), pytrace=False)


# Nothing is left running.

_started: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()


def _remember_start(kind: type) -> None:
    """Have `kind.start` note where it was called, so that what is left running can be found in the code."""
    original: Callable[..., Any] = kind.start  # type: ignore[attr-defined]

    def start(self: Any, *args: Any, **kwargs: Any) -> Any:
        _started[self] = _our_lines()
        return original(self, *args, **kwargs)

    kind.start = start  # type: ignore[attr-defined]


def _left_threads(before: set[threading.Thread]) -> list[str]:
    left = []
    for thread in set(threading.enumerate()) - before:
        # Python makes a dummy for each foreign thread that runs its code, and some releases never drop it.
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(SETTLING_SECONDS)
        if thread.is_alive():
            left.append(
                f"thread {thread.name!r}, started at\n{_started.get(thread, '  (nobody knows where)')}"
            )
    return left


def _left_in_qt() -> list[str]:
    """Timers still active and Qt threads still running, among those that Python started."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
    from shiboken6 import isValid

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = []
    for thing, where in list(_started.items()):
        if isinstance(thing, QTimer) and isValid(thing) and thing.isActive():
            thing.stop()
            left.append(f"QTimer {thing.objectName()!r} of {thing.interval()} ms, started at\n{where}")
        elif isinstance(thing, QThread) and isValid(thing) and not thing.wait(int(SETTLING_SECONDS * 1000)):
            left.append(f"QThread {thing.objectName()!r}, started at\n{where}")
    left += _left_windows()
    if not QThreadPool.globalInstance().waitForDone(int(SETTLING_SECONDS * 1000)):
        left.append("work in the global QThreadPool")
    return left


def _left_windows() -> list[str]:
    """Windows, dialogs and menus still on the screen; they are closed, so that one test is blamed."""
    from PySide6.QtWidgets import QApplication

    left = []
    for each in QApplication.topLevelWidgets() if QApplication.instance() is not None else ():
        if each.isVisible():
            left.append(f"the window {type(each).__name__} “{each.windowTitle()}”")
            each.hide()
            each.deleteLater()
    return left


@pytest.fixture(scope="session", autouse=True)
def _watch_starts() -> None:
    from PySide6.QtCore import QStandardPaths, QThread, QTimer

    for kind in (threading.Thread, QThread, QTimer):
        _remember_start(kind)
    if sys.platform in ("win32", "darwin"):
        # There Qt asks the system for the user's folders, not the environment.
        QStandardPaths.setTestModeEnabled(True)


@pytest.fixture(autouse=True)
def nothing_left_running(_watch_starts: None) -> Iterator[None]:
    """Fail the test that leaves a thread, a timer or a window behind, and say where it was started."""
    _started.clear()
    before = set(threading.enumerate())
    yield
    left = _left_threads(before) + _left_in_qt()
    if left:
        pytest.fail("left running: " + "\n".join(left), pytrace=False)


# The day that most tests are about.


@pytest.fixture
def tuesday() -> Iterator[None]:
    """It is Tuesday, 13 October 2026, a quarter past nine in Oslo."""
    from netdesk.domain.now import stop_clock

    stop_clock(datetime(2026, 10, 13, 7, 15, tzinfo=UTC))
    yield
    stop_clock(None)


# Files that only some checkouts have beside them.


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared with the corpus of real contact files; the test is skipped where it is not."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(WITHOUT_SHARED)
    return folder


@pytest.fixture
def run_folder() -> Iterator[Path]:
    """A private folder for sockets, whose paths may have little more than a hundred bytes: pytest's own are
    too long when it runs in several processes."""
    made = Path(tempfile.mkdtemp(prefix="nd-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)
