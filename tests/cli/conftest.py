"""A desk that is not there yet, and a file of people, for the verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cards import CARD, OTHER


@pytest.fixture
def desk(tmp_path: Path) -> str:
    return str(tmp_path / "a.netdesk")


@pytest.fixture
def cards(tmp_path: Path) -> str:
    path = tmp_path / "people.vcf"
    path.write_text(CARD + OTHER, newline="")
    return str(path)
