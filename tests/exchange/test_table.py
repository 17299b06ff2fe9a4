"""Tables of people as programs and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.names import Name
from netdesk.exchange.detect import sniff
from netdesk.exchange.format import Head
from netdesk.exchange.formats import table
from netdesk.exchange.tables.settings import guess_settings
from tests.exchange.given import drafts, ignored, people_of, problems, values

GOOGLE = (
    "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Relation 1 - Label,Relation 1 - Value\n"
)


def one(text: str | bytes, name: str = "people.csv") -> Contact:
    (draft,) = drafts(people_of(text, name))
    return draft.contact


def test_several_values_in_one_cell_of_google_are_several_values() -> None:
    contact = one(
        GOOGLE + "Ann,,Lee,Acme,CTO,--12-01,Met at the fair,https://x.example/p.jpg,"
        "* myContacts ::: Clients ::: starred,* Work,a@x.example ::: b@x.example,Mobile,+47 555 ::: +47 556,"
        'Home,"Storgata 1\n0155 Oslo",,,referredBy,Samuel\n'
    )  # fmt: skip
    assert contact.name.shown == "Ann Lee"
    assert contact.emails == (Labelled("a@x.example", "work"), Labelled("b@x.example", "work"))
    assert [each.value for each in contact.phones] == ["+47 555", "+47 556"]
    assert contact.tags == ("Clients",)
    assert contact.starred
    assert contact.birthday == PartialDate(12, 1)
    assert contact.addresses == (Address(street="Storgata 1\n0155 Oslo", label="home"),)
    assert contact.introducer == "Samuel"
    assert contact.notes == "Met at the fair"


def test_of_several_links_in_one_cell_only_a_profile_is_called_linkedin() -> None:
    contact = one("Name,Website 1 - Value\nAnn Lee,https://linkedin.com/in/ann ::: https://ann.example\n")
    links = (Labelled("https://linkedin.com/in/ann", "LinkedIn"), Labelled("https://ann.example"))
    assert contact.links == links


def test_several_emails_with_nothing_after_the_last_leave_no_word_in_the_notes() -> None:
    contact = one("Name,E-mail 1 - Value\nAnn Lee,ann@x.example ::: a@x.example :::\n")
    assert [each.value for each in contact.emails] == ["ann@x.example", "a@x.example"]
    assert contact.notes == ""


def test_outlook_keeps_no_address_that_is_a_name_inside_a_company() -> None:
    contact = one(
        "First Name,Last Name,E-mail Address,E-mail Type,E-mail 2 Address,Birthday,Categories,"
        "Business Street,Business Street 2,Business City\n"
        "Ann,Lee,/o=ExchangeLabs/ou=Exchange/cn=ann,EX,ann@x.example,0/0/00,fair;alumni,Way 1,Floor 2,Oslo\n"
    )
    assert contact.emails == (Labelled("ann@x.example"),)
    assert contact.birthday is None
    assert contact.tags == ("fair", "alumni")
    assert contact.addresses == (Address(street="Way 1\nFloor 2", city="Oslo", label="work"),)


def test_thunderbird_gives_a_birthday_in_three_columns_and_names_in_apostrophes() -> None:
    contact = one(
        "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth Day,Custom 1,\n"
        "Ann,Lee,'Ann of Oslo',ann@x.example,1988,6,15,likes boats,\n"
    )
    assert contact.name.shown == "Ann of Oslo"
    assert contact.birthday == PartialDate(6, 15, 1988)
    assert contact.notes == "Custom 1: likes boats"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_encoding_and_line_end_is_read(delimiter: str, encoding: str, end: str) -> None:
    rows = (["Name", "Email", "Company"], ["Zoë Müller-Lindgren", "z@x.example", "Café Noir"])
    text = end.join(delimiter.join(row) for row in rows) + end
    contact = one(text.encode(encoding))
    assert (contact.name.shown, contact.organization) == ("Zoë Müller-Lindgren", "Café Noir")


def test_a_cell_may_hold_lines_quotes_and_delimiters() -> None:
    contact = one('Name,Company,Notes\n"Lee, Ann","The ""Inc""","one\ntwo"\n')
    assert contact.name.shown == "Lee, Ann"
    assert contact.organization == 'The "Inc"'
    assert contact.notes == "one\ntwo"


