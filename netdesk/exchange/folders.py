"""Folders into the files in them: in order, to a limit, without ever going round in a circle."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.endings import TEXTS, WORKBOOKS, ending, may_hold_people
from netdesk.exchange.formats.packed.linkedin_files import is_unpacked, names_people
from netdesk.exchange.planning import FileReading

MOST_FILES: Final = 10_000
MOST_FOLDERS: Final = 20_000
_REPORT_EVERY: Final = 0.03
_NEVER: Final = frozenset((".git", "__MACOSX", "node_modules", "$RECYCLE.BIN", "System Volume Information"))
_ARCHIVE: Final = ".zip"
_ANYTHING: Final = TEXTS | WORKBOOKS | {_ARCHIVE}


def files_of(paths: Sequence[Path], progress: Progress | None = None) -> list[Path]:
    """The files themselves, and in a folder's place those in it that may hold people, sorted by name.

    No more than MOST_FILES: `too_many` says so of them. Links in folders are not followed, hidden files and
    folders are left out. Raises Cancelled.
    """
    said = progress or Silent()
    found: list[Path] = []
    for path in paths:
        if len(found) >= MOST_FILES:
            break
        if not _is_folder(path):
            found.append(path)
            continue
        before = len(found)
        for each in _walk(path, said):
            found.append(each)
            if len(found) >= MOST_FILES:
                return found
        if len(found) == before:
            # Told as a file that cannot be read, in a sentence of its own.
            found.append(path)
    return found


def too_many(paths: Sequence[Path], found: Sequence[Path]) -> FileReading | None:
    """A reading that says, in the place of the last file or folder, that the rest was not read; None when
    all was."""
    if len(found) < MOST_FILES or list(found) == list(paths):
        return None
    told = f"Only the first {MOST_FILES:,} files were read: drop the others by themselves, folder by folder."
    return FileReading(str(paths[-1]), "", failure=told)


def is_some_text(reading: FileReading) -> bool:
    """Whether a file of a folder is one of those that may be anything, and turned out to hold nobody."""
    return bool(reading.failure) and not reading.read and ending(reading.path) in _ANYTHING


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _entries(folder: Path) -> Iterator[tuple[str, bool]]:
    """What the files and folders in a folder are called, and which are folders; no links, nothing hidden."""
    # A folder that may not be looked into has nothing to give; the rest has.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _NEVER:
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder or entry.is_file(follow_symlinks=False):
                yield entry.name, is_folder


def _is_looked_into(name: str) -> bool:
    return (may_hold_people(name) or ending(name) == _ARCHIVE) and not name.startswith("~$")


def _walk(top: Path, progress: Progress) -> Iterator[Path]:
    waiting = [top]
    exports: set[Path] = set()
    said, folders = 0.0, 0
    while waiting and folders < MOST_FOLDERS:
        folder = waiting.pop()
        folders += 1
        inside: list[Path] = []
        files: list[Path] = []
        others: set[str] = set()
        for name, is_folder in _entries(folder):
            now = time.monotonic()
            if now - said > _REPORT_EVERY:
                said = now
                progress.report(0, 0, f"Looking into {folder.name}")
            if is_folder:
                inside.append(folder / name)
            elif not _is_looked_into(name):
                others.add(name)
            else:
                files.append(folder / name)
                if len(files) > MOST_FILES:
                    break
        # Thunderbird's folders of emails have no ending, but an index beside them.
        files += [folder / name for name in others if f"{name}.msf" in others]
        if folder.parent in exports or is_unpacked(file.name for file in files):
            exports.add(folder)
            files = [file for file in files if names_people(file.name)]
        yield from sorted(files)
        waiting += sorted(inside, reverse=True)
