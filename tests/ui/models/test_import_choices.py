"""What is decided about a dry run, and the numbers on the button."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.services import contacts, imports
from netdesk.services.dry_runs import (
    ALL_FIELDS,
    Action,
    Batch,
    Decision,
    DryRun,
    Outcome,
    Overview,
    read_and_plan,
    side_by_side,
)
from netdesk.store.desk import Desk
from netdesk.ui.models.import_choices import UNDECIDED, ImportChoices
from tests.ui.cards import card

MOVED, FILLED, DIFFERENT = 0, 1, 2
SAM = 6


CARDS = "".join(
    (
        card(
            "Leila Haddad", "EMAIL;TYPE=WORK:leila@x.example", "ORG:Globex", "TITLE:CTO", "TEL:+47 555 0142"
        ),
        card("Priya Raman", "EMAIL;TYPE=WORK:priya@x.example", "TEL:+46 555 0143"),
        card("Tom Okafor", "EMAIL;TYPE=WORK:tom@x.example", "TITLE:Engineer"),
        card("Ruth Abernathy", "ORG:Elsewhere"),
        card("Hana Novak", "TEL:+420 555 01"),
        card("Ann New", "EMAIL:ann@x.example"),
        card("Bo New", "EMAIL:bo@x.example"),
        card("Sam Same", "EMAIL;TYPE=WORK:sam@x.example"),
    )
)


def known(name: str, **values: str) -> Contact:
    given, family = name.split()
    email = values.pop("email", "")
    emails = (Labelled(email, "work"),) if email else ()
    return Contact(Name(given=given, family=family), emails=emails, **values)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "a.netdesk")
    for contact in (
        known("Leila Haddad", email="leila@x.example", organization="Halden"),
        known("Priya Raman", email="priya@x.example"),
        known("Tom Okafor", email="tom@x.example", title="Analyst"),
        known("Ruth Abernathy", organization="Commons"),
        known("Hana Novak", organization="Northgrid"),
        known("Sam Same", email="sam@x.example"),
    ):
        contacts.add_contact(opened, contact)
    yield opened
    opened.close()


@pytest.fixture
def run(desk: Desk, tmp_path: Path) -> tuple[DryRun, Overview]:
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS)
    with desk.reader() as reader:
        return read_and_plan(reader, [path])


@pytest.fixture
def choices(run: tuple[DryRun, Overview]) -> ImportChoices:
    return ImportChoices(*run)


def told(desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices) -> tuple[int, int]:
    """What the import itself would say it added and updated."""
    report = imports.rehearse(desk, run[0], choices.batch)
    assert report.balances
    suggested = report.total("suggested") if choices.add_suggested else 0
    return report.total("added") + suggested, report.total("updated")


def test_the_example_has_every_outcome(run: tuple[DryRun, Overview]):
    outcomes = [item.outcome for item in run[0].items]
    assert outcomes == [
        Outcome.UPDATE, Outcome.UPDATE, Outcome.UPDATE, Outcome.SUGGESTED, Outcome.SUGGESTED,
        Outcome.NEW, Outcome.NEW, Outcome.SAME,
    ]  # fmt: skip


def test_undecided_it_adds_the_new_and_the_suggested_and_fills_blanks(
    desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices
):
    assert (choices.added, choices.updated) == (4, 2) == told(desk, run, choices)


def test_the_files_value_of_one_field_makes_an_update(
    desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices
):
    assert not choices.takes_theirs(DIFFERENT, "title")
    choices.take(DIFFERENT, "title", theirs=True)
    assert choices.takes_theirs(DIFFERENT, "title")
    assert choices.updated == 3 == told(desk, run, choices)[1]
    choices.take(DIFFERENT, "title", theirs=False)
    assert choices.updated == 2
    assert not choices.batch.decisions


def test_a_blank_title_goes_with_the_employer(choices: ImportChoices):
    choices.take(MOVED, "organization", theirs=True)
    assert choices.takes_theirs(MOVED, "title")
    choices.take(MOVED, "organization", theirs=False)
    assert not choices.takes_theirs(MOVED, "title")


def test_all_of_one_person_and_then_one_field_less(choices: ImportChoices):
    choices.take_all(MOVED, theirs=True)
    assert choices.takes_theirs(MOVED, "organization")
    choices.take(MOVED, "title", theirs=False)
    assert choices.decision(MOVED).theirs == {"organization"}
    choices.take_all(MOVED, theirs=False)
    assert choices.decision(MOVED) == UNDECIDED


@pytest.mark.parametrize(
    ("outcome", "decision"),
    [
        (Outcome.NEW, Decision(Action.LEAVE_OUT)),
        (Outcome.UPDATE, Decision(theirs=frozenset((ALL_FIELDS,)))),
        (Outcome.UPDATE, Decision(Action.LEAVE_OUT)),
        (Outcome.SUGGESTED, Decision(Action.ADD)),
        (Outcome.SUGGESTED, Decision(Action.LEAVE_OUT)),
    ],
)
def test_a_whole_heading_counts_as_the_import_does(
    desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices, outcome: Outcome, decision: Decision
):
    choices.for_all(outcome, decision)
    assert (choices.added, choices.updated) == told(desk, run, choices)
    choices.for_all(outcome, UNDECIDED)
    assert (choices.added, choices.updated) == (4, 2)


def test_tags_for_all_change_also_those_who_keep_every_value(
    desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices
):
    choices.for_everybody = Batch(tags=("fair 2026",))
    assert choices.updated == 3 == told(desk, run, choices)[1]


def test_undecided_suggestions_can_be_left_out_together(
    desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices
):
    choices.decide(3, Action.JOIN)
    choices.add_suggested = False
    assert (choices.added, choices.updated) == (2, 2) == told(desk, run, choices)


def test_what_becomes_of_an_item_is_known_without_a_decision(choices: ImportChoices):
    assert [choices.action(index) for index in (MOVED, 3, 5, 7)] == [
        Action.JOIN,
        None,
        Action.ADD,
        None,
    ]


@pytest.mark.parametrize("seed", range(25))
def test_any_decisions_count_as_the_import_does(
    desk: Desk, run: tuple[DryRun, Overview], choices: ImportChoices, seed: int
):
    chance = random.Random(seed)
    offered = {
        Outcome.NEW: (None, Action.ADD, Action.LEAVE_OUT),
        Outcome.UPDATE: (None, Action.JOIN, Action.ADD, Action.LEAVE_OUT),
        Outcome.SUGGESTED: (None, Action.JOIN, Action.ADD, Action.LEAVE_OUT),
        Outcome.SAME: (None,),
    }
    # One of them alone: what several bring to one person is known only when it is kept.
    joined = chance.randrange(len(run[0].items) - 1)
    for _ in range(12):
        index = chance.randrange(len(run[0].items))
        item = run[0].items[index]
        if index == joined and chance.random() < 0.5:
            with desk.reader() as reader:
                lines = side_by_side(reader, run[0], index, SAM).lines
            choices.join_with(index, SAM, lines)
        else:
            choices.decide(index, chance.choice(offered[item.outcome]))
        fields = [line.field for line in choices.differences(index) if line.is_choice]
        if fields:
            choices.take(index, chance.choice(fields), theirs=chance.random() < 0.5)
        if chance.random() < 0.2:
            choices.for_all(chance.choice((Outcome.UPDATE, Outcome.SUGGESTED)), UNDECIDED)
    assert (choices.added, choices.updated) == told(desk, run, choices)
