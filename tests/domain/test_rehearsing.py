"""How well a pitch sits, and what to do next about it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from netdesk.domain.pitches import Rehearsal
from netdesk.domain.rehearsing import Nudge, Standing, standing_of

NOW = datetime(2026, 10, 13, 9, 0, tzinfo=UTC)


def _said(*seconds: int, rating: int = 0, days_ago: int = 0) -> list[Rehearsal]:
    begun = NOW - timedelta(days=days_ago, hours=5)
    return [
        Rehearsal(1, (begun + timedelta(minutes=at)).isoformat(), each, rating=rating, id=at + 1)
        for at, each in enumerate(seconds)
    ]


def _standing(*said: Rehearsal) -> Standing:
    return standing_of("Hi, I’m Ana.", said, NOW)


def test_a_pitch_without_words_is_to_be_written_first() -> None:
    assert standing_of(" \n", _said(25), NOW).nudge is Nudge.WRITE


def test_one_never_said_aloud_is_to_be_said() -> None:
    assert _standing().nudge is Nudge.FIRST


def test_three_good_ones_in_a_row_and_it_sits() -> None:
    found = _standing(*_said(45, 29, 28, 31))

    assert (found.nudge, found.sits, found.well, found.left) == (Nudge.NONE, True, 3, 0)


def test_a_bad_one_begins_the_row_anew() -> None:
    found = _standing(*_said(29, 28, 60, 30))

    assert (found.nudge, found.sits, found.well, found.left) == (Nudge.AGAIN, False, 1, 2)


def test_twice_too_long_running_means_too_many_words() -> None:
    assert _standing(*_said(28, 41, 38)).nudge is Nudge.SHORTEN
    assert _standing(*_said(41, 33)).nudge is Nudge.AGAIN


def test_what_the_user_thought_badly_of_did_not_go_well() -> None:
    assert _standing(*_said(28, 28, 28, rating=1)).well == 0
    assert _standing(*_said(28, 28, 28, rating=2)).well == 3


def test_after_three_weeks_it_wants_to_be_said_again() -> None:
    assert _standing(*_said(28, 28, 28, days_ago=20)).nudge is Nudge.NONE
    assert _standing(*_said(28, 28, 28, days_ago=21)).nudge is Nudge.REFRESH


def test_the_best_is_nearest_to_the_half_minute_not_the_fastest() -> None:
    assert _standing(*_said(18, 29, 47)).best == 29
    assert _standing(*_said(33, 29)).best == 29, "what is over the half minute is not nearer from below"
    assert _standing(*_said(47, 52)).best == 47


def test_the_order_in_which_they_come_does_not_matter() -> None:
    said = _said(45, 29, 28, 31)

    assert _standing(*reversed(said)) == _standing(*said)


@pytest.mark.parametrize("at", ["", "yesterday", "2026-10-13T08:00:00"])
def test_a_time_that_says_nothing_does_no_harm(at: str) -> None:
    assert _standing(Rehearsal(1, at, 28)).times == 1
