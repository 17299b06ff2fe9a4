"""What a user does with interactions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.me import Me
from netdesk.domain.rows import InteractionSort, InteractionView, Span
from netdesk.services import checks, contacts, events, history, interactions
from netdesk.services.me import save_me
from netdesk.store import pages
from netdesk.store import today as kept_today
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import latest

BERLIN = "Europe/Berlin"
PLAN = Plan(
    objective="Learn how the work is", introducer="Bo", may_use_name=True, shared_ground=("Both sail",),
    pitch="I build boats.", research=("Founded 1901", "Two offices"), ask="The annual report",
    stories=("The race",), bring=("Card", "CV"), goal="Find a mentor",
    questions=(PlanQuestion("Why boats?", True, "career", "For the sea"), PlanQuestion("What next?")),
    checklist=(ResearchItem("person", "Studies", "Lund"), ResearchItem("industry", "Rivals", ask=True)),
    dress="Jacket", route="Tram 4", confirm=True,
)  # fmt: skip


pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def _kept(reader: Reader, interaction_id: int) -> Interaction:
    found = interactions.interaction(reader, interaction_id)
    assert found
    return found


def test_everything_of_an_interaction_is_kept_with_its_plan(desk: Desk, reader: Reader) -> None:
    planned = Interaction(
        Kind.INFORMATIONAL_INTERVIEW, (2, 1), start=Moment("2026-05-04T09:00", BERLIN), minutes=20,
        place="Café Nord", link="https://meet.example/1", notes="Bring a CV", plan=PLAN, uid="u1",
    )  # fmt: skip
    assert interactions.add_interaction(desk, planned) == 1
    assert _kept(reader, 1) == replace(planned, id=1)
    assert latest(reader) == "Plan informational interview with Bo and 1 more"


def test_what_is_edited_is_kept_and_nothing_else_touched(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), plan=PLAN))
    told: list = []
    desk.on_changes = told.append
    edited = replace(_kept(reader, 1), notes="Rang at nine", plan=replace(PLAN, pitch="I sail."))
    interactions.save_interaction(desk, edited)
    assert _kept(reader, 1) == edited
    assert latest(reader) == "Edit call with Ann"
    assert told[-1].tables == {"interaction": {1}, "plan": {1}}
    longer = (PlanQuestion("First?"), *PLAN.questions)
    interactions.save_interaction(desk, replace(edited, plan=replace(PLAN, questions=longer)))
    assert _kept(reader, 1).plan == replace(PLAN, questions=longer)
    interactions.save_interaction(desk, replace(edited, plan=None))
    assert _kept(reader, 1).plan is None
    history.undo(desk)
    assert _kept(reader, 1).plan == replace(PLAN, questions=longer)
    assert checks.check(reader) == []


def test_reschedule_cancel_and_mark_as_held(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), minutes=20))
    interactions.cancel(desk, 1)
    assert _kept(reader, 1).state is State.CANCELLED
    assert latest(reader) == "Cancel call with Ann"
    may = Moment("2026-05-04T09:00", BERLIN)
    interactions.reschedule(desk, 1, may)
    assert _kept(reader, 1) == Interaction(Kind.CALL, (1,), State.PLANNED, id=1, start=may, minutes=20)
    assert latest(reader) == "Reschedule call with Ann"
    interactions.reschedule(desk, 1, may, 45)
    assert _kept(reader, 1).minutes == 45
    interactions.mark_held(desk, 1)
    assert (_kept(reader, 1).state, _kept(reader, 1).minutes) == (State.HELD, 45)
    assert latest(reader) == "Mark as held: call with Ann"
    interactions.mark_held(desk, 1, 30)
    assert _kept(reader, 1).minutes == 30


def test_what_took_place_already_is_logged_not_planned(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(desk, Interaction(Kind.EMAIL, (3,), State.HELD))
    assert latest(reader) == "Log email with Cy"


def test_interactions_are_deleted_with_their_plans(desk: Desk, reader: Reader) -> None:
    for people in ((1,), (2,), (3,)):
        interactions.add_interaction(desk, Interaction(Kind.CALL, people, plan=PLAN))
    interactions.delete_interactions(desk, [2, 2])
    assert latest(reader) == "Delete call with Bo"
    interactions.delete_interactions(desk, [1, 3, 77])
    assert latest(reader) == "Delete 2 interactions"
    for table in ("interaction", "interaction_contact", "plan", "plan_line", "plan_question"):
        assert reader.value(f"SELECT count(*) FROM {table}") == 0
    before = len(history.history(reader))
    interactions.delete_interactions(desk, [1])
    assert len(history.history(reader)) == before
    history.undo(desk)
    history.undo(desk)
    assert [_kept(reader, each).plan for each in (1, 2, 3)] == [PLAN] * 3


def test_an_interaction_is_with_somebody_who_is_on_the_desk(desk: Desk, reader: Reader) -> None:
    for people in ((), (99,), (1, 99)):
        with pytest.raises(Trouble, match="Choose whom it is with"):
            interactions.add_interaction(desk, Interaction(Kind.CALL, people))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2)))
    contacts.delete_contacts(desk, [2])
    with pytest.raises(Trouble, match="Choose whom it is with"):
        interactions.save_interaction(desk, Interaction(Kind.CALL, (1, 2), id=1))
    assert _kept(reader, 1).contact_ids == (1,)


def test_work_on_an_interaction_that_is_gone_says_so(desk: Desk) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,)))
    interactions.delete_interactions(desk, [1])
    for work in (
        lambda: interactions.save_interaction(desk, Interaction(Kind.CALL, (1,), id=1)),
        lambda: interactions.cancel(desk, 1),
        lambda: interactions.mark_held(desk, 1),
        lambda: interactions.reschedule(desk, 1, Moment("2026-05-04")),
    ):
        with pytest.raises(Trouble, match="no longer on the desk, so nothing was kept"):
            work()


def test_many_interactions_are_read_and_deleted(desk: Desk, reader: Reader) -> None:
    with desk.change("Import") as change:
        change.connection.run_many(
            "INSERT INTO interaction (id, kind, state) VALUES (?, 'call', 'held')",
            [(n,) for n in range(1, 1300)],
        )
        change.connection.run_many(
            "INSERT INTO interaction_contact (interaction_id, contact_id, position) VALUES (?, 1, 0)",
            [(n,) for n in range(1, 1300)],
        )
    assert len(contacts.timeline(reader, 1)) == 1299
    steps = _Steps()
    interactions.delete_interactions(desk, range(1, 1300), steps)
    assert steps.told[0] == (0, 1299)
    assert len(steps.told) > 3
    assert latest(reader) == "Delete 1,299 interactions"
    assert reader.value("SELECT count(*) FROM history_part GROUP BY change_id ORDER BY change_id DESC") > 1
    history.undo(desk)
    assert len(contacts.timeline(reader, 1)) == 1299


def test_half_a_character_does_not_stop_a_save(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(
        desk, Interaction(Kind.CALL, (1,), notes="\ud83d", plan=Plan(bring=("\udc00",)))
    )
    kept = _kept(reader, 1)
    assert (kept.notes, kept.plan) == ("�", Plan(bring=("�",)))


# The table: what it shows, in which order.

NOW = datetime(2026, 5, 4, 12, tzinfo=ZoneInfo(BERLIN))


@pytest.fixture
def table(desk: Desk) -> Desk:
    """Seven interactions around noon of 4 May 2026 in Berlin."""
    save_me(desk, Me(zone=BERLIN))
    for kind, people, state, start, zone, minutes, place in (
        (Kind.CALL, (2,), State.PLANNED, "2026-05-04T09:00", "", 30, "Nord"),
        (Kind.CALL, (1,), State.PLANNED, "2026-05-04T11:00", "America/New_York", 20, ""),
        (Kind.EMAIL, (3, 1), State.HELD, "2026-05-03", "", 0, "Alta"),
        (Kind.LETTER, (1,), State.PLANNED, None, "", 0, ""),
        (Kind.LETTER, (1,), State.HELD, None, "", 0, ""),
        (Kind.COFFEE_CHAT, (1, 2), State.CANCELLED, "2026-06-01T10:00", "", 45, "Café"),
        (Kind.COFFEE_CHAT, (3,), State.PLANNED, "2026-05-04", "", 60, ""),
    ):
        moment = Moment(start, zone) if start else None
        interactions.add_interaction(
            desk, Interaction(kind, people, state, start=moment, minutes=minutes, place=place)
        )
    return desk


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (InteractionView(), [4, 5, 3, 7, 1, 2, 6]),
        (InteractionView(descending=True), [5, 4, 6, 2, 1, 7, 3]),
        (InteractionView(span=Span.UPCOMING), [4, 7, 1, 2]),
        (InteractionView(span=Span.PAST), [3, 7, 1]),
        (InteractionView(kind=Kind.CALL), [1, 2]),
        (InteractionView(contact_id=1), [4, 5, 3, 2, 6]),
        (InteractionView(contact_id=1, span=Span.UPCOMING, kind=Kind.CALL), [2]),
        (InteractionView(text="cy"), [3, 7]),
        (InteractionView(text="alta", contact_id=3), [3, 7]),
        (InteractionView(text="not there"), []),
        (InteractionView(text="!!"), []),
        (InteractionView(sort=InteractionSort.PERSON), [2, 6, 4, 5, 1, 3, 7]),
        (InteractionView(sort=InteractionSort.MINUTES, descending=True), [7, 6, 1, 2, 3, 4, 5]),
        (InteractionView(sort=InteractionSort.STATE), [6, 3, 5, 7, 1, 2, 4]),
        (InteractionView(sort=InteractionSort.PLACE), [3, 6, 1, 7, 2, 4, 5]),
        (InteractionView(sort=InteractionSort.KIND), [1, 2, 7, 6, 3, 4, 5]),
    ],
)
def test_the_table_shows_what_it_was_asked_for_in_order(
    table: Desk, view: InteractionView, expected: list[int]
) -> None:
    """Those without a day come first by time, and last where another column decides."""
    with table.reader() as reader:
        assert list(pages.interaction_ids(reader, view, NOW)) == expected


def test_the_table_is_asked_at_the_users_time(table: Desk) -> None:
    with table.reader() as reader:
        long_ago = Interaction(Kind.CALL, (1,), start=Moment("2001-01-01"))
        far_ahead = Interaction(Kind.CALL, (1,), start=Moment("2999-01-01"))
        past, ahead = (interactions.add_interaction(table, each) for each in (long_ago, far_ahead))
        assert past in interactions.interaction_ids(reader, InteractionView(span=Span.PAST))
        found = interactions.interaction_ids(reader, InteractionView(span=Span.UPCOMING))
        assert ahead in found
        assert past not in found


def test_rows_of_the_table(table: Desk) -> None:
    with table.reader() as reader:
        rows = interactions.interaction_rows(reader, [3, 2, 99])
        assert rows.keys() == {3, 2}
        assert rows[3].people == ((3, "Cy"), (1, "Ann"))
        assert rows[3].start == Moment("2026-05-03")
        assert rows[2].start == Moment("2026-05-04T11:00", "America/New_York")
        assert (rows[3].kind, rows[3].state, rows[3].place) == (Kind.EMAIL, State.HELD, "Alta")
        assert not rows[2].prepared
        interactions.save_interaction(table, replace(_kept(reader, 2), plan=PLAN))
        assert interactions.interaction_rows(reader, [2])[2].prepared


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        Plan(goal="A summer job", pitch="I build pumps."),
        Plan(objective="Learn"),
        Plan(introducer="Bo"),
        Plan(may_use_name=True),
        Plan(ask="The report"),
        Plan(dress="Jacket"),
        Plan(route="Tram 4"),
        Plan(confirm=True),
        Plan(stories=("The race",)),
        Plan(questions=(PlanQuestion("Why?"),)),
        Plan(checklist=(ResearchItem("person", "Where from?"),)),
    ],
)
def test_naming_a_goal_or_a_pitch_alone_prepares_nothing(table: Desk, plan: Plan) -> None:
    """What the table and Today say of it is what the meeting itself says."""
    ahead = Interaction(Kind.CALL, (1,), start=Moment("2999-01-01T10:00"), plan=plan)
    with table.reader() as reader:
        kept = interactions.add_interaction(table, ahead)
        assert interactions.interaction_rows(reader, [kept])[kept].prepared is plan.is_prepared
        (meeting,) = kept_today.planned(reader, 32_000_000_000, 33_000_000_000)
        assert meeting.prepared is plan.is_prepared
    assert plan.is_prepared is not (plan == Plan() or bool(plan.goal))


def test_an_event_goal_or_pitch_that_went_meanwhile_is_not_named(desk: Desk, reader: Reader) -> None:
    """Somebody deleted them while the editor was open: the words of the plan stay."""
    plan = replace(PLAN, goal_id=7, pitch_id=8)
    found = interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), plan=plan, event_id=9))
    kept = interactions.interaction(reader, found)
    assert kept
    assert (kept.event_id, kept.plan) == (None, PLAN)


def test_whoever_was_talked_with_at_an_event_was_met_there_in_the_same_step(
    desk: Desk, reader: Reader
) -> None:
    fair = events.save(desk, Event("Fair", contact_ids=(2,)))
    planned = Interaction(Kind.EVENT, (1, 2), State.PLANNED, event_id=fair)
    found = interactions.add_interaction(desk, planned)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (3,), State.HELD, event_id=fair))
    assert events.every(reader)[0].contact_ids == (2,), "neither what is planned nor a call says so"
    interactions.mark_held(desk, found)
    assert events.every(reader)[0].contact_ids == (2, 1)
    assert checks.check(reader) == []
    history.undo(desk)
    assert events.every(reader)[0].contact_ids == (2,)
    kept = interactions.interaction(reader, found)
    assert kept
    assert kept.state is State.PLANNED


class _Steps:
    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def report(self, done: int, total: int, what: str = "") -> None:
        self.told.append((done, total))
