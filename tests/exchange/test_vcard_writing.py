"""vCards that netdesk writes: whole when read back, and as the standards and other programs want them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.exchange.formats.vcard.writing import VCardWriter, write_vcards
from tests.exchange.given import cards_in, contacts, drafts, png, read, read_draft

LEILA = Contact(
    name=Name("Dr. Leila Haddad", "Dr.", "Leila", "Noor", "Haddad", "PhD", "Lili", "Leyla", "Hadad"),
    uid="urn:uuid:1",
    organization="Halden; Storage, AS",
    department="Cells",
    title="Head of Cell Testing",
    emails=(Labelled("leila@halden.example", "work"), Labelled("l@home.example", "club")),
    phones=(Labelled("+47 555 0142", "mobile"), Labelled("+47 555 0143", "work fax")),
    addresses=(Address("Storgata 1\nInngang B", "", "", "Halden", "Viken", "1771", "Norway", "work"),),
    links=(Labelled("https://linkedin.com/in/lhaddad", "LinkedIn"), Labelled("xmpp:leila@chat.example")),
    dates=(LabelledDate(PartialDate(5, 4, 2026), "connected on"),),
    birthday=PartialDate(2, 29),
    notes="Likes \\ backslashes,\nand lines.",
    tags=("batteries", "a, b"),
    how_met="At the career fair",
    where_met="Lund",
    introducer="Samuel Adeyemi",
    pronunciation="LAY-la",
    closeness=3,
    rhythm_days=90,
    extra=("X-FOO;BAR=1:kept; as it is", "item1.X-BAZ:2", "item1.X-ABLabel:Baz"),
)


def lines_of(contact: Contact, version: str = "4.0") -> list[str]:
    raw = VCardWriter(version).card(contact).decode()
    return raw.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_a_contact_with_everything_reads_back_whole(version):
    (draft,) = drafts(cards_in(VCardWriter(version).card(LEILA)))
    assert draft.contact == LEILA


@settings(max_examples=150)
@given(contacts, st.sampled_from(["4.0", "3.0"]))
def test_any_contact_reads_back_whole_from_either_version(contact, version):
    raw = VCardWriter(version).card(contact)
    (found,) = cards_in(raw)
    assert found.contact == contact  # type: ignore[union-attr]


@settings(max_examples=100)
@given(contacts)
def test_lines_are_folded_at_75_octets_between_characters(contact):
    raw = VCardWriter().card(contact)
    assert raw.endswith(b"END:VCARD\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line


@settings(max_examples=150)
@given(contacts)
def test_another_reader_finds_the_same_in_a_3_0_card(contact):
    raw = VCardWriter("3.0").card(replace(contact, extra=())).decode()
    # vobject takes these for line ends, which RFC 2426 does not.
    for mark in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
        raw = raw.replace(mark, "")
        contact = replace(contact, notes=contact.notes.replace(mark, ""))
    found = vobject.readOne(raw)
    assert found.fn.value is not None
    assert len(found.contents.get("email", [])) == len(contact.emails)
    assert len(found.contents.get("tel", [])) == len(contact.phones)
    if contact.notes:
        assert found.note.value == contact.notes.replace("\r", "")


def test_another_reader_finds_the_values_of_a_3_0_card():
    found = vobject.readOne(VCardWriter("3.0").card(LEILA).decode())
    assert found.fn.value == "Dr. Leila Haddad"
    assert found.n.value.family == "Haddad"
    assert found.org.value == ["Halden; Storage, AS", "Cells"]
    assert [each.value for each in found.email_list] == ["leila@halden.example", "l@home.example"]
    assert found.adr.value.street == "Storgata 1\nInngang B"
    assert found.note.value == "Likes \\ backslashes,\nand lines."


def test_a_name_put_together_says_so_and_stays_in_its_parts():
    contact = Contact(name=Name(given="Ann", family="Lee"))
    assert "FN;DERIVED=TRUE:Ann Lee" in lines_of(contact)
    assert drafts(cards_in(VCardWriter().card(contact)))[0].contact == contact


def test_somebody_without_a_name_is_called_by_organization_or_address():
    assert "FN;DERIVED=TRUE:Halden" in lines_of(Contact(organization="Halden"))
    assert "FN;DERIVED=TRUE:a@b.example" in lines_of(Contact(emails=(Labelled("a@b.example"),)))


@pytest.mark.parametrize(
    ("version", "line"),
    [("4.0", "BDAY:--0229"), ("3.0", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29")],
)
def test_a_birthday_without_its_year_is_written_as_each_version_can(version, line):
    assert line in lines_of(LEILA, version)


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_in_netdesk_s_own_cards_a_year_is_the_year_and_a_tag_a_tag(version):
    contact = replace(
        LEILA,
        birthday=PartialDate(3, 9, 1604),
        tags=("My Contacts",),
        emails=(Labelled("mailto:a@b.example"),),
        phones=(Labelled("tel:5"), Labelled("6", "_$!<Home>!$_")),
    )
    (draft,) = drafts(cards_in(VCardWriter(version).card(contact)))
    assert draft.contact == contact


def test_dates_with_a_year_are_written_in_the_form_of_the_version():
    contact = replace(LEILA, birthday=PartialDate(3, 9, 1999))
    assert "BDAY:19990309" in lines_of(contact, "4.0")
    assert "BDAY:1999-03-09" in lines_of(contact, "3.0")


def test_labels_of_ones_own_are_written_as_a_group_and_known_ones_as_a_type():
    lines = lines_of(LEILA)
    assert "EMAIL;TYPE=work:leila@halden.example" in lines
    at = lines.index("item2.EMAIL:l@home.example")
    assert lines[at + 1] == "item2.X-ABLabel:club"


def test_new_groups_leave_those_of_kept_lines_alone():
    lines = lines_of(LEILA)
    assert "item1.X-BAZ:2" in lines
    assert sum(line.startswith("item1.") for line in lines) == 2


def test_kept_lines_are_written_word_for_word():
    assert "X-FOO;BAR=1:kept; as it is" in lines_of(LEILA)


@pytest.mark.parametrize(
    "line", ["END:VCARD", "BEGIN:VCARD", "no colon", "X-A:1\nEND:VCARD", "VERSION:2.1", "AGENT:BEGIN:VCARD"]
)
def test_a_kept_line_never_ends_or_begins_a_card(line):
    raw = VCardWriter().card(Contact(name=Name("Ann"), extra=(line,)))
    assert raw.count(b"VCARD") == 2
    assert b"VERSION:2.1" not in raw


def test_a_value_never_ends_its_line():
    contact = Contact(
        name=Name("A\nEND:VCARD"), links=(Labelled("http://a\nEND:VCARD"),), notes="x\r\nEND:VCARD"
    )
    assert len(drafts(cards_in(VCardWriter().card(contact)))) == 1


@pytest.mark.parametrize(
    ("version", "line"),
    [("4.0", "PHOTO:data:image/png;base64,iVBOR"), ("3.0", "PHOTO;ENCODING=b;TYPE=PNG:iVBOR")],
)
def test_a_photo_is_written_with_its_bytes_and_read_back(version, line):
    picture = png(3, 5)
    writer = VCardWriter(version, photo={"hash": picture}.get)
    raw = writer.card(Contact(name=Name("Ann"), photo="hash"))
    assert any(each.startswith(line) for each in raw.decode().replace("\r\n ", "").split("\r\n"))
    photo = drafts(cards_in(raw))[0].photo
    assert photo is not None
    assert (photo.data, photo.media_type, photo.width, photo.height) == (picture, "image/png", 3, 5)


def test_circle_and_introducer_are_written_by_their_names():
    writer = VCardWriter(circle={4: "School"}.get, introducer={9: "Samuel"}.get)  # type: ignore[arg-type]
    (draft,) = drafts(cards_in(writer.card(Contact(name=Name("Ann"), circle_id=4, introduced_by=9))))
    assert draft.circle == "School"
    assert draft.contact.introducer == "Samuel"


def test_several_contacts_make_one_file():
    stream = io.BytesIO()
    assert write_vcards([LEILA, Contact(name=Name("Bo"))], stream, "3.0") == 2
    assert [each.contact.name.shown for each in drafts(cards_in(stream.getvalue()))] == [
        "Dr. Leila Haddad",
        "Bo",
    ]


def test_no_other_version_is_written():
    with pytest.raises(ValueError, match=r"2\.1"):
        VCardWriter("2.1")


def test_what_no_program_of_ours_wrote_is_written_again_unchanged():
    lines = (
        'X-UNKNOWN;A="b;c:d":v\\,w',
        "item7.X-ABRELATEDNAMES:Bo",
        "item7.X-ABLabel:_$!<Spouse>!$_",
        "ROLE:Clown",
    )
    contact = read(*lines)
    assert contact.extra == lines
    assert [line for line in lines_of(contact) if line in lines] == list(lines)


def test_a_quoted_printable_line_is_kept_in_a_way_that_survives_folding():
    contact = read_draft("X-WAB;ENCODING=QUOTED-PRINTABLE:" + "=C3=A4" * 40, version="2.1").contact
    (again,) = drafts(cards_in(VCardWriter("3.0").card(contact)))
    assert again.contact.extra == contact.extra
