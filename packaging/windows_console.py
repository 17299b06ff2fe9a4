"""What Windows does differently when a program starts itself again: consoles, child processes, file locks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import PureWindowsPath
from typing import IO

PYTHONS = frozenset({"py.exe", "pyw.exe", "python.exe", "pythonw.exe"})


def is_only_ours(attached: Iterable[str]) -> bool:
    """Whether a console with these programs attached was opened just for us, as by a double-click.

    A shell, or any program that is not a Python, means that somebody typed there and waits for an answer.
    """
    names = [PureWindowsPath(path).name.lower() for path in attached]
    return bool(names) and all(name in PYTHONS or name.startswith("python3") for name in names)


if sys.platform == "win32":
    import ctypes
    import msvcrt
    import signal
    import subprocess
    import time
    from ctypes import wintypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _QUERY_LIMITED_INFORMATION = 0x1000

    def _attached() -> list[str]:
        """The programs attached to this process's console; a blank for one that cannot be named."""
        processes = (wintypes.DWORD * 64)()
        count = _kernel.GetConsoleProcessList(processes, len(processes))
        return [_program(processes[index]) for index in range(min(count, len(processes)))]

    def _program(process: int) -> str:
        _kernel.OpenProcess.restype = wintypes.HANDLE
        handle = _kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
        if not handle:
            return ""
        try:
            path = ctypes.create_unicode_buffer(32768)
            size = wintypes.DWORD(len(path))
            found = _kernel.QueryFullProcessImageNameW(wintypes.HANDLE(handle), 0, path, ctypes.byref(size))
            return path.value if found else ""
        finally:
            _kernel.CloseHandle(wintypes.HANDLE(handle))

    def run_again(python: str, windowed: str, arguments: Sequence[str]) -> int:
        """Run the same command with the environment's Python; its exit status, or 0 once it runs by itself.

        Windows cannot replace a process. Whoever typed the command waits for its output and status; after a
        double-click the program goes on without a console, and the one that opened for it closes.
        """
        if sys.stderr is None or is_only_ours(_attached()):
            subprocess.Popen(
                [windowed, *arguments], creationflags=subprocess.DETACHED_PROCESS, close_fds=True
            )
            return 0
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the child by itself
        return subprocess.call([python, *arguments])

    def show() -> None:
        """Open a console for the progress of a set-up where there is none (pythonw)."""
        if sys.stderr is None and _kernel.AllocConsole():
            sys.stderr = open("CONOUT$", "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a device, open to the end

    def wait_for_reader() -> None:
        """Keep a console that would close with us until its reader has read."""
        if sys.stderr is not None and is_only_ours(_attached()):
            print("Press a key to close this window.", file=sys.stderr, flush=True)
            msvcrt.getwch()

    def lock(file: IO[bytes], waiting: Callable[[], None]) -> None:
        """Lock the first byte of a file for this process, saying once that it has to wait."""
        told = False
        while True:
            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not told:
                    waiting()
                    told = True
                time.sleep(0.5)
            else:
                return
