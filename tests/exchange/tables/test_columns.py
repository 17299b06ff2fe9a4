"""What headers mean, in the words of many programs and languages."""

from __future__ import annotations

import pytest

from netdesk.exchange.tables.choosing import TARGETS, target_of
from netdesk.exchange.tables.columns import columns_of, known_headers


def fields(*header: str) -> list[str]:
    return [column.field for column in columns_of(header)]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("First Name", "given"),
        ("Vorname", "given"),
        ("Krstné meno", "given"),
        ("Vezetéknév", "family"),
        ("Chức vụ", "job"),
        ("المسمى الوظيفي", "job"),
        ("OfficePhoneNumber", "phone"),
        ("companyName", "organization"),
        ("姓氏", "family"),
        ("Näyttönimi", "display"),
        ("Nom à afficher", "display"),
        ("E-Mail 2: Adresse", "email"),
        ("E-Mail 2: Typ", ""),
        ("Spoločnosť", "organization"),
        ("Work Title", "job"),
        ("Oddział", "department"),
        ("Téléphone de l'assistant(e)", "note"),
        ("Telefon asystenta", "note"),
        ("郵遞區號", "address"),
        ("Prénom", "given"),
        ("Nachname", "family"),
        ("Apellidos", "family"),
        ("Full Name", "display"),
        ("E-mail 1 - Value", "email"),
        ("E-Mail-Adresse", "email"),
        ("Adresse de messagerie", "email"),
        ("Alternate Email 2", "email"),
        ("Mobiltelefon", "phone"),
        ("Tél. mobile", "phone"),
        ("Teléfono del trabajo", "phone"),
        ("電話番号", "phone"),
        ("Home", "phone"),
        ("Postleitzahl geschäftlich", "address"),
        ("Home ZipCode", "address"),
        ("Code postal (bureau)", "address"),
        ("Business Country/Region", "address"),
        ("Web Page", "link"),
        ("LinkedIn URL", "link"),
        ("Geburtstag", "birthday"),
        ("Date of birth", "birthday"),
        ("Hochzeitstag", "date"),
        ("Notizen", "notes"),
        ("Kategorien", "tags"),
        ("Group Membership", "tags"),
        ("Referred By", "introducer"),
        ("Introduced by", "introducer"),
        ("Telefoon op werk", "phone"),
        ("Faks służbowy", "phone"),
        ("Indirizzo posta elettronica", "email"),
        ("Abitazione 2", "phone"),
        ("Recomendado por", "introducer"),
        ("Assistant's Phone", "note"),
        ("Spouse", "note"),
        ("Whatever", "note"),
        ("E-mail Type", ""),
        ("E-Mail: Angezeigter Name", ""),
        ("E-mailtype", ""),
        ("Weergavenaam voor e-mail", ""),
        ("Nome para exibição do email", ""),
        ("Photo", ""),
        ("", ""),
    ],
)
def test_a_heading_says_what_its_column_holds(header: str, found: str) -> None:
    assert fields(header) == [found]


@pytest.mark.parametrize(
    ("header", "label", "part"),
    [
        ("Business Street", "work", "street"),
        ("Business Street 2", "work", "street2"),
        ("Straße privat", "home", "street"),
        ("Weiterer Ort", "other", "city"),
        ("Rue (domicile)", "home", "street"),
        ("Home Address PO Box", "home", "po_box"),
        ("Dép/Région (bureau)", "work", "region"),
        ("Land geschäftlich", "work", "country"),
    ],
)
def test_the_parts_of_an_address_belong_together_by_their_place(header: str, label: str, part: str) -> None:
    (column,) = columns_of([header])
    assert (column.field, column.label, column.part) == ("address", label, part)
    assert column.group == f"address {label}"


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Telefon geschäftlich 2", "work"),
        ("Home Fax", "fax"),
        ("Mobile Phone", "mobile"),
        ("Company Main Phone", "work"),
        ("Pager", "pager"),
        ("Other Phone", "other"),
        ("Phone", ""),
    ],
)
def test_a_number_has_the_label_that_its_heading_gives(header: str, label: str) -> None:
    assert columns_of([header])[0].label == label


def test_a_title_is_before_the_name_where_another_column_holds_the_job() -> None:
    assert fields("Title", "First Name", "Job Title") == ["prefix", "given", "job"]
    assert fields("Titre", "Prénom", "Nom", "Société", "Titre") == [
        "prefix", "given", "family", "organization", "job",
    ]  # fmt: skip
    assert fields("First", "Title", "Company") == ["given", "job", "organization"]


def test_a_name_is_the_family_name_where_another_column_holds_the_given_name() -> None:
    assert fields("Vorname", "Name") == ["given", "family"]
    assert fields("Nombre", "Apellidos") == ["given", "family"]
    assert fields("Name", "Given Name", "Family Name") == ["display", "given", "family"]
    assert fields("Name", "Email") == ["display", "email"]


def test_a_name_is_the_given_name_where_only_a_family_name_stands_beside_it() -> None:
    assert [column.field for column in columns_of(["Name", "Surname", "Email"])] == [
        "given",
        "family",
        "email",
    ]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Company", "Contact person", "Phone"], ["organization", "display", "phone"]),
        (["Ansprechpartner", "Name", "Telefon"], ["note", "display", "phone"]),
    ],
)
def test_who_speaks_for_a_company_is_the_contact_where_nobody_else_is_named(
    header: list[str], fields: list[str]
) -> None:
    assert [column.field for column in columns_of(header)] == fields


def test_headings_of_contacts_are_counted_and_others_are_not() -> None:
    assert known_headers(["First Name", "Email", "Shoe size", "", "Photo"]) == 2
    assert known_headers(["a", "b", "1"]) == 0


def test_every_meaning_can_be_chosen_in_words() -> None:
    every = {target_of(column) for column in columns_of([
        "Name", "Given Name", "Email", "Phone", "Web Page", "City", "Birthday", "Anniversary", "Tags",
        "Notes",
        "Hobby", "Company", "Department", "Job Title", "Nickname", "Circle", "How we met", "Referred by",
    ])}  # fmt: skip
    assert every <= set(TARGETS)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (["Attendee Name", "Attendee Email"], ["display", "email"]),
        (["REG-DATE", "REG-FULL NAME"], ["note", "display"]),
        (["ID", "Borrower first name", "Borrower last name"], ["note", "given", "family"]),
        (["Name", "Agent first name"], ["display", "note"]),
        (["Ime", "Company name", "Event name"], ["given", "organization", "note"]),
    ],
)
def test_a_longer_heading_is_a_name_only_where_no_other_is(header: list[str], fields: list[str]) -> None:
    assert [column.field for column in columns_of(header)] == fields
