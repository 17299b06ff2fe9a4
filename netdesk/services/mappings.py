"""How tables are read on this desk: looked into before an import, and as the user said the last time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.drafts import Found as Anything
from netdesk.domain.own_fields import OwnKind
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.comparing import compare
from netdesk.exchange.folders import files_of
from netdesk.exchange.looking import (
    Doubt,
    Look,
    Sheet,
    Shown,
    doubts_about,
    look_at_text,
    look_into,
    people_at_top,
    read_anew,
    rows_of,
    shown_as,
    wish_of,
)
from netdesk.exchange.planning import DryRun, FieldChange
from netdesk.exchange.tables import choosing
from netdesk.exchange.tables.columns import OWN, Column
from netdesk.exchange.tables.settings import TableSettings
from netdesk.exchange.wishes import TEXT_TABLE, Wish, Wishes
from netdesk.services.dry_runs import Overview, read_and_plan
from netdesk.store import own_fields as kept_fields
from netdesk.store import settings as kept
from netdesk.store.connection import Connection, Reader
from netdesk.store.desk import Desk

__all__ = [
    "OWN",
    "TEXT_TABLE",
    "Column",
    "Doubt",
    "Look",
    "Sheet",
    "Shown",
    "TableSettings",
    "Wishes",
    "choosing",
    "facts",
    "first_people",
    "look",
    "look_and_plan",
    "own_kinds",
    "read_anew",
    "remember",
    "rows_of",
    "shown_as",
    "wishes",
]

MOST_REMEMBERED: Final = 60
"""Mappings kept for a desk; the oldest go."""

_KEY: Final = "mappings"


def look(connection: Connection, paths: Sequence[Path], progress: Progress | None = None) -> tuple[Look, ...]:
    """A short look into each file that is a table, or whose letters are in doubt; read as the last time.

    Raises Cancelled.
    """
    said = progress or Silent()
    memory = _memory(connection)
    files = files_of(paths, said)
    dropped = frozenset(paths)
    looks: list[Look] = []
    for number, path in enumerate(files):
        said.report(number, len(files), f"Looking into {path.name}")
        found = look_into(path)
        if found is None:
            continue
        found = _as_last_time(found, memory)
        # A folder holds tables of other things too, about which nobody wants to be asked.
        if path in dropped or Doubt.NOBODY not in found.doubts:
            looks.append(found)
    return tuple(looks)


@dataclass(frozen=True, slots=True)
class Found:
    """What files are, and what importing them would do; `planned` is None where the user is asked first."""

    looks: tuple[Look, ...]
    planned: DryRun | None = None
    overview: Overview | None = None


def look_and_plan(
    reader: Reader,
    paths: Sequence[Path],
    looks: Sequence[Look] | None,
    progress: Progress | None = None,
    text: str = "",
) -> Found:
    """Read files as `looks` say and find out what importing them would do; None: look into them first, and go
    no further where only the user knows how a table is to be read. `text` was pasted: it is read in the place
    of the one path, which is what to call it. Raises Cancelled."""
    if looks is None:
        looks = _look_at_text(reader, text, paths[0]) if text else look(reader, paths, progress)
        if any(each.doubts for each in looks):
            return Found(tuple(looks))
    wished = wishes(looks) if looks or not text else {paths[0]: Wish(text=text)}
    return Found(tuple(looks), *read_and_plan(reader, paths, progress, wished))


def _look_at_text(connection: Connection, text: str, path: Path) -> tuple[Look, ...]:
    """The look at a pasted text that is a table; nothing for any other text."""
    found = look_at_text(text, path)
    return () if found is None else (_as_last_time(found, _memory(connection)),)


def first_people(found: Look) -> tuple[Anything, ...]:
    """The first people in a file that is no table, in the letters that its look says."""
    return people_at_top(found)


def facts(draft: Draft) -> list[FieldChange]:
    """What a record says besides a name, line by line."""
    lines = compare(Contact(), draft)
    return [line for line in lines if line.theirs and line.field != "name"]


def wishes(looks: Sequence[Look]) -> Wishes:
    """What the looks say on how to read their files."""
    return {each.path: wish_of(each) for each in looks}


def own_kinds(connection: Connection) -> dict[str, OwnKind]:
    """What the user's own fields are called, and their kinds."""
    return {field.name: field.kind for field in kept_fields.fields(connection)}


