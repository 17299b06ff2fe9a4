"""A short look into files before they are read."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.domain.drafts import Draft, Ignored, Problem
from netdesk.exchange.detect import describe
from netdesk.exchange.formats.table import TableReader
from netdesk.exchange.looking import Doubt, Look, look_into, shown_as, wish_of
from netdesk.exchange.reading import read_files
from netdesk.exchange.tables.choosing import GROUPS, with_heading, with_target
from netdesk.exchange.tables.settings import TableSettings, guess_settings
from netdesk.exchange.wishes import Wish
from tests.exchange.given import nobody_asks


@pytest.fixture
def looked(tmp_path: Path):
    def look(data: bytes | str, name: str = "people.csv") -> Look:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        found = look_into(path)
        assert found is not None
        return found

    return look


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("First Name,Last Name,Email\nAnn,Lee,a@x.example\n", ()),
        ("Name,Email,Shoe size\nAnn,a@x.example,38\n", (Doubt.UNKNOWN,)),
        ("Name,Email,Shoe size\nAnn,a@x.example,\n", ()),
        ("Ann Lee,a@x.example\nBo Chen,b@x.example\n", (Doubt.NO_HEADING,)),
        ("Name,Email,Birthday\nAnn,a@x.example,3/4/1990\n", (Doubt.DAYS,)),
        ("Name,Email,Birthday\nAnn,a@x.example,3/14/1990\n", ()),
        ("Name,Email\nZo\xe9 Ng,a@x.example\n".encode("latin-1"), (Doubt.LETTERS,)),
        ("Year,Sum,Rest\n2024,12,1\n2025,13,2\n", (Doubt.NOBODY,)),
        ("Given Name,E-mail 1 - Value,Odd\nAnn,a@x.example,boats\n", ()),
        ("Given Name,E-mail 1 - Value,Birthday\nAnn,a@x.example,3/4/1990\n", (Doubt.DAYS,)),
    ],
)
def test_only_what_no_heading_tells_is_asked(looked, text: bytes | str, doubts: tuple[Doubt, ...]) -> None:
    assert looked(text).doubts == doubts


def test_a_table_that_names_nobody_is_welcome_in_the_window_and_read_as_the_user_says(looked) -> None:
    look = looked("Alpha,Beta\nAnn Lee,boats\nBo Chen,trains\n", "club.csv")
    assert look.doubts == (Doubt.NOBODY,)
    offer = describe([look.path])
    assert (offer.title, offer.badges) == ("Import club.csv", ("CSV",))
    assert offer.sentence == "You will be asked what the columns hold before anything is kept."
    (sheet,) = look.sheets
    chosen = with_target(sheet.settings, 0, "display")
    (reading,) = read_files([look.path], wishes={look.path: Wish({"": chosen})})
    assert [draft.contact.shown for draft in reading.drafts] == ["Ann Lee", "Bo Chen"]
    (headless,) = read_files([look.path])
    assert "no column says who" in headless.failure


def test_letters_of_a_file_that_does_not_say_are_read_as_the_user_says(looked) -> None:
    card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Ko\u0161\u0165\u00e1l;Ji\u0159\u00ed\r\nEND:VCARD\r\n"
    look = looked(card.encode("cp1250"), "phone.vcf")
    assert look.codec
    assert not look.is_table
    for encoding, name in (("cp1250", "Jiří Košťál"), ("cp1251", "Jiшн Koљќбl")):
        (reading,) = read_files([look.path], wishes={look.path: Wish(encoding=encoding)})
        assert [draft.contact.shown for draft in reading.drafts] == [name]


def test_a_character_with_a_fold_in_it_is_no_sign_of_other_letters(looked) -> None:
    card = b"BEGIN:VCARD\r\nFN:Zo\xc3\r\n \xa9\r\nEND:VCARD\r\n"
    assert looked(card, "phone.vcf").codec == ""


@pytest.mark.parametrize(
    "text", ["BEGIN:VCARD\r\nFN:Zoé\r\nEND:VCARD\r\n", "BEGIN:VCARD\r\nFN:Zoe\r\nEND:VCARD\r\n"]
)
def test_letters_that_the_bytes_show_are_in_no_doubt(looked, text: str) -> None:
    assert looked(text, "phone.vcf").codec == ""


def test_several_sheets_with_people_are_asked_about_and_only_those_wanted_are_read(looked) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Friends"
    for row in (["Name", "Email"], ["Ann", "a@x.example"]):
        book.worksheets[0].append(row)
    work, sums = book.create_sheet("Work"), book.create_sheet("Sums")
    for row in (["Name", "Email"], ["Bo", "b@x.example"]):
        work.append(row)
    sums.append(["Year", "Sum"])
    sums.append([2024, 1])
    stream = io.BytesIO()
    book.save(stream)
    look = looked(stream.getvalue(), "book.xlsx")
    assert look.doubts == (Doubt.SHEETS,)
    assert [(sheet.name, sheet.is_wanted) for sheet in look.sheets] == [
        ("Friends", True),
        ("Work", True),
        ("Sums", False),
    ]
    wish = Wish({"Work": look.sheets[1].settings})
    (reading,) = read_files([look.path], wishes={look.path: wish})
    assert [draft.contact.shown for draft in reading.drafts] == ["Bo"]
    assert set(wish_of(look).tables) == {"Friends", "Work"}


def test_the_preview_is_what_the_import_reads(looked) -> None:
    lines = "".join(f"Person {n},p{n}@x.example,{n}\n" for n in range(30))
    look = looked("Name;Rest\n".replace(";", ",").replace("Rest", "Email,Shoe") + lines)
    (sheet,) = look.sheets
    shown = shown_as(look, sheet, sheet.settings)
    assert shown.values[2] == ("0", "1", "2")
    assert len(shown.people) == 10
    (reading,) = read_files([look.path], wishes={look.path: wish_of(look)})
    read = [draft.contact for draft in reading.drafts[:10]]
    assert [each.contact for each in shown.people if isinstance(each, Draft)] == read


def test_a_hostile_table_is_looked_at_within_bounds(looked) -> None:
    wide = ",".join(f"h{n}" for n in range(200))
    look = looked(f"{wide}\n" + "x" * 1_000_000 + ",a,b\n" + "1,2\n" * 50)
    (sheet,) = look.sheets
    shown = shown_as(look, sheet, sheet.settings)
    assert len(shown.values) == 200
    assert all(len(value) <= 120 for column in shown.values for value in column)


TABLES = st.lists(
    st.lists(
        st.sampled_from(["Name", "Email", "Ann", "a@x.example", "é", '"', "'", "", "3/4/90", "x\ty"]),
        max_size=5,
    ),
    max_size=8,
)
FIELDS = [key for _, group in GROUPS for key, _ in group]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES, st.sampled_from([",", ";", "\t"]), st.data())
def test_however_a_table_is_read_every_row_is_accounted_for(
    table: list[list[str]], mark: str, data: st.DataObject
) -> None:
    raw = "\n".join(mark.join(row) for row in table).encode()
    chosen = guess_settings(raw)
    quote = data.draw(st.sampled_from(['"', "'", ""]))
    delimiter = data.draw(st.sampled_from([",", ";", "\t", "|"]))
    width = data.draw(st.integers(1, 5))
    chosen = TableSettings(
        delimiter,
        None,
        chosen.columns[:width],
        None,
        data.draw(st.sampled_from(["", "cp1252", "cp932"])),
        quote=quote,
    )
    rows = [cells for _, cells, _ in TableReader(io.BytesIO(raw), nobody_asks, "", chosen).cells()]
    chosen = with_heading(chosen, rows, data.draw(st.none() | st.integers(0, 3)))
    for place in range(len(chosen.columns)):
        chosen = with_target(chosen, place, data.draw(st.sampled_from([*FIELDS, "own:Shoe"])))
    if not chosen.has_people:
        return
    found = list(TableReader(io.BytesIO(raw), nobody_asks, "", chosen).read())
    kinds = Counter(type(each) for each in found if not (isinstance(each, Problem) and not each.rejected))
    again = [cells for _, cells, _ in TableReader(io.BytesIO(raw), nobody_asks, "", chosen).cells()]
    heading = 0 if chosen.header_at is None else min(chosen.header_at + 1, len(again))
    assert kinds[Draft] + kinds[Problem] + kinds[Ignored] == len(again) - heading
