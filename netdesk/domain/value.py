"""Frozen classes of named fields whose methods are made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, FrozenInstanceError, dataclass
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_MANY = 5
"""From so many fields on, a value is filled before it is fixed."""


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
    bases = cls.__bases__
    # What has other bases, such as Generic, is not taken apart.
    is_filled_open = len(names) >= _MANY and bases == (object,)
    own |= {"__slots__": names, "__match_args__": names}
    if is_filled_open:
        bases = (kind(f"_Open{cls.__name__}", bases, {"__slots__": names, "__doc__": "Not fixed yet."}),)
        own["__slots__"] = ()
    made = kind(cls.__name__, bases, {**_methods(names), **own})
    made.__qualname__ = cls.__qualname__
    if is_filled_open:
        made.__new__ = _first_new(made, names, defaults)
    else:
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
        return self.__class__, told(self) if len(names) > 1 else (told(self),)

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


def _first_new(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """The `__new__` that compiles the real one and gives way to it."""

    def new(cls: Any, *given: Any, **named: Any) -> Any:
        made.__new__ = staticmethod(_new(made, names, defaults))
        return made.__new__(cls, *given, **named)

    return staticmethod(new)


def _new(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    # Of many fields, each set by its descriptor takes long: an object is filled while it is of a class that
    # lets itself be filled, and then becomes one of the class that does not.
    known = {"_new": object.__new__, "_open": made.__bases__[0], "_fix": object.__setattr__}
    body = ["_self = _new(_open)", *(f"_self.{name} = {name}" for name in names)]
    body.append("_fix(_self, '__class__', _cls)")
    if hasattr(made, "__post_init__"):
        body.append("_self.__post_init__()")
    return _compiled(made, "__new__", "_cls", names, defaults, known, [*body, "return _self"])


def _init(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    # The slots are set by their own descriptors, as the class itself lets nothing be set.
    known = {f"_set_{name}": vars(made)[name].__set__ for name in names}
    body = [f"_set_{name}(_self, {name})" for name in names]
    if hasattr(made, "__post_init__"):
        body.append("_self.__post_init__()")
    return _compiled(made, "__init__", "_self", names, defaults, known, body)


def _compiled(
    made: Any,
    name: str,
    first: str,
    names: tuple[str, ...],
    defaults: dict[str, Any],
    known: dict[str, Any],
    body: list[str],
) -> Any:
    """A method that takes the fields as its parameters. `known` are the names that its lines use."""
    known |= {f"_default_{each}": default for each, default in defaults.items()}
    given = ", ".join(f"{each}=_default_{each}" if each in defaults else each for each in names)
    # As in dataclasses: nothing but the names of fields goes in here.
    exec("\n ".join([f"def {name}({first}, {given}):", *body]), known)  # noqa: S102
    method: Any = known[name]
    method.__qualname__ = f"{made.__qualname__}.{name}"
    return method


class _Fields:
    """Stands for `__dataclass_fields__` until somebody asks for it, as `dataclasses.replace` does."""

    def __init__(self, made: Any, kinds: dict[str, Any], defaults: dict[str, Any]) -> None:
        self._made = made
        # Without a docstring, `dataclass` would put the whole signature together for one.
        told = {"__module__": made.__module__, "__doc__": made.__doc__ or made.__name__}
        self._plain = {**told, "__annotations__": kinds, **defaults}

    def __get__(self, _instance: object, _owner: object = None) -> dict[str, Field[Any]]:
        plain: Any = type(self._made.__name__, (), dict(self._plain))
        twin: Any = dataclass(init=False, repr=False, eq=False, match_args=False)(plain)
        self._made.__dataclass_fields__ = twin.__dataclass_fields__
        return twin.__dataclass_fields__  # type: ignore[no-any-return]
