"""Own fields in cards, and two people's compared."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.exchange.comparing import compare, merged
from netdesk.exchange.formats.vcard.writing import VCardWriter
from netdesk.exchange.planning import ALL_FIELDS, Difference
from tests.exchange.given import person, read


def own(*values: tuple[str, str]) -> Contact:
    return person("Ann", own=tuple(OwnValue(*each) for each in values))


def record(contact: Contact) -> Draft:
    return Draft(contact, 1, "digest")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_field_is_one_line_that_other_programs_pass_over(version: str) -> None:
    contact = person("Ann", own=(OwnValue('Says "hi"; twice: ^', "a, b", OwnKind.CHOICE),), starred=True)
    lines = VCardWriter(version).card(contact).decode().split("\r\n")
    assert "X-NETDESK-OWN;X-NAME=\"Says ^'hi^'; twice: ^^\";X-KIND=choice:a\\, b" in lines
    assert "X-NETDESK-STARRED:1" in lines
    assert not [line for line in lines if "ARCHIVED" in line]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("X-NETDESK-OWN;X-NAME=Cohort;X-KIND=number:2024", OwnValue("Cohort", "2024", OwnKind.NUMBER)),
        ("X-NETDESK-OWN;X-NAME=Cohort;X-KIND=number:many", OwnValue("Cohort", "many", OwnKind.TEXT)),
        ("X-NETDESK-OWN;X-NAME=Cohort;X-KIND=colour:red", OwnValue("Cohort", "red", OwnKind.TEXT)),
        ("X-NETDESK-OWN;X-NAME=Seen;X-KIND=date:2026-02-31", OwnValue("Seen", "2026-02-31", OwnKind.TEXT)),
        ('X-NETDESK-OWN;X-NAME=" a  b ":c', OwnValue("a b", "c", OwnKind.TEXT)),
    ],
)
def test_a_line_is_read_for_what_it_can_be(line: str, value: OwnValue) -> None:
    assert read(line).own == (value,)


def test_what_has_no_name_or_comes_twice_is_kept_as_a_line() -> None:
    found = read(
        "X-NETDESK-OWN:c", "X-NETDESK-OWN;X-NAME=A:1", "X-NETDESK-OWN;X-NAME=a:2", "X-NETDESK-OWN;X-NAME=B:"
    )
    assert found.own == (OwnValue("A", "1"),)
    assert found.extra == ("X-NETDESK-OWN:c", "X-NETDESK-OWN;X-NAME=a:2")


def test_a_very_long_name_is_cut() -> None:
    assert len(read(f"X-NETDESK-OWN;X-NAME={'x' * 500}:1").own[0].name) == 80


def test_a_blank_field_is_filled_and_one_that_differs_is_a_choice() -> None:
    mine, theirs = own(("Size", "M"), ("Diet", "vegan")), own(("size", "L"), ("Cohort", "2024"))
    lines = {each.label: each for each in compare(mine, record(theirs)) if each.field.startswith("own ")}
    assert {label: each.kind for label, each in lines.items()} == {
        "Size": Difference.CHOICE,
        "Diet": Difference.ONLY_MINE,
        "Cohort": Difference.FILLS,
    }
    assert merged(mine, record(theirs)).own == own(("Size", "M"), ("Diet", "vegan"), ("Cohort", "2024")).own
    for chosen in ({lines["Size"].field}, {ALL_FIELDS}):
        assert merged(mine, record(theirs), frozenset(chosen)).own[0] == OwnValue("Size", "L")


def test_the_same_written_otherwise_is_no_difference() -> None:
    mine, theirs = own(("Diet", "Vegan")), own(("diet", "vegan"))
    assert [each.kind for each in compare(mine, record(theirs)) if each.field == "own diet"] == [
        Difference.EQUAL
    ]
    assert merged(mine, record(theirs)) == mine


def test_a_star_comes_with_a_file_and_never_goes_with_one() -> None:
    plain, starred = person("Ann"), person("Ann", starred=True)
    assert merged(plain, record(starred)).starred
    assert merged(starred, record(plain)).starred
