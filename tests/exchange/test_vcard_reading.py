"""What netdesk understands of the vCards that programs write, quirk by quirk."""

from __future__ import annotations

import base64

import pytest

from netdesk.domain.contacts import Address, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from tests.exchange.given import (
    base64_lines,
    card,
    cards_in,
    drafts,
    ignored,
    png,
    problems,
    read,
    read_draft,
    values,
)


def told(*lines: str | bytes, version: str = "3.0") -> list[str]:
    """What is said of a card with these lines."""
    return [each.what for each in problems(cards_in(card(*lines, version=version)))]


# Lines: folds, soft breaks, line ends.


def test_a_folded_line_is_put_together_without_its_space_or_tab():
    assert read("FN:Ann Marie", "NOTE:one t", " wo three", "\tfour").notes == "one two threefour"


def test_a_fold_may_split_a_character():
    raw = "Ж".encode()
    assert read(b"NOTE:a" + raw[:1], b" " + raw[1:] + b"b").notes == "aЖb"


def test_an_old_card_folds_before_a_space_that_belongs_to_the_text():
    assert read("NOTE:two", " words", version="2.1").notes == "two words"


def test_an_old_card_folded_at_a_fixed_width_has_no_space_there():
    assert read("NOTE:" + "x" * 70, " y", version="2.1").notes == "x" * 70 + "y"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_all_line_ends_are_line_ends(end):
    assert values(read("FN:Ann", "EMAIL:a@b.example", end=end).emails) == ["a@b.example"]


def test_a_lone_carriage_return_among_line_feeds_is_part_of_a_value():
    assert read("X-CUSTOM3:a\rb", end="\n").extra == ("X-CUSTOM3:a\\nb",)


def test_quoted_printable_goes_on_after_a_soft_break():
    contact = read(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=", "Br=C3=BCnn;=", "Mina",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mina Br=C3=", "=BCnn",
        version="2.1",
    )  # fmt: skip
    assert contact.name.shown == "Mina Brünn"
    assert contact.name.family == "Brünn"
    assert contact.name.given == "Mina"


def test_quoted_printable_components_are_divided_before_they_are_decoded():
    contact = read(
        "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BChle=3B S=C3=B6hne;Abteilung", version="2.1"
    )
    assert (contact.organization, contact.department) == ("Mühle; Söhne", "Abteilung")


def test_a_soft_break_that_was_never_meant_takes_no_property_along():
    contact = read(
        "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:cut=C3=",
        "",
        "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BChle",
        version="2.1",
    )
    assert contact.organization == "Mühle"
    assert contact.notes == "cut"


def test_a_soft_break_before_a_blank_line_ends_a_text():
    contact = read("NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=", "", "TEL;CELL:555 0100", version="2.1")
    assert contact.notes == "one"
    assert values(contact.phones) == ["555 0100"]


def test_quoted_printable_text_that_looks_like_a_property_stays_text():
    contact = read(
        "NOTE;ENCODING=QUOTED-PRINTABLE:call=0D=0A=", "TEL: 555 0100=0D=0A=", "ever", version="2.1"
    )
    assert contact.notes == "call\nTEL: 555 0100\never"
    assert contact.phones == ()


def test_a_note_whose_line_ends_were_not_escaped_is_whole():
    assert read("NOTE:first", "second line", "see http://a.example", "TEL:555 0100").notes == (
        "first\nsecond line\nsee http://a.example"
    )


def test_bare_parameters_of_an_old_card_are_understood():
    contact = read("NOTE;QUOTED-PRINTABLE;utf-8:=C3=A4", "TEL;WORK;FAX:1", "TEL;CELL:2", version="2.1")
    assert contact.notes == "ä"
    assert contact.phones == (Labelled("1", "work fax"), Labelled("2", "mobile"))


def test_quoted_parameters_may_hold_colons_and_semicolons():
    contact = read(
        'ADR;GEO="geo:51.5;u=1";TYPE=home:;;Baker St;London;;;', 'TEL;TYPE="cell,voice":5', version="4.0"
    )
    assert contact.addresses == (Address(street="Baker St", city="London", label="home"),)
    assert contact.phones == (Labelled("5", "mobile"),)


def test_a_long_head_may_be_folded_before_its_colon():
    contact = read(
        'TEL;X-COUCHDB-UUID="c2fa1caa-2926-4087-8971-609cfc7354ce:',
        ' 1";TYPE=WORK:905',
        "NOTE;QUOTED-PRINTABLE:x",
    )
    assert contact.phones == (Labelled("905", "work"),)


