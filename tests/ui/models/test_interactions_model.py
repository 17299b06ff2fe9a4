"""Rows of interactions as the table shows them."""

from __future__ import annotations

from array import array
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.rows import InteractionSort, InteractionView, Span
from netdesk.services import contacts, interactions
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import InteractionIds, InteractionsModel
from netdesk.ui.roles import ChipValue, Role, Tone

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 15)  # noqa: DTZ001 - the user's wall clock


@pytest.fixture
def ann(desk: Desk) -> int:
    save_me(desk, Me(zone=OSLO))
    return contacts.add_contact(desk, Contact(Name(display="Ann & <b>Bo</b>")))


def told(jobs: Jobs, *ids: int) -> list[dict[str, object]]:
    """What each row says, by column."""
    model = InteractionsModel(jobs, lambda: NOW)
    model.set_ids(array("q", ids))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows: list[dict[str, object]] = []
    for row in range(model.rowCount()):
        found: dict[str, object] = {}
        for at, column in enumerate(model.columns):
            found[column.key] = model.index(row, at).data()
            found[f"{column.key} below"] = model.index(row, at).data(Role.SUBTITLE)
        found["chip"] = model.index(row, 5).data(Role.CHIP)
        found["mark"] = model.index(row, 1).data(Role.MARK)
        found["spoken"] = model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
        rows.append(found)
    return rows


def test_a_planned_interview_elsewhere(qtbot: QtBot, desk: Desk, jobs: Jobs, ann: int) -> None:
    kept = interactions.add_interaction(
        desk,
        Interaction(
            Kind.INFORMATIONAL_INTERVIEW,
            (ann,),
            start=Moment("2026-10-13T14:00", "Europe/London"),
            minutes=90,
            place="Kings Cross",
            plan=Plan(objective="Learn"),
        ),
    )
    row = told(jobs, kept)[0]
    assert (row["when"], row["when below"]) == ("Today", "15:00  ·  14:00 London")
    assert (row["with"], row["with below"]) == ("Ann & <b>Bo</b>", "Informational interview")
    assert (row["kind"], row["length"], row["place"]) == (
        "Informational interview",
        "1 h 30 min",
        "Kings Cross",
    )
    assert row["chip"] == ChipValue("Planned", Tone.ACCENT)
    assert row["mark"] == "list-checks"
    assert row["spoken"] == "Ann & <b>Bo</b>, Informational interview, Today, 15:00, Planned, prepared"


def test_something_planned_that_is_over_asks_whether_it_took_place(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ann: int
) -> None:
    planned = Interaction(Kind.CALL, (ann,), start=Moment("2026-10-13T08:30", OSLO), minutes=30)
    assert told(jobs, interactions.add_interaction(desk, planned))[0]["chip"] == ChipValue(
        "Took place?", Tone.WARN
    )


def test_no_day_no_length_no_place_and_several_people(qtbot: QtBot, desk: Desk, jobs: Jobs, ann: int) -> None:
    others = [contacts.add_contact(desk, Contact(Name(display=name))) for name in ("Cy", "Di")]
    kept = [
        interactions.add_interaction(desk, Interaction(Kind.LETTER, people, State.HELD))
        for people in ((ann, others[0]), (others[0], ann, others[1]))
    ]
    both, three = told(jobs, *kept)
    assert (both["when"], both["when below"]) == ("No day yet", "")
    assert (both["length"], both["place"], both["mark"]) == ("–", "–", None)
    assert both["with"] == "Ann & <b>Bo</b> and Cy"
    assert three["with"] == "Cy and 2 more"


def test_a_start_that_the_clocks_skip_is_shown_as_it_will_be(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ann: int
) -> None:
    gap = Interaction(Kind.CALL, (ann,), start=Moment("2026-03-29T02:30", OSLO), minutes=30)
    row = told(jobs, interactions.add_interaction(desk, gap))[0]
    assert (row["when"], row["when below"]) == ("29 Mar", "03:30")


def test_a_link_stands_in_for_a_missing_place(qtbot: QtBot, desk: Desk, jobs: Jobs, ann: int) -> None:
    linked = Interaction(Kind.VIDEO_CALL, (ann,), link="https://meet.example/x")
    assert told(jobs, interactions.add_interaction(desk, linked))[0]["place"] == "meet.example/x"


def test_only_the_answer_to_the_latest_question_counts(
    qtbot: QtBot, desk: Desk, jobs: Jobs, ann: int
) -> None:
    call = interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), State.HELD))
    interactions.add_interaction(desk, Interaction(Kind.LETTER, (ann,), State.HELD))
    ids = InteractionIds(jobs)
    answers: list[list[int]] = []
    ids.found.connect(lambda found: answers.append(list(found)))
    for _ in range(5):
        ids.ask(InteractionView(kind=Kind.LETTER))
    ids.ask(InteractionView(kind=Kind.CALL, sort=InteractionSort.PLACE, span=Span.ALL))
    qtbot.waitUntil(lambda: not ids.is_asking)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert answers == [[call]]
    ids.ask(InteractionView())
    ids._on_found(ids._asked - 1, array("q", [99]))  # an answer that was on its way already
    qtbot.waitUntil(lambda: not ids.is_asking)
    assert [99] not in answers
