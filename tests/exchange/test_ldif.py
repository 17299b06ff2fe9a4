"""LDIF address books as Thunderbird, SOGo and directories write them."""

from __future__ import annotations

import base64
import io

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Found
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.ldif import LdifReader
from tests.exchange.given import drafts, ignored, nobody_asks, png, problems

ANN = "dn: cn=Ann,mail=a@x.example\nobjectclass: top\nobjectclass: person\n"


def read(text: str | bytes) -> list[Found]:
    data = text.encode() if isinstance(text, str) else text
    return list(LdifReader(io.BytesIO(data), nobody_asks).read())


def test_a_card_has_everything_that_thunderbird_writes() -> None:
    found = read(
        ANN + "givenName: Ann\nsn: Lee\ncn: Ann Lee\nmail: a@x.example\nmozillaSecondEmail: b@x.example\n"
        "telephoneNumber: +47 5\nmobile: +47 6\nstreet: Way 1\nmozillaWorkStreet2: Floor 2\nl: Oslo\n"
        "o: Acme\nou: Lab\ntitle: CTO\n"
        "birthyear: 1988\nbirthmonth: 6\nbirthday: 15\nmozillaCustom1: likes boats\n"
        f"description:: {base64.b64encode('Größe'.encode()).decode()}\n"
    )
    contact = drafts(found)[0].contact
    assert contact.name.shown == "Ann Lee"
    assert contact.emails == (Labelled("a@x.example"), Labelled("b@x.example"))
    assert contact.phones == (Labelled("+47 5", "work"), Labelled("+47 6", "mobile"))
    assert contact.addresses == (Address(street="Way 1\nFloor 2", city="Oslo", label="work"),)
    assert (contact.organization, contact.department, contact.title) == ("Acme", "Lab", "CTO")
    assert contact.birthday == PartialDate(6, 15, 1988)
    assert contact.notes == "Größe\nCustom 1: likes boats"


def test_folded_lines_comments_and_small_letters_are_read() -> None:
    found = read("# a comment\nversion: 1\n\n" + ANN + "CN: Ann \n Lee\nMAIL: a@x.example\n")
    assert drafts(found)[0].contact.name.shown == "Ann Lee"
    assert drafts(found)[0].line == 4


def test_lists_and_folders_are_no_contacts() -> None:
    a_list = "dn: cn=list\nobjectclass: groupOfNames\ncn: list\n"
    found = read(a_list + "\ndn: ou=x\nobjectclass: organizationalUnit\n")
    assert [each.why for each in ignored(found)] == ["a mailing list", "a folder of the directory"]


def test_a_picture_is_kept_and_one_that_is_none_costs_nobody() -> None:
    photo = base64.b64encode(png()).decode()
    assert drafts(read(ANN + f"cn: Ann\njpegPhoto:: {photo}\n"))[0].photo is not None
    assert drafts(read(ANN + "cn: Ann\njpegPhoto:: bm8=\n"))[0].photo is None


def test_a_value_in_another_file_is_never_fetched() -> None:
    found = read(ANN + "cn: Ann\ndescription:< file:///etc/passwd\n")
    assert drafts(found)[0].contact.notes == ""


def test_a_record_of_nobody_is_rejected_with_its_line_and_text() -> None:
    (problem,) = problems(read("dn: x\nobjectclass: person\nmozillaUseHtmlMail: true\n"))
    assert (problem.line, problem.rejected) == (1, True)
    assert "mozillaUseHtmlMail" in problem.raw


@given(st.binary(max_size=600))
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    assert all(found.line >= 1 for found in read(b"dn: cn=a\n" + data))


def test_what_holds_a_directory_together_is_nobody() -> None:
    found = read(
        "# extended LDIF\n\n"
        "dn: dc=halden,dc=example\nobjectClass: dcObject\nobjectClass: organization\no: Halden\n\n"
        "dn: ou=people,dc=halden\nobjectClass: organizationalUnit\nou: people\ndescription: All\n\n"
        "dn: cn=schema\nobjectClass: subschema\ncn: schema\n\n"
        "dn: uid=ann,ou=people\nobjectClass: posixAccount\ncn: Ann Lee\n\n"
        "dn: o=Halden\nobjectClass: organization\no: Halden\ntelephoneNumber: +47 55 00 11\n\n"
        "search: 2\nresult: 0 Success\n"
    )
    assert [each.contact.shown for each in drafts(found)] == ["Ann Lee", "Halden"]
    assert [each.why for each in ignored(found)] == ["a folder of the directory"] * 3
    assert not problems(found)


def test_of_changes_to_a_directory_only_what_is_added_is_read() -> None:
    found = read(
        f"{ANN}changetype: add\ncn: Ann\n\ndn: cn=Ben\nchangetype: modify\nreplace: mail\nmail: b@x.example\n"
    )
    assert [each.contact.shown for each in drafts(found)] == ["Ann"]
    assert [each.why for each in ignored(found)] == ["a change to a directory"]


def test_a_link_is_read_without_what_to_call_it() -> None:
    found = read(f"{ANN}cn: Ann\nlabeledURI: https://ann.example About me\n")
    assert [each.value for each in drafts(found)[0].contact.links] == ["https://ann.example"]


def test_a_phone_writes_records_without_a_distinguished_name() -> None:
    text = (
        "objectclass: top\nobjectclass: person\ncn: Ann\nmobile: +47 5\nmail: \n\nobjectclass: top\ncn: Ben\n"
    )
    assert sniff(text.encode(), "all.ldif").badge == "LDIF"
    assert [each.contact.shown for each in drafts(read(text))] == ["Ann"]
