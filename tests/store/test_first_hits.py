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


@pytest.mark.parametrize("text", ["q", "eng", "engineer", "a-b"])
def test_what_would_not_be_quick_is_left_to_gathering(reader: Reader, text: str) -> None:
    quick = first_hits.by_name(reader, text, 50)
    assert (quick is not None) == (text == "eng")


def test_matches_at_the_far_end_of_the_names_are_left_to_gathering(reader: Reader) -> None:
    # More than one in seven has a family name or a given name in Z, but nobody among the first 448.
    assert first_hits.by_name(reader, "zoe", 50) is None
    backwards = first_hits.by_name(reader, "z", 50, descending=True)
    assert backwards is not None
    assert len(backwards) == 50
