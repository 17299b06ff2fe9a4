"""The fields of one card: six short lines, each of which takes the card by Enter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.cards import Card
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.form_grid import FormGrid
from netdesk.ui.widgets.paste_line import PasteLine

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LABELS: Final = 96


class CardFields(QWidget):
    """`entered` when Enter was pressed in any field, `pasted` with a text of several lines, `changed` after
    every edit, `left_down` when Down goes on to the list."""

    entered = Signal()
    pasted = Signal(str)
    changed = Signal()
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Card()
        self.name = _Line(tr("As on the card, or paste a list"))
        self.organization = _Line(tr("Company, school or group"))
        self.title = _Line(tr("What they do there"))
        self.email = _Line(tr("name@example.org"))
        self.phone = _Line(tr("With its country, if it is another"))
        self.notes = _Line(tr("What you spoke of, what you promised"))
        self._lines = {
            "name": self.name,
            "organization": self.organization,
            "title": self.title,
            "email": self.email,
            "phone": self.phone,
            "notes": self.notes,
        }
        labels = (tr("N&ame"), tr("&Organization"), tr("&Job title"), tr("&Email"), tr("&Phone"), tr("No&te"))
        columns = (FormGrid(label_width=_LABELS), FormGrid(label_width=64))
        for at, (label, line) in enumerate(zip(labels, self._lines.values(), strict=True)):
            columns[at // 3].add_row(label, line)
            line.entered.connect(self.entered)
            line.pasted.connect(self.pasted)
            line.left_down.connect(self.left_down)
            line.textEdited.connect(self._on_edited)
        for line in (self.name, self.email):
            line.textEdited.connect(self._on_identity)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_24)
        for column in columns:
            row.addWidget(column, 1)

    def card(self) -> Card:
        """What is typed; who they are on the desk as it was shown."""
        typed: dict[str, Any] = {key: " ".join(line.text().split()) for key, line in self._lines.items()}
        return replace(self._shown, **typed)

    def show_card(self, card: Card) -> None:
        """Put a card into the fields."""
        self._shown = card
        for key, line in self._lines.items():
            line.setText(getattr(card, key))

    def focus_first(self) -> None:
        """The keys to the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _on_identity(self, _text: str) -> None:
        """Whoever is typed now may be somebody else."""
        self._shown = replace(self._shown, contact_id=None, is_new=False)

    def _on_edited(self, _text: str) -> None:
        self.changed.emit()


class _Line(PasteLine):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the line's own, Ctrl+Enter the dialog's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not held:
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)
