"""The ways to meet people: every kind that the guide names, each with a line on how to use it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from netdesk.domain.events import Event, EventKind
from netdesk.resources import resource_path
from netdesk.services.ways import Way, on_the_desk, way, ways

AT_SCHOOL = {
    EventKind.COMPANY_PRESENTATION,
    EventKind.CAREER_FAIR,
    EventKind.ALUMNI_PLATFORM,
    EventKind.LIVING_GROUP,
    EventKind.STUDENT_GROUP,
}
BEYOND = {
    EventKind.ASSOCIATION,
    EventKind.CONFERENCE,
    EventKind.REGIONAL_FAIR,
    EventKind.COMMUNITY_GROUP,
    EventKind.ONLINE_GROUP,
    EventKind.MEETUP,
}


def test_every_kind_is_offered_where_it_belongs_and_school_comes_first() -> None:
    assert {each.kind for each in ways() if each.at_school} == AT_SCHOOL
    assert {each.kind for each in ways() if not each.at_school} == {*BEYOND, EventKind.OTHER}
    assert [each.at_school for each in ways()] == sorted((each.at_school for each in ways()), reverse=True)


def test_the_online_groups_are_named_each_by_itself() -> None:
    assert [each.title for each in ways() if each.kind is EventKind.ONLINE_GROUP] == ["LinkedIn", "Facebook"]


@pytest.mark.parametrize("each", ways(), ids=lambda each: each.key)
def test_each_says_how_to_use_it_and_what_to_want(each: Way) -> None:
    assert re.fullmatch(r"[A-Z].{40,160}\.", each.how)
    assert 1 <= len(each.aims) <= 3
    assert [aim for aim in each.aims if not re.fullmatch(r"[A-Z][^.\n]{8,50}", aim)] == []
    assert resource_path(f"icons/{each.icon}.svg").is_file()
    assert each.name or each.kind is EventKind.OTHER


def test_ways_are_told_apart_and_found_by_their_keys() -> None:
    assert [key for key, count in Counter(each.key for each in ways()).items() if count > 1] == []
    assert all(way(each.key) is each for each in ways())
    assert way("gone") is None


def test_none_of_the_words_can_be_taken_for_a_pattern() -> None:
    words = [text for each in ways() for text in (each.title, each.name, each.how, *each.aims)]
    assert [text for text in words if "{" in text or "}" in text] == []


def test_events_of_the_desk_are_counted_by_way_and_online_groups_by_their_names() -> None:
    found = on_the_desk(
        (
            Event("Spring fair", EventKind.CAREER_FAIR),
            Event("Autumn fair", EventKind.CAREER_FAIR),
            Event("LINKEDIN group of storage", EventKind.ONLINE_GROUP),
            Event("Old class", EventKind.ONLINE_GROUP, link="https://facebook.example/groups/7"),
            Event("Forum", EventKind.ONLINE_GROUP),
            Event("Wedding"),
        )
    )
    assert found == {"career-fairs": 2, "linkedin": 1, "facebook": 1}
