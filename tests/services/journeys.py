"""A desk with the whole journey on it, where everything names everything."""

from __future__ import annotations

from datetime import date

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import (
    contacts,
    events,
    goals,
    interactions,
    organizations,
    own_questions,
    pitches,
    rounds,
)
from netdesk.store.desk import Desk

STAMP = "2027-01-08T09:00:00+00:00"


def fill(desk: Desk) -> None:
    """Ann (1) and Bo (2) were met at a fair (1); a goal (1), two pitches, a talk (1) with a whole plan."""
    for name in ("Ann", "Bo"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    organizations.save(
        desk,
        Organization(
            "Halden", "Sensors", "https://halden.example", "Oslo", True, ("Old", "Two sites"), "Ask Ann"
        ),
    )
    goals.save(
        desk,
        Goal(
            "Six talks", GoalKind.INDUSTRY, "Storage", Measure.PEOPLE, 6, 2, date(2027, 6, 1),
            GoalState.REACHED, "By summer", (2, 1),
        ),
    )  # fmt: skip
    pitches.save(desk, Pitch("Engineers", "An internship", 1, Ingredients(who="Ana", team="We"), "Hi.", True))
    pitches.save(desk, Pitch("Founders", based_on=1))
    pitches.rehearsed(desk, Rehearsal(1, STAMP, 31, 70, 2))
    events.save(
        desk,
        Event(
            "Fair", EventKind.CAREER_FAIR, False, True, Moment("2027-03-04T10:00", "Europe/Oslo"), 240,
            "Hall 2", "https://fair.example", "Halden", ("Cards", "Ask"), 1, 2, "Bring CVs", (2, 1),
        ),
    )  # fmt: skip
    events.save(desk, Event("LinkedIn", EventKind.ONLINE_GROUP, standing=True))
    own_questions.save(desk, OwnQuestion("Who pays?", topic="Money", tiara="trends", must=True))
    own_questions.save(desk, OwnQuestion("", QuestionKind.PRACTICE, key="you-friends", hidden=True))
    own_questions.practised(desk, Practice("Why you?", STAMP, 2, "Shorter"))
    rounds.begin(desk)
    plan = Plan(
        objective="Learn", goal="Six talks", pitch="Hi.", goal_id=1, pitch_id=1,
        questions=(PlanQuestion("Why?", True, "Money", "For the sea"),),
        checklist=(ResearchItem("person", "Studies", "Lund"), ResearchItem("industry", "Rivals", ask=True)),
        dress="Jacket", route="Tram 4", confirm=True,
    )  # fmt: skip
    interactions.add_interaction(desk, Interaction(Kind.EVENT, (1,), plan=plan, event_id=1))
