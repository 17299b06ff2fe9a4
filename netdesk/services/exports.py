"""Taking people out to files: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress, Silent
from netdesk.services.deleted_interactions import calendar_uid, desk_began
from netdesk.services.me import me
from netdesk.services.record_uids import with_uids
from netdesk.services.whole_files import replacing, write_whole
from netdesk.store import contacts as kept
from netdesk.store import (
    follow_ups,
    interaction_sources,
    interactions,
    journeys,
    keys,
    not_same,
    own_fields,
    saved_searches,
    settings,
)
from netdesk.store.connection import Reader

if TYPE_CHECKING:
    from netdesk.exchange.formats.calendar.writing import Meeting

__all__ = ["ExportChoice", "ExportFormat", "Exported", "export", "export_json", "export_vcard", "write_whole"]

_READ_AT_ONCE: Final = 250


class ExportFormat(Enum):
    """What is written; the value is what the verb and the settings call it."""

    VCARD = "vcard"
    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """How files of it are called."""
        return ".vcf" if self is ExportFormat.VCARD else f".{self.value}"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The format and what there is to choose about it.

    `version` is the vCard's, "4.0" or "3.0"; `photos` for vCard and JSON. `exact` writes CSV without the
    marks against formulas. `notes` and `attendees` go into a calendar only when asked for.
    """

    format: ExportFormat
    version: str = "4.0"
    photos: bool = True
    exact: bool = False
    notes: bool = False
    attendees: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """How many contacts (of a calendar: meetings) were written, and how many meetings have no day yet."""

    count: int
    undated: int = 0