def test_rfc_6868_escapes_in_parameters_are_undone():
    assert (
        read("ADR;LABEL=1 Road^nTown ^'x^':;;;;;;", version="4.0").addresses[0].street == '1 Road\nTown "x"'
    )


def test_text_is_unescaped_also_where_a_program_escaped_too_much():
    contact = read("FN:A\\, B\\; C", "NOTE:a\\nb\\Nc\\\\d", "URL:http\\://a.example")
    assert contact.name.shown == "A, B; C"
    assert contact.notes == "a\nb\nc\\d"
    assert values(contact.links) == ["http://a.example"]


def test_names_in_lower_case_and_before_the_version_are_understood():
    raw = b"begin:vcard\nn:geiser;ian\nemail;internet:i@b.example\nversion:2.1\nend:vcard\n"
    (draft,) = drafts(cards_in(raw))
    assert draft.contact.name.shown == "ian geiser"
    assert values(draft.contact.emails) == ["i@b.example"]


def test_a_line_without_a_colon_costs_nothing_else():
    contact = read("FN:Ann", "rubbish here", "EMAIL:a@b.example")
    assert values(contact.emails) == ["a@b.example"]
    assert told("rubbish here") == ['This line is no part of a vCard and was left out: "rubbish here".']


# Encodings.


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-8"])
def test_unicode_files_are_read_with_their_mark_or_without(codec):
    raw = card("FN:Žofie 山田", "NOTE:é", end="\r\n").decode().encode(codec)
    (draft,) = drafts(cards_in(raw))
    assert draft.contact.name.shown == "Žofie 山田"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Sören Täve Nüßlebaum", "cp1252"),
        ("Βαγγέλης Παπαθανασίου", "cp1253"),
        ("אפרים קישון", "cp1255"),
        ("Наталья Иванова", "cp1251"),
        ("Lech Wałęsa", "cp1250"),
        ("山田太郎", "cp932"),
        ("王小明 北京", "gb18030"),
        ("김서연 삼성전자", "cp949"),
    ],
)
def test_text_in_an_unnamed_code_page_is_guessed(text, codec):
    assert read(b"FN:" + text.encode(codec), version="2.1").name.shown == text


def test_the_encoding_that_one_line_names_is_that_of_the_others():
    contact = read(
        "FN:Βαγγέλης".encode("cp1253"), b"LABEL;CHARSET=Windows-1253;QUOTED-PRINTABLE:=C1=E8", version="2.1"
    )
    assert contact.name.shown == "Βαγγέλης"


def test_utf_8_is_believed_over_what_another_line_names():
    contact = read("FN:Кличко", "LABEL;CHARSET=Windows-1251;QUOTED-PRINTABLE:=CA=E8=BF=E2", version="2.1")
    assert contact.name.shown == "Кличко"
    assert contact.addresses[0].street == "Київ"


def test_a_line_in_its_own_encoding_is_read_in_it():
    contact = read(
        b"FN;CHARSET=Shift_JIS:" + "鈴木".encode("shift_jis"),
        b"NOTE;CHARSET=Windows-1252:" + "ß".encode("cp1252"),
    )
    assert contact.name.shown == "鈴木"
    assert contact.notes == "ß"


def test_switching_character_sets_are_read_when_named():
    raw = b"FN;CHARSET=ISO-2022-JP:" + "鈴木".encode("iso2022_jp")
    assert read(raw, version="2.1").name.shown == "鈴木"


@pytest.mark.parametrize("charset", ["invalid-encoding", "base64", "idna", "unicode_escape", "utf-16"])
def test_an_impossible_encoding_is_passed_over(charset):
    assert read(f"FN;CHARSET={charset}:Désloovere").name.shown == "Désloovere"


def test_a_value_cut_inside_a_character_keeps_the_rest():
    assert read("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=84=C3=84=C3", version="2.1").notes == "ÄÄ"


def test_one_card_in_an_old_encoding_leaves_the_others_alone():
    raw = card("FN:Zoë") + card("FN:Jörg".encode("cp1252")) + card("FN:Łukasz")
    assert [each.contact.name.shown for each in drafts(cards_in(raw))] == ["Zoë", "Jörg", "Łukasz"]


def test_a_card_with_few_such_letters_is_read_as_the_others_of_its_file():
    others = [card(f"FN:{name}".encode("cp1252")) for name in ("Jörg Töpfer", "Käthe Süß", "Ørjan Åse")]
    found = drafts(cards_in(b"".join((card("FN:Ann", "NOTE:§ 5".encode("cp1252")), *others))))
    assert found[0].contact.notes == "§ 5"


