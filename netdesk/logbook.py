"""The local log: what happened inside netdesk, never whom it was about."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

log = logging.getLogger("netdesk")
_KEPT_BYTES = 500_000


def open_logbook(folder: Path) -> None:
    """Write warnings and errors to a file in `folder` that only its owner can read.

    Tracebacks show places in the code, not values. A folder that cannot be written means no log.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for older in folder.glob("*.log*"):
            older.chmod(0o600)
        handler = _AtFirstWord(folder / "netdesk.log")
        crashes = open(folder / "crash.log", "a", encoding="utf-8", opener=_private)  # noqa: SIM115
    except OSError:
        return
    handler.setFormatter(_Impersonal("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    # Held open on purpose: a crash handler cannot open files any more.
    faulthandler.enable(crashes)


def catch_the_uncaught(tell: Callable[[], None]) -> None:
    """Log exceptions that nobody caught and `tell` the user, at most once in a row of them."""
    telling = threading.Lock()

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("uncaught", exc_info=(kind, error, trace))
        if telling.acquire(blocking=False):
            try:
                tell()
            finally:
                telling.release()

    sys.excepthook = uncaught


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _AtFirstWord(logging.Handler):
    """Opens the log when there is something to write: at a usual start there is nothing, and what turns the
    files over takes its time to load."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _opened(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _opened(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Private(RotatingFileHandler):
        """Makes each new file its owner's alone."""

        def _open(self) -> TextIOWrapper:
            handle = _private(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
            return os.fdopen(handle, "a", encoding="utf-8")

    return Private(path, maxBytes=_KEPT_BYTES, backupCount=2, encoding="utf-8", delay=True)


class _Impersonal(logging.Formatter):
    """Writes an exception's kind and where it came from, without its words: they may name somebody."""

    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, _, trace = ei
        lines = [kind.__name__ if kind else "no exception"]
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return "\n".join(lines)
