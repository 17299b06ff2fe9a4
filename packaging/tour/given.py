"""What the tour is given: a desk to look at, and files to bring in. All people are invented."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from netdesk.domain.backups import Reason
from netdesk.domain.contacts import Contact
from netdesk.domain.now import stop_clock, utc_now
from netdesk.domain.rows import ContactView
from netdesk.services import backups, contacts, exports
from netdesk.services.desks import Desk, Reader
from netdesk.services.sample_desk import make_sample_desk
from tour.tables import Tables, write_tables

_NEW: Final = (
    ("Nadia Rahal", "Solveig Power", "Battery Engineer", "nadia@solveig.example"),
    ("Ole Brandt", "Port of Malmö", "Energy Buyer", "ole@port.example"),
    ("吉田 葵", "Aoba Cells", "Materials Scientist", "aoi@aoba.example"),
    ("Giulia Conti", "Kestrel Robotics", "Recruiter", "giulia@kestrel.example"),
    ("Marek Dvořák", "Northgrid Energy", "Shift Supervisor", "marek@northgrid.example"),
)
_LINKED: Final = (
    ("Aisha", "Bello", "Fjord Analytics", "Data Analyst"),
    ("Per", "Nygård", "Halden Storage", "Installer"),
    ("Xi", "Chen", "Brightwater Labs", "Postdoc"),
)
_HEADER: Final = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_SAME: Final = 3


@dataclass(frozen=True, slots=True)
class Given:
    """A desk, which is only ever copied, and files that name some of its people.

    `mark` stands before every word of them, and of what screens type.
    """

    desk: Path
    backups: Path
    phone: Path
    connections: Path
    nothing: Path
    tables: Tables
    mark: str = ""


def given(folder: Path, name: str = "ana") -> Given:
    """Make all of it in an empty folder, the same every time. `name` is the desk's."""
    desk = folder / f"{name}.netdesk"
    make_sample_desk(desk)
    _back_up(desk)
    return with_files(desk, folder)


def with_files(desk: Path, folder: Path, mark: str = "") -> Given:
    """The files to bring in beside a desk. `mark` is put before every word of them, and into their names."""
    in_name = "" if os.name == "nt" else mark
    opened = Desk.open(desk)
    try:
        backed_up = opened.shelf.folder
        reader = opened.reader()
        try:
            phone = folder / f"phone{in_name}.vcf"
            _write_cards(reader, phone, mark)
        finally:
            reader.close()
    finally:
        opened.close()
    connections, nothing = folder / "Connections.csv", folder / f"recipes{in_name}.vcf"
    lines = [
        f'{mark}{given},{mark}{family},https://www.linkedin.com/in/{given.lower()},,"{mark}{firm}",'
        f'"{mark}{work}",04 May 2026'
        for given, family, firm, work in _LINKED
    ]
    connections.write_text("\n".join((_HEADER, *lines, "")), encoding="utf-8")
    nothing.write_text(f"{mark}Flour, sugar, butter\n", encoding="utf-8")
    tables = write_tables(folder, mark, in_name)
    return Given(desk, backed_up, phone, connections, nothing, tables, mark)


def _back_up(path: Path) -> None:
    """Leave the backups of three days where the desk has them."""
    desk, now = Desk.open(path), utc_now()
    try:
        with desk.reader() as reader:
            for days in (2, 1, 0):
                stop_clock(now - timedelta(days=days, minutes=30))
                backups.back_up(desk, reader, Reason.DAILY)
    finally:
        stop_clock(now)
        desk.close()


def _write_cards(reader: Reader, path: Path, mark: str) -> None:
    """People of the desk as they are, changed and look-alikes; new people; and a card without anybody."""
    people = contacts.contacts(reader, list(contacts.contact_ids(reader, ContactView()))[: _SAME * 3])
    exports.export_vcard(reader, path, ids=[each.id for each in people[:_SAME] if each.id is not None])
    cards = [
        _card(each.shown, each.organization, f"{mark}Director of Everything", _email(each))
        for each in people[_SAME : _SAME * 2]
    ]
    cards += [
        _card(each.shown, f"{each.organization} AB", f"Senior {each.title}", f"{at}@elsewhere.example")
        for at, each in enumerate(people[_SAME * 2 :])
    ]
    cards += [
        _card(f"{mark}{name}", f"{mark}{firm}", f"{mark}{work}", email) for name, firm, work, email in _NEW
    ]
    cards.append(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:{_safe(mark)}The one with the red scarf\r\nEND:VCARD\r\n"
    )
    with path.open("a", encoding="utf-8", newline="") as file:
        file.writelines(cards)


def _email(contact: Contact) -> str:
    return next((each.value for each in contact.emails), "")


def _card(name: str, organization: str, title: str, email: str) -> str:
    lines = (
        *("BEGIN:VCARD", "VERSION:3.0", f"FN:{_safe(name)}", f"N:;{_safe(name)};;;"),
        *(f"ORG:{_safe(organization)}", f"TITLE:{_safe(title)}", f"EMAIL;TYPE=WORK:{email}", "END:VCARD", ""),
    )
    return "\r\n".join(lines)


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
