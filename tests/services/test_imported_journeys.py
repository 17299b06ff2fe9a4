"""The journey of a whole desk goes into a file and comes back, on an empty desk and among other things."""

from __future__ import annotations

import json
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact
from netdesk.domain.desk_journey import DeskJourney
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch
from netdesk.exchange.formats import desk_json
from netdesk.services import (
    checks,
    contacts,
    events,
    exports,
    goals,
    history,
    imports,
    interactions,
    organizations,
    pitches,
)
from netdesk.services.dry_runs import Batch, ImportReport
from netdesk.store import journeys as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.journeys import fill
from tests.store import given_things

SERVICES: dict[str, Any] = {"organization": organizations, "event": events, "goal": goals, "pitch": pitches}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file of a desk that has everything."""
    desk = Desk.open(tmp_path / "theirs.netdesk")
    fill(desk)
    path = tmp_path / "desk.json"
    _write(desk, path)
    desk.close()
    return path


def _write(desk: Desk, path: Path) -> dict[str, Any]:
    with desk.reader() as reader:
        exports.export_json(reader, path)
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def _bring_in(desk: Desk, path: Path) -> ImportReport:
    with desk.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([path]))
    return imports.import_people(desk, planned, Batch(add_suggested=True))


def test_everything_comes_back_on_an_empty_desk_and_nothing_twice(
    desk: Desk, reader: Reader, written: Path
) -> None:
    before = json.loads(written.read_text())
    _bring_in(desk, written)
    assert _write(desk, written.with_name("after.json")) == before
    assert checks.check(reader) == []
    _bring_in(desk, written)
    assert _write(desk, written.with_name("again.json")) == before
    history.undo(desk)
    assert kept.whole(reader) == DeskJourney(), "it is one change, with the people"


def test_among_other_things_it_is_named_by_the_ids_of_this_desk(
    desk: Desk, reader: Reader, written: Path
) -> None:
    for name in ("Cy", "Di"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    goals.save(desk, Goal("Another"))
    pitches.save(desk, Pitch("Nobody"))
    events.save(desk, Event("Party", contact_ids=(1,)))
    _bring_in(desk, written)
    fair, goal, version = events.event(reader, 2), goals.goal(reader, 2), pitches.pitch(reader, 3)
    talk = interactions.interaction(reader, 1)
    assert fair
    assert goal
    assert version
    assert talk
    assert talk.plan
    assert (fair.goal_id, fair.pitch_id, fair.contact_ids) == (2, 3, (4, 3))
    assert goal.helper_ids == (4, 3)
    assert version.based_on == 2
    assert (talk.event_id, talk.plan.goal_id, talk.plan.pitch_id) == (2, 2, 2)
    assert [each.pitch_id for each in pitches.rehearsals(reader)] == [2]
    assert checks.check(reader) == []


def test_what_both_desks_have_stays_as_it_is_here_and_people_are_added(
    desk: Desk, reader: Reader, written: Path
) -> None:
    fill(desk)
    fair = events.event(reader, 1)
    assert fair
    events.save(desk, replace(fair, notes="Mine", contact_ids=(1,)))
    told = json.loads(written.read_text())
    told["events"][0]["notes"] = "Theirs"
    written.write_text(json.dumps(told))
    before = kept.whole(reader)
    _bring_in(desk, written)
    after = kept.whole(reader)
    assert replace(after, events=()) == replace(before, events=())
    assert [(each.name, each.notes) for each in after.events] == [("Fair", "Mine"), ("LinkedIn", "")]
    assert len(after.events[0].contact_ids) >= 2


def test_what_was_called_otherwise_since_is_known_by_where_it_came_from(
    desk: Desk, reader: Reader, written: Path
) -> None:
    _bring_in(desk, written)
    fair, goal, version = events.event(reader, 1), goals.goal(reader, 1), pitches.pitch(reader, 1)
    place = organizations.organization(reader, 1)
    assert fair
    assert goal
    assert version
    assert place
    events.save(desk, replace(fair, name="Spring fair", contact_ids=()))
    goals.save(desk, replace(goal, statement="Nine talks"))
    pitches.save(desk, replace(version, text="Hello."))
    organizations.save(desk, replace(place, name="Halden Instruments"))
    before = kept.whole(reader)
    planned = imports.dry_run(reader, imports.read_files([written]))
    assert planned.further == {}
    _bring_in(desk, written)
    after = kept.whole(reader)
    assert replace(after, events=()) == replace(before, events=())
    assert [each.name for each in after.events] == ["Spring fair", "LinkedIn"]
    assert after.events[0].contact_ids == (), "whom the user took off stays off"


def test_what_was_deleted_stays_away_until_it_is_wanted_again(
    desk: Desk, reader: Reader, written: Path
) -> None:
    _bring_in(desk, written)
    before = json.loads(written.read_text())
    events.delete(desk, [1])
    goals.delete(desk, [1])
    pitches.delete(desk, [each.id or 0 for each in pitches.every(reader)])
    organizations.delete(desk, [1])
    talk = interactions.interaction(reader, 1)
    assert talk
    assert talk.event_id is None
    interactions.delete_interactions(desk, [1])
    left = kept.whole(reader)
    planned = imports.dry_run(reader, imports.read_files([written]))
    assert planned.further == {}
    gone = {"interactions": 1, "events": 1, "goals": 1, "pitches": 2, "rehearsals": 1, "organizations": 1}
    assert planned.deleted == gone
    report = _bring_in(desk, written)
    del gone["interactions"]
    assert (report.further, report.left_out) == ({}, gone)
    assert report.interactions.why == {"deleted here before": 1}
    assert kept.whole(reader) == left
    assert imports.rehearse(desk, planned, Batch(deleted_things=True)).further == gone
    report = imports.import_people(desk, planned, Batch(deleted_things=True))
    assert (report.further, report.left_out, report.interactions.added) == (gone, {}, 1)
    after = _write(desk, written.with_name("after.json"))
    assert {key: len(value) for key, value in after.items() if isinstance(value, list)} == {
        key: len(value) for key, value in before.items() if isinstance(value, list)
    }
    _bring_in(desk, written)
    assert _write(desk, written.with_name("again.json")) == after, "known again"
    assert checks.check(reader) == []


def test_what_this_desk_deleted_is_known_in_a_file_that_it_wrote(
    desk: Desk, reader: Reader, tmp_path: Path
) -> None:
    fill(desk)
    own = tmp_path / "own.json"
    _write(desk, own)
    events.delete(desk, [1])
    goals.delete(desk, [1])
    interactions.delete_interactions(desk, [1])
    planned = imports.dry_run(reader, imports.read_files([own]))
    assert planned.deleted == {"events": 1, "goals": 1, "interactions": 1}
    assert planned.further == {}
    history.undo(desk)
    planned = imports.dry_run(reader, imports.read_files([own]))
    assert planned.deleted == {"events": 1, "goals": 1}


def test_whoever_was_taken_off_an_event_stays_off_and_whoever_was_met_since_is_added(
    desk: Desk, reader: Reader, written: Path
) -> None:
    told = json.loads(written.read_text())
    (fair,) = [each for each in told["events"] if each["name"] == "Fair"]
    both, fair["contacts"] = fair["contacts"], fair["contacts"][:1]
    assert len(both) == 2
    written.write_text(json.dumps(told))
    _bring_in(desk, written)
    (mine,) = [each for each in events.every(reader) if each.name == "Fair"]
    assert len(mine.contact_ids) == 1
    events.save(desk, replace(mine, contact_ids=()))
    fair["contacts"] = both
    written.write_text(json.dumps(told))
    _bring_in(desk, written)
    (again,) = [each for each in events.every(reader) if each.name == "Fair"]
    assert len(again.contact_ids) == 1
    assert set(again.contact_ids).isdisjoint(mine.contact_ids)
    _bring_in(desk, written)
    assert [each.contact_ids for each in events.every(reader) if each.name == "Fair"] == [again.contact_ids]
    for _ in range(3):
        history.undo(desk)
    _bring_in(desk, written)
    (anew,) = [each for each in events.every(reader) if each.name == "Fair"]
    assert len(anew.contact_ids) == 2, "what an undo took back may come again"


@pytest.mark.parametrize(
    ("key", "element"),
    [
        ("goals", {"statement": "Six"}),
        ("events", {"name": 4}),
        ("rounds", "soon"),
        ("rounds", None),
        ("pitches", []),
        ("rehearsals", {"pitch": 1e999, "at": "", "seconds": 1, "words": 1, "rating": 1}),
        ("practices", {"question": "Why?", "at": "", "rating": 1e999, "note": ""}),
        ("organizations", {"name": ""}),
        ("own_questions", "Why?"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_kept(
    desk: Desk, reader: Reader, written: Path, key: str, element: object
) -> None:
    told = json.loads(written.read_text())
    expected = {name: len(told[name]) for name in ("goals", "events", "rounds", "pitches", "organizations")}
    told[key].append(element)
    written.write_text(json.dumps(told))
    report = _bring_in(desk, written)
    problems = [each.what for file in report.files for each in file.problems]
    assert len(problems) == 1
    assert problems[0].endswith("could not be read and was left out.")
    found = kept.whole(reader)
    assert {name: len(getattr(found, name)) for name in expected} == expected


def test_what_comes_besides_people_is_counted_before_and_after(
    desk: Desk, reader: Reader, written: Path
) -> None:
    expected = {
        "organizations": 1, "goals": 1, "pitches": 2, "rehearsals": 1, "events": 2, "own_questions": 2,
        "practices": 1, "rounds": 1,
    }  # fmt: skip
    planned = imports.dry_run(reader, imports.read_files([written]))
    assert planned.further == {**expected, "interactions": 1}
    report = _bring_in(desk, written)
    assert report.further == expected
    assert report.change_id == history.history(reader, 1)[0].id
    assert imports.report_as_json(report)["further"] == expected
    planned = imports.dry_run(reader, imports.read_files([written]))
    assert planned.further == {}
    again = _bring_in(desk, written)
    assert (again.further, again.change_id) == ({}, None)


def test_a_file_from_before_the_journey_is_read_too(desk: Desk, reader: Reader, written: Path) -> None:
    told = json.loads(written.read_text())
    for field in fields(DeskJourney):
        del told[field.name]
    del told["interactions"][0]["event"]
    for name in ("goal_id", "pitch_id", "checklist", "dress", "route", "confirm"):
        del told["interactions"][0]["plan"][name]
    del told["interactions"][0]["plan"]["questions"][0]["answer"]
    written.write_text(json.dumps(told))
    report = _bring_in(desk, written)
    assert [each.problems for each in report.files] == [()]
    talk = interactions.interaction(reader, 1)
    assert talk
    assert talk.plan
    assert (talk.event_id, talk.plan.goal, talk.plan.checklist) == (None, "Six talks", ())


def test_every_key_is_documented(written: Path) -> None:
    told = json.loads(written.read_text())
    for field in fields(DeskJourney):
        assert f'"{field.name}"' in str(desk_json.__doc__)
        for key in told[field.name][0] if isinstance(told[field.name][0], dict) else ():
            assert f'"{key}"' in str(desk_json.__doc__), (field.name, key)
    for key in (*told["interactions"][0], *told["interactions"][0]["plan"]):
        assert f'"{key}"' in str(desk_json.__doc__), key
    words = " ".join(str(desk_json.__doc__).split())
    for kind in (EventKind, GoalKind, Measure, GoalState):
        assert ", ".join(each.value for each in kind) in words


def _tidy(value: Any) -> Any:
    """Without spaces at the ends, which no file keeps."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(_tidy(each) for each in value)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return replace(value, **{each.name: _tidy(getattr(value, each.name)) for each in fields(value)})
    return value


@settings(max_examples=12, deadline=None)
@given(
    drawn=st.fixed_dictionaries(
        {kind: st.lists(given_things.things(kind), max_size=3) for kind in given_things.KINDS}
    )
)
def test_any_things_come_back_as_they_were(drawn: dict[str, list[Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.json"
        theirs, mine = Desk.open(Path(folder) / "a.netdesk"), Desk.open(Path(folder) / "b.netdesk")
        try:
            for kind, several in drawn.items():
                for each in map(_tidy, several):
                    SERVICES[kind].save(theirs, each)
            before = _write(theirs, path)
            _bring_in(mine, path)
            assert _write(mine, path.with_name("after.json")) == before
            _bring_in(mine, path)
            assert _write(mine, path.with_name("again.json")) == before
        finally:
            theirs.close()
            mine.close()
