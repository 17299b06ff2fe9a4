"""Files into drafts: one value for each file, whatever the file is like."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from netdesk.domain.drafts import AboutMe, DeskRest, Draft, DraftInteraction, Found, Ignored, Part, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.detect import open_file
from netdesk.exchange.planning import FileReading
from netdesk.exchange.staging import Records
from netdesk.exchange.wishes import AS_GUESSED, Wish, Wishes, opened

REPORT_EVERY = 0.002
"""Seconds between two words on progress, at which the window has its turn."""

_FOUND_A_STEP = 10

PROBLEMS_LIMIT = 10_000
"""Most remarks on records that were read all the same which are kept of one file; rejections always are."""


def read_file(path: Path, progress: Progress | None = None) -> FileReading:
    """Read one file to its end, or as far as it can be read.

    Never raises for what is wrong with the file: `failure` of the reading says it. Cancelled, raised by
    `progress`, goes through. Progress counts the file's bytes.
    """
    return read_files([path], progress)[0]


def read_files(
    paths: Sequence[Path],
    progress: Progress | None = None,
    wishes: Wishes | None = None,
    held: Callable[[], Records[Draft]] = list,
) -> tuple[FileReading, ...]:
    """Read several files in their order, each as it was wished. Progress counts the bytes of all of them.
    `held` makes what holds the drafts of a file."""
    sizes = [_size(path) for path in paths]
    total = sum(sizes)
    readings = []
    with collector_at_rest():
        for index, path in enumerate(paths):
            told = _Told(progress or Silent(), sum(sizes[:index]), total, f"Reading {path.name}")
            readings.append(_read(path, told, (wishes or {}).get(path, AS_GUESSED), held()))
    return tuple(readings)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


class _Told:
    """Passes progress on, but not more often than anybody can look."""

    def __init__(self, progress: Progress, before: int, total: int, what: str) -> None:
        self._progress = progress
        self._before = before
        self._total = total
        self._what = what
        self._done = 0
        self._next = 0.0

    def tick(self, done: int) -> None:
        """So many bytes of the file are read."""
        self._done = done
        self.step()

    def step(self) -> None:
        """Something more was found in what is read."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + REPORT_EVERY
            self._progress.report(min(self._before + self._done, self._total), self._total, self._what)


class _Collected:
    """What one file has given so far, each kind by itself."""

    def __init__(self, drafts: Records[Draft]) -> None:
        self.drafts = drafts
        self.problems: list[Problem] = []
        self.ignored: list[Ignored] = []
        self.interactions: list[DraftInteraction] = []
        self.about_me: AboutMe | None = None
        self.parts: list[int] = []
        self.rest: DeskRest | None = None
        self._remarks = 0

    def take(self, found: Found) -> None:
        if isinstance(found, Draft):
            self.drafts.append(found)
        elif isinstance(found, Ignored):
            self.ignored.append(found)
        elif isinstance(found, DraftInteraction):
            self.interactions.append(found)
        elif isinstance(found, AboutMe):
            self.about_me = found
        elif isinstance(found, DeskRest):
            self.rest = found
        elif isinstance(found, Part):
            self.parts.append(len(self.drafts))
        else:
            self._remarks += not found.rejected
            if found.rejected or self._remarks <= PROBLEMS_LIMIT:
                self.problems.append(found)

    def reading(self, path: Path, format_name: str, failure: str) -> FileReading:
        if not (failure or self.drafts or self.ignored or self.interactions or self.about_me or self.rest):
            failure = _nothing_in(path.name, [problem for problem in self.problems if problem.rejected])
        return FileReading(
            str(path),
            format_name,
            self.drafts,
            tuple(self.problems),
            tuple(self.ignored),
            failure,
            self.interactions,
            self.about_me,
            tuple(self.parts),
            self.rest,
        )


def _read(path: Path, told: _Told, wish: Wish, drafts: Records[Draft]) -> FileReading:
    collected = _Collected(drafts)
    format_name = failure = ""
    try:
        told.tick(0)
        stream = io.BytesIO(wish.text.encode("utf-8", "replace")) if wish.text else open_file(path)[0]
        with stream:
            format_name, reader = opened(stream, told.tick, path.name, wish)
            keep = collected.drafts.append
            for count, found in enumerate(reader.read()):
                if count % _FOUND_A_STEP == 0:
                    told.step()
                # Of 100,000 things found hardly one is no draft: those take the short way.
                if type(found) is Draft:
                    keep(found)
                else:
                    collected.take(found)
            format_name = reader.format_name
    except UnreadableFile as fault:
        failure = str(fault)
    except OSError as fault:
        failure = f"{path.name} could not be read to its end: {(fault.strerror or str(fault)).lower()}."
    return collected.reading(path, format_name, failure)


def _nothing_in(name: str, rejected: list[Problem]) -> str:
    if not rejected:
        return f"There are no contacts in {name}."
    if len(rejected) == 1:
        return f"The only entry in {name} could not be read. {rejected[0].what}"
    return f"None of the {len(rejected):,} entries in {name} could be read."
