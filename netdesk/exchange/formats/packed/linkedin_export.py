"""LinkedIn's whole export: connections, messages, invitations, and what it says of its owner.

Tables are known by their names, whatever the folder and the capitals.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from netdesk.domain.drafts import AboutMe, Found, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.archives import Archive
from netdesk.exchange.cleaning import NAME_LIMIT
from netdesk.exchange.format import Reader, Tick, in_file
from netdesk.exchange.formats.linkedin import LinkedInReader
from netdesk.exchange.formats.linkedin_messages import InvitationsReader, MessagesReader
from netdesk.exchange.formats.linkedin_tables import Row, all_rows, column

FORMAT_NAME: Final = "LinkedIn export"
_PEOPLE: Final = ("connections.csv", "messages.csv", "invitations.csv")
_MINE: Final = (
    "profile.csv",
    "email addresses.csv",
    "positions.csv",
    "education.csv",
    "events.csv",
    "company follows.csv",
)
_ROWS_LIMIT: Final = 2_000


def tables_of(names: tuple[str, ...]) -> dict[str, str]:
    """The tables of the export that are read, by their plain names: member names."""
    found: dict[str, str] = {}
    for name in names:
        plain = column(name.replace("\\", "/").rpartition("/")[2])
        if plain in (*_PEOPLE, *_MINE):
            found.setdefault(plain, name)
    return found


def is_one(names: tuple[str, ...]) -> bool:
    """True for an archive that is an export of LinkedIn, whole or in part."""
    found = tables_of(names)
    return any(name in found for name in _PEOPLE) and len(names) > 0


class LinkedInExport:
    """Reads an export."""

    def __init__(self, archive: Archive, tick: Tick) -> None:
        self._archive = archive
        self._tick = tick
        self._tables = tables_of(archive.names)

    def read(self) -> Iterator[Found]:
        """Yield people, then interactions, then what is said of the owner."""
        troubles: list[Problem] = []
        me = self._about_me(troubles)
        for name in _PEOPLE:
            data = self._data(name, troubles)
            if data is not None:
                for found in self._reader(name, data, me).read():
                    yield in_file(found, self._tables[name])
        yield from troubles
        if me != AboutMe():
            yield me

    @property
    def others(self) -> list[str]:
        """The files of the archive that are none of the export's own tables."""
        read = set(self._tables.values())
        return [name for name in self._archive.names if name not in read]

    def _reader(self, name: str, data: bytes, me: AboutMe) -> Reader:
        stream = io.BytesIO(data)
        if name == "connections.csv":
            return LinkedInReader(stream, self._tick, "Connections.csv")
        if name == "messages.csv":
            return MessagesReader(stream, self._tick, me.name)
        return InvitationsReader(stream, self._tick)

    def _data(self, name: str, troubles: list[Problem]) -> bytes | None:
        member = self._tables.get(name)
        if member is None:
            return None
        self._tick(0)
        try:
            return self._archive.read(member)
        except UnreadableFile as fault:
            if name == "connections.csv":
                raise
            troubles.append(Problem(1, str(fault)))
            return None

    def _rows(self, name: str, troubles: list[Problem], *needed: str) -> list[Row]:
        data = self._data(name, troubles)
        return all_rows(data, *needed)[:_ROWS_LIMIT] if data else []

    def _about_me(self, troubles: list[Problem]) -> AboutMe:
        profile = next(iter(self._rows("profile.csv", troubles, "first name", "last name")), {})
        emails = self._rows("email addresses.csv", troubles, "email address")
        emails.sort(key=lambda row: row.get("primary", "").casefold() != "yes")
        positions = self._rows("positions.csv", troubles, "company name", "title")
        schools = self._rows("education.csv", troubles, "school name")
        events = self._rows("events.csv", troubles, "event name")
        follows = self._rows("company follows.csv", troubles, "organization")
        name = f"{profile.get('first name', '')} {profile.get('last name', '')}".strip()
        now = next((row for row in positions if not row.get("finished on")), {})
        return AboutMe(
            name[:NAME_LIMIT],
            organization=now.get("company name", ""),
            headline=profile.get("headline", "")[:NAME_LIMIT],
            emails=tuple(
                dict.fromkeys(row["email address"] for row in emails if "@" in row["email address"])
            ),
            positions=tuple(map(_short, positions)),
            schools=tuple(map(_short, schools)),
            events=tuple(map(_short, events)),
            follows=tuple(dict.fromkeys(row["organization"] for row in follows if row["organization"])),
        )


def _short(row: Row) -> Row:
    return {name: value[:NAME_LIMIT] for name, value in row.items() if value}
