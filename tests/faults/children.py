"""Child processes for fault tests: they import the same checkout and speak one word per line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent, indent

CHECKOUT = Path(__file__).resolve().parents[2]

_PREAMBLE = """
import sys
sys.path.insert(0, {checkout!r})
from pathlib import Path
from netdesk.store.desk import Desk
from tests.faults.desks import fill, import_people, person, state
def say(word):
    sys.stdout.write(word + "\\n")
    sys.stdout.flush()
path = Path({path!r})
"""


def start(path: Path, script: str, **how: object) -> subprocess.Popen[str]:
    """Run a script about the desk at `path` in another process; what it `say`s comes line by line."""
    text = _PREAMBLE.format(checkout=str(CHECKOUT), path=str(path)) + dedent(script)
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-c", text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **how
    )


class Killed:
    """A process that does the same work again and again, to be killed in the middle or after it.

    The work runs in a fork of one process that has loaded everything, so that a start takes no time.
    """

    def __init__(self, path: Path, work: str) -> None:
        loop = """
import os, signal
def work(path):
{work}
fill(Desk.open(path.with_name("warm.netdesk")))
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            work(Path(line.strip()))
            signal.pause()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    say("gone")
"""
        self._parent = start(path, loop.format(work=indent(dedent(work), "    ")))

    def run(self, path: Path, seconds: float) -> list[str]:
        """Start the work on the desk at `path` and kill it `seconds` after it has said its process id and
        `ready`; returns what else it said."""
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write(f"{path}\n")
        self._parent.stdin.flush()
        working = int(self._parent.stdout.readline())
        heard(self._parent, "ready")
        time.sleep(seconds)
        os.kill(working, signal.SIGKILL)
        return [line.strip() for line in iter(self._parent.stdout.readline, "gone\n")]

    def close(self) -> None:
        """End the process that waits for more."""
        end(self._parent)


def heard(child: subprocess.Popen[str], word: str) -> None:
    """Wait for the child to say `word`."""
    assert child.stdout
    assert child.stdout.readline().strip() == word


def end(child: subprocess.Popen[str]) -> str:
    """Let the child come to its end; returns the rest of what it said."""
    said, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return said
