"""LinkedIn's connections, in all layouts and languages they come in."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.linkedin import layout_of
from netdesk.exchange.written_days import day_of
from tests.exchange.given import drafts, ignored, problems, rows_in

NOTE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are '
    'missing, see https://www.linkedin.com/help"\n\n'
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
JAMIE = "Jamie,Ex,https://www.linkedin.com/in/jamie-ex,j@ex.example,Acme,Engineer,12 Jun 2026\n"


def one(text: str | bytes, name: str = "Connections.csv") -> Contact:
    (draft,) = drafts(rows_in(text, name))
    return draft.contact


def test_a_connection_has_name_link_email_employer_and_day():
    contact = one(NOTE + HEADER + JAMIE)
    assert (contact.name.given, contact.name.family, contact.name.shown) == ("Jamie", "Ex", "Jamie Ex")
    assert contact.links == (Labelled("https://www.linkedin.com/in/jamie-ex", "LinkedIn"),)
    assert contact.emails == (Labelled("j@ex.example"),)
    assert (contact.organization, contact.title) == ("Acme", "Engineer")
    assert contact.dates == (LabelledDate(PartialDate(6, 12, 2026), "connected on"),)


def test_what_stands_for_an_address_kept_back_is_none():
    contact = one(HEADER + JAMIE.replace("j@ex.example", "urn:li:member:4711"))
    assert contact.emails == ()
    assert contact.notes == "Email: urn:li:member:4711"


@pytest.mark.parametrize(
    "preamble", ["", "Notes:\nshort note\n", NOTE, "\ufeff" + NOTE, "Notes:\n" + "a line,\n" * 14]
)
def test_the_header_is_found_after_any_notes(preamble):
    assert one(preamble + HEADER + JAMIE).name.shown == "Jamie Ex"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "First Name,Last Name,Email Address,Company,Position,Connected On",
            "Jamie,Ex,j@e.example,Acme,CTO,1 Jun 2026",
        ),
        (
            "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
            "Jamie,Ex,,,Acme,CTO,05 Mar 2024",
        ),
        ("Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connexion le", "Jamie,Ex,,,Acme,CTO,05 mars 2024"),
        (
            "Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el",
            "Jamie,Ex,,,Acme,CTO,5 mar 2024",
        ),
        (
            "First Name;Last Name;URL;Email Address;Company;Position;Connected On",
            "Jamie;Ex;;;Acme;CTO;05.03.2024",
        ),
        (
            "First Name\tLast Name\tURL\tEmail Address\tCompany\tPosition\tConnected On",
            "Jamie\tEx\t\t\tAcme\tCTO\t",
        ),
        (
            '"First Name","Last Name",URL,"Email Address",Company,Position,"Connected On"',
            '"Jamie",Ex,,,"Acme",CTO,',
        ),
        (
            "first name,last name,url,email address,company,position,connected on,Extra",
            "Jamie,Ex,,,Acme,CTO,,x",
        ),
        ("名,姓,URL,メールアドレス,会社,役職,つながった日", "Jamie,Ex,,,Acme,CTO,2024年3月5日"),
    ],
)
def test_layouts_of_other_years_languages_and_spreadsheets_are_read(header, row):
    contact = one(f"{NOTE}{header}\n{row}\n")
    assert contact.name.shown == "Jamie Ex"
    assert (contact.organization, contact.title) == ("Acme", "CTO")


def test_the_oldest_export_in_outlook_s_layout_is_known_by_its_name():
    header = "Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,Company,Job Title"
    text = f"{header}\n,Ann,B,Lee,Jr.,a@b.example,Acme,CTO\n"
    contact = one(text, "linkedin_connections_export_microsoft_outlook.csv")
    assert contact.name.shown == "Ann B Lee Jr."
    assert contact.title == "CTO"
    assert layout_of(header, "contacts.csv") is None


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_in_other_encodings_are_read(codec):
    assert one((HEADER + JAMIE.replace("Jamie", "Zoë")).encode(codec)).name.given == "Zoë"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_all_line_ends_are_line_ends(end):
    assert len(drafts(rows_in((NOTE + HEADER + JAMIE + JAMIE).replace("\n", end)))) == 2


def test_quoted_cells_may_hold_commas_quotes_and_line_ends():
    contact = one(HEADER + 'Jo,"O""Neil ""Ace""",,,"Acme, Inc.","Head\nof things",\n')
    assert contact.name.family == 'O"Neil "Ace"'
    assert contact.organization == "Acme, Inc."
    assert contact.title == "Head\nof things"


def test_a_stray_quote_costs_no_other_row():
    rows = HEADER + 'Jo,"Neil,,,Acme,CTO,\n' + JAMIE + "Kim,Q,,,Acme,CTO,\n" + JAMIE * 30
    found = drafts(rows_in(rows))
    assert len(found) == 33
    assert found[0].contact.name.family == "Neil"
    assert [each.line for each in found[:3]] == [2, 3, 4]


def test_two_stray_quotes_do_not_swallow_the_rows_between():
    found = drafts(rows_in(HEADER + 'Jo,"Neil,,,Acme,CTO,\n' + JAMIE + 'Kim,"Q,,,Acme,CTO,\n' + JAMIE))
    assert [each.contact.name.given for each in found] == ["Jo", "Jamie", "Kim", "Jamie"]


