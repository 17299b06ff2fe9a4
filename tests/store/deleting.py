"""Who is on the desk, who is gone from it, and what stands in the way of their coming back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.history import Gone, GoneKey
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.names import Name
from netdesk.services import contacts, events, goals, history, interactions
from netdesk.services.history import InTheWay
from netdesk.store import contacts as kept_contacts
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store import given


def gone(reader: Reader, text: str = "") -> list[Gone]:
    return history.gone(reader, history.gone_keys(reader, text))


def gone_names(reader: Reader, text: str = "") -> list[str]:
    return [each.words for each in gone(reader, text)]


def key_of(reader: Reader, words: str) -> GoneKey:
    return next(each.key for each in gone(reader) if each.words == words)


def add(desk: Desk, *names: str) -> None:
    for name in names:
        contacts.add_contact(desk, Contact(Name(given=name), emails=(Labelled(f"{name}@halden.example"),)))


def in_the_way(desk: Desk, wanted: list[GoneKey]) -> list[int]:
    """What must be undone for a restore, found by trying; the desk is as before."""
    try:
        history.restore(desk, wanted)
    except InTheWay as refused:
        return [entry.id for entry in refused.entries]
    history.undo(desk)
    return []


@contextmanager
def filled_desk(people: list[Contact], ties: list[tuple[int, int]], calls: list[set[int]]) -> Iterator[Desk]:
    """A desk with these people, tied to each other by introductions and calls."""
    with tempfile.TemporaryDirectory(prefix="netdesk-restoring-") as folder:
        desk = Desk.open(Path(folder) / "a.netdesk")
        try:
            for each in (*given.PEOPLE, *people):
                contacts.add_contact(desk, each)
            for place, introducer in ties:
                present = kept_contacts.get(desk.writer, [place])[0]
                contacts.save_contact(desk, replace(present, introduced_by=introducer))
            for touch in given.TOUCHES:
                interactions.add_interaction(desk, touch)
            for ids in calls:
                plan = Plan(bring=("A pen",))
                interactions.add_interaction(desk, Interaction(Kind.CALL, tuple(sorted(ids)), plan=plan))
            for ids in calls:
                events.save(desk, Event("Fair", contact_ids=tuple(sorted(ids))))
                goals.save(desk, Goal("Six talks", helper_ids=tuple(sorted(ids))))
            yield desk
        finally:
            desk.close()


IDS = st.integers(1, 6)
FILLED = st.tuples(
    st.lists(given.contacts, min_size=3, max_size=3),
    st.lists(st.tuples(IDS, IDS), max_size=4),
    st.lists(st.sets(IDS, min_size=1, max_size=3), max_size=3),
)