def test_a_property_behind_a_space_is_one_all_the_same():
    raw = b"BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;;;\n FN:Ann Lee\n TEL:+47 5\nEND:VCARD\n"
    (draft,) = drafts(cards_in(raw))
    assert draft.contact.name.shown == "Ann Lee"
    assert values(draft.contact.phones) == ["+47 5"]
    assert read("NOTE:Call her", " TEL:not now").notes == "Call herTEL:not now"
    assert read("X-ABOUT:" + "x" * 70, " URL:y").extra == ("X-ABOUT:" + "x" * 70 + "URL:y",)


# Names and employers.


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


# Emails, phones, links, addresses, and what they are for.


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


# Dates.


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


# Photos.


def test_a_photo_comes_with_its_type_and_size_however_it_is_written():
    data = png(7, 9)
    text = base64.b64encode(data).decode()
    for lines in (
        [f"PHOTO;ENCODING=b;TYPE=PNG:{text}"],
        [f"PHOTO:data:image/png;base64,{text}"],
        [f"PHOTO:{text}"],
        [f"PHOTO;ENCODING=b,b;TYPE=JPEG,jpeg:{text}"],
        ["PHOTO;ENCODING=b:" + text[:40], *base64_lines(base64.b64decode(text[40:]))],
        ["PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&240&240&x==;ENCODING=b;TYPE=PNG:" + text],
    ):
        photo = read_draft(*lines).photo
        assert photo is not None, lines[0][:30]
        assert (photo.data, photo.media_type, photo.width, photo.height) == (data, "image/png", 7, 9)


def test_old_base64_may_start_late_lack_indents_and_have_blank_lines():
    data = png()
    plain = [line.strip() for line in base64_lines(data, width=20)]
    for lines in (
        ["PHOTO;BASE64:", *base64_lines(data, indent="  "), "", "NOTE:after"],
        ["PHOTO;ENCODING=BASE64;JPEG:" + plain[0], *plain[1:], "", "NOTE:after"],
        ["PHOTO;ENCODING=BASE64:" + plain[0], "", *plain[1:], "NOTE:after"],
    ):
        draft = read_draft(*lines, version="2.1")
        assert draft.photo is not None
        assert draft.photo.data == data
        assert draft.contact.notes == "after"


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO:https://lh3.example/photo.jpg",
        "PHOTO;VALUE=uri:http\\://a.example/x.gif",
        "PHOTO;VALUE=URL;TYPE=GIF:file:///etc/passwd",
    ],
)
def test_a_photo_elsewhere_is_never_fetched_and_its_place_kept(line):
    draft = read_draft(line)
    assert draft.photo is None
    assert draft.contact.extra == (line,)


def test_a_broken_photo_costs_only_itself():
    draft = read_draft("PHOTO;ENCODING=b:SGVsbG8sIHRoaXMgaXM=", "NOTE:after")
    assert draft.photo is None
    assert draft.contact.notes == "after"
    assert told("PHOTO;ENCODING=b:SGVsbG8sIHRoaXMgaXM=") == [
        "PHOTO is not a PNG, JPEG, GIF, BMP or WebP picture; the contact comes without it."
    ]


def test_a_picture_too_large_to_draw_is_left_out_and_mentioned():
    text = base64.b64encode(png(50_000, 50_000)).decode()
    assert read_draft(f"PHOTO;ENCODING=b:{text}").photo is None
    assert "50000 x 50000 pixels" in told(f"PHOTO;ENCODING=b:{text}")[0]


def test_the_first_of_two_photos_counts():
    small, large = (base64.b64encode(png(size, size)).decode() for size in (3, 4))
    photo = read_draft(f"PHOTO;TYPE=WORK;ENCODING=b:{small}", f"PHOTO;TYPE=HOME;ENCODING=b:{large}").photo
    assert photo is not None
    assert photo.width == 3


def test_outlook_s_picture_of_a_business_card_is_kept_but_is_no_portrait():
    draft = read_draft("X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:", " AAAA", "", version="2.1")
    assert draft.photo is None
    assert draft.contact.extra == ("X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:AAAA",)


# What is no person, and what is known beyond a name.


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


# Text that cannot be kept.


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


# Only a name; the record's digest.


def test_a_card_that_carries_only_a_name_says_so():
    assert read_draft("N:Lee;Ann").name_only
    assert not read_draft("N:Lee;Ann", "TEL:5").name_only
    assert not read_draft("N:Lee;Ann", "UID:1").name_only
    assert not read_draft("N:Lee;Ann", "NOTE:tall").name_only


def test_the_digest_is_that_of_the_record_whatever_its_line_ends():
    one, two = (drafts(cards_in(card("FN:Ann", end=end)))[0].digest for end in ("\n", "\r\n"))
    assert one == two
    assert one != read_draft("FN:Anne").digest
