"""A desk that knows some people, files of them and of others, and the import dialog over both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.jobs import Jobs
from tests.ui.dialogs.import_people.dry_run import CARDS, LINKEDIN, open_dialog


@pytest.fixture
def known(desk: Desk) -> Desk:
    for name, email, organization in (
        (Name(given="Leila", family="Haddad"), "leila@x.example", "Halden"),
        (Name(given="Ruth", family="Abernathy"), "", "Commons"),
        (Name(given="Hana", family="Novak"), "", "Northgrid"),
        (Name(given="Sam", family="Same"), "sam@x.example", ""),
    ):
        emails = (Labelled(email, "work"),) if email else ()
        contacts.add_contact(desk, Contact(name, emails=emails, organization=organization))
    return desk


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "phone.vcf").write_text(CARDS)
    (tmp_path / "Connections.csv").write_text(LINKEDIN)
    return [tmp_path / "phone.vcf", tmp_path / "Connections.csv"]


@pytest.fixture
def dialog(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, files: list[Path]
) -> Iterator[ImportDialog]:
    opened = open_dialog(qtbot, jobs, files, window)
    yield opened
    if isValid(opened):
        opened.reject()
