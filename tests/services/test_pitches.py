"""What a user does with pitches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import checks, events, history, interactions, pitches
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import to_undo

PITCH = Pitch(
    "Engineers", "An internship", None,
    Ingredients(
        "Ana", "Physics, 2027", "Storage", "A rig", "A patent", "Our team", "Python", "I row", "And you?"
    ),
    "Hi, I’m Ana. And you?", True,
)  # fmt: skip


pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def _said(pitch_id: int, minute: int, seconds: int, words: int) -> Rehearsal:
    return Rehearsal(pitch_id, f"2027-01-08T09:{minute:02}:00+00:00", seconds, words, 2)


def test_a_pitch_is_kept_whole_with_the_version_it_was_made_from(desk: Desk, reader: Reader) -> None:
    first = pitches.save(desk, PITCH)
    second = pitches.save(desk, replace(PITCH, audience="Founders", based_on=first))
    assert pitches.pitch(reader, first) == replace(PITCH, id=first)
    assert pitches.pitch(reader, second) == replace(PITCH, audience="Founders", based_on=first, id=second)
    assert to_undo(reader) == "Add the pitch for Founders"


def test_rehearsals_are_kept_in_the_order_of_time_and_can_be_forgotten(desk: Desk, reader: Reader) -> None:
    found = pitches.save(desk, PITCH)
    other = pitches.save(desk, replace(PITCH, audience="Founders"))
    late = pitches.rehearsed(desk, _said(found, 5, 40, 80))
    early = pitches.rehearsed(desk, _said(found, 1, 30, 75))
    pitches.rehearsed(desk, _said(other, 3, 30, 75))
    assert to_undo(reader) == "Rehearse the pitch for Founders"
    assert [each.id for each in pitches.rehearsals(reader, found)] == [early, late]
    assert len(pitches.rehearsals(reader)) == 3
    pitches.forget_rehearsals(desk, [late, 99])
    assert to_undo(reader) == "Delete a rehearsal"
    assert [each.id for each in pitches.rehearsals(reader, found)] == [early]


def test_ones_pace_is_measured_by_the_latest_rehearsals(desk: Desk, reader: Reader) -> None:
    assert pitches.pace(reader) is None
    found = pitches.save(desk, PITCH)
    for minute in range(4):
        pitches.rehearsed(desk, _said(found, minute, 30, 90))
    for minute in range(4, 9):
        pitches.rehearsed(desk, _said(found, minute, 30, 60))
    pace = pitches.pace(reader)
    assert pace
    assert 119 < pace < 121


def test_deleting_a_pitch_takes_its_rehearsals_and_its_name_and_undo_brings_all_back(
    desk: Desk, reader: Reader
) -> None:
    found = pitches.save(desk, PITCH)
    later = pitches.save(desk, replace(PITCH, audience="Founders", based_on=found))
    fair = events.save(desk, Event("Fair", pitch_id=found))
    call = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (1,), plan=Plan(pitch=PITCH.text, pitch_id=found))
    )
    pitches.rehearsed(desk, _said(found, 1, 30, 75))

    def named() -> list[int | None]:
        kept = interactions.interaction(reader, call)
        assert kept
        assert kept.plan
        assert kept.plan.pitch == PITCH.text
        version, there = pitches.pitch(reader, later), events.event(reader, fair)
        assert version
        assert there
        return [kept.plan.pitch_id, version.based_on, there.pitch_id]

    pitches.delete(desk, [found])
    assert (named(), pitches.rehearsals(reader)) == ([None, None, None], [])
    assert checks.check(reader) == []
    history.undo(desk)
    assert (named(), len(pitches.rehearsals(reader))) == ([found, found, found], 1)


def test_both_versions_can_go_together(desk: Desk, reader: Reader) -> None:
    first = pitches.save(desk, PITCH)
    second = pitches.save(desk, replace(PITCH, based_on=first))
    pitches.delete(desk, [first, second])
    assert to_undo(reader) == "Delete 2 pitches"
    history.undo(desk)
    assert [each.based_on for each in pitches.every(reader)] == [None, first]


def test_an_empty_one_or_one_gone_is_refused(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="somebody who listens"):
        pitches.save(desk, Pitch(" "))
    with pytest.raises(Trouble, match="no longer on the desk"):
        pitches.save(desk, replace(PITCH, id=5))
    with pytest.raises(Trouble, match="rehearsal was not kept"):
        pitches.rehearsed(desk, _said(5, 1, 30, 75))
    assert pitches.every(reader) == []


def test_a_pitch_without_an_audience_is_called_by_its_words(desk: Desk, reader: Reader) -> None:
    pitches.save(desk, Pitch("", text="Hi, I’m Ana."))
    assert to_undo(reader) == "Add the pitch “Hi, I’m Ana.”"
