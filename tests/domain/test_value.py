"""A value is what a frozen dataclass with slots is; only its methods are made later."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

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


def test_fields_are_given_in_their_order_or_by_name() -> None:
    assert Spot("a", (1, 2)) == Spot(at=(1, 2), name="a")
    assert Spot("a").at == (0, 0)
    assert Spot("a").loud == "A"


@pytest.mark.parametrize("given", [(), ("a", (1, 2), 3)])
def test_too_few_and_too_many_are_refused(given: Any) -> None:
    with pytest.raises(TypeError):
        Spot(*given)
    with pytest.raises(TypeError):
        Spot("a", where=1)  # type: ignore[call-arg]


def test_nothing_can_be_changed_or_added() -> None:
    spot: Any = Spot("a")
    for name in ("name", "colour"):
        with pytest.raises(FrozenInstanceError):
            setattr(spot, name, "b")
    with pytest.raises(FrozenInstanceError):
        del spot.name
    assert not hasattr(spot, "__dict__")


def test_equal_fields_make_equal_values_of_the_same_class_alone() -> None:
    assert Spot("a") == Spot("a")
    assert Spot("a") != Spot("b")
    peer: object = Peer("a")
    assert Spot("a") != peer
    assert {Spot("a"): 1}[Spot("a")] == 1
    assert hash(Spot("a")) == hash(Peer("a"))


def test_it_reads_as_it_is_written() -> None:
    assert repr(Spot("a")) == "Spot(name='a', at=(0, 0))"
    assert str(Spot("a")) == repr(Spot("a"))


def test_what_dataclasses_offers_works() -> None:
    assert replace(Spot("a"), at=(3, 4)) == Spot("a", (3, 4))
    assert [each.name for each in fields(Spot)] == ["name", "at"]
    assert asdict(Spot("a")) == {"name": "a", "at": (0, 0)}
    with pytest.raises(TypeError):
        replace(Spot("a"), colour="red")  # type: ignore[call-arg]


def test_it_is_matched_by_place() -> None:
    match Spot("a", (5, 6)):
        case Spot(name, (across, _)):
            assert (name, across) == ("a", 5)


def test_it_can_be_copied_and_pickled() -> None:
    spot = Spot("a", (1, 2))
    assert copy.copy(spot) == copy.deepcopy(spot) == pickle.loads(pickle.dumps(spot)) == spot


def test_what_it_checks_is_checked_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="wrong way"):
            Checked(2, 1)
    assert Checked(1, 2).most == 2


def test_its_words_and_place_stay() -> None:
    assert Spot.__doc__ == "Two fields and a default."
    assert (Spot.__module__, Spot.__qualname__) == (__name__, "Spot")


def test_a_default_that_has_to_be_made_is_refused() -> None:
    class Listing:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="plain default"):
        value(Listing)
