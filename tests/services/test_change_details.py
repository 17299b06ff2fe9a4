"""What one change did, told in words from what the desk keeps of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.errors import Cancelled
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.history_fields import FIELDS, KINDS, LISTS, Form
from netdesk.domain.history_words import Line, Subject, What
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import (
    contacts,
    events,
    goals,
    history,
    interactions,
    organizations,
    own_questions,
    pitches,
    rounds,
)
from netdesk.services.change_details import PEOPLE_TOLD, details
from netdesk.store import contacts as kept_contacts
from netdesk.store import history as kept_history
from netdesk.store.changes import columns_of
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.store.interactions import _LINE_KINDS


def _last(reader: Reader, contact_id: int = 0) -> tuple[Subject, ...]:
    return details(reader, history.history(reader, 1)[0].id, contact_id).subjects


def _edit(desk: Desk, contact_id: int, **fields: object) -> None:
    with desk.reader() as reader:
        present = contacts.contact(reader, contact_id)
    assert present
    contacts.save_contact(desk, replace(present, **fields))  # type: ignore[arg-type]


def test_every_recorded_column_has_its_words_or_is_said_to_have_none(reader: Reader) -> None:
    """When this fails, a column was added: say in history_fields.py what the interface calls it."""
    assert {table: set(columns) for table, columns in columns_of(reader).items()} == {
        table: set(columns) for table, columns in FIELDS.items()
    }
    assert FIELDS.keys() >= LISTS
    assert set(KINDS) == {"email", "phone", "link", *_LINE_KINDS}


def test_somebody_new_is_told_with_all_that_is_known_of_them(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(
        desk,
        Contact(
            Name(given="Ann", family="Berg"),
            title="Engineer",
            emails=(Labelled("ann@halden.example", "work"),),
            tags=("chess", "boats"),
            circle_id=4,
            birthday=PartialDate(5, 3),
        ),
    )
    [ann] = _last(reader)
    assert (ann.title, ann.what) == ("Ann Berg", What.ADDED)
    assert {(line.label, line.after, line.after_note) for line in ann.lines} == {
        ("Name", "Ann Berg", ""),
        ("Title", "Engineer", ""),
        ("Email", "ann@halden.example", "work"),
        ("Tags", "chess, boats", ""),
        ("Circle", "School and alumni", ""),
        ("Birthday", "--05-03", ""),
    }


def test_an_entry_that_changed_is_told_as_it_was_then_whatever_came_later(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann"), emails=(Labelled("ann@a.example", "home"),)))
    _edit(desk, 1, emails=(Labelled("ann@a.example", "work"),))
    relabelled = history.history(reader, 1)[0].id
    expected = (Line("Email", "ann@a.example", "ann@a.example", before_note="home", after_note="work"),)
    assert details(reader, relabelled).subjects[0].lines == expected
    _edit(desk, 1, emails=(Labelled("ann@b.example", "other"),))
    assert details(reader, relabelled).subjects[0].lines == expected
    contacts.delete_contacts(desk, [1])
    told = details(reader, relabelled).subjects[0]
    assert (told.title, told.lines) == ("Ann", expected)


def test_a_deletion_tells_what_went(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann"), title="Engineer"))
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), notes="About boats"))
    contacts.delete_contacts(desk, [1])
    # Bo was introduced by Ann and still is, now in words: to the user nothing changed.
    ann, call = _last(reader)
    assert (ann.title, ann.what, call.title, call.what) == (
        "Ann",
        What.DELETED,
        "Call with Ann",
        What.DELETED,
    )
    assert Line("Title", "Engineer", "", what=What.DELETED) in ann.lines
    assert Line("Notes", "About boats", "", what=What.DELETED) in call.lines


def test_a_plan_and_a_new_day_are_told_with_the_meeting(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    meeting = Interaction(Kind.COFFEE_CHAT, (1,), start=Moment("2027-01-08T09:00", "Europe/Oslo"))
    found = interactions.add_interaction(desk, meeting)
    interactions.reschedule(desk, found, Moment("2027-01-09T09:00", "Europe/Oslo"))
    [told] = _last(reader)
    assert told.title == "Coffee chat with Ann"
    assert told.lines == (
        Line("When", "2027-01-08T09:00|Europe/Oslo", "2027-01-09T09:00|Europe/Oslo", Form.MOMENT),
    )
    present = interactions.interaction(reader, found)
    assert present
    plan = Plan(pitch="Hi", bring=("A pen",), questions=(PlanQuestion("What next?", must=True),))
    interactions.save_interaction(desk, replace(present, plan=plan, state=State.HELD))
    ann, told = _last(reader)
    assert ann.lines[0] == Line("Follow-up", "", "thank-you", Form.WORD, what=What.ADDED)
    assert set(told.lines) == {
        Line("State", "planned", "held", Form.WORD),
        Line("Pitch", "", "Hi", what=What.ADDED),
        Line("Bring", "", "A pen", what=What.ADDED),
        Line("Question", "", "What next?", after_note="must ask", what=What.ADDED),
    }


def test_of_a_large_change_the_first_hundred_are_told_and_no_more_is_read(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.change("Import 1,000 contacts", kind="import") as change:
        for start in range(0, 1000, 100):
            people = [Contact(Name(given=f"Ann {start + at}")) for at in range(100)]
            kept_contacts.insert(change, people)
            change.part()
    asked: list[object] = []
    rows = Reader.value

    def listen(self: Reader, sql: str, values: tuple = ()) -> object:
        if "SELECT bytes FROM history_part" in sql:
            asked.append(values)
        return rows(self, sql, values)

    monkeypatch.setattr(Reader, "value", listen)
    told = details(reader, change.id)
    assert (len(told.subjects), told.people, told.is_whole) == (PEOPLE_TOLD, 1000, False)
    assert asked == [(change.id, 0)]
    del asked[:]
    told = details(reader, change.id, contact_id=555)
    assert [each.title for each in told.subjects] == ["Ann 554"]
    assert asked == [(change.id, 5)]


def test_telling_a_change_can_be_stopped(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))

    class Stopped:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        details(reader, 1, progress=Stopped())


def test_for_one_contact_only_what_is_theirs_is_told(desk: Desk, reader: Reader) -> None:
    for name in ("Ann", "Bo"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    contacts.delete_contacts(desk, [1, 2])
    assert [each.title for each in _last(reader, contact_id=2)] == ["Bo"]


def test_a_change_that_is_too_old_says_so(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    monkeypatch.setattr(kept_history, "KEPT_CHANGES", 1)
    with desk.unrecorded() as connection:
        kept_history.prune(connection)
    assert not details(reader, 1).is_kept
    assert details(reader, 2).is_kept


def _told(reader: Reader, contact_id: int = 0) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    return {
        (each.title, each.what.value): [(line.label, line.before, line.after) for line in each.lines]
        for each in _last(reader, contact_id)
    }


def test_an_event_is_told_by_its_name_with_its_people_and_what_it_names(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    goals.save(desk, Goal("Six talks"))
    fair = Event(
        "Fair",
        EventKind.CAREER_FAIR,
        start=Moment("2027-03-04"),
        aims=("Cards",),
        goal_id=1,
        contact_ids=(1,),
    )
    events.save(desk, fair)
    expected = [
        ("Name", "", "Fair"),
        ("Kind", "", "career fair"),
        ("When", "", "2027-03-04|"),
        ("Goal it serves", "", "Six talks"),
        ("Aim", "", "Cards"),
        ("Met there", "", "Ann"),
    ]
    assert _told(reader) == {("Fair", "added"): expected}
    assert _told(reader, 1) == {("Fair", "added"): expected}, "it is in the history of whoever was met there"
    events.save(desk, replace(fair, id=1, name="Spring fair", goal_id=None, contact_ids=()))
    assert _told(reader) == {
        ("Spring fair", "changed"): [
            ("Name", "Fair", "Spring fair"),
            ("Goal it serves", "Six talks", ""),
            ("Met there", "Ann", ""),
        ]
    }
    assert _told(reader, 1) == _told(reader)


def test_deleting_a_goal_tells_what_served_it_by_names_that_are_gone(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    goals.save(desk, Goal("Six talks", helper_ids=(1,)))
    pitches.save(desk, Pitch("Engineers", goal_id=1))
    plan = Plan(goal_id=1, pitch_id=1)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), plan=plan))
    goals.delete(desk, [1])
    told = _told(reader)
    assert told["Six talks", "deleted"][-1] == ("Could help", "Ann", "")
    assert told["Engineers", "changed"] == [("Goal it serves", "Six talks", "")]
    assert told["Call with Ann", "changed"] == [("Goal it serves", "Six talks", "")]


def test_a_pitch_is_told_with_its_ingredients_and_rehearsals(desk: Desk, reader: Reader) -> None:
    pitches.save(desk, Pitch("Engineers", ingredients=Ingredients(who="Ana"), text="Hi."))
    assert _told(reader) == {
        ("Engineers", "added"): [
            ("Who listens", "", "Engineers"),
            ("Who I am", "", "Ana"),
            ("What is said", "", "Hi."),
        ]
    }
    pitches.rehearsed(desk, Rehearsal(1, "2027-01-08T09:00:00+00:00", 31))
    assert _told(reader) == {("Engineers", "changed"): [("Rehearsal", "", "31")]}
    pitches.save(desk, Pitch("Founders", based_on=1))
    assert ("Made from", "", "Engineers") in _told(reader)["Founders", "added"]
    pitches.delete(desk, [1])
    assert _told(reader)["Founders", "changed"] == [("Made from", "Engineers", "")]


def test_a_pitch_for_nobody_in_particular_is_called_by_its_words(desk: Desk, reader: Reader) -> None:
    pitches.save(desk, Pitch("", text="Hi, I am\nAna."))
    events.save(desk, Event("Fair", pitch_id=1))
    assert ("Pitch to use", "", "Hi, I am\nAna.") in _told(reader)["Fair", "added"]
    pitches.delete(desk, [1])
    told = _told(reader)
    assert ("Hi, I am Ana.", "deleted") in told
    assert told["Fair", "changed"] == [("Pitch to use", "Hi, I am Ana.", "")]
    assert [each.words for each in history.gone(reader, history.gone_keys(reader))] == ["Hi, I am Ana."]


def test_research_and_answers_are_told_with_the_meeting(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    plan = Plan(questions=(PlanQuestion("Why?"),), checklist=(ResearchItem("person", "Studies"),))
    found = interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), plan=plan))
    answered = Plan(
        questions=(PlanQuestion("Why?", answer="For the sea"),),
        checklist=(ResearchItem("person", "Studies", "Lund"),),
        dress="Jacket",
        confirm=True,
    )
    interactions.save_interaction(desk, Interaction(Kind.CALL, (1,), plan=answered, id=found))
    [told] = _last(reader)
    assert [(line.label, line.after, line.before_note, line.after_note) for line in told.lines] == [
        ("What to wear", "Jacket", "", ""),
        ("Confirm the day before", "1", "", ""),
        ("Question", "Why?", "if time", "if time: For the sea"),
        ("To find out", "Studies", "blank", "Lund"),
    ]


def test_organizations_questions_practice_and_rounds_have_names_of_their_own(
    desk: Desk, reader: Reader
) -> None:
    organizations.save(desk, Organization("Halden", research=("Founded 1901",), wanted=True))
    assert _told(reader) == {
        ("Halden", "added"): [("Name", "", "Halden"), ("Wanted", "", "1"), ("Found out", "", "Founded 1901")]
    }
    own_questions.save(desk, OwnQuestion("Who pays?", must=True))
    assert list(_told(reader)) == [("Who pays?", "added")]
    own_questions.practised(desk, Practice("Why you?", "2027-01-08T09:00:00+00:00", 2))
    assert list(_told(reader)) == [("Why you?", "added")]
    rounds.begin(desk)
    assert list(_told(reader)) == [("A round of the journey", "added")]


def test_a_day_that_was_set_is_told_in_its_zone_of_then(desk: Desk, reader: Reader) -> None:
    """Nobody was met there: no contact leads to the change that set another zone later."""
    fair = Event("Fair", start=Moment("2027-03-04T10:00", "Europe/Oslo"))
    events.save(desk, fair)
    events.save(desk, replace(fair, id=1, start=Moment("2027-03-05T10:00", "Europe/Oslo")))
    moved = history.history(reader, 1)[0].id
    expected = ("When", "2027-03-04T10:00|Europe/Oslo", "2027-03-05T10:00|Europe/Oslo")
    events.save(desk, replace(fair, id=1, start=Moment("2027-03-05T10:00", "Asia/Tokyo")))
    [told] = details(reader, moved).subjects
    assert [(line.label, line.before, line.after) for line in told.lines] == [expected]
    events.delete(desk, [1])
    [told] = details(reader, moved).subjects
    assert told.title == "Fair"
    assert [(line.label, line.before, line.after) for line in told.lines] == [expected]
