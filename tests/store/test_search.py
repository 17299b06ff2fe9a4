"""Search: every word that can be read of a contact finds them, and nothing typed can be wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.errors import Cancelled
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, interactions
from netdesk.store import contacts as kept
from netdesk.store import search
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


def _found(reader: Reader, text: str) -> list[int]:
    return list(contacts.contact_ids(reader, ContactView(text=text)))


class Searched:
    """One desk for all the names of a property test: each is searched for and never kept."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def finds(self, contact: Contact, *queries: str) -> list[bool]:
        """Whether each query finds the contact."""
        answers: list[bool] = []
        with suppress(Cancelled), self.desk.change("Never kept") as change:
            search.refresh(change.connection, kept.insert(change, [contact]))
            for query in queries:
                found = search.matching_ids(change.connection, query)
                answers.append(found is not None and len(found) == 1)
            raise Cancelled
        return answers


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    desk = Desk.open(tmp_path_factory.mktemp("search") / "mine.netdesk")
    yield Searched(desk)
    desk.close()


LETTERS = {"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No"}


def _is_visible(character: str) -> bool:
    # The saltillo is an apostrophe among the letters: like every apostrophe it is passed over.
    return unicodedata.category(character) in LETTERS and character not in "Ꞌꞌ"


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=25)


@given(name=names)
@example(name="O´Neil")
@example(name="a\x00b")
@example(name='"; DROP TABLE contact; --')
@example(name="ᾳ ͅ")
def test_every_visible_word_of_a_name_finds_it(searched: Searched, name: str) -> None:
    visible = [word for word in name.split() if any(_is_visible(each) for each in word)]
    assert all(
        searched.finds(Contact(Name(display=name), organization="Halden"), *visible, name if visible else "h")
    )


unspaced = st.text(
    st.sampled_from("山田太郎王小明東京さくらカタカナがぱー々กขคงจฉชดตนบมยรลวสหอะาเแโใไ"),
    min_size=1,
    max_size=8,
)


@given(name=unspaced, ends=st.tuples(st.integers(0, 8), st.integers(0, 8)))
def test_any_part_of_a_name_without_spaces_finds_it(
    searched: Searched, name: str, ends: tuple[int, int]
) -> None:
    part = name[min(ends) : max(ends)]
    found = searched.finds(Contact(Name(display=name)), name, *([part] if part else []))
    assert all(found)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("山田太郎", "田太"),
        ("กิตติศักดิ์", "ติศั"),
        ("น้ำผึ้ง", "ผึ้ง"),
        ("さくらももこ", "らも"),
        ("ガギグ", "ｷﾞｸﾞ"),
        ("𠮷野家", "野"),
    ],
)
def test_a_part_in_the_middle_finds_a_name(searched: Searched, name: str, part: str) -> None:
    assert searched.finds(Contact(Name(display=name)), part, part[::-1]) == [True, part == part[::-1]]


@given(text=st.text(st.characters(), max_size=40))
@example(text='"')
@example(text="name:")
@example(text="a NEAR(b, 2) OR NOT c* ^d + - (")
@example(text="\ud800")
@example(text="ann " * 3000)
def test_nothing_typed_is_a_syntax_error(searched: Searched, text: str) -> None:
    with searched.desk.reader() as reader:
        found = contacts.contact_ids(reader, ContactView(text=text))
        assert len(found) == 0
        assert contacts.find_people(reader, text) == []


ANN = Contact(
    Name(
        given="Ann", further="Maria", family="Nováková", nickname="Anka", phonetic_family="ノヴァーコヴァー"
    ),
    organization="Halden Værft",
    department="Research",
    title="Naval architect",
    emails=(Labelled("ann.n@halden.example"),),
    phones=(Labelled("+47 555 01 42"),),
    links=(Labelled("https://www.linkedin.example/in/ann-n"),),
    addresses=(Address(street="Storgata 7", city="Ålesund", country="Norway"),),
    notes="Knows Øystein; plays the hurdy-gurdy.",
    tags=("career fair", "boats"),
    how_met="at the regatta",
    where_met="Bergen",
    introducer="Mr. Quist",
    pronunciation="no-VAH-ko-vah",
    circle_id=1,
)


@pytest.mark.parametrize(
    "query",
    ["ann", "NOVAK", "maria nov", "anka", "ヴァー", "vaerft", "naval", "research", "ann.n@halden",
     "halden.ex", "+47 555", "4755501", "5550142", "0142", "55501 42", "linkedin", "in/ann", "storgata 7",
     "alesund", "norway", "oystein", "hurdy-g", "gurdy", "boats fair", "regatta", "bergen", "quist", "no-vah",
     "internships",
     "objective", "patience", "lofoten", "cod", "why boats", "blueprint", "annual"],
)  # fmt: skip
def test_everything_known_of_a_contact_finds_them(desk: Desk, reader: Reader, query: str) -> None:
    contacts.add_contact(desk, ANN)
    plan = Plan(
        objective="My objective", pitch="I have patience", research=("Founded in Lofoten",), stories=("Cod",),
        bring=("Blueprint",), ask="The annual report", questions=(PlanQuestion("Why boats?"),),
    )  # fmt: skip
    interactions.add_interaction(desk, Interaction(Kind.COFFEE_CHAT, (1,), notes="x", plan=plan))
    assert _found(reader, query) == [1]


@pytest.mark.parametrize("query", ["ovak", "nova bert", "nn", "4755502", "!!", "- -", "objectives"])
def test_what_is_not_there_finds_nobody(desk: Desk, reader: Reader, query: str) -> None:
    contacts.add_contact(desk, ANN)
    assert _found(reader, query) == []


def test_a_blank_query_shows_everybody(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, ANN)
    for blank in ("", "   ", "\t"):
        assert _found(reader, blank) == [1]


def test_what_an_interaction_says_is_found_for_all_who_take_part_and_no_longer_after(
    desk: Desk, reader: Reader
) -> None:
    for name in ("Ann", "Bo", "Cy"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2), notes="Lofoten"))
    assert _found(reader, "lofoten") == [1, 2]
    present = interactions.interaction(reader, 1)
    assert present
    interactions.save_interaction(desk, replace(present, contact_ids=(2, 3)))
    assert _found(reader, "lofoten") == [2, 3]
    interactions.save_interaction(desk, replace(present, contact_ids=(2, 3), notes="Bergen"))
    assert _found(reader, "lofoten") == []
    assert _found(reader, "bergen") == [2, 3]
    contacts.delete_contacts(desk, [3])
    assert _found(reader, "bergen") == [2]
    interactions.delete_interactions(desk, [1])
    assert _found(reader, "bergen") == []
    desk.undo()
    desk.undo()
    assert _found(reader, "bergen") == [2, 3]


def test_people_are_offered_by_their_names_alone(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, ANN)
    contacts.add_contact(
        desk, Contact(Name(given="Bo"), notes="A friend of Ann", title="Cook", organization="Inn")
    )
    assert [(hit.id, hit.name) for hit in contacts.find_people(reader, "ann")] == [(1, "Ann Maria Nováková")]
    assert contacts.find_people(reader, "bo")[0].detail == "Cook, Inn"
    assert [hit.id for hit in contacts.find_people(reader, " ")] == [1, 2]
    assert [hit.id for hit in contacts.find_people(reader, "", limit=1)] == [1]
    assert contacts.find_people(reader, "?!") == []
