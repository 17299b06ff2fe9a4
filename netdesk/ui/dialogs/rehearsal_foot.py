"""The foot of a rehearsal: what can be done now, each with its key."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.cards import column
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.words import pitch_words, wording

_KEYS: Final = marked(
    {
        "ready": ("Space begins",),
        "lead": ("Space begins at once",),
        "running": ("Enter ends", "Space pauses", "R starts again"),
        "held": ("Space goes on", "Enter ends", "R starts again"),
        "done": ("1, 2, 3 rate it", "Space begins again"),
    }
)
_CUES: Final = marked("C shows less or more")
_LEAVE: Final = marked("Esc leaves")


class RehearsalFoot(QWidget):
    """`show_phase` shows the buttons of a phase ("ready", "lead", "running", "held", "done")."""

    begin_wanted = Signal()
    now_wanted = Signal()
    """Begin without counting in."""
    pause_wanted = Signal()
    end_wanted = Signal()
    drop_wanted = Signal()
    rated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.begin_button = _button(tr("Begin"), "primary", "mic")
        self.now_button = _button(tr("Begin now"), "primary")
        self.end_button = _button(tr("That’s it"), "primary", "check")
        self.pause_button = _button(tr("Pause"), "secondary")
        self.go_on_button = _button(tr("Go on"), "secondary", "play")
        self.again_button = _button(tr("Start again"), "quiet", "refresh-cw")
        self.more_button = _button(tr("Say it again"), "primary", "mic")
        self.drop_button = _button(tr("Don’t count it"), "quiet")
        self.how = text_label(tr("How did it go?"), "second")
        self.rate_buttons = tuple(_button(pitch_words.rating_words(each)) for each in (1, 2, 3))
        self._said = ElidedLabel("", "second")
        self._hints = ElidedLabel("", "caption")
        for at, button in enumerate(self.rate_buttons, 1):
            button.clicked.connect(partial(self.rated.emit, at))
        for button in (self.begin_button, self.more_button, self.again_button):
            button.clicked.connect(self.begin_wanted)
        for button in (self.pause_button, self.go_on_button):
            button.clicked.connect(self.pause_wanted)
        self.now_button.clicked.connect(self.now_wanted)
        self.end_button.clicked.connect(self.end_wanted)
        self.drop_button.clicked.connect(self.drop_wanted)
        self._lay_out()

    def show_phase(self, phase: str, *, rated: bool = False) -> None:
        """The buttons of a phase; one that was judged already is not asked about again."""
        judging = phase == "done" and not rated
        for button, wanted in (
            (self.begin_button, phase == "ready"),
            (self.now_button, phase == "lead"),
            (self.end_button, phase in ("running", "held")),
            (self.pause_button, phase == "running"),
            (self.go_on_button, phase == "held"),
            (self.again_button, phase in ("running", "held")),
            (self.more_button, phase == "done"),
            (self.drop_button, judging),
            (self.how, judging),
            *((each, judging) for each in self.rate_buttons),
        ):
            button.setVisible(wanted)
        keys = (
            *(_KEYS[phase][1:] if rated else _KEYS[phase]),
            *(() if judging else (_CUES,)),
            _LEAVE,
        )
        self._hints.setText(wording.SEPARATOR.join(tr(each) for each in keys))
        self.say("")

    def say(self, words: str) -> None:
        """A word in place of the keys."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _lay_out(self) -> None:
        buttons = (
            self.drop_button,
            self.again_button,
            self.how,
            *self.rate_buttons,
            self.pause_button,
            self.go_on_button,
            self.end_button,
            self.now_button,
            self.begin_button,
            self.more_button,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_24, grid.SPACE_16, grid.SPACE_24, grid.SPACE_16)
        row.addWidget(BesideOrBelow(column(self._said, self._hints), *buttons))


def _button(words: str, kind: str = "secondary", icon: str = "") -> Button:
    """By Tab, not by a click, so that after a click the keys still mean what they mean."""
    button = Button(words, kind, icon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
