"""The invented people of the sample desk, from their data to contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue

_NAME: Final = (
    "display", "prefix", "given", "further", "family", "suffix", "nickname", "phonetic_given",
    "phonetic_family",
)  # fmt: skip


def own_fields_of(rows: Iterable[tuple[str, str, list[str]]]) -> dict[str, OwnField]:
    """The user's own fields, by name."""
    return {name: OwnField(name, OwnKind(kind), tuple(choices)) for name, kind, choices in rows}


def contact_of(
    row: Mapping[str, Any],
    circles: Mapping[str, int],
    ids: Mapping[str, int],
    fields: Mapping[str, OwnField],
    today: date,
) -> Contact:
    """The contact that a row of the data tells of; `ids` finds who introduced them."""
    return Contact(
        name=Name(**{part: row[part] for part in _NAME if part in row}),
        organization=row.get("organization", ""),
        title=row.get("title", ""),
        emails=_labelled(row.get("email", ())),
        phones=_labelled(row.get("phone", ())),
        links=_labelled(row.get("link", ())),
        addresses=(Address(**row["address"]),) if "address" in row else (),
        birthday=_birthday(row.get("birthday", ""), today),
        notes=row.get("notes", ""),
        tags=tuple(row.get("tags", ())),
        circle_id=circles[row["circle"]],
        how_met=row.get("how", ""),
        where_met=row.get("where", ""),
        introduced_by=ids.get(row.get("by", "")),
        pronunciation=row.get("pronunciation", ""),
        closeness=row.get("close", 0),
        rhythm_days=row.get("rhythm", 0),
        starred=row.get("star", False),
        archived=row.get("archived", False),
        own=tuple(_own(fields[name], told, today) for name, told in row.get("own", {}).items()),
    )


def _own(field: OwnField, told: str, today: date) -> OwnValue:
    """What somebody has in a field; a date is told as so many days from today."""
    day = today + timedelta(days=int(told)) if field.kind is OwnKind.DATE else None
    return OwnValue(field.name, day.isoformat() if day else told, field.kind)


def _labelled(found: list[str]) -> tuple[Labelled, ...]:
    """Each text is a value and, after its last space, what it is for."""
    return tuple(Labelled(*each.rsplit(" ", 1)) for each in found)


def _birthday(told: str, today: date) -> PartialDate | None:
    """A day as PartialDate writes it, or so many days from today, maybe of a year: "+3", "+3@1990"."""
    if not told.startswith("+"):
        return PartialDate.from_iso(told) if told else None
    days, _, year = told.partition("@")
    day = today + timedelta(days=int(days))
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    return PartialDate(day.month, day.day, int(year) if year else None)
