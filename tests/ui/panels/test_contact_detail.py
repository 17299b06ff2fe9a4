"""The detail of a contact, used as its user uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.rows import Changes
from netdesk.services import contacts, events, goals, interactions
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import ContactsModel
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_commands import ContactCommands
from netdesk.ui.panels.contact_detail import ContactDetail
from netdesk.ui.panels.contact_facts import Fact, Way
from netdesk.ui.panels.fact_list import FactList
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import ElidedLink

NOW = datetime.fromisoformat("2026-10-13T09:15")

pytestmark = pytest.mark.usefixtures("british")


@pytest.fixture
def detail(jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> Iterator[ContactDetail]:
    """The panel in a window of its own."""
    model = ContactsModel(jobs, lambda: NOW)
    shown = ContactDetail(jobs, navigator, ContactCommands(jobs, navigator, None), model)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    bus.changed.connect(shown.refresh)
    shown.resize(360, 680)
    shown.show()
    yield shown
    qtbot.waitUntil(lambda: jobs.is_idle)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system to open."""
    urls: list[str] = []

    def take(url: QUrl) -> bool:
        urls.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return urls


def add(desk: Desk, **values: object) -> int:
    return contacts.add_contact(desk, Contact(Name(given="Leila", family="Haddad"), **values))  # type: ignore[arg-type]


def plan(desk: Desk, contact_id: int, start: str, kind: Kind = Kind.COFFEE_CHAT) -> int:
    planned = Interaction(kind, (contact_id,), State.PLANNED, start=Moment(start), minutes=30)
    return interactions.add_interaction(desk, planned)


def chips(detail: ContactDetail) -> list[str]:
    return [chip.value.text for chip in detail.head.findChildren(Chip) if not chip.isHidden()]


def test_chips_tell_circle_tags_and_standing(desk: Desk, detail: ContactDetail) -> None:
    detail.show_ids([add(desk, circle_id=4, tags=("batteries",))])
    assert chips(detail) == ["School", "batteries", "Not asked yet"]


