"""The words of a pitch in a form, for who knows what to say; the wizard composes them from ingredients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, SignalInstance
from PySide6.QtWidgets import QWidget

from netdesk.domain.pitches import Pitch
from netdesk.services import pitches
from netdesk.services.desks import Desk
from netdesk.ui.dialogs.row_editor import EditorWords, RowEditor
from netdesk.ui.dialogs.thing_combo import ThingCombo
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.things_offered import goals_offered
from netdesk.ui.tr import tr
from netdesk.ui.widgets.form_grid import line_edit
from netdesk.ui.widgets.pitch_edit import PitchEdit
from netdesk.ui.widgets.speech_bar import SpeechClock

_SIZE: Final = QSize(640, 600)


class PitchEditor(RowEditor[Pitch]):
    """Edits a pitch's words, or makes a new one (its id is None). Ingredients stay as they were."""

    def __init__(self, jobs: Jobs, navigator: Navigator, pitch: Pitch, parent: QWidget | None = None) -> None:
        words = EditorWords(tr("New pitch"), tr("Edit pitch"), tr("Add pitch"), "pitch-words")
        new = pitch.id is None
        super().__init__(jobs, navigator, pitch, words, parent, is_new=new, size=_SIZE, label_width=112)
        self._make_fields()
        self.begin(pitch.id or 0)
        (self.audience if new else self.text).setFocus()

    @classmethod
    def ask(cls, jobs: Jobs, navigator: Navigator, pitch: Pitch, parent: QWidget | None) -> PitchEditor:
        """Open it."""
        dialog = cls(jobs, navigator, pitch, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_value(self, shown: Pitch) -> None:
        """Put a pitch into the fields."""
        self.audience.setText(shown.audience)
        self.want.setText(shown.want)
        self.goal.choose(shown.goal_id)
        self.text.setPlainText(shown.text)
        self._show_time()

    def value_now(self) -> Pitch:
        """What the fields say; words that were typed are the user's own."""
        text = self.text.toPlainText().strip()
        return replace(
            self.before,
            audience=self.audience.text().strip(),
            want=self.want.text().strip(),
            goal_id=self.goal.chosen(),
            text=text,
            is_edited=self.before.is_edited or text != self.before.text,
        )

    def troubles(self, wanted: Pitch) -> Sequence[tuple[QWidget, str]]:
        """It needs somebody who listens."""
        if not wanted.audience:
            return [(self.audience, tr("Say who listens, so that you find this version again."))]
        return ()

    def name_of(self, shown: Pitch) -> str:
        """Its audience."""
        return tr("Pitch for {audience}", audience=shown.audience)

    def keep(self, desk: Desk, wanted: Pitch) -> int:
        """One change."""
        return pitches.save(desk, wanted)

    def watched(self) -> Sequence[SignalInstance]:
        """All fields."""
        return (
            self.audience.textChanged,
            self.want.textChanged,
            self.goal.currentIndexChanged,
            self.text.textChanged,
        )

    def _make_fields(self) -> None:
        self.audience = line_edit(tr("Recruiters at a fair, engineers, alumni"))
        self.want = line_edit(tr("Learn how they reach the field"))
        self.goal = ThingCombo(tr("No goal"))
        self.goal.set_things(goals_offered(self.jobs.reader))
        self.text = PitchEdit(tr("Hi, I’m …"), lines=7)
        self.clock = SpeechClock()
        self._pace = pitches.pace(self.jobs.reader)
        for label, field in (
            (tr("&Who listens"), self.audience),
            (tr("What &for"), self.want),
            (tr("&Goal"), self.goal),
            (tr("&Your words"), self.text),
        ):
            self.form.add_row(label, field)
        self.form.add_row("", self.clock)
        self.text.textChanged.connect(self._show_time)

    def _show_time(self) -> None:
        self.clock.show_text(self.text.toPlainText(), self._pace)
