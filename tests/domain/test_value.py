"""A value is what a frozen dataclass with slots is; only its methods are made later."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

import pytest

from netdesk.domain.value import value


@value
class Spot:
    """Two fields and a default."""

    name: str
    at: tuple[int, int] = (0, 0)

    @property
    def loud(self) -> str:
        return self.name.upper()


T = TypeVar("T")


@value
class Many(Generic[T]):
    """As many fields, of a kind that is named later."""

    a: T
    b: int = 1
    c: int = 1
    d: int = 1
    e: int = 1
    f: int = 1


@value
class Wide:
    """As many fields as make it be filled in another way."""

    name: str
    at: tuple[int, int] = (0, 0)
    colour: str = "red"
    size: int = 1
    weight: int = 2
    count: int = 3

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("the wrong way round")

    @property
    def loud(self) -> str:
        return self.name.upper()


both = pytest.mark.parametrize("kind", [Spot, Wide])


@value
class Checked:
    """One that looks at what it is given."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if self.least > self.most:
            raise ValueError("the wrong way round")


@dataclass(frozen=True, slots=True)
class Peer:
    """The same by dataclass."""

    name: str
    at: tuple[int, int] = (0, 0)


@both
def test_fields_are_given_in_their_order_or_by_name(kind: Any) -> None:
    assert kind("a", (1, 2)) == kind(at=(1, 2), name="a")
    assert kind("a").at == (0, 0)
    assert kind("a").loud == "A"
    assert type(kind("a")) is kind


@both
@pytest.mark.parametrize("given", [(), ("a", (1, 2), 3, 4, 5, 6, 7)])
def test_too_few_and_too_many_are_refused(kind: Any, given: Any) -> None:
    with pytest.raises(TypeError):
        kind(*given)
    with pytest.raises(TypeError):
        kind("a", where=1)


@both
def test_nothing_can_be_changed_or_added(kind: Any) -> None:
    spot: Any = kind("a")
    for name in ("name", "colour"):
        with pytest.raises(FrozenInstanceError):
            setattr(spot, name, "b")
    with pytest.raises(FrozenInstanceError):
        del spot.name
    assert not hasattr(spot, "__dict__")


@both
def test_equal_fields_make_equal_values_of_the_same_class_alone(kind: Any) -> None:
    assert kind("a") == kind("a")
    assert kind("a") != kind("b")
    peer: object = Peer("a")
    assert Spot("a") != peer
    assert {Spot("a"): 1}[Spot("a")] == 1
    assert hash(Spot("a")) == hash(Peer("a"))


def test_it_reads_as_it_is_written() -> None:
    assert repr(Spot("a")) == "Spot(name='a', at=(0, 0))"
    assert str(Spot("a")) == repr(Spot("a"))


def test_what_dataclasses_offers_works() -> None:
    assert replace(Spot("a"), at=(3, 4)) == Spot("a", (3, 4))
    assert replace(Wide("a"), weight=4) == Wide("a", weight=4)
    assert fields(Wide)[-1].default == 3
    assert [each.name for each in fields(Spot)] == ["name", "at"]
    assert asdict(Spot("a")) == {"name": "a", "at": (0, 0)}
    with pytest.raises(TypeError):
        replace(Spot("a"), colour="red")  # type: ignore[call-arg]


@both
def test_it_is_matched_by_place(kind: Any) -> None:
    match kind("a", (5, 6)):
        case Spot(name, (across, _)) | Wide(name, (across, _)):
            assert (name, across) == ("a", 5)
        case _:
            pytest.fail("it was not matched")


@both
def test_it_can_be_copied_and_pickled(kind: Any) -> None:
    spot = kind("a", (1, 2))
    assert copy.copy(spot) == copy.deepcopy(spot) == pickle.loads(pickle.dumps(spot)) == spot


def test_what_it_checks_is_checked_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="wrong way"):
            Checked(2, 1)
        with pytest.raises(ValueError, match="wrong way"):
            Wide("a", size=-1)
    assert Checked(1, 2).most == 2


def test_its_words_and_place_stay() -> None:
    assert Spot.__doc__ == "Two fields and a default."
    assert (Spot.__module__, Spot.__qualname__) == (__name__, "Spot")
    assert Wide.__doc__ == "As many fields as make it be filled in another way."
    assert (Wide.__module__, Wide.__qualname__) == (__name__, "Wide")


def test_a_default_that_has_to_be_made_is_refused() -> None:
    class Listing:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="plain default"):
        value(Listing)


def test_a_value_of_many_fields_may_be_of_a_kind_that_is_named_later() -> None:
    made = Many("x", f=2)
    assert (made.a, made.b, made.f) == ("x", 1, 2)
    assert replace(made, a="y") == Many("y", f=2)
    with pytest.raises(FrozenInstanceError):
        made.a = "y"  # type: ignore[misc]
