"""How the lines of a vCard are put together and decoded: folds, soft breaks, line ends, encodings."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Address, Labelled
from tests.exchange.given import card, cards_in, drafts, read, told, values


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