def test_a_quote_that_nobody_closed_costs_no_other_row() -> None:
    text = 'Name,Email\nAnn,a@x.example\nBo "the,b@x.example\nCy,c@x.example\n'
    found = people_of(text)
    assert [draft.contact.emails[0].value for draft in drafts(found)] == [
        "a@x.example", "b@x.example", "c@x.example",
    ]  # fmt: skip


def test_a_table_without_headings_is_told_by_what_is_in_it() -> None:
    text = "Ann Lee,Ann,Lee,a@x.example,+47 555 01 42\nBo Ek,Bo,Ek,b@x.example,\n"
    found = drafts(people_of(text))
    assert [(d.contact.name.given, d.contact.name.family) for d in found] == [("Ann", "Lee"), ("Bo", "Ek")]
    assert found[0].contact.phones[0].value == "+47 555 01 42"
    assert [draft.line for draft in found] == [1, 2]


def test_a_column_before_each_number_says_which_it_is_where_there_are_no_headings() -> None:
    text = (
        "Ann,mobile,5550001111,\nBo Lee,mobile,5550002222,home,5550003333,\n"
        "Cy,work,5550004444,mobile,5550005555,home,5550006666,\n"
    )
    numbers = [values(draft.contact.phones) for draft in drafts(people_of(text, "people.csv"))]
    assert list(map(len, numbers)) == [1, 2, 3]
    assert numbers[1] == ["5550002222", "5550003333"]
    assert [each.label for each in one(text.splitlines()[2]).phones] == ["work", "mobile", "home"]


@pytest.mark.parametrize(
    ("second", "shown"),
    [
        (("Org", "Å-Lund", "Tuvi"), "Ann Org"),
        (("Oslo", "Oslo", "Oslo"), "Ann"),
        (("Org AS", "B 2", "C"), "Ann"),
    ],
)
def test_without_headings_two_columns_of_single_words_are_a_name(second: tuple[str, ...], shown: str) -> None:
    rows = zip(("Ann", "Bo", "Cy"), second, ("5550001111", "5550002222", "5550003333"), strict=True)
    found = drafts(people_of("".join(f"{','.join(row)};\n" for row in rows)))
    assert len(found) == 3
    assert found[0].contact.name.shown == shown
    assert values(found[0].contact.phones) == ["5550001111"]


@pytest.mark.parametrize(
    ("cell", "note"),
    [
        ("a@x.example (work)", "Email: a@x.example (work)"),
        ("Email: a@x.example", ""),
        ("old one - a@x.example", "Email: old one - a@x.example"),
    ],
)
def test_words_beside_an_address_are_no_part_of_it(cell: str, note: str) -> None:
    contact = one(f"Name,Email\nAnn,{cell}\n")
    assert values(contact.emails) == ["a@x.example"]
    assert contact.notes == note


def test_a_whole_name_beside_a_family_name_says_it_once() -> None:
    contact = one("Name,Surname,Email\nAnn Lee,Lee,a@x.example\n")
    assert (contact.name.given, contact.name.family, contact.name.shown) == ("Ann", "Lee", "Ann Lee")


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("idnumber", "9506085232087"),
        ("Share", "0.0666300093"),
        ("Sum", "-245674.9500"),
        ("Receipt", "3464591"),
    ],
)
def test_long_numbers_that_nobody_can_be_called_by_are_no_phones(heading: str, value: str) -> None:
    contact = one(f"Name,{heading},Email\nAnn,{value},a@x.example\n")
    assert contact.phones == ()
    assert contact.notes == f"{heading}: {value}"


def test_a_column_of_numbers_with_a_point_is_no_list_of_people() -> None:
    with pytest.raises(UnreadableFile):
        sniff(b"Planet,Size,Weight\nMars,0.532041,0.107446\nVenus,0.948573,0.814996\n", "planets.csv")


