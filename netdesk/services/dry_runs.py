"""Looking through a dry run before deciding: what falls under each heading, one record beside its person."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import Any

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft, Problem
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.comparing import compare
from netdesk.exchange.deleted import DELETED
from netdesk.exchange.planning import (
    ALL_FIELDS,
    Action,
    Batch,
    Decision,
    Difference,
    DryRun,
    FieldChange,
    FileReading,
    FileReport,
    ImportReport,
    Kept,
    Outcome,
    Planned,
    move_of,
)
from netdesk.exchange.rejected import suffix_of_rejected, write_rejected
from netdesk.exchange.staging import ROOM, Records, Room, Staged, Staging
from netdesk.exchange.wishes import Wishes
from netdesk.services import imports
from netdesk.services.whole_files import write_whole
from netdesk.store import contacts as kept
from netdesk.store import touching
from netdesk.store.connection import Connection, Reader
from netdesk.store.staging import TemporaryShelf

__all__ = [
    "ALL_FIELDS",
    "DELETED",
    "Action",
    "Batch",
    "Decision",
    "Difference",
    "DryRun",
    "FieldChange",
    "FileReading",
    "FileReport",
    "ImportReport",
    "Kept",
    "Outcome",
    "Overview",
    "Planned",
    "SideBySide",
    "let_go",
    "look_through",
    "move_of",
    "read_and_plan",
    "save_rejected",
    "side_by_side",
    "suffix_of_rejected",
]

_AT_ONCE = 200
_PAUSE_SECONDS = 0.001
"""Records let go between two chances for other threads."""
_LOOKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Overview:
    """The items of a dry run by outcome, as indexes in the files' order, the likeliest suggestions first.

    `deleted` are those among the suggested who were deleted here before. `rejected` are (index of the file,
    problem). `filling` counts the updates that change something even when every differing value stays as it
    is.
    """

    items: dict[Outcome, array[int]]
    rejected: tuple[tuple[int, Problem], ...]
    filling: int
    deleted: frozenset[int] = frozenset()

    @property
    def records(self) -> int:
        """How many people the files tell of, those that could not be read among them."""
        return sum(map(len, self.items.values())) + len(self.rejected)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A record beside the person that it is, or may be. `mine` is None for somebody new; then every line
    has only the file's side. `where_mine` and `where_theirs` say where each side stands, `changed` when the
    person was last changed here and `revised` when the record was, each ISO 8601, "" where nobody knows."""

    mine: Contact | None
    draft: Draft
    where_mine: str
    where_theirs: str
    lines: tuple[FieldChange, ...]
    changed: str = ""
    revised: str = ""


def read_and_plan(
    reader: Reader,
    paths: Sequence[Path],
    progress: Progress | None = None,
    wishes: Wishes | None = None,
    room: int = ROOM,
) -> tuple[DryRun, Overview]:
    """Read files, as wished, and find out what importing them would do. Of very many records, those beyond
    `room` are set aside, and looked at page by page. Raises Cancelled."""
    said = progress or Silent()
    staging = Staging(TemporaryShelf, room)
    shared = Room(room)

    def held() -> Records[Draft]:
        return Staged(staging, shared, _photo_bytes)

    readings = imports.read_files(paths, said, wishes, held)
    planned = imports.dry_run(reader, readings, said, Staged(staging, bytes_of=_draft_photo_bytes))
    return planned, look_through(planned, said)


def _photo_bytes(draft: Draft) -> int:
    return len(draft.photo.data) if draft.photo else 0


def _draft_photo_bytes(item: Planned) -> int:
    return _photo_bytes(item.draft)


def look_through(planned: DryRun, progress: Progress | None = None) -> Overview:
    """Sort the items by outcome. Raises Cancelled."""
    said = progress or Silent()
    items = {outcome: array("I") for outcome in Outcome}
    filling = 0
    scores: dict[int, int] = {}
    deleted: set[int] = set()
    for place, item in enumerate(planned.items):
        if place % _LOOKED_AT_ONCE == 0:
            said.report(place, len(planned.items))
        items[item.outcome].append(place)
        if item.outcome is Outcome.SUGGESTED:
            scores[place] = item.score
            if item.reason == DELETED:
                deleted.add(place)
        if item.outcome is Outcome.UPDATE and any(line.fills_blank for line in item.differences):
            filling += 1
    # The likeliest first; those of one likelihood in the files' order.
    likeliest = sorted(items[Outcome.SUGGESTED], key=lambda place: -scores[place])
    items[Outcome.SUGGESTED] = array("I", likeliest)
    rejected = [(at, problem) for at, reading in enumerate(planned.files) for problem in reading.rejected]
    return Overview(items, tuple(rejected), filling, frozenset(deleted))


def side_by_side(
    connection: Connection, planned: DryRun, index: int, person: int | None = None
) -> SideBySide:
    """One record, field by field, beside the person on the desk, or the earlier record, that it matches; or
    beside the contact `person`."""
    item = planned.items[index]
    mine, where, changed = None, "", ""
    contact_id = item.contact_id if person is None else person
    if contact_id is not None:
        mine = next(iter(kept.get(connection, [contact_id])), None)
        where = "On this desk"
        changed = touching.last_touched(connection, contact_id) if mine else ""
    elif item.batch_index is not None:
        earlier = planned.items[item.batch_index]
        mine, where = earlier.draft.contact, _where(planned, earlier)
    lines = compare(mine or Contact(), item.draft)
    return SideBySide(
        mine,
        item.draft,
        where if mine else "",
        _where(planned, item),
        _with_circles(connection, lines),
        changed,
        item.draft.revised,
    )


def save_rejected(readings: Sequence[FileReading], path: Path) -> tuple[Path, ...]:
    """Write the records that could not be read to a file of their own, or to several beside each other where
    they are of several formats; returns the files. An older file of that name goes only when the new one is
    whole. Raises Trouble."""
    return write_rejected(readings, path, write_whole)


def let_go(planned: DryRun, progress: Progress) -> None:
    """Free a dry run that nobody needs any more, bit by bit.

    Freeing 100,000 records at once holds the interpreter for a third of a second. The caller drops its own
    name for it first, or right after.
    """
    for held in (planned.items, *(reading.drafts for reading in planned.files)):
        in_memory = held.let_go() if isinstance(held, Staged) else held
        while isinstance(in_memory, list) and in_memory:
            del in_memory[-_AT_ONCE:]
            # Nobody waits for this; whoever wants the interpreter goes first.
            progress.report(0, 0)
            sleep(_PAUSE_SECONDS)


def _where(planned: DryRun, item: Planned) -> str:
    return f"In {Path(planned.files[item.file_index].path).name}, line {item.draft.line:,}"


def _with_circles(connection: Connection, lines: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
    """A circle is compared by its id and read by its name."""
    if not any(line.field == "circle_id" for line in lines):
        return lines
    names: dict[str, Any] = {str(circle.id): circle.name for circle in kept.circles(connection)}
    return tuple(
        replace(line, mine=names.get(line.mine, ""), theirs=names.get(line.theirs, ""))
        if line.field == "circle_id"
        else line
        for line in lines
    )
