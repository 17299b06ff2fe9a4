"""The sections of the window: which there are, and their panels, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from netdesk.services.desks import Reader
from netdesk.services.drafts import setting
from netdesk.ui.actions import SMALL_SECTIONS
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.search_box import PEOPLE_HINT
from netdesk.ui.widgets.sidebar import Section

if TYPE_CHECKING:
    from netdesk.ui.panels.interactions import InteractionsPanel
    from netdesk.ui.panels.journey import JourneyPanel
    from netdesk.ui.panels.row_section import RowSection
    from netdesk.ui.panels.today import TodayPanel

    Panel = ContactsPanel | InteractionsPanel | JourneyPanel | TodayPanel | RowSection[Any]

SECTIONS: Final = marked(
    (
        Section("today", "Today", "sun"),
        Section("journey", "Journey", "route"),
        Section("contacts", "Contacts", "users", "People"),
        Section("interactions", "Interactions", "messages-square", "People"),
        Section("organizations", "Organizations", "building-2", "People"),
        Section("events", "Events", "calendar-days", "People"),
        Section("goals", "Goals", "target", "Prepare"),
        Section("pitches", "Pitches", "mic", "Prepare"),
        Section("questions", "Questions", "circle-question-mark", "Prepare"),
    )
)


def in_words() -> tuple[Section, ...]:
    """The sections as the sidebar says them."""
    return tuple(Section(each.key, tr(each.title), each.icon, tr(each.group)) for each in SECTIONS)


def _interactions(jobs: Jobs, bus: Bus, navigator: Navigator) -> InteractionsPanel:
    from netdesk.ui.panels.interactions import InteractionsPanel

    return InteractionsPanel(jobs, bus, navigator)


def _today(jobs: Jobs, bus: Bus, navigator: Navigator) -> TodayPanel:
    from netdesk.ui.panels.today import TodayPanel

    return TodayPanel(jobs, bus, navigator)


def _journey(jobs: Jobs, bus: Bus, navigator: Navigator) -> JourneyPanel:
    from netdesk.ui.panels.journey import JourneyPanel

    return JourneyPanel(jobs, bus, navigator, {section.key: tr(section.title) for section in SECTIONS})


def _organizations(jobs: Jobs, bus: Bus, navigator: Navigator) -> RowSection[Any]:
    from netdesk.ui.panels.organizations import OrganizationsPanel

    return OrganizationsPanel(jobs, bus, navigator)


def _events(jobs: Jobs, bus: Bus, navigator: Navigator) -> RowSection[Any]:
    from netdesk.ui.panels.events import EventsPanel

    return EventsPanel(jobs, bus, navigator)


def _goals(jobs: Jobs, bus: Bus, navigator: Navigator) -> RowSection[Any]:
    from netdesk.ui.panels.goals import GoalsPanel

    return GoalsPanel(jobs, bus, navigator)


def _pitches(jobs: Jobs, bus: Bus, navigator: Navigator) -> RowSection[Any]:
    from netdesk.ui.panels.pitches import PitchesPanel

    return PitchesPanel(jobs, bus, navigator)


def _questions(jobs: Jobs, bus: Bus, navigator: Navigator) -> RowSection[Any]:
    from netdesk.ui.panels.questions import QuestionsPanel

    return QuestionsPanel(jobs, bus, navigator)


MAKERS: Final[dict[str, Callable[[Jobs, Bus, Navigator], Panel]]] = {
    "today": _today,
    "journey": _journey,
    "contacts": ContactsPanel,
    "interactions": _interactions,
    "organizations": _organizations,
    "events": _events,
    "goals": _goals,
    "pitches": _pitches,
    "questions": _questions,
}
"""How the panel of each section is made. The window opens with one; the others wait for their visit."""


class Sections(QStackedWidget):
    """`made` carries each panel when it has just been made."""

    made = Signal(object)

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._bus = bus
        self._navigator = navigator
        self._panels: dict[str, Panel] = {}

    def panel(self, key: str) -> Panel:
        """The panel of a section, made now if it was not needed before."""
        if key not in self._panels:
            panel = MAKERS[key](self._jobs, self._bus, self._navigator)
            self._panels[key] = panel
            self.addWidget(panel)
            self.made.emit(panel)
        return self._panels[key]

    def contacts(self) -> ContactsPanel:
        """The panel of Contacts."""
        panel = self.panel("contacts")
        assert isinstance(panel, ContactsPanel)
        return panel

    def present(self) -> tuple[Panel, ...]:
        """The panels that have been made."""
        return tuple(self._panels.values())

    def holds(self, focused: QWidget | None) -> bool:
        """True when the keys go to a section: in the sidebar or the search box they do not."""
        return focused is None or self.isAncestorOf(focused)


def search_hint(panel: Panel) -> str:
    """What the search box says while this section is shown."""
    if panel.key in SMALL_SECTIONS.split():
        return tr("Search {section}", section=panel.title.lower())
    return tr(PEOPLE_HINT)


def opening_section(reader: Reader) -> str:
    """Where the window opens: with Today when there are people, unless the user begins with Contacts."""
    # Who begins with Contacts waits for nothing that Today needs.
    if setting(reader, "start") == "contacts":
        return "contacts"
    from netdesk.services.today import has_people

    return "today" if has_people(reader) else "contacts"
