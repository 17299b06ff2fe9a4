"""Ticking ways to meet people and wanting organizations: pure edits of one value."""

from __future__ import annotations

from netdesk.domain.widening import Picked, Widening, no_longer_want, pick, say, unpick, want

FAIR, MEETUP = Picked("career-fairs", "Career fair"), Picked("meetups", "Meetup")


def test_several_of_one_way_stand_together() -> None:
    found = pick(pick(pick(Widening(), FAIR), MEETUP), Picked("career-fairs", "Spring fair"))
    assert [each.name for each in found.picked] == ["Career fair", "Spring fair", "Meetup"]
    assert len(found.of_way("career-fairs")) == 2


def test_a_tick_is_taken_away_and_changed_by_its_place() -> None:
    found = pick(pick(Widening(), FAIR), MEETUP)
    assert unpick(found, 0).picked == (MEETUP,)
    assert say(found, 1, Picked("meetups", "Grid evening")).picked[1].name == "Grid evening"


def test_an_organization_is_wanted_once_however_it_is_written() -> None:
    found = want(Widening(), ["Halden  Storage", "HALDEN storage", "", " ", "Aoba Cells"])
    assert found.wanted == ("Halden Storage", "Aoba Cells")
    assert no_longer_want(found, 0).wanted == ("Aoba Cells",)
