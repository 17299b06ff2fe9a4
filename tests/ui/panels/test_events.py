"""The section of events and the cards collected there, driven as at the keyboard on a real desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch
from netdesk.services import contacts, events, goals, history, interactions, pitches
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.cards import CardsDialog
from netdesk.ui.dialogs.event_editor import EventEditor
from netdesk.ui.dialogs.interaction_editor import InteractionEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.events import EventsPanel
from tests.ui.panels.row_panel import press, shown

OSLO = "Europe/Oslo"
CONTROL = Qt.KeyboardModifier.ControlModifier
Made = Callable[[], EventsPanel]


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    save_me(desk, Me(zone=OSLO))
    ada = contacts.add_contact(
        desk, Contact(Name(display="Ada Byron"), organization="Engines", title="Countess")
    )
    goal = goals.save(desk, Goal("Learn how storage is sized"))
    pitch = pitches.save(desk, Pitch("Recruiters", text="Hi, I am Ana."))
    made = {
        "fair": Event(
            "Spring fair", EventKind.CAREER_FAIR, at_school=True, start=Moment("2099-03-04T14:00", OSLO),
            minutes=120, place="Lund", organization="Halden Storage", aims=("Three cards",), goal_id=goal,
            pitch_id=pitch, notes="Upstairs",
        ),
        "meetup": Event("Batteries meetup", EventKind.MEETUP, start=Moment("2020-01-02")),
        "hub": Event("Alumni Advisor Hub", EventKind.ALUMNI_PLATFORM, standing=True, contact_ids=(ada,)),
    }  # fmt: skip
    found = {name: events.save(desk, each) for name, each in made.items()}
    call = Interaction(
        Kind.CALL, (ada,), State.HELD, start=Moment("2020-02-02T10:00", OSLO), event_id=found["hub"]
    )
    interactions.add_interaction(desk, call)
    return {**found, "ada": ada, "goal": goal, "pitch": pitch}


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    def made() -> EventsPanel:
        panel = EventsPanel(jobs, bus, navigator)
        qtbot.addWidget(panel)
        panel.resize(1060, 700)
        panel.show()
        qtbot.waitUntil(lambda: panel.is_settled)
        return panel

    return made


def words(panel: EventsPanel) -> list[str]:
    QApplication.processEvents()  # what was added to a layout is shown a moment later
    detail: QWidget = panel.detail
    labels = [each.text() for each in detail.findChildren(QLabel) if each.isVisible()]
    return labels + [each.accessibleName() or each.text() for each in detail.findChildren(QAbstractButton)]


def choose(panel: EventsPanel, name: str) -> None:
    panel.table.choose_row(shown(panel).index(name))
    QApplication.processEvents()


def opened(panel: EventsPanel, kind: type[EventEditor | CardsDialog], qtbot: QtBot) -> QWidget:
    found: QWidget = next(each for each in panel.findChildren(kind) if each.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found


def editor(panel: EventsPanel, qtbot: QtBot) -> EventEditor:
    found = opened(panel, EventEditor, qtbot)
    assert isinstance(found, EventEditor)
    return found


def cards(panel: EventsPanel, qtbot: QtBot) -> CardsDialog:
    found = opened(panel, CardsDialog, qtbot)
    assert isinstance(found, CardsDialog)
    return found


def test_what_comes_next_stands_first_and_filters_tell_them_apart(ids: dict[str, int], make: Made) -> None:
    panel = make()
    assert shown(panel) == ["Spring fair", "Alumni Advisor Hub", "Batteries meetup"]
    told = {}
    for key in ("upcoming", "standing", "past", "school"):
        panel.filters.choose(key)
        told[key] = shown(panel)
    assert told == {
        "upcoming": ["Spring fair"],
        "standing": ["Alumni Advisor Hub"],
        "past": ["Batteries meetup"],
        "school": ["Spring fair"],
    }
    panel.filters.choose("all")
    panel.filters.choose_from_menu("meetup")
    assert shown(panel) == ["Batteries meetup"]


def test_the_detail_tells_all_of_it_and_leads_on(
    ids: dict[str, int], make: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Spring fair")
    told = words(panel)
    for part in (
        "Three cards",
        "Hi, I am Ana.",
        "Upstairs",
        "Learn how storage is sized",
        "Nobody noted yet.",
    ):
        assert part in told
    for link, section in (
        ("Learn how storage is sized", "goals"),
        ("Recruiters", "pitches"),
        ("Halden Storage", "organizations"),
    ):
        with qtbot.waitSignal(navigator.row_wanted) as asked:
            press(panel, link)
        assert asked.args[0] == section
        assert asked.args[1] > 0
    choose(panel, "Alumni Advisor Hub")
    with qtbot.waitSignal(navigator.contact_wanted) as asked:
        press(panel, "Ada Byron")
    assert asked.args == [ids["ada"]]
    with qtbot.waitSignal(navigator.interaction_wanted) as asked:
        press(panel, "Call, Ada Byron")
    assert asked.args == [1]


def test_a_new_event_is_typed_without_a_mouse(make: Made, desk: Desk, qtbot: QtBot) -> None:
    save_me(desk, Me(zone=OSLO))
    goals.save(desk, Goal("Learn"))
    panel = make()
    panel.focus_list()
    qtbot.keyClick(panel.empty.primary, Qt.Key.Key_Space)
    dialog = editor(panel, qtbot)
    qtbot.keyClicks(dialog.name, "Alumni evening")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.kind, "Alumni")
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    assert dialog.standing.isChecked(), "what it usually is follows its kind"
    assert not dialog.moment.isVisible()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Tab)
    assert dialog.at_school.hasFocus()
    qtbot.keyClick(dialog.at_school, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.at_school, Qt.Key.Key_Tab)
    assert dialog.standing.hasFocus()
    qtbot.keyClick(dialog.standing, Qt.Key.Key_Space)
    assert dialog.moment.isVisible()
    dialog.moment.no_day.setChecked(False)
    dialog.aims.setPlainText("Two names\n\nA card")
    dialog.goal.choose(1)
    qtbot.keyClick(dialog.aims, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: shown(panel) == ["Alumni evening"])
    kept = events.every(panel.jobs.reader)[0]
    assert (kept.kind, kept.at_school, kept.standing) == (EventKind.ALUMNI_PLATFORM, True, False)
    assert (kept.aims, kept.goal_id) == (("Two names", "A card"), 1)
    assert kept.start is not None


def test_editing_keeps_what_the_editor_does_not_show(
    ids: dict[str, int], make: Made, desk: Desk, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Alumni Advisor Hub")
    panel.edit_selected()
    dialog = editor(panel, qtbot)
    qtbot.keyClicks(dialog.place, "Online")
    dialog.accept()
    qtbot.waitUntil(lambda: not panel.findChildren(EventEditor))
    kept = events.event(panel.jobs.reader, ids["hub"])
    assert kept == Event(
        "Alumni Advisor Hub",
        EventKind.ALUMNI_PLATFORM,
        standing=True,
        place="Online",
        contact_ids=(ids["ada"],),
        id=ids["hub"],
    )


def test_an_event_without_a_name_or_with_a_stranger_is_said_in_place(
    ids: dict[str, int], make: Made, qtbot: QtBot
) -> None:
    panel = make()
    panel.new()
    dialog = editor(panel, qtbot)
    dialog.people.edit.setText("Nobody Known")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.name.accessibleDescription() == "Give the event a name."
    assert "Nobody Known" in dialog.people.accessibleDescription()


def test_a_deleted_event_leaves_what_named_it_and_comes_back(
    ids: dict[str, int], make: Made, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Alumni Advisor Hub")
    with qtbot.waitSignal(navigator.said) as told:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert told.args == ["Alumni Advisor Hub deleted", True]
    qtbot.waitUntil(lambda: len(shown(panel)) == 2)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(shown(panel)) == 3)
    kept = events.event(panel.jobs.reader, ids["hub"])
    assert kept is not None
    assert kept.contact_ids == (ids["ada"],)


def test_cards_are_typed_by_keyboard_alone_and_kept_as_one_change(
    ids: dict[str, int], make: Made, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    assert "Whom did you meet?" in words(panel)
    panel.add_cards()
    dialog = cards(panel, qtbot)
    assert dialog.fields.name.hasFocus()
    fields = dialog.fields

    def type_card(*texts: str) -> None:
        lines = (fields.name, fields.organization, fields.title, fields.email, fields.phone, fields.notes)
        for line, text in zip(lines, texts, strict=False):
            assert line.hasFocus()
            qtbot.keyClicks(line, text)
            if text is texts[-1]:
                qtbot.keyClick(line, Qt.Key.Key_Return)
            else:
                qtbot.keyClick(line, Qt.Key.Key_Tab)

    type_card("Nadia Rahal", "Solveig", "Engineer", "nadia@solveig.example")
    type_card("Ada Byron")
    type_card("Ole Brandt", "Port of Lund")
    qtbot.keyClicks(fields.name, "Giulia Conti")
    qtbot.waitUntil(lambda: [each.contact_id for each in dialog.list.cards()] == [None, ids["ada"], None])
    assert dialog.verb_button.text() == "Keep 4 people", "the one that is typed is kept too"
    with qtbot.waitSignal(navigator.said) as told:
        qtbot.keyClick(fields.name, Qt.Key.Key_Return, CONTROL)
    assert told.args == ["4 people added to Batteries meetup", True]
    qtbot.waitUntil(lambda: "Ole Brandt" in words(panel))
    assert {"Nadia Rahal", "Ada Byron", "Giulia Conti", "4 people"} <= set(words(panel))
    assert "Whom did you meet?" not in words(panel)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: "Nobody noted yet." in words(panel))
    with desk.reader() as reader:
        assert contacts.counts(reader).contacts == 1


def test_a_card_comes_back_into_the_fields_or_is_taken_out(
    ids: dict[str, int], make: Made, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    panel.add_cards()
    dialog = cards(panel, qtbot)
    for name in ("Nadia", "Ole"):
        qtbot.keyClicks(dialog.fields.name, name)
        qtbot.keyClick(dialog.fields.name, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.fields.name, Qt.Key.Key_Down)
    assert dialog.list.rows.hasFocus()
    qtbot.keyClick(dialog.list.rows, Qt.Key.Key_Return)
    assert dialog.fields.name.text() == "Ole"
    assert dialog.fields.name.hasFocus()
    qtbot.keyClick(dialog.fields.name, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list.rows, Qt.Key.Key_Delete)
    assert dialog.list.cards() == ()
    assert dialog.bring_back.text() == "Bring Nadia back"
    dialog.bring_back.click()
    assert [each.name for each in dialog.list.cards()] == ["Nadia"]


def test_cards_that_were_left_wait_as_a_draft(
    ids: dict[str, int], make: Made, jobs: Jobs, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    panel.add_cards()
    dialog = cards(panel, qtbot)
    qtbot.keyClicks(dialog.fields.name, "Nadia")
    qtbot.keyClick(dialog.fields.name, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.fields.name, "Ol")
    dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle and not panel.findChildren(CardsDialog))
    panel.add_cards()
    again = cards(panel, qtbot)
    assert [each.name for each in again.list.cards()] == ["Nadia"]
    assert again.fields.name.text() == "Ol"


def test_a_list_that_is_pasted_becomes_cards(ids: dict[str, int], make: Made, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    panel.add_cards()
    dialog = cards(panel, qtbot)
    QApplication.clipboard().setText("Nadia Rahal, Solveig\nOle Brandt <ole@port.example>\n1234 !!!\n")
    qtbot.keyClick(dialog.fields.name, Qt.Key.Key_V, CONTROL)
    assert [(each.name, each.organization, each.email) for each in dialog.list.cards()] == [
        ("Nadia Rahal", "Solveig", ""),
        ("Ole Brandt", "", "ole@port.example"),
    ]
    assert any(each.text() == "1 line names nobody" for each in dialog.findChildren(QLabel))


def test_somebody_else_of_that_name_can_be_said(ids: dict[str, int], make: Made, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    panel.add_cards()
    dialog = cards(panel, qtbot)
    qtbot.keyClicks(dialog.fields.name, "Ada Byron")
    qtbot.waitUntil(dialog.hint.somebody_else.isVisible)
    qtbot.mouseClick(dialog.hint.somebody_else, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.hint.somebody_else.isVisible())
    qtbot.keyClicks(dialog.fields.organization, "Looms")
    qtbot.keyClick(dialog.fields.organization, Qt.Key.Key_Return)
    assert dialog.list.cards()[0].is_new


def test_every_field_of_the_cards_has_a_name(ids: dict[str, int], make: Made, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    panel.add_cards()
    dialog = cards(panel, qtbot)
    assert all(each.accessibleName() for each in dialog.findChildren(QLineEdit) if each.isVisible())
    panel.new()
    form = editor(panel, qtbot)
    assert all(each.accessibleName() for each in form.form.fields())


def test_an_event_is_past_once_its_time_has_gone_by(
    ids: dict[str, int], jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot
) -> None:
    clock = [datetime(2099, 3, 4, 13, 0)]  # noqa: DTZ001 - the wall clock of the user
    panel = EventsPanel(jobs, bus, navigator, clock=lambda: clock[0])
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_settled)
    assert panel.model.index(0, 1).data() == "Today"
    clock[0] = datetime(2099, 3, 5, 13, 0)  # noqa: DTZ001
    panel._minute.timeout.emit()
    assert panel.model.index(0, 1).data() == "Yesterday"


def test_a_conversation_at_an_event_is_logged_with_its_day_place_and_name(
    ids: dict[str, int], make: Made, jobs: Jobs, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Batteries meetup")
    panel.log_touch()
    dialog = next(each for each in panel.findChildren(InteractionEditor) if each.isVisible())
    dialog.people.set_contact_ids((ids["ada"],))
    dialog.accept()
    qtbot.waitUntil(lambda: "Conversation at an event, Ada Byron" in words(panel))
    kept = interactions.interaction(jobs.reader, 2)
    assert kept is not None
    assert (kept.event_id, kept.kind, kept.state) == (ids["meetup"], Kind.EVENT, State.HELD)
    assert kept.start is not None
    assert kept.start.wall == "2020-01-02"
