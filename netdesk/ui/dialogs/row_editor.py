"""The frame of the editors of small things: explicit Save, a draft that survives a kill, faults in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QSize, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from netdesk.domain.value import value
from netdesk.services.desks import Desk
from netdesk.services.value_drafts import as_draft, from_draft
from netdesk.ui.dialogs.keyboard_dialog import KeyboardDialog
from netdesk.ui.jobs import Jobs, sentence
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.wizards.kept_draft import KeptDraft
from netdesk.ui.words import wording

V = TypeVar("V")
_SIZE: Final = QSize(600, 660)
_KEEP_AFTER_MS: Final = 1500
_NAME_LENGTH: Final = 60


@value
class EditorWords:
    """An editor's words: its titles, the verb for something new, the key of its draft without id ("goal")."""

    new: str
    edit: str
    add: str
    draft: str


class RowEditor(KeyboardDialog, Generic[V]):
    """Edits a frozen value; `is_new` says that the desk does not have it yet. Make the fields in the
    constructor, put them into `form` and call `begin` last. Override `show_value`, `value_now`, `name_of`,
    `keep` and `watched`, and maybe `troubles`. Ctrl+Enter saves, Esc closes and keeps a draft.

    `kept` carries the id under which it was kept.
    """

    kept = Signal(int)

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        before: V,
        words: EditorWords,
        parent: QWidget | None = None,
        *,
        is_new: bool,
        size: QSize = _SIZE,
        label_width: int = 104,
    ) -> None:
        self._save_verb = words.add if is_new else tr("Save")
        title = words.new if is_new else words.edit
        super().__init__(title, self._save_verb, parent, size=size, cancel=tr("Close"), hugs=True)
        self.jobs, self.navigator, self.before, self.is_new = jobs, navigator, before, is_new
        self._words = words
        self._initial: dict[str, Any] = {}
        self._last: dict[str, Any] = {}
        self._thrown_away: V | None = None
        self._saving = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER_MS)
        self._pause.timeout.connect(self.keep_draft)
        self._trouble = text_label("", "error", wrap=True)
        self._trouble.hide()
        self.form = FormGrid(label_width=label_width)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._state = text_label(tr("Kept as a draft if you close"), "caption")
        self.start_over = Button(tr("Start over"), "quiet", "refresh-cw")
        self.start_over.clicked.connect(self._on_start_over)
        self.start_over.hide()
        self.add_foot(self._state)
        self.add_foot(self.start_over)

    # For those who build on it

    def show_value(self, shown: V) -> None:
        """Put a value into the fields."""
        raise NotImplementedError

    def value_now(self) -> V:
        """What the fields say; all that has no field as in `before`."""
        raise NotImplementedError

    def name_of(self, shown: V) -> str:
        """What to call it."""
        raise NotImplementedError

    def keep(self, desk: Desk, wanted: V) -> int:
        """Keep it, as one change; returns its id."""
        raise NotImplementedError

    def watched(self) -> Sequence[SignalInstance]:
        """The signals of the fields that tell of every edit."""
        raise NotImplementedError

    def troubles(self, wanted: V) -> Sequence[tuple[QWidget, str]]:
        """What is wrong with it: a field of the form and a sentence each."""
        return ()

    def wants_more(self) -> bool:
        """Whether saving does anything besides keeping what is in the fields."""
        return False

    def begin(self, key: object) -> None:
        """Show what there is to edit, or the draft that was left of it (`key` tells drafts apart)."""
        self._draft = KeptDraft(self.jobs, f"{self._words.draft} {key}")
        self.show_value(self.before)
        self._initial = self._last = as_draft(self.value_now())
        found = self._draft.find()
        if found is not None:
            self.show_value(from_draft(found, self.before))
            self._last = as_draft(self.value_now())
            if self._last != self._initial:
                self._state.setText(tr("You left this unfinished."))
                self.start_over.show()
        for told in self.watched():
            told.connect(self._on_edited)
        self.follow_focus()

    # What happens

    @property
    def is_changed(self) -> bool:
        """True when something typed is not on the desk."""
        return as_draft(self.value_now()) != self._initial

    def accept(self) -> None:
        """Save and close, or say in place what is missing."""
        wanted = self.value_now()
        if self._saving or not self._is_fine(wanted):
            return
        self._pause.stop()
        if not self.is_new and not self.is_changed and not self.wants_more():
            self.keep_draft()
            super().accept()
            return
        drop = self._draft.drop_on

        def work(desk: Desk) -> int:
            found = self.keep(desk, wanted)
            drop(desk)
            return found

        self._saving = True
        self.set_verb(tr("Saving…"), enabled=False)
        if self.jobs.long_change_running:
            self._tell(tr("It will be saved once the current job is done."), "text2")
        self.jobs.change(work, done=self._on_kept, failed=self._on_failed)

    def reject(self) -> None:
        """Close; what was typed waits as a draft."""
        if self._saving:
            return
        self.keep_draft()
        if self.is_changed:
            self.navigator.said.emit(tr("Your words wait as a draft"), False)
        super().reject()

    def keep_draft(self) -> None:
        """Keep what was typed, if it is anything new."""
        self._pause.stop()
        draft = as_draft(self.value_now())
        if draft == self._last:
            return
        self._last = draft
        if draft == self._initial:
            self._draft.drop()
        else:
            self._draft.keep(draft)

    def _on_edited(self, *_: object) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _on_start_over(self) -> None:
        """Throw the draft away, or bring it back."""
        again, self._thrown_away = self._thrown_away, None
        if again is None:
            self._thrown_away = self.value_now()
            self.show_value(self.before)
            self._state.setText(tr("The draft is gone."))
            self.start_over.setText(tr("Bring it back"))
        else:
            self.show_value(again)
            self._state.setText(tr("The draft is back."))
            self.start_over.setText(tr("Start over"))
        self.keep_draft()

    def _is_fine(self, wanted: V) -> bool:
        for field in self._marked:
            self.form.set_error(field, "")
        found = list(self.troubles(wanted))
        self._marked = [field for field, _ in found]
        self._tell("")
        for field, words in found:
            self.form.set_error(field, words)
        self.hug()
        if found:
            found[0][0].setFocus()
            announce(self, found[0][1])
        return not found

    _marked: Sequence[QWidget] = ()

    def _on_kept(self, row_id: int) -> None:
        if not isValid(self):
            return
        self._saving = False
        name = wording.cut(self.name_of(self.value_now()), _NAME_LENGTH)
        said = tr("{name} added", name=name) if self.is_new else tr("{name} saved", name=name)
        self.navigator.said.emit(said, True)
        self.kept.emit(row_id)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._saving = False
        self.set_verb(self._save_verb)
        self._pause.start()
        self._tell(sentence(error))

    def _tell(self, words: str, tone: str = "bad") -> None:
        self._trouble.setProperty("tone", tone)
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            announce(self, words)


def lines_of(text: str) -> tuple[str, ...]:
    """What stands on each line, blank ones left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