def test_the_buttons_plan_and_log(
    desk: Desk, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    leila = add(desk)
    detail.show_ids([leila])
    with qtbot.waitSignal(navigator.plan_wanted) as wanted:
        detail.head.plan.click()
    assert wanted.args == [leila, 0]
    with qtbot.waitSignal(navigator.edit_interaction_wanted) as logged:
        detail.head.log.click()
    assert logged.args == [0, leila]


def test_a_planned_interview_is_gone_on_with(
    desk: Desk, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    leila = add(desk)
    interview = plan(desk, leila, "2026-10-15T14:30", Kind.INFORMATIONAL_INTERVIEW)
    detail.show_ids([leila])
    assert detail.head.plan.text() == "Continue planning"
    with qtbot.waitSignal(navigator.plan_wanted) as wanted:
        detail.head.plan.click()
    assert wanted.args == [leila, interview]


def test_the_notice_leads_to_the_prep_sheet(
    desk: Desk, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    leila = add(desk)
    meeting = plan(desk, leila, "2026-10-15T14:30")
    detail.show_ids([leila])
    assert detail.notice.accessibleName().startswith("Meet Leila on Thursday, 14:30")
    assert detail.notice.button.text() == "Prep sheet"
    with qtbot.waitSignal(navigator.sheet_wanted) as wanted:
        detail.notice.button.click()
    assert wanted.args == [meeting]


def test_a_meeting_gone_by_is_marked_as_held_and_can_be_undone(
    desk: Desk, jobs: Jobs, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    leila = add(desk)
    meeting = plan(desk, leila, "2026-10-12T10:00")
    detail.show_ids([leila])
    with qtbot.waitSignal(navigator.said) as said:
        detail.notice.button.click()
    assert said.args == ["Marked as held: Leila Haddad", True]
    kept = interactions.interaction(jobs.reader, meeting)
    assert kept is not None
    assert kept.state is State.HELD
    qtbot.waitUntil(detail.notice.isHidden)
    qtbot.waitUntil(lambda: chips(detail) == ["Met"])


def test_the_timeline_opens_an_interaction(
    desk: Desk, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    leila = add(desk)
    meeting = plan(desk, leila, "2026-10-15T14:30")
    detail.show_ids([leila])
    title = detail.timeline.findChild(ElidedLink)
    assert title is not None
    with qtbot.waitSignal(navigator.interaction_wanted) as wanted:
        title.click()
    assert wanted.args == [meeting]


def test_who_introduced_them_is_a_click_away(
    desk: Desk, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    sam = contacts.add_contact(desk, Contact(Name(display="Samuel Adeyemi")))
    detail.show_ids([add(desk, introduced_by=sam)])
    link = detail.facts.findChild(ElidedLink)
    assert link is not None
    assert link.full_text() == "Introduced by Samuel Adeyemi"
    with qtbot.waitSignal(navigator.contact_wanted) as wanted:
        link.click()
    assert wanted.args == [sam]


def test_events_they_were_met_at_and_goals_they_could_help_with_are_a_click_away(
    desk: Desk, detail: ContactDetail, navigator: Navigator
) -> None:
    found = add(desk)
    events.save(desk, Event("LinkedIn", standing=True, contact_ids=(found,)))
    events.save(desk, Event("Career  fair", start=Moment("2026-03-04"), contact_ids=(found,)))
    goals.save(desk, Goal("Six talks", helper_ids=(found,)))
    detail.show_ids([found])
    facts = [fact for fact in detail.facts.facts if fact.way is Way.ROW]
    assert [(fact.value, fact.label, fact.row) for fact in facts] == [
        ("Career fair", "met there", ("events", 2)),
        ("LinkedIn", "met there", ("events", 1)),
        ("Six talks", "could help", ("goals", 1)),
    ]
    wanted: list[tuple[str, int]] = []
    navigator.row_wanted.connect(lambda section, row: wanted.append((section, row)))
    links = {link.full_text(): link for link in detail.facts.findChildren(ElidedLink)}
    links["Six talks"].click()
    assert wanted == [("goals", 1)]
    menu = detail.facts.menu(facts[0])
    assert [action.text() for action in menu.actions()] == ["Show this event", "Copy"]
    menu.actions()[0].trigger()
    assert wanted[-1] == ("events", 2)
    menu.close()


def test_many_events_are_counted(desk: Desk, detail: ContactDetail) -> None:
    found = add(desk)
    events.save_many(desk, [Event(f"Meetup {at}", contact_ids=(found,)) for at in range(8)])
    detail.show_ids([found])
    assert [fact.value for fact in detail.facts.facts][-1] == "and 3 more"
    assert len(detail.facts.facts) == 6


def test_a_goal_that_is_called_otherwise_is_so_here_at_once(
    desk: Desk, detail: ContactDetail, bus: Bus
) -> None:
    found = add(desk)
    goal = Goal("Six talks", helper_ids=(found,))
    goals.save(desk, goal)
    detail.show_ids([found])
    changed: list[Changes] = []
    desk.on_changes = changed.append
    goals.save(desk, replace(goal, id=1, statement="Nine talks"))
    desk.on_changes = None
    detail.take_in(changed[0])
    assert [fact.value for fact in detail.facts.facts] == ["Nine talks"]


def test_the_organization_shows_everybody_there(desk: Desk, detail: ContactDetail, qtbot: QtBot) -> None:
    detail.show_ids([add(desk, organization="Halden Storage")])
    link = detail.head.findChild(ElidedLink)
    assert link is not None
    with qtbot.waitSignal(detail.search_wanted) as wanted:
        link.click()
    assert wanted.args == ["Halden Storage"]


def test_links_open_only_as_what_was_checked(
    detail: ContactDetail, navigator: Navigator, opened: list[str], qtbot: QtBot
) -> None:
    facts = FactList(navigator)
    qtbot.addWidget(facts)
    for fact in (
        Fact("mail", "leila@halden.example", "", Way.MAIL),
        Fact("link", "x", "", Way.WEB, "linkedin.com/in/lhaddad"),
    ):
        facts.use(fact)
    assert opened == ["mailto:leila@halden.example", "https://linkedin.com/in/lhaddad"]


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "a@b.example?bcc=x@y.example"]
)
def test_a_bad_link_is_copied_even_when_a_fact_claims_to_open_it(
    bad: str, navigator: Navigator, opened: list[str], qtbot: QtBot
) -> None:
    facts = FactList(navigator)
    qtbot.addWidget(facts)
    for way in (Way.MAIL, Way.WEB):
        with qtbot.waitSignal(navigator.said) as said:
            facts.use(Fact("link", bad, "", way))
        assert said.args == [f"Copied {bad}", False]
    assert opened == []
    assert QGuiApplication.clipboard().text() == bad


def test_a_click_on_a_number_copies_it(
    desk: Desk, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    detail.show_ids([add(desk, phones=(Labelled("+47 555 0142", "mobile"),))])
    QApplication.processEvents()
    row = detail.facts.childAt(QPoint(60, 10)).parentWidget()  # type: ignore[union-attr]
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert said.args == ["Copied +47 555 0142", False]
    assert QGuiApplication.clipboard().text() == "+47 555 0142"
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "+47 555 0142"


def test_notes_are_all_there_as_plain_text(desk: Desk, detail: ContactDetail) -> None:
    notes = "\n".join(f"line {number} <b>not bold</b>" for number in range(60))
    detail.show_ids([add(desk, notes=notes)])
    QApplication.processEvents()
    assert detail.notes.toPlainText() == notes
    assert detail.notes.document().size().height() <= detail.notes.height()


def test_several_chosen_can_be_dealt_with_together(
    desk: Desk, jobs: Jobs, detail: ContactDetail, navigator: Navigator, qtbot: QtBot
) -> None:
    both = [add(desk), add(desk)]
    detail.show_ids(both)
    assert detail.contact_id == 0
    assert detail._several.delete.text() == "Delete 2 contacts"
    with qtbot.waitSignal(navigator.said) as said:
        detail._several.delete.click()
    assert said.args == ["2 contacts deleted", True]
    assert contacts.contacts(jobs.reader, both) == []


def test_a_picture_is_shown_once_decoded(desk: Desk, jobs: Jobs, detail: ContactDetail, qtbot: QtBot) -> None:
    sha256 = contacts.keep_photo(desk, png("#ff0000"))
    detail.show_ids([add(desk, photo=sha256)])
    qtbot.waitUntil(lambda: jobs.is_idle)
    QApplication.processEvents()
    middle = detail.head.avatar.grab().toImage().pixelColor(28, 28)
    assert middle == QColor("#ff0000")


def png(colour: str, side: int = 64) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def test_markup_in_any_field_draws_no_picture(
    desk: Desk, detail: ContactDetail, tmp_path: Path, qtbot: QtBot
) -> None:
    red = tmp_path / "red.png"
    red.write_bytes(png("#ff0000", 300))
    bad = f'<img src="{red}" width="300" height="300"><img src="{red.as_uri()}">'
    labelled = (Labelled(bad, bad),)
    contact = Contact(
        Name(display=bad, nickname=bad, phonetic_given=bad), title=bad, organization=bad, department=bad,
        emails=labelled, phones=labelled, links=labelled, notes=bad, tags=(bad,), how_met=bad, where_met=bad,
        introducer=bad, pronunciation=bad,
    )  # fmt: skip
    contact_id = contacts.add_contact(desk, contact)
    planned = Interaction(
        Kind.CALL, (contact_id,), State.PLANNED, start=Moment("2026-10-15"), place=bad, notes=bad
    )
    interactions.add_interaction(desk, planned)
    detail.resize(360, 3000)
    detail.show_ids([contact_id])
    QApplication.processEvents()
    image = detail.grab().toImage()
    red_ones = sum(
        image.pixelColor(x, y) == QColor("#ff0000")
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert red_ones == 0


def test_tab_goes_through_the_pane_as_it_is_read_and_comes_to_the_history_last(
    detail: ContactDetail, desk: Desk, qtbot: QtBot
) -> None:
    for name in ("Leila", "Jonas"):
        contact_id = contacts.add_contact(desk, Contact(Name(given=name), phones=(Labelled("+47 555 0142"),)))
        plan(desk, contact_id, "2026-10-20T09:00")
        detail.show_ids([contact_id])
    detail.activateWindow()
    qtbot.waitUntil(detail.isActiveWindow)
    qtbot.waitUntil(lambda: all(link.isVisible() for link in detail.timeline.findChildren(ElidedLink)))
    detail.head.log.setFocus()
    seen: list[str] = []
    while not detail.history.hasFocus() and len(seen) < 9:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(now.accessibleName())
    assert seen == ["", "+47 555 0142", "Coffee chat, planned", "History of Jonas…"]