def remember(desk: Desk, looks: Sequence[Look]) -> None:
    """Read such files in this way from now on; not part of what Undo takes back."""
    memory = _memory(desk.writer)
    for new in looks:
        for sheet in new.sheets:
            _put(memory, sheet.key, _as_json(sheet))
        if new.encoding or f"text {new.digest}" in memory:
            _put(memory, f"text {new.digest}", {"encoding": new.encoding})
    newest = dict(list(memory.items())[-MOST_REMEMBERED:])
    with desk.unrecorded() as connection:
        kept.save_setting(connection, _KEY, json.dumps(newest, ensure_ascii=False))


def _put(memory: dict[str, Any], key: str, value: dict[str, Any]) -> None:
    memory.pop(key, None)
    memory[key] = value


def _memory(connection: Connection) -> dict[str, Any]:
    try:
        found = json.loads(kept.setting(connection, _KEY, "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _as_last_time(found: Look, memory: Mapping[str, Any]) -> Look:
    if not found.sheets:
        known = memory.get(f"text {found.digest}")
        encoding = known.get("encoding") if isinstance(known, dict) else ""
        return replace(found, encoding=encoding, is_remembered=True) if encoding else found
    sheets = [_sheet_as_last_time(found, sheet, memory.get(sheet.key)) for sheet in found.sheets]
    if not any(sheets):
        return found
    again = [new or old for new, old in zip(sheets, found.sheets, strict=True)]
    known_whole = all(new is not None for new, old in zip(sheets, found.sheets, strict=True) if old.is_wanted)
    looked = replace(found, sheets=tuple(again), is_remembered=True)
    # What the user has said once is not asked again; days are, where they did not say.
    asked = frozenset((Doubt.NOBODY, Doubt.DAYS)) if known_whole else frozenset(Doubt)
    doubts = [doubt for doubt in doubts_about(looked, as_said=known_whole) if doubt in asked]
    return replace(looked, doubts=tuple(doubts))


def _sheet_as_last_time(found: Look, sheet: Sheet, known: Any) -> Sheet | None:
    if not isinstance(known, dict):
        return None
    try:
        settings = _from_json(known, sheet.settings)
    except (KeyError, TypeError, ValueError):
        return None
    if not found.codec:
        # This file says itself how its letters are written.
        settings = replace(settings, encoding="")
    if not rows_of(found, sheet, settings):
        return None
    return replace(sheet, settings=settings, is_wanted=bool(known["is_wanted"]))


def _as_json(sheet: Sheet) -> dict[str, Any]:
    settings = sheet.settings
    columns = [{**asdict(column), "kind": column.kind.value} for column in settings.columns]
    return {
        "is_wanted": sheet.is_wanted,
        "delimiter": settings.delimiter,
        "quote": settings.quote,
        "encoding": settings.encoding,
        "day_first": settings.day_first,
        # Where the guess found it the last time, it is found again though the lines above it are others.
        "header_moved": settings.header_at != sheet.heading_found,
        "header_at": settings.header_at,
        "format_name": settings.format_name,
        "columns": columns,
    }


def _from_json(known: Mapping[str, Any], guess: TableSettings) -> TableSettings:
    columns = [Column(**{**each, "kind": OwnKind(each["kind"])}) for each in known["columns"]]
    at = known["header_at"] if known["header_moved"] else guess.header_at
    first = known["day_first"] if guess.day_first is None else guess.day_first
    if not (at is None or isinstance(at, int)) or not (first is None or isinstance(first, bool)):
        raise TypeError
    return TableSettings(
        delimiter=_one_of(known["delimiter"]),
        header_at=at,
        columns=tuple(columns),
        day_first=first,
        encoding=str(known["encoding"]),
        format_name=str(known["format_name"]),
        quote=str(known["quote"])[:1],
    )


def _one_of(delimiter: Any) -> str:
    if not isinstance(delimiter, str) or len(delimiter) != 1:
        raise ValueError
    return delimiter
