"""Watches the window's event loop, and writes down where it was when it did not answer."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from PySide6.QtCore import QTimer

_METRONOME = """
import sys, time
last = time.monotonic()
while True:
    time.sleep(0.002)
    now = time.monotonic()
    if now - last > 0.02:
        print(last, now, flush=True)
    last = now
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """The event loop did not run for `seconds` from `begin` on; `stack` is where the window's thread was."""

    begin: float
    seconds: float
    stack: str


class Watchdog:
    """Counts gaps of the event loop over `limit` seconds while it is entered.

    A metronome in a process of its own tells when the machine itself stood still; a gap is lessened by
    those times, so that only what netdesk did remains.
    """

    def __init__(self, limit: float = 0.05) -> None:
        self._limit = limit
        self._beat = time.monotonic()
        self._stop = threading.Event()
        self._gaps: list[Gap] = []
        self._stalls: list[tuple[float, float]] = []
        self._main = threading.main_thread().ident

    def __enter__(self) -> Self:
        self._metronome = subprocess.Popen(
            [sys.executable, "-c", _METRONOME], stdout=subprocess.PIPE, text=True
        )
        self._listener = threading.Thread(target=self._listen, name="watchdog-metronome")
        self._watcher = threading.Thread(target=self._watch, name="watchdog")
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._beat = time.monotonic()
        self._timer.start()
        self._listener.start()
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._stop.set()
        self._watcher.join()
        self._metronome.terminate()
        self._metronome.wait()
        self._listener.join()
        assert self._metronome.stdout is not None
        self._metronome.stdout.close()

    @property
    def gaps(self) -> list[Gap]:
        """Gaps over the limit after the machine's own stalls are taken off, longest first."""
        found = [Gap(each.begin, each.seconds - self._stalled(each), each.stack) for each in self._gaps]
        return sorted((each for each in found if each.seconds > self._limit), key=lambda each: -each.seconds)

    def _stalled(self, gap: Gap) -> float:
        end = gap.begin + gap.seconds
        return sum(max(0.0, min(end, b) - max(gap.begin, a)) for a, b in self._stalls)

    def _tick(self) -> None:
        self._beat = time.monotonic()

    def _listen(self) -> None:
        assert self._metronome.stdout is not None
        for line in self._metronome.stdout:
            begin, end = line.split()
            self._stalls.append((float(begin), float(end)))

    def _stacks(self) -> str:
        """Where netdesk's threads are, the window's last."""
        frames = sys._current_frames()
        names = {each.ident: each.name for each in threading.enumerate() if each.name.startswith("netdesk")}
        others = [
            f"[{names[ident]}]\n{''.join(traceback.format_stack(frame, limit=6))}"
            for ident, frame in frames.items()
            if ident in names
        ]
        window = traceback.format_stack(frames[self._main])  # type: ignore[index]
        return "".join([*others, "[window]\n", *window])

    def _watch(self) -> None:
        while not self._stop.wait(0.01):
            beat = self._beat
            if time.monotonic() - beat <= self._limit:
                continue
            stack = self._stacks()
            while self._beat == beat and not self._stop.wait(0.002):
                pass
            self._gaps.append(Gap(beat, self._beat - beat, stack))
