"""Ticking ways to meet people and wanting organizations: pure edits of one value."""

from __future__ import annotations

from netdesk.domain.contacts import Circle
from netdesk.domain.organization_rows import CircleCount, OrganizationRow
from netdesk.domain.widening import Gaps, Widening, gaps, no_longer_want, want


def test_an_organization_is_wanted_once_however_it_is_written() -> None:
    found = want(Widening(), ["Halden  Storage", "HALDEN storage", "", " ", "Aoba Cells"])
    assert found.wanted == ("Halden Storage", "Aoba Cells")
    assert no_longer_want(found, 0).wanted == ("Aoba Cells",)


def test_gaps_are_wanted_places_without_anybody_and_circles_that_lead_to_none_of_them() -> None:
    work, family = Circle(1, "Work"), Circle(2, "Family")
    halden = OrganizationRow(1, "halden", "Halden", 2, circles=(CircleCount(1, "Work", 0, 2),))
    aoba = OrganizationRow(2, "aoba", "Aoba Cells")
    assert gaps([halden, aoba], [work, family]) == Gaps(("Aoba Cells",), ("Family",))
    assert gaps([], [work]) == Gaps()
