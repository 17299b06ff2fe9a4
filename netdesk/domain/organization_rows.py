"""Organizations as the window lists them: those that people belong to and those that are kept, in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from netdesk.domain.contacts import Circle
from netdesk.domain.folding import fold
from netdesk.domain.organization_names import organization_key
from netdesk.domain.organizations import Organization
from netdesk.domain.quick_hash import sha1
from netdesk.domain.value import value


@value
class Spelling:
    """How some people of one circle write their organization; `circle_id` is 0 for those without one.
    `met` of these `people` were talked to."""

    name: str
    circle_id: int
    people: int
    met: int = 0


@value
class CircleCount:
    """How many people of a circle are at an organization; id 0 and no name for those without a circle."""

    circle_id: int
    name: str
    hue: int
    people: int


@value
class OrganizationRow:
    """One line of the organizations. `id` comes from `key` and stays while the name means the same; `kept_id`
    is 0 for one that only people's words name. `spellings` are all ways in which people and events write it,
    `circles` the circles from which people are there, the fullest first."""

    id: int
    key: str
    name: str
    people: int = 0
    met: int = 0
    events: int = 0
    spellings: tuple[str, ...] = ()
    circles: tuple[CircleCount, ...] = ()
    kept_id: int = 0
    industry: str = ""
    place: str = ""
    site: str = ""
    wanted: bool = False
    is_researched: bool = False
    searched: str = ""

    @property
    def is_gap(self) -> bool:
        """True when somebody is wanted there and nobody is known."""
        return self.wanted and not self.people


def row_id(key: str) -> int:
    """A number that stays the same for a key, never 0."""
    return int.from_bytes(sha1(key.encode())[:7], "big") or 1


def grouped(
    spellings: Iterable[Spelling],
    kept: Sequence[Organization],
    at_events: Iterable[str] = (),
    all_circles: Iterable[Circle] = (),
) -> list[OrganizationRow]:
    """One row for each organization, by `organization_key`; the kept name counts, else the commonest one."""
    named = {each.id: each for each in all_circles}
    names: dict[str, dict[str, int]] = defaultdict(dict)
    circles: dict[str, dict[int, int]] = defaultdict(dict)
    met: dict[str, int] = defaultdict(int)
    events: dict[str, int] = defaultdict(int)
    for each in spellings:
        key = organization_key(each.name)
        names[key][each.name] = names[key].get(each.name, 0) + each.people
        circles[key][each.circle_id] = circles[key].get(each.circle_id, 0) + each.people
        met[key] += each.met
    for name in at_events:
        key = organization_key(name)
        names[key].setdefault(name, 0)
        events[key] += 1
    known = {organization_key(each.name): each for each in reversed(kept)}
    for key, own in known.items():
        names[key].setdefault(own.name, 0)
    return [
        _row(
            key,
            ways,
            _counts(circles.get(key, {}), named),
            met.get(key, 0),
            events.get(key, 0),
            known.get(key),
        )
        for key, ways in names.items()
        if key
    ]


def _counts(people: dict[int, int], named: dict[int, Circle]) -> tuple[CircleCount, ...]:
    counts = (
        CircleCount(circle_id, named[circle_id].name, named[circle_id].hue, count)
        if circle_id in named
        else CircleCount(0, "", 0, count)
        for circle_id, count in people.items()
    )
    return tuple(sorted(counts, key=lambda each: (not each.name, -each.people, each.name)))


def _row(
    key: str,
    ways: dict[str, int],
    circles: tuple[CircleCount, ...],
    met: int,
    events: int,
    own: Organization | None,
) -> OrganizationRow:
    spellings = tuple(sorted(ways, key=lambda way: (-ways[way], way)))
    name = own.name if own else spellings[0]
    people = sum(each.people for each in circles)
    told = (name, *spellings) if len(spellings) > 1 or spellings[0] != name else (name,)
    if own is None:
        return OrganizationRow(
            row_id(key), key, name, people, met, events, spellings, circles, searched=fold(" ".join(told)),
        )  # fmt: skip
    told = (*told, own.industry, own.place, own.site, own.notes, *own.research)
    return OrganizationRow(
        row_id(key), key, name, people, met, events, spellings, circles,
        own.id or 0, own.industry, own.place, own.site, own.wanted, bool(own.research or own.notes),
        fold(" ".join(told)),
    )  # fmt: skip