def export(
    reader: Reader,
    path: Path,
    choice: ExportChoice,
    ids: Sequence[int] | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write contacts, or their planned meetings: all, in the order in which they came, or those of `ids`.

    All of it is of one moment of the desk. Raises Trouble, or Cancelled; an older file of that name then
    stays as it is.
    """
    with reader.at_one_moment():
        taking = _Taking(reader, choice, ids, progress or Silent())
        with replacing(path) as stream:
            return _WRITERS[choice.format](taking, stream)


def export_vcard(reader: Reader, path: Path, version: str = "4.0", ids: Sequence[int] | None = None) -> None:
    """Write contacts as one vCard file."""
    export(reader, path, ExportChoice(ExportFormat.VCARD, version), ids)


def export_json(reader: Reader, path: Path, ids: Sequence[int] | None = None) -> None:
    """Write the whole desk as JSON, or the contacts of `ids` alone."""
    export(reader, path, ExportChoice(ExportFormat.JSON), ids)


class _Taking:
    """What is taken out, read little by little."""

    def __init__(
        self, reader: Reader, choice: ExportChoice, ids: Sequence[int] | None, progress: Progress
    ) -> None:
        self.reader = reader
        self.choice = choice
        self.whole = ids is None
        self.ids = list(ids) if ids is not None else keys.contact_ids(reader)
        self.progress = progress
        circles = {circle.id: circle.name for circle in kept.circles(reader)}
        self.circle: Callable[[int], str] = lambda circle_id: circles.get(circle_id, "")

    def contacts(self, before: int = 0, rounds: int = 1) -> Iterator[Contact]:
        """The contacts; `before` of `rounds` times they were read already."""
        total = len(self.ids) * rounds
        for start in range(0, len(self.ids), _READ_AT_ONCE):
            self.progress.report(before * len(self.ids) + start, total)
            several = kept.get(self.reader, self.ids[start : start + _READ_AT_ONCE])
            yield from with_uids(self.reader, several)
        # In the last round it is too late to stop from here on: the last step puts the file in its place.
        self.progress.report((before + 1) * len(self.ids), total)

    def packing(self) -> None:
        """While all of what was written in two of three rounds is packed."""
        self.progress.report(2 * len(self.ids), 3 * len(self.ids))

    def photo(self, sha256: str) -> bytes | None:
        return settings.blob(self.reader, sha256) if self.choice.photos else None

    def introducer(self, contact_id: int) -> str:
        return kept.names(self.reader, [contact_id]).get(contact_id, "")

    def interactions(self) -> Iterator[Interaction]:
        ids = interactions.all_ids(self.reader)
        for start in range(0, len(ids), _READ_AT_ONCE):
            self.progress.report(start, len(ids))
            yield from interactions.get(self.reader, ids[start : start + _READ_AT_ONCE])


def _vcard(taking: _Taking, stream: BinaryIO) -> Exported:
    from netdesk.exchange.formats.vcard.writing import write_vcards

    written = write_vcards(
        taking.contacts(), stream, taking.choice.version, taking.photo, taking.circle, taking.introducer
    )
    return Exported(written)


def _csv(taking: _Taking, stream: BinaryIO) -> Exported:
    from netdesk.exchange.formats.own_table import write_csv
    from netdesk.exchange.tables.own_columns import Layout

    layout = Layout.of(taking.contacts(0, 2))
    written = write_csv(
        taking.contacts(1, 2),
        layout,
        stream,
        exact=taking.choice.exact,
        circle=taking.circle,
        introducer=taking.introducer,
    )
    return Exported(written)


def _xlsx(taking: _Taking, stream: BinaryIO) -> Exported:
    from netdesk.exchange.formats.workbook import CELL_LIMIT, write_xlsx
    from netdesk.exchange.tables.own_columns import Layout

    layout = Layout.of(taking.contacts(0, 3), CELL_LIMIT)
    written = write_xlsx(
        taking.contacts(1, 3),
        layout,
        stream,
        circle=taking.circle,
        introducer=taking.introducer,
        packing=taking.packing,
    )
    return Exported(written)


def _ics(taking: _Taking, stream: BinaryIO) -> Exported:
    from netdesk.exchange.formats.calendar.writing import CalendarChoice, write_calendar

    reader, choice = taking.reader, taking.choice
    ids = interactions.planned_ids(reader, None if taking.whole else taking.ids)
    meetings = list(_meetings(taking, ids))
    written = write_calendar(
        meetings,
        stream,
        now=utc_now(),
        home=me(reader).zone,
        choice=CalendarChoice(notes=choice.notes, attendees=choice.attendees),
    )
    return Exported(written, len(meetings) - written)


def _meetings(taking: _Taking, ids: Sequence[int]) -> Iterator[Meeting]:
    from netdesk.exchange.formats.calendar.writing import Meeting

    began = desk_began(taking.reader)
    versions = {row[0]: row[4] for row in interaction_sources.sources(taking.reader, ids) if row[2]}
    changed = keys.last_change(taking.reader)
    for start in range(0, len(ids), _READ_AT_ONCE):
        taking.progress.report(start, len(ids))
        for each in interactions.get(taking.reader, ids[start : start + _READ_AT_ONCE]):
            uid = calendar_uid(began, each.id)
            # Whoever invited numbers the versions of their meeting; of one's own, each change makes one.
            sequence = versions.get(each.id or 0, 0) if each.uid else changed
            yield Meeting(each, kept.get(taking.reader, each.contact_ids), uid, sequence)


def _json(taking: _Taking, stream: BinaryIO) -> Exported:
    from netdesk.exchange.formats.desk_json.writing import Names, Rest, write_json

    reader = taking.reader
    rest = None
    if taking.whole:
        rest = Rest(
            taking.interactions(),
            follow_ups.every(reader),
            saved_searches.every(reader),
            sorted(not_same.pairs(reader)),
            me(reader),
            journeys.whole(reader),
        )
    written = write_json(
        taking.contacts(),
        stream,
        Names(taking.circle, taking.introducer, taking.photo),
        circles=kept.circles(reader),
        own_fields=own_fields.fields(reader),
        rest=rest,
        records=True,
    )
    return Exported(written)


_WRITERS: Final[dict[ExportFormat, Callable[[_Taking, BinaryIO], Exported]]] = {
    ExportFormat.VCARD: _vcard,
    ExportFormat.CSV: _csv,
    ExportFormat.XLSX: _xlsx,
    ExportFormat.ICS: _ics,
    ExportFormat.JSON: _json,
}
