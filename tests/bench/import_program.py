"""The measured imports, each in a process of its own: `python -m tests.bench.import_program WHAT FILE`.

Prints one line of JSON: seconds, people kept, and memory in MiB before and at most.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Self

from tests.bench.probe import memory_kib

_LOOK_SECONDS = 0.02


class Highest:
    """The most memory this process holds while something runs, in MiB above what it held before."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._before = memory_kib()
        self._most = self._before
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def above(self) -> float:
        """In MiB."""
        return (self._most - self._before) / 1024

    def _look(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            self._most = max(self._most, memory_kib())


def netdesk(path: Path) -> dict[str, float]:
    """Read, recognise, keep, make searchable and undoable: all that a user gets from a dropped file."""
    from netdesk.services import contacts, history, imports, warming
    from netdesk.services.dry_runs import Batch
    from netdesk.store.desk import Desk

    warming.load(warming.FOR_FILES)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "mine.netdesk")
        with Highest() as highest:
            began = time.perf_counter()
            readings = imports.read_files([path])
            with desk.reader() as reader:
                planned = imports.dry_run(reader, readings)
            imports.import_people(desk, planned, Batch())
            seconds = time.perf_counter() - began
        with desk.reader() as reader:
            people = contacts.counts(reader).contacts
            assert contacts.find_people(reader, "ann ber"), "nobody can be found"
            assert history.next_undo(reader) is not None, "nothing can be undone"
        desk.close()
    return {"seconds": seconds, "people": people, "above": highest.above}


def vobject_parse(path: Path) -> dict[str, float]:
    """vobject reads the same cards, and does nothing with them."""
    import vobject

    text = path.read_text(encoding="utf-8")
    began = time.perf_counter()
    people = sum(1 for _ in vobject.readComponents(text))
    return {"seconds": time.perf_counter() - began, "people": people, "above": 0.0}


def plain_rows(path: Path) -> dict[str, float]:
    """The csv module reads the same rows, and SQLite keeps them as they are."""
    with tempfile.TemporaryDirectory() as folder:
        raw = sqlite3.connect(Path(folder) / "rows.db")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g)")
        began = time.perf_counter()
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            with raw:
                raw.executemany("INSERT INTO row (a, b, c, d, e, f, g) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        seconds = time.perf_counter() - began
        people = raw.execute("SELECT count(*) FROM row").fetchone()[0]
        raw.close()
    return {"seconds": seconds, "people": people, "above": 0.0}


_PROGRAMS = {"netdesk": netdesk, "vobject": vobject_parse, "plain": plain_rows}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(_PROGRAMS[sys.argv[1]](Path(sys.argv[2]))) + "\n")
