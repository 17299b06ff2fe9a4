"""Frozen classes of named fields whose methods are made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, FrozenInstanceError, dataclass
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True, slots=True)`, for what is loaded before people are seen.

    `dataclass` writes and compiles six functions as soon as a class is defined: for all that the window needs
    at its start, a tenth of the time until people are seen. Defaults are plain here: `field` is not known.
    `replace`, `fields` and `asdict` of `dataclasses` work as ever.
    """
    kinds = get_annotations(cls)
    names = tuple(kinds)
    own = {name: what for name, what in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: own.pop(name) for name in names if name in own}
    if any(isinstance(each, Field) for each in defaults.values()):
        raise TypeError(f"{cls.__qualname__}: a field of a value has a plain default, or none")
    kind: Any = type(cls)
    own |= {"__slots__": names, "__match_args__": names}
    made = kind(cls.__name__, cls.__bases__, {**_methods(names), **own})
    made.__qualname__ = cls.__qualname__
    made.__init__ = _first_init(made, names, defaults)
    made.__dataclass_fields__ = _Fields(made, kinds, defaults)
    return made  # type: ignore[no-any-return]


def _methods(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    """What needs nothing but the names of the fields."""
    told = attrgetter(*names)

    def equals(self: Any, other: object) -> Any:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(told(self))

    def shown(self: Any) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({fields})"

    def reduced(self: Any) -> tuple[Any, ...]:
        return self.__class__, tuple(getattr(self, name) for name in names)

    return {
        "__eq__": equals,
        "__hash__": hashed,
        "__repr__": shown,
        "__reduce__": reduced,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }


def _refuse(_self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"{name!r} is fixed: a value does not change")


def _first_init(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """The `__init__` that compiles the real one and gives way to it."""

    def init(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _init(made, names, defaults)
        made.__init__(self, *given, **named)

    return init


def _init(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    # The slots are set by their own descriptors, as the class itself lets nothing be set.
    known = {f"_set_{name}": vars(made)[name].__set__ for name in names}
    known |= {f"_default_{name}": default for name, default in defaults.items()}
    given = ", ".join(f"{name}=_default_{name}" if name in defaults else name for name in names)
    body = [f" _set_{name}(_self, {name})" for name in names]
    if hasattr(made, "__post_init__"):
        body.append(" _self.__post_init__()")
    # As in dataclasses: nothing but the names of fields goes in here.
    exec("\n".join([f"def __init__(_self, {given}):", *body]), known)  # noqa: S102
    init: Any = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


class _Fields:
    """Stands for `__dataclass_fields__` until somebody asks for it, as `dataclasses.replace` does."""

    def __init__(self, made: Any, kinds: dict[str, Any], defaults: dict[str, Any]) -> None:
        self._made = made
        self._plain = {"__module__": made.__module__, "__annotations__": kinds, **defaults}

    def __get__(self, _instance: object, _owner: object = None) -> dict[str, Field[Any]]:
        plain: Any = type(self._made.__name__, (), dict(self._plain))
        twin: Any = dataclass(init=False, repr=False, eq=False, match_args=False)(plain)
        self._made.__dataclass_fields__ = twin.__dataclass_fields__
        return twin.__dataclass_fields__  # type: ignore[no-any-return]
