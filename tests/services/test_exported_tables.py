"""What other programs find in the tables that netdesk writes, read by calamine and by csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.exchange.formats.workbook import CELL_LIMIT
from netdesk.exchange.tables.own_columns import length
from netdesk.services import contacts
from netdesk.services.exports import ExportChoice, ExportFormat, export
from netdesk.store.desk import Desk

LONG: Final = "Lange Notiz über \U0001f91d, ليلى und 山田.\n" * 3_000 + "end"
FULL: Final = Contact(
    Name(prefix="Dr.", given="Zoë", family="Ørsted-Łukasz"),
    organization="=cmd|' /C calc'!A0",
    title="@SUM(1+1)",
    emails=(Labelled("zoe@x.example", "work"), Labelled("z@home.example", "home")),
    phones=(Labelled("+47 555 0142"), Labelled("+1-555-0142", "work"), Labelled("0047123", "home")),
    addresses=(Address("Storgata 1\nInngang B", city="Halden", postal_code="01771"),),
    links=(Labelled("https://www.linkedin.com/in/zoe", "LinkedIn"),),
    birthday=PartialDate(3, 4, 1990),
    dates=(LabelledDate(PartialDate(12, 24), "anniversary"), LabelledDate(PartialDate(1, 2, 1850), "house")),
    tags=("fair", "a; b"),
    closeness=4,
    rhythm_days=90,
    notes=LONG,
    own=(
        OwnValue("Score", "-3.5", OwnKind.NUMBER),
        OwnValue("Grade", "1.50", OwnKind.NUMBER),
        OwnValue("Since", "2024-02-29", OwnKind.DATE),
        OwnValue("Member", "007", OwnKind.TEXT),
        OwnValue("Sum", "=1+1", OwnKind.TEXT),
    ),
)
RTL: Final = Contact(Name("ليلى حداد"), organization="جامعة", notes="-1+1", birthday=PartialDate(2, 29))
ASTRONAUT: Final = "\U0001f469\U0001f3fd\u200d\U0001f680"
EMOJI: Final = Contact(Name(f"山田太郎 {ASTRONAUT}"), title="\U0001f91d", tags=("été",))
EVERYBODY: Final = (FULL, RTL, EMOJI)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "mine.netdesk")
    for each in EVERYBODY:
        contacts.add_contact(opened, each)
    yield opened
    opened.close()


def written(desk: Desk, path: Path, choice: ExportChoice) -> Path:
    with desk.reader() as reader:
        export(reader, path, choice)
    return path


def workbook(desk: Desk, path: Path) -> list[dict[str, object]]:
    """The rows of a workbook as calamine finds them, by heading."""
    written(desk, path, ExportChoice(ExportFormat.XLSX))
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def table(desk: Desk, path: Path, *, exact: bool) -> list[dict[str, str]]:
    written(desk, path, ExportChoice(ExportFormat.CSV, exact=exact))
    with path.open(encoding="utf-8" if exact else "utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_days_are_days_in_a_workbook_unless_no_spreadsheet_has_them(desk: Desk, tmp_path: Path):
    full, rtl, _ = workbook(desk, tmp_path / "a.xlsx")
    assert full["Birthday"] == date(1990, 3, 4)
    assert full["Since (own field, date)"] == date(2024, 2, 29)
    assert (full["Date 1"], full["Date 2"]) == ("--12-24", "1850-01-02")
    assert rtl["Birthday"] == "--02-29"


def test_numbers_are_numbers_only_where_nothing_of_them_is_lost(desk: Desk, tmp_path: Path):
    full, rtl, _ = workbook(desk, tmp_path / "a.xlsx")
    assert (full["Closeness"], full["Rhythm (days)"]) == (4, 90)
    assert full["Score (own field, number)"] == -3.5
    assert full["Grade (own field, number)"] == "1.50"
    assert full["Member (own field, text)"] == "007"
    assert rtl["Closeness"] == ""


def test_phones_and_postal_codes_are_text_with_all_their_digits_and_signs(desk: Desk, tmp_path: Path):
    full = workbook(desk, tmp_path / "a.xlsx")[0]
    assert [full[f"Phone {n}"] for n in (1, 2, 3)] == ["+47 555 0142", "+1-555-0142", "0047123"]
    assert full["Address 1 postal code"] == "01771"


def test_no_formula_is_one_in_a_workbook_and_its_text_is_as_it_was(desk: Desk, tmp_path: Path):
    full, rtl, _ = workbook(desk, tmp_path / "a.xlsx")
    assert (full["Organization"], full["Job title"]) == ("=cmd|' /C calc'!A0", "@SUM(1+1)")
    assert (full["Sum (own field, text)"], rtl["Notes"]) == ("=1+1", "-1+1")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == set("snd")


def test_any_script_and_long_notes_come_out_whole(desk: Desk, tmp_path: Path):
    full, rtl, emoji = workbook(desk, tmp_path / "a.xlsx")
    assert full["Last name"] == "Ørsted-Łukasz"
    assert (rtl["Name"], rtl["Organization"]) == ("ليلى حداد", "جامعة")
    assert (emoji["Name"], emoji["Job title"], emoji["Tags"]) == (EMOJI.shown, "\U0001f91d", "été")
    parts = [str(full[heading]) for heading in full if heading.startswith("Notes")]
    assert len(parts) > 2
    assert "".join(parts) == LONG
    assert max(map(length, parts)) <= CELL_LIMIT


def test_notes_of_emoji_alone_are_no_longer_than_a_cell_may_be(desk: Desk, tmp_path: Path):
    notes = "\U0001f91d" * 40_000
    contacts.add_contact(desk, Contact(Name("Smile"), notes=notes))
    found = workbook(desk, tmp_path / "a.xlsx")[-1]
    parts = [str(found[heading]) for heading in found if heading.startswith("Notes") and found[heading]]
    assert "".join(parts) == notes
    assert [len(part.encode("utf-16-le")) // 2 <= CELL_LIMIT for part in parts] == [True] * 3


def test_formulas_are_neutral_in_a_csv_and_exact_when_that_is_asked_for(desk: Desk, tmp_path: Path):
    marked = table(desk, tmp_path / "a.csv", exact=False)
    exact = table(desk, tmp_path / "b.csv", exact=True)
    for heading, plain in (
        ("Organization", "=cmd|' /C calc'!A0"),
        ("Job title", "@SUM(1+1)"),
        ("Phone 2", "+1-555-0142"),
        ("Date 1", "--12-24"),
        ("Score (own field, number)", "-3.5"),
    ):
        assert (marked[0][heading], exact[0][heading]) == (f"'{plain}", plain)
    assert marked[0]["Phone 1"] == exact[0]["Phone 1"] == "+47 555 0142"
    assert marked[0]["Birthday"] == exact[0]["Birthday"] == "1990-03-04"


@pytest.mark.parametrize("exact", [False, True])
def test_another_reader_of_our_csv_finds_every_script(desk: Desk, tmp_path: Path, *, exact: bool):
    full, rtl, emoji = table(desk, tmp_path / "a.csv", exact=exact)
    assert full["Notes"].replace("\r\n", "\n") == LONG
    assert full["Address 1 street"] == "Storgata 1\nInngang B"
    assert (rtl["Name"], emoji["Name"]) == ("ليلى حداد", EMOJI.shown)