def test_an_address_with_a_space_in_it_by_mistake_is_kept_as_it_is() -> None:
    assert values(one("Name,Email\nAnn,ann@ex ample.example\n").emails) == ["ann@ex ample.example"]


@pytest.mark.parametrize("value", ["$300.00", "1,300.00", "Lions"])
def test_a_short_heading_over_sums_or_words_means_no_phones(value: str) -> None:
    contact = one(f"Name,Home,Email\nAnn,{value.replace(',', '')},a@x.example\n")
    assert contact.phones == ()
    assert values(one("Name,Home,Email\nAnn,555-01-42,a@x.example\n").phones) == ["555-01-42"]


def test_headings_are_found_below_a_few_lines_of_words() -> None:
    contact = one("My people\nexported today\n\nName,Email,Company\nAnn,a@x.example,Acme\n")
    assert (contact.name.shown, contact.organization) == ("Ann", "Acme")


def test_dates_are_read_in_the_order_of_most_of_their_column() -> None:
    text = "Name,Email,Birthday\nAnn,a@x,3/4/1990\nBo,b@x,25/12/1980\n"
    assert [draft.contact.birthday for draft in drafts(people_of(text))] == [
        PartialDate(4, 3, 1990), PartialDate(12, 25, 1980),
    ]  # fmt: skip
    undecided = guess_settings(b"Name,Email,Birthday\nAnn,a@x,3/4/1990\n")
    assert undecided.day_first is None


def test_a_date_that_nobody_can_read_is_kept_in_the_notes_and_told() -> None:
    found = people_of("Name,Email,Birthday\nAnn,a@x.example,around Easter\n")
    assert drafts(found)[0].contact.notes == "Birthday: around Easter"
    assert [problem.line for problem in problems(found)] == [2]


def test_an_anniversary_is_a_date_with_its_label() -> None:
    contact = one("Name,Email,Anniversary\nAnn,a@x.example,2001-05-06\n")
    assert contact.dates == (LabelledDate(PartialDate(5, 6, 2001), "anniversary"),)


def test_rows_without_anybody_are_ignored_or_rejected_with_their_line() -> None:
    found = people_of("Name,Email,Hobby\n,,\nAnn,a@x.example,\nName,Email,Hobby\n,,boats\n")
    told = [(each.line, each.why) for each in ignored(found)]
    assert told == [(2, "an empty row"), (4, "the headings again")]
    (problem,) = problems(found)
    assert (problem.line, problem.rejected, problem.raw) == (5, True, ",,boats")


@pytest.mark.parametrize(
    "row",
    [
        "Total,,3,12.50",
        'Summe:,,3,"12,50 €"',
        "TOTALE,,,1'200",
        ",Gesamt,3,",
        "合計,,3,EUR 12.50",
        ",,Sum,7",
    ],
)
def test_a_row_that_adds_the_table_up_is_nobody(row: str) -> None:
    found = people_of(f"Name,Email,Visits,Paid\nAnn,a@x.example,3,12.50\n{row}\n")
    assert [each.contact.shown for each in drafts(found)] == ["Ann"]
    assert [(each.line, each.why) for each in ignored(found)] == [(3, "a row of totals")]
    assert problems(found) == []


@pytest.mark.parametrize(
    "row",
    [
        "Total,,,,",
        "Total,,,,0800 111 222",
        "Ken Sum,,3,,",
        "Sum,sum@x.example,3,,",
        "Total,,3,owes me,",
        "Totally Anna,,3,,",
    ],
)
def test_somebody_whose_name_sounds_like_a_total_is_somebody(row: str) -> None:
    found = people_of(f"Name,Email,Visits,Words,Phone\nAnn,a@x.example,3,,+47 55 00 11 22\n{row}\n")
    assert len(drafts(found)) == 2
    assert ignored(found) == []


def test_what_is_unknown_goes_into_the_notes_so_that_nothing_is_lost() -> None:
    assert one("Name,Email,Shoe size\nAnn,a@x.example,38\n").notes == "Shoe size: 38"


