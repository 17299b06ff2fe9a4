"""A desk of its own for every test, and what is told of its changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store.undoing import Told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the desk is."""
    return tmp_path / "mine.netdesk"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A new desk."""
    opened = Desk.open(path)
    yield opened
    opened.close()


@pytest.fixture
def reader(desk: Desk) -> Iterator[Reader]:
    """A connection that reads it."""
    with desk.reader() as opened:
        yield opened


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk)
