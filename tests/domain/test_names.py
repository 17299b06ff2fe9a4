"""Names as people write them."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.me import Paper, paper_for
from netdesk.domain.names import Name, initials


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (Name(given="Ann", family="Berg"), "Ann Berg"),
        (
            Name(prefix="Dr.", given="Ann", further="Maria", family="Berg", suffix="PhD"),
            "Ann Maria Berg PhD",
        ),
        (Name(display="Dr. Ann Berg", prefix="Dr.", given="Ann"), "Dr. Ann Berg"),
        (Name(prefix="Mr"), ""),
        (Name(display="  Berg,\n Ann ", given="Ann"), "Berg, Ann"),
        (Name(nickname="Annie"), "Annie"),
        (Name(given="Ann", nickname="Annie"), "Ann"),
        (Name(family=" ", given=" "), ""),
        (Name(display="山田太郎"), "山田太郎"),
    ],
)
def test_a_name_is_shown_as_its_owner_writes_it_or_put_together(name: Name, shown: str) -> None:
    assert name.shown == shown
    assert name.is_blank == (not shown)


def test_a_list_reads_in_the_order_of_what_it_shows() -> None:
    names = [Name(display=each) for each in ("Zoë", "Åsa", "ann", "Émile", "Øster", "Łukasz")]
    assert [name.shown for name in sorted(names, key=lambda name: name.sort_key)] == [
        "ann", "Åsa", "Émile", "Łukasz", "Øster", "Zoë",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Ann Berg", "AB"),
        ("Ann Maria Berg", "AB"),
        ("ann", "A"),
        ("Berg, Ann", "BA"),
        ("山田太郎", "山"),
        ("김민수", "김"),
        ("山田 太郎", "山"),
        ("3M", "3"),
        ("", ""),
        ("Ann 3", "A3"),
        ("ßab", "S"),
        ("Dr. Ana Petrova", "AP"),
        ("Frau Jördis Müßig", "JM"),
        ("Frau Müßig", "FM"),
    ],
)
def test_initials(shown: str, expected: str) -> None:
    assert initials(shown) == expected


def test_a_contact_without_a_name_is_called_by_what_is_known() -> None:
    email, phone = (Labelled(" a@b.example "),), (Labelled("555"),)
    assert Contact(Name(given="Ann"), organization="Halden").shown == "Ann"
    assert Contact(organization="Halden", emails=email).shown == "Halden"
    assert Contact(emails=email, phones=phone).shown == "a@b.example"
    assert Contact(phones=phone, notes="tall").shown == "555"
    assert Contact(notes="tall").shown == ""


def test_an_address_reads_in_lines() -> None:
    address = Address(
        street="1 Main St\n\n2nd floor", po_box="PO 7", city="Halden", region="Viken", postal_code="1767",
        country="Norway",
    )  # fmt: skip
    assert address.lines == ("PO 7", "1 Main St", "2nd floor", "1767 Halden, Viken", "Norway")
    assert Address().lines == ()


def test_paper_is_guessed_from_the_territory() -> None:
    assert [paper_for(code) for code in ("US", "ca", "DE", "", "JP")] == [
        Paper.LETTER, Paper.LETTER, Paper.A4, Paper.A4, Paper.A4,
    ]  # fmt: skip
