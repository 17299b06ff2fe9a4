"""What the journey suggests: taken, skipped, had back, gone on with, and a new round."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.goals import Goal, Measure
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.steps import Step
from netdesk.domain.suggestions import Hint
from netdesk.services import contacts, drafts, goals, history, interactions, journey
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.panels.journey.journey import KEY, NOW, Open, press, settled


def test_the_suggestion_is_taken_with_the_keyboard(
    opened: Open, heard: list[tuple[object, ...]], wizards: None
) -> None:
    panel = opened()
    press(panel.next.verb, KEY.Key_Space)
    assert heard == [("wizard_wanted", "circles")]


def test_skipping_brings_the_next_suggestion_and_can_be_taken_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, opened: Open
) -> None:
    panel = opened()
    with qtbot.waitSignal(navigator.offered) as offered:
        panel.next.skip.click()
    settled(qtbot, panel, jobs)
    assert panel.suggestion is not None
    assert panel.suggestion.hint is Hint.FIRST_WAYS
    sentence, action, take_back = offered.args
    assert (sentence, action) == ("Skipped for 7 days", "Bring it back")
    take_back()
    qtbot.waitUntil(lambda: panel.next.title.text() == "Write down whom you know")


def test_with_everything_skipped_it_can_all_be_had_back(
    qtbot: QtBot, desk: Desk, jobs: Jobs, opened: Open
) -> None:
    for hint in (Hint.FIRST_PEOPLE, Hint.FIRST_WAYS, Hint.FIRST_GOAL, Hint.FIRST_PITCH):
        journey.skip(desk, f"{hint.value}:0")
    panel = opened()
    assert panel.suggestion is None
    assert panel.next.title.text() == "Nothing is waiting"
    assert panel.next.verb.isHidden()
    assert panel.next.skip.isHidden()
    panel.next.again.click()
    qtbot.waitUntil(lambda: panel.next.title.text() == "Write down whom you know")
    assert panel.next.again.isHidden()


@pytest.mark.parametrize(
    ("state", "day", "title", "wish"),
    [
        (State.PLANNED, 2, "Prepare to meet Leila", ("plan_wanted", 0, 1)),
        (State.PLANNED, -2, "Did you meet Leila?", ("interaction_wanted", 1)),
        (State.HELD, -1, "Thank Leila", ("section_wanted", "today")),
    ],
)
def test_what_cannot_wait_is_suggested_first(
    desk: Desk, opened: Open, heard: list[tuple[object, ...]], state: State, day: int, title: str,
    wish: tuple[object, ...],
) -> None:  # fmt: skip
    leila = contacts.add_contact(desk, Contact(Name(display="Leila")))
    start = Moment((NOW + timedelta(days=day)).strftime("%Y-%m-%dT%H:%M"), "UTC")
    interactions.add_interaction(desk, Interaction(Kind.CALL, (leila,), state, start=start))
    panel = opened()
    assert panel.next.title.text() == title
    panel.next.verb.click()
    assert heard == [wish]


def test_what_was_left_half_way_is_listed_gone_on_with_and_thrown_away(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, opened: Open,
    heard: list[tuple[object, ...]],
) -> None:  # fmt: skip
    value = {"title": "Assess <i>goals</i>", "wish": "goals", "at": "2026-10-11T22:30:00+00:00"}
    drafts.keep_draft(desk, "wizard-draft-goals", value)
    panel = opened()
    (card,) = panel.left.list.cards
    assert card.accessibleName() == "Assess <i>goals</i>, left 2 days ago"
    press(card, KEY.Key_Return)
    assert heard == [("wizard_wanted", "goals")]
    with qtbot.waitSignal(navigator.offered) as offered:
        press(card, KEY.Key_Delete)
    qtbot.waitUntil(panel.left.isHidden)
    assert drafts.draft(jobs.reader, "wizard-draft-goals") is None
    offered.args[2]()
    qtbot.waitUntil(panel.left.isVisible)
    assert drafts.draft(jobs.reader, "wizard-draft-goals") == value


def test_a_suggestion_whose_wizard_was_left_says_so(
    desk: Desk, opened: Open, heard: list[tuple[object, ...]], wizards: None
) -> None:
    value = {"title": "Identify your circles", "wish": "circles", "at": "2026-10-13T08:00:00+00:00"}
    drafts.keep_draft(desk, "wizard-draft-circles", value)
    panel = opened()
    assert panel.next.verb.text() == "Go on where you left off"
    panel.next.verb.click()
    assert heard == [("wizard_wanted", "circles")]


def test_a_new_round_is_one_change_that_undo_takes_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, opened: Open
) -> None:
    panel = opened()
    with qtbot.waitSignal(navigator.said) as said:
        panel.new()
    assert said.args == ["Round 2 begins", True]
    qtbot.waitUntil(lambda: panel.facts == ["Round 2, begun 13 October"])
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: panel.facts == ["Round 1"])
    assert history.next_undo(jobs.reader) is None


def test_the_ninth_step_leads_back_to_the_first(qtbot: QtBot, opened: Open) -> None:
    panel = opened()
    panel.path.unfold(Step.REPETITION)
    (again,) = panel.path.more[Step.REPETITION].round
    assert again.isVisible()
    again.click()
    qtbot.waitUntil(lambda: panel.facts == ["Round 2, begun 13 October"])
    menu = panel.path.menu(Step.REPETITION)
    assert "Begin a new round" in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_a_goal_leads_to_itself(desk: Desk, opened: Open, heard: list[tuple[object, ...]]) -> None:
    wanted = goals.save(desk, Goal("Six talks", measure=Measure.OWN, number=6, counted=2))
    panel = opened()
    (card,) = panel.goals.list.cards
    assert card.accessibleName() == "Six talks, 2 of 6"
    press(card, KEY.Key_Return)
    panel.goals.link.click()
    assert heard == [("row_wanted", "goals", wanted), ("section_wanted", "goals")]
