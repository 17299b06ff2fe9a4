"""ZIP archives: LinkedIn's export, Facebook's, or any files of contacts packed together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from netdesk.domain.drafts import Found, Ignored, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.archives import Archive
from netdesk.exchange.format import Tick
from netdesk.exchange.formats.packed import linkedin_export

_ENDINGS: Final = frozenset(
    (".vcf", ".vcard", ".csv", ".tsv", ".tab", ".txt", ".ldif", ".ldi", ".json", ".ics", ".eml")
) | {".xlsx", ".xls", ".ods"}
# The list of friends has moved twice, and folders may be named in any language.
_FRIENDS: Final = re.compile(r"(?:^|/)(?:your_)?friends(?:_v2)?\.json$", re.IGNORECASE)
_FRIENDS_PAGE: Final = re.compile(r"(?:^|/)(?:your_)?friends\.html$", re.IGNORECASE)
_TOLD: Final = 20


class ArchiveReader:
    """Reads one archive, member by member, without ever unpacking it to disk."""

    format_name = "ZIP archive"

    def __init__(self, stream: BinaryIO, tick: Tick, name: str) -> None:
        self._stream = stream
        self._tick = tick
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield what its files hold. Raises UnreadableFile for an archive that does harm or holds nothing."""
        archive = Archive(self._stream, self._name)
        if linkedin_export.is_one(archive.names):
            self.format_name = linkedin_export.FORMAT_NAME
            yield from linkedin_export.LinkedInExport(archive, self._tick).read()
            return
        friends = [name for name in archive.names if _FRIENDS.search(name)]
        if friends:
            self.format_name = "Facebook export"
            yield from self._members(archive, friends)
            return
        if any(_FRIENDS_PAGE.search(name) for name in archive.names):
            raise UnreadableFile(
                f"{self._name} is Facebook's export as web pages. Ask Facebook for it again, as JSON."
            )
        wanted = [name for name in archive.names if PurePosixPath(name).suffix.lower() in _ENDINGS]
        if not wanted:
            raise UnreadableFile(f"There is no file of contacts in {self._name}.")
        yield from self._members(archive, wanted)

    def _members(self, archive: Archive, wanted: list[str]) -> Iterator[Found]:
        from netdesk.exchange.nested import read_nested

        chosen = set(wanted)
        troubles: list[str] = []
        anything = False
        for name in archive.names:
            if name not in chosen:
                yield Ignored(1, "another file of the archive")
                continue
            self._tick(0)
            try:
                for found in read_nested(
                    archive.read(name), PurePosixPath(name).name, lambda _: self._tick(0)
                ):
                    anything = True
                    yield found
            except UnreadableFile as fault:
                troubles.append(str(fault))
        if troubles and not anything:
            raise UnreadableFile(troubles[0])
        for trouble in troubles[:_TOLD]:
            yield Problem(1, trouble)
        if len(troubles) > _TOLD:
            yield Problem(1, f"{len(troubles) - _TOLD} more files in it could not be read.")
