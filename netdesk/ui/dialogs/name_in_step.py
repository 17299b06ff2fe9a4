"""Keeps the whole name in step with its parts while somebody types."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from netdesk.domain.names import Name
from netdesk.ui.dialogs.contact_fields import renamed


class NameInStep(QObject):
    """Where the whole name is what the parts make, it follows them. Where it is written in a way of its own
    ("Haddad, Leila"), a corrected part is exchanged in it and everything else stays.
    """

    def __init__(self, whole: QLineEdit, parts: dict[str, QLineEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._whole = whole
        self._parts = parts
        self._known: dict[str, str] = {}
        self._begun: tuple[str, str, str] | None = None
        for line in parts.values():
            line.textEdited.connect(self._on_edited)
            line.editingFinished.connect(self._on_finished)
        self.reset()

    def reset(self) -> None:
        """Other names are shown."""
        self._known = {part: line.text() for part, line in self._parts.items()}
        self._begun = None

    def _on_edited(self, text: str) -> None:
        line = self.sender()
        part = next((name for name, each in self._parts.items() if each is line), "")
        if not part:
            return
        if self._begun is None or self._begun[0] != part:
            whole = " ".join(self._whole.text().split())
            own_way = whole not in ("", Name(**self._known).shown)
            self._begun = (part, whole if own_way else "", self._known[part])
        self._known[part] = text
        _, display, old = self._begun
        self._whole.setText(renamed(display, old, text) if display else Name(**self._known).shown)

    def _on_finished(self) -> None:
        self._begun = None
