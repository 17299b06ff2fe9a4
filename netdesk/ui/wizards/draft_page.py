"""One page of a wizard that works on a draft."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

V = TypeVar("V")


class DraftPage(QWidget, Generic[V]):
    """One step. The draft is a plain value that all pages share, each for its part.

    `changed` tells every edit.
    """

    changed = Signal()

    def show_value(self, value: V) -> None:
        """Put what is known into the fields."""
        raise NotImplementedError

    def applied_to(self, value: V) -> V:
        """The value with what the fields say; a page without fields gives it back as it is."""
        raise NotImplementedError

    @property
    def is_filled(self) -> bool:
        """True when the step has what is wanted of it."""
        raise NotImplementedError

    def entered(self, value: V) -> None:
        """The page is about to be shown: `value` is what all pages say by now."""

    def focus_first(self) -> None:
        """Bring the keys to the first field. Left as it is, the verb at the foot has them."""