def test_padding_rows_and_rows_without_a_name_are_ignored_with_their_reason():
    found = rows_in(HEADER + ",,,,,,\n" + JAMIE + ",,,,,,20 Mar 2022\n\n")
    assert len(drafts(found)) == 1
    assert [(each.line, each.why) for each in ignored(found)] == [
        (2, "an empty row"),
        (4, "a connection without a name, such as a closed account"),
    ]


def test_a_bad_date_is_mentioned_and_costs_nothing():
    found = rows_in(HEADER + JAMIE.replace("12 Jun 2026", "31 Jun 2026"))
    (draft,) = drafts(found)
    assert draft.contact.dates == ()
    assert [(each.line, each.rejected) for each in problems(found)] == [(2, False)]


def test_names_are_kept_as_their_owners_write_them():
    contact = one(HEADER + 'Ann 🚀,"Lee, PhD (She/Her)",,,,,\n')
    assert contact.name.shown == "Ann 🚀 Lee, PhD (She/Her)"
    assert drafts(rows_in(HEADER + "Ann,Lee,,,,,1 Jan 2020\n"))[0].name_only


def test_two_people_of_one_name_are_two():
    found = drafts(rows_in(HEADER + "P,S,https://linkedin.com/in/a,,,,\nP,S,https://linkedin.com/in/b,,,,\n"))
    assert len(found) == 2
    assert found[0].digest != found[1].digest


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("05 Mar 2024", False, (3, 5, 2024)),
        ("5 March 2024", False, (3, 5, 2024)),
        ("05. März 2024", False, (3, 5, 2024)),
        ("5 de mar. de 2024", False, (3, 5, 2024)),
        ("7 juil. 2024", False, (7, 7, 2024)),
        ("7 juin 2024", False, (6, 7, 2024)),
        ("5 мая 2024", False, (5, 5, 2024)),
        ("Mar 5, 2024", False, (3, 5, 2024)),
        ("2024-03-05", False, (3, 5, 2024)),
        ("03/15/2024", False, (3, 15, 2024)),
        ("15/03/2024", False, (3, 15, 2024)),
        ("03/04/2024", False, (3, 4, 2024)),
        ("03/04/2024", True, (4, 3, 2024)),
        ("3/4/24", False, (3, 4, 2024)),
        ("5.3.2024", False, (3, 5, 2024)),
        ("2024년 3월 5일", False, (3, 5, 2024)),
        ("yesterday", False, None),
        ("31 Feb 2024", False, None),
        ("", False, None),
    ],
)
def test_days_are_read_in_the_forms_that_exports_have(text, day_first, day):
    assert day_of(text, day_first) == (PartialDate(*day) if day else None)


def test_the_order_of_day_and_month_is_told_by_the_other_rows():
    rows = HEADER + "A,B,,,,,03/04/2024\nC,D,,,,,25/12/2023\n"
    assert drafts(rows_in(rows))[0].contact.dates[0].date == PartialDate(4, 3, 2024)


def test_a_table_kept_by_hand_that_has_profiles_loses_no_column() -> None:
    row = "Ann,Lee,https://www.linkedin.com/in/ann,Halden,+47 555 000 111"
    table = f"First Name,Last Name,URL,Company,Mobile\n{row}\n"
    assert sniff(table.encode(), "people.csv").name == "Table"
    assert sniff(table.replace(",Mobile", ",Position").encode(), "people.csv").name == "LinkedIn connections"


def test_a_table_of_other_people_is_no_list_of_connections():
    assert layout_of("First Name,Last Name,E-mail Address,Home Phone") is None
    assert layout_of("CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE") is None
    assert layout_of("Given Name,Family Name,Phone 1 - Value") is None


CELLS = st.sampled_from(
    ("", " ", "Ann", " Berg ", "Zoë Ærø", "https://www.linkedin.com/in/ann", "a@b.example", "12 Jun 2026",
     "31 Feb 2024", "03/04/2024", "soon", "a\u00a0b", "\u200eAnn", "x" * 1001, "ﬁ", "a\x07b"),
) | st.text(st.characters(exclude_characters='",\n\r', exclude_categories=["Cs"]), max_size=8)  # fmt: skip


@given(st.lists(CELLS, min_size=2, max_size=9))
@example(["Ann", "Berg"])
@example(["Ann", "Berg", "", "", "", "", "", "more"])
@example(["", "", "https://www.linkedin.com/in/ann"])
def test_a_row_without_quotes_tells_what_it_tells_with_them(cells):
    """What is quoted is read a longer way; only the digest is another."""
    plain = rows_in(HEADER + JAMIE + ",".join(cells) + "\n")
    quoted = rows_in(HEADER + JAMIE + ",".join([f'"{cell}"' for cell in cells]) + "\n")
    assert [_told(each) for each in plain] == [_told(each) for each in quoted]


def _told(found):
    return replace(found, digest="") if isinstance(found, Draft) else found


def test_a_row_s_digest_is_that_of_its_text_without_the_spaces_around_it():
    (draft,) = drafts(rows_in(HEADER + " Zoë,Ex,,,Acme,, \n"))
    assert draft.digest == hashlib.sha256("Zoë,Ex,,,Acme,,".encode()).hexdigest()
