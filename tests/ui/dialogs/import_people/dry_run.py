"""What the import dialog is handed, and what is read and chosen in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_review import Review
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.dry_run import Tab
from netdesk.ui.models.import_choices import ImportChoices
from netdesk.ui.widgets.people_picker import PeoplePicker
from tests.ui.cards import card

CARDS = "".join(
    (
        card(
            "Leila Haddad", "EMAIL;TYPE=WORK:leila@x.example", "ORG:Globex", "TITLE:CTO", "TEL:+47 555 0142"
        ),
        card("Ruth Abernathy", "ORG:Elsewhere", "TITLE:Adviser"),
        card("Hana Novak", "TEL:+420 555 01"),
        card("Ann New", "EMAIL:ann@x.example", "ORG:<b>Bold & Sons</b>"),
        card("Bo New", "EMAIL:bo@x.example"),
        card("Sam Same", "EMAIL;TYPE=WORK:sam@x.example"),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nobody at all\r\nEND:VCARD\r\n",
    )
)
LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Cid,Linked,https://www.linkedin.com/in/cid,,Halden,Analyst,04 May 2026
"""


def open_dialog(qtbot: QtBot, jobs: Jobs, paths: list[Path], window: QWidget) -> ImportDialog:
    opened = ImportDialog(jobs, paths, window)
    opened.open()
    qtbot.waitUntil(lambda: opened._pages.currentIndex() > 0)
    return opened


def review(dialog: ImportDialog) -> Review:
    assert dialog.review is not None
    return dialog.review


def choices(dialog: ImportDialog) -> ImportChoices:
    assert dialog.choices is not None
    return dialog.choices


def choose(dialog: ImportDialog, tab: Tab, row: int = 0) -> None:
    review(dialog).show_tab(tab)
    review(dialog).list.setCurrentIndex(review(dialog).model.index(row, 0))


def tabs(dialog: ImportDialog) -> list[tuple[str, str]]:
    bar = review(dialog).tabs
    return [(bar.tabText(at), bar.tabData(at).text) for at in range(bar.count())]


def pick(qtbot: QtBot, picker: PeoplePicker, typed: str) -> None:
    """Type the beginning of a name and take the first who is offered."""
    picker.edit.setFocus()
    qtbot.waitUntil(picker.edit.hasFocus)
    qtbot.keyClicks(picker.edit, typed)
    offered = picker._list
    qtbot.waitUntil(offered.isVisible)
    if picker._list.current() is None:
        qtbot.keyClick(picker.edit, Qt.Key.Key_Down)
    qtbot.keyClick(picker.edit, Qt.Key.Key_Enter)
