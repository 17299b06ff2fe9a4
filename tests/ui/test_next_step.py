"""What comes next with somebody: the most urgent thing of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Kind
from netdesk.domain.rows import ContactRow, Standing
from netdesk.ui.next_step import next_step
from netdesk.ui.roles import Tone
from netdesk.ui.words.wording import Step

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 15)  # noqa: DTZ001 - the user's clock
ROW = ContactRow(1, "Leila", "", "", "", 0, None, None, None, Standing.IN_TOUCH)


def _row(due: FollowUp | None = None, meeting: str = "", **more: object) -> ContactRow:
    planned = Moment(meeting, OSLO) if meeting else None
    kind = Kind.COFFEE_CHAT if meeting else None
    return replace(ROW, follow_up=due, next_meeting=planned, next_kind=kind, **more)  # type: ignore[arg-type]


def _thanks(due: str) -> FollowUp:
    return FollowUp(FollowUpKind.THANK_YOU, 1, due=Moment(due, OSLO))


def _promise(due: str | None) -> FollowUp:
    return FollowUp(FollowUpKind.PROMISE, 1, "Send paper", Moment(due) if due else None)


@pytest.mark.parametrize(
    ("due", "step"),
    [
        ("2026-10-13T17:40", Step("Thank-you, 8 h")),
        ("2026-10-13T12:15", Step("Thank-you, 3 h", Tone.WARN, urgent=True)),
        ("2026-10-13T09:45", Step("Thank-you, 30 min", Tone.WARN, urgent=True)),
        ("2026-10-13T09:15", Step("Thank-you due", Tone.WARN, urgent=True)),
        ("2026-10-11T13:15", Step("Thank-you late", Tone.BAD, urgent=True)),
    ],
)
def test_thanks_say_how_long_there_is(due: str, step: Step) -> None:
    assert next_step(_row(_thanks(due)), NOW, OSLO) == step


def test_a_question_comes_before_thanks_and_thanks_before_a_meeting() -> None:
    thanks = _thanks("2026-10-13T12:15")
    assert next_step(_row(thanks, "2026-10-12T10:00"), NOW, OSLO).text == "Did you meet?"
    assert next_step(_row(thanks, "2026-10-13T10:30"), NOW, OSLO).text == "Thank-you, 3 h"


def test_todays_meeting_comes_before_a_promise_and_a_due_promise_before_a_later_meeting() -> None:
    assert next_step(_row(_promise("2026-10-13"), "2026-10-13T10:30"), NOW, OSLO).text == "Meet at 10:30"
    assert next_step(_row(_promise("2026-10-13"), "2026-10-15T10:30"), NOW, OSLO) == Step("Send paper")
    assert next_step(_row(_promise("2026-10-10")), NOW, OSLO) == Step("Send paper", Tone.WARN)
    assert next_step(_row(_promise("2026-10-14"), "2026-10-15T10:30"), NOW, OSLO).text == "Meet Thu, 10:30"
    assert next_step(_row(_promise("2026-10-14")), NOW, OSLO).text == "Send paper"
    assert next_step(_row(_promise(None)), NOW, OSLO).text == "Send paper"


def test_it_is_your_turn_once_the_rhythm_says_so() -> None:
    turn = _row(last_touch=Moment("2026-09-13T10:00", OSLO), rhythm_days=30)
    assert next_step(turn, NOW, OSLO) == Step("Your turn", Tone.WARN, urgent=True)
    assert next_step(replace(turn, rhythm_days=28), NOW, OSLO) == Step("Your turn", Tone.BAD, urgent=True)
    assert next_step(replace(turn, rhythm_days=31), NOW, OSLO).text == "In touch"
    assert next_step(replace(turn, last_touch=None), NOW, OSLO).text == "In touch"


def test_somebody_not_asked_yet_is_known_by_who_named_them() -> None:
    named = _row(standing=Standing.IDENTIFIED, named_by="Leila Haddad")
    assert next_step(named, NOW, OSLO) == Step("Named by Leila")
    assert next_step(replace(named, named_by=""), NOW, OSLO).text == "Not asked yet"
    assert next_step(replace(named, standing=Standing.MET), NOW, OSLO).text == "Met"
