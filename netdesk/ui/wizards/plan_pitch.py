"""Planning, step three: the pitch, with the time it takes to say, and the stories that bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.interactions import Interaction
from netdesk.domain.pitch_checks import ends_with_question
from netdesk.domain.pitches import Pitch
from netdesk.domain.preparing import Earlier
from netdesk.domain.speech import PITCH_SECONDS, WORDS_A_MINUTE, spoken_seconds
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.check_row import CheckRow
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.pitch_edit import PitchEdit
from netdesk.ui.widgets.speech_bar import SpeechClock
from netdesk.ui.wizards.plan_offers import Offers
from netdesk.ui.wizards.plan_parts import (
    Column,
    PlanPage,
    focus_at_end,
    lines_in,
    plan_of,
    show_lines,
    two_columns,
)


class PitchPage(PlanPage):
    """`name` is the user's; a pitch should say its first word. `pitches` are the versions on the desk, `pace`
    the user's own in words a minute, where it is known."""

    def __init__(self, name: str, pitches: Sequence[Pitch] = (), pace: float | None = None) -> None:
        super().__init__()
        self._first_name = (name.split() or [""])[0]
        self._pitches = {each.id: each for each in pitches if each.id is not None and each.text.strip()}
        self._own, self._pace = "", pace
        self.version = ComboField()
        self.version.addItem(tr("Words of my own"), None)
        for pitch_id, each in self._pitches.items():
            self.version.addItem(_called(each), pitch_id)
        self.pitch = PitchEdit(tr("Hi, I’m …"), lines=7)
        self.clock = SpeechClock()
        self.stories = text_edit(tr("What you did, what came of it"), lines=5)
        self.stories_before = Offers(self.stories, tr("From earlier plans and your pitches"))
        self._reused = text_label("", "caption", wrap=True)
        self._short = CheckRow(tr("Under {n} seconds", n=PITCH_SECONDS))
        self._asks = CheckRow(tr("Ends with a question"))
        self._names = CheckRow(tr("Says who you are"))
        two_columns(self, self._left(), self._right(), shares=(3, 2))
        self.pitch.textChanged.connect(self._on_edited)
        self.version.currentIndexChanged.connect(self._on_version)
        self.stories.textChanged.connect(self.changed)
        self._judge()

    @property
    def is_filled(self) -> bool:
        """With any text."""
        return bool(self.text())

    def text(self) -> str:
        """The pitch without space around it."""
        return self.pitch.toPlainText().strip()

    def say_reused(self, reused: bool) -> None:
        """Tell that the text is the one used last."""
        self._reused.setText(
            tr("The pitch you used last. Change any word for this listener.") if reused else ""
        )
        self._reused.setVisible(reused)

    def show_interaction(self, interaction: Interaction) -> None:
        """Put the plan's pitch into the field."""
        plan = plan_of(interaction)
        blocked = self.version.blockSignals(True)
        self.version.setCurrentIndex(max(0, self.version.findData(plan.pitch_id)))
        self.version.blockSignals(blocked)
        self.pitch.setPlainText(plan.pitch)
        show_lines(self.stories, plan.stories)

    def told(self, interaction: Interaction) -> Interaction:
        """The plan with this pitch and these stories."""
        plan = replace(
            plan_of(interaction),
            pitch=self.text(),
            pitch_id=self._pitch_id() if self.text() else None,
            stories=lines_in(self.stories),
        )
        return replace(interaction, plan=plan)

    def use(self, earlier: Earlier) -> None:
        """Offer what was told before."""
        self.stories_before.offer(earlier.stories)

    def focus_first(self) -> None:
        """The pitch."""
        focus_at_end(self.pitch)

    def _left(self) -> Column:
        left = Column()
        if self._pitches:
            left.add_field(tr("&Version"), self.version)
        left.add_field(tr("&Your pitch"), self.pitch, below=self._reused)
        left.add(self.clock)
        return left

    def _right(self) -> Column:
        right = Column()
        checks = QWidget()
        rows = QVBoxLayout(checks)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(grid.SPACE_8)
        rows.addWidget(text_label(tr("What makes it work"), "strong"))
        for check in (self._short, self._names, self._asks):
            rows.addWidget(check)
        self._names.setVisible(bool(self._first_name))
        right.add(checks)
        right.add_field(
            tr("&Stories to tell"), self.stories, tr("two or three, one to a line"), below=self.stories_before
        )
        return right

    def _pitch_id(self) -> int | None:
        found = self.version.currentData()
        return found if isinstance(found, int) else None

    def _on_version(self, *_: object) -> None:
        """Its words take the place of those there; words of the user's own come back when they are chosen."""
        chosen = self._pitches.get(self._pitch_id() or 0)
        if chosen is None:
            self.pitch.setPlainText(self._own)
        else:
            self.pitch.setPlainText(chosen.text)
        self.changed.emit()

    def _judge(self) -> None:
        text = self.text()
        self.clock.show_text(text, self._pace)
        seconds = spoken_seconds(text, self._pace or WORDS_A_MINUTE)
        self._short.set_done(0 < seconds <= PITCH_SECONDS)
        self._asks.set_done(ends_with_question(text))
        self._names.set_done(bool(self._first_name) and self._first_name.casefold() in text.casefold())

    def _on_edited(self) -> None:
        chosen = self._pitches.get(self._pitch_id() or 0)
        self.say_reused(False)
        if chosen is None:
            self._own = self.pitch.toPlainText()
        elif self.text() != chosen.text.strip():
            self._reused.setText(tr("Changed for this talk; the version on your desk stays as it is."))
            self._reused.show()
        self._judge()
        self.changed.emit()


def _called(pitch: Pitch) -> str:
    words = (pitch.audience, pitch.want) if pitch.audience or pitch.want else (pitch.text,)
    return " ".join("  ·  ".join(part for part in words if part).split("\n"))
