"""Adding an organization, or editing what is kept about one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from netdesk.domain.organization_names import organization_key
from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.organizations import Organization
from netdesk.services import organizations
from netdesk.services.desks import Desk
from netdesk.ui.dialogs.row_editor import EditorWords, RowEditor, lines_of
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.form_grid import line_edit, text_edit


class OrganizationEditor(RowEditor[Organization]):
    """`row` is its line when people or events name it already; whoever is there can be given its name too."""

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        before: Organization,
        parent: QWidget | None = None,
        *,
        row: OrganizationRow | None = None,
    ) -> None:
        self._row = row
        words = EditorWords(
            tr("New organization"), tr("Edit organization"), tr("Add organization"), "organization"
        )
        super().__init__(jobs, navigator, before, words, parent, is_new=before.id is None and row is None)
        self.name = line_edit(tr("As people write it"))
        self.alike = QCheckBox("")
        self.industry = line_edit(tr("Batteries, city planning, museums"))
        self.place = line_edit(tr("Town or country"))
        self.site = line_edit(tr("halden.example"))
        self.wanted = QCheckBox(tr("I would like to know somebody here"))
        self.research = text_edit(tr("What you found out, a line each"), lines=5)
        self.notes = text_edit(tr("Anything else"), lines=3)
        for label, field in (
            (tr("&Name"), self.name),
            (tr("&Everywhere"), self.alike),
            (tr("&Industry"), self.industry),
            (tr("&Place"), self.place),
            (tr("Web&site"), self.site),
            (tr("&Wanted"), self.wanted),
            (tr("&Research"), self.research),
            (tr("N&otes"), self.notes),
        ):
            self.form.add_row(label, field)
        self.name.textChanged.connect(self._offer_alike)
        self.begin(before.id or (row.key if row else "new"))
        self._offer_alike()
        self.name.setFocus()

    @classmethod
    def ask(
        cls,
        jobs: Jobs,
        navigator: Navigator,
        before: Organization,
        parent: QWidget | None,
        *,
        row: OrganizationRow | None = None,
    ) -> OrganizationEditor:
        """Open it: on one that is listed (its `row`), or on a new one."""
        dialog = cls(jobs, navigator, before, parent, row=row)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_value(self, shown: Organization) -> None:
        """Into the fields."""
        self.name.setText(shown.name)
        self.industry.setText(shown.industry)
        self.place.setText(shown.place)
        self.site.setText(shown.site)
        self.wanted.setChecked(shown.wanted)
        self.research.setPlainText("\n".join(shown.research))
        self.notes.setPlainText(shown.notes)

    def value_now(self) -> Organization:
        """Out of the fields."""
        return replace(
            self.before,
            name=" ".join(self.name.text().split()),
            industry=self.industry.text().strip(),
            place=self.place.text().strip(),
            site=self.site.text().strip(),
            wanted=self.wanted.isChecked(),
            research=lines_of(self.research.toPlainText()),
            notes=self.notes.toPlainText().strip(),
        )

    def name_of(self, shown: Organization) -> str:
        """Its name."""
        return shown.name

    def keep(self, desk: Desk, wanted: Organization) -> int:
        """On the writer thread."""
        if self._row is not None and self._is_alike_wanted:
            return organizations.save_and_rename(desk, wanted, self._row.spellings)
        return organizations.save(desk, wanted)

    def accept(self) -> None:
        """Save, or say what is missing."""
        # Asked here: the writer's thread looks at no widget.
        self._is_alike_wanted = self.wants_more()
        super().accept()

    def wants_more(self) -> bool:
        """Whether everybody there is to write it so."""
        return self.alike.isChecked() and not self.alike.isHidden()

    _is_alike_wanted = False

    def _offer_alike(self) -> None:
        """Offered when anybody there writes it in another way than what is typed."""
        name = " ".join(self.name.text().split())
        row = self._row
        differs = (
            row is not None and row.people > 0 and bool(name) and any(each != name for each in row.spellings)
        )
        self.form.set_row_visible(self.alike, differs)
        if row is not None:
            words = counted(
                row.people,
                "Write it this way for the {n} person there",
                "Write it this way for the {n} people there",
            )
            self.alike.setText(words)

    def watched(self) -> Sequence[SignalInstance]:
        """Every field."""
        return (
            *(each.textEdited for each in (self.name, self.industry, self.place, self.site)),
            self.wanted.toggled,
            self.research.textChanged,
            self.notes.textChanged,
        )

    def troubles(self, wanted: Organization) -> Sequence[tuple[QWidget, str]]:
        """Only a name is needed, and one that is not kept twice."""
        if not wanted.name:
            return [(self.name, tr("Give the organization a name."))]
        key = organization_key(wanted.name)
        for each in organizations.every(self.jobs.reader):
            if each.id != wanted.id and organization_key(each.name) == key:
                words = tr(
                    "{name} is on your desk already. Edit that one, or use another name.", name=each.name
                )
                return [(self.name, words)]
        return ()
