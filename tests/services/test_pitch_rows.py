"""Pitches with their rehearsals and their time, and versions made of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.domain.errors import Trouble
from netdesk.domain.goals import Goal
from netdesk.domain.now import stop_clock
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.domain.rehearsing import Nudge
from netdesk.services import goals, history, pitch_rows, pitches
from netdesk.store.desk import Desk

TEXT = " ".join(["We rebuilt the test rig and cut the time by a third."] * 4)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    stop_clock(datetime(2026, 10, 13, 9, tzinfo=UTC))
    opened = Desk.open(tmp_path / "mine.netdesk")
    yield opened
    opened.close()
    stop_clock(None)


def test_time_is_reckoned_at_ones_own_pace_once_it_was_measured(desk: Desk) -> None:
    pitch = pitches.save(desk, Pitch("Engineers", text=TEXT))
    (before,) = pitch_rows.pitch_rows(desk.writer)
    assert not before.is_measured

    pitches.rehearsed(desk, Rehearsal(pitch, "2026-10-12T10:00:00+00:00", 2 * before.seconds, 44))
    (after,) = pitch_rows.pitch_rows(desk.writer)

    assert after.is_measured
    assert after.pace < before.pace
    assert after.seconds > before.seconds


def test_each_pitch_has_its_own_rehearsals_and_its_goals_words(desk: Desk) -> None:
    goal = goals.save(desk, Goal("Learn"))
    one = pitches.save(desk, Pitch("Engineers", text=TEXT, goal_id=goal))
    pitches.save(desk, Pitch("Alumni", text=TEXT))
    pitches.rehearsed(desk, Rehearsal(one, "2026-10-12T10:00:00+00:00", 29, 44))

    first, second = pitch_rows.pitch_rows(desk.writer)

    assert (first.goal, first.standing.times, first.standing.nudge) == ("Learn", 1, Nudge.AGAIN)
    assert (second.goal, second.standing.times, second.standing.nudge) == ("", 0, Nudge.FIRST)


def test_a_version_begins_with_all_of_the_first_and_is_one_step(desk: Desk) -> None:
    parts = Ingredients(who="Ana", question="How?")
    first = pitches.save(desk, Pitch("Engineers", "Learn", None, parts, TEXT, True))

    second = pitch_rows.version_for(desk, first, "Recruiters")

    made = pitches.pitch(desk.writer, second)
    assert made == Pitch("Recruiters", "Learn", None, parts, TEXT, True, first, second)
    history.undo(desk)
    assert [each.id for each in pitches.every(desk.writer)] == [first]


def test_no_version_is_made_of_a_pitch_that_is_gone(desk: Desk) -> None:
    with pytest.raises(Trouble, match="no longer on the desk"):
        pitch_rows.version_for(desk, 5, "Recruiters")
