"""Workbooks: each sheet that holds people is read, and none does harm."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Sequence

import openpyxl
import pytest

from netdesk.domain.contacts import Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.spreadsheet import SpreadsheetReader
from tests.exchange.given import drafts, nobody_asks, problems
from tests.exchange.old_workbooks import BEGIN, old_workbook


def workbook(*sheets: Sequence[Sequence[object]], hidden: int = -1) -> bytes:
    """A workbook with these rows in its sheets; the sheet with the number `hidden` is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        if number == hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> list[Found]:
    return list(SpreadsheetReader(io.BytesIO(data), nobody_asks, "people.xlsx").read())


HEADER = ["Name", "Email", "Company", "Birthday", "Mobile", "Member"]


def test_cells_are_read_as_a_person_reads_them() -> None:
    data = workbook([HEADER, ["Ann Lee", "a@x.example", "Acme", dt.date(1988, 6, 15), 4755501, True]])
    assert sniff(data[:65536], "people.xlsx").name == "Excel workbook"
    (draft,) = drafts(read(data))
    assert draft.line == 2
    assert draft.contact.name.shown == "Ann Lee"
    assert draft.contact.birthday == PartialDate(6, 15, 1988)
    assert draft.contact.phones == (Labelled("4755501", "mobile"),)
    assert draft.contact.notes == "Member: yes"


def test_every_sheet_that_is_shown_and_holds_people_is_read() -> None:
    people = [HEADER, ["Ann", "a@x.example"]]
    more = [HEADER, ["Bo", "b@x.example"]]
    sums: Sequence[Sequence[object]] = [["Year", "Sum"], [2024, 12.5]]
    found = read(workbook(people, sums, more, [HEADER, ["Cy", "c@x.example"]], hidden=3))
    assert [draft.contact.name.shown for draft in drafts(found)] == ["Ann", "Bo"]


def test_a_sheet_of_remarks_names_nobody_and_one_of_names_does() -> None:
    people = [["Name", "Email"], ["Ann Lee", "a@x.example"]]
    remarks = [["This list was made in May"], ["Ask before you call anybody on it"], ["Thanks!"]]
    found = drafts(read(workbook(people, remarks, [["Guests of the evening"], ["Ben Ode"], ["Cem Quist"]])))
    assert [each.contact.shown for each in found] == ["Ann Lee", "Ben Ode", "Cem Quist"]


def test_a_heading_below_a_title_is_found_and_lines_are_counted_as_shown() -> None:
    nobody = [None, None, "", None, None, "x"]
    found = read(workbook([["My people"], [], HEADER, ["Ann", "a@x.example"], nobody]))
    assert [draft.line for draft in drafts(found)] == [4]
    assert [problem.line for problem in problems(found)] == [5]


def test_the_same_row_is_the_same_record_again() -> None:
    data = workbook([HEADER, ["Ann", "a@x.example"]])
    assert [draft.digest for draft in drafts(read(data))] == [draft.digest for draft in drafts(read(data))]


def test_a_formula_is_its_value_and_never_run() -> None:
    data = workbook([HEADER, ["=1+1", "a@x.example"]])
    found = read(data)
    assert all(isinstance(each, Draft) for each in found)


def test_two_cells_far_apart_are_refused_at_once() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "Name"
    sheet["XFD1048576"] = "x"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(UnreadableFile, match="spread too far apart"):
        read(stream.getvalue())


@pytest.mark.parametrize("cut", [100, 1500])
def test_a_damaged_workbook_is_told(cut: int) -> None:
    with pytest.raises(UnreadableFile):
        read(workbook([HEADER, ["Ann", "a@x.example"]])[:cut])


def test_a_workbook_without_people_says_so() -> None:
    with pytest.raises(UnreadableFile, match="No column of people"):
        read(workbook([["Year", "Sum"], [2024, 12.5], [2025, 14]]))


def test_damage_at_which_the_library_gives_up_is_told_like_any_other() -> None:
    name_without_its_end = struct.pack("<HHB", 0x0018, 1, 0x27)
    with pytest.raises(UnreadableFile, match=r"damaged spreadsheet, or none at all\."):
        read(old_workbook(BEGIN + name_without_its_end))
