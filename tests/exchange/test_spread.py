"""Workbooks whose cells are spread over very many, and old ones that run in a circle, do no harm."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.formats.spread import refuse_spread
from netdesk.exchange.formats.spreadsheet import SpreadsheetReader
from tests.exchange.given import drafts, nobody_asks
from tests.exchange.old_workbooks import label, old_sheet, old_workbook, part, size
from tests.exchange.workbooks import excel_workbook, open_workbook, packed, text_cell

FAR = "spread too far apart"
NAME = f'<row r="1">{text_cell("A1", "Name")}</row>'
ODS_CELL = '<table:table-cell {}office:value-type="string"><text:p>x</text:p></table:table-cell>'
ODS_ROW = "<table:table-row {}>{}</table:table-row>"
PEOPLE = (label(0, 0, "Name"), label(0, 1, "Email"), label(1, 0, "Ann Lee"), label(1, 1, "ann@x.example"))


def names(data: bytes) -> list[str]:
    found = list(SpreadsheetReader(io.BytesIO(data), nobody_asks, "people.xls").read())
    return [draft.contact.name.shown for draft in drafts(found)]


def test_an_old_workbook_is_read() -> None:
    assert names(old_workbook(old_sheet(size(0, 2, 0, 2), *PEOPLE))) == ["Ann Lee"]


@pytest.mark.parametrize("circle", [{1: 1}, {1: 5, 5: 1}])
def test_a_directory_that_runs_in_a_circle_is_damage(circle: dict[int, int]) -> None:
    with pytest.raises(UnreadableFile, match="damaged spreadsheet"):
        names(old_workbook(old_sheet(*PEOPLE), circle))


def test_lists_of_sectors_that_run_in_a_circle_are_damage() -> None:
    lists = bytes(508) + struct.pack("<I", 4)
    stream = old_sheet(*PEOPLE).ljust(2 * 512, b"\0") + lists
    with pytest.raises(UnreadableFile, match="damaged spreadsheet"):
        names(old_workbook(stream, more_lists=4))


@pytest.mark.parametrize(
    "part",
    [label(65535, 40000, "x"), size(0, 70_000, 0, 60_000), size(90, 7, 0, 3)],
    ids=["cell", "size", "above"],
)
def test_cells_of_an_old_workbook_that_are_far_apart_are_refused(part: bytes) -> None:
    with pytest.raises(UnreadableFile, match=FAR):
        names(old_workbook(old_sheet(*PEOPLE, part)))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"/>',
        "<c r='BKD100000' t='n'><v>1</v></c>",
        text_cell("BKD100000", "x"),
        '<x:c s="1" r = "bkd100000"><x:v>1</x:v></x:c>',
    ],
)
def test_a_far_cell_of_excel_is_seen_however_its_place_is_written(cell: str) -> None:
    with pytest.raises(UnreadableFile, match=FAR):
        refuse_spread(excel_workbook(f'{NAME}<row r="100000">{cell}</row>'), "a.xlsx")


@pytest.mark.parametrize(
    "member", ["xl/other/first.xml", "sheet.png", "XL/WORKSHEETS/SHEET1.XML", "/xl/s.xml"]
)
def test_a_sheet_is_looked_at_under_whatever_name_it_is_packed(member: str) -> None:
    far = f'{NAME}<row r="100000">{text_cell("BKD100000", "x")}</row>'
    with pytest.raises(UnreadableFile, match=FAR):
        refuse_spread(excel_workbook(far, member), "a.xlsx")


def test_a_long_list_with_a_remark_beside_it_is_read() -> None:
    head = "".join(text_cell(*each) for each in (("A1", "Name"), ("B1", "Email"), ("Z1", "x")))
    rows = "".join(f'<row r="{at}">{text_cell(f"A{at}", "Ann Lee")}</row>' for at in range(2, 20_001))
    assert names(excel_workbook(f'<row r="1">{head}</row>{rows}')) == ["Ann Lee"] * 19_999


def test_two_files_of_one_name_are_not_read() -> None:
    data = packed({"a.xml": "<a/>"})
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = _with_another(data)
    with pytest.raises(UnreadableFile, match="several files of one name"):
        refuse_spread(twice, "a.xlsx")


def _with_another(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("a.xml", "<b/>")
    return stream.getvalue()


def test_an_open_cell_that_is_repeated_without_end_is_refused() -> None:
    many = ODS_CELL.format('table:number-columns-repeated="4000" ')
    rows = ODS_ROW.format('table:number-rows-repeated="20000"', many)
    with pytest.raises(UnreadableFile, match=FAR):
        refuse_spread(open_workbook(rows), "a.ods")


def test_an_open_cell_behind_millions_of_empty_ones_is_refused() -> None:
    far = '<table:table-cell table:number-columns-repeated="9000"/>' + ODS_CELL.format("")
    rows = ODS_ROW.format("", ODS_CELL.format(""))
    rows += '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
    with pytest.raises(UnreadableFile, match=FAR):
        refuse_spread(open_workbook(rows + ODS_ROW.format("", far)), "a.ods")


def test_the_empty_rest_of_an_open_sheet_takes_no_room() -> None:
    rest = '<table:table-cell table:number-columns-repeated="16383"/>'
    cells = (ODS_CELL.format("").replace(">x<", f">{text}<") for text in ("Name", "Ann Lee"))
    rows = "".join(ODS_ROW.format("", cell + rest) for cell in cells)
    rows += ODS_ROW.format('table:number-rows-repeated="1048574"', rest)
    assert names(open_workbook(f"<table:table-header-rows>{rows}</table:table-header-rows>")) == ["Ann Lee"]


def test_a_row_of_numbers_reaches_as_far_as_its_last() -> None:
    numbers = part(0x00BD, struct.pack("<HHHIHIH", 0, 250, 0, 0, 0, 0, 251))
    with pytest.raises(UnreadableFile, match=FAR):
        names(old_workbook(old_sheet(*PEOPLE, label(60_000, 0, "x"), numbers)))


@pytest.mark.parametrize("said", [(0, 65_536, 0, 256), (0, 2, 512, 75)], ids=["coloured", "columns turned"])
def test_a_sheet_that_says_too_much_of_its_size_for_no_harm_is_read(said: tuple[int, int, int, int]) -> None:
    assert names(old_workbook(old_sheet(size(*said), *PEOPLE))) == ["Ann Lee"]


def test_what_is_locked_is_left_to_whoever_says_so() -> None:
    refuse_spread(old_workbook(part(0x002F, bytes(4)) + old_sheet(label(65_535, 40_000, "x"))), "a.xls")


def _binary_sheet(*records: tuple[int, bytes]) -> bytes:
    return b"".join(bytes((kind, len(content))) + content for kind, content in records)


def _row(at: int) -> tuple[int, bytes]:
    return 0, struct.pack("<II", at, 0)


def _cell(at: int) -> tuple[int, bytes]:
    return 5, struct.pack("<IId", at, 0, 1.0)


RELATION = '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/{}"/></Relationships>'


@pytest.mark.parametrize(
    ("begin", "named"), [(b"\x81\x01\x00", "other.bin"), (b"", "sheet1.bin"), (b"", "Sheet1.BIN")]
)
def test_a_far_cell_of_a_binary_workbook_is_seen(begin: bytes, named: str) -> None:
    rels = {"xl/_rels/workbook.bin.rels": RELATION.format(named)}
    near = begin + _binary_sheet(_row(0), _cell(0), _row(1), _cell(3))
    refuse_spread(packed({"xl/sheet1.bin": near, **rels}), "a.xlsb")
    far = begin + _binary_sheet(_row(0), _cell(0), _row(100_000), _cell(1_600))
    with pytest.raises(UnreadableFile, match=FAR):
        refuse_spread(packed({"xl/sheet1.bin": far, **rels}), "a.xlsb")


@given(st.binary(max_size=300))
def test_no_bytes_lead_to_any_other_error(content: bytes) -> None:
    for data in (old_workbook(old_sheet(content)), packed({"a.bin": b"\x81\x01" + content}), content):
        with suppress(UnreadableFile, ValueError):
            refuse_spread(data, "a.xls")
