"""What netdesk understands of the vCards that programs write, property by property."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Address, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from tests.exchange.given import card, cards_in, drafts, ignored, problems, read, read_draft, told, values


def test_the_written_name_is_kept_beside_its_parts():
    name = read("FN:Mr. John Q. Public\\, Esq.", "N:Public;John;Quinlan,Paul;Mr.;Jr.,M.D.").name
    assert name.shown == "Mr. John Q. Public, Esq."
    assert (name.family, name.given, name.further) == ("Public", "John", "Quinlan Paul")
    assert (name.prefix, name.suffix) == ("Mr.", "Jr., M.D.")


def test_a_card_without_a_name_is_called_by_what_it_has():
    assert read("FN:", "N:;;;;", "ORG:Ximian\\, Inc.").shown == "Ximian, Inc."
    assert read("FN:", "EMAIL:a@b.example").shown == "a@b.example"
    assert read("FN:", "NICKNAME:Johnny").name.shown == "Johnny"


def test_a_second_name_or_employer_that_differs_is_kept():
    contact = read("FN:A B", "N:B;A", "N:C;A", "ORG:One", "ORG:Two", "ORG:One", "TITLE:x", "TITLE:y")
    assert contact.extra == ("N:C;A", "ORG:Two", "TITLE:y")


def test_the_first_unit_is_the_organization_and_the_rest_the_department():
    contact = read("ORG:ABC\\, Inc.;North;Marketing;", "TITLE:Clown", "ROLE:Boss")
    assert (contact.organization, contact.department, contact.title) == (
        "ABC, Inc.",
        "North, Marketing",
        "Clown",
    )


def test_phonetic_names_and_nicknames_have_their_place():
    name = read(
        "NICKNAME:Robbie", "NICKNAME:Jim,Jimmie", "X-PHONETIC-FIRST-NAME:Jon", "X-PHONETIC-LAST-NAME:Dow"
    ).name
    assert name.nickname == "Robbie, Jim, Jimmie"
    assert (name.phonetic_given, name.phonetic_family) == ("Jon", "Dow")


def test_apple_s_labels_say_what_a_value_is_for():
    contact = read(
        "item1.EMAIL;type=INTERNET:a@b.example", "item1.X-ABLabel:_$!<School>!$_",
        "item2.TEL:5", "item2.X-ABLabel:Boat phone",
        "item3.URL:http\\://a.example", "item3.X-ABLabel:_$!<HomePage>!$_",
        "item4.TEL:6", "item4.X-ABLabel:",
    )  # fmt: skip
    assert contact.emails == (Labelled("a@b.example", "school"),)
    assert contact.phones == (Labelled("5", "Boat phone"), Labelled("6", ""))
    assert contact.links == (Labelled("http://a.example", "website"),)
    assert contact.extra == ()


def test_android_s_own_labels_in_a_parameter_are_read():
    contact = read(
        "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=B6):1",
        "TEL;X-Mobile phone:2",
        version="2.1",
    )
    assert contact.phones == (Labelled("1", "Bö"), Labelled("2", "mobile phone"))


@pytest.mark.parametrize(
    ("line", "value", "label"),
    [
        ('TEL;VALUE=uri;TYPE="voice,cell,text":tel:+44-555-666', "+44-555-666", "mobile"),
        ("TEL;VALUE=uri:tel:+44-555;ext=12", "+44-555;ext=12", ""),
        ("TEL;TYPE=PREF,VOICE,WORK:1", "1", "work"),
        ("TEL;WORK;CELL:1", "1", "work mobile"),
        ("TEL;TYPE=WhatsApp:7yy", "7yy", "whatsapp"),
        ("TEL;de-DE;VOICE:1", "1", ""),
        ("TEL;MOBILE:1", "1", "mobile"),
        ("TEL;TYPE=CELL:\u202a+49 170\u202c", "+49 170", "mobile"),
    ],
)
def test_phones_are_read_with_what_they_are_for(line, value, label):
    assert read(line).phones == (Labelled(value, label),)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("EMAIL;INTERNET:a@b.example", ["a@b.example"]),
        ("EMAIL:mailto:a@b.example", ["a@b.example"]),
        ("EMAIL: <a@b.example>", ["a@b.example"]),
        ('EMAIL:"Ann" <a@b.example>', ["a@b.example"]),
        ("EMAIL:Ann <a b>", ["Ann <a b>"]),
        ("EMAIL:", []),
        ("EMAIL;TYPE=X400:c=us;a= ;p=Acme", []),
        ("EMAIL:/o=ExchangeLabs/ou=x", []),
    ],
)
def test_emails_are_taken_as_written_but_for_their_wrapping(line, found):
    assert values(read(line).emails) == found


def test_chats_and_profiles_are_links():
    contact = read(
        "IMPP;X-SERVICE-TYPE=Skype:skype:ann",
        "X-SOCIALPROFILE;type=linkedin;x-user=ann:http://www.linkedin.com/in/ann",
        "X-SOCIALPROFILE;type=twitter;x-user=ann:x-apple:ann",
    )
    assert contact.links == (
        Labelled("skype:ann", "Skype"),
        Labelled("http://www.linkedin.com/in/ann", "LinkedIn"),
        Labelled("ann", "Twitter"),
    )


def test_addresses_are_read_in_their_parts():
    contact = read("ADR;TYPE=HOME,pref:Box 1;Flat 2;1 Road\\nWing;Town;Region;123;Land", "ADR:;;;;;;")
    assert contact.addresses == (
        Address("1 Road\nWing", "Flat 2", "Box 1", "Town", "Region", "123", "Land", "home"),
    )


def test_a_written_out_address_stands_in_only_where_there_is_no_other():
    assert read("ADR;WORK:;;1 Road;Town;;;", "LABEL;WORK:1 Road\\nTown").addresses == (
        Address(street="1 Road", city="Town", label="work"),
    )
    assert read("LABEL;TYPE=WORK:1 Road\\nTown").addresses == (Address(street="1 Road\nTown", label="work"),)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1980-03-22", PartialDate(3, 22, 1980)),
        ("BDAY:19800322", PartialDate(3, 22, 1980)),
        ("BDAY;VALUE=date:1980-03-22;", PartialDate(3, 22, 1980)),
        ("BDAY:1953-10-15T23:10:00-06:00", PartialDate(10, 15, 1953)),
        ("BDAY:--1102", PartialDate(11, 2)),
        ("BDAY:--04-02", PartialDate(4, 2)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15", PartialDate(4, 15)),
        ("BDAY:1604-02-29", PartialDate(2, 29)),
        ("BDAY:22.3.1980", PartialDate(3, 22, 1980)),
        ("BDAY:3/22/1980", PartialDate(3, 22, 1980)),
        ("BDAY:1980/3/22", PartialDate(3, 22, 1980)),
    ],
)
def test_birthdays_are_read_in_the_forms_that_programs_write(line, day):
    assert read(line).birthday == day


@pytest.mark.parametrize("text", ["circa 1800", "19723101", "3/4/1980", "1985", "1985-02-30"])
def test_a_birthday_that_cannot_be_told_is_kept_as_it_is_and_mentioned(text):
    contact = read(f"BDAY:{text}")
    assert contact.birthday is None
    assert contact.extra == (f"BDAY:{text}",)
    assert text in told(f"BDAY:{text}")[0]


def test_anniversaries_of_all_programs_and_labelled_days_are_dates():
    contact = read(
        "ANNIVERSARY:19960415",
        "X-MS-ANNIVERSARY:20110113",
        "item1.X-ABDATE:2019-07-07",
        "item1.X-ABLabel:Hochzeit",
    )
    assert contact.dates == (
        LabelledDate(PartialDate(4, 15, 1996), "anniversary"),
        LabelledDate(PartialDate(1, 13, 2011), "anniversary"),
        LabelledDate(PartialDate(7, 7, 2019), "Hochzeit"),
    )


@pytest.mark.parametrize(
    "line", ["KIND:group", "KIND:list", "X-ADDRESSBOOKSERVER-KIND:group", "X-EVOLUTION-LIST:TRUE"]
)
def test_a_mailing_list_is_no_contact(line):
    found = cards_in(card("FN:Friends", line, "MEMBER:urn:uuid:1"))
    assert not drafts(found)
    assert [each.why for each in ignored(found)] == ["a mailing list, not a person"]


def test_rooms_are_no_contacts_and_organizations_are():
    assert [each.why for each in ignored(cards_in(card("KIND:location")))] == [
        "a place or a room, not a person"
    ]
    assert read("KIND:org", "FN:Acme").extra == ("KIND:org",)
    assert read("KIND:individual").extra == ()


def test_whoever_referred_the_contact_is_the_introducer():
    google = read("item1.X-ABRELATEDNAMES:Samuel", "item1.X-ABLabel:referredBy", "item2.X-ABRELATEDNAMES:Jo")
    assert google.introducer == "Samuel"
    assert google.extra == ("item2.X-ABRELATEDNAMES:Jo",)
    android = read("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Samuel;11;;;;", version="2.1")
    assert android.introducer == "Samuel"


def test_categories_are_tags_but_for_those_that_say_nothing():
    assert read("CATEGORIES:myContacts,starred,a\\,b", "CATEGORIES:starred,VIP").tags == (
        "starred",
        "a,b",
        "VIP",
    )


def test_android_s_rows_are_taken_apart():
    contact = read(
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bob;1;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-02-03;1;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Eve;14;;;;",
        version="2.1",
    )
    assert contact.name.nickname == "Bob"
    assert contact.dates == (LabelledDate(PartialDate(2, 3, 2001), "anniversary"),)
    assert len(contact.extra) == 1


def test_notes_are_joined_and_a_repeated_one_is_not():
    assert read("NOTE:a", "NOTE:b", "NOTE:a").notes == "a\nb"


def test_unknown_lines_are_kept_with_the_label_of_their_group():
    lines = ("item3.X-FOO;A=b:1\\,2", "item3.X-ABLabel:thing", "GENDER:F", "item4.X-ABADR:us")
    assert read("item4.ADR:;;1 Road;;;;", "item4.X-ABLabel:cabin", *lines).extra == lines


def test_a_kept_line_says_nothing_untrue_of_its_encoding():
    line = b"X-SPOUSE;CHARSET=Windows-1252;LANGUAGE=de:" + "Jörg".encode("cp1252")
    assert read(line, version="2.1").extra == ("X-SPOUSE;LANGUAGE=de:Jörg",)


def test_the_record_s_own_date_is_read_where_it_is_one():
    assert read_draft("REV:20190602T115709Z").revised == "2019-06-02T11:57:09Z"
    assert read_draft("REV:2014722T222710Z").revised == ""


def test_control_characters_and_turned_text_are_cleaned_away():
    contact = read(
        "FN:Nul\x00 By\x1bte\u202egnp", "EMAIL:nul\x00@b.example", "NOTE;QUOTED-PRINTABLE:a=00b=1B"
    )
    assert contact.name.shown == "Nul Bytegnp"
    assert values(contact.emails) == ["nul@b.example"]
    assert contact.notes == "ab"


def test_long_values_are_cut_and_mentioned():
    found = cards_in(card("FN:" + "x" * 5_000, "NOTE:" + "y" * 1_200_000, "TEL:" + "1" * 2_000))
    (draft,) = drafts(found)
    assert len(draft.contact.name.display) == 1_000
    assert len(draft.contact.notes) == 1_000_000
    assert len(draft.contact.phones[0].value) == 1_000
    assert len(problems(found)) == 3


def test_very_many_values_are_cut_and_mentioned():
    found = cards_in(card(*["TEL:5"] * 700, *[f"X-A{n}:1" for n in range(700)]))
    (draft,) = drafts(found)
    assert len(draft.contact.phones) == 500
    assert len(draft.contact.extra) == 500
    assert any("more than 500 times" in each.what for each in problems(found))


def test_a_card_that_carries_only_a_name_says_so():
    assert read_draft("N:Lee;Ann").name_only
    assert not read_draft("N:Lee;Ann", "TEL:5").name_only
    assert not read_draft("N:Lee;Ann", "UID:1").name_only
    assert not read_draft("N:Lee;Ann", "NOTE:tall").name_only


def test_the_digest_is_that_of_the_record_whatever_its_line_ends():
    one, two = (drafts(cards_in(card("FN:Ann", end=end)))[0].digest for end in ("\n", "\r\n"))
    assert one == two
    assert one != read_draft("FN:Anne").digest
