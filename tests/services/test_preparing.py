"""Preparing for a meeting: what is known before, the draft, and the end as one change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netdesk.domain.asking import AskedBefore
from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import Practice
from netdesk.domain.pitches import Ingredients, Pitch
from netdesk.domain.preparing import Earlier, Preparation
from netdesk.services import contacts, history, interactions, organizations, own_questions, pitches, preparing
from netdesk.services.me import save_me
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

WENT = Practice("Why us?", "2026-10-12T08:00:00+00:00", 1, "Name the pilots")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "a.netdesk")
    save_me(made, Me("Ana", zone="Europe/Oslo"))
    yield made
    made.close()


def person(desk: Desk, name: str, organization: str = "Halden Storage AS") -> int:
    return contacts.add_contact(desk, Contact(Name(display=name), organization=organization))


def talk(desk: Desk, contact_id: int, day: int, plan: Plan, state: State = State.HELD) -> int:
    start = Moment(f"2026-09-{day:02d}T10:00", "Europe/Oslo")
    return interactions.add_interaction(
        desk, Interaction(Kind.CALL, (contact_id,), state, start=start, plan=plan)
    )


def test_a_desk_without_a_past_knows_nothing(desk: Desk, reader: Reader) -> None:
    assert preparing.earlier(reader, [person(desk, "Leila Haddad")]) == Earlier()
    assert preparing.earlier(reader, []) == Earlier()


def test_what_this_person_was_asked_and_what_we_share_is_known_the_latest_first(
    desk: Desk, reader: Reader
) -> None:
    leila, jonas = person(desk, "Leila Haddad"), person(desk, "Jonas")
    first = Plan(questions=(PlanQuestion("Why?", answer="A teacher"),), shared_ground=("Both rowed",))
    talk(desk, leila, 3, first)
    talk(desk, leila, 9, Plan(questions=(PlanQuestion("Who?"),), shared_ground=("Lund", "both rowed")))
    talk(desk, jonas, 5, Plan(questions=(PlanQuestion("When?"),), shared_ground=("Chess",)))
    now = talk(desk, leila, 20, Plan(questions=(PlanQuestion("Now?", answer="x"),)), State.PLANNED)
    found = preparing.earlier(reader, [leila], now)
    assert found.asked == (
        AskedBefore("Who?", "", date(2026, 9, 9)),
        AskedBefore("Why?", "", date(2026, 9, 3), "A teacher"),
    )
    assert found.shared_ground == ("Lund", "both rowed")


def test_stories_come_from_every_plan_and_from_what_pitches_say_was_done(desk: Desk, reader: Reader) -> None:
    leila, jonas = person(desk, "Leila Haddad"), person(desk, "Jonas")
    talk(desk, leila, 3, Plan(stories=("The night it lost data",)))
    talk(desk, jonas, 1, Plan(stories=("Forty first-years", "The night it lost DATA")))
    done = Ingredients(accomplishment="Cut testing time by a third", experience="A summer at Northgrid")
    pitches.save(desk, Pitch("Engineers", ingredients=done, text="Hi"))
    assert preparing.earlier(reader, [leila]).stories == (
        "Forty first-years",
        "The night it lost DATA",
        "Cut testing time by a third",
        "A summer at Northgrid",
    )


def test_research_on_a_person_is_theirs_on_an_organization_it_is_everybodys_there(
    desk: Desk, reader: Reader
) -> None:
    leila = person(desk, "Leila Haddad", "Halden Storage")
    priya, mo = person(desk, "Priya", "HALDEN STORAGE AS"), person(desk, "Mo", "Halden")
    talk(
        desk,
        priya,
        3,
        Plan(
            checklist=(
                ResearchItem("person", "Their way here", "Chemistry"),
                ResearchItem("organization", "Size and places", "60 people"),
                ResearchItem("organization", "News of this year", ask=True),
                ResearchItem("industry", "What moves it now", "Cheaper cells"),
            )
        ),
    )
    talk(desk, priya, 9, Plan(checklist=(ResearchItem("organization", "Size and places", "80 people"),)))
    talk(desk, leila, 4, Plan(checklist=(ResearchItem("person", "Their way here", "Physics"),)))
    organizations.save(desk, Organization("Halden Storage A/S", research=("Two pilots run", "New head")))
    found = preparing.earlier(reader, [leila])
    assert found.on_person == (ResearchItem("person", "Their way here", "Physics"),)
    assert found.on_organization == (
        ResearchItem("organization", "Size and places", "80 people"),
        ResearchItem("industry", "What moves it now", "Cheaper cells"),
    )
    assert found.notes == ("Two pilots run", "New head")
    elsewhere = preparing.earlier(reader, [mo])
    assert (elsewhere.on_organization, elsewhere.notes) == ((), ()), "Halden is another organization"


def test_the_end_is_one_change_with_the_plan_the_reminder_and_the_practice(
    desk: Desk, reader: Reader
) -> None:
    leila = person(desk, "Leila Haddad")
    plan = Plan(objective="Learn", confirm=True)
    meeting = Interaction(Kind.COFFEE_CHAT, (leila,), start=Moment("2126-10-14T10:00"), plan=plan)
    kept = preparing.keep(desk, Preparation(meeting, (WENT, WENT)))
    entry = history.next_undo(reader)
    assert entry is not None
    assert entry.label == "Plan coffee chat with Leila Haddad"
    assert [each.question for each in own_questions.practices(reader)] == ["Why us?", "Why us?"]
    history.undo(desk)
    assert interactions.interaction(reader, kept) is None
    assert own_questions.practices(reader) == []


def test_a_meeting_on_the_desk_is_prepared_not_doubled(desk: Desk, reader: Reader) -> None:
    leila = person(desk, "Leila Haddad")
    kept = talk(desk, leila, 20, Plan(), State.PLANNED)
    meeting = interactions.interaction(reader, kept)
    assert meeting is not None
    wanted = Interaction(meeting.kind, (leila,), id=kept, start=meeting.start, plan=Plan(dress="Casual"))
    assert preparing.keep(desk, Preparation(wanted)) == kept
    entry = history.next_undo(reader)
    assert entry is not None
    assert entry.label == "Prepare call with Leila Haddad"
    history.undo(desk)
    assert interactions.interaction(reader, kept) == meeting


def test_nothing_new_makes_no_step_to_undo(desk: Desk, reader: Reader) -> None:
    kept = talk(desk, person(desk, "Leila Haddad"), 20, Plan(objective="x"), State.PLANNED)
    before = history.next_undo(reader)
    meeting = interactions.interaction(reader, kept)
    assert meeting is not None
    preparing.keep(desk, Preparation(meeting))
    assert history.next_undo(reader) == before


def test_a_meeting_that_is_gone_is_told_and_nothing_is_kept(desk: Desk, reader: Reader) -> None:
    leila = person(desk, "Leila Haddad")
    gone = Interaction(Kind.CALL, (leila,), id=77, plan=Plan(objective="x"))
    with pytest.raises(Trouble, match="no longer on the desk"):
        preparing.keep(desk, Preparation(gone, (WENT,)))
    assert own_questions.practices(reader) == []


def test_a_draft_survives_the_way_through_json_and_broken_ones_are_taken_as_far_as_they_go() -> None:
    blank = Preparation(Interaction(Kind.CALL, ()))
    checklist = (ResearchItem("person", "Their way here", "Physics"), ResearchItem("industry", "x", ask=True))
    plan = Plan(goal_id=3, pitch_id=4, checklist=checklist, dress="Casual", route="Tram", confirm=True)
    full = Preparation(Interaction(Kind.COFFEE_CHAT, (1, 2), plan=plan), (WENT,))
    told = json.loads(json.dumps(preparing.as_draft(full)))
    assert preparing.from_draft(told, blank) == full
    told["practices"] += [3, {"question": "x"}, {"question": "x", "at": "y", "rating": 9}]
    assert preparing.from_draft(told, blank).practices == (WENT,)
    assert preparing.from_draft({"practices": "all"}, full).practices == (WENT,)
