"""Single people and interactions come back from a deletion of many, with all that is theirs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.history import Gone, GoneKey
from netdesk.domain.history_words import What
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.domain.own_questions import OwnQuestion
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import (
    checks,
    contacts,
    events,
    goals,
    history,
    interactions,
    organizations,
    own_questions,
    pitches,
)
from netdesk.services.change_details import details_of_gone
from netdesk.services.history import InTheWay
from netdesk.store import contacts as kept_contacts
from netdesk.store import events as kept_events
from netdesk.store import history as kept_history
from netdesk.store import interactions as kept_interactions
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store import given
from tests.store.ledger import rows_of


def _gone(reader: Reader, text: str = "") -> list[Gone]:
    return history.gone(reader, history.gone_keys(reader, text))


def _names(reader: Reader, text: str = "") -> list[str]:
    return [each.words for each in _gone(reader, text)]


def _key(reader: Reader, words: str) -> GoneKey:
    return next(each.key for each in _gone(reader) if each.words == words)


def _add(desk: Desk, *names: str) -> None:
    for name in names:
        contacts.add_contact(desk, Contact(Name(given=name), emails=(Labelled(f"{name}@halden.example"),)))


def _in_the_way(desk: Desk, wanted: list[GoneKey]) -> list[int]:
    """What must be undone for a restore, found by trying; the desk is as before."""
    try:
        history.restore(desk, wanted)
    except InTheWay as refused:
        return [entry.id for entry in refused.entries]
    history.undo(desk)
    return []


@contextmanager
def _filled(people: list[Contact], ties: list[tuple[int, int]], calls: list[set[int]]) -> Iterator[Desk]:
    """A desk with these people, tied to each other by introductions and calls."""
    with tempfile.TemporaryDirectory(prefix="netdesk-restoring-") as folder:
        desk = Desk.open(Path(folder) / "a.netdesk")
        try:
            for each in (*given.PEOPLE, *people):
                contacts.add_contact(desk, each)
            for place, introducer in ties:
                present = kept_contacts.get(desk.writer, [place])[0]
                contacts.save_contact(desk, replace(present, introduced_by=introducer))
            for touch in given.TOUCHES:
                interactions.add_interaction(desk, touch)
            for ids in calls:
                plan = Plan(bring=("A pen",))
                interactions.add_interaction(desk, Interaction(Kind.CALL, tuple(sorted(ids)), plan=plan))
            for ids in calls:
                events.save(desk, Event("Fair", contact_ids=tuple(sorted(ids))))
                goals.save(desk, Goal("Six talks", helper_ids=tuple(sorted(ids))))
            yield desk
        finally:
            desk.close()


IDS = st.integers(1, 6)
FILLED = st.tuples(
    st.lists(given.contacts, min_size=3, max_size=3),
    st.lists(st.tuples(IDS, IDS), max_size=4),
    st.lists(st.sets(IDS, min_size=1, max_size=3), max_size=3),
)


@cases(filled=FILLED, data=st.data())
@settings(max_examples=25)
def test_bringing_everybody_back_one_by_one_is_as_if_nobody_had_been_deleted(
    filled: tuple, data: st.DataObject
) -> None:
    with _filled(*filled) as desk, desk.reader() as reader:
        before = rows_of(reader.raw)
        contacts.delete_contacts(desk, data.draw(st.sets(IDS, min_size=1)))
        for key in data.draw(st.permutations(history.gone_keys(reader))):
            history.restore(desk, [key])
            assert checks.check(reader) == []
        assert rows_of(reader.raw) == before
        assert _gone(reader) == []


@cases(filled=FILLED, data=st.data())
@settings(max_examples=25)
def test_a_restore_among_other_changes_is_undone_and_redone_like_any_other(
    filled: tuple, data: st.DataObject
) -> None:
    patches = pytest.MonkeyPatch()
    patches.setattr(kept_contacts, "PART_CONTACTS", 2)
    with patches.context(), _filled(*filled) as desk, desk.reader() as reader:
        contacts.delete_contacts(desk, data.draw(st.sets(IDS, min_size=1)))
        left = sorted(kept_contacts.names(reader, range(1, 7)))
        for each in data.draw(st.sets(st.sampled_from(left), max_size=2)) if left else ():
            contacts.save_contact(desk, replace(kept_contacts.get(reader, [each])[0], introducer="Bo"))
        touches = [row[0] for row in reader.rows("SELECT id FROM interaction")]
        if touches:
            interactions.delete_interactions(desk, data.draw(st.sets(st.sampled_from(touches))))
        if left:
            contacts.delete_contacts(desk, data.draw(st.sets(st.sampled_from(left), max_size=1)))
        before, keys = rows_of(reader.raw), history.gone_keys(reader)
        wanted = data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
        also = _in_the_way(desk, wanted)
        assert rows_of(reader.raw) == before, "a refused restore changes nothing"
        history.restore(desk, wanted, also)
        after = rows_of(reader.raw)
        assert {(kind, row_id) for kind, row_id, _ in wanted} <= after.keys()
        assert checks.check(reader) == []
        history.undo(desk)
        assert rows_of(reader.raw) == before
        assert history.gone_keys(reader) == keys
        history.redo(desk)
        assert rows_of(reader.raw) == after
        assert checks.check(reader) == []


def test_one_of_several_comes_back_with_everything(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann", "Bo", "Cy")
    plan = Plan(bring=("A pen",))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 3), notes="About Halden", plan=plan))
    before = contacts.contact(reader, 1), contacts.timeline(reader, 1)
    contacts.delete_contacts(desk, [1, 2])
    _add(desk, "Di")
    assert _names(reader) == ["Ann", "Bo"]
    changes = history.restore(desk, [_key(reader, "Ann")])
    assert changes.label == "Restore Ann"
    assert changes.contacts == {1}
    assert (contacts.contact(reader, 1), contacts.timeline(reader, 1)) == before
    assert [hit.name for hit in contacts.find_people(reader, "ann")] == ["Ann"]
    assert _names(reader) == ["Bo"]
    assert contacts.contact(reader, 2) is None


def test_several_come_back_as_one_change_from_several_deletions(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann", "Bo", "Cy")
    letter = interactions.add_interaction(desk, Interaction(Kind.LETTER, (3,)))
    for ids in ([1], [2]):
        contacts.delete_contacts(desk, ids)
    interactions.delete_interactions(desk, [letter])
    assert _names(reader) == ["letter with Cy", "Bo", "Ann"]
    changes = history.restore(desk, history.gone_keys(reader))
    assert changes.label == "Restore 2 contacts and 1 interaction"
    history.undo(desk)
    assert _names(reader) == ["letter with Cy", "Bo", "Ann"]


def test_what_was_edited_since_stays_as_it_is(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann")
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    contacts.add_contact(desk, Contact(Name(given="Cy"), introduced_by=1))
    contacts.delete_contacts(desk, [1])
    bo = contacts.contact(reader, 2)
    assert bo
    contacts.save_contact(desk, replace(bo, introducer="Ann of the choir"))
    history.restore(desk, [_key(reader, "Ann")])
    found = {each.shown: (each.introduced_by, each.introducer) for each in contacts.contacts(reader, [2, 3])}
    assert found == {"Bo": (None, "Ann of the choir"), "Cy": (1, "")}


def test_somebody_whose_introducer_is_gone_too_is_told_their_name(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann")
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    contacts.delete_contacts(desk, [2])
    contacts.delete_contacts(desk, [1])
    history.restore(desk, [_key(reader, "Bo")])
    bo = contacts.contact(reader, 2)
    assert bo
    assert (bo.introduced_by, bo.introducer) == (None, "Ann")


def test_a_circle_that_was_taken_away_since_stands_in_the_way_and_can_come_back_with_them(
    desk: Desk, reader: Reader
) -> None:
    circle = contacts.add_circle(desk, "Choir", 1)
    contacts.add_contact(desk, Contact(Name(given="Ann"), circle_id=circle))
    contacts.delete_contacts(desk, [1])
    history.undo_change(desk, 1)
    before = rows_of(reader.raw)
    with pytest.raises(InTheWay, match="“Restore Ann” cannot be done by itself") as refused:
        history.restore(desk, [_key(reader, "Ann")])
    assert rows_of(reader.raw) == before
    assert [entry.label for entry in refused.value.entries] == ["Undo: Add the circle Choir"]
    history.restore(desk, [_key(reader, "Ann")], [entry.id for entry in refused.value.entries])
    ann = contacts.contact(reader, 1)
    assert ann
    assert ann.circle_id == circle
    assert len(contacts.circles(reader)) == 6
    history.undo(desk)
    assert rows_of(reader.raw) == before


def test_what_is_back_already_is_passed_over(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1, 2])
    keys = history.gone_keys(reader)
    history.restore(desk, keys[:1])
    assert history.restore(desk, keys).label == "Restore Bo"
    with pytest.raises(Trouble, match="on the desk again already"):
        history.restore(desk, keys)


def test_a_deletion_that_was_undone_has_nobody_to_restore(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    key = _key(reader, "Ann")
    history.undo(desk)
    history.undo(desk)
    assert [each.label for each in _gone(reader)] == ["Undo: Add Ann"], "her deletion was undone"
    with pytest.raises(Trouble, match="undone already"):
        history.restore(desk, [key])


def test_deleted_again_after_a_restore_the_latest_deletion_counts(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    history.restore(desk, [_key(reader, "Ann")])
    ann = contacts.contact(reader, 1)
    assert ann
    contacts.save_contact(desk, replace(ann, title="Engineer"))
    contacts.delete_contacts(desk, [1])
    assert [(each.words, each.detail) for each in _gone(reader)] == [("Ann", "Engineer")]
    history.restore(desk, [_key(reader, "Ann")])
    found = contacts.contact(reader, 1)
    assert found
    assert found.title == "Engineer"


def test_who_is_gone_is_found_by_words(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Zoë"), organization="Halden"))
    _add(desk, "Bo")
    contacts.delete_contacts(desk, [1, 2])
    assert _names(reader, "zoe hald") == ["Zoë"]
    assert _names(reader, "zoe bo") == []


def test_a_restore_of_many_can_be_stopped_and_then_brings_nobody_back(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_contacts, "PART_CONTACTS", 2)
    _add(desk, *"ABCDEF")
    contacts.delete_contacts(desk, range(1, 7))
    before, reported = rows_of(reader.raw), []

    class Stopping:
        def report(self, done: int, total: int, what: str = "") -> None:
            reported.append((done, total))
            if done >= 4:
                raise Cancelled

    with pytest.raises(Cancelled):
        history.restore(desk, history.gone_keys(reader), progress=Stopping())
    assert reported == [(2, 6), (4, 6)]
    assert rows_of(reader.raw) == before
    history.restore(desk, history.gone_keys(reader))
    assert contacts.counts(reader).contacts == 6
    assert checks.check(reader) == []


def test_what_was_deleted_too_long_ago_is_told_but_not_restored(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1])
    contacts.delete_contacts(desk, [2])
    monkeypatch.setattr(kept_history, "KEPT_CHANGES", 1)
    with desk.unrecorded() as connection:
        kept_history.prune(connection)
    assert [(each.words, each.can_restore) for each in _gone(reader)] == [("Bo", True), ("Ann", False)]
    with pytest.raises(Trouble, match="too old"):
        history.restore(desk, [_key(reader, "Ann")])


def _named(reader: Reader) -> list[object]:
    """What the talk, its plan, the fair and the second pitch name."""
    talk, fair, pitch = interactions.interaction(reader, 1), events.event(reader, 1), pitches.pitch(reader, 2)
    plan = talk.plan if talk else None
    return [
        talk and talk.event_id,
        plan and (plan.goal_id, plan.pitch_id),
        fair and (fair.goal_id, fair.pitch_id),
        pitch and (pitch.goal_id, pitch.based_on),
    ]


def _journey(desk: Desk) -> None:
    """Ann and Bo were met at a fair and could help with a goal; everything names everything."""
    _add(desk, "Ann", "Bo")
    goals.save(desk, Goal("Six talks", helper_ids=(1, 2)))
    pitches.save(desk, Pitch("Engineers", "An internship"))
    pitches.save(desk, Pitch("Founders", goal_id=1, based_on=1))
    pitches.rehearsed(desk, Rehearsal(1, "2027-01-08T09:00:00+00:00", 31))
    fair = Event(
        "Fair", start=Moment("2027-03-04"), aims=("Cards",), goal_id=1, pitch_id=1, contact_ids=(2, 1)
    )
    events.save(desk, fair)
    organizations.save(desk, Organization("Halden", "Sensors", research=("Old",)))
    plan = Plan(goal="Six talks", goal_id=1, pitch_id=1)
    interactions.add_interaction(desk, Interaction(Kind.EVENT, (1,), plan=plan, event_id=1))


@pytest.mark.parametrize(
    ("kind", "words"),
    [("event", "Fair"), ("goal", "Six talks"), ("pitch", "Engineers"), ("organization", "Halden")],
)
def test_a_deleted_thing_waits_to_come_back_with_what_is_its_own_and_is_named_again(
    desk: Desk, reader: Reader, kind: str, words: str
) -> None:
    _journey(desk)
    before = rows_of(reader.raw)
    {"event": events, "goal": goals, "pitch": pitches, "organization": organizations}[kind].delete(desk, [1])
    assert [(each.kind, each.words) for each in _gone(reader)] == [(kind, words)]
    _add(desk, "Cy")
    told = details_of_gone(reader, _key(reader, words))
    assert [(each.kind, each.title) for each in told.subjects] == [(kind, words)]
    changes = history.restore(desk, [_key(reader, words)])
    assert changes.label == f"Restore {words}"
    after = rows_of(reader.raw)
    assert {key: row for key, row in after.items() if key in before} == before
    assert checks.check(reader) == []
    assert _gone(reader) == []


def test_both_versions_of_a_pitch_come_back_one_by_one_in_either_order(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    before = rows_of(reader.raw)
    for first, second in (("Engineers", "Founders"), ("Founders", "Engineers")):
        pitches.delete(desk, [1, 2])
        history.restore(desk, [_key(reader, first)])
        history.restore(desk, [_key(reader, second)])
        assert rows_of(reader.raw) == before


def test_somebody_comes_back_to_an_event_that_comes_back_with_them(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    contacts.delete_contacts(desk, [1, 2])
    events.delete(desk, [1])
    goals.delete(desk, [1])
    changes = history.restore(desk, [_key(reader, "Ann"), _key(reader, "Fair")])
    assert changes.label == "Restore 1 contact and 1 event"
    fair = events.event(reader, 1)
    assert fair
    assert fair.goal_id is None
    assert fair.contact_ids == (1,)
    assert checks.check(reader) == []


def test_whoever_comes_back_is_not_at_an_event_that_is_gone_by_now(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    contacts.delete_contacts(desk, [1])
    events.delete(desk, [1])
    history.restore(desk, [_key(reader, "Ann")])
    assert contacts.contact(reader, 1)
    assert checks.check(reader) == []


def test_an_event_comes_back_without_whoever_was_deleted_since(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    events.delete(desk, [1])
    contacts.delete_contacts(desk, [2])
    history.restore(desk, [_key(reader, "Fair")])
    fair = events.event(reader, 1)
    assert fair
    assert fair.contact_ids == (1,)
    assert checks.check(reader) == []


def test_an_interaction_does_not_name_what_is_gone_when_it_comes_back(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    interactions.delete_interactions(desk, [1])
    for service in (events, goals, pitches):
        service.delete(desk, [1])
    history.restore(desk, [_key(reader, "conversation at an event with Ann")])
    assert _named(reader) == [None, (None, None), None, (None, None)]
    assert checks.check(reader) == []


def test_a_question_of_ones_own_waits_to_come_back_and_one_of_the_bank_is_not_gone(
    desk: Desk, reader: Reader
) -> None:
    mine = OwnQuestion("Who pays?", topic="Money")
    own_questions.save(desk, mine)
    own_questions.save(desk, OwnQuestion("", key="path-luck", hidden=True))
    own_questions.delete(desk, [1])
    own_questions.delete(desk, [2])
    assert [(each.kind, each.words, each.detail) for each in _gone(reader)] == [
        ("own_question", "Who pays?", "Money")
    ]
    assert history.restore(desk, [_key(reader, "Who pays?")]).label == "Restore Who pays?"
    assert own_questions.every(reader) == [replace(mine, id=1)]


# What an undo took away


def _import(desk: Desk, *names: str) -> int:
    """An import of these, with an event they were at and a call with the first; the change's id."""
    with desk.change(f"Import {len(names)} contacts", kind="import") as change:
        people = [Contact(Name(given=name), title="Pilot", tags=("Air",)) for name in names]
        for each in people:
            kept_contacts.insert(change, [each])
            change.part()
        kept_interactions.insert(change, Interaction(Kind.CALL, (1, 2), notes="Lift"), "UTC")
        kept_events.write(change, Event("Air fair", contact_ids=(1,)))
    return change.id


