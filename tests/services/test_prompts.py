"""The prompts that bring people to mind: enough for every circle, each a short question of our own."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from netdesk.domain.contacts import DEFAULT_CIRCLES, Circle
from netdesk.domain.folding import fold
from netdesk.services.prompts import (
    OWN,
    Prompt,
    circle_of_page,
    from_the_past,
    own_circles,
    page_of_circle,
    prompt_pages,
)

CIRCLES = [Circle(at, name, hue) for at, (name, hue) in enumerate(DEFAULT_CIRCLES, 1)]
EVERY = [prompt for page in prompt_pages() for prompt in (*page.prompts, *page.past)]


def test_every_circle_of_a_new_desk_is_asked_about_in_its_order_and_the_users_own_at_the_end() -> None:
    assert [page.circle for page in prompt_pages()] == [*(name for name, _ in DEFAULT_CIRCLES), ""]
    assert prompt_pages()[-1].key == OWN


@pytest.mark.parametrize("page", prompt_pages(), ids=lambda page: page.key)
def test_a_page_has_a_title_a_sentence_and_prompts_enough_to_go_on_with(page: object) -> None:
    assert page.title.endswith("?")  # type: ignore[attr-defined]
    assert re.fullmatch(r"[A-Z].{20,110}\.", page.sentence)  # type: ignore[attr-defined]
    assert 6 <= len(page.prompts) <= 12  # type: ignore[attr-defined]


def test_each_prompt_is_one_short_question() -> None:
    assert [each.text for each in EVERY if not re.fullmatch(r"[A-Z][^?.!\n]{10,78}\?", each.text)] == []


def test_prompts_are_told_apart_by_key_and_by_words() -> None:
    for told in ([each.key for each in EVERY], [fold(each.text) for each in EVERY]):
        assert [each for each, count in Counter(told).items() if count > 1] == []
    assert [each.key for each in EVERY if not re.fullmatch(r"[a-z]+(-[a-z]+)+", each.key)] == []


def test_only_prompts_about_the_past_leave_room_for_a_place() -> None:
    for page in prompt_pages():
        assert [each.text for each in page.prompts if "{" in each.text] == []
        assert [each.text for each in page.past if each.text.count("{place}") != 1] == []


def test_imported_positions_and_schools_are_asked_about_the_latest_first_and_once() -> None:
    past = {
        "positions": [
            {"company name": "Halden  Storage", "title": "Intern"},
            {"company name": "Northgrid"},
            {"company name": "HALDEN STORAGE", "title": "Engineer"},
        ],
        "schools": [{"school name": "Lund University"}],
    }
    work, school = page_of_circle("work and INTERNSHIPS"), page_of_circle("School and alumni")
    asked = from_the_past(work, past)
    assert [each.place for each in asked] == ["Halden Storage", "Halden Storage", "Northgrid", "Northgrid"]
    assert asked[0] == Prompt(
        "work-past-with:Halden Storage", "Who worked with you at {place}?", "Halden Storage"
    )
    assert [each.place for each in from_the_past(school, past)] == ["Lund University"] * 2
    assert from_the_past(page_of_circle("Online"), past) == ()


@pytest.mark.parametrize(
    "past",
    [
        {},
        {"positions": None},
        {"positions": "x"},
        {"positions": [3, {}, {"company name": 5}, {"company name": " "}]},
    ],
)
def test_a_past_that_is_not_as_it_should_be_asks_nothing(past: dict[str, object]) -> None:
    assert from_the_past(page_of_circle("Work and internships"), past) == ()


def test_an_enormous_past_asks_about_the_latest_places_only() -> None:
    past = {"positions": [{"company name": f"Firm {at}"} for at in range(500)]}
    asked = from_the_past(page_of_circle("Work and internships"), past)
    assert [each.place for each in asked[::2]] == [f"Firm {at}" for at in range(12)]


def test_a_circle_of_the_users_own_belongs_to_the_last_page() -> None:
    mine = Circle(6, "Lindy {hop}", 2)
    assert page_of_circle(mine.name).key == OWN
    assert own_circles([*CIRCLES, mine]) == [mine]
    assert circle_of_page(prompt_pages()[-1], [*CIRCLES, mine]) is None
    assert circle_of_page(prompt_pages()[0], CIRCLES) == CIRCLES[0]
    assert circle_of_page(prompt_pages()[0], [mine]) is None
