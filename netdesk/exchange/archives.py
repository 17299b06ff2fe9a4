"""Archives opened with care: nothing is ever written to disk, and no size that they claim is believed.

Limits after CVE-2024-0450 (entries that overlap) and what archives that were made to do harm look like:
few kilobytes that become gigabytes, a million entries, names that lead out of the folder.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final

from netdesk.domain.errors import UnreadableFile

MOST_ENTRIES: Final = 10_000
MOST_BYTES: Final = 200 * 1024 * 1024
MOST_MEMBER_BYTES: Final = 50 * 1024 * 1024
MOST_RATIO: Final = 100
_FREE_BYTES: Final = 1024 * 1024
"""A small member may be as dense as it likes."""

_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, UnicodeDecodeError),
)
_CHUNK: Final = 256 * 1024
_LOCAL_HEADER: Final = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may hold, in bytes, and how often smaller than its content a member may be."""

    total: int = MOST_BYTES
    member: int = MOST_MEMBER_BYTES
    ratio: int = MOST_RATIO


class Archive:
    """A ZIP archive whose directory has been checked. `names` are its members that may be read, in order;
    folders and names that lead out of the archive are left out."""

    def __init__(
        self, stream: BinaryIO, name: str, limits: Limits | None = None, *, any_name: bool = False
    ) -> None:
        """With `any_name`, members are there under whatever name. Raises UnreadableFile with one sentence for
        what is no archive, or one that does harm."""
        self._name = name
        self._limits = limits or Limits()
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
            raise UnreadableFile(f"{name} is a damaged ZIP archive.") from fault
        self._read = 0
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise UnreadableFile(f"{name} holds more than {MOST_ENTRIES:,} files, so it was not opened.")
        self._refuse_overlaps(entries)
        self._entries = {entry.filename: entry for entry in entries if any_name or _is_safe(entry)}
        if any_name and len(self._entries) < len(entries):
            raise UnreadableFile(f"{name} holds several files of one name, so it was not read.")
        self.names = tuple(self._entries)

    def read(self, member: str) -> bytes:
        """A member's bytes. Raises UnreadableFile for one that is encrypted, damaged or too large."""
        entry = self._entries[member]
        if entry.flag_bits & 1:
            raise UnreadableFile(f"{self._name} is locked with a password. Unlock it first.")
        found = io.BytesIO()
        try:
            with self._zip.open(entry) as opened:
                while chunk := opened.read(_CHUNK):
                    found.write(chunk)
                    self._read += len(chunk)
                    self._refuse_growth(entry, found.tell())
        except _DAMAGE as fault:
            raise UnreadableFile(f"{member} in {self._name} is damaged.") from fault
        return found.getvalue()

    def _refuse_growth(self, entry: zipfile.ZipInfo, size: int) -> None:
        dense = size > _FREE_BYTES and size > self._limits.ratio * max(entry.compress_size, 1)
        if dense or size > self._limits.member or self._read > self._limits.total:
            raise UnreadableFile(
                f"{self._name} unpacks to far more than it seems to hold, so it was not read."
            )

    def _refuse_overlaps(self, entries: list[zipfile.ZipInfo]) -> None:
        """Members that share bytes make a small archive as large as somebody wishes."""
        end = 0
        for entry in sorted(entries, key=lambda each: each.header_offset):
            if entry.header_offset < end:
                raise UnreadableFile(f"The files in {self._name} overlap, which does harm; it was not read.")
            end = entry.header_offset + _LOCAL_HEADER + len(entry.filename.encode()) + entry.compress_size


def _is_safe(entry: zipfile.ZipInfo) -> bool:
    """False for folders, links, and names that lead out of the archive."""
    name = entry.filename.replace("\\", "/")
    mode = entry.external_attr >> 16
    parts = name.split("/")
    return not (
        entry.is_dir()
        or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode))
        or name.startswith("/")
        or ".." in parts
        or (len(parts[0]) > 1 and parts[0][1] == ":")
        or "\x00" in name
        or parts[0] == "__MACOSX"
    )