@pytest.mark.parametrize("by_key", [True, False])
def test_people_of_an_import_that_was_undone_wait_under_deleted(
    desk: Desk, reader: Reader, by_key: bool
) -> None:
    change_id = _import(desk, "Ann", "Bo")
    before = rows_of(reader.raw)
    if by_key:
        history.undo(desk)
    else:
        history.undo_change(desk, change_id)
    _add(desk, "Cy")
    found = _gone(reader)
    assert [(each.words, each.detail) for each in found] == [
        ("Ann", "Pilot"), ("Bo", "Pilot"), ("Air fair", ""), ("call with Ann and 1 more", ""),
    ]  # fmt: skip
    assert {each.label for each in found} == {"Undo: Import 2 contacts"}
    assert all(each.can_restore for each in found)
    told = details_of_gone(reader, found[0].key)
    assert [(each.title, each.what) for each in told.subjects] == [("Ann", What.DELETED)]
    history.restore(desk, [_key(reader, "Bo")])
    assert checks.check(reader) == []
    bo = contacts.contact(reader, 2)
    assert bo is not None
    assert (bo.title, bo.tags) == ("Pilot", ("Air",))
    assert "Bo" not in _names(reader)
    for key in history.gone_keys(reader):
        history.restore(desk, [key])
    assert checks.check(reader) == []
    after = rows_of(reader.raw)
    assert {key: after[key] for key in before} == before


