"""Who might be whom by name and organization, and who surely is not worth a question."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.folding import fold
from netdesk.exchange.likeness import LEAST, Likeness, Organizations, alike, organizations_alike, reason
from netdesk.exchange.name_index import Entry, NameIndex, Told
from netdesk.exchange.name_words import latin


def _alike(one: tuple[str, str], other: tuple[str, str]) -> Likeness | None:
    return alike(*map(fold, one), *map(fold, other))


def _why(one: tuple[str, str], other: tuple[str, str]) -> str:
    """The reason in words, "" for nobody worth a question; the same from either side, sides exchanged."""
    found, back = _alike(one, other), _alike(other, one)
    assert (found and found.score) == (back and back.score)
    if found is None or found.score < LEAST:
        return ""
    return reason(found, (one[0], other[0]), (one[1], other[1]))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("Ann Lee", "Acme"), ("Lee, Ann", "ACME"), "Same name and organization"),
        (("Ann Lee", ""), ("Dr. Ann Lee, PhD", ""), "Same name"),
        (
            ("Tom Okafor", "Halden Storage AS"),
            ("Tom Okafor", "Halden Storage"),
            "Same name, organization alike: Halden Storage AS / Halden Storage",
        ),
        (("Ann Lee", "Acme"), ("Ann Lee", "Globex"), "Same name, another organization"),
        (("Иван Петров", ""), ("Ivan Petrov", ""), "Same name in another script"),
        (("Γιώργος Παπαδόπουλος", ""), ("Giorgos Papadopoulos", ""), "Same name in another script"),
        (("Katherine Holm", ""), ("Catherine Holm", ""), "Name alike: Katherine / Catherine"),
        (("Bill Gates", ""), ("William Gates", ""), "Name alike: Bill / William"),
        (
            ("Sascha Berg", "Fjord"),
            ("Alexander Berg", "Fjord"),
            "Name alike: Sascha / Alexander, same organization",
        ),
        (
            ("M. Zhao", "Kestrel"),
            ("Mei Zhao", "Kestrel Robotics"),
            "Same family name and initial: M. / Mei, organization alike: Kestrel / Kestrel Robotics",
        ),
        (("Jürgen Müller", ""), ("Juergen Mueller", ""), "Name alike: Jürgen / Juergen"),
        (("Anna Müller", ""), ("Anna Mueller", ""), "Name alike: Müller / Mueller"),
        (("Ana Garcia", ""), ("Ana Garcia Lopez", ""), "Same name, one of them longer"),
        (("Ann B. Lee", ""), ("Ann Lee", ""), "Same name, one of them longer"),
        (("Jon Meier", "Acme"), ("Jon Mayer", "Acme"), "Name alike: Meier / Mayer, same organization"),
        (
            ("Sofia Lindqvist", "Acme"),
            ("Sofia Lindqvits", "Acme"),
            "Name alike: Lindqvist / Lindqvits, same organization",
        ),
        (("山田 太郎", ""), ("山田太郎", ""), "Same name"),
        (("O’Neil Shea", ""), ("ONeil Shea", ""), "Same name"),
    ],
)
def test_whoever_may_be_the_same_is_suggested_with_the_reason(one, other, why):
    assert _why(one, other) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Anna", ""), ("Anna Schmidt", "")),
        (("Anna", "Acme"), ("Anna", "Globex")),
        (("Anna Holm", "Acme"), ("Anne Holm", "Acme")),
        (("Daniel Weiss", "Acme"), ("Daniela Weiss", "Acme")),
        (("Mario Rossi", ""), ("Maria Rossi", "")),
        (("Anna Maria Holm", ""), ("Anna Sofia Holm", "")),
        (("Anna Meier", ""), ("Anna Mayer", "")),
        (("Katherine Holm", "Acme"), ("Catherine Holm", "Globex")),
        (("Bill Gates", "Acme"), ("William Gates", "Globex")),
        (("M. Zhao", ""), ("Mei Zhao", "")),
        (("Jan Holm", "Acme"), ("Jon Holm", "Acme")),
        (("Ann Lee", "Acme"), ("Ann Berg", "Acme")),
        (("Ann Lee", "Acme"), ("Bo Lee", "Acme")),
        (("山田太郎", "Acme"), ("山田次郎", "Acme")),
        (("김민준", ""), ("김민서", "")),
        (("", "Acme"), ("", "Acme")),
        (("Ana Garcia", "Acme"), ("Ana Garcia Lopez", "Globex")),
    ],
)
def test_nobody_is_asked_about_people_who_merely_share_a_word(one, other):
    assert _why(one, other) == ""


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Halden Storage AS", "Halden Storage", Organizations.ALIKE),
        ("The Kestrel Group", "Kestrel", Organizations.ALIKE),
        ("Müller & Söhne GmbH", "Mueller & Söhne", Organizations.ALIKE),
        ("Газпром", "Gazprom", Organizations.ALIKE),
        ("University of Oslo", "University of Bergen", Organizations.OTHER),
        ("Acme", "Globex", Organizations.OTHER),
        ("GmbH", "GmbH", Organizations.SAME),
        ("", "Acme", Organizations.UNKNOWN),
    ],
)
def test_organizations_are_alike_whatever_kind_of_company_they_are(one, other, found):
    assert organizations_alike(fold(one), fold(other)) is found
    assert organizations_alike(fold(other), fold(one)) is found


def test_the_same_is_surer_than_the_alike_and_both_are_surer_at_one_place():
    def score(one: tuple[str, str], other: tuple[str, str]) -> int:
        found = _alike(one, other)
        return found.score if found else 0

    at_acme, anywhere, elsewhere = ("Bill Gates", "Acme"), ("Bill Gates", ""), ("Bill Gates", "Globex")
    assert score(at_acme, at_acme) > score(at_acme, ("Bill Gates", "Acme Inc")) > score(at_acme, anywhere)
    assert score(at_acme, anywhere) > score(at_acme, elsewhere) >= LEAST
    assert score(at_acme, at_acme) > score(at_acme, ("William Gates", "Acme"))
    assert score(at_acme, at_acme) < 100


_names = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            [
                "Ann",
                "Anna",
                "Bill",
                "William",
                "A.",
                "Lee",
                "Lie",
                "Holm,",
                "Dr.",
                "Иван",
                "Ivan",
                "山田",
                "太郎",
                "Jr.",
            ]
        ),
        max_size=4,
    ).map(" ".join),
)
_places = st.sampled_from(["", "Acme", "Acme Inc.", "Acme Storage", "Globex", "Ακμή", "GmbH"])


@given(_names, _places, _names, _places)
@settings(max_examples=300)
def test_likeness_is_the_same_from_either_side_and_in_bounds(one, place, other, another_place):
    found, back = _alike((one, place), (other, another_place)), _alike((other, another_place), (one, place))
    assert (found is None) == (back is None)
    if found is not None and back is not None:
        assert found.score == back.score
        assert 0 < found.score < 100
        assert found.words == back.words[::-1]
        assert reason(found, (one, other), (place, another_place))


@given(_names, _places)
def test_everybody_is_like_themselves(name, place):
    found = _alike((name, place), (name, place))
    assert found is not None or not any(each.isalnum() or each == "_" for each in fold(name))


@given(st.lists(st.tuples(_names, _places), min_size=2, max_size=2))
@settings(max_examples=300)
def test_whoever_is_looked_up_either_way_is_found_either_way(people):
    told = [Told(fold(name), fold(place)) for name, place in people]
    found = []
    for mine, theirs in ((0, 1), (1, 0)):
        index = NameIndex()
        index.add(Entry(1, -1), told[mine])
        found.append(max((likeness.score for _, likeness in index.candidates(told[theirs])), default=0))
    assert found[0] == found[1]


def test_letters_of_other_scripts_stay_as_they_are():
    assert latin("щукин") == "shchukin"
    assert latin("ευαγγελια") == "evangelia"
    assert latin("לאה") == "לאה"
    assert latin("lee") == "lee"
