"""The bench's own arithmetic, its table and its JSON."""

from __future__ import annotations

import json

import pytest

from tests.bench import figures
from tests.bench.figures import Measure, Spread

START = Measure("start", 1.5, "x", 2.0, "a minimal window, 0.1 s", Spread(1.5, 1.4, 1.7))
SLOW = Measure("search", 9.0, "ms", 8.0, "from key to rows", Spread(9.0, 2.0, 40.0))


def test_a_pair_is_compared_with_its_own_partner() -> None:
    # The machine was twice as slow in the second pair.
    assert figures.in_pairs([3.0, 6.0, 3.0], [1.0, 2.0, 2.0]) == Spread(3.0, 1.5, 3.0)


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_percentile_is_a_value_that_was_seen(share: float, value: float) -> None:
    assert figures.percentile([float(each) for each in range(100, 0, -1)], share) == value


def test_a_goal_is_met_up_to_the_goal_itself() -> None:
    assert Measure("x", 2.0, "x", 2.0, "", Spread(2, 2, 2)).met
    assert not SLOW.met


def test_the_json_holds_the_measures_and_nothing_else() -> None:
    told = json.loads(figures.as_json([START, SLOW]))
    assert told == {
        "measures": [
            {
                "name": "start",
                "value": 1.5,
                "unit": "x",
                "goal": 2.0,
                "against": "a minimal window, 0.1 s",
                "met": True,
            },
            {
                "name": "search",
                "value": 9.0,
                "unit": "ms",
                "goal": 8.0,
                "against": "from key to rows",
                "met": False,
            },
        ]
    }


def test_the_table_says_what_is_missed() -> None:
    table = figures.as_table([START, SLOW])
    assert "MISSED" in table.splitlines()[2]
    assert "MISSED" not in table.splitlines()[1]
    assert table.splitlines()[-1] == "1 of 2 goals met; missed: search"
    assert "1 of 1 goals met" in figures.as_table([START])


@pytest.mark.parametrize(
    ("value", "told"), [(0.0871, "0.087"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234")]
)
def test_numbers_are_as_exact_as_they_are_trusted(value: float, told: str) -> None:
    assert figures.number(value) == told
