"""A box that chooses one of the desk's goals, pitches or other things by its id, or none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.words import wording

_LONGEST = 70


class ThingCombo(ComboField):
    """`set_things` says what there is, `chosen` which one it is: None for none."""

    def __init__(self, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self.set_things(())

    def set_things(self, things: Iterable[tuple[int, str]]) -> None:
        """Offer these, after the word for none."""
        kept = self.chosen()
        self.clear()
        self.addItem(self._none, 0)
        for thing_id, words in things:
            self.addItem(wording.cut(" ".join(words.split()), _LONGEST), thing_id)
        self.choose(kept)

    def chosen(self) -> int | None:
        """The id of what is chosen."""
        return int(self.currentData() or 0) or None

    def choose(self, thing_id: int | None) -> None:
        """Show one; none when it is not there."""
        self.setCurrentIndex(max(0, self.findData(thing_id or 0)))
