"""A desk with a dozen people, an interview ahead and a few touches behind."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.services.desks import Desk
from netdesk.services.me import save_me

_ZONE: Final = "Europe/Stockholm"
_PEOPLE: Final = (
    ("Leila Haddad", "Head of Cell Testing", "Halden Storage", 4),
    ("Jonas Lindqvist", "Grid Planner", "City of Lund", 1),
    ("Priya Raman", "Founder", "Brightwater Labs", 4),
    ("Tomás Okafor", "Reliability Engineer", "Kestrel Robotics", 3),
    ("김서연", "Product Lead", "Fjord Analytics", 5),
    ("Ruth Abernathy", "Policy Adviser, retired", "Energy Commons", 2),
    ("Samuel Adeyemi", "Process Engineer", "Northgrid Energy", 1),
    ("Hana Nováková", "Recruiter", "Northgrid Energy", 1),
    ("Diego Fuentes", "Field Technician", "Tidewater Transit", 3),
    ("Mei-Lin Zhao", "Materials Scientist", "Brightwater Labs", 4),
    ("Amara Diallo", "Programme Manager", "Meridian Fund", 4),
    ("فاطمة الزهراء", "Chemist", "Atlas Cells", 5),
)
_PITCH: Final = (
    "Hi, I’m Ana Petrova. I finish my master’s in materials science in June, and I work on batteries that "
    "last longer on the grid. Last summer I rebuilt the ageing test rig at Northgrid; our team cut testing "
    "time by a third. How did that go at yours?"
)


def make_small_desk(path: Path) -> None:
    """Make the desk at `path`."""
    desk = Desk.open(path)
    try:
        save_me(desk, Me("Ana Petrova", "Lund University", "+46 555 0101", "ana@lund.example", zone=_ZONE))
        ids = [contacts.add_contact(desk, _person(*each)) for each in _PEOPLE]
        for touch in _touches(ids):
            interactions.add_interaction(desk, touch)
    finally:
        desk.close()


def _person(name: str, title: str, organization: str, circle: int) -> Contact:
    given = name.split(maxsplit=1)[0].lower()
    return Contact(
        Name(display=name),
        organization=organization,
        title=title,
        emails=(Labelled(f"{given}@{organization.split(maxsplit=1)[0].lower()}.example", "work"),),
        phones=(Labelled("+47 555 0142", "mobile"),),
        links=(Labelled(f"https://www.linkedin.com/in/{given}", "LinkedIn"),),
        birthday=PartialDate(5, 14),
        notes="Rowed at school. Prefers a walk to a call.\nHas two cats.",
        tags=("batteries",),
        circle_id=circle,
        how_met="At the career fair",
        where_met="Lund",
        introducer="Samuel Adeyemi",
        pronunciation="LAY-la" if given == "leila" else "",
        closeness=3,
        rhythm_days=90,
    )


def _touches(ids: list[int]) -> list[Interaction]:
    questions = (
        PlanQuestion("What does a planner decide that nobody sees?", True, "Their work"),
        PlanQuestion("How did you come to this work?", False, "Their way"),
        PlanQuestion("What would you do in my place?", True, "Advice"),
        PlanQuestion("Whom else should I meet?", True, "People"),
    )
    plan = Plan(
        objective="Advice on reaching city planners. Advice, not a job.",
        goal="Three talks in the grid field by November",
        introducer="Samuel Adeyemi",
        may_use_name=True,
        shared_ground=("We both rowed at school",),
        pitch=_PITCH,
        research=("Lund plans for 40 MW of storage", "The tender closes in March"),
        about_person=("Came from Malmö in 2019",),
        ask="How a city chooses between two sites",
        stories=("The ageing rig at Northgrid",),
        bring=("Two copies of my résumé", "A pen"),
        questions=questions,
    )
    interview, held = Kind.INFORMATIONAL_INTERVIEW, State.HELD
    note = "Field data beats lab data; named two people who size storage for cities."
    return [
        Interaction(
            interview,
            (ids[1],),
            start=Moment("2026-10-13T10:30", _ZONE),
            minutes=25,
            place="Bredgatan 4, Lund",
            plan=plan,
        ),
        Interaction(
            Kind.VIDEO_CALL,
            (ids[2],),
            start=Moment("2026-10-15T15:00", "Europe/London"),
            minutes=20,
            link="https://meet.example/pr",
        ),
        Interaction(
            interview,
            (ids[0],),
            held,
            start=Moment("2026-10-12T11:50", _ZONE),
            minutes=25,
            place="Halden Storage",
            notes=note,
        ),
        Interaction(
            Kind.EMAIL,
            (ids[0],),
            held,
            start=Moment("2026-10-06", _ZONE),
            notes="Asked for 20 minutes. Answered the next day.",
        ),
        Interaction(
            Kind.COFFEE_CHAT,
            (ids[3],),
            held,
            start=Moment("2026-10-09T09:00", _ZONE),
            minutes=40,
            place="Kestrel",
            notes="Send paper.",
        ),
        Interaction(Kind.CALL, (ids[4],), held, start=Moment("2026-09-08T16:00", "Asia/Seoul"), minutes=15),
        Interaction(
            Kind.EVENT, (ids[5], ids[6]), held, start=Moment("2026-09-12", _ZONE), place="Career fair"
        ),
        Interaction(Kind.COFFEE_CHAT, (ids[8],), State.CANCELLED, start=Moment("2026-08-22T10:00", _ZONE)),
    ]
