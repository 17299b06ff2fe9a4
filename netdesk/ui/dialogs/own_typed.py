"""The user's own fields as an editor holds them, and their way to the contact. Pure functions.

An OwnValue of the editor holds what was typed, not what the desk keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from netdesk.domain.own_fields import OwnKind, OwnValue, field_key
from netdesk.ui.words import own_words

Own = tuple[OwnValue, ...]


def typed_own(own: Own) -> Own:
    """What the fields show for these values."""
    return tuple(replace(each, value=own_words.typed(each)) for each in own)


def applied_own(
    wanted: Own,
    before: Own,
    present: Own,
    read_day: own_words.ReadDay,
    refuse: Callable[[str, str], Exception],
) -> Own:
    """What a contact holds after the fields were changed from `before` to `wanted`.

    Raises what `refuse` makes of a field's name and a sentence, for a value that the field cannot hold.
    """
    if wanted == before:
        return present
    held = {field_key(each.name): each for each in present}
    asked, shown = _by_key(wanted), _by_key(before)
    for key in {**shown, **asked}:
        new, old = asked.get(key), shown.get(key)
        if new == old:
            continue
        if new is None or not new.value.strip():
            held.pop(key, None)
            continue
        value = own_words.read(new.kind, new.value, read_day)
        if value is None:
            raise refuse(new.name, own_words.cannot_hold(new.kind, new.value))
        held[key] = replace(new, value=value)
    return tuple(held.values())


def rebased_own(wanted: Own, before: Own, now: Own) -> Own:
    """What was changed from `before` to `wanted`, in fields that by now show something else."""
    asked, shown, found = _by_key(wanted), _by_key(before), _by_key(now)
    for key in {**shown, **asked}:
        if asked.get(key) != shown.get(key):
            if key in asked:
                found[key] = asked[key]
            else:
                found.pop(key, None)
    return tuple(found.values())


def own_from_json(rows: Any) -> Own:
    """Read what a kept draft holds; what is odd is passed over."""
    found = []
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, dict) and row.get("name"):
            kind = next((each for each in OwnKind if each.value == row.get("kind")), OwnKind.TEXT)
            found.append(OwnValue(str(row["name"]), str(row.get("value", "")), kind))
    return tuple(found)


def own_as_json(own: Own) -> list[dict[str, str]]:
    """The fields as JSON holds them."""
    return [{"name": each.name, "value": each.value, "kind": each.kind.value} for each in own]


def _by_key(own: Own) -> dict[str, OwnValue]:
    return {field_key(each.name): each for each in own}
