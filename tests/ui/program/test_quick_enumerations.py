"""Qt's enumerations made the quick way are the very ones that Python would have made."""

from __future__ import annotations

import enum
import os
import pickle
import subprocess
import sys
from typing import Any

import pytest

from netdesk.ui.program import quick_enumerations

_KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_TELL = """
import enum, importlib
if {quickly}:
    from netdesk.ui.program.quick_enumerations import make_quickly
    make_quickly()

def told(kind):
    about = {{name: getattr(kind, name, None) for name in
        ("_flag_mask_", "_singles_mask_", "_all_bits_", "_boundary_", "_member_type_", "_use_args_")}}
    print(kind.__module__, kind.__qualname__, [base.__name__ for base in kind.__mro__], about, len(kind))
    for name, member in kind.__members__.items():
        print(name, repr(member), member.name, member.value, member._sort_order_, hash(member), str(member))
        assert kind(member.value) is getattr(kind, name) is kind[name] is member and member in kind
        assert isinstance(member, kind)
    print([member.name for member in kind], [member.name for member in reversed(kind)])
    if issubclass(kind, enum.Flag):
        for first in list(kind)[:6]:
            print(repr(~first), [part.name for part in first], bool(first), repr(first ^ first))
            for other in kind.__members__.values():
                print(repr(first | other), repr(first & other), repr(first ^ other), first in other)
    for value in (-1, 0, 1 << 30, 987654):
        try:
            print(repr(kind(value)))
        except (ValueError, TypeError) as error:
            print(error)

seen = set()
def walk(holder):
    for name in sorted(dir(holder)):
        what = getattr(holder, name, None)
        if not isinstance(what, type) or what in seen or not what.__module__.startswith("PySide6"):
            continue
        seen.add(what)
        told(what) if isinstance(what, enum.EnumType) else walk(what)

for module in ("Core", "Gui", "Widgets", "Svg", "Network", "PrintSupport", "Test"):
    walk(importlib.import_module("PySide6.Qt" + module))
print(sum(isinstance(each, enum.EnumType) for each in seen), "enumerations")
"""


def _all_of_qt(quickly: bool) -> list[str]:
    program = _TELL.format(quickly=quickly)
    # Hashes of names differ from one run of Python to the next, unless it is told not to.
    environ = os.environ | {"PYTHONHASHSEED": "1"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_enumeration_of_qt_is_the_same_member_by_member() -> None:
    quick, pythons = _all_of_qt(quickly=True), _all_of_qt(quickly=False)
    assert int(quick[-1].split()[0]) > 400
    differing = [pair for pair in zip(quick, pythons, strict=True) if pair[0] != pair[1]]
    assert not differing


def _whole() -> Any:
    return enum.EnumType._create_  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", _KINDS)
def test_this_python_builds_enumerations_as_they_are_built_here(kind: enum.EnumType) -> None:
    assert quick_enumerations._maker(kind, _whole()) is not None


@pytest.mark.parametrize("kind", _KINDS)
def test_where_python_builds_them_otherwise_all_is_left_to_python(kind: enum.EnumType) -> None:
    def other(*given: Any, **named: Any) -> Any:
        made = _whole()(*given, **named)
        made._of_some_later_python_ = ()
        return made

    class Unlike(list[Any]):
        """What some other Python might keep of a member."""

    def members_know_more(*given: Any, **named: Any) -> Any:
        made = _whole()(*given, **named)
        for member in made.__members__.values():
            member.more = Unlike()
        return made

    assert quick_enumerations._maker(kind, other) is not None, "what the class holds besides is taken over"
    assert quick_enumerations._maker(kind, members_know_more) is None


@pytest.mark.parametrize("kind", _KINDS)
def test_where_python_cannot_be_asked_in_the_known_way_all_is_left_to_python(kind: enum.EnumType) -> None:
    def other(*_given: Any, **_named: Any) -> Any:
        return type("Bare", (), {})

    assert quick_enumerations._maker(kind, other) is None


def test_it_is_as_quick_where_python_names_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does from 3.12 on: what fails then while PySide6 is loaded ends the program without a word."""
    monkeypatch.setattr(enum.EnumType, "_create_", _whole())
    quick_enumerations.make_quickly()
    keys = _whole()(enum.IntEnum, class_name="Keys", names=[("one", 1)], boundary=enum.KEEP)
    assert keys.one == 1


def test_where_python_hands_arguments_over_otherwise_all_is_left_to_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = _whole()

    def named_otherwise(kind: Any, called: str, members: Any, **given: Any) -> Any:
        return before(kind, called, members, **given)

    def call(kind: Any, value: Any, names: Any = None, **given: Any) -> Any:
        return kind._create_(called=value, members=names, **given)

    monkeypatch.setattr(enum.EnumType, "_create_", named_otherwise)
    monkeypatch.setattr(enum.EnumType, "__call__", call)
    quick_enumerations.make_quickly()
    assert _whole() is named_otherwise


def test_only_a_list_of_names_and_numbers_is_made_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enum.EnumType, "_create_", _whole())
    quick_enumerations.make_quickly()
    words = enum.Enum("Words", "one two", module=__name__)  # type: ignore[misc]
    assert [member.value for member in words] == [1, 2]
    texts = enum.StrEnum("Texts", [("one", "first")], module=__name__)  # type: ignore[misc]
    assert texts("first") == "first"


Kept = enum.IntFlag("Kept", [("a", 1), ("b", 2)], module=__name__, boundary=enum.KEEP)  # type: ignore[misc]


def test_a_member_can_be_pickled_and_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    make = quick_enumerations._maker(enum.IntFlag, _whole())
    assert make is not None
    made: Any = make("Kept", [("a", 1), ("b", 2)])
    made.__module__ = __name__
    monkeypatch.setattr(sys.modules[__name__], "Kept", made)
    assert pickle.loads(pickle.dumps(made.a)) is made.a
    assert pickle.loads(pickle.dumps(made.a | made.b)) == made.a | made.b
