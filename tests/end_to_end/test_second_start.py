"""Two real programs: the second hands over to the first, also after one was killed, and never hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills by POSIX signals, and asks /proc")

# The program as it is, which writes down what its window shows.
PROGRAM = """
import os, sys
sys.path.insert(0, {checkout!r})
from PySide6.QtCore import QTimer
from netdesk import app
from netdesk.ui import shell
from netdesk.ui.program import start
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.message import MessageDialog

def say(*words):
    sys.stdout.write(" ".join(str(each) for each in words) + "\\n")
    sys.stdout.flush()

start.say = lambda heading, sentence: say("box:", sentence)
enter = shell.Shell.enter

def entered(self, desk, *rest, **more):
    enter(self, desk, *rest, **more)
    self.window.navigator.desk_wanted.connect(lambda arrival: None)
    say("window:", desk.path.name)

shell.Shell.enter = entered
tell = shell.Shell.tell
shell.Shell.tell = lambda self, heading, words: (say("told:", heading), tell(self, heading, words))[1]
show = ImportDialog.open
ImportDialog.open = lambda self: (say("import"), show(self))[1]
receive = shell.Shell.receive
shell.Shell.receive = lambda self, arrival: (say("forward"), receive(self, arrival))[1]
welcome = AboutYouDialog.welcome
AboutYouDialog.welcome = lambda *given: (welcome(*given), say("welcome"))[0]
listen = start.OneProgram.listen
start.OneProgram.listen = lambda self: (listen(self), say("listens"))[0]
sys.exit(app.main(sys.argv[1:]))
"""


class Started:
    """One start of netdesk, whose words come line by line."""

    def __init__(self, home: Path, *arguments: object) -> None:
        places = {
            name: str(home / name.lower())
            for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        }
        run = home / "run"
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(checkout=str(CHECKOUT)), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **places, "XDG_RUNTIME_DIR": str(run), "QT_QPA_PLATFORM": "offscreen"},
        )

    def hear(self, *words: str) -> None:
        """Wait until these lines have come, in any order; others are passed over."""
        assert self.process.stdout
        heard: list[str] = []
        while line := self.process.stdout.readline():
            heard.append(line.strip())
            if set(words) <= set(heard):
                return
        _, errors = self.process.communicate(timeout=10)
        pytest.fail(f"never said {words!r}, but {heard}; {errors[-2000:]}")

    def end(self) -> tuple[int, str, str]:
        """Its exit status and what it said, once it has ended by itself."""
        said, errors = self.process.communicate(timeout=30)
        return self.process.returncode, said, errors

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=30)


@pytest.fixture
def home(run_folder: Path) -> Path:
    made = run_folder / "h"
    (made / "run").mkdir(mode=0o700, parents=True)
    (made / "ana.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n")
    return made


@pytest.fixture
def starts(home: Path) -> Iterator[list[Started]]:
    """All starts of a test, killed at its end."""
    made: list[Started] = []
    yield made
    for each in made:
        if each.process.poll() is None:
            each.process.send_signal(signal.SIGCONT)
            each.kill()


def begin(starts: list[Started], home: Path, *arguments: object) -> Started:
    started = Started(home, *arguments)
    starts.append(started)
    return started


def test_a_second_start_brings_the_first_forward_and_hands_its_files_over(
    starts: list[Started], home: Path
) -> None:
    first = begin(starts, home)
    first.hear("window: desk.netdesk")
    first.hear("listens")
    assert begin(starts, home).end() == (0, "", "")
    first.hear("forward")
    assert begin(starts, home, home / "ana.vcf").end() == (0, "", "")
    first.hear("forward")
    first.hear("import")


def test_a_second_start_with_another_desk_opens_it_in_the_first(starts: list[Started], home: Path) -> None:
    first = begin(starts, home, "--desk", home / "a.netdesk")
    # A new desk asks who its user is: until that is answered, the desk stays.
    first.hear("window: a.netdesk", "listens", "welcome")
    assert begin(starts, home, "--desk", home / "b.netdesk").end() == (0, "", "")
    first.hear("forward", "told: b.netdesk was not opened")


def test_after_a_kill_the_next_start_is_the_first_and_its_desk_opens(
    starts: list[Started], home: Path
) -> None:
    for _ in range(3):
        killed = begin(starts, home)
        killed.hear("listens")
        killed.kill()
    again = begin(starts, home)
    again.hear("window: desk.netdesk")
    again.hear("listens")
    assert begin(starts, home).end()[0] == 0
    again.hear("forward")


def test_a_first_one_that_hangs_is_named_and_blocks_nobody(starts: list[Started], home: Path) -> None:
    first = begin(starts, home)
    first.hear("listens")
    first.process.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    status, said, errors = begin(starts, home).end()
    assert time.monotonic() - began < 10
    assert status == 1
    assert "desk.netdesk is already open in another netdesk window" in said
    assert "desk.netdesk is already open in another netdesk window" in errors
    other = begin(starts, home, "--desk", home / "other.netdesk")
    other.hear("window: other.netdesk")
    first.process.send_signal(signal.SIGCONT)


def test_two_starts_at_once_open_one_window(starts: list[Started], home: Path) -> None:
    both = [begin(starts, home), begin(starts, home)]
    deadline = time.monotonic() + 30
    while all(each.process.poll() is None for each in both) and time.monotonic() < deadline:
        time.sleep(0.05)
    (ended,) = [each for each in both if each.process.poll() is not None]
    (lives,) = [each for each in both if each is not ended]
    assert ended.end() == (0, "", "")
    lives.hear("window: desk.netdesk")
    lives.hear("forward")


def test_a_desk_that_is_not_there_is_not_made_by_naming_it(starts: list[Started], home: Path) -> None:
    status, _, errors = begin(starts, home, home / "typo.netdesk").end()
    assert status == 1
    assert "There is no desk at" in errors
    assert not (home / "typo.netdesk").exists()


def test_the_sample_desk_is_opened_by_an_option_and_leaves_nothing(starts: list[Started], home: Path) -> None:
    killed = begin(starts, home, "--sample")
    killed.hear("window: Sample desk.netdesk")
    assert list((home / "xdg_cache_home" / "netdesk" / "samples").glob("sample-*/Sample desk.netdesk"))
    killed.kill()
    again = begin(starts, home)
    again.hear("window: desk.netdesk")
    deadline = time.monotonic() + 30
    while list((home / "xdg_cache_home" / "netdesk" / "samples").glob("*")):
        assert time.monotonic() < deadline
        time.sleep(0.1)
