"""The fourth step of the journey: a pitch, from who listens to saying it aloud until it sits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from netdesk.domain.now import wall_now
from netdesk.domain.pitches import Rehearsal
from netdesk.services import pitch_work
from netdesk.services.me import me
from netdesk.services.pitch_work import PitchWork
from netdesk.ui.dialogs.print_card import PrintCardDialog
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.wizard_frame import Step
from netdesk.ui.wizards.draft_wizard import DraftWizard
from netdesk.ui.wizards.pitch_audience import AudiencePage
from netdesk.ui.wizards.pitch_book import PitchBook
from netdesk.ui.wizards.pitch_ingredients import IngredientsPage
from netdesk.ui.wizards.pitch_keep import KeepPage
from netdesk.ui.wizards.pitch_rehearse import RehearsePage
from netdesk.ui.wizards.pitch_text import WordsPage
from netdesk.ui.words import pitch_words, wording
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.services.desks import Desk

WISH: Final = "pitch"
AUDIENCE, WORDS, REHEARSE, KEEP = 0, 2, 3, 4


class PitchWizard(DraftWizard[PitchWork]):
    """Makes a pitch, or goes on with the one of `pitch_id`. One change keeps it with its rehearsals."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None, pitch_id: int = 0
    ) -> None:
        user = me(jobs.reader)
        self.book = PitchBook(jobs.reader, pitch_id, wall_now(home_zone(user.zone)).date())
        before = self.book.before
        self.audience, self.ingredients = AudiencePage(self.book), IngredientsPage(self.book)
        self.words, self.rehearsing = WordsPage(self.book), RehearsePage(self.book)
        self.summary = KeepPage(self.book)
        pages = (self.audience, self.ingredients, self.words, self.rehearsing, self.summary)
        name = wording.cut(pitch_words.name_of(before), 50) if before else ""
        title = tr("Pitch for {name}", name=name) if before else tr("New pitch")
        # Also of one that was deleted meanwhile: what was typed then is found, and becomes a new one.
        wish = f"{WISH}:{pitch_id}" if pitch_id else WISH
        initial = PitchWork(before or self.book.blank(user.name))
        super().__init__(jobs, navigator, wish, title, _steps(), pages, initial, parent)
        self.book.setParent(self)
        self.card_button = Button(tr("Print cue card"), "quiet", "printer")
        self.card_button.clicked.connect(self.print_card)
        self.add_foot(self.card_button)
        self.card_button.hide()
        self.words.rehearse_wanted.connect(self.rehearse)
        self.rehearsing.rehearse_wanted.connect(self.rehearse)

    # What the frame asks

    def as_draft(self, value: PitchWork) -> dict[str, Any]:
        """Words and rehearsals."""
        return pitch_work.as_draft(value)

    def from_draft(self, found: dict[str, Any], otherwise: PitchWork) -> PitchWork:
        """Read it again."""
        return pitch_work.from_draft(found, otherwise)

    def fault(self) -> tuple[int, str] | None:
        """It needs words, and somebody to say them to."""
        if not self.book.pitch.text:
            return WORDS, tr("There are no words yet. Write them here, or fill in a few ingredients.")
        if not self.book.pitch.audience.strip():
            return AUDIENCE, tr("Say who listens, so that you find this version again.")
        return None

    def keep_on(self, desk: Desk, value: PitchWork) -> int:
        """The pitch and its rehearsals, together."""
        return pitch_work.keep(desk, value)

    def words_for(self, kept: Any) -> tuple[str, bool]:
        """For whom, and how long it takes."""
        name = wording.cut(self.book.pitch.audience, 40)
        time = pitch_words.seconds(self.book.seconds)
        return tr("Pitch for “{name}” kept, {time}", name=name, time=time), True

    def words_for_waiting(self) -> str:
        """It is a pitch that waits."""
        return tr("The pitch waits as a draft")

    # On paper

    def print_card(self) -> None:
        """The card of the words as they are now, kept or not."""
        work = self.value()
        if work.pitch.text:
            PrintCardDialog.ask(self._jobs, self._navigator, work.pitch, work.takes, self)

    # Rehearsing

    def rehearse(self) -> None:
        """Say it aloud, over the whole window."""
        pitch = self.book.pitch
        if not pitch.text:
            return
        before = [*self.book.earlier, *self.book.work.takes]
        dialog = RehearsalDialog(
            pitch.text, pitch_words.name_of(pitch), self._take, self, before=before, pace=self.book.pace
        )
        dialog.finished.connect(self._on_rehearsed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, take: Rehearsal) -> None:
        self.book.add_take(take)
        self._on_edited()
        self.keep_draft()

    def _on_step(self, step: int) -> None:
        super()._on_step(step)
        self.card_button.setVisible(step >= WORDS)
        self.card_button.setEnabled(bool(self.book.pitch.text))

    def _on_edited(self) -> None:
        super()._on_edited()
        self.card_button.setEnabled(bool(self.book.pitch.text))

    def _on_rehearsed(self) -> None:
        self.activateWindow()
        if self.current() < REHEARSE and self.book.work.takes:
            self.go_to(REHEARSE)
        self.pages[self.current()].entered(self.value())
        self.pages[self.current()].focus_first()


def _steps() -> tuple[Step, ...]:
    return (
        Step(
            tr("Audience"),
            tr("Who listens, and what for"),
            tr("Begin here: the same half minute is wrong for everybody at once."),
            tr("Next: ingredients"),
        ),
        Step(
            tr("Ingredients"),
            tr("What it is made of"),
            tr("A few words each are enough; leave out what does not matter to this audience."),
            tr("Next: your words"),
        ),
        Step(
            tr("Your words"),
            tr("Say it your way"),
            tr("Your ingredients became a first text. Change any word; the clock follows."),
            tr("Next: rehearse"),
        ),
        Step(
            tr("Rehearse"),
            tr("Say it aloud until it sticks"),
            tr("You will need it without warning. Three good ones in a row, and it is yours."),
            tr("Next: keep"),
        ),
        Step(
            tr("Keep"),
            tr("Everything at a glance"),
            tr("It stands in Pitches, with its times, and can be chosen for any meeting or event."),
            tr("Keep this pitch"),
        ),
    )