@pytest.mark.parametrize("by_key", [True, False])
def test_they_come_back_with_the_circle_and_the_field_that_their_import_had_made(
    desk: Desk, reader: Reader, by_key: bool
) -> None:
    with desk.change("Import 2 contacts", kind="import") as change:
        sailing = kept_contacts.insert_circle(change, "Sailing", 3)
        change.part()
        own = (OwnValue("Boat", "Dinghy", OwnKind.TEXT),)
        kept_contacts.insert(change, [Contact(Name(given="Ann"), circle_id=sailing)])
        change.part()
        kept_contacts.insert(change, [Contact(Name(given="Bo"), circle_id=sailing, own=own)])
    before = rows_of(reader.raw)
    if by_key:
        history.undo(desk)
    else:
        history.undo_change(desk, change.id)
    history.restore(desk, [_key(reader, "Ann")])
    assert checks.check(reader) == []
    ann = contacts.contact(reader, 1)
    assert ann is not None
    assert ann.circle_id == sailing
    history.restore(desk, [_key(reader, "Bo")])
    assert checks.check(reader) == []
    assert rows_of(reader.raw) == before


def test_who_is_back_by_redo_is_not_under_deleted(desk: Desk, reader: Reader) -> None:
    _import(desk, "Ann", "Bo")
    history.undo(desk)
    assert "Ann" in _names(reader)
    history.redo(desk)
    assert _gone(reader) == []
    with pytest.raises(Trouble, match="on the desk again"):
        history.restore(desk, [("contact", 1, 1)])


