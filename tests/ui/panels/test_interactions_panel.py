"""The section of interactions, driven as at the keyboard on a real desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.rows import InteractionSort
from netdesk.services import contacts, history, interactions, photos
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.reschedule import RescheduleDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interactions import InteractionsPanel
from netdesk.ui.roles import Role
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.chips import Chip

OSLO = "Europe/Oslo"
NOW = datetime.now()  # noqa: DTZ005 - "past" and "upcoming" are the desk's, which reads the real clock
PEOPLE = ("Leila Haddad", "Jonas Lindqvist", "<img src=x> & Co")

Made = Callable[[], InteractionsPanel]


def moment(days: int, clock: str = "10:00") -> Moment:
    return Moment(f"{NOW + timedelta(days=days):%Y-%m-%d}T{clock}", OSLO)


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    """Interactions by a short name; their people by theirs."""
    save_me(desk, Me(zone=OSLO))
    leila, jonas, odd = (contacts.add_contact(desk, Contact(Name(display=name))) for name in PEOPLE)
    plan = Plan(
        objective="Learn <u>how</u> storage reaches the grid",
        introducer="Samuel",
        questions=(PlanQuestion("What surprised you?", True), PlanQuestion("And then?")),
    )
    rows = {
        "interview": Interaction(
            Kind.INFORMATIONAL_INTERVIEW, (leila,), start=moment(3), minutes=25, place="Lund", plan=plan
        ),
        "call": Interaction(Kind.CALL, (jonas,), start=moment(1), minutes=15, place="Aarhus"),
        "coffee": Interaction(Kind.COFFEE_CHAT, (odd, leila), State.HELD, start=moment(-4), minutes=60),
        "letter": Interaction(Kind.LETTER, (jonas,), State.CANCELLED, start=moment(-9), place="Zug"),
    }
    found = {name: interactions.add_interaction(desk, each) for name, each in rows.items()}
    return {**found, "Leila": leila, "Jonas": jonas, "odd": odd}


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    """Builds the panel in a window of its own and waits until it shows what it should."""

    def made() -> InteractionsPanel:
        panel = InteractionsPanel(jobs, bus, navigator, clock=lambda: NOW)
        qtbot.addWidget(panel)
        panel.resize(1060, 640)
        panel.show()
        panel.activateWindow()
        settle(qtbot, panel)
        return panel

    return made


def settle(qtbot: QtBot, panel: InteractionsPanel) -> None:
    qtbot.waitUntil(lambda: panel.is_settled and panel._jobs.is_idle)


def shown(panel: InteractionsPanel, ids: dict[str, int]) -> list[str]:
    """The rows by their short names, from the top."""
    names = {number: name for name, number in reversed(ids.items())}
    return [names[number] for number in panel.model.ids]


def words(widget: QWidget) -> str:
    """All that a widget's labels, chips and buttons say."""
    QApplication.processEvents()  # what was just built becomes visible
    texts = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    texts += [chip.value.text for chip in widget.findChildren(Chip) if chip.isVisible()]
    return "\n".join(texts + [button.text() for button in widget.findChildren(Button) if button.isVisible()])


def test_an_empty_desk_offers_to_plan_and_to_log(qtbot: QtBot, make: Made, navigator: Navigator) -> None:
    panel = make()
    assert panel.is_empty
    with qtbot.waitSignal(navigator.plan_wanted) as planned:
        panel._empty.primary.click()
    assert planned.args == [0, 0]
    with qtbot.waitSignal(navigator.edit_interaction_wanted) as logged:
        panel._empty.secondary.click()
    assert logged.args == [0, 0]


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


