"""ZIP archives: LinkedIn's export, Facebook's, or any files of contacts packed together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from netdesk.domain.drafts import Found, Ignored, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.archives import Archive
from netdesk.exchange.endings import PEOPLE, TABLES, WORKBOOKS, ending, may_hold_people
from netdesk.exchange.format import Tick
from netdesk.exchange.formats.packed import linkedin_export
from netdesk.exchange.formats.packed.linkedin_files import is_linkedins

_NEVER_IN_EXPORTS: Final = PEOPLE | WORKBOOKS
"""Files of people that neither LinkedIn nor Facebook writes: somebody packed them too."""
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
            yield from self._linkedins(archive)
            return
        friends = [name for name in archive.names if _FRIENDS.search(name)]
        if friends:
            self.format_name = "Facebook export"
            packed_too = [name for name in archive.names if ending(name) in _NEVER_IN_EXPORTS]
            yield from self._members(archive, [*friends, *packed_too])
            return
        if any(_FRIENDS_PAGE.search(name) for name in archive.names):
            raise UnreadableFile(
                f"{self._name} is Facebook's export as web pages. Ask Facebook for it again, as JSON."
            )
        wanted = [name for name in archive.names if may_hold_people(name)]
        if not wanted:
            raise UnreadableFile(f"There is no file of contacts in {self._name}.")
        yield from self._members(archive, wanted)

    def _linkedins(self, archive: Archive) -> Iterator[Found]:
        """LinkedIn's export, and whatever else somebody has put into the archive."""
        self.format_name = linkedin_export.FORMAT_NAME
        export = linkedin_export.LinkedInExport(archive, self._tick)
        yield from export.read()
        for name in export.others:
            if not _could_hold_people(name):
                yield Ignored(1, "another file of the export")
                continue
            try:
                yield from self._member(archive, name)
            except UnreadableFile as fault:
                if ending(name) in _NEVER_IN_EXPORTS:
                    yield Problem(1, str(fault))
                else:
                    yield Ignored(1, "another file of the export")

    def _member(self, archive: Archive, name: str) -> Iterator[Found]:
        from netdesk.exchange.nested import read_nested

        self._tick(0)
        data, plain = archive.read(name), PurePosixPath(name).name
        return read_nested(data, plain, lambda _: self._tick(0), emails=True)

    def _members(self, archive: Archive, wanted: list[str]) -> Iterator[Found]:
        chosen = set(wanted)
        troubles: list[str] = []
        anything = False
        for name in archive.names:
            if name not in chosen:
                yield Ignored(1, "another file of the archive")
                continue
            try:
                for found in self._member(archive, name):
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


def _could_hold_people(name: str) -> bool:
    """Of the files in LinkedIn's export, those that came from elsewhere. A second list of connections is
    one: of another account, or of another year."""
    plain = PurePosixPath(name.replace("\\", "/")).name.lower()
    if ending(name) in _NEVER_IN_EXPORTS or plain == "connections.csv":
        return True
    return ending(name) in TABLES | {".json"} and not is_linkedins(name)
