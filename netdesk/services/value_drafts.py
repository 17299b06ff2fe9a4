"""Any of the desk's plain values as what a draft can hold, and back, whatever the draft looks like."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from netdesk.domain.dates import Moment

Value = TypeVar("Value")


class _Wrong(ValueError):
    """What a draft holds is not what belongs there."""


def as_draft(value: Any) -> dict[str, Any]:
    """A frozen value as a dictionary of JSON's own kinds, its id left out."""
    return {each.name: _told(getattr(value, each.name)) for each in fields(value) if each.name != "id"}


def from_draft(draft: dict[str, Any], otherwise: Value) -> Value:
    """Read what `as_draft` wrote; whatever is missing or not as it should be is taken from `otherwise`."""
    kinds = get_type_hints(type(otherwise))
    found: dict[str, Any] = {}
    for each in fields(otherwise):  # type: ignore[arg-type]
        if each.name in draft and each.name != "id":
            try:
                found[each.name] = _read(draft[each.name], kinds[each.name])
            except (_Wrong, ValueError, TypeError):
                continue
    return replace(otherwise, **found)  # type: ignore[type-var]


def _told(value: Any) -> Any:
    if isinstance(value, Moment):
        return [value.wall, value.zone]
    if is_dataclass(value):
        return as_draft(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    return value


def _read(told: Any, kind: Any) -> Any:
    if NoneType in get_args(kind):
        if told is None:
            return None
        kind = next(each for each in get_args(kind) if each is not NoneType)
    if getattr(kind, "__origin__", None) is tuple:
        if not isinstance(told, list | tuple):
            raise _Wrong
        return tuple(_read(each, get_args(kind)[0]) for each in told)
    if kind is Moment:
        wall, zone = told
        return Moment(str(wall), str(zone))
    if is_dataclass(kind):
        if not isinstance(told, dict):
            raise _Wrong
        return from_draft(told, kind())  # type: ignore[operator]
    if issubclass(kind, Enum):
        return kind(told)
    if kind is date:
        return date.fromisoformat(told)
    return _plain(told, kind)


def _plain(told: Any, kind: type) -> Any:
    # True is an int to Python, but never a number to somebody who wrote one.
    if type(told) is not kind or (isinstance(told, int) and told < 0):
        raise _Wrong
    return told
