"""The first hits of a search among very many people are those of the whole answer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.store import contacts, first_hits, pages
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

GIVEN = ("Anna", "Andrea", "Bob", "Carla", "Ana", "Zoe", "Ängel", "Marta")
FAMILY = ("Haddad", "Andersson", "Smith", "Baker", "Adams", "Zhang")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A desk of 6,000 people."""
    desk = Desk.open(Path(tmp_path_factory.mktemp("desk")) / "many.netdesk")
    chance = random.Random(1)
    people = [
        Contact(
            Name(given=chance.choice(GIVEN), family=f"{chance.choice(FAMILY)} {number % 50}"),
            title="Engineer",
        )
        for number in range(6000)
    ]
    with desk.change("Many") as change:
        for start in range(0, len(people), 500):
            contacts.insert(change, people[start : start + 500])
            change.part()
    with desk.reader() as reading:
        yield reading
    desk.close()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    "text", ["a", "an", "e", "ann", "h", "z", "zo", "eng", "a b", "anna haddad", "1", "q"]
)
def test_the_first_hits_are_the_beginning_of_all(reader: Reader, text: str, descending: bool) -> None:
    view = ContactView(text=text, descending=descending)
    assert pages.contact_ids(reader, view, 50) == pages.contact_ids(reader, view)[:50]


def test_what_many_match_is_found_by_walking_the_names(reader: Reader) -> None:
    found = first_hits.by_name(reader, "a", 50)
    assert found is not None
    assert len(found) == 50


@pytest.mark.parametrize(
    ("text", "many"), [("q", False), ("haddad 7", False), ("engineer", True), ("zo", True)]
)
def test_few_hits_are_left_to_fetching_and_sorting(reader: Reader, text: str, many: bool) -> None:
    assert (first_hits.by_name(reader, text, 50) is not None) == many


def test_looking_up_takes_no_contact_from_its_table(reader: Reader) -> None:
    plans: list[str] = []

    def explain(_cursor: object, sql: str, values: object) -> bool:
        if "INDEXED BY" in sql and not sql.startswith("EXPLAIN"):
            plans.extend(row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql}", values))  # type: ignore[arg-type]
        return True

    reader.raw.exec_trace = explain
    try:
        assert first_hits.by_name(reader, "zo", 50)
    finally:
        reader.raw.exec_trace = None
    assert "SCAN contact USING COVERING INDEX contact_by_name" in plans
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]
