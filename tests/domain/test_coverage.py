"""Which circles reach which organizations, and the gaps."""

from __future__ import annotations

from netdesk.domain.contacts import Circle
from netdesk.domain.coverage import MOST, coverage
from netdesk.domain.organization_rows import Spelling, grouped
from netdesk.domain.organizations import Organization

CIRCLES = (Circle(1, "Work and internships", 0), Circle(2, "Family and friends", 1), Circle(3, "Online", 2))
ROWS = grouped(
    [Spelling("Halden", 1, 2), Spelling("Halden AS", 2, 1), Spelling("Looms", 1, 5), Spelling("Solo", 0, 1)],
    [
        Organization("Halden", wanted=True, id=1),
        Organization("Kestrel", wanted=True, id=2),
        Organization("Solo", wanted=True, id=3),
        Organization("Noted only", id=4),
    ],
    all_circles=CIRCLES,
)


def test_wanted_organizations_stand_first_and_those_without_anybody_on_top() -> None:
    found = coverage(ROWS, CIRCLES)
    assert [(each.row.name, each.people) for each in found.reaches] == [
        ("Kestrel", (0, 0, 0, 0)),
        ("Halden", (2, 1, 0, 0)),
        ("Solo", (0, 0, 0, 1)),
        ("Looms", (5, 0, 0, 0)),
    ]
    assert [each.name for each in found.circles][-1] == "", "people without a circle have a column"


def test_gaps_are_where_nobody_or_only_one_is_known_and_circles_that_reach_nothing_wanted() -> None:
    found = coverage(ROWS, CIRCLES)
    assert [each.name for each in found.gaps] == ["Kestrel"]
    assert [each.name for each in found.thin] == ["Solo"]
    assert [each.name for each in found.silent] == ["Online"]


def test_only_wanted_ones_can_be_asked_for() -> None:
    found = coverage(ROWS, CIRCLES, wanted_only=True)
    assert {each.row.name for each in found.reaches} == {"Halden", "Kestrel", "Solo"}


def test_without_anything_wanted_no_circle_is_blamed() -> None:
    rows = grouped([Spelling("Looms", 1, 5)], [], all_circles=CIRCLES)
    found = coverage(rows, CIRCLES)
    assert not found.silent
    assert not found.gaps
    assert not found.thin
    assert len(found.circles) == 3


def test_of_very_many_the_fullest_are_shown_and_the_others_counted() -> None:
    rows = grouped([Spelling(f"Company {n}", 1, n + 1) for n in range(MOST + 5)], [], all_circles=CIRCLES)
    found = coverage(rows, CIRCLES)
    assert len(found.reaches) == MOST
    assert found.left_out == 5
    assert found.reaches[0].row.people == MOST + 5
