"""Ticking ways to meet people and wanting organizations: pure edits of one value."""

from __future__ import annotations

from netdesk.domain.widening import Widening, no_longer_want, want


def test_an_organization_is_wanted_once_however_it_is_written() -> None:
    found = want(Widening(), ["Halden  Storage", "HALDEN storage", "", " ", "Aoba Cells"])
    assert found.wanted == ("Halden Storage", "Aoba Cells")
    assert no_longer_want(found, 0).wanted == ("Aoba Cells",)