def test_a_text_that_only_has_commas_is_no_table() -> None:
    head = Head(b"Dear Ann,\nhow are you, and the boat?\nYours, Bo\n", "letter.txt")
    assert table.sniff(head) is None


def test_several_addresses_or_numbers_that_somebody_put_into_one_cell_are_several() -> None:
    contact = one("Name,Email,Phone\nAnn,a@x.example; b@x.example,+47 5;+47 6\n")
    assert [each.value for each in contact.emails] == ["a@x.example", "b@x.example"]
    assert [each.value for each in contact.phones] == ["+47 5", "+47 6"]


def test_a_title_that_is_a_form_of_address_stands_before_the_name() -> None:
    contact = one("Last,First,Title,Company\nLee,Ann,Dr.,Acme\n")
    assert (contact.name.prefix, contact.title) == ("Dr.", "")
    assert one("Last,First,Title,Company\nLee,Ann,Head of Lab,Acme\n").title == "Head of Lab"


@pytest.mark.parametrize("text", ["Email\na@x.example\n", "Name\nAnn Lee\n"])
def test_a_single_column_under_its_heading_is_a_table(text: str) -> None:
    assert sniff(text.encode(), "x.csv").name == "Table"
    assert len(drafts(people_of(text))) == 1


@settings(max_examples=150)
@given(st.text(max_size=400), st.sampled_from(["", "Name,Email\n", "Vorname;Nachname;E-Mail\n"]))
def test_no_text_stops_the_reader_and_every_row_is_accounted_for(text: str, header: str) -> None:
    data = (header + text).encode("utf-8", "replace")
    try:
        sniff(data, "x.csv")
    except UnreadableFile:
        return
    assert all(found.line >= 1 for found in people_of(data))


@pytest.mark.parametrize("heading", ["Adres poczty", "Adresse", "Address", "Telefon / Mail", "Web"])
def test_a_column_full_of_emails_is_one_of_emails_whatever_its_heading_says(heading: str) -> None:
    rows = "".join(f"Person {number},p{number}@x.example,Oslo\n" for number in range(5))
    chosen = guess_settings(f"Name,{heading},City\n{rows}".encode(), "people.csv")
    assert [column.field for column in chosen.columns] == ["display", "email", "address"]


def test_a_column_of_streets_with_one_email_in_it_stays_one_of_streets() -> None:
    chosen = guess_settings(b"Name,Address\nAnn,Way 1\nBen,Way 2\nCleo,c@x.example\n", "people.csv")
    assert [column.field for column in chosen.columns] == ["display", "address"]


def test_the_number_of_an_assistant_is_not_the_contacts_own() -> None:
    found = people_of("Name,Phone,Assistant's Phone\nAnn Lee,+47 555 00 111,+47 555 00 222\n")
    (draft,) = drafts(found)
    assert values(draft.contact.phones) == ["+47 555 00 111"]
    assert draft.contact.notes == "Assistant's Phone: +47 555 00 222"


@pytest.mark.parametrize("nothing", ["N/A", "-", "null", "None", "#REF!", "k.A."])
def test_what_stands_for_nothing_is_nothing_but_in_a_name(nothing: str) -> None:
    rows = f"First name,Last name,Company,Email,Phone\n{nothing},Lee,{nothing},{nothing},{nothing}\n"
    (draft,) = drafts(people_of(rows))
    assert draft.contact == Contact(name=Name(given=nothing, family="Lee"))


def test_what_is_no_address_in_a_column_of_them_is_kept_in_the_notes() -> None:
    (draft,) = drafts(people_of("Name,Email,Company\nAnn Lee,ask Ben,Halden\n"))
    assert (draft.contact.emails, draft.contact.notes) == ((), "Email: ask Ben")


def test_addresses_with_names_before_them_are_read_without() -> None:
    rows = 'Name,Email\nA,Ann Lee <ann@x.example>\nB,"Ann <ann@x.example>; ""Lee, Ben"" <ben@x.example>"\n'
    found = [values(each.contact.emails) for each in drafts(people_of(rows))]
    assert found == [["ann@x.example"], ["ann@x.example", "ben@x.example"]]
