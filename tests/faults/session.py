"""A scripted session at a desk: what somebody does in an evening, step by step, the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.now import stop_clock
from netdesk.domain.own_fields import OwnField, OwnValue
from netdesk.domain.rows import ContactView
from netdesk.services import (
    contacts,
    follow_ups,
    history,
    interactions,
    many_contacts,
    merging,
    own_fields,
    saved_searches,
)
from netdesk.store.desk import Desk
from tests.faults.desks import import_people, person, state

Step = Callable[[Desk], object]
_ROUNDS = 4
_MANY = 120


def steps() -> list[Step]:
    """The session. Time stands still in it, so that two runs leave the same desk."""
    stop_clock(datetime(2026, 10, 13, 9, 15, tzinfo=UTC))
    found: list[Step] = [lambda desk: own_fields.add_own_field(desk, OwnField("Shirt size"))]
    for number in range(_ROUNDS):
        found += _round(1000 * (number + 1), number)
    return found


def _round(first: int, number: int) -> list[Step]:
    """One import and what is done with its people; `first` numbers them, `number` the round."""
    people = [person(first + each) for each in range(_MANY)]

    def whom(desk: Desk, *places: int) -> list[int]:
        with desk.reader() as reader:
            everybody = contacts.contact_ids(reader, ContactView())
        return [everybody[place] for place in places]

    def edit(desk: Desk) -> None:
        with desk.reader() as reader:
            (known,) = contacts.contacts(reader, whom(desk, 3))
        contacts.save_contact(
            desk, replace(known, notes=f"round {number}", own=(OwnValue("Shirt size", f"{number}"),))
        )

    def plan(desk: Desk) -> None:
        start = Moment("2026-10-14T10:30", "Europe/Oslo")
        who = tuple(whom(desk, 4, 5))
        interactions.add_interaction(
            desk, Interaction(Kind.INFORMATIONAL_INTERVIEW, who, start=start, plan=Plan(objective="Learn"))
        )

    def hold(desk: Desk) -> None:
        with desk.reader() as reader:
            latest = max(reader.rows("SELECT id FROM interaction"))[0]
        interactions.mark_held(desk, latest)

    def merge(desk: Desk) -> None:
        keep, other = whom(desk, 10, 11)
        with desk.reader() as reader:
            both = contacts.contacts(reader, (keep, other))
        merging.merge(desk, keep, [other], merging.united(both))

    return [
        lambda desk: import_people(desk, people, 40),
        lambda desk: many_contacts.add_tag(desk, whom(desk, *range(60)), f"fair {number}"),
        edit,
        lambda desk: many_contacts.star(desk, whom(desk, 1, 2, 3), True),
        plan,
        hold,
        lambda desk: follow_ups.remind(desk, whom(desk, 6), "Send the paper", Moment("2026-10-20")),
        lambda desk: saved_searches.save(desk, f"Fair {number}", ContactView(tag=f"fair {number}")),
        lambda desk: contacts.delete_contacts(desk, whom(desk, 7, 8, 9)),
        history.undo,
        merge,
        history.undo,
        history.redo,
        lambda desk: many_contacts.archive(desk, whom(desk, 20, 21), True),
        lambda desk: contacts.delete_contacts(desk, whom(desk, *range(30, 70))),
    ]


def fingerprint(desk: Desk) -> str:
    """All that a user could see of the desk, in one short word."""
    with desk.reader() as reader:
        rows, lines = state(reader)
    return hashlib.sha256(repr((sorted(rows.items()), lines)).encode()).hexdigest()
