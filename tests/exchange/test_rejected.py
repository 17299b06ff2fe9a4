"""Records that could not be read: written as they came, mended, and dropped again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from netdesk.exchange.planning import FileReading
from netdesk.exchange.reading import read_file, read_files
from netdesk.exchange.rejected import suffix_of_rejected, write_rejected
from tests.exchange.given import card

BROKEN = b"BEGIN:VCAR\r\nVERSION:3.0\r\nFN:B\r\nEND:VCARD\r\n"
COMMAS = 'First Name,Last Name,E-mail Address,Notes\nAnn,Lee,ann@b.example,\n,,,"tall,\nand kind"\n'
MARKS = "Vorname;Nachname;E-Mail-Adresse;Notizen\nAnn;Lee;ann@b.example;\n;;;nur eine Notiz\n"
TABS = "Name\tE-mail\tNotes\nAnn Lee\tann@b.example\t\n\t\tonly a note\n"
LDIF = (
    "dn: cn=Ann Lee,mail=ann@b.example\nobjectclass: person\ncn: Ann Lee\nmail: ann@b.example\n\n"
    "dn: x=1\nobjectclass: person\ndescription: only a note\n\n"
    "dn: x=2\nobjectclass: person\ndescription: another\n\n"
)


def _read(folder: Path, name: str, data: bytes | str) -> FileReading:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_file(path)


def _mended(path: Path, *changes: tuple[str, str]) -> FileReading:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def _names(reading: FileReading) -> list[str]:
    return [each.contact.shown for each in reading.drafts]


def test_cards_come_back_as_cards(tmp_path: Path):
    found = _read(tmp_path, "a.vcf", card("FN:A") + BROKEN + card("FN:", "X-FOO:ä"))
    assert len(found.rejected) == 2
    assert write_rejected([found], tmp_path / "rejected.vcf") == (tmp_path / "rejected.vcf",)
    again = _mended(tmp_path / "rejected.vcf", ("BEGIN:VCAR\n", "BEGIN:VCARD\n"), ("FN:\n", "FN:C\n"))
    assert _names(again) == ["B", "C"]
    assert not again.rejected


@pytest.mark.parametrize(
    ("name", "text", "change", "shown"),
    [
        ("a.csv", COMMAS, (',,,"tall', 'Bo,Berg,,"tall'), "Bo Berg"),
        ("b.csv", MARKS, (";;;nur", "Bo;Berg;;nur"), "Bo Berg"),
        ("c.tsv", TABS, ("\t\tonly", "Bo Berg\t\tonly"), "Bo Berg"),
    ],
)
def test_rows_come_back_under_their_headings_in_their_delimiter(
    tmp_path: Path, name: str, text: str, change: tuple[str, str], shown: str
):
    found = _read(tmp_path, name, text)
    assert len(found.rejected) == 1
    (written,) = write_rejected([found], tmp_path / f"rejected{suffix_of_rejected([found])}")
    assert written.suffix == Path(name).suffix
    again = _mended(written, change)
    assert _names(again) == [shown]
    assert again.drafts[0].contact.notes
    assert not again.rejected


def test_records_of_an_address_book_stay_apart(tmp_path: Path):
    found = _read(tmp_path, "a.ldif", LDIF)
    assert len(found.rejected) == 2
    (written,) = write_rejected([found], tmp_path / f"rejected{suffix_of_rejected([found])}")
    assert written.suffix == ".ldif"
    again = _mended(
        written, ("description: only", "cn: Bo\ndescription: only"), ("description: an", "cn: Cy\nsn: an")
    )
    assert _names(again) == ["Bo", "Cy"]


def test_rows_of_a_spreadsheet_become_a_table_of_text(tmp_path: Path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Name", "E-mail", "Notes"),
        ("Ann Lee", "ann@b.example", ""),
        ("", "", 'two "lines"\nof, it'),
    ):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    found = _read(tmp_path, "a.xlsx", data.getvalue())
    assert len(found.rejected) == 1
    (written,) = write_rejected([found], tmp_path / f"rejected{suffix_of_rejected([found])}")
    assert written.suffix == ".csv"
    again = _mended(written, (',,"two', 'Bo Berg,,"two'))
    assert _names(again) == ["Bo Berg"]
    assert again.drafts[0].contact.notes == 'two "lines"\nof, it'


def test_records_of_several_formats_and_tables_stand_in_files_of_their_own(tmp_path: Path):
    found = [
        _read(tmp_path, "a.csv", COMMAS),
        _read(tmp_path, "a.vcf", card("FN:A") + BROKEN),
        _read(tmp_path, "b.csv", MARKS),
        _read(tmp_path, "b.vcf", card("FN:A") + BROKEN),
    ]
    assert suffix_of_rejected(found) == ".csv"
    (tmp_path / "rejected 2.vcf").write_text("the user's own")
    written = write_rejected(found, tmp_path / "rejected.csv")
    assert [each.name for each in written] == ["rejected.csv", "rejected 3.vcf", "rejected 3.csv"]
    assert (tmp_path / "rejected 2.vcf").read_text() == "the user's own"
    assert written[1].read_text().count("BEGIN:VCAR") == 2
    assert [len(each.rejected) for each in read_files([written[0], written[2]])] == [1, 1]


def test_with_nothing_rejected_nothing_is_written(tmp_path: Path):
    found = _read(tmp_path, "a.vcf", card("FN:A"))
    assert write_rejected([found], tmp_path / "rejected.vcf") == ()
    assert suffix_of_rejected([found]) == ".txt"
    assert not (tmp_path / "rejected.vcf").exists()


def test_people_of_a_desk_come_back_as_a_desk(tmp_path: Path):
    told = '{"netdesk": {"version": 1}, "contacts": [{"notes": "a"}, {"name": "Bo"}, {"notes": "ö \\"b\\""}]}'
    reading = _read(tmp_path, "desk.json", told)
    assert suffix_of_rejected([reading]) == ".json"
    (written,) = write_rejected([reading], tmp_path / "rejected.json")
    assert len(read_file(written).rejected) == 2
    mended = _mended(written, ('"notes": "a"', '"name": "Ann"'))
    assert _names(mended) == ["Ann"]
    assert len(mended.rejected) == 1


def test_half_a_character_in_a_damaged_record_keeps_nothing_from_being_saved(tmp_path: Path):
    reading = _read(tmp_path, "desk.json", '{"netdesk": {"version": 1}, "contacts": [{"notes": "\\ud83d"}]}')
    (written,) = write_rejected([reading], tmp_path / "rejected.json")
    assert len(read_file(written).rejected) == 1
