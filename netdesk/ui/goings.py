"""Where panels ask to be shown something: the window goes there and chooses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netdesk.services import contacts
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

if TYPE_CHECKING:
    from netdesk.ui.panels.contacts import ContactsPanel
    from netdesk.ui.sections import Sections


class Goings(QObject):
    """Fulfils the wishes of the Navigator that are about a place; `go` shows a section."""

    def __init__(
        self,
        navigator: Navigator,
        sections: Sections,
        go: Callable[[str], None],
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sections, self._go, self._jobs = sections, go, jobs
        navigator.contact_wanted.connect(self._show_contact)
        navigator.people_wanted.connect(self._show_first)
        navigator.people_of_change_wanted.connect(self._show_people_of)
        navigator.people_search_wanted.connect(self._search_people)
        navigator.interaction_wanted.connect(self._show_interaction)
        navigator.row_wanted.connect(self._show_row)
        navigator.section_wanted.connect(go)

    def _contacts(self) -> ContactsPanel:
        self._go("contacts")
        return self._sections.contacts()

    def _show_contact(self, contact_id: int) -> None:
        self._contacts().show_contact(contact_id)

    def _show_first(self, ids: frozenset[int]) -> None:
        present = contacts.contact_rows(self._jobs.reader, sorted(ids)[:1])
        if present:
            self._show_contact(next(iter(present)))

    def _show_people_of(self, change_id: int) -> None:
        self._contacts().show_people_of(change_id)

    def _search_people(self, words: str) -> None:
        panel = self._contacts()
        panel.search_replaced.emit(words)
        panel.set_search(words)

    def _show_interaction(self, interaction_id: int) -> None:
        self._go("interactions")
        panel = self._sections.panel("interactions")
        assert panel.key == "interactions"
        panel.show_interaction(interaction_id)

    def _show_row(self, section: str, row_id: int) -> None:
        from netdesk.ui.panels.row_section import RowSection

        self._go(section)
        panel = self._sections.panel(section)
        assert isinstance(panel, RowSection)
        panel.show_row(row_id)
