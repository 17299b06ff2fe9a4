"""The section of pitches."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import pitch_rows, pitches
from netdesk.services.pitch_rows import PitchRow
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.pitch_editor import PitchEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.pitch_detail import PitchDetail
from netdesk.ui.panels.pitch_spec import pitch_spec
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.tr import tr
from netdesk.ui.words import pitch_row_words, wording


class PitchesPanel(RowSection[PitchRow]):
    """Pitches with their time and how well they sit; the chosen one with its versions and rehearsals."""

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        detail = PitchDetail(jobs, navigator)
        super().__init__(jobs, bus, navigator, pitch_spec(), detail, parent)
        detail.edit_asked.connect(self.edit_selected)
        detail.rehearse_asked.connect(self.rehearse)
        detail.wizard_asked.connect(self.compose)
        detail.version_asked.connect(self.make_version)
        detail.forget_asked.connect(self._forget)

    def new(self) -> None:
        """Make a pitch, led by the hand."""
        if self.commands.may_change():
            self.navigator.wizard_wanted.emit("pitch")

    def second(self) -> None:
        """Type one, for who knows what to say."""
        if self.commands.may_change():
            self._open(Pitch(""))

    def edit(self, row: PitchRow) -> None:
        """Open the editor."""
        self._open(row.pitch)

    def fill_menu(self, menu: QMenu, row: PitchRow) -> None:
        """Rehearse, compose, a version, copy the words."""
        add = self.commands.add_entry
        if row.pitch.text.strip():
            add(menu, tr("Rehearse…"), "mic", partial(self.rehearse, row))
        add(menu, tr("Compose…"), "refresh-cw", partial(self.compose, row))
        add(menu, tr("Version for others…"), "copy", partial(self.make_version, row))
        if row.pitch.text.strip():
            add(menu, tr("Copy the words"), "file-text", partial(self._copy, row), changes=False)
            add(menu, tr("Print cue card…"), "printer", partial(self.print_card, row), changes=False)

    def rehearse(self, row: PitchRow) -> None:
        """Say it aloud with the clock running."""
        if self.commands.may_change():
            self.navigator.rehearse_wanted.emit(row.id)

    def print_card(self, row: PitchRow) -> None:
        """A card for the pocket."""
        from netdesk.ui.dialogs.print_card import PrintCardDialog

        PrintCardDialog.ask(self.jobs, self.navigator, row.pitch, (), self.window())

    def compose(self, row: PitchRow) -> None:
        """Open the wizard on it."""
        if self.commands.may_change():
            self.navigator.wizard_wanted.emit(f"pitch:{row.id}")

    def make_version(self, row: PitchRow) -> None:
        """Ask who listens, then keep a copy for them."""
        if self.commands.may_change():
            AskNameDialog.ask(
                self.window(),
                tr("A version for others"),
                tr("Make it"),
                partial(self._keep_version, row),
                sentence=tr(
                    "It begins with the words of “{name}”.",
                    name=wording.cut(pitch_row_words.name_of(row), 60),
                ),
                field=tr("Who listens"),
            )

    def _keep_version(self, row: PitchRow, audience: str) -> None:
        said = tr("Version for {audience} made", audience=wording.cut(audience, 60))
        self.commands.change(
            lambda desk: pitch_rows.version_for(desk, row.id, audience), said, then=self.show_row
        )

    def _forget(self, _row: PitchRow, rehearsal: Rehearsal) -> None:
        ids = [rehearsal.id] if rehearsal.id is not None else []
        self.commands.change(lambda desk: pitches.forget_rehearsals(desk, ids), tr("Rehearsal forgotten"))

    def _copy(self, row: PitchRow) -> None:
        QGuiApplication.clipboard().setText(row.pitch.text)
        self.navigator.said.emit(tr("The words are copied"), False)

    def _open(self, pitch: Pitch) -> None:
        editor = PitchEditor.ask(self.jobs, self.navigator, pitch, self.window())
        editor.kept.connect(self.show_row)
