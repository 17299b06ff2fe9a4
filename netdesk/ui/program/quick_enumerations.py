"""Qt's enumerations, made in a tenth of the time that Python takes for them.

PySide6 makes each enumeration of a class (Qt.Key alone has 471 members) when the class is first touched: some
240 of them before people are seen, a tenth of the start. Python's `enum` prepares each member for whatever a
class body may hold; what PySide6 hands over are plain names and numbers. Here such a list becomes the same
class with the same members. How Python builds them is learnt from one that it made itself; where it builds
them in a way that is not known here, all is left to Python.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Any, Final

_Kind = Any
"""A class of enumerations: its private parts, which this is all about, are declared nowhere."""
_Names = list[tuple[str, int]]
_Make = Callable[[str, _Names], _Kind]

_KEPT_IN: Final = (list, dict)
_ITERATE: Final = "_iter_member_"
"""How a class of flags goes through its members, where these are not declared in their order."""
_HASHABLE: Final = "_hashable_values_"
"""The values once more, in a list: Python 3.14 looks there too."""
_SINGLES: Final = "_singles_mask_"
_KINDS: Final[tuple[_Kind, ...]] = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_ATTRIBUTES: Final = {"_value_", "_name_", "__objclass__", "_sort_order_"}
_PROBE: Final = [("a", 1), ("b", 4), ("again", 1), ("both", 5), ("c", 2), ("none", 0), ("wide", 24)]
"""A second name, members of two bits that have others of one and that have none, one without any bit, and
none of them in their order."""


def make_quickly() -> None:
    """From now on, let enumerations that are given as a list of names and numbers be made the quick way."""
    whole = enum.EnumType._create_  # type: ignore[attr-defined]
    makers: dict[_Kind, _Make | None] = {}

    def create(kind: _Kind, class_name: str, names: Any, **given: Any) -> Any:
        """As EnumType._create_, which `IntEnum("Name", [("member", 1)])` is handed on to."""
        if type(names) is not list or given.get("boundary") is not enum.KEEP or given.get("type") is not None:
            return whole(kind, class_name, names, **given)
        if kind not in makers:
            makers[kind] = _maker(kind, whole)
        make = makers[kind]
        return make(class_name, names) if make is not None else whole(kind, class_name, names, **given)

    enum.EnumType._create_ = create  # type: ignore[attr-defined]
    try:
        for kind in _KINDS:
            kind("Asked", _PROBE, boundary=enum.KEEP)
    except TypeError:
        # A Python that hands its arguments over in another way; PySide6 takes a failure here for impossible.
        enum.EnumType._create_ = whole  # type: ignore[attr-defined]


def _maker(kind: _Kind, whole: Callable[..., Any]) -> _Make | None:
    """How to make enumerations of a kind (Enum, IntEnum, Flag, IntFlag); None where only Python knows how."""
    try:
        return _known_maker(kind, whole)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _known_maker(kind: _Kind, whole: Callable[..., Any]) -> _Make | None:
    model = whole(kind, "Model", _PROBE, module=__name__, boundary=enum.KEEP)
    numbers = issubclass(kind, int)
    body = {at: what for at, what in vars(model).items() if at not in model._member_map_ and at != _ITERATE}
    finish = _finish_flags if issubclass(kind, enum.Flag) else None
    bare: Any = int.__new__ if numbers else object.__new__
    metaclass: Any = enum.EnumType

    def make(name: str, names: _Names) -> _Kind:
        # Python counts on what it keeps in these being the class's own.
        own = {at: type(what)() if type(what) in _KEPT_IN else what for at, what in body.items()}
        order, by_name, by_value = own["_member_names_"], own["_member_map_"], own["_value2member_map_"]
        made: Any = metaclass(name, (kind,), own, boundary=enum.KEEP, _simple=True)
        for each, value in names:
            member = by_value.get(value)
            if member is None:
                member = bare(made, value) if numbers else bare(made)
                about = {"_value_": value, "_name_": each, "__objclass__": made, "_sort_order_": len(order)}
                vars(member).update(about)
                by_value[value] = member
                # Of flags only those of one bit are listed; the others are sums of them.
                if finish is None or _is_one_bit(value):
                    order.append(each)
            by_name[each] = member
            type.__setattr__(made, each, member)
        if _HASHABLE in own:
            own[_HASHABLE].extend(by_value)
        if finish is not None:
            finish(made)
        return made

    return make if _same(make("Model", _PROBE), model) else None


def _finish_flags(made: Any) -> None:
    """Tell a class of flags which bits its members have."""
    single = whole = 0
    for value in made._value2member_map_:
        whole |= value
        if _is_one_bit(value):
            single |= value
    if _SINGLES in vars(made):
        made._flag_mask_ = whole
        setattr(made, _SINGLES, single)
    else:
        # The first releases of 3.11, as in Debian 12, have the one mask for both.
        made._flag_mask_ = single
    made._all_bits_ = (1 << whole.bit_length()) - 1
    listed = [made._member_map_[each]._value_ for each in made._member_names_]
    if listed != sorted(listed):
        setattr(made, _ITERATE, made._iter_member_by_def_)


def _is_one_bit(value: int) -> bool:
    return value > 0 and value & (value - 1) == 0


def _same(made: Any, model: Any) -> bool:
    """Whether a class that was made here holds what the one that Python made holds."""
    return _told(made, vars(made)) == _told(model, vars(model))


def _told(kind: Any, what: Any) -> object:
    """What a class of enumerations holds, in a form that can be compared between two classes of one name."""
    if isinstance(what, enum.Enum):
        about = vars(what)
        return set(about) == _ATTRIBUTES, about["_name_"], about["_value_"], about["_sort_order_"]
    if isinstance(what, Mapping):
        return {key: _told(kind, value) for key, value in what.items()}
    if (bound := getattr(what, "__self__", None)) is not None:
        return what.__name__, bound is kind
    # A class makes a static method of a `__new__` that it is given, and not of one that is put into it later.
    return what.__func__ if isinstance(what, staticmethod) else what
