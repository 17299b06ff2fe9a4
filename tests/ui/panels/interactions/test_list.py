"""The list of interactions: its order, its filters, its search, and what stays chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.domain.rows import InteractionSort
from netdesk.services import contacts, history, interactions
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interactions import InteractionsPanel
from tests.ui.panels.interactions.section import NOW, Made, press_filter, settle, shown, type_person, words


def test_an_empty_desk_offers_to_plan_and_to_log(qtbot: QtBot, make: Made, navigator: Navigator) -> None:
    panel = make()
    assert panel.is_empty
    with qtbot.waitSignal(navigator.plan_wanted) as planned:
        panel.empty.primary.click()
    assert planned.args == [0, 0]
    with qtbot.waitSignal(navigator.edit_interaction_wanted) as logged:
        panel.empty.secondary.click()
    assert logged.args == [0, 0]


def test_nothing_is_said_to_be_missing_before_the_desk_has_answered(
    qtbot: QtBot, ids: dict[str, int], jobs: Jobs, bus: Bus, navigator: Navigator
) -> None:
    panel = InteractionsPanel(jobs, bus, navigator, clock=lambda: NOW)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.is_settled
    assert not panel._nothing.isVisible()
    settle(qtbot, panel)
    assert panel.table.isVisible()


def test_the_first_interaction_ends_the_emptiness_and_undo_brings_it_back(
    qtbot: QtBot, make: Made, jobs: Jobs, desk: Desk
) -> None:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann")))
    panel = make()
    with qtbot.waitSignal(panel.counted) as counted:
        jobs.change(lambda desk: interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,))))
    assert counted.args == [1]
    assert not panel.is_empty
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: panel.is_empty)


def test_the_latest_stand_first_and_what_is_to_come_the_soonest_first(
    qtbot: QtBot, make: Made, ids: dict[str, int]
) -> None:
    panel = make()
    assert shown(panel, ids) == ["interview", "call", "coffee", "letter"]
    press_filter(panel, "Upcoming")
    settle(qtbot, panel)
    assert shown(panel, ids) == ["call", "interview"]
    assert panel.filters.caption.text() == "Sorted by when"
    press_filter(panel, "Past")
    settle(qtbot, panel)
    assert shown(panel, ids) == ["coffee", "letter"]


@pytest.mark.parametrize(
    ("sort", "first", "second"),
    [
        (
            InteractionSort.START,
            ["letter", "coffee", "call", "interview"],
            ["interview", "call", "coffee", "letter"],
        ),
        # Names: "<img…" reads as "img", before Jonas (his letter is older than his call) and Leila.
        (
            InteractionSort.PERSON,
            ["coffee", "letter", "call", "interview"],
            ["interview", "letter", "call", "coffee"],
        ),
        (
            InteractionSort.KIND,
            ["call", "coffee", "interview", "letter"],
            ["letter", "interview", "coffee", "call"],
        ),
        (
            InteractionSort.MINUTES,
            ["coffee", "interview", "call", "letter"],
            ["letter", "call", "interview", "coffee"],
        ),
        # Without a place comes last, whichever way.
        (
            InteractionSort.PLACE,
            ["call", "interview", "letter", "coffee"],
            ["letter", "interview", "call", "coffee"],
        ),
        (
            InteractionSort.STATE,
            ["letter", "coffee", "call", "interview"],
            ["call", "interview", "coffee", "letter"],
        ),
    ],
    ids=lambda value: value.value if isinstance(value, InteractionSort) else "",
)
def test_every_column_sorts_both_ways(
    qtbot: QtBot, make: Made, ids: dict[str, int], sort: InteractionSort, first: list[str], second: list[str]
) -> None:
    panel = make()
    header = panel.table.horizontalHeader()
    column = panel.model.column_of(sort)
    for expected in (first, second):
        header.sectionClicked.emit(column)
        settle(qtbot, panel)
        assert shown(panel, ids) == expected
        assert header.sortIndicatorSection() == column


def test_orders_of_columns_that_gave_way_are_in_the_captions_menu(
    qtbot: QtBot, make: Made, ids: dict[str, int]
) -> None:
    panel = make()
    assert panel.table.isColumnHidden(panel.model.column_of(InteractionSort.KIND))
    menu = panel.filters.caption.menu()
    next(action for action in menu.actions() if action.text() == "By kind").trigger()
    settle(qtbot, panel)
    assert shown(panel, ids) == ["call", "coffee", "interview", "letter"]
    assert panel.filters.caption.text() == "Sorted by kind"


def test_filters_by_kind_and_by_person_work_together_and_come_off(
    qtbot: QtBot, make: Made, ids: dict[str, int]
) -> None:
    panel = make()
    menu = panel.filters.kinds_menu()
    next(action for action in menu.actions() if action.text() == "Letter").trigger()
    settle(qtbot, panel)
    assert shown(panel, ids) == ["letter"]
    panel.filters.set_kind(None)
    type_person(qtbot, panel, "leila")
    settle(qtbot, panel)
    assert shown(panel, ids) == ["interview", "coffee"]
    panel.filters.set_kind(Kind.COFFEE_CHAT)
    settle(qtbot, panel)
    assert shown(panel, ids) == ["coffee"]
    qtbot.keyClick(panel.filters.person.chip, Qt.Key.Key_Delete)
    panel.filters.set_kind(None)
    settle(qtbot, panel)
    assert len(shown(panel, ids)) == 4


def test_a_new_plan_is_with_whom_the_list_is_filtered_by(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator
) -> None:
    panel = make()
    type_person(qtbot, panel, "jonas")
    with qtbot.waitSignal(navigator.plan_wanted) as planned:
        panel.new()
    assert planned.args == [ids["Jonas"], 0]


def test_searching_finds_and_finding_nothing_says_so(qtbot: QtBot, make: Made, ids: dict[str, int]) -> None:
    panel = make()
    panel.set_search("jon")
    settle(qtbot, panel)
    assert shown(panel, ids) == ["call", "letter"]
    panel.set_search("nobody at all")
    settle(qtbot, panel)
    assert panel._nothing.isVisible()
    panel._nothing.clear.click()
    settle(qtbot, panel)
    assert len(shown(panel, ids)) == 4


def renamed(jobs: Jobs, number: int) -> Contact:
    found = contacts.contact(jobs.reader, number)
    assert found is not None
    return replace(found, name=Name(display="Zoe"))


def test_the_choice_survives_changes_and_other_orders(
    qtbot: QtBot, make: Made, ids: dict[str, int], jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["coffee"])
    panel.table.horizontalHeader().sectionClicked.emit(panel.model.column_of(InteractionSort.KIND))
    settle(qtbot, panel)
    jobs.change(lambda desk: interactions.cancel(desk, ids["call"]))
    settle(qtbot, panel)
    assert panel.table.chosen_ids() == (ids["coffee"],)
    jobs.change(lambda desk: contacts.save_contact(desk, renamed(jobs, ids["odd"])))
    qtbot.waitUntil(lambda: "Zoe" in words(panel.detail))
    assert panel.table.chosen_ids() == (ids["coffee"],)


def test_showing_one_takes_off_what_hides_it(qtbot: QtBot, make: Made, ids: dict[str, int]) -> None:
    panel = make()
    press_filter(panel, "Past")
    panel.set_search("jonas")
    settle(qtbot, panel)
    panel.show_interaction(ids["interview"])
    settle(qtbot, panel)
    assert panel.table.chosen_ids() == (ids["interview"],)


def test_in_a_narrow_window_the_detail_lies_over_the_list(
    qtbot: QtBot, make: Made, ids: dict[str, int]
) -> None:
    panel = make()
    panel.set_compact("narrow")
    assert panel.table.isVisible()
    assert not panel.detail.isVisible()
    panel.show_interaction(ids["call"])
    assert panel.detail.isVisible()
    assert not panel.table.isVisible()
    panel.detail.back.click()
    assert panel.table.isVisible()
    panel.set_compact("full")
    assert panel.detail.isVisible()
