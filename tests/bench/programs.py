"""Starts the measured programs, each in a process and a home of its own, and reads what they tell."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Told:
    """What a program told at one moment: seconds since it was started, and the memory it held in MiB."""

    seconds: float
    memory: float


class Home:
    """A folder for the programs' settings and logs, so that nobody's own are touched."""

    def __init__(self, folder: Path) -> None:
        self._environ = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "NETDESK_", "QT_", "PYTHON"))
        }
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR"):
            self._environ[name] = str(folder)
        self._environ |= {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        # Compiled modules are kept as for any user, or no start would be a warm one.
        self._environ["PYTHONPATH"] = str(CHECKOUT)

    def run(self, module: str, *arguments: str) -> dict[str, Told]:
        """Run a program to its end; what it told, by word. Raises RuntimeError when it failed."""
        begun = time.monotonic()
        lines = self.output(module, *arguments).splitlines()
        told: dict[str, Told] = {}
        for line in lines:
            word, at, memory = line.split()
            told.setdefault(word, Told(float(at) - begun, int(memory) / 1024))
        return told

    def output(self, module: str, *arguments: str) -> str:
        """Run a program to its end; all it wrote. Raises RuntimeError when it failed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=CHECKOUT,
            env=self._environ,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{module} failed:\n{done.stderr}")
        return done.stdout
