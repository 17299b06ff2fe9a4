"""Which circles reach which organizations, and where nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from netdesk.domain.contacts import Circle
from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.value import value

MOST: Final = 60
"""So many organizations are looked at: what is wanted, then where most people are."""
NO_CIRCLE: Final = Circle(0, "")
"""People who are in none stand in a column of their own."""


@value
class Reach:
    """One organization: how many people of each circle are there, in the order of the circles."""

    row: OrganizationRow
    people: tuple[int, ...]

    @property
    def id(self) -> int:
        """That of the organization's row."""
        return self.row.id


@value
class Coverage:
    """Circles against organizations. `silent` are circles that reach nothing that is wanted; empty while
    nothing is. `left_out` is how many organizations are not shown."""

    circles: tuple[Circle, ...]
    reaches: tuple[Reach, ...]
    silent: tuple[Circle, ...] = ()
    left_out: int = 0

    @property
    def gaps(self) -> tuple[OrganizationRow, ...]:
        """Where somebody is wanted and nobody is known."""
        return tuple(each.row for each in self.reaches if each.row.is_gap)

    @property
    def thin(self) -> tuple[OrganizationRow, ...]:
        """Where somebody is wanted and only one is known."""
        return tuple(each.row for each in self.reaches if each.row.wanted and each.row.people == 1)


def coverage(
    rows: Iterable[OrganizationRow], circles: Sequence[Circle], *, wanted_only: bool = False
) -> Coverage:
    """The table of circles and organizations: the wanted ones first, those without anybody on top."""
    found = [row for row in rows if row.wanted or (row.people and not wanted_only)]
    found.sort(key=lambda row: (not row.wanted, not row.is_gap, -row.people, row.key))
    shown = found[:MOST]
    counts = [{each.circle_id: each.people for each in row.circles} for row in shown]
    columns = (*circles, NO_CIRCLE) if any(NO_CIRCLE.id in each for each in counts) else tuple(circles)
    reaches = tuple(
        Reach(row, tuple(each.get(circle.id, 0) for circle in columns))
        for row, each in zip(shown, counts, strict=True)
    )
    reached = {each.circle_id for row in found if row.wanted for each in row.circles}
    has_wanted = any(row.wanted for row in found)
    silent = tuple(each for each in circles if has_wanted and each.id not in reached)
    return Coverage(columns, reaches, silent, len(found) - len(shown))
