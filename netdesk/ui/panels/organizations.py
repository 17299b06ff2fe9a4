"""The section of organizations: where people are known, and where somebody is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.organizations import Organization
from netdesk.services import organization_list
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.organization_columns import spec
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.organization_detail import OrganizationDetail
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.words import wording

COVERAGE_KEY: Final = "Ctrl+Shift+O"


class OrganizationsPanel(RowSection[OrganizationRow]):
    """People's organizations and kept ones in one list."""

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        chosen = spec()
        detail = OrganizationDetail(jobs, navigator, chosen.choose)
        super().__init__(jobs, bus, navigator, chosen, detail, parent)
        self.reach = IconButton("table", tr("How far your circles reach"), COVERAGE_KEY)
        self.reach.clicked.connect(self._show_coverage)
        self.filters.add(self.reach)
        detail.edit_asked.connect(self.edit_selected)
        detail.wanted_asked.connect(self._on_wanted)

    def new(self) -> None:
        """Add one."""
        if self.commands.may_change():
            self._open(Organization(""))

    def edit(self, row: OrganizationRow) -> None:
        """Change what is kept about it; about one that only people name, begin to keep something."""
        self._open(organization_list.kept(self.jobs.reader, row), row)

    def fill_menu(self, menu: QMenu, row: OrganizationRow) -> None:
        """Wanted or not, and its people."""
        words = tr("No longer wanted") if row.wanted else tr("Mark as wanted")
        self.commands.add_entry(menu, words, "target", partial(self.set_wanted, [row], not row.wanted))
        if row.people:
            show = partial(self.navigator.people_search_wanted.emit, row.spellings[0])
            self.commands.add_entry(menu, tr("Show its people in Contacts"), "users", show, changes=False)

    def fill_many_menu(self, menu: QMenu, rows: Sequence[OrganizationRow]) -> None:
        """Wanted or not."""
        for words, wanted in ((tr("Mark as wanted"), True), (tr("No longer wanted"), False)):
            if any(row.wanted is not wanted for row in rows):
                self.commands.add_entry(menu, words, "target", partial(self.set_wanted, rows, wanted))

    def set_wanted(self, rows: Sequence[OrganizationRow], wanted: bool) -> None:
        """Say that somebody is wanted there, or no longer."""
        changed = [row for row in rows if row.wanted is not wanted]
        if len(changed) == 1:
            name = wording.cut(changed[0].name, 60)
            said = (
                tr("{name} is wanted", name=name) if wanted else tr("{name} is no longer wanted", name=name)
            )
        else:
            name = self.spec.counted(len(changed))
            said = (
                tr("{name} are wanted", name=name) if wanted else tr("{name} are no longer wanted", name=name)
            )
        self.commands.change(lambda desk: organization_list.set_wanted(desk, changed, wanted), said)

    def _show_coverage(self) -> None:
        from netdesk.ui.dialogs.coverage import CoverageDialog

        CoverageDialog.show_for(self.jobs, self.navigator, self.window())

    def _on_wanted(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.set_wanted(chosen, not all(row.wanted for row in chosen))

    def _open(self, organization: Organization, row: OrganizationRow | None = None) -> None:
        from netdesk.ui.dialogs.organization_editor import OrganizationEditor

        dialog = OrganizationEditor.ask(self.jobs, self.navigator, organization, self.window(), row=row)
        dialog.kept.connect(lambda _id, made=dialog: self.show_named(made.value_now().name))

    def show_named(self, name: str) -> None:
        """Choose the organization that these words mean."""
        from netdesk.domain.organization_names import organization_key
        from netdesk.domain.organization_rows import row_id

        self.show_row(row_id(organization_key(name)))
