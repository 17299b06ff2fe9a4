"""What two sides hold in the user's own fields, field by field; and both made one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from netdesk.domain.folding import fold
from netdesk.domain.own_fields import OwnValue, field_key
from netdesk.exchange.planning import Difference, FieldChange

Own = tuple[OwnValue, ...]


def own_lines(mine: Own, theirs: Own) -> list[FieldChange]:
    """A line for each field in which one of both says something."""
    new = _by_key(theirs)
    lines: list[FieldChange] = []
    for each in mine:
        other = new.pop(field_key(each.name), None)
        if other is None:
            lines.append(_line(each, each.value, "", Difference.ONLY_MINE))
        else:
            kind = Difference.EQUAL if _same(each, other) else Difference.CHOICE
            lines.append(_line(each, each.value, other.value, kind))
    lines += [_line(each, "", each.value, Difference.FILLS) for each in new.values()]
    return lines


def merged_own(mine: Own, theirs: Own, is_chosen: Callable[[str], bool]) -> Own:
    """Mine, with the fields that only the record fills; where both differ, mine unless theirs is chosen."""
    if not theirs or theirs == mine:
        return mine
    new = _by_key(theirs)
    kept: list[OwnValue] = []
    for each in mine:
        other = new.pop(field_key(each.name), None)
        chosen = other is not None and not _same(each, other) and is_chosen(choice_name(each.name))
        kept.append(replace(each, value=other.value) if other is not None and chosen else each)
    return (*kept, *new.values())


def choice_name(name: str) -> str:
    """How a decision names a field of the user's own."""
    return f"own {field_key(name)}"


def _by_key(own: Own) -> dict[str, OwnValue]:
    found: dict[str, OwnValue] = {}
    for each in own:
        found.setdefault(field_key(each.name), each)
    return found


def _same(one: OwnValue, other: OwnValue) -> bool:
    return one.value == other.value or fold(one.value) == fold(other.value)


def _line(field: OwnValue, mine: str, theirs: str, kind: Difference) -> FieldChange:
    return FieldChange(choice_name(field.name), field.name, mine, theirs, kind)