def test_the_detail_tells_time_place_and_the_plan_as_plain_text(
    qtbot: QtBot, make: Made, ids: dict[str, int]
) -> None:
    panel = make()
    panel.table.choose(ids["interview"])
    told = words(panel.detail)
    for part in ("Leila Haddad", "10:00 – 10:25", "25 min", "asked for", "Lund", "Prepared", "2 questions"):
        assert part in told
    assert "Learn <u>how</u> storage reaches the grid" in told
    assert "What surprised you?" in told
    panel.table.choose(ids["coffee"])
    assert "<img src=x> & Co" in words(panel.detail)
    formats = {label.textFormat() for label in panel.detail.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_both_clocks_are_told_when_they_differ(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    london = Interaction(
        Kind.CALL, (ids["Leila"],), start=Moment("2031-01-14T23:30", "Europe/London"), minutes=60
    )
    kept = interactions.add_interaction(desk, london)
    panel = make()
    panel.table.choose(kept)
    told = words(panel.detail)
    assert "Wednesday, 15 January 2031" in told
    assert "00:30 – 01:30" in told
    assert "Tue, 23:30 – 00:30" in told
    assert "London" in told


def test_return_opens_the_editor_and_delete_deletes_with_undo(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["call"])
    panel.table.setFocus()
    with qtbot.waitSignal(navigator.edit_interaction_wanted) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args == [ids["call"], 0]
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert said.args == ["Call with Jonas Lindqvist deleted", True]
    settle(qtbot, panel)
    assert shown(panel, ids) == ["interview", "coffee", "letter"]
    assert panel.table.chosen_ids() == (ids["coffee"],), "the next one takes the place"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(panel.model.ids) == 4)


def test_several_are_deleted_as_one(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, desk: Desk
) -> None:
    panel = make()
    panel.table.selectAll()
    assert "4 interactions chosen" in words(panel.detail)
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert said.args == ["4 interactions deleted", True]
    entry = history.next_undo(panel._jobs.reader)
    assert entry is not None
    assert entry.label == "Delete 4 interactions"


def test_cancel_hold_and_undo_change_the_chip(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["call"])
    trigger(panel, "Cancel it")
    qtbot.waitUntil(lambda: state(panel, ids["call"]) is State.CANCELLED)
    assert "Plan again" in words(panel.detail)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: state(panel, ids["call"]) is State.PLANNED)
    jobs.change(lambda desk: interactions.reschedule(desk, ids["call"], moment(0, "00:00")))
    qtbot.waitUntil(lambda: "Mark as held" in words(panel.detail))
    with qtbot.waitSignal(navigator.said) as said:
        press(panel, "Mark as held")
    assert said.args == ["Call with Jonas Lindqvist marked as held", True]
    qtbot.waitUntil(lambda: state(panel, ids["call"]) is State.HELD)


def test_what_is_still_ahead_cannot_have_been_held(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    panel = make()
    panel.show_interaction(ids["interview"])
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    assert "Mark as held" not in words(panel.detail)
    assert "Mark as held" not in menu_words(panel, ids["interview"])
    assert "Mark as held" in menu_words(panel, ids["letter"])


def test_a_desk_that_cannot_be_changed_offers_the_sheet_alone(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = make()
    panel.show_interaction(ids["interview"])
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    monkeypatch.setattr(type(desk), "read_only", property(lambda _desk: True))
    panel.detail.refresh()
    assert button_called(panel, "Prep sheet").isEnabled()
    assert not button_called(panel, "Plan").isEnabled()
    assert not button_called(panel, "Reschedule").isEnabled()


def test_something_that_should_be_over_asks_and_one_click_answers(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    late = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (ids["Leila"],), start=moment(-1), minutes=10)
    )
    earlier = interactions.add_interaction(desk, Interaction(Kind.CALL, (ids["Leila"],), start=moment(-40)))
    panel = make()
    qtbot.waitUntil(lambda: panel.is_settled and panel.table.choose(late))
    assert "It was planned for yesterday." in words(panel.detail)
    panel.table.choose(earlier)
    day = NOW - timedelta(days=40)
    assert f"It was planned for {day.day} {day:%b}" in words(panel.detail)
    panel.table.choose(late)
    press(panel, "Yes")
    qtbot.waitUntil(lambda: state(panel, late) is State.HELD)


def test_plan_sheet_and_contact_are_asked_of_the_window(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator
) -> None:
    panel = make()
    panel.table.choose(ids["interview"])
    with qtbot.waitSignal(navigator.plan_wanted) as planned:
        press(panel, "Plan")
    assert planned.args == [ids["Leila"], ids["interview"]]
    with qtbot.waitSignal(navigator.sheet_wanted) as sheet:
        press(panel, "Prep sheet")
    assert sheet.args == [ids["interview"]]
    with qtbot.waitSignal(navigator.contact_wanted) as contact:
        press(panel, "Show contact")
    assert contact.args == [ids["Leila"]]


def test_rescheduling_moves_it_and_undo_moves_it_back(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["interview"])
    press(panel, "Reschedule")
    dialog = panel.findChild(RescheduleDialog)
    assert dialog is not None
    dialog.moment_edit.set_moment(moment(40, "15:30"))
    dialog.length.buttons[45].click()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignals([navigator.said, dialog.finished]):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = interactions.interaction(jobs.reader, ids["interview"])
    assert kept is not None
    assert kept.plan is not None
    assert (kept.start, kept.minutes) == (moment(40, "15:30"), 45)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: words(panel.detail).count("10:00 – 10:25") == 1)


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


