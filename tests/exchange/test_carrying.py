"""Decisions carried over to a dry run that was planned again."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.names import Name
from netdesk.exchange.carrying import carry_over
from netdesk.exchange.planning import Action, Decision, DryRun, FileReading, Outcome, Planned

ADD, JOIN, LEAVE = Decision(Action.ADD), Decision(Action.JOIN), Decision(Action.LEAVE_OUT)
THEIRS = Decision(theirs=frozenset(("title",)))


def item(name: str, contact_id: int | None = None, batch_index: int | None = None) -> Planned:
    draft = Draft(Contact(name=Name(name)), 1, name)
    return Planned(draft, 0, Outcome.SUGGESTED, contact_id, batch_index)


def run(*items: Planned) -> DryRun:
    return DryRun((FileReading("a.vcf", "vCard"),), items)


@pytest.mark.parametrize("decision", [ADD, JOIN, LEAVE, THEIRS])
def test_what_was_decided_about_the_same_two_holds(decision: Decision) -> None:
    assert carry_over(run(item("Ann", 5)), run(item("Ann", 5)), {0: decision}) == {0: decision}


def test_a_record_is_joined_with_whom_it_was_shown_beside() -> None:
    found = carry_over(run(item("Ann", 5)), run(item("Ann", 9)), {0: JOIN})
    assert found == {0: Decision(Action.JOIN, person=5)}


@pytest.mark.parametrize("decision", [ADD, THEIRS])
def test_what_was_said_of_one_person_is_not_done_to_another(decision: Decision) -> None:
    assert carry_over(run(item("Ann", 5)), run(item("Ann", 9)), {0: decision}) == {}


def test_what_was_left_out_stays_left_out() -> None:
    assert carry_over(run(item("Ann", 5)), run(item("Ann", 9)), {0: LEAVE}) == {0: LEAVE}


def test_a_person_of_the_users_choice_stays_chosen() -> None:
    chosen = Decision(Action.JOIN, frozenset(("title",)), person=7)
    assert carry_over(run(item("Ann", 5)), run(item("Ann", 9)), {0: chosen}) == {0: chosen}


def test_records_are_found_again_where_others_are_missing() -> None:
    before = run(item("Me"), item("Ann", 5), item("Bo"), item("Bo", None, 2))
    after = run(item("Ann", 5), item("Bo"), item("Bo", None, 1))
    assert carry_over(before, after, {0: ADD, 1: JOIN, 3: ADD}) == {0: JOIN, 2: ADD}
