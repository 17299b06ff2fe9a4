"""A desk of its own for every test, who is on it, and how it is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new desk."""
    opened = Desk.open(tmp_path / "mine.netdesk")
    yield opened
    opened.close()


@pytest.fixture
def reader(desk: Desk) -> Iterator[Reader]:
    """A connection that reads the desk."""
    with desk.reader() as opened:
        yield opened


@pytest.fixture
def ann_bo_and_cy(desk: Desk) -> None:
    """Ann (1), Bo (2) and Cy (3) are on the desk."""
    for name in ("Ann", "Bo", "Cy"):
        contacts.add_contact(desk, Contact(Name(given=name)))
