"""Mappings that a desk remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from netdesk.domain.own_fields import OwnKind
from netdesk.services import dry_runs, imports, mappings
from netdesk.services.dry_runs import Batch, Outcome
from netdesk.services.mappings import Doubt, Look, choosing
from netdesk.store import settings as kept
from netdesk.store.desk import Desk
from netdesk.store.own_fields import fields

CLUB = """Alpha;Beta;Gamma;Delta
Ann Lee;38;3/4/1990;rowing
Bo Chen;41;5/6/1991;rowing
Cy Diaz;40;1/2/1980;chess
Di Evans;39;2/1/1985;chess
"""


def chosen(look: Look, *targets: str) -> Look:
    (sheet,) = look.sheets
    settings = sheet.settings
    rows = choosing.body_of(mappings.rows_of(look, sheet, settings), settings)
    for place, target in enumerate(targets):
        settings = choosing.with_target(settings, place, target, rows)
    return replace(look, sheets=(replace(sheet, settings=replace(settings, day_first=True)),))


def looked(desk: Desk, path: Path) -> Look:
    with desk.reader() as reader:
        (look,) = mappings.look(reader, [path])
    return look


def club(desk: Desk, tmp_path: Path) -> tuple[Look, Look]:
    path = tmp_path / "club.csv"
    path.write_text(CLUB)
    before = looked(desk, path)
    after = chosen(before, "display", "own:Shoe size", "birthday", "own:Sport")
    mappings.remember(desk, [after])
    return before, after


def test_an_unknown_table_is_mapped_once_and_its_people_are_the_same_the_second_time(
    desk: Desk, tmp_path: Path
) -> None:
    before, after = club(desk, tmp_path)
    assert before.doubts == (Doubt.NOBODY,)
    with desk.reader() as reader:
        planned, _ = dry_runs.read_and_plan(reader, [after.path], None, mappings.wishes([after]))
    report = imports.import_people(desk, planned, Batch())
    assert (report.balances, report.contacts_after) == (True, 4)
    assert [(field.name, field.kind, field.choices) for field in fields(desk.writer)] == [
        ("Shoe size", OwnKind.NUMBER, ()),
        ("Sport", OwnKind.CHOICE, ("rowing", "chess")),
    ]
    again = looked(desk, after.path)
    assert (again.is_remembered, again.doubts) == (True, ())
    assert again.sheets == after.sheets
    with desk.reader() as reader:
        planned, _ = dry_runs.read_and_plan(reader, [after.path], None, mappings.wishes([again]))
    assert {item.outcome for item in planned.items} == {Outcome.SAME}


def test_another_file_with_the_same_headings_is_read_in_the_same_way(desk: Desk, tmp_path: Path) -> None:
    _, after = club(desk, tmp_path)
    path = tmp_path / "next.csv"
    path.write_text("alpha;BETA;Gamma;Delta\nEd Fox;44;7/8/1970;golf\n")
    again = looked(desk, path)
    assert again.is_remembered
    assert [c.field for c in again.sheets[0].settings.columns] == [
        c.field for c in after.sheets[0].settings.columns
    ]
    other = tmp_path / "other.csv"
    other.write_text("Alpha;Beta;Gamma;Epsilon\nEd Fox;44;7/8/1970;golf\n")
    assert not looked(desk, other).is_remembered


def test_letters_chosen_for_one_file_do_not_spoil_another_that_says_how_its_are_written(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name,Email\nJi\u0159\u00ed,j@x.example\n".encode("cp1250"))
    before = looked(desk, path)
    (sheet,) = before.sheets
    after = replace(before, sheets=(replace(sheet, settings=replace(sheet.settings, encoding="cp1250")),))
    mappings.remember(desk, [after])
    assert looked(desk, path).sheets[0].settings.encoding == "cp1250"
    path.write_text("Name,Email\nJi\u0159\u00ed,j@x.example\n", encoding="utf-8")
    assert looked(desk, path).sheets[0].settings.encoding == ""


def test_letters_of_cards_are_remembered_for_that_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_bytes("BEGIN:VCARD\nFN:Ji\u0159\u00ed\nEND:VCARD\n".encode("cp1250"))
    before = looked(desk, path)
    mappings.remember(desk, [replace(before, encoding="cp1250")])
    again = looked(desk, path)
    assert (again.encoding, again.is_remembered) == ("cp1250", True)
    assert mappings.wishes([again])[path].encoding == "cp1250"


def test_only_the_newest_mappings_are_kept_and_remembering_is_no_change_of_the_desk(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    for number in range(mappings.MOST_REMEMBERED + 5):
        path.write_text(f"Name,Email,Odd {number}\nAnn,a@x.example,x\n")
        look = looked(desk, path)
        assert not look.is_remembered
        mappings.remember(desk, [look])
    assert looked(desk, path).is_remembered
    path.write_text("Name,Email,Odd 0\nAnn,a@x.example,x\n")
    assert not looked(desk, path).is_remembered
    assert desk.writer.value("SELECT count(*) FROM history") == 0


def test_a_damaged_memory_is_no_memory(desk: Desk, tmp_path: Path) -> None:
    _, after = club(desk, tmp_path)
    good = kept.setting(desk.writer, "mappings")
    for bad in (
        "",
        "[]",
        "{",
        good.replace('"delimiter": ";"', '"delimiter": 7'),
        good.replace("birthday", ""),
    ):
        with desk.unrecorded() as connection:
            kept.save_setting(connection, "mappings", bad)
        looked(desk, after.path)
    assert good


def test_a_folder_is_looked_into_but_nobody_is_asked_about_tables_of_other_things(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "sums.csv").write_text("Year,Sum\n2024,12\n2025,13\n")
    (folder / "people.csv").write_text("Name,Email,Odd\nAnn,a@x.example,x\n")
    with desk.reader() as reader:
        (look,) = mappings.look(reader, [folder])
        assert (look.path.name, look.doubts) == ("people.csv", (Doubt.UNKNOWN,))
        assert len(mappings.look(reader, [folder / "sums.csv"])) == 1
