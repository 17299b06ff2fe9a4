"""Rehearsals one under the other, the latest first: how long it took, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.pitches import Rehearsal
from netdesk.domain.rehearsing import GRACE_SECONDS
from netdesk.domain.speech import PITCH_SECONDS
from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.words import pitch_words

_MOST: Final = 30


class TakesLog(QWidget):
    """`show_takes` shows them, oldest first in the list. With `removable` each can be taken out (`removed`
    carries its place in the list)."""

    removed = Signal(int)

    def __init__(
        self, nothing: str, parent: QWidget | None = None, *, removable: bool = False, most: int = _MOST
    ) -> None:
        super().__init__(parent)
        self._removable, self._most = removable, most
        self._rows: list[QWidget] = []
        self._nothing = text_label(nothing, "quiet", wrap=True)
        self._earlier = text_label("", "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.SPACE_4)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._earlier)
        self.show_takes(())

    def show_takes(self, takes: Sequence[Rehearsal]) -> None:
        """Show these, the latest on top."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for at, (place, take) in enumerate(list(enumerate(takes))[::-1][: self._most]):
            row = self._row(place, take)
            self._column.insertWidget(at, row)
            self._rows.append(row)
        self._nothing.setVisible(not takes)
        more = len(takes) - self._most
        self._earlier.setText(counted(more, "{n} earlier one", "{n} earlier ones") if more > 0 else "")
        self._earlier.setVisible(more > 0)

    def said(self) -> list[str]:
        """What each row says, from top to bottom."""
        return [row.accessibleName() for row in self._rows]

    def _row(self, place: int, take: Rehearsal) -> QWidget:
        row = QWidget(self)
        row.setAccessibleName(pitch_words.take_words(take))
        late = take.seconds > PITCH_SECONDS + GRACE_SECONDS
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(grid.SPACE_8)
        line.addWidget(text_label(pitch_words.seconds(take.seconds), "strong", tone="warn" if late else ""))
        if take.rating:
            words = pitch_words.rating_words(take.rating)
            line.addWidget(Chip(words, pitch_words.chip_tone(take.rating)))
        line.addStretch(1)
        if self._removable:
            name = tr("Do not count {take}", take=pitch_words.take_words(take))
            button = IconButton("x", name)
            button.clicked.connect(partial(self.removed.emit, place))
            line.addWidget(button)
        return row
