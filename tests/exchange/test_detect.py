"""What files are told to be, and the one sentence about those that cannot be read."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import describe, detect, sniff
from netdesk.exchange.reading import read_file
from tests.exchange.given import card, png

CONNECTIONS = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nA,B,,,,,\n"


def zipped(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "First Name")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (card("FN:A"), "a.vcf", "vCard 3.0"),
        (card("FN:A", version="4.0"), "a.txt", "vCard 4.0"),
        (b"\n\n" + card("FN:A", version="2.1"), "a", "vCard 2.1"),
        (b"\xef\xbb\xbf" + card("FN:A"), "a.csv", "vCard 3.0"),
        (card("FN:A").decode().encode("utf-16"), "a.vcf", "vCard 3.0"),
        (b"begin:vcard\nfn:a\nend:vcard\n", "a.vcf", "vCard"),
        (b"hello\nBEGIN:VCARD\nFN:A\nEND:VCARD", "a.eml", "vCard"),
        (CONNECTIONS, "Connections.csv", "LinkedIn connections"),
        (b"Notes:\nx\n\n" + CONNECTIONS, "x.txt", "LinkedIn connections"),
        (b"Name,Given Name,Group Membership\nA B,A,C\n", "x.txt", "Google Contacts"),
        (b"First Name,Last Name,E-mail Address\nA,B,c@d\n", "x.vcf", "Outlook contacts"),
        (b"First Name;Last Name;Primary Email\nA;B;c@d\n", "x", "Thunderbird address book"),
        (b"dn: cn=A,mail=a@b\nobjectclass: top\n", "a.csv", "LDIF address book"),
        (zipped("xl/workbook.xml"), "a.zip", "Excel workbook"),
        (b"Ann Lee\tann@x.example\nBo Ek\tbo@x.example\n", "x.txt", "Table"),
    ],
)
def test_a_file_is_known_by_its_content_whatever_its_name(data, name, found):
    assert sniff(data, name).name == found


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.vcf", "a.vcf is empty"),
        (b"\xef\xbb\xbf", "a.vcf", "There is nothing in a.vcf"),
        (b"\x00" * 100, "a.vcf", "There is nothing in a.vcf"),
        (png(), "a.vcf", "a.vcf is a PNG picture"),
        (b"\xff\xd8\xff\xe0", "me.vcf", "a JPEG picture"),
        (b"%PDF-1.4", "cv.csv", "a PDF document"),
        (b"SQLite format 3\x00", "a.vcf", "a database"),
        (b"<!DOCTYPE html><html>", "a.vcf", "a web page"),
        (b"<?xml version='1.0'?><c/>", "a.contact", "an XML file"),
        (b'{"settings": []}', "settings.json", "a JSON file"),
        (zipped("[Content_Types].xml"), "a.docx", "an office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "an older Excel, Word or Outlook file"),
        (b"a,b,c\n1,2,3\n", "x.csv", "no column says who somebody is"),
        (b"just words\n", "x.vcf", "There is no vCard in x.vcf"),
        (b"just words\n", "x.txt", "no contacts were found"),
        (bytes(range(256)) * 4, "x.bin", "holds no text"),
    ],
)
def test_any_other_file_gets_one_clear_sentence(data, name, words):
    with pytest.raises(UnreadableFile) as fault:
        sniff(data, name)
    sentence = str(fault.value)
    assert words in sentence
    assert name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="no file of people in the folder"):
        detect(tmp_path)
    with pytest.raises(UnreadableFile, match="There is no file"):
        detect(tmp_path / "gone.vcf")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.vcf")
    for path in (tmp_path / "pipe.vcf", Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(UnreadableFile, match="is not a file that can be read to an end"):
            detect(path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows may read all")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path):
    path = tmp_path / "a.vcf"
    path.write_bytes(card("FN:A"))
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="may not be read by you"):
        detect(path)


def files(folder: Path, **contents: bytes) -> list[Path]:
    found = []
    for name, data in contents.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(data)
        found.append(path)
    return found


def test_an_offer_counts_the_files_by_kind(tmp_path: Path):
    offer = describe(files(tmp_path, a_vcf=card("FN:A"), b_vcf=card("FN:B"), c_csv=CONNECTIONS))
    assert offer.title == "Import 3 files: 2 vCard, 1 CSV"
    assert offer.sentence == "You will see what is new before anything is kept."
    assert offer.badges == ("CSV", "VCF", "VCF")
    assert offer.refusal == ""


def test_an_offer_of_one_file_names_it(tmp_path: Path):
    assert describe(files(tmp_path, a_vcf=card("FN:A"))).title == "Import a.vcf"


def test_files_that_cannot_be_imported_are_mentioned_beside_those_that_can(tmp_path: Path):
    offer = describe(files(tmp_path, a_vcf=card("FN:A"), b_png=png()))
    assert offer.title == "Import 1 file: vCard"
    assert offer.sentence.startswith("b.png is a PNG picture")
    assert offer.refusal == ""


def test_an_offer_of_nothing_readable_is_a_refusal(tmp_path: Path):
    assert describe(files(tmp_path, b_png=png())).refusal == "b.png is a PNG picture, not a list of contacts."
    both = describe(files(tmp_path, b_png=png(), c_png=png()))
    assert both.refusal.startswith("None of these files can be imported.")
    assert both.badges == ()
    assert describe([]).refusal


def test_very_many_files_are_offered_by_their_number_alone(tmp_path: Path):
    (path,) = files(tmp_path, a_vcf=card("FN:A"))
    assert describe([path] * 10_000).title == "Import 10,000 files"


def test_a_damaged_line_with_zeros_costs_no_other_line_of_a_table(tmp_path: Path) -> None:
    rows = "".join(f"Person {number},p{number}@x.example\n" for number in range(40))
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name,Email\n" + rows.encode() + b"\x00\x01,\n" + b"Last,last@x.example\n")
    found = read_file(path)
    assert len(found.drafts) == 41
    assert found.read == 42


def test_zeros_behind_the_end_of_a_table_are_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name,Email\nAnn Lee,ann@x.example\n" + b"\x00" * 4_000)
    assert [each.contact.shown for each in read_file(path).drafts] == ["Ann Lee"]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"Name,Email\n" + b"\x00a" * 200 + b"bcd"])
def test_bytes_full_of_zeros_are_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        sniff(data, "people.csv")


@pytest.mark.parametrize(
    ("data", "name", "what_now"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "talk.msg", "Save a contact as vCard"),
        (b"!BDN" + bytes(500), "outlook.pst", "Export the contacts in Outlook as a CSV file"),
        (b"\x78\x9f\x3e\x22" + bytes(500), "winmail.dat", "Ask for them as vCard"),
        (b"%PDF-1.5", "card.pdf", "copy the people in it and paste them here"),
        (b"<!DOCTYPE html><html>", "page.html", "copy the people in it and paste them here"),
        (
            b'<?xml version="1.0"?><c:contact xmlns:c="http://schemas.microsoft.com/Contact">',
            "Ann.contact",
            "Export it there as vCard",
        ),
        (b"7z\xbc\xaf\x27\x1c", "all.7z", "Unpack it"),
    ],
)
def test_of_files_that_cannot_be_read_it_is_said_what_to_do(data: bytes, name: str, what_now: str) -> None:
    with pytest.raises(UnreadableFile) as fault:
        sniff(data, name)
    assert what_now in str(fault.value)


def test_an_archive_of_apples_contacts_is_explained(tmp_path: Path) -> None:
    folder = tmp_path / "Contacts.abbu"
    folder.mkdir()
    assert "Export vCard" in read_file(folder).failure


def test_a_table_of_somebody_whose_name_begins_like_a_program_is_a_table() -> None:
    assert sniff(b"MZuri Okello,mz@x.example\nAnn Lee,ann@x.example\n", "people.csv").kind == "CSV"
