"""What is wished before that which fulfils it is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, SignalInstance

from netdesk.ui.navigator import Navigator


class EarlyWishes(QObject):
    """Until `stop`, the first wish has `make` called, which makes what hears wishes, and is told again."""

    def __init__(self, navigator: Navigator, make: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._heard: list[tuple[SignalInstance, Callable[..., None]]] = []
        for wish in (
            navigator.import_wanted,
            navigator.export_wanted,
            navigator.edit_contact_wanted,
            navigator.edit_interaction_wanted,
            navigator.plan_wanted,
            navigator.plan_for_goal_wanted,
            navigator.practise_wanted,
            navigator.rehearse_wanted,
            navigator.wizard_wanted,
            navigator.remind_wanted,
            navigator.sheet_wanted,
            navigator.history_wanted,
        ):
            heard = partial(self._on_wish, wish)
            wish.connect(heard)
            self._heard.append((wish, heard))

    def stop(self) -> None:
        """Wishes are heard by what fulfils them."""
        heard, self._heard = self._heard, []
        for wish, slot in heard:
            wish.disconnect(slot)

    def _on_wish(self, wish: SignalInstance, *given: Any) -> None:
        if not self._heard:
            return
        self.stop()
        self._make()
        wish.emit(*given)
