"""What a measured program tells of itself: a word, the time and its memory, one line each."""

from __future__ import annotations

import os
import sys
import time


def tell(word: str) -> None:
    """Write one line: the word, the time on the clock that all processes share, memory in KiB."""
    now = time.monotonic()
    sys.stdout.write(f"{word} {now:.6f} {memory_kib()}\n")
    sys.stdout.flush()


def memory_kib() -> int:
    """How much memory this process holds now; where the system does not say, the most it ever held."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 pathlib would be measured too
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
    except OSError:
        return _most_kib()


def _most_kib() -> int:
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most
