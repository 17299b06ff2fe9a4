"""Somebody as they will be: picture, name, chips, facts and notes, to look at only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.roles import ChipValue
from netdesk.ui.tr import tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.words import wording

_NOTES_LENGTH: Final = 400


class PersonPreview(QWidget):
    """Shows a name, what they do, chips, facts (icon, value, label) and notes."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = Avatar(size=grid.AVATAR_LIVE)
        self.name = text_label("", "heading", wrap=True)
        self.work = text_label("", "second", wrap=True)
        self.notes = Paragraph("", "body")
        self._notes_label = text_label(tr("Notes"), "section")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        self.facts: tuple[tuple[str, str, str], ...] = ()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.work)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_12)
        head.addWidget(self.avatar)
        head.addLayout(words, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(grid.SPACE_12)
        self.column.addWidget(text_label(heading, "section"))
        self.column.addLayout(head)
        self.column.addWidget(self._chips)
        self.column.addLayout(self._facts)
        self.column.addWidget(self._notes_label)
        self.column.addWidget(self.notes)
        self.column.addStretch(1)

    def show_person(
        self,
        name: str,
        key: str,
        work: str,
        chips: Sequence[ChipValue],
        facts: Sequence[tuple[str, str, str]],
        notes: str,
    ) -> None:
        """Show somebody; `key` chooses the hue of their initials."""
        self.avatar.set_person(name, key)
        self.name.setText(wording.breakable(name))
        self.work.setText(wording.breakable(work))
        self.work.setVisible(bool(work))
        self._show_chips(chips)
        if tuple(facts) != self.facts:
            self._show_facts(facts)
        self.notes.setText(wording.cut(notes.strip(), _NOTES_LENGTH))
        for widget in (self.notes, self._notes_label):
            widget.setVisible(bool(notes.strip()))

    def show_photo(self, name: str, key: str, photo: QImage | None) -> None:
        """Show a picture in place of initials."""
        self.avatar.set_person(name, key, photo)

    def _show_chips(self, chips: Sequence[ChipValue]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for value in chips:
            self._flow.addWidget(Chip(value.text, value.tone, value.hue))
        self._chips.setVisible(bool(chips))
        self._chips.updateGeometry()

    def _show_facts(self, facts: Sequence[tuple[str, str, str]]) -> None:
        self.facts = tuple(facts)
        while (item := self._facts.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for icon, value, label in facts:
            self._facts.addWidget(FactRow(icon, value, label))
