"""Who may be there twice: pairs by what they share and by name, groups in which each is like each."""

from __future__ import annotations

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.errors import Cancelled
from netdesk.domain.progress import Silent, Until
from netdesk.exchange.duplicates import Group, Pair, find, grouped
from netdesk.exchange.matching import KnownPerson


def person(number: int, name: str, organization: str = "", **keys: tuple[str, ...]) -> KnownPerson:
    return KnownPerson(number, "", name, organization, **keys)


def found(*people: KnownPerson, apart: frozenset[tuple[int, int]] = frozenset()) -> list[Group]:
    return find(people, apart, Silent(), total=len(people))


def test_who_shares_an_email_and_has_no_other_name_is_certain() -> None:
    mine = person(1, "tomas okafor", "kestrel", emails=("tomas@kestrel.example",))
    for name in ("t. okafor", "okafor, tomas", "tomas a. okafor"):
        (group,) = found(mine, person(2, name, emails=("Tomas@Kestrel.example",)))
        assert (group.ids, group.score, group.certain, group.why.keys) == ((1, 2), 100, True, ("email",))


def test_who_shares_a_number_or_a_profile_is_certain_too() -> None:
    one = person(1, "ann lee", phones=("+47 22 55 01 42",), links=("https://www.linkedin.com/in/annlee/",))
    other = person(2, "ann lee", phones=("+47 22550142",), links=("linkedin.com/in/AnnLee",))
    (group,) = found(one, other)
    assert group.certain
    assert set(group.why.keys) == {"phone number", "LinkedIn profile"}


def test_two_of_one_family_who_share_an_email_are_shown_and_not_certain() -> None:
    emails = ("family@lee.example",)
    (group,) = found(person(1, "ann lee", emails=emails), person(2, "ben lee", emails=emails))
    assert (group.certain, group.score, group.why.likeness) == (False, 60, None)


def test_an_alike_name_beside_a_shared_key_counts_more_and_is_still_not_certain() -> None:
    emails = ("anna@fjord.example",)
    (group,) = found(
        person(1, "anna meier", "fjord", emails=emails), person(2, "anna mayer", "fjord", emails=emails)
    )
    assert (group.certain, group.score) == (False, 95)


def test_names_alone_are_never_certain_and_strangers_are_not_paired() -> None:
    groups = found(
        person(1, "hana novakova", "northgrid"),
        person(2, "hana novakova", "northgrid"),
        person(3, "jonas lindqvist"),
        person(4, "hana novakova", "fjord"),
    )
    assert [(group.ids, group.score, group.certain) for group in groups[:1]] == [((1, 2), 99, False)] or (
        [group.ids for group in groups] == [(1, 2, 4)]
    )
    assert not any(3 in group.ids for group in groups)


def test_three_of_whom_each_is_like_each_are_one_group() -> None:
    keys = ("t@kestrel.example",)
    names = ("tomas okafor", "t. okafor", "okafor, tomas")
    (group,) = found(*(person(at, name, emails=keys) for at, name in enumerate(names, start=1)))
    assert (group.ids, group.certain) == ((1, 2, 3), True)


def test_a_group_is_certain_only_when_all_of_it_is() -> None:
    """Ann is like both, who are not like each other."""
    emails = ("ann@lee.example",)
    names = ("ann", "ann lee", "ann park")
    groups = found(*(person(at, name, emails=emails) for at, name in enumerate(names, start=1)))
    assert [(group.ids, group.certain) for group in groups] == [((1, 2, 3), False)] or all(
        len(group.ids) == 2 for group in groups
    )
    assert not any({2, 3} <= set(group.ids) and group.certain for group in groups)


def test_who_was_said_to_be_somebody_else_is_in_no_group_with_them() -> None:
    keys = ("t@kestrel.example",)
    people = [person(at, "tomas okafor", emails=keys) for at in (1, 2, 3)]
    assert found(*people[:2], apart=frozenset({(1, 2)})) == []
    groups = found(*people, apart=frozenset({(1, 2)}))
    assert {group.ids for group in groups} == {(1, 3), (2, 3)}


def test_the_strongest_come_first() -> None:
    emails = ("ann@lee.example",)
    groups = found(
        person(1, "hana novakova"),
        person(2, "hana novakova"),
        person(3, "ann lee", emails=emails),
        person(4, "ann lee", emails=emails),
    )
    assert [group.ids for group in groups] == [(3, 4), (1, 2)]


def test_one_name_of_very_many_says_little_and_costs_little() -> None:
    places = ["".join(each) for each in product(("ko", "li", "mu", "pe", "ra", "so", "ty"), repeat=4)]
    people = [person(at, "ann lee", place) for at, place in enumerate(places, start=1)]
    began = time.perf_counter()
    groups = found(*people)
    assert time.perf_counter() - began < 20
    assert max(sum(at in group.ids for group in groups) for at in (1, 2, 3)) <= 2


def test_it_stops_when_it_is_asked_to() -> None:
    people = [person(at, f"ann lee{at}") for at in range(1, 2000)]
    with pytest.raises(Cancelled):
        find(people, frozenset(), Until(1), total=2000)


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda ids: ids[0] < ids[1]),
        st.tuples(st.integers(50, 100), st.booleans()).map(lambda told: Pair(*told)),
        max_size=20,
    )
)
def test_in_every_group_each_is_like_each_and_every_certain_pair_is_in_one(
    pairs: dict[tuple[int, int], Pair],
) -> None:
    groups = grouped(pairs, Silent())
    for group in groups:
        within = [(one, other) for one in group.ids for other in group.ids if one < other]
        assert all(pair in pairs for pair in within)
        assert group.score == min(pairs[pair].score for pair in within)
        assert group.certain == all(pairs[pair].certain for pair in within)
    for (one, other), pair in pairs.items():
        if pair.certain:
            assert any({one, other} <= set(group.ids) for group in groups)