def test_who_came_back_and_went_again_by_undo_waits_where_they_did(desk: Desk, reader: Reader) -> None:
    _add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    keys = history.gone_keys(reader)
    history.restore(desk, keys)
    history.undo(desk)
    assert history.gone_keys(reader) == keys
    history.redo(desk)
    history.undo_change(desk, 3)
    assert history.gone_keys(reader) == keys


def test_somebody_typed_in_and_undone_can_be_brought_back_after_other_changes(
    desk: Desk, reader: Reader
) -> None:
    """Redo has ended by then: without Deleted, what was typed would be gone for good."""
    _add(desk, "Ann")
    history.undo(desk)
    _add(desk, "Bo")
    assert history.next_redo(reader) is None
    changes = history.restore(desk, [_key(reader, "Ann")])
    assert changes.label == "Restore Ann"
    ann = contacts.contact(reader, 1)
    assert ann is not None
    assert ann.emails == (Labelled("Ann@halden.example"),)
    history.undo(desk)
    assert [each.label for each in _gone(reader)] == ["Undo: Add Ann"]


@cases(filled=FILLED, data=st.data())
@settings(max_examples=8)
def test_undoing_back_to_the_beginning_leaves_everybody_to_be_brought_back(
    filled: tuple, data: st.DataObject
) -> None:
    with _filled(*filled) as desk, desk.reader() as reader:
        people = {key for key in rows_of(reader.raw) if key[0] == "contact"}
        while history.undo(desk):
            pass
        _add(desk, "Zoe")
        for key in data.draw(st.permutations(history.gone_keys(reader))):
            # Who took part in it came back with an interaction.
            if key in history.gone_keys(reader):
                history.restore(desk, [key], _in_the_way(desk, [key]))
            assert checks.check(reader) == []
        assert people <= rows_of(reader.raw).keys()
        assert _gone(reader) == []