def test_the_menu_offers_what_fits_the_state(qtbot: QtBot, make: Made, ids: dict[str, int]) -> None:
    panel = make()
    assert menu_words(panel, ids["interview"])[:3] == ["Open", "Edit the plan…", "Prep sheet…"]
    assert "Prepare…" in menu_words(panel, ids["call"])
    assert "Cancel it" not in menu_words(panel, ids["letter"])
    assert "Plan again…" in menu_words(panel, ids["letter"])
    assert "Mark as held" not in menu_words(panel, ids["coffee"])
    assert "Show <img src=x> && Co" in menu_words(panel, ids["coffee"])


def menu_words(panel: InteractionsPanel, number: int) -> list[str]:
    panel.table.choose(number)
    menu = panel.actions_for.menu(panel._chosen_rows())
    found = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return found


def trigger(panel: InteractionsPanel, text: str) -> None:
    panel._on_menu(QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == text)
    menu.close()
    action.trigger()


def press(panel: InteractionsPanel, text: str) -> None:
    QApplication.processEvents()
    buttons = [each for each in panel.detail.findChildren(QAbstractButton) if each.isVisible()]
    next(button for button in buttons if text in (button.text(), button.accessibleName())).click()


def press_filter(panel: InteractionsPanel, text: str) -> None:
    next(chip for chip in panel.filters.spans._chips if chip.text() == text).click()


def type_person(qtbot: QtBot, panel: InteractionsPanel, text: str) -> None:
    panel.filters.person.anyone.click()
    edit = panel.filters.person.picker.edit
    qtbot.waitUntil(edit.hasFocus)
    with qtbot.waitSignal(panel.filters.changed):
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def state(panel: InteractionsPanel, number: int) -> State | None:
    row = panel.model.row_at(panel.model.row_of(number))
    return row.state if row else None


def renamed(jobs: Jobs, number: int) -> Contact:
    found = contacts.contact(jobs.reader, number)
    assert found is not None
    return replace(found, name=Name(display="Zoe"))


def test_keys_stay_in_the_detail_when_it_is_built_anew(qtbot: QtBot, make: Made, ids: dict[str, int]) -> None:
    panel = make()
    panel.show_interaction(ids["interview"])
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    button_called(panel, "Plan").setFocus()
    panel.detail.refresh()
    qtbot.waitUntil(lambda: button_called(panel, "Plan").hasFocus())


def test_keys_go_to_the_list_when_their_button_is_gone(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    begun = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (ids["Jonas"],), start=moment(0, "00:00"))
    )
    panel = make()
    panel.show_interaction(begun)
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    button_called(panel, "Mark as held").setFocus()
    press(panel, "Mark as held")
    qtbot.waitUntil(panel.table.hasFocus)


def button_called(panel: InteractionsPanel, text: str) -> Button:
    QApplication.processEvents()
    found = [each for each in panel.detail.findChildren(Button) if each.isVisible() and each.text() == text]
    return found[0]


def test_rows_and_detail_show_the_picture_of_the_first_person(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk, tmp_path: Path
) -> None:
    blue = QImage(64, 64, QImage.Format.Format_RGB32)
    blue.fill(Qt.GlobalColor.blue)
    blue.save(str(tmp_path / "blue.png"))
    photos.set_photo(desk, ids["Leila"], (tmp_path / "blue.png").read_bytes())
    panel = make()
    panel.show_interaction(ids["interview"])
    row = panel.model.row_of(ids["interview"])

    def pictured() -> bool:
        avatar = panel.detail.findChild(Avatar)
        assert avatar is not None
        found = panel.model.index(row, panel.model.column_of(InteractionSort.PERSON)).data(int(Role.PHOTO))
        return found is not None and avatar.grab().toImage().pixelColor(28, 28).blue() > 200

    qtbot.waitUntil(pictured)
    shown = panel.model.index(panel.model.row_of(ids["call"]), 1)
    assert shown.data(int(Role.PHOTO)) is None
