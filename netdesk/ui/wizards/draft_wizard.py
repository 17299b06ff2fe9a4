"""The frame of every wizard that works on a draft: kept while it is typed, on the desk once, at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, Self

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from netdesk.domain.now import utc_now
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.wizard_frame import Step, WizardFrame
from netdesk.ui.wizards.draft_page import DraftPage, V
from netdesk.ui.wizards.kept_draft import KeptDraft

if TYPE_CHECKING:
    from netdesk.services.desks import Desk

KEEP_AFTER_MS: Final = 1500
"""No draft is older than this: whoever types on and on is not waited for."""


class DraftWizard(WizardFrame, Generic[V]):
    """Works on a value, `initial` at first, with a page for each part of it. Any step can be gone to.

    What is typed is a draft from the first word on: kept at every step, at most two seconds old, and
    on closing, there again when the same wizard is opened next time, and listed in Journey until then.
    `wish` is what opens it again: a name in the catalogue, "goals", or with what it is about, "pitch:3".

    A wizard says how its value becomes a draft and back (`as_draft`, `from_draft`), how it comes onto the
    desk (`keep_on`), what was done (`words_for`), and what is missing, if anything is (`fault`).
    """

    pages: Sequence[DraftPage[V]] = ()

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        wish: str,
        title: str,
        steps: Sequence[Step],
        pages: Sequence[DraftPage[V]],
        initial: V,
        parent: QWidget | None = None,
    ) -> None:
        self.pages = tuple(pages)
        self._initial = self._shown = initial
        super().__init__(title, steps, self.pages, parent, note=tr("Kept as a draft if you close"))
        self._jobs, self._navigator, self._wish = jobs, navigator, wish
        self._draft = KeptDraft(jobs, self.draft_key(wish))
        self._kept: dict[str, Any] = {}
        self._has_draft = self._is_saving = False
        self._thrown_away: V | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._make_foot()
        self._show(initial)
        self._find_draft()
        self._connect()
        self._show_marks()
        self.pages[0].focus_first()

    def begin(self) -> Self:
        """Open it over its window; it goes when it is closed."""
        self.finished.connect(self.deleteLater)
        self.open()
        return self

    # What each wizard says

    def draft_key(self, wish: str) -> str:
        """What its draft is called on the desk."""
        return f"wizard-draft-{wish}"

    def as_draft(self, value: V) -> dict[str, Any]:
        """The value as what JSON can hold."""
        raise NotImplementedError

    def from_draft(self, found: dict[str, Any], otherwise: V) -> V:
        """Read a draft; what in it is missing or not as it should be is taken from `otherwise`."""
        raise NotImplementedError

    def keep_on(self, desk: Desk, value: V) -> Any:
        """Bring the value onto the desk: one service call, one change.

        Runs on the writer's thread, where no widget may be touched.
        """
        raise NotImplementedError

    def words_for(self, kept: Any) -> tuple[str, bool]:
        """What was done, in one sentence, and whether Undo takes it back; `kept` is what `keep_on` gave."""
        raise NotImplementedError

    def fault(self) -> tuple[int, str] | None:
        """What must be mended before anything can be kept: the step where, and the sentence."""
        return None

    def after(self, kept: Any) -> None:
        """The wizard has closed and its work is on the desk."""

    # The draft

    def value(self) -> V:
        """What all pages say together."""
        found = self._shown
        for page in self.pages:
            found = page.applied_to(found)
        return found

    def keep_draft(self) -> None:
        """Keep what was typed, if anything was."""
        self._pause.stop()
        value = self.as_draft(self.value())
        if not self._is_saving and value != self._kept:
            self._kept = value
            self._has_draft = True
            at = utc_now().isoformat(timespec="seconds")
            self._draft.keep({**value, "wish": self._wish, "title": self.windowTitle(), "at": at})

    # The frame

    def go_to(self, step: int) -> None:
        """Show a step; any of them, at any time."""
        super().go_to(step)
        self._show_marks()

    def accept(self) -> None:
        """The last verb: keep it."""
        self.keep()

    def reject(self) -> None:
        """Close; the draft waits."""
        if self._is_saving:
            return
        self.keep_draft()
        if self._has_draft:
            self._navigator.said.emit(self.words_for_waiting(), False)
        super().reject()

    def words_for_waiting(self) -> str:
        """What is said when it was closed half way."""
        return tr("What you typed waits as a draft")

    def say_trouble(self, words: str) -> None:
        """Why it was not kept; "" takes the sentence away."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def keep(self) -> None:
        """Bring everything onto the desk and end the draft, in this order, or say what is missing."""
        fault = self.fault()
        if fault is not None:
            step, words = fault
            self.go_to(step)
            self.say_trouble(words)
            return
        wanted, drop = self.value(), self._draft.drop_on

        def work(desk: Desk) -> Any:
            kept = self.keep_on(desk, wanted)
            drop(desk)
            return kept

        self._pause.stop()
        self._set_saving(True)
        self._jobs.change(work, self._on_kept, self._on_failed)

    # Building

    def _make_foot(self) -> None:
        self.draft_label = text_label("", "caption")
        self.start_over = Button(tr("Start over"), "quiet", "refresh-cw")
        self.bring_back = Button(tr("Bring it back"), "quiet", "undo-2")
        for extra in (self.draft_label, self.start_over, self.bring_back):
            self.add_foot(extra)
            extra.hide()
        self.trouble = text_label("", "error", wrap=True)
        self.add_above_foot(self.trouble)
        self.trouble.hide()

    def _connect(self) -> None:
        for page in self.pages:
            page.changed.connect(self._on_edited)
        self._pause.timeout.connect(self.keep_draft)
        self.step_changed.connect(self._on_step)
        self.start_over.clicked.connect(self._on_start_over)
        self.bring_back.clicked.connect(self._on_bring_back)

    def _show(self, value: V) -> None:
        self._shown = value
        for page in self.pages:
            page.show_value(value)
        self._kept = self.as_draft(self.value())

    def _find_draft(self) -> None:
        found = self._draft.find()
        if found is not None:
            self._show(self.from_draft(found, self._initial))
            self._has_draft = True
            self._offer(tr("You left this unfinished."), self.start_over)

    def _offer(self, words: str, button: Button) -> None:
        self.draft_label.setText(words)
        self.draft_label.show()
        for each in (self.start_over, self.bring_back):
            each.setVisible(each is button)

    # What happens

    def _on_edited(self) -> None:
        if not self._pause.isActive():
            self._pause.start()
        self._show_marks()

    def _on_step(self, step: int) -> None:
        self.keep_draft()
        self.say_trouble("")
        page = self.pages[step]
        page.entered(self.value())
        page.focus_first()
        if not page.isAncestorOf(self.focusWidget()):
            self.verb_button.setFocus()
        # Only then is the page laid out, and known where the field is.
        QTimer.singleShot(0, self._show_focused)

    def _show_focused(self) -> None:
        """Where a page is longer than its room, bring what has the keys into sight."""
        area, focused = self._stack.currentWidget(), self.focusWidget()
        if isinstance(area, QScrollArea) and area.isAncestorOf(focused):
            area.ensureWidgetVisible(focused, 0, grid.SPACE_24)

    def _show_marks(self) -> None:
        for at, (mark, page) in enumerate(zip(self._marks, self.pages, strict=True)):
            now = at == self.current()
            mark.set_state(done=page.is_filled and not now, current=now, enabled=True)

    def _on_start_over(self) -> None:
        self._thrown_away = self.value()
        self._pause.stop()
        self._show(self._initial)
        self._has_draft = False
        self._draft.drop()
        self._offer(tr("The draft is gone."), self.bring_back)
        self._begin_again()

    def _on_bring_back(self) -> None:
        if self._thrown_away is not None:
            self._show(self._thrown_away)
            self._kept = {}
            self.keep_draft()
            self._offer(tr("The draft is back."), self.start_over)
            self._begin_again()

    def _begin_again(self) -> None:
        self.go_to(0)
        self._show_marks()
        self.pages[0].focus_first()

    def _on_kept(self, kept: Any) -> None:
        words, undoable = self.words_for(kept)
        self._navigator.said.emit(words, undoable)
        self._draft.tell()
        super().accept()
        self.after(kept)

    def _on_failed(self, error: Exception) -> None:
        self._set_saving(False)
        self.keep_draft()
        self.say_trouble(sentence(error))

    def _set_saving(self, saving: bool) -> None:
        self._is_saving = saving
        verb = self._steps[self.current()].verb
        self.set_verb(tr("Keeping…") if saving else verb, enabled=not saving)
