"""The next day of what repeats, against an independent reckoner of the same rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.formats.calendar.recurring import AHEAD, next_day, rule_of

START = date(2024, 1, 31)


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    if freq != "DAILY" and draw(st.booleans()):
        nth = draw(st.sampled_from(("", "1", "2", "-1"))) if freq in ("MONTHLY", "YEARLY") else ""
        days = draw(st.lists(st.sampled_from(("MO", "WE", "FR", "SU")), min_size=1, max_size=3, unique=True))
        parts.append("BYDAY=" + ",".join(nth + day for day in days))
    elif freq == "MONTHLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from((1, 15, 31, -1)))}")
    if freq == "YEARLY" and draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.integers(1, 12))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    elif draw(st.booleans()):
        parts.append(f"UNTIL=2026{draw(st.integers(1, 12)):02}15")
    return ";".join(parts)


@given(rules(), st.integers(0, 1_500))
def test_the_next_day_is_the_one_that_others_reckon(text: str, days: int) -> None:
    start = datetime.combine(START, datetime.min.time())
    theirs = rrulestr(text, dtstart=start)
    # Whether the first day counts when no rule gives it is answered in both ways; here only rules that do.
    first = next(iter(theirs), None)
    if first is None:
        return
    start = first
    theirs = rrulestr(text, dtstart=start)
    after = START + timedelta(days=days)
    found = theirs.after(datetime.combine(after, datetime.min.time()), inc=True)
    expected = found.date() if found and found.date() <= max(after, start.date()) + AHEAD else None
    rule = rule_of(text)
    assert rule is not None
    assert next_day(rule, start.date(), after) == expected


def test_positions_choose_among_the_days_of_a_month() -> None:
    rule = rule_of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    assert rule is not None
    assert next_day(rule, date(2026, 1, 30), date(2026, 5, 1)) == date(2026, 5, 29)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9,17",
        "FREQ=YEARLY;BYWEEKNO=20",
        "BYDAY=MO",
        "",
        "FREQ=DAILY;COUNT=x",
    ],
)
def test_rules_that_are_not_followed_are_said_to_be_none(text: str) -> None:
    assert rule_of(text) is None
