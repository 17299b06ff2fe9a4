"""Files that only their owner can read right: tables of a club's own making, letters of another time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MEMBERS: Final = (
    ("Änne Müller", "aenne", "38", "3/4/1990", "Rudern", "Domstraße 4", "Köln"),
    ("Jörg Weiß", "joerg", "44", "5/6/1991", "Schach", "Am Rhein 12", "Bonn"),
    ("Zoë Groß", "zoe", "41", "7/8/1992", "Rudern", "Ringstraße 7", "Köln"),
    ("Uwe Jäger", "uwe", "43", "9/2/1988", "Schach", "Gartenweg 1", "Düren"),
    ("Ida Löwe", "ida", "37", "11/12/1993", "Rudern", "Seestraße 20", "Köln"),
    ("Max Öhm", "max", "46", "1/10/1985", "Rudern", "Alte Gasse 3", "Neuss"),
)
_WIDE: Final = 220


@dataclass(frozen=True, slots=True)
class Tables:
    """`club` has headings of its own, `book` two sheets with people, `wide` very many columns and one huge
    cell, `old` cards in letters that they do not tell."""

    club: Path
    book: Path
    wide: Path
    old: Path


def write_tables(folder: Path, mark: str, in_name: str) -> Tables:
    """Write them. `mark` is put before every word of them, `in_name` into their names."""
    club, book = folder / f"club{in_name}.csv", folder / f"book{in_name}.xlsx"
    wide, old = folder / f"wide{in_name}.csv", folder / f"old{in_name}.vcf"
    heading = [f"Wer{mark}", "Mail", f"{mark}Schuhgröße", "Geboren", f"{mark}Sport", "Straße", "Ort"]
    rows = [
        [f"{mark}{name}", f"{mail}@verein.example", size, born, *(f"{mark}{each}" for each in rest)]
        for name, mail, size, born, *rest in _MEMBERS
    ]
    text = "".join(f"{';'.join(row)}\n" for row in (heading, *rows))
    club.write_bytes(text.encode("cp1252"))
    _write_book(book, mark)
    columns = ",".join(f"column {number}{mark}" for number in range(1, _WIDE + 1))
    wide.write_text(f"{columns}\n{mark}Ann Lee,boats,{'x' * 90_000}\nBo Chen\n,,\n" * 2, encoding="utf-8")
    safe = mark.replace(";", " ")
    cards = (f"BEGIN:VCARD\r\nVERSION:2.1\r\nN:{safe}{name}\r\nEND:VCARD\r\n" for name in _OLD)
    old.write_bytes("".join(cards).encode("cp1250"))
    return Tables(club, book, wide, old)


_OLD: Final = ("Košťál;Jiří", "Dvořáková;Anežka", "Šťastný;Řehoř")


def _write_book(path: Path, mark: str) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for title, people in (("Friends", _MEMBERS[:2]), ("Alumni", _MEMBERS[2:])):
        sheet = book.create_sheet(title)
        sheet.append(["Name", "Email", "City"])
        for name, mail, *_, city in people:
            sheet.append([f"{mark}{name}", f"{mail}@verein.example", f"{mark}{city}"])
    book.remove(book.worksheets[0])
    book.save(path)
