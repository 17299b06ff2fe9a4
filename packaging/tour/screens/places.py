"""The sections Organizations and Events."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.now import utc_now
from netdesk.domain.organizations import Organization
from netdesk.services import events, organizations
from netdesk.ui.dialogs.cards import CardsDialog
from netdesk.ui.dialogs.coverage import CoverageDialog
from netdesk.ui.dialogs.event_editor import EventEditor
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.organization_editor import OrganizationEditor
from netdesk.ui.panels.events import EventsPanel
from netdesk.ui.panels.organizations import OrganizationsPanel
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Organizations and events"


def _panel(stage: Stage) -> OrganizationsPanel:
    stage.go("organizations")
    panel = stage.window.panel
    assert isinstance(panel, OrganizationsPanel)
    return panel


def _organizations(stage: Stage) -> None:
    _panel(stage).focus_list()


def _fullest(stage: Stage) -> None:
    panel = _panel(stage)
    panel.show_row(max(panel.model.all.values(), key=lambda row: row.people).id)


def _gap(stage: Stage) -> None:
    panel = _panel(stage)
    panel.filters.choose("gaps")


def _several(stage: Stage) -> None:
    panel = _panel(stage)
    panel.focus_list()
    for _ in range(2):
        stage.press(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def _menu(stage: Stage) -> None:
    table = _panel(stage).table
    at = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    stage.over(QMenu)


def _new(stage: Stage) -> None:
    _panel(stage)
    stage.choose("new-here")
    editor = stage.over(OrganizationEditor)
    stage.write(editor.name, f"{stage.given.mark}Halden Storage")
    stage.write(editor.industry, f"{stage.given.mark}Batteries")
    editor.wanted.setChecked(True)


def _edit(stage: Stage) -> None:
    _fullest(stage)
    stage.choose("edit")
    stage.over(OrganizationEditor)


def _empty(stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    stage.go("organizations")


def _wanted(stage: Stage) -> None:
    """Three organizations that are wanted, one of them without anybody."""
    panel = _panel(stage)
    rows = sorted(panel.model.all.values(), key=lambda row: -row.people)[:2]
    panel.set_wanted(rows, True)
    wanted = Organization(
        f"{stage.given.mark}Aoba Cells", industry=f"{stage.given.mark}Batteries", wanted=True
    )
    stage.window.jobs.change(lambda desk: organizations.save(desk, wanted))
    stage.settle()


def _coverage(stage: Stage) -> None:
    _wanted(stage)
    stage.choose("coverage")
    stage.over(CoverageDialog)


def _coverage_all(stage: Stage) -> None:
    _panel(stage)
    stage.choose("coverage")
    choice = stage.over(CoverageDialog).choice
    choice.set_current("all")
    choice.chosen.emit("all")


def _coverage_list(stage: Stage) -> None:
    _coverage(stage)
    stage.click(stage.over(CoverageDialog).as_list)


def _organizations_wanted(stage: Stage) -> None:
    _wanted(stage)
    panel = _panel(stage)
    panel.filters.choose("wanted")
    panel.table.choose_row(0)


def _coverage_empty(stage: Stage) -> None:
    _empty(stage)
    stage.choose("coverage")
    stage.over(CoverageDialog)


def _events_panel(stage: Stage) -> EventsPanel:
    stage.go("events")
    panel = stage.window.panel
    assert isinstance(panel, EventsPanel)
    return panel


def _made(stage: Stage, name: str, kind: EventKind, days: int | None) -> int:
    """An event so many days away, or a standing one."""
    mark, day = stage.given.mark, utc_now().date()
    start = None if days is None else Moment(f"{day + timedelta(days=days)}T17:30", "Europe/Oslo")
    event = Event(
        f"{mark}{name}",
        kind,
        standing=days is None,
        at_school=kind is EventKind.CAREER_FAIR,
        start=start,
        minutes=120 if start else 0,
        place=f"{mark}Lund",
        organization=f"{mark}Halden Storage",
        aims=(f"{mark}Speak at five stands", f"{mark}Bring home three cards"),
        notes=f"{mark}The coffee is upstairs.",
    )
    kept: list[int] = []
    stage.window.jobs.change(lambda desk: events.save(desk, event), done=kept.append)
    stage.settle()
    return kept[0]


def _events(stage: Stage) -> None:
    _events_panel(stage)
    ahead = _made(stage, "Spring career fair", EventKind.CAREER_FAIR, 5)
    _made(stage, "Batteries meetup", EventKind.MEETUP, -3)
    _made(stage, "Alumni Advisor Hub", EventKind.ALUMNI_PLATFORM, None)
    _events_panel(stage).show_row(ahead)
    stage.settle()


def _event_past(stage: Stage) -> None:
    _events(stage)
    panel = _events_panel(stage)
    panel.filters.choose("past")
    panel.table.choose_row(0)


def _event_nothing(stage: Stage) -> None:
    _events(stage)
    stage.write(stage.window.header.search, "zzz")


def _event_kinds(stage: Stage) -> None:
    stage.click(_events_panel(stage).filters.choices)
    stage.over(QMenu)


def _event_new(stage: Stage) -> None:
    _events_panel(stage)
    stage.choose("new-here")
    editor = stage.over(EventEditor)
    stage.write(editor.name, f"{stage.given.mark}Spring career fair")


def _event_edit(stage: Stage) -> None:
    _events(stage)
    stage.choose("edit")
    stage.over(EventEditor)


def _cards(stage: Stage) -> None:
    _event_past(stage)
    stage.choose("cards")
    dialog = stage.over(CardsDialog)
    mark = stage.given.mark
    for name, place, title in (
        ("Nadia Rahal", "Solveig Power", "Battery Engineer"),
        (stage.first_name(), "", ""),
        ("Ole Brandt", "Port of Malmö", "Energy Buyer"),
    ):
        known = name if name == stage.first_name() else f"{mark}{name}"
        for line, text in zip(
            (dialog.fields.name, dialog.fields.organization, dialog.fields.title),
            (known, place and f"{mark}{place}", title and f"{mark}{title}"),
            strict=True,
        ):
            line.setText(text)
        stage.press(dialog.fields.title, Qt.Key.Key_Return)
    dialog.fields.name.setText(stage.first_name())
    dialog.fields.changed.emit()


def _cards_empty(stage: Stage) -> None:
    _event_past(stage)
    stage.choose("cards")
    stage.over(CardsDialog)


def _events_empty(stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    stage.go("events")


SCREENS: Final = (
    Screen("organizations", _GROUP, "Organizations", _organizations),
    Screen("organizations-fullest", _GROUP, "The organization with most people", _fullest),
    Screen("organizations-nobody-yet", _GROUP, "Where nobody is known yet", _gap),
    Screen("organizations-several", _GROUP, "Several chosen", _several),
    Screen("organizations-menu", _GROUP, "The menu of an organization", _menu),
    Screen("organization-new", _GROUP, "A new organization", _new),
    Screen("organization-edit", _GROUP, "What is kept about an organization", _edit),
    Screen("organizations-empty", _GROUP, "No organizations yet", _empty, empty=True),
    Screen("organizations-wanted", _GROUP, "Where somebody is wanted", _organizations_wanted),
    Screen("coverage", _GROUP, "Which circles reach which organizations", _coverage),
    Screen("coverage-all", _GROUP, "All organizations by circle", _coverage_all),
    Screen("coverage-list", _GROUP, "Circles and organizations as a list", _coverage_list),
    Screen("coverage-empty", _GROUP, "No organizations to reach yet", _coverage_empty, empty=True),
    Screen("events", _GROUP, "Events, dated and standing", _events),
    Screen("events-past", _GROUP, "An event that is over, and nobody noted yet", _event_past),
    Screen("events-nothing-found", _GROUP, "A search that finds no event", _event_nothing),
    Screen("events-kinds", _GROUP, "Choosing which kinds of events are shown", _event_kinds),
    Screen("event-new", _GROUP, "A new event", _event_new),
    Screen("event-edit", _GROUP, "What is kept about an event", _event_edit),
    Screen("cards", _GROUP, "Cards collected at an event, one after the other", _cards),
    Screen("cards-empty", _GROUP, "No card typed yet", _cards_empty),
    Screen("events-empty", _GROUP, "No events yet", _events_empty, empty=True),
)
