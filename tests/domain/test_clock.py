"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from netdesk.domain.clock import parse_time, step_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("09", time(9)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9,30", time(9, 30)),
        ("14h30", time(14, 30)),
        ("14h", time(14)),
        ("14 Uhr", time(14)),
        (" 2pm ", time(14)),
        ("2 PM", time(14)),
        ("2:05 p.m.", time(14, 5)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("midnight", time(0)),
        ("23:59", time(23, 59)),
        ("0", time(0)),
    ],
)
def test_times_are_read_however_they_are_typed(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "24", "25:00", "9:60", "13pm", "0am", "9:3", "12345", "-9", "9-10"]
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert parse_time(typed) is None


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [
        (time(9, 30), 1, time(9, 35)),
        (time(9, 30), -1, time(9, 25)),
        (time(9, 32), 1, time(9, 35)),
        (time(9, 32), -1, time(9, 30)),
        (time(9, 58), 1, time(10)),
        (time(0, 2), -1, time(0)),
        (time(0), -1, time(0)),
        (time(23, 55), 1, time(23, 55)),
        (time(9), 12, time(10)),
    ],
)
def test_steps_go_from_five_to_five_minutes_within_the_day(start: time, steps: int, end: time) -> None:
    assert step_time(start, steps) == end
