"""Records that could not be read, in files of their own: to be mended and dropped again.

Each file is of the format its records came from: cards as cards, rows under the headings of their table, in
its delimiter, records of an address book with the blank lines between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from netdesk.domain.drafts import Problem
from netdesk.exchange.formats.desk_json.sniffing import FORMAT_NAME as DESK_NAME
from netdesk.exchange.planning import FileReading

_CARD: Final = re.compile(r"\s*BEGIN\s*:\s*VCAR", re.IGNORECASE)
_DESK: Final = '{"netdesk": {"version": 1},\n"contacts": [\n%s\n]}\n'
_Group = tuple[str, str]
"""The end of a file's name, and what stands before its records."""


def suffix_of_rejected(files: Sequence[FileReading]) -> str:
    """What the name of a file for these rejected records should end with: ".vcf", ".csv"; ".txt" for none."""
    return next((suffix for suffix, _head in _groups(files)), ".txt")


def write_rejected(
    files: Sequence[FileReading], path: Path, write: Callable[[Path, bytes], object] = Path.write_bytes
) -> tuple[Path, ...]:
    """Write the records that were rejected to `path`, each file by `write`; returns the files written.

    Those that cannot stand in one file, because their tables have other columns or are of other formats, are
    written beside it: "rejected 2.csv". Raises what `write` does when a file cannot be written.
    """
    written: list[Path] = []
    for (suffix, head), records in _groups(files).items():
        place = path if not written else _free(path, suffix, len(written) + 1)
        # Half a character that a damaged record brought along has no bytes.
        write(place, _whole(suffix, head, records).encode("utf-8", "replace"))
        written.append(place)
    return tuple(written)


def _groups(files: Sequence[FileReading]) -> dict[_Group, list[str]]:
    found: dict[_Group, list[str]] = {}
    for reading in files:
        for problem in reading.rejected:
            raw = problem.raw.strip("\r\n")
            if raw:
                suffix = _suffix(problem, reading)
                found.setdefault((suffix, problem.head), []).append(raw)
    return found


def _whole(suffix: str, head: str, records: Sequence[str]) -> str:
    """A file of such records, as readers of its format know it."""
    if suffix == ".json":
        return _DESK % ",\n".join(records)
    between = "\n\n" if suffix == ".ldif" else "\n"
    return (f"{head}\n" if head else "") + "".join(f"{each}{between}" for each in records)


def _suffix(problem: Problem, reading: FileReading) -> str:
    if _CARD.match(problem.raw):
        return ".vcf"
    if problem.head:
        return ".tsv" if "\t" in problem.head else ".csv"
    if reading.format_name.startswith("LDIF"):
        return ".ldif"
    if reading.format_name == DESK_NAME:
        return ".json"
    own = Path(reading.path).suffix.lower()
    return own if own in (".vcf", ".csv", ".tsv", ".txt", ".ldif") else ".txt"


def _free(path: Path, suffix: str, number: int) -> Path:
    """A file beside `path` that is not there yet."""
    while (place := path.with_name(f"{path.stem} {number}{suffix}")).exists():
        number += 1
    return place
