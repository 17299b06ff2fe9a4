"""Text that can be kept: everything except what no file can hold."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

T = TypeVar("T")


def clean(value: T) -> T:
    """Return `value` with every lone surrogate in its texts made U+FFFD, through dataclasses and tuples.

    Half a character cannot be written as UTF-8 (Unicode 15, section 3.9, D76); it comes from pasting what
    another program has cut in the middle.
    """
    found: Any = value
    if isinstance(value, str):
        if not value.isascii():
            found = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    elif isinstance(value, tuple):
        found = tuple(clean(each) for each in value)
    elif is_dataclass(value) and not isinstance(value, (type, Enum)):
        changed = {
            field.name: new
            for field in fields(value)
            if (new := clean(getattr(value, field.name))) is not getattr(value, field.name)
        }
        found = replace(value, **changed) if changed else value
    return cast("T", found)
