"""Fields that the user adds to every contact, each of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class OwnKind(Enum):
    """What a field of the user's own holds; the value is what the desk file holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field as the user defined it. `id` is None until the desk has kept it. `choices` are offered, in
    this order, by a field of the kind CHOICE."""

    name: str
    kind: OwnKind = OwnKind.TEXT
    choices: tuple[str, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What one contact holds in the field called `name`.

    `value` is a number as Python reads it, a date as PartialDate writes it, else the text itself.
    """

    name: str
    value: str
    kind: OwnKind = OwnKind.TEXT
