"""Workbooks whose cells are spread over very many, and old ones that run in a circle, do no harm."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.formats.spread import refuse_spread
from netdesk.exchange.formats.spreadsheet import SpreadsheetReader
from tests.exchange.given import drafts, nobody_asks
from tests.exchange.old_workbooks import label, old_sheet, old_workbook, size

PEOPLE = (label(0, 0, "Name"), label(0, 1, "Email"), label(1, 0, "Ann Lee"), label(1, 1, "ann@x.example"))


def names(data: bytes) -> list[str]:
    found = list(SpreadsheetReader(io.BytesIO(data), nobody_asks, "people.xls").read())
    return [draft.contact.name.shown for draft in drafts(found)]


def packed(member: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, content)
    return stream.getvalue()


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
    with pytest.raises(UnreadableFile, match="spread too far apart"):
        names(old_workbook(old_sheet(*PEOPLE, part)))


@pytest.mark.parametrize(
    "cell", ['<c s="1" r="XFD1048576"/>', "<c r='XFD1048576'/>", '<x:c r="XFD1048576"/>']
)
def test_a_cell_far_out_is_seen_however_it_is_written(cell: str) -> None:
    with pytest.raises(UnreadableFile, match="spread too far apart"):
        refuse_spread(packed("xl/worksheets/sheet1.xml", cell.encode()), "people.xlsx")


def test_a_cell_far_out_in_a_binary_workbook_is_seen() -> None:
    row = struct.pack("<BBI", 0, 4, 1_048_575)
    cell = struct.pack("<BBI", 7, 12, 16_383) + bytes(8)
    with pytest.raises(UnreadableFile, match="spread too far apart"):
        refuse_spread(packed("xl/worksheets/sheet1.bin", row + cell), "people.xlsb")
    refuse_spread(packed("xl/worksheets/sheet1.bin", row), "people.xlsb")
